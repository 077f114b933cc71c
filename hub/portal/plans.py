"""An action plan on paper: the very text that was handed over, or the plan as it stands."""

from hub.portal.file import StudentFile, Talk
from hub.registry.models import Service
from onedesk.domain.people import School
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import Document, read_document
from onedesk.paper.source import PlanSource

NOT_PRINTED = "OD-0000"
"""The reference of a plan that no student was handed."""


def plan_document(file: StudentFile, talk: Talk, school: School) -> Document:
    """The document of a talk that was held.

    Raises `onedesk.paper.errors.PaperError` when a stored document cannot be read.
    """
    made = file.print_of(talk.id)
    if made is not None:
        return read_document(made.document)
    service = Service.current()
    return action_plan(
        PlanSource(
            student=file.student,
            school=school,
            interview=talk.interview,
            actions=tuple(s.action for s in file.steps if s.action.interview == talk.id),
            reviewed=tuple(s.action for s in file.steps if s.action.reviewed_in == talk.id),
            earlier=tuple(other.interview for other in file.talks if other.id != talk.id),
            adviser=talk.interview.adviser_name or "your careers adviser",
            reference=NOT_PRINTED,
            service=service.name,
            agreed_on=talk.interview.day if talk.interview.agreed else None,
        )
    )
