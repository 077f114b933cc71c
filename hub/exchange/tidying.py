"""What need not be kept any longer: old answers, and deletions that every desk has heard of."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from hub.exchange import answers, counters
from hub.exchange.models import Departure, History, Record, Scope

DELETIONS_KEPT = timedelta(days=400)
"""A desk that was away for longer compares by parts, see `cursor.require_kept`."""

REPLIES_KEPT = DELETIONS_KEPT
"""An envelope that comes again, in a drawer or on a stick till then, is answered as it was."""

_AT_ONCE = 500


class Tidied(NamedTuple):
    """How many answers went, and how many deletions were forgotten."""

    replies: int
    deletions: int


def tidy(now: datetime | None = None) -> Tidied:
    """Delete what is older than it is kept.

    The empty rows of what was erased by law stay, and so do the ids of envelopes: whatever brings
    one of them again, however late, nothing is taken in twice.
    """
    now = now or timezone.now()
    replies = answers.forget(now - REPLIES_KEPT)
    schools = list(Scope.objects.values_list("school_id", flat=True))
    return Tidied(replies, sum(_forget(school, now - DELETIONS_KEPT) for school in schools))


def _forget(school: str, before: datetime) -> int:
    """Forget the old deletions and departures of a school; how many there were."""
    with transaction.atomic():
        scope = counters.lock([school])[school]
        gone = Record.objects.filter(
            school=school, deleted=True, erased=False, changed_at__lt=before
        )
        left = Departure.objects.filter(school=school, at__lt=before)
        records = list(gone.values_list("id", "version"))
        departed = list(left.values_list("pk", "version"))
        if not records and not departed:
            return 0
        _delete([record for record, _ in records], [key for key, _ in departed])
        scope.tidied = max(scope.tidied, *(version for _, version in [*records, *departed]))
        scope.save(update_fields=["tidied"])
    return len(records) + len(departed)


def _delete(records: Sequence[str], departures: Sequence[int]) -> None:
    for at in range(0, len(records), _AT_ONCE):
        some = records[at : at + _AT_ONCE]
        History.objects.filter(record__in=some).delete()
        Record.objects.filter(id__in=some).delete()
    for at in range(0, len(departures), _AT_ONCE):
        Departure.objects.filter(pk__in=departures[at : at + _AT_ONCE]).delete()
