"""Cells to fields: what schools write for year, sex, support and attendance."""

import re

from onedesk.roster.values import Doubt, Sen, Sex

_YEAR = re.compile(
    r"(?:nc)?\s*(?:year|yr|y)?\s*([0-9]{1,2})(?:\s*[^0-9\s].*|\s*\(.*)?", re.IGNORECASE
)
_FORM_YEAR = re.compile(r"(?:year|yr|y)?\s*(1[0-4]|[7-9])(?![0-9]).+", re.IGNORECASE)
_TITLE_YEAR = re.compile(r"\b(?:year|yr|y)\s*(1[0-4]|[7-9])\b", re.IGNORECASE)
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]+)?)\s*%?")
_SEXES: dict[str, Sex] = {
    **dict.fromkeys(("f", "female", "girl"), "F"),
    **dict.fromkeys(("m", "male", "boy"), "M"),
    **dict.fromkeys(("u", "unknown", "not known", "unspecified"), "U"),
    "w": "W",
}
_SEN: dict[str, Sen] = {
    **dict.fromkeys(("n", "none", "no", "no sen", "no special educational need"), "N"),
    **dict.fromkeys(
        ("k", "s", "a", "p", "sen support", "school action", "school action plus"), "K"
    ),
    **dict.fromkeys(
        ("e", "ehcp", "ehc plan", "education, health and care plan", "ehc", "statement"), "E"
    ),
}
_YES = frozenset({"y", "yes", "true", "1", "t", "eligible"})
_NO = frozenset({"n", "no", "false", "0", "f", "not eligible", "none"})
_FIRST_YEAR, _LAST_YEAR = 1, 14
_WHOLE = 100.0


def unread(field: str, text: str, what: str) -> Doubt:
    """The warning that a cell was left out because its words are not known."""
    say = f"“{text}” was not understood as {what}, so it was left out."
    return Doubt(code=f"{field}_unread", say=say, severity="warning", field=field, given=text)


def year_of(text: str) -> int | None:
    """The year group in “10”, “Year 10”, “Y10” or “10B”."""
    found = _YEAR.fullmatch(text)
    year = int(found[1]) if found else 0
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def year_of_form(form: str) -> int | None:
    """The year group that a form such as “10B” begins with."""
    found = _FORM_YEAR.fullmatch(form)
    return int(found[1]) if found else None


def year_of_title(title: str) -> int | None:
    """The year group that a title such as “ONE cohort Year 10” names."""
    found = set(_TITLE_YEAR.findall(title))
    return int(found.pop()) if len(found) == 1 else None


def sex_of(text: str) -> Sex | None:
    return _SEXES.get(text.lower())


def sen_of(text: str) -> Sen | None:
    """N none, K support, E education, health and care plan; older codes A, P and S are support."""
    small = text.lower()
    lead = re.match(r"([nke])\s*[-:]", small)  # "K - SEN Support"
    return _SEN.get(small) or (_SEN.get(lead[1]) if lead else None)


def yes_or_no(text: str) -> bool | None:
    small = text.lower()
    return True if small in _YES else False if small in _NO else None


def percent_of(text: str, *, as_fraction: bool = False) -> float | None:
    """0 to 100 from “80.5”, “80.5%” or, in a column of fractions, “0.805”."""
    found = _PERCENT.fullmatch(text)
    if not found:
        return None
    value = float(found[1].replace(",", ".")) * (_WHOLE if as_fraction else 1)
    return round(value, 1) if value <= _WHOLE else None
