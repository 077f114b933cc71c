"""Names: small letters where a system shouts, a key for comparing, and signs that look wrong."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from onedesk.roster.values import Doubt

_APOSTROPHES = "'`\u2018\u2019\u02bc"
_PARTICLES = frozenset(
    {
        *("van", "der", "den", "de", "het", "ten", "ter", "von", "zu", "zur", "la", "le", "di"),
        *("da", "dos", "das", "do", "du", "del", "della", "y", "bin", "al"),
    }
)
_PIECES = re.compile(rf"([\s\-.{_APOSTROPHES}]+)")
_PLAIN_LETTERS = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "\u0131": "i",
        "ħ": "h",
    }
)
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_FITS_A_NAME = frozenset(f" -.·(){_APOSTROPHES}")
_MOST = 0.8  # of the longer names of a column: then the capitals are the system's, not the pupil's
_LONG = 4  # letters; shorter names, such as Ng and AJ, prove nothing
_MC = re.compile(r"Mc(\w)(?=\w)")


def tidy(text: str) -> str:
    """One composed form of each letter, single spaces, nothing unseen."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def key(name: str) -> str:
    """What is left of a name for comparing: small plain letters and digits, without marks."""
    small = name.casefold().translate(_PLAIN_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", small) if char.isalnum())


def shouted(columns: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The columns of names that a system wrote in capitals throughout.

    A column of short names only, such as Ng and Zoë, goes with the others if it is in capitals.
    """
    loud = {column: _is_loud(texts) for column, texts in columns.items()}
    sure = any(loud.values())
    short = {one for one, told in loud.items() if told is None and _is_upper(columns[one])}
    return frozenset({one for one, told in loud.items() if told} | (short if sure else set()))


def _is_loud(texts: Iterable[str]) -> bool | None:
    longer = [text for text in texts if sum(map(str.isalpha, text)) >= _LONG]
    return sum(map(str.isupper, longer)) >= _MOST * len(longer) if longer else None


def _is_upper(texts: Iterable[str]) -> bool:
    return all(text == text.upper() for text in texts)


def proper_case(name: str, *, surname: bool = True) -> str:
    """A name in capitals as people write it: McDonald, O'Neill, van der Merwe, Łukasiewicz.

    A name with small letters is left alone. `surname` lets particles before the last part be small.
    """
    if name != name.upper():
        return name
    parts = _PIECES.split(name)
    last = max((index for index, part in enumerate(parts) if part.strip()), default=0)
    cased = []
    for index, part in enumerate(parts):
        spaced = index + 1 < len(parts) and parts[index + 1].isspace()
        if surname and index < last and spaced and part.lower() in _PARTICLES:
            cased.append(part.lower())
        else:
            cased.append(_cased(part))
    return unicodedata.normalize("NFC", "".join(cased))


def _cased(part: str) -> str:
    small = part[:1] + part[1:].lower().replace("i\u0307", "i")
    return _MC.sub(lambda found: "Mc" + found[1].upper(), small)


def doubts(name: str, field: str) -> tuple[Doubt, ...]:
    """What looks wrong in the letters of a name."""
    for look in (_garbled, _strange, _mixed_alphabets, _lookalike):
        if found := look(name, field):
            return (found,)
    return ()


def _garbled(name: str, field: str) -> Doubt | None:
    try:
        meant = name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    if meant == name:
        return None
    say = f"The letters of “{name}” were mixed up on the way; it may be “{meant}”."
    return Doubt(code="garbled_letters", say=say, severity="error", field=field, given=name)


def _strange(name: str, field: str) -> Doubt | None:
    odd = "".join(dict.fromkeys(char for char in name if not _fits(char)))
    if not odd:
        return None
    say = f"“{name}” holds “{odd}”, which is no letter of a name."
    return Doubt(code="strange_letters", say=say, severity="error", field=field, given=name)


def _fits(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" or char in _FITS_A_NAME


def _mixed_alphabets(name: str, field: str) -> Doubt | None:
    alphabets = {unicodedata.name(char, "?").split()[0] for char in name if char.isalpha()}
    if "LATIN" not in alphabets or not alphabets & {"CYRILLIC", "GREEK"}:
        return None
    say = f"“{name}” mixes letters of two alphabets that look alike."
    return Doubt(code="lookalike_letter", say=say, severity="warning", field=field, given=name)


def _lookalike(name: str, field: str) -> Doubt | None:
    """An Icelandic eth in a name that has a d with stroke as well: capitals that look the same."""
    if "đ" not in name.casefold() or "Ð" not in name:
        return None
    meant = name.replace("Ð", "Đ")
    say = f"“{name}” begins with the Icelandic letter Ð; it may be meant as “{meant}”."
    return Doubt(code="lookalike_letter", say=say, severity="warning", field=field, given=name)
