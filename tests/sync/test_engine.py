"""A round: what is owed goes up, what is new comes down, and nothing counts without proof."""

import pytest
from scripted import NOW, PROGRAMME, answer, batches, change, lost, params, paths

from onedesk.domain.clock import system_clock
from onedesk.domain.records import receipt_text
from onedesk.store import account as accounts
from onedesk.store import inbox, outbox, records, rounds
from sync.engine import Engine, gauge, pushing
from sync.errors import EpochChanged, LineCut, Stopped, Unclear, Unproven
from sync.wire import Result, Sum, receipts, record_sum
from sync.wire.receipts import Proof


def stored(db, record="i1"):
    row = db.execute("SELECT version, hash, receipt FROM record WHERE id = ?", [record])
    return row.fetchone()


def test_a_round_settles_what_is_owed_and_says_what_it_did(engine, db, hub, owe):
    owe("i1", "i2")
    outcome = engine.round()
    assert (outcome.trouble, outcome.sendable, outbox.due(db)) == (None, 0, 0)
    assert outcome.report.sent == {"interview": 2}
    assert outcome.report.requests == 2
    assert outcome.report.bytes_up == 20
    kept = rounds.last(db)
    assert kept == outcome.report.but(sent={"appointment": 2}), "no talk was begun in them"


def test_what_is_on_the_hub_has_a_receipt_that_stands_alone(engine, db, hub, owe):
    owe("i1", "i2", "i3")
    engine.round()
    version, content, batch = stored(db, "i2")
    key = hub.account().receipt_key
    text = receipt_text("interview", "i2", version, content)
    kept = db.execute("SELECT signature, leaves FROM proof WHERE batch = ?", [batch]).fetchone()
    assert receipts.leaf(text) in receipts.proven(Proof(*kept), key)
    alone = receipts.receipt(Proof(*kept), text)
    assert receipts.verify(alone, key, text)
    assert not receipts.verify(alone, key, text.replace(b"i2", b"i1"))


def test_a_lost_answer_is_asked_for_again_with_the_same_batch(engine, db, hub, owe):
    owe("i1")
    hub.steps.append(lost)
    assert isinstance(engine.round().trouble, LineCut)
    assert outbox.due(db) == 1
    assert engine.round().trouble is None
    assert len(set(batches(hub))) == 1
    assert hub.taken == {"i1": 1}


def test_what_was_typed_after_sealing_goes_in_the_next_envelope(engine, db, hub, owe, edit):
    owe("i1", job="joiner")
    hub.steps.append(lost)
    engine.round()
    edit("i1", job="baker")
    engine.round()
    first, again, second = batches(hub)
    assert first == again != second
    assert outbox.due(db) == 0


def test_many_records_go_in_several_envelopes_and_progress_is_told(engine, hub, owe, monkeypatch):
    monkeypatch.setattr(pushing, "ITEMS_MAX", 2)
    owe("i1", "i2", "i3", "i4", "i5")
    seen = []
    engine.round(lambda done, owed: seen.append((done, owed)))
    assert seen == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert len(set(batches(hub))) == 3


def test_a_stopped_round_keeps_what_the_hub_has_answered(engine, db, hub, owe, monkeypatch):
    monkeypatch.setattr(pushing, "ITEMS_MAX", 2)
    owe("i1", "i2", "i3")
    outcome = engine.round(cancelled=lambda: bool(hub.asked))
    assert isinstance(outcome.trouble, Stopped)
    assert outcome.report.sent == {"interview": 2}
    assert outbox.due(db) == 1


def test_a_rejected_record_is_put_aside_and_the_rest_goes_on(engine, db, hub, owe):
    owe("i1", "i2")
    hub.verdicts["i1"] = {"status": "rejected", "code": "no_student", "say": "Not known."}
    outcome = engine.round()
    assert outcome.report.sent == {"interview": 1}
    assert outbox.refused(db) == [("i1", "Not known.")]
    assert outcome.sendable == 0
    assert engine.round().report.sent == {}


def test_a_record_asked_for_in_full_is_sent_in_full(engine, db, hub, owe, edit):
    owe("i1", job="joiner")
    engine.round()
    edit("i1", plan="fe2")
    hub.verdicts["i1"] = {"status": "rejected", "code": "send_whole"}
    assert engine.round().trouble is None
    sent = [asked.body for asked in hub.asked if asked.path.endswith("/push")]
    assert b"joiner" not in sent[1]
    assert b"joiner" in sent[2]
    assert outbox.due(db) == 0


def test_a_hub_that_asks_for_the_whole_for_ever_is_not_answered_for_ever(engine, hub, owe):
    owe("i1")
    whole = Result(kind="interview", id="i1", status="rejected", code="send_whole")

    def insist(hub, asked):
        return answer(hub.signed(batches(hub)[-1], (whole,)))

    hub.steps.extend([insist] * 2)
    assert isinstance(engine.round().trouble, Unclear)


def forged(hub, asked):
    reply = hub.signed(batches(hub)[-1], (Result(kind="interview", id="i1", status="applied"),))
    return answer(reply.but(results=(reply.results[0].but(version=9),)))


def unsigned(hub, asked):
    result = Result(kind="interview", id="i1", status="applied", version=1)
    return answer(hub.signed(batches(hub)[-1], (result,), signature=""))


def to_another(hub, asked):
    return answer(hub.signed("another-batch", ()))


def about_another(hub, asked):
    result = Result(kind="interview", id="i7", status="applied", version=1)
    return answer(hub.signed(batches(hub)[-1], (result,)))


def about_less(hub, asked):
    return answer(hub.signed(batches(hub)[-1], ()))


def of_another_epoch(hub, asked):
    result = Result(kind="interview", id="i1", status="applied", version=1)
    return answer(hub.signed(batches(hub)[-1], (result,), epoch="epoch-2"))


@pytest.mark.parametrize(
    ("step", "family"),
    [
        (forged, Unproven),
        (unsigned, Unproven),
        (to_another, Unclear),
        (about_another, Unclear),
        (about_less, Unclear),
        (of_another_epoch, EpochChanged),
    ],
)
def test_an_answer_that_proves_nothing_settles_nothing(engine, db, hub, owe, step, family):
    owe("i1")
    hub.steps.append(step)
    outcome = engine.round()
    assert isinstance(outcome.trouble, family)
    assert outcome.report.problem == family.say
    assert outbox.due(db) == 1
    assert stored(db) == (0, "", None)


def test_pages_come_down_with_their_cursors(engine, db, hub):
    hub.changes.extend([(change("i8"),), (change("i9", job="baker"),)])
    outcome = engine.round()
    assert outcome.report.received == {"interview": 2}
    assert records.load(db, "interview", "i9").body.job == "baker"
    assert [asked["cursor"] for asked in params(hub)] == ["cursor-0", "cursor-1"]
    assert inbox.cursor(db) == "cursor-2"


def test_a_new_laptop_reads_before_it_sends(engine, db, hub, owe):
    db.execute("DELETE FROM kept WHERE name = 'cursor'")
    hub.changes.append((change("i9"),))
    owe("i1")
    assert engine.round().trouble is None
    assert [asked.path.rpartition("/")[2] for asked in hub.asked] == ["changes", "push", "changes"]


def test_a_page_that_is_lost_is_asked_for_again_from_the_last_cursor(engine, db, hub):
    hub.changes.extend([(change("i8"),), (change("i9"),)])
    hub.steps.extend([None, LineCut()])
    engine.round()
    assert inbox.cursor(db) == "cursor-1"
    engine.round()
    assert [asked["cursor"] for asked in params(hub)] == ["cursor-0", "cursor-1", "cursor-1"]
    assert records.load(db, "interview", "i9")


def test_a_page_of_another_epoch_is_not_taken_in(engine, db, hub):
    hub.changes.append((change("i9"),))
    hub.page["epoch"] = "epoch-2"
    assert isinstance(engine.round().trouble, EpochChanged)
    assert inbox.cursor(db) == "cursor-0"


def test_a_changed_programme_is_kept(engine, db, hub):
    hub.page |= {"programme": PROGRAMME.but(service="Another"), "programme_tag": "tag-2"}
    engine.round()
    assert accounts.load(db).programme.service == "Another"
    hub.page.clear()
    engine.round()
    assert params(hub)[-1]["programme_tag"] == "tag-2"


def test_sums_follow_what_moves_and_are_counted_afresh_after_trouble(engine, hub, monkeypatch):
    hub.changes.append((change("i9"),))
    hub.page["sums"] = {"thornlaw": record_sum([("i9", 7, change().hash)]), "elsewhere": Sum()}
    engine.round()
    counted = []
    real = inbox.held
    monkeypatch.setattr(inbox, "held", lambda db: counted.append(1) or real(db))
    assert engine.round().report.differs == ()
    assert not counted
    assert "parts" not in paths(hub)
    hub.steps.append(LineCut())
    engine.round()
    engine.round()
    assert len(counted) == 1


def test_the_offset_of_the_clock_is_measured_and_decides_nothing(db, hub, owe):
    owe("i1")
    ahead = Engine(db, lambda _: hub, lambda: NOW.replace(hour=15))
    outcome = ahead.round()
    assert outcome.report.offset == 7200
    assert outcome.trouble is None


def test_proofs_for_which_no_record_stands_any_more_go_every_so_many_rounds(
    engine, db, hub, owe, edit, monkeypatch
):
    monkeypatch.setattr(rounds, "KEEP", 3)
    owe("i1")
    engine.round()
    edit("i1", job="baker")
    for kept in ([0, 1], [1]):
        engine.round()
        proofs = {row[0] for row in db.execute("SELECT batch FROM proof")}
        assert proofs == {batches(hub)[number] for number in kept}


def test_a_laptop_that_is_not_enrolled_is_told_so(opened, db, hub):
    db.execute("DELETE FROM kept")
    outcome = Engine(db, lambda _: hub, system_clock).round()
    assert outcome.trouble.needs_someone
    assert hub.asked == []


def test_the_line_is_kept_and_let_go(engine, hub):
    engine.round()
    engine.round()
    assert not hub.closed
    engine.close()
    assert hub.closed


def test_a_round_moves_as_an_envelope_leaves(engine, hub, owe, monkeypatch):
    monkeypatch.setattr(gauge, "APART", 0)
    owe("i1", "i2", "i3", "i4")

    def leaving(hub, asked):
        asked.leaving(0.5)
        asked.leaving(1.0)
        return hub.honest(asked)

    hub.steps.append(leaving)
    moves = []
    engine.round(lambda *said: moves.append(said))
    assert moves == [(0, 4), (2, 4), (3, 4), (4, 4)]


def test_what_is_typed_amid_a_round_waits_and_counts_once(engine, db, hub, owe, edit):
    """Somebody who types without end must not keep a round from its end."""
    owe("i1")
    typed = iter(range(100))

    def type_on(hub, asked):
        if asked.path.endswith("/push"):
            edit("i1", job=f"job {next(typed)}")
        return hub.honest(asked)

    hub.steps.extend([type_on] * 20)
    outcome = engine.round()
    assert (outcome.trouble, outcome.report.sent) == (None, {"interview": 1})
    assert outcome.sendable == 1
    assert next(typed) <= 2
