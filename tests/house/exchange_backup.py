"""A backup of the hub within a test: to be gone back to, with all that was pushed since lost."""

import json

from django.db import transaction

from hub.exchange.models import Record
from hub.exchange.restoring import begin_anew
from hub.guardian import erasure


class Backup:
    """The hub as it was, to be gone back to; what was pushed since is lost to it."""

    def __init__(self):
        self._place = transaction.savepoint()

    def restore(self):
        transaction.savepoint_rollback(self._place)
        with transaction.atomic():
            me = begin_anew()
            erasure.repeat()
        return me


def conflicts():
    """What stands and what was offered, of every question."""
    rows = Record.objects.filter(kind="conflict").values_list("body", flat=True)
    pairs = [(one.get("kept"), one.get("offered")) for one in map(json.loads, rows)]
    return sorted(pairs, key=str)
