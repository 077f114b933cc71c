"""Entries for codes of a newer catalogue than this OneDesk has: each stands for itself."""

from onedesk.domain.entries import ApplicationState, Area, JobFamily, Plan, Sector

_AMONG_OTHERS = "OTHER"


def sector(code: str) -> Sector:
    """An area of work, as one that somebody wrote in: no sentence is built with it."""
    return Sector(
        code=code,
        label=_label("area of work", code),
        short=code,
        phrase=f"“{code}”",
        growing=(),
        in_pilot=False,
        families=(),
        soc=(),
        titles=(),
        synonyms=(),
        picture="",
        write_in=True,
    )


def family(code: str) -> JobFamily:
    """A job family."""
    return JobFamily(code=code, label=code)


def plan(code: str) -> Plan:
    """A plan after Year 11, among those that have no tile of their own."""
    return Plan(
        code=code,
        label=_label("plan", code),
        short=code,
        phrase=f"“{code}”",
        plan=True,
        eet="unknown",
        rpa="unknown",
        nccis=(),
        under=_AMONG_OTHERS,
        asks_title="",
        asks=(),
        synonyms=(),
        detail="not known to this laptop yet",
    )


def area(code: str) -> Area:
    """An area of knowledge, of which no level has words here."""
    return Area(code=code, label=code, short=code, student=code, question="", levels=())


def state(code: str) -> ApplicationState:
    """A step of an application."""
    return ApplicationState(code=code, label=code, student=code, offered=False)


def _label(what: str, code: str) -> str:
    an = "An" if what[0] in "aeiou" else "A"
    return f"{an} {what} this laptop does not know yet: {code}"
