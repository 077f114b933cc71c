"""What went from hand to hand: sealed files that were written, and covers given and taken."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import AwareDatetime

from onedesk.domain.covering import Deed, Word, with_covers
from onedesk.domain.people import Programme, School
from onedesk.domain.value import Value
from onedesk.store import kept, outbox
from onedesk.store.database import Database
from onedesk.store.outbox import Sealed

HANDING = "handing"
KEPT = 20
"""So many written files are remembered."""


class CarriedFile(Value):
    """A sealed file for the hub that was written: when, and the envelopes in it."""

    at: AwareDatetime
    records: int
    batches: tuple[str, ...]


class HandedCover(Value):
    """A cover that this laptop gave or took by file.

    `told`: the hub has heard of it; `ended`: the hub says that it ended early; `refused` is why the
    hub will not have it. `school` is there for one that was taken.
    """

    side: Literal["given", "taken"]
    deed: Deed
    word: Word
    school: School | None = None
    told: bool = False
    ended: bool = False
    refused: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts on its days."""
        return not self.ended and self.refused is None


class EndedCover(Value):
    """A cover that was ended early on this laptop, and the signed word of it."""

    cover: str
    word: Word
    told: bool = False


class Handed(Value):
    """All of it, the oldest first; and the latest day that was known since the hub told its time.

    That day is kept where there are covers, so that a clock set back opens none again. It decides
    nothing else.
    """

    files: tuple[CarriedFile, ...] = ()
    covers: tuple[HandedCover, ...] = ()
    endings: tuple[EndedCover, ...] = ()
    latest: date | None = None

    def day(self, clock: date) -> date:
        """The day by which covers begin and end: that of the clock, unless a later one is known."""
        return max(clock, self.latest or clock)

    def on(self, programme: Programme, clock: date) -> Programme:
        """The programme that the hub told, with the covers that came by file, on a day."""
        if not (self.covers or self.endings or programme.covers):
            return programme
        by_file = [(one.deed.cover(), one.school) for one in self.covers if one.stands]
        return with_covers(programme, by_file, {one.cover for one in self.endings}, self.day(clock))

    def with_cover(self, cover: HandedCover) -> "Handed":
        """The same with this cover in place of the one of its id, or added."""
        others = [one for one in self.covers if one.deed.id != cover.deed.id]
        return self.model_copy(update={"covers": (*others, cover)})

    def with_ending(self, ending: EndedCover) -> "Handed":
        """The same with this early end, in place of the one of its cover, or added."""
        others = [one for one in self.endings if one.cover != ending.cover]
        return self.model_copy(update={"endings": (*others, ending)})


def load(db: Database) -> Handed:
    """What is kept; nothing of either where nothing ever went from hand to hand."""
    stored = kept.get(db, HANDING)
    return Handed() if stored is None else Handed.model_validate_json(stored)


def save(db: Database, handed: Handed) -> None:
    """Keep it; call inside `writing`."""
    kept.put(db, HANDING, handed.model_dump_json())


def tell_again(db: Database) -> None:
    """The hub may not know any more of the covers that it was told of; call inside `writing`."""
    handed = load(db)
    covers = tuple(one.but(told=False) if one.stands else one for one in handed.covers)
    if covers != handed.covers:
        save(db, handed.but(covers=covers))


def see_day(db: Database, clock: date) -> None:
    """Remember the day of this laptop's clock where it is the latest; call inside `writing`."""
    handed = load(db)
    if handed.covers and handed.day(clock) != handed.latest:
        save(db, handed.but(latest=clock))


def hear_day(db: Database, hub: date) -> None:
    """The hub told the day: it counts, whatever this laptop's clock said before; as `see_day`."""
    handed = load(db)
    if handed.covers and handed.latest != hub:
        save(db, handed.but(latest=hub))


def to_carry(db: Database) -> tuple[int, int]:
    """How many records the hub has not confirmed, and how many interviews among them.

    What it would not take is not counted.
    """
    records, interviews = db.execute(
        "SELECT count(*), count(*) FILTER (WHERE kind = 'interview') FROM record"
        " WHERE (owed = 1 OR anew IS NOT NULL) AND id NOT IN (SELECT id FROM quarantine)"
    ).fetchone()
    return records, interviews


def changed_since(db: Database, envelopes: Sequence[Sealed]) -> int:
    """How many records were changed after they were sealed into one of these."""
    sealed = {key: rev for one in envelopes for key, rev in one.revs.items()}
    rows = db.execute("SELECT id, rev FROM record WHERE owed = 1")
    return sum(sealed.get(key, rev) < rev for key, rev in rows)


def note_file(db: Database, file: CarriedFile) -> None:
    """Remember a file that was written; call inside `writing`."""
    handed = load(db)
    save(db, handed.model_copy(update={"files": (*handed.files, file)[-KEPT:]}))


def unconfirmed(db: Database) -> tuple[CarriedFile, int] | None:
    """The last file of which something is not answered, and how many records that is."""
    waiting = {one.batch: len(one.revs) for one in outbox.pending(db)}
    for file in reversed(load(db).files):
        records = sum(waiting.get(batch, 0) for batch in file.batches)
        if records:
            return file, records
    return None


class Reader:
    """Reads afresh each time, and the JSON only when it has changed."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._last: tuple[str | None, Handed] = (None, Handed())

    def now(self) -> Handed:
        """What is kept now."""
        stored = kept.get(self._db, HANDING)
        if stored != self._last[0]:
            self._last = (stored, Handed.model_validate_json(stored) if stored else Handed())
        return self._last[1]
