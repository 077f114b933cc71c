"""An action plan on paper: the very text that was handed over, or the plan as it stands."""

from hub.portal.file import StudentFile, Talk
from hub.registry.models import Service
from onedesk.domain import agreement, looking_back
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
    service, interview = Service.current(), talk.interview
    actions = tuple(step.action for step in file.steps if step.action.interview == talk.id)
    seen = looking_back.reviews(file.steps, talk.id, file.talks)
    reviewed = tuple(step.action for step in file.steps if step.id in seen)
    return action_plan(
        PlanSource(
            student=file.student,
            school=school,
            interview=interview,
            actions=actions,
            reviewed=reviewed,
            earlier=tuple(other.interview for other in file.talks if other.id != talk.id),
            adviser=interview.adviser_name or "your careers adviser",
            reference=NOT_PRINTED,
            service=service.name,
            agreed_on=agreement.agreed_on(interview, actions, reviewed),
        )
    )
