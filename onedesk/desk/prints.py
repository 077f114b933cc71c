"""The plan as a document, its reference, and its recall."""

from onedesk.desk.views import InterviewFile
from onedesk.domain.ids import new_reference
from onedesk.domain.people import Programme
from onedesk.domain.plan import Print
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import Document, read_document
from onedesk.paper.source import PlanSource
from onedesk.store import records
from onedesk.store.database import Database

DRAFT = "OD-0000"
"""Stands in the preview where the reference will be."""


def source(file: InterviewFile, programme: Programme, reference: str) -> PlanSource:
    """All that a plan is made of; a private note is no part of it."""
    interview = file.interview.body
    return PlanSource(
        student=file.file.student.body,
        school=file.file.school,
        interview=interview,
        actions=tuple(action.body for action in file.actions if action.body.what.strip()),
        reviewed=tuple(action.body for action in file.to_review),
        earlier=tuple(earlier.body for earlier in file.earlier),
        adviser=interview.adviser_name or programme.adviser.name,
        reference=reference,
        contact=programme.contact,
        service=programme.service,
        agreed_on=interview.day if interview.agreed else None,
    )


def plan(
    file: InterviewFile, programme: Programme, reference: str, *, large: bool = False
) -> Document:
    return action_plan(source(file, programme, reference), large=large)


def recalled(kept: Print) -> Document:
    """The document of a print. Raises `PaperError` when it cannot be read."""
    return read_document(kept.document)


def free_reference(db: Database) -> str:
    """A reference that no print on this laptop bears."""
    taken = {
        record.body.reference
        for record in records.of_kind(db, "print")
        if isinstance(record.body, Print)
    }
    reference = new_reference()
    while reference in taken:
        reference = new_reference()
    return reference
