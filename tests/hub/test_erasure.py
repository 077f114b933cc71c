"""Erasure that wins: the words go everywhere here, and nothing brings them back."""

import json

import pytest
from django.db import connection
from exchange_asks import part, withdraw
from exchange_kit import Laptop, interview, item, person, school, student
from shared_database import on_disk

from hub.exchange import filling, reading
from hub.exchange.models import Batch, History, Record, Scope
from hub.exchange.moving import move
from hub.exchange.packing import unpacked
from hub.guardian import erased_file, erasure
from hub.guardian.models import Erasure
from hub.guardian.pupil_mark import erased_among, mark_of
from hub.guardian.scrubbing import BACKUPS, scrub
from onedesk.domain.people import Student
from onedesk.domain.records import Record as Value
from onedesk.domain.records import receipt_text, text_hash
from sync.wire import BUCKETS, Reply, bucket, receipts, record_sum

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub_folder")]

WORDS = "quokka"


@pytest.fixture
def laptop():
    """Two students; words about the first in records, history, a question, and answers kept."""
    laptop = Laptop(person("marged", school()))
    laptop.push(student(), student("s2"), interview("i2", {"job": "vet"}, student="s2"))
    base = laptop.result(interview("i1", {"job": f"{WORDS} 1"})).version
    laptop.push(item("note", "n1", {"text": f"{WORDS} 2"}))
    laptop.push(item("interview", "i1", {"job": f"{WORDS} 3"}, base=base))
    clash = laptop.result(item("interview", "i1", {"job": f"{WORDS} 4", "plan": "he"}, base=base))
    assert WORDS in clash.body
    laptop.pull()
    return laptop


def everything_kept():
    """All text that the hub holds about anybody, answers unpacked."""
    records = [row.body for row in Record.objects.all()]
    past = [text for row in History.objects.all() for text in (row.changes, row.aside)]
    answers = [unpacked(bytes(row.reply)).decode() for row in Batch.objects.filter(withdrawn=False)]
    return "\n".join([*records, *past, *answers])


def gone():
    return set(Record.objects.filter(erased=True).values_list("id", flat=True))


def test_the_words_go_from_records_history_and_kept_answers(laptop):
    assert everything_kept().count(WORDS) > 5
    done = erasure.erase("s1", "request 7")
    assert WORDS not in everything_kept()
    assert "vet" in everything_kept()
    assert done.records == len(gone()) == 4
    assert {"s1", "i1", "n1"} < gone()
    (scope,) = Scope.objects.all()
    left = Record.objects.filter(deleted=False).values_list("id", "version", "hash")
    assert (scope.live, int(scope.total)) == tuple(record_sum(left).model_dump().values())
    assert [one.what for one in reading.past(Record.objects.get(id="i2").changed_by, "i1")][-1] == (
        "erased"
    )


def test_every_laptop_is_told_once(laptop):
    other = Laptop(person("sunil", school()))
    other.pull()
    erasure.erase("s1", "request 7")
    for desk in (laptop, other):
        changes, page = desk.pull()
        assert {change.id for change in changes} == gone()
        assert all(change.erased and change.deleted and not change.body for change in changes)
        assert page.sums["thornlaw"].count == 2
        assert desk.pull()[0] == []
    told = part(other, *range(BUCKETS))
    assert {change.id for change in told if change.erased} == gone()


def test_a_repeated_batch_is_still_answered_without_the_words(laptop):
    edit, whole = item("interview", "i1", {"job": f"{WORDS} 5"}, base=1), '{"cycle":4}'
    other = interview("i4", {}, student="s2").but(edits={}, body=whole)
    sent = laptop.envelope(edit, other, batch="batch-e1")
    first = Reply.model_validate_json(laptop.send(sent).content)
    erasure.erase("s1", "request 7")
    again = Reply.model_validate_json(laptop.send(sent).content)
    assert laptop.send(sent).content == laptop.send(sent).content
    result, beside = again.results
    assert (result.erased, result.deleted, result.body, result.hash) == (True, True, None, "")
    assert result.version == first.results[0].version
    assert beside == first.results[1]
    texts = [
        receipt_text("interview", "i1", result.version, ""),
        receipt_text("interview", "i4", beside.version, text_hash(whole)),
    ]
    leaves = [receipts.leaf(text) for text in texts]
    assert receipts.proof(leaves, again.signature, laptop.enrolled.receipt_key)
    assert withdraw(laptop, "batch-e1") == again
    assert WORDS not in everything_kept()


LATE = {
    "an edit": item("interview", "i1", {"job": f"{WORDS} 6"}, base=2),
    "a whole record": interview("i1", body=f'{{"cycle":3,"job":"{WORDS} 6"}}'),
    "a new record": interview("late", {"job": f"{WORDS} 6"}),
    "a deletion": item("interview", "i1", {"job": f"{WORDS} 6"}, base=2, deleted=True),
    "the student": student("s1", base=1),
    "under another school": interview("late", {"job": f"{WORDS} 6"}, school="eastbeck"),
    "of an unknown kind": item("horoscope", "late", {"sign": WORDS}),
}


@pytest.mark.parametrize("what", LATE)
def test_whatever_comes_late_is_answered_and_not_kept(laptop, what):
    school("eastbeck")
    erasure.erase("s1", "request 7")
    before = set(Record.objects.values_list("id", "version"))
    result = laptop.result(LATE[what])
    assert (result.status, result.erased, result.deleted, result.hash, result.body) == (
        "applied",
        True,
        True,
        "",
        None,
    )
    assert set(Record.objects.values_list("id", "version")) == before
    assert WORDS not in everything_kept()


def test_what_comes_beside_it_is_taken(laptop):
    erasure.erase("s1", "request 7")
    reply = laptop.push(interview("late"), interview("i3", student="s2"))
    assert [one.erased for one in reply.results] == [True, False]
    assert Record.objects.filter(id="i3").exists()
    assert sum(one.status != "rejected" for one in reply.results) == 2


def test_the_hubs_own_hand_brings_nobody_back(laptop):
    erasure.erase("s1", "request 7")
    zoe = Student(legal_forename="Zoë", legal_surname="Reed")
    with pytest.raises(filling.UnfitError):
        filling.store_records([Value(kind="student", id="s1", school="thornlaw", body=zoe)])
    note = Value(kind="note", id="n7", school="thornlaw", student="s1", body={"text": WORDS})
    with pytest.raises(filling.UnfitError):
        filling.store_records([note])


def test_a_student_who_moved_is_erased_in_both_schools(laptop):
    eastbeck = Laptop(person("sunil", school("eastbeck")))
    move("s1", "eastbeck")
    eastbeck.pull()
    erasure.erase("s1", "request 7")
    assert all(change.erased for change in eastbeck.pull()[0])
    assert all(change.deleted for change in laptop.pull()[0])
    versions = dict(Scope.objects.values_list("school", "version"))
    assert laptop.result(item("note", "n1", {"text": WORDS}, base=1)).erased
    assert laptop.result(interview("late", {"job": WORDS})).erased
    assert dict(Scope.objects.values_list("school", "version")) == versions
    assert WORDS not in everything_kept()


def test_somebody_unknown_is_not_erased(laptop):
    for nobody in ("s404", "i1"):
        with pytest.raises(erasure.NotErasedError):
            erasure.erase(nobody, "request 7")
    assert not erased_file.place().exists()


def test_the_file_and_the_table_hold_ids_and_dates_alone(laptop):
    erasure.erase("s1", "request 7")
    erasure.erase("s1", "request 7 again")
    first, again = erased_file.lines()
    assert (first.student, first.school, set(first.records)) == ("s1", "thornlaw", gone())
    assert again.records == {}
    assert "Reed" not in erased_file.place().read_text()
    assert erased_file.place().stat().st_mode & 0o777 == 0o600
    assert Erasure.objects.get().reason == "request 7"


UPN = "V840417126001"


def test_the_last_known_upn_is_kept_as_a_mark_alone(laptop):
    laptop.push(item("student", "s1", {"upn": "V840417126002"}, base=1))
    laptop.push(item("student", "s1", {"upn": UPN}, base=Record.objects.get(id="s1").version))
    erasure.erase("s1", "request 7")
    erasure.erase("s2", "request 8")
    first, other = erased_file.lines()
    assert (first.pupil, other.pupil) == (mark_of(UPN), "")
    assert erased_among([UPN, "V840417126002"]) == {UPN}
    assert UPN not in erased_file.place().read_text() + everything_kept()


def test_so_is_that_of_a_student_who_was_deleted_before(laptop):
    laptop.push(item("student", "s1", {"upn": UPN}, base=1))
    for row in Record.objects.filter(student="s1"):
        laptop.push(item(row.kind, row.id, base=row.version, deleted=True))
    laptop.push(item("student", "s1", base=Record.objects.get(id="s1").version, deleted=True))
    assert Record.objects.get(id="s1").deleted
    erasure.erase("s1", "request 7")
    assert erased_among([UPN]) == {UPN}


def test_a_file_from_before_there_were_marks_is_read(laptop):
    erasure.erase("s1", "request 7")
    (line,) = erased_file.lines()
    older = line.model_dump_json(exclude={"pupil"})
    erased_file.place().write_text(older + "\n")
    assert list(erased_file.lines()) == [line]


def test_a_line_torn_by_a_crash_does_not_spoil_the_next(laptop):
    erasure.erase("s1", "request 7")
    with erased_file.place().open("a") as file:
        file.write('{"student":"s')
    assert len(list(erased_file.lines())) == 1
    erasure.erase("s2", "request 8")
    assert [line.student for line in erased_file.lines()] == ["s1", "s2"]


def test_a_file_that_cannot_be_read_is_not_passed_over(laptop):
    erasure.erase("s1", "request 7")
    content = json.dumps({"student": "s1"}) + "\n" + erased_file.place().read_text()
    erased_file.place().write_text(content)
    with pytest.raises(erased_file.UnreadableFileError):
        list(erased_file.lines())


def test_an_erasure_that_cannot_be_noted_is_not_done(laptop):
    erased_file.place().mkdir()
    with pytest.raises(OSError, match="Is a directory"):
        erasure.erase("s1", "request 7")
    assert not gone()
    assert WORDS in everything_kept()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLite's")
def test_the_database_file_does_not_hold_the_words_any_more(tmp_path, laptop):
    file = tmp_path / "hub.sqlite3"
    with on_disk(file):
        laptop.push(item("note", "n2", {"text": f"{WORDS} in the log"}))
        content = b"".join(path.read_bytes() for path in tmp_path.glob("hub.sqlite3*"))
        assert WORDS.encode() in content
        erasure.erase("s1", "request 7")
        assert scrub() == BACKUPS
        content = b"".join(path.read_bytes() for path in tmp_path.glob("hub.sqlite3*"))
        assert WORDS.encode() not in content
        assert b"thornlaw" in content


def test_the_parts_of_what_was_erased_compare(laptop):
    erasure.erase("s1", "request 7")
    (told,) = [one for one in part(laptop, bucket("i1")) if one.id == "i1"]
    assert told.erased
