"""Fields that are set for many at once, by a school's list or a plan of a day."""

from onedesk.domain.interview import Interview
from onedesk.domain.people import Student

_OF_LISTS = {
    Student.kind: frozenset(
        {
            *("legal_forename", "legal_surname", "preferred_forename", "preferred_surname"),
            *("form", "year", "born", "upn", "uln", "gender", "admission_number", "sen"),
            "indicators",
        }
    ),
    Interview.kind: frozenset({"day", "starts", "room"}),
}


def is_listed(kind: str, field: str) -> bool:
    """Whether many clashes in this field have one cause: two lists, two plans of a day.

    What was said in a talk, or noted of one student alone, has a cause of its own each time.
    """
    return field.partition(".")[0] in _OF_LISTS.get(kind, ())
