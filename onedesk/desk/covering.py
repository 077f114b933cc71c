"""A school handed to a colleague for some days by a sealed file: given, taken over, ended."""

import base64
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onedesk.desk import cover_file, sealed_files
from onedesk.desk.cover_file import CoverContent
from onedesk.desk.exchange_views import RefusedCover
from onedesk.desk.handing import Handing
from onedesk.desk.state import refused_covers
from onedesk.domain.covering import LONGEST, Deed, Ending, Word
from onedesk.domain.errors import RuleError
from onedesk.domain.ids import new_id
from onedesk.domain.people import Colleague, Cover, School
from onedesk.store import handed_rows, handing, lent
from onedesk.store.account import Keys
from onedesk.store.database import reading, writing
from onedesk.store.handed_rows import Row
from onedesk.store.handing import EndedCover, HandedCover
from sync.wire import carry, sealing
from sync.wire.carry import Writer

NOT_YOURS = (
    "Only a school of your own can be handed over, not one that you cover. Nothing was written."
)
NO_LAPTOP = (
    "This laptop does not know a laptop of that colleague to seal the file for. Nothing was "
    "written. Sync once, then try again; or ask your service to arrange the cover."
)
DAYS = (
    f"A school is handed over from today or later, and for {LONGEST} days at most. "
    "Nothing was written."
)
NOT_FOR_YOU = "This school was handed to {}, so it does not open here. Nothing was changed."
OVER = "This cover ended on {}, so nothing was taken over."
ALREADY = "{} is one of your own schools already, so there is nothing to take over."
ENDED = "This cover was ended early, so the file does not open it again. Nothing was changed."


@dataclass(frozen=True, slots=True)
class HandOver:
    """Which school goes to whom, for which days, and whether private notes go along."""

    school: str
    colleague: str
    first: date
    last: date
    notes: bool = False


@dataclass(frozen=True, slots=True)
class Handable:
    """What may be handed over, and to whom; `name` is that of the file."""

    schools: tuple[School, ...]
    colleagues: tuple[Colleague, ...]
    covers: tuple[Cover, ...]
    today: date
    name: str


@dataclass(frozen=True, slots=True)
class Contents:
    """How much of a school goes along: students, appointments of the days, records not sent."""

    students: int
    appointments: int
    unsent: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A cover as it lies in a file; `taken` if this laptop has taken it from there already."""

    deed: Deed
    school: School
    contents: Contents
    taken: bool = False


class Covering(Handing):
    """Covers by file; those that the service arranges come with the programme."""

    def handable(self) -> Handable:
        """What the dialog offers."""
        programme = self.programme()
        return Handable(
            tuple(school for school in programme.schools if self._is_own(school.id)),
            programme.colleagues,
            programme.covers,
            self._day(),
            self._file_name("cover"),
        )

    def goes_along(self, school: str, first: date, last: date) -> Contents:
        """What there is in a school to go along, private notes left out of account."""
        with reading(self._db) as db:
            return _contents(handed_rows.of_school(db, school, notes=False), first, last)

    def hand_over(self, what: HandOver, path: Path) -> Deed:
        """Write a school into a file for a colleague's laptops, and remember that it was given.

        Unsent work goes along. Raises `RuleError`, or `FileRefused` when the place refuses.
        """
        account, keys = self._keys()
        school = self._schools().get(what.school)
        if school is None or not self._is_own(what.school):
            raise RuleError(NOT_YOURS)
        taker = next((c for c in self.programme().colleagues if c.id == what.colleague), None)
        if taker is None or not taker.laptops:
            raise RuleError(NO_LAPTOP)
        deed = self._deed(what, taker)
        word = _word(deed, keys)
        with reading(self._db) as db:
            rows = tuple(handed_rows.of_school(db, what.school, notes=what.notes))
        content = CoverContent.model_construct(word=word, school=school, rows=rows)
        raw = carry.written(
            "cover",
            content.model_dump_json().encode(),
            [laptop.sealing_key for laptop in taker.laptops],
            Writer(account.device, keys.signing, deed.given_at),
        )
        sealed_files.write(path, raw)
        self._keep(HandedCover(side="given", deed=deed, word=word))
        return deed

    def look_into(self, path: Path) -> Offer:
        """What a colleague's file offers; nothing is changed. Raises `RuleError`, `CarryError`."""
        deed, content = self._opened(path)
        taken = deed.id in {one.deed.id for one in self._handed.now().covers}
        contents = _contents(content.rows, deed.first, deed.last)
        return Offer(deed, content.school, contents, taken)

    def take_over(self, path: Path) -> Deed:
        """Take a school over from a colleague's file. Raises as `look_into` does."""
        deed, content = self._opened(path)
        taken = HandedCover(side="taken", deed=deed, word=content.word, school=content.school)
        with writing(self._db) as db:
            handed_rows.take(db, content.rows)
            lent.add(db, deed.school)
            handed = handing.load(db)
            known = {one.deed.id for one in handed.covers}
            if deed.id not in known:
                handing.save(db, handed.with_cover(taken))
                handing.see_day(db, self._day())
        return deed

    def end_cover(self, cover: str) -> None:
        """End a cover today, given or taken; the hub hears of it in the next round."""
        account, keys = self._keys()
        said = Ending(cover=cover, by=self._me(), device=account.device, at=self._clock())
        with writing(self._db) as db:
            handed = handing.load(db)
            if cover not in {one.cover for one in handed.endings}:
                ended = EndedCover(cover=cover, word=_word(said, keys))
                handing.save(db, handed.with_ending(ended))

    def refused_covers(self) -> tuple[RefusedCover, ...]:
        """The covers that the hub would not have, with its reasons."""
        return refused_covers(self._handed.now(), self._schools())

    def _is_own(self, school: str) -> bool:
        """Whether the adviser has the school for good."""
        told = self.account().programme
        covered = {cover.school for cover in told.covers if cover.taker == self._me()}
        return school not in covered and any(one.id == school for one in told.schools)

    def _deed(self, what: HandOver, taker: Colleague) -> Deed:
        me = self.programme().adviser
        if what.first < self._day() or not 0 <= (what.last - what.first).days < LONGEST:
            raise RuleError(DAYS)
        return Deed(
            id=new_id(),
            school=what.school,
            giver=me.id,
            giver_name=me.name,
            taker=taker.id,
            taker_name=taker.name,
            first=what.first,
            last=what.last,
            notes=what.notes,
            device=self.account().device,
            given_at=self._clock(),
        )

    def _keep(self, cover: HandedCover) -> None:
        with writing(self._db) as db:
            handing.save(db, handing.load(db).with_cover(cover))

    def _opened(self, path: Path) -> tuple[Deed, CoverContent]:
        """A file for this laptop, whose days are not over."""
        account, keys = self._keys()
        deed, content = cover_file.opened(path, account, keys, self.programme().colleagues)
        self._require_open(deed, content.school)
        return deed, content

    def _require_open(self, deed: Deed, school: School) -> None:
        """Raises `RuleError` where the deed opens nothing here."""
        if deed.taker != self._me():
            raise RuleError(NOT_FOR_YOU.format(deed.taker_name))
        if deed.last < self._handed.now().day(self._day()):
            raise RuleError(OVER.format(f"{deed.last:%d/%m/%Y}"))
        if self._is_own(deed.school):
            raise RuleError(ALREADY.format(school.name))
        handed = self._handed.now()
        over = {one.deed.id for one in handed.covers if not one.stands}
        if deed.id in over | {one.cover for one in handed.endings}:
            raise RuleError(ENDED)


def _word(said: Deed | Ending, keys: Keys) -> Word:
    """The word of this laptop, signed."""
    unsigned = Word(text=said.model_dump_json(), signature="")
    signature = sealing.sign(unsigned.signed, keys.signing)
    return unsigned.but(signature=base64.b64encode(signature).decode())


def _contents(rows: list[Row] | tuple[Row, ...], first: date, last: date) -> Contents:
    days = [
        json.loads(row.body).get("day", "")
        for row in rows
        if row.kind == "interview" and not row.deleted
    ]
    return Contents(
        students=sum(row.kind == "student" and not row.deleted for row in rows),
        appointments=sum(first.isoformat() <= day <= last.isoformat() for day in days),
        unsent=sum(row.owed for row in rows),
    )
