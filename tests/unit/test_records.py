"""One shape of record everywhere; what is not known is kept, what is not said is not there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from onedesk.domain.fields import applied, edited, flat, nested, unfolded, with_edits
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student, Window
from onedesk.domain.records import Record, content_hash


def interview(**fields) -> Interview:
    return Interview.model_validate({"cycle": 3, **fields})


def test_each_rating_is_a_field_of_its_own():
    assert flat(interview(ratings={"FE": 3, "HE": 1})) == {
        "cycle": 3,
        "ratings.FE": 3,
        "ratings.HE": 1,
    }


def test_flat_fields_fold_back_into_the_same_body():
    body = interview(ratings={"FE": 3}, sectors=["CONST"], skipped={"job": True})
    assert Interview.model_validate(nested(flat(body))) == body


def test_not_discussed_is_an_answer_but_no_rating():
    body = interview(ratings={"FE": "not_discussed", "HE": 2})
    assert body.level("FE") is None
    assert body.levels == {"HE": 2}
    assert "FE" in body.ratings


def test_no_rating_is_ever_nought_or_six():
    for level in (0, 6):
        with pytest.raises(ValidationError):
            interview(ratings={"FE": level})


def test_undecided_is_an_answer_and_not_asked_is_none():
    assert flat(interview(sectors=["UNDECIDED"]))["sectors"] == ["UNDECIDED"]
    assert "sectors" not in flat(interview())


def test_clearing_one_rating_leaves_the_others():
    body = with_edits(interview(ratings={"FE": 3, "HE": 1}), {"ratings.FE": None})
    assert body.ratings == {"HE": 1}


@given(
    st.dictionaries(st.sampled_from(["ratings.FE", "ratings.HE", "job"]), st.integers(1, 5)),
    st.dictionaries(
        st.sampled_from(["ratings.FE", "ratings.HE", "job", "plan"]),
        st.none() | st.integers(1, 5),
    ),
)
def test_edits_change_the_json_of_a_body_as_they_change_its_fields(fields, edits):
    assert unfolded(applied(nested(fields), edits)) == edited(fields, edits)


def test_a_field_of_a_newer_onedesk_survives_an_edit_here():
    body = with_edits(interview(mood="hopeful"), {"job": "joiner"})
    assert flat(body)["mood"] == "hopeful"


def test_an_unknown_kind_of_record_is_refused():
    with pytest.raises(ValidationError, match="no kind of record"):
        Record.model_validate({"kind": "horoscope", "id": "1", "school": "s", "body": {}})


def test_a_body_that_does_not_fit_its_kind_is_refused():
    with pytest.raises(ValidationError, match="cycle"):
        Record.model_validate({"kind": "interview", "id": "1", "school": "s", "body": {"cycle": 8}})


def test_equal_content_has_an_equal_hash_however_it_was_written():
    one = interview(job="joiner", ratings={"FE": 1, "HE": 2})
    two = Interview.model_validate({"ratings": {"HE": 2, "FE": 1}, "job": "joiner", "cycle": 3})
    assert content_hash(one) == content_hash(two)
    assert content_hash(one) != content_hash(with_edits(one, {"job": "electrician"}))


def test_a_field_at_its_default_does_not_change_the_hash():
    one = Student(legal_forename="Zoë", legal_surname="Kowalczyk-Reed")
    assert content_hash(one) == content_hash(one.but(sharing_objection=False))


def test_a_student_is_called_by_the_preferred_name():
    student = Student(
        legal_forename="Bartłomiej", legal_surname="Żurek-Dale", preferred_forename="Bartek"
    )
    assert student.name == "Bartek Żurek-Dale"


@pytest.mark.parametrize("record_id", ["", "a/b", "../up", "with space", "ö", "x" * 65])
def test_an_id_is_safe_in_an_address_and_a_file_name(record_id):
    with pytest.raises(ValidationError, match="id"):
        Record.model_validate(
            {"kind": "interview", "id": record_id, "school": "s", "body": {"cycle": 1}}
        )


def test_a_cycle_does_not_end_before_it_begins():
    with pytest.raises(ValidationError, match="ends on the day"):
        Window(cycle=3, first=date(2026, 3, 27), last=date(2026, 3, 2))
