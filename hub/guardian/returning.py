"""Pupils who were erased by law and come again: which of them may not."""

import json
from collections.abc import Collection, Iterable, Mapping

from hub.exchange.models import Record
from hub.guardian.pupil_mark import erased_among
from hub.registry.models import School
from onedesk.domain.people import Student


def gone_by_law(upns: Iterable[str]) -> frozenset[str]:
    """Which of these UPNs may not come back.

    Whoever is a student here all the same is not among them: another record of the pupil was kept.
    """
    erased = erased_among(upns)
    return erased - homes().keys() if erased else erased


def live_students(ids: Collection[str], besides: School) -> Mapping[str, tuple[str, Student]]:
    """School and body of the students with these ids, those of one school left out, by id."""
    rows = Record.objects.filter(id__in=ids, kind=Student.kind, deleted=False)
    return {
        row.id: (row.school_id, Student.model_validate_json(row.body))
        for row in rows.exclude(school=besides)
    }


def homes(besides: School | None = None) -> Mapping[str, tuple[str, str]]:
    """Id and school of each student, those of one school left out, by UPN."""
    rows = Record.objects.filter(kind=Student.kind, deleted=False)
    if besides:
        rows = rows.exclude(school=besides)
    found = rows.values_list("id", "school_id", "body")
    return {upn: (key, home) for key, home, body in found if (upn := json.loads(body).get("upn"))}
