"""What an adviser can look up and prove about the exchange."""

import base64
import json

import pytest
from answering import arrived, debts, on_hub, outcome
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onedesk.domain.fields import flat, nested
from onedesk.domain.records import receipt_text
from onedesk.domain.round_report import RoundReport
from onedesk.store import account as accounts
from onedesk.store import inbox, outbox, restored, rounds
from onedesk.store.settling import settle
from sync.wire import receipts
from sync.wire.receipts import Proof

KEY = Ed25519PrivateKey.generate()
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()


@pytest.fixture
def signed(desk, db, account, clock):
    """The hub has taken all that is owed, and has signed for it."""
    accounts.save(db, account.but(receipt_key=PUBLIC))
    sealed = outbox.seal(db, clock(), 500, 10**6)
    said = [outcome(db, debt) for debt in debts(sealed)]
    settle(db, sealed, said, clock(), _prove)
    return len(said)


def _prove(leaves):
    signature = KEY.sign(receipts.signed_text(receipts.root(leaves), len(leaves)))
    return Proof(base64.b64encode(signature).decode(), b"".join(leaves))


def test_every_record_is_beside_the_hubs_proof_of_it(desk, db, clock, signed):
    assert desk.check_proofs().proven == signed
    desk.answer("z3", {"job": "vet"})
    desk.begin("chau", clock().date())
    page = [arrived("interview", "c1", {"cycle": 1}, student="zoe")]
    inbox.take(db, page, "c", clock())
    found = desk.check_proofs()
    assert (found.proven, found.edited, found.colleagues) == (signed - 1, 1, 1)
    assert (found.unsent, found.wrong) == (1, 0)


def test_what_the_hub_would_not_take_is_not_counted_as_on_its_way(desk, db, clock, signed):
    desk.answer("z3", {"job": "vet"})
    desk.begin("chau", clock().date())
    sealed = outbox.seal(db, clock(), 500, 10**6)
    no = {"status": "rejected", "code": "unknown", "say": "No."}
    settle(db, sealed, [outcome(db, debt, **no) for debt in debts(sealed)], clock(), _prove)
    found = desk.check_proofs()
    assert (found.refused, found.edited, found.unsent, found.wrong) == (2, 0, 0, 0)


def test_content_or_proof_that_was_tampered_with_proves_nothing(desk, db, signed):
    db.execute("UPDATE record SET body = replace(body, 'joiner', 'jailer') WHERE id = 'z2'")
    assert desk.check_proofs().wrong == 1
    db.execute("UPDATE proof SET leaves = zeroblob(length(leaves))")
    assert desk.check_proofs().wrong == signed


def test_the_proof_file_holds_receipts_that_stand_alone_and_no_words(desk, tmp_path, signed):
    path = tmp_path / "proof.json"
    assert desk.save_proof(path) == signed
    text = path.read_text()
    for words in ("Zo", "Kowalczyk", "joiner", "Start a CV"):
        assert words not in text
    for one in json.loads(text)["receipts"]:
        signed_text = receipt_text(one["kind"], one["id"], one["version"], one["hash"])
        assert receipts.verify(one["receipt"], PUBLIC, signed_text)


def test_the_history_of_a_record_is_told_field_by_field_in_words(desk, db, clock):
    on_hub(db, clock())
    desk.answer("z3", {"plan": "APP"})
    body = {"cycle": 3, "day": "2026-03-12", "starts": "10:55:00", "plan": "APP", "job": "nurse"}
    on_hub(db, clock(), 2)
    later = arrived("interview", "z3", body, 9, student="zoe", by="Sunil Okafor", at=clock())
    inbox.take(db, [later], "c", clock())
    found = [(one.field, one.old, one.new, one.by, one.heard) for one in desk.history("z3")]
    assert found[-2:] == [
        ("plan after Year 11", "nothing", "Apprenticeship", "Marged Oyelaran", False),
        ("job", "nothing", "nurse", "Sunil Okafor", True),
    ]


def test_the_history_of_a_talk_says_who_opened_it_again_and_why(desk, db, clock):
    interview = desk.begin("zoe", clock().date())
    desk.finish(interview)
    clock.forward(minutes=5)
    desk.reopen(interview, "Mum rang")
    on_hub(db, clock())
    theirs = {"at": f"{clock():%Y-%m-%d}T17:00:00+00:00", "by": "colm", "name": "Colm Ward"}
    body = flat(desk.interview(interview).interview.body)
    body = nested({**body, "reopened.theirs": {**theirs, "why": "A slip"}})
    inbox.take(db, [arrived("interview", interview, body, 9, student="zoe")], "c", clock())
    again = [one for one in desk.history(interview) if one.field == "opened again"]
    assert [(one.new, one.by, one.heard) for one in again] == [
        ("Mum rang", "Marged Oyelaran", False),
        ("A slip", "Colm Ward", True),
    ]


def test_the_history_of_a_private_note_is_for_nobody_to_see(desk, clock):
    interview = desk.begin("zoe", clock().date())
    desk.save(interview, {"note": "quokka"})
    assert all(one.private for one in desk.history(desk.interview(interview).note.id))


def test_the_last_fifty_rounds_can_be_read_with_what_stood_in_the_way(desk, db, clock):
    for number in range(60):
        rounds.add(db, RoundReport(at=clock(), requests=number, code="offline", problem="No way."))
    found = desk.rounds()
    assert [one.requests for one in found] == list(range(59, 9, -1))
    assert desk.sync_state().last_code == "offline"


def test_a_yes_to_a_restored_hub_counts_only_where_it_was_asked(desk, db):
    desk.accept_restored_hub()
    assert not restored.accepted(db)
    restored.ask(db)
    assert desk.sync_state().restored
    desk.accept_restored_hub()
    assert not desk.sync_state().restored
    assert restored.accepted(db)


def test_nothing_is_said_to_be_on_the_hub_while_a_restored_one_is_in_doubt(desk, db, clock, signed):
    day = clock().date()
    talk = desk.begin("chau", day)
    desk.finish(talk)
    sealed = outbox.seal(db, clock(), 500, 10**6)
    settle(db, sealed, [outcome(db, debt) for debt in debts(sealed)], clock(), _prove)

    def state():
        return [row.state for row in desk.today("thornlaw", day).rows if row.interview == talk]

    assert state() == ["hub"]
    restored.ask(db)
    assert state() == ["laptop"]
    assert desk.check_proofs().doubted
    desk.accept_restored_hub()
    assert state() == ["laptop"]


def test_work_in_a_school_that_is_no_longer_ours_is_named(desk, db, account):
    programme = account.programme.but(schools=())
    accounts.save(db, account.but(programme=programme))
    (left,) = desk.sync_state().leaving
    assert (left.school, left.records) == ("Thornlaw Academy", desk.sync_state().records_owed)


def test_what_a_colleague_changed_of_the_own_interviews_stays_and_tells_who_did(
    desk, db, clock, signed
):
    desk.answer("z3", {"adviser": desk.programme().adviser.id})
    desk.finish("z3")
    on_hub(db, clock(), 2)
    assert desk.sync_state().rows[0].changed_at is None
    body = dict(flat(desk.interview("z3").interview.body), job="vet")
    page = [arrived("interview", "z3", body, 7, student="zoe", by="Yusuf Oka")]
    inbox.take(db, page, "c", clock())
    state = desk.sync_state()
    (row,) = state.rows
    assert (row.state, row.receipt, row.changed_by) == ("hub", None, "Yusuf Oka")
    assert (state.on_hub, state.only_here, state.changed_since) == (1, 0, 1)
    restored.ask(db)
    assert [(one.state, one.changed_at) for one in desk.sync_state().rows] == [("laptop", None)]


def test_what_a_round_hears_in_the_old_name_does_not_undo_joining_again(desk, db, account):
    before = accounts.load(db)
    desk.join_again(before.but(token="new", device="OD-021"))
    accounts.learn(db, before.but(programme_tag="heard"))
    assert (desk.account().token, desk.account().device) == ("new", "OD-021")
    accounts.learn(db, desk.account().but(programme_tag="heard"))
    assert desk.account().programme_tag == "heard"
