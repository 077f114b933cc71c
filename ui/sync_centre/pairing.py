"""Two talks in one cycle as a question in words: whose they are, and what each key does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onedesk.desk.twin_views import Twin, Twins
from ui import twin_words, words
from ui.differing import plain, shortened
from ui.scripts import apart
from ui.sync_centre.asking import Side

_SAID, _NAMED, _LISTED = 96, 24, 3
_AGAIN = "these were made one, and both are here again."
_ONE = "Was that one talk?"
_NOTHING = "Nothing is written in it yet."
DONE = "Made one talk. What gave way is in its history."


@dataclass(frozen=True, slots=True)
class Settling:
    """One way to settle it: what the button says, and what is said when it is done.

    `other` becomes part of `keep`; where `two`, both stay. `brief` is for a button without room.
    """

    words: str
    brief: str
    done: str
    keep: str
    other: str
    two: bool = False


@dataclass(frozen=True, slots=True)
class Paired:
    """The question as it is put: both sides, three ways to settle it."""

    id: str
    student: str
    about: str
    sentence: str
    sides: tuple[Side, ...]
    ways: tuple[Settling, Settling, Settling]
    below: str


def paired(twins: Twins, now: datetime) -> Paired:
    """Put two talks into words; `**` marks what is bold."""
    mine, theirs = twins.mine, twins.theirs
    about = f"{twins.student_name}, talk {twins.cycle}"
    return Paired(
        id=twins.id,
        student=twins.student,
        about=about,
        sentence=f"**{plain(about)}:** {_told(twins, now)}",
        sides=_sides(twins, now),
        ways=(_one(mine, theirs, "first", now), _one(theirs, mine, "second", now), _two(twins)),
        below=_below(twins),
    )


def _told(twins: Twins, now: datetime) -> str:
    mine, theirs = twins.mine, twins.theirs
    if mine.state == theirs.state == "placed":
        first, second = (twin_words.slot(one, now) for one in (mine, theirs))
        return f"two times are set, {first} and {second}. Which one counts?"
    first, second = (twin_words.deed(one, now) for one in (mine, theirs))
    if twins.again:
        return f"{_AGAIN} {words.capital(first)}, {second}. {_ONE}"
    return f"{first}, {second}. {_ONE}"


def _sides(twins: Twins, now: datetime) -> tuple[Side, ...]:
    """Both, unless nothing is written in either."""
    both = (twins.mine, twins.theirs)
    written = any(one.said or one.more or one.holds for one in both)
    return tuple(_side(one, now) for one in both) if written else ()


def _side(twin: Twin, now: datetime) -> Side:
    whose = words.capital(apart(twin_words.whose(twin))) if twin.state != "placed" else "A time"
    when = words.moment_in_sentence(twin.at, now) if twin.at else twin_words.slot(twin, now)
    main = words.capital(shortened("; ".join(twin.said), _SAID))
    rest = [words.capital(part) for part in (_more(twin.more), ", ".join(twin.holds)) if part]
    whole = "\n".join([main, *rest] if main else rest) or _NOTHING
    shown = "\n".join([f"**{plain(main)}**", *map(plain, rest)]) if main else plain(whole)
    return Side(f"{whose}, {when}", whole, shown)


def _more(names: Sequence[str]) -> str:
    """The names of the other answers, as many as there is room for."""
    fit = max((n for n in range(1, len(names) + 1) if _long(names[:n]) <= _SAID), default=1)
    left = len(names) - fit
    rest = [f"{words.small(left)} more"] if left > 0 else []
    return f"also {words.listed([*names[:fit], *rest])}" if names else ""


def _long(names: Sequence[str]) -> int:
    return len(", ".join(names))


def _one(keep: Twin, other: Twin, place: str, now: datetime) -> Settling:
    """One talk, and in it the answers of `keep` stand."""
    keys = (keep.interview, other.interview)
    if keep.state == other.state == "placed":
        slot = twin_words.slot(keep, now)
        return Settling(f"Keep {slot}", f"Keep the {place}", f"Kept {slot}.", *keys)
    brief = f"Yes, keep {_whose(keep, other, place)}"
    named = len(keep.adviser) <= _NAMED and keep.adviser not in ("", other.adviser)
    whole = f"Yes, keep {_possessive(keep.adviser)}" if named and not other.mine else brief
    return Settling(brief if keep.mine else whole, brief, DONE, *keys)


def _whose(keep: Twin, other: Twin, place: str) -> str:
    if keep.mine == other.mine:
        return f"the {place}"
    return "yours" if keep.mine else "theirs"


def _two(twins: Twins) -> Settling:
    keys = (twins.mine.interview, twins.theirs.interview)
    if twins.mine.state == twins.theirs.state == "placed":
        return Settling("Keep both", "Keep both", "Both times stay.", *keys, two=True)
    return Settling("No, two", "No, two", "Both stay, as two talks.", *keys, two=True)


def _possessive(name: str) -> str:
    return f"{name}\N{RIGHT SINGLE QUOTATION MARK}s"


def _below(twins: Twins) -> str:
    if twins.mine.state == twins.theirs.state == "placed":
        return "Nobody is blocked meanwhile. The one you do not keep goes from Today."
    kept = "In one talk nothing is lost: what only one of them holds comes along"
    if not twins.differ:
        return f"{kept}, and no answer differs."
    named, more = list(twins.differ[:_LISTED]), len(twins.differ) - _LISTED
    if more > 0:
        named.append(f"{more} more")
    stays = "the answer you do not keep stays in the history"
    return f"{kept}. They differ in {words.listed(named)}: {stays}."
