"""The index of names is what the students are, whatever wrote them last."""

import pytest
from answering import arrived, on_hub
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onedesk.domain.fields import flat
from onedesk.domain.records import Record
from onedesk.store import inbox, records, search
from onedesk.store.database import open_database, writing
from onedesk.store.search import Wanted

KEPT = ("sought_came", "sought_went", "sought_changed")


def student(key="zoe", school="thornlaw", **fields):
    body = {"legal_forename": "Zoë", "legal_surname": "Kowalczyk-Reed", "form": "10B", **fields}
    return Record.model_validate({"kind": "student", "id": key, "school": school, "body": body})


def arrival(record, version=1, *, deleted=False):
    body = None if deleted else flat(record.body)
    return arrived("student", record.id, body, version, school=record.school)


def found(db, *words, schools=()):
    return sorted(one.student for one in search.seek(db, [Wanted((w,), schools) for w in words]))


@pytest.fixture
def zoe(db, stamp):
    with writing(db):
        records.add(db, [student()], stamp)


def test_any_order_of_beginnings_finds_a_student(db, zoe):
    assert found(db, "reed", "10b", "zo") == ["zoe"]
    assert found(db, "kowalczykreed") == ["zoe"]
    assert found(db, "zoe", "10c") == []


def test_a_school_stands_in_for_a_word(db, zoe):
    assert found(db, "10b", "thorn", schools=("thornlaw",)) == ["zoe"]


def test_an_edit_is_found_at_once_and_the_old_name_no_more(db, zoe, stamp):
    with writing(db):
        records.edit(db, "student", "zoe", {"preferred_surname": "Łukasz"}, stamp)
    assert found(db, "lukasz") == found(db, "kowalczyk") == ["zoe"], "the legal name stays known"
    with writing(db):
        records.edit(db, "student", "zoe", {"legal_surname": "Reed"}, stamp)
    assert found(db, "kowalczyk") == []


def test_who_was_removed_is_not_found_until_restored(db, zoe, stamp):
    with writing(db):
        records.remove(db, "student", "zoe", stamp)
    assert found(db, "zoe") == []
    with writing(db):
        records.restore(db, "student", "zoe", stamp)
    assert found(db, "zoe") == ["zoe"]


def test_what_was_undone_was_never_indexed(db, zoe, stamp):
    with pytest.raises(ZeroDivisionError), writing(db):
        records.edit(db, "student", "zoe", {"legal_surname": "Nobody"}, stamp)
        _ = 1 / 0
    assert found(db, "nobody") == []
    assert found(db, "reed") == ["zoe"]


def test_a_page_from_the_hub_is_found_renamed_moved_and_gone(db, stamp):
    inbox.take(db, [arrival(student())], "a", stamp.at)
    assert found(db, "zoe") == ["zoe"]
    inbox.take(db, [arrival(student(legal_surname="Nguyễn"), 2)], "b", stamp.at)
    assert found(db, "nguyen") == ["zoe"]
    assert found(db, "kowalczyk") == []
    inbox.take(db, [arrival(student(school="cinderhill"), 3)], "c", stamp.at)
    assert [one.school for one in search.seek(db, [Wanted(("zoe",))])] == ["cinderhill"]
    inbox.take(db, [arrival(student(school="cinderhill"), 4, deleted=True)], "d", stamp.at)
    assert found(db) == []


def test_a_name_that_comes_beside_owed_words_is_found(db, zoe, stamp):
    on_hub(db, stamp.at)
    with writing(db):
        records.edit(db, "student", "zoe", {"form": "10D"}, stamp)
    inbox.take(db, [arrival(student(legal_forename="Zofia"), 7)], "c", stamp.at)
    assert found(db, "zofia", "10d") == ["zoe"]


def test_the_hubs_answer_to_a_deletion_takes_the_name_away(db, zoe, stamp):
    with writing(db):
        records.remove(db, "student", "zoe", stamp)
    on_hub(db, stamp.at)
    assert found(db) == []
    assert db.execute("SELECT count(*) FROM sought_words").fetchone() == (0,)


def test_a_name_that_went_leaves_no_letter_in_the_index(db, stamp):
    with writing(db):
        records.add(db, [student(legal_forename="Quokkamarker")], stamp)
    inbox.take(db, [], "a", stamp.at)
    on_hub(db, stamp.at)
    inbox.take(db, [arrival(student(), 9, deleted=True)], "b", stamp.at)
    blocks = b"".join(row[0] for row in db.execute("SELECT block FROM sought_words_data"))
    assert b"quokka" not in blocks
    assert search.alike(db, "quokkamarkar") == ()


def test_students_of_a_file_from_before_are_found(db, path, key, zoe, stamp):
    for name in KEPT:
        db.execute(f"DROP TRIGGER {name}")
    for table in ("sought_terms", "sought_words", "sought"):
        db.execute(f"DROP TABLE {table}")
    db.execute("DROP VIEW sought_now")
    db.execute("DROP INDEX record_of_reference")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = 's0005_search'")
    with writing(db):
        records.remove(db, "student", "zoe", stamp)
        records.add(db, [student("dang", legal_forename="Đặng")], stamp)
    db.close()
    upgraded = open_database(path, key)
    assert found(upgraded) == ["dang"]
    assert found(upgraded, "dang") == ["dang"]
    upgraded.close()


def test_words_within_one_slip_are_known(db, zoe):
    assert search.alike(db, "kowalcyk") == ("kowalczyk", "kowalczykreed")


def test_a_print_is_found_by_its_reference_without_its_document(db, zoe, stamp):
    made = [
        Record.model_validate(
            {
                "kind": "print",
                "id": f"p{at}",
                "school": "thornlaw",
                "student": "zoe",
                "body": {
                    "interview": "i1",
                    "reference": reference,
                    "made_at": f"2026-03-1{at}T10:00:00Z",
                    "document": "{}",
                },
            }
        )
        for at, reference in enumerate(("OD-3T7K", "OD-3TWW", "OD-9999"))
    ]
    with writing(db):
        records.add(db, made, stamp)
        records.remove(db, "print", "p2", stamp)
    assert [one.print for one in search.printed(db, "OD-3T")] == ["p1", "p0"]
    assert [one.print for one in search.printed(db, "OD-3T7K")] == ["p0"]
    assert search.printed(db, "OD-9999") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text("aéŁ-' x", min_size=1, max_size=9), min_size=1, max_size=4))
def test_after_any_renaming_the_index_is_as_if_made_anew(db, stamp, names):
    with writing(db):
        records.put(db, student(legal_surname="Amory"), stamp)
    for name in names:
        with writing(db):
            records.edit(db, "student", "zoe", {"legal_surname": name}, stamp)
    kept = db.execute("SELECT called, legal, form FROM sought_words").fetchall()
    anew = db.execute("SELECT folded(called), folded(legal), folded(form) FROM sought_now")
    assert kept == anew.fetchall()
