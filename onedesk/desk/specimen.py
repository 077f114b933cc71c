"""A plan for a student who does not exist: how the service looks on paper."""

import base64
from datetime import date

from onedesk.desk.prints import DRAFT, draft
from onedesk.domain.interview import Interview
from onedesk.domain.people import Programme, School, Student
from onedesk.domain.preferences import Preferences
from onedesk.paper.document import Document
from onedesk.paper.source import PlanSource

NOBODY = Student(legal_forename="Robin", legal_surname="Example", form="10A", year=10)
_SCHOOL = School(id="nowhere", name="Your school", area="NE", careers_lead="the careers lead")


def specimen(programme: Programme, preferences: Preferences, day: date) -> Document:
    """The plan as it would be made today, with the head that is set."""
    school = next(iter(programme.schools), _SCHOOL)
    return draft(
        PlanSource(
            student=NOBODY,
            school=school,
            interview=Interview(cycle=1, day=day, outcome="held"),
            adviser=programme.adviser.name,
            reference=DRAFT,
            service=preferences.service or programme.service,
            contact=preferences.contact or programme.contact,
            logo=base64.b64decode(preferences.logo) if preferences.logo else None,
        )
    )
