"""A hub restored from a backup: a new epoch, and no version given twice."""

import logging
import uuid

from django.db import transaction

from hub.exchange import answers, counted, counters, identity
from hub.exchange.models import Identity, Scope
from hub.registry.models import School

log = logging.getLogger("onedesk.hub")

LEAP = 10**9
"""How far versions leap: more steps than were ever made between a backup and its loss."""


def went_back(epoch: str) -> None:
    """A laptop has read further than this hub has counted: it was put back, and nobody said so.

    Begins anew, unless that was done since the `epoch` in which it was noticed.
    """
    log.warning("a laptop knows more than this database: it was put back; the hub begins anew")
    with transaction.atomic():
        counters.lock(School.objects.values_list("pk", flat=True))
        if identity.current().epoch == epoch:
            begin_anew()


def look_back() -> None:
    """Begin anew where this hub has once counted further than its database does.

    Before anybody is served: whoever comes first might count as far, and then nobody would notice.
    """
    if counted.ahead_of(dict(Scope.objects.values_list("school_id", "version"))):
        log.warning("this hub has counted further than its database: it was put back")
        begin_anew()


def begin_anew() -> Identity:
    """Give the hub a new epoch and lift all counters over what was ever told; the new identity.

    Desks then stop and ask; what they have and the hub lost comes again in whole, and is merged
    with the record as it was here (see `known`). Answers that are kept stay good, under the new
    epoch.
    """
    with transaction.atomic():
        me = identity.current()
        scopes = counters.lock(School.objects.values_list("pk", flat=True))
        floor = LEAP + max([me.floor, *(scope.version for scope in scopes.values())])
        Scope.objects.update(version=floor)
        Identity.objects.filter(pk=me.pk).update(epoch=str(uuid.uuid4()), floor=floor)
        me = identity.current()
        answers.rewrite(lambda one: one._replace(reply=one.reply.but(epoch=me.epoch)))
    return me
