"""The plan as a document, the reference it will bear, and its recall."""

import base64
from dataclasses import replace

from onedesk.desk.views import Entry, InterviewFile
from onedesk.domain.agreement import agreed_on
from onedesk.domain.ids import new_reference
from onedesk.domain.interview import Outcome
from onedesk.domain.people import Programme
from onedesk.domain.plan import Print
from onedesk.domain.preferences import Preferences
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import Document, read_document
from onedesk.paper.source import PlanSource
from onedesk.store import records
from onedesk.store.database import Database

DRAFT = "OD-0000"
"""Stands for the reference while there is none: no print ever bears it."""

UNNUMBERED = "Page {page} of {pages}"
"""The foot of a plan that has no reference yet."""


def source(
    file: InterviewFile,
    programme: Programme,
    reference: str = DRAFT,
    preferences: Preferences | None = None,
) -> PlanSource:
    """All that a plan is made of; a private note is no part of it."""
    interview, set_by = file.interview.body, preferences or Preferences()
    actions = tuple(action.body for action in file.actions if action.body.what.strip())
    reviewed = tuple(action.body for action in file.reviews)
    return PlanSource(
        student=file.file.student.body,
        school=file.file.school,
        interview=interview,
        actions=actions,
        reviewed=reviewed,
        earlier=tuple(earlier.body for earlier in file.earlier),
        adviser=interview.adviser_name or programme.adviser.name,
        reference=reference,
        contact=set_by.contact or programme.contact,
        service=set_by.service or programme.service,
        logo=base64.b64decode(set_by.logo) if set_by.logo else None,
        agreed_on=agreed_on(interview, actions, reviewed),
    )


def ended(file: InterviewFile, outcome: Outcome | None) -> InterviewFile:
    """The interview as it will be once it has ended so; as it is where nothing is said."""
    if outcome is None:
        return file
    entry = file.interview
    return replace(file, interview=Entry(entry.id, entry.body.but(outcome=outcome)))


def draft(plan: PlanSource, *, large: bool = False, second: str = "") -> Document:
    """The plan as it stands, before it has a reference."""
    document = action_plan(plan, large=large, second=second)
    return document.but(numbering=UNNUMBERED) if plan.reference == DRAFT else document


def coming(
    plan: PlanSource,
    before: Document | None,
    reference: str,
    *,
    large: bool = False,
    second: str = "",
) -> Document:
    """The plan as it would be handed over now.

    It is `before`, reference and all, as long as not a word of that has changed; else it is a new
    one under `reference`.
    """
    if before is not None:
        again = action_plan(plan.but(reference=before.reference), large=large, second=second)
        if again == before:
            return before
    return action_plan(plan.but(reference=reference), large=large, second=second)


def same_but_agreed(one: Document, other: Document) -> bool:
    """Whether two plans differ in nothing but the reference and the line about agreement."""
    bare = {"reference": "", "numbering": "", "foot": ""}
    return one.but(**bare) == other.but(**bare)


def recalled(kept: Print) -> Document:
    """The document of a print. Raises `PaperError` when it cannot be read."""
    return read_document(kept.document)


def free_reference(db: Database, wanted: str | None = None) -> str:
    """`wanted`, or another reference that no print on this laptop bears."""
    taken = {
        record.body.reference
        for record in records.of_kind(db, "print")
        if isinstance(record.body, Print)
    }
    reference = wanted or new_reference()
    while reference in taken or reference == DRAFT:
        reference = new_reference()
    return reference
