"""Debts: one a record, sealed once, sent until answered, taken away only when truly settled."""

from answering import debts, merged, on_hub, outcome

from onedesk.domain.interview import Interview
from onedesk.domain.records import Record, canonical_body, content_hash
from onedesk.store import outbox, records
from onedesk.store.database import open_database, writing
from onedesk.store.settling import DIFFERS, settle
from sync.wire import Result

MOST, BYTES = 500, 1_000_000


def edit(db, stamp, **edits):
    with writing(db):
        return records.edit(db, "interview", "i1", edits, stamp)


def seal(db, stamp):
    return outbox.seal(db, stamp.at, MOST, BYTES)


def refusal(code="unfit", say="It does not fit."):
    return Result(kind="interview", id="i1", status="rejected", code=code, say=say)


def said(content):
    return Result(kind="interview", id="i1", status="applied", version=1, hash=content)


def debt_of(sealed):
    (debt,) = debts(sealed)
    return debt


def test_saved_ten_times_it_is_one_debt(db, interview, stamp):
    for number in range(10):
        edit(db, stamp, job=f"job {number}")
    assert outbox.due(db) == 1
    assert "job 9" in debt_of(seal(db, stamp))["body"]


def test_an_edit_that_changes_nothing_owes_nothing(db, interview, stamp):
    on_hub(db, stamp.at)
    edit(db, stamp, job="joiner")
    assert outbox.due(db) == 0


def test_an_edit_that_was_taken_back_owes_nothing(db, interview, stamp):
    on_hub(db, stamp.at)
    edit(db, stamp, job="electrician")
    edit(db, stamp, job="joiner")
    assert seal(db, stamp) is None
    assert outbox.due(db) == 0


def test_a_sealed_envelope_is_the_same_after_a_restart_and_later_edits(
    db, path, key, interview, stamp
):
    first = seal(db, stamp)
    edit(db, stamp, job="electrician")
    db.close()
    again = open_database(path, key)
    assert outbox.pending(again) == [first]
    assert outbox.pending(again)[0].wire == first.wire
    assert seal(again, stamp) is None, "what was typed since waits for the answer"
    again.close()


def test_an_answer_settles_what_was_sealed_and_not_what_was_typed_since(db, interview, stamp):
    sealed = seal(db, stamp)
    edit(db, stamp, job="electrician")
    settle(db, sealed, [outcome(db, debt_of(sealed))], stamp.at)
    assert outbox.due(db) == 1
    debt = debt_of(seal(db, stamp))
    assert (debt["base"], debt["edits"]) == (1, {"job": "electrician"})


def test_an_answer_that_comes_twice_changes_nothing_the_second_time(db, interview, stamp):
    sealed = seal(db, stamp)
    settle(db, sealed, [outcome(db, debt_of(sealed))], stamp.at)
    edit(db, stamp, job="electrician")
    settle(db, sealed, [merged(debt_of(sealed), 9, cycle=1)], stamp.at)
    assert records.load(db, "interview", "i1").body.job == "electrician"
    assert outbox.due(db) == 1


def test_a_merged_answer_brings_a_colleagues_words_and_keeps_what_was_typed_since(
    db, interview, stamp
):
    sealed = seal(db, stamp)
    edit(db, stamp, job="electrician")
    fields = {"cycle": 3, "job": "joiner", "ratings.FE": 2, "provider": "Wearbank College"}
    settle(db, sealed, [merged(debt_of(sealed), **fields)], stamp.at)
    now = records.load(db, "interview", "i1").body
    assert (now.job, now.provider) == ("electrician", "Wearbank College")


def test_a_rejected_record_waits_in_quarantine_and_goes_again_when_edited(db, interview, stamp):
    settle(db, seal(db, stamp), [refusal()], stamp.at)
    assert outbox.refused(db) == [("i1", "It does not fit.")]
    assert seal(db, stamp) is None
    assert outbox.due(db) == 1, "it is still owed: it is on this laptop only"
    edit(db, stamp, job="electrician")
    assert outbox.refused(db) == []
    assert "electrician" in debt_of(seal(db, stamp))["body"]


def test_one_rejected_record_does_not_hold_up_the_others(db, interview, stamp):
    other = interview.but(id="i2")
    with writing(db):
        records.add(db, [other], stamp)
    sealed = seal(db, stamp)
    settle(db, sealed, [refusal(), outcome(db, debts(sealed)[1], 4)], stamp.at)
    assert outbox.due(db) == 1


def test_a_hub_that_lost_the_record_is_sent_all_of_it(db, interview, stamp):
    on_hub(db, stamp.at, 7)
    edit(db, stamp, job="electrician")
    settle(db, seal(db, stamp), [refusal("send_whole", "")], stamp.at)
    debt = debt_of(seal(db, stamp))
    assert "base" not in debt
    assert debt["body"] == canonical_body(records.load(db, "interview", "i1").body)


def test_an_envelope_keeps_to_its_limits_and_to_the_order_of_kinds(db, interview, stamp):
    student = Record.model_validate(
        {
            "kind": "student",
            "id": "zz",
            "school": "thornlaw",
            "body": {"legal_forename": "Zoë", "legal_surname": "Kowalczyk-Reed"},
        }
    )
    many = [interview.but(id=f"i{number}") for number in range(2, 12)]
    with writing(db):
        records.add(db, [*many, student], stamp)
    sealed = outbox.seal(db, stamp.at, 5, BYTES)
    assert len(debts(sealed)) == 5
    assert debts(sealed)[0]["kind"] == "student", "a record comes after those it speaks of"


def test_an_envelope_of_long_texts_stays_under_its_bytes(db, interview, stamp):
    long = [interview.but(id=f"l{n}", body={"cycle": 1, "summary": "x" * 400}) for n in range(9)]
    with writing(db):
        records.add(db, long, stamp)
    assert 1 < len(outbox.seal(db, stamp.at, MOST, 2_000).revs) < 5


def test_a_removed_record_owes_its_deletion_and_comes_back_if_asked(db, interview, stamp):
    with writing(db):
        records.remove(db, "interview", "i1", stamp)
    assert records.of_kind(db, "interview") == []
    assert debt_of(seal(db, stamp))["deleted"]
    with writing(db):
        assert records.restore(db, "interview", "i1", stamp).body == interview.body


def test_what_is_brought_back_while_its_deletion_is_sent_stays_and_is_sent_in_whole(
    db, interview, stamp
):
    on_hub(db, stamp.at)
    with writing(db):
        records.remove(db, "interview", "i1", stamp)
    sealed = seal(db, stamp)
    with writing(db):
        records.restore(db, "interview", "i1", stamp)
    gone = Result(kind="interview", id="i1", status="applied", version=2, deleted=True)
    turned = settle(db, sealed, [gone], stamp.at)
    assert records.load(db, "interview", "i1").body == interview.body
    assert [row[2] for row in turned.gone] == [1]
    again = debt_of(seal(db, stamp))
    assert (again["body"], again["base"]) == (canonical_body(interview.body), 2)


def test_a_record_that_the_hub_keeps_otherwise_is_never_called_on_the_hub(db, interview, stamp):
    sealed = seal(db, stamp)
    kept_otherwise = said(content_hash(Interview(cycle=1)))
    settle(db, sealed, [kept_otherwise], stamp.at)
    assert outbox.due(db) == 1
    assert outbox.refused(db) == [("i1", DIFFERS)]


def test_a_record_that_the_hub_keeps_alike_is_settled(db, interview, stamp):
    alike = said(content_hash(interview.body))
    settle(db, seal(db, stamp), [alike], stamp.at)
    assert outbox.due(db) == 0
