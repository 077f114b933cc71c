"""A question names the field and both values in the catalogue's words, never in codes."""

import pytest

from onedesk.desk.asked import field_words, is_told, value_words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("plan", "APP", "Apprenticeship"),
        ("sectors", ["CONST", "CLEAN"], "Construction, then Clean energy"),
        ("sectors", [], "nothing"),
        ("application", "intends", "Intends to apply"),
        ("certainty", 2, "fairly sure"),
        ("ratings.FE", 3, "3, fair"),
        ("ratings.FE", "not_discussed", "not asked"),
        ("job", "joiner", "joiner"),
        ("job", "under_water welder", "under_water welder"),
        ("job", None, "nothing"),
        ("job", "", "nothing"),
        ("plan", "FROM_AN_OLDER_LIST", "FROM_AN_OLDER_LIST"),
        ("agreed", False, "no"),
        ("areas", ["FE", "FROM_BEFORE"], "Further education options, FROM_BEFORE"),
        ("state", "part", "came in part"),
        ("a_newer_field", {"why": "a slip", "at_once": True}, "why a slip, at once yes"),
        ("outcome", "carried_over", "carried over"),
        ("outcome", "a_newer_one", "a newer one"),
        ("who", "careers_lead", "the careers lead"),
        ("by", "2026-05-01", "1 May 2026"),
        ("by", "soon", "soon"),
        ("starts", "10:55:00", "10:55"),
        ("happy", 4, "4"),
    ],
)
def test_a_value_is_said_as_a_person_would(field, value, words):
    assert value_words(field, value) == words


def test_a_field_is_named_as_a_person_would():
    assert field_words("plan") == "plan after Year 11"
    assert field_words("ratings.FE") == "rating of Further education options"
    assert field_words("rating_notes.FE") == "private note on Further education options"
    assert field_words("next_meeting") == "next talk"
    assert field_words("a_newer_one") == "a newer one"


def test_nobody_is_asked_or_told_about_what_nobody_answers():
    kept = ("skipped.job", "reopened.k1", "catalogues.ONE-12", "in_latest_roster", "predicted_on")
    assert not any(is_told(field) for field in kept)
    assert is_told("ratings.FE")
