"""A question names the field and both values in the catalogue's words, never in codes."""

import pytest

from onedesk.desk.asked import field_words, value_words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("plan", "APP", "Apprenticeship"),
        ("sectors", ["CONST", "CLEAN"], "Construction, Clean energy"),
        ("sectors", [], "nothing"),
        ("application", "intends", "Intends to apply"),
        ("ratings.FE", 3, "3"),
        ("ratings.FE", "not_discussed", "not asked"),
        ("job", "joiner", "joiner"),
        ("job", None, "nothing"),
        ("plan", "FROM_AN_OLDER_LIST", "FROM_AN_OLDER_LIST"),
    ],
)
def test_a_value_is_said_as_a_person_would(field, value, words):
    assert value_words(field, value) == words


def test_a_field_is_named_as_a_person_would():
    assert field_words("plan") == "plan after Year 11"
    assert field_words("ratings.FE") == "rating of Further education options"
    assert field_words("next_meeting") == "next meeting"
