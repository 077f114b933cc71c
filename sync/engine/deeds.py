"""Covers that came by file: the hub hears of them before anything is sent under them."""

import contextlib
from datetime import date

from onedesk.store import account as accounts
from onedesk.store import handing, outbox
from onedesk.store.database import Database, writing
from onedesk.store.handing import EndedCover, HandedCover
from sync.errors import Refused
from sync.session import Session


def tell(db: Database, session: Session) -> bool:
    """Tell the hub of every cover and early end it has not heard of; whether there was any.

    A cover that the hub will not have opens its school no more. Raises the `SyncError` that stood
    in the way of the others.
    """
    handed = handing.load(db)
    covers = [one for one in handed.covers if not one.told and one.stands]
    endings = [one for one in handed.endings if not one.told]
    for cover in covers:
        _keep(db, _told(cover, session))
    for ending in endings:
        _end(db, ending, session)
    return bool(covers or endings)


def settle(db: Database, today: date) -> None:
    """Follow what the hub told last: a cover that it does not list any more has ended."""
    handed = handing.load(db)
    account = accounts.load(db) if handed.covers or handed.endings else None
    if account is None:
        return
    listed = {cover.id for cover in account.programme.covers}
    covers = tuple(
        one.model_copy(update={"ended": True}) if one.told and one.deed.id not in listed else one
        for one in handed.covers
        if not (one.told and one.deed.last < today)
    )
    endings = tuple(one for one in handed.endings if not one.told or one.cover in listed)
    after = handed.model_copy(update={"covers": covers, "endings": endings})
    if after != handed:
        with writing(db):
            handing.save(db, after)


def _told(cover: HandedCover, session: Session) -> HandedCover:
    try:
        heard = session.tell(cover.word)
    except Refused as reason:
        return cover.model_copy(update={"told": True, "refused": reason.say})
    return cover.model_copy(update={"told": True, "ended": heard.ended})


def _end(db: Database, ending: EndedCover, session: Session) -> None:
    """An early end that the hub will not have is of a cover it does not have either."""
    with contextlib.suppress(Refused):
        session.tell(ending.word)
    with writing(db):
        told = ending.model_copy(update={"told": True})
        handing.save(db, handing.load(db).with_ending(told))


def _keep(db: Database, cover: HandedCover) -> None:
    """What was sent under it before the hub knew of it, and was refused, gets another try."""
    with writing(db):
        handing.save(db, handing.load(db).with_cover(cover))
        if cover.stands:
            outbox.try_school_again(db, cover.deed.school)
