"""The people of a fictional school and what the hub knows of them; nobody real."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from onedesk.domain.people import Adviser, Programme, School, Window
from onedesk.domain.programme import catalogue
from onedesk.domain.records import Record
from onedesk.store.account import Account

TODAY = date(2026, 3, 12)
AREAS = [area.code for area in catalogue().areas]
EARLIER = date(2025, 9, 23), date(2025, 12, 9)


def _windows() -> tuple[Window, ...]:
    spans = ((9, 15, 10, 3, 2025), (12, 1, 12, 19, 2025), (3, 2, 3, 27, 2026), (6, 8, 7, 3, 2026))
    return tuple(
        Window(cycle=cycle, first=date(year, m1, d1), last=date(year, m2, d2))
        for cycle, (m1, d1, m2, d2, year) in enumerate(spans, 1)
    )


SCHOOLS = (
    School(
        id="thornlaw",
        name="Thornlaw Academy",
        area="NE",
        room="B14",
        shared_groups=frozenset({"attendance", "fsm", "sen"}),
        windows=_windows(),
    ),
    School(id="cinderhill", name="Cinderhill School", area="NE", room="C3", windows=_windows()),
)
PROGRAMME = Programme(
    service="Opportunity North East",
    adviser=Adviser(id="marged", name="Marged Ellis", title="Careers adviser"),
    schools=SCHOOLS,
)
ACCOUNT = Account(
    hub="http://127.0.0.1:9",
    device="OD-014",
    token="t" * 20,
    epoch="e1",
    receipt_key="",
    programme=PROGRAMME,
)

DONE_BEFORE = """Aaliyah Brandt 10A|Ciarán Oakes 10A|Delphine Marlow 10B|Emeka Stroud 10B|
Freya Holloway 10C|Gethin Pryce-Vaughn 10C|Hana Lindqvist 10D|Iolo Carrow 10D|Jude Akande 10A|
Keira Thistlewood 10B|Leopold Vance 10C"""
BOOKED = """Maya Dunmore 10A|Nils Ravensworth 10B|Oriel Teague 10C|Priya Saltmarsh 10D|
Quentin Abara 10A|Rosalind Fenn 10B"""
NAMED = {
    "bart": ("Bartłomiej", "Żurek-Dale", "10C"),
    "ngozi": ("Ngozi", "Amory", "10A"),
    "zoe": ("Zoë", "Kowalczyk-Reed", "10B"),
    "idris": ("Idris", "Faulkner", "10D"),
    "madalina": ("Mădălina", "Rusu-Pike", "10B"),
    "kubra": ("Kübra", "Elmas-Grant", "10A"),
    "tomos": ("Tomos", "Ferreira", "10C"),
    "callum": ("Callum", "Thrale", "10D"),
    "dang": ("Đặng", "Minh Châu", "10B"),
    "saoirse": ("Saoirse", "Penhallow", "10A"),
    "rhiannon": ("Rhiannon", "Achebe-Lund", "10C"),
    "jose": ("José", "Amarilla-Dunn", "10D"),
    "declan": ("Declan", "Wray", "10D"),
}
CINDERHILL = {
    "aoife": ("Aoife", "Brannigan-Cole", "10A"),
    "lucja": ("Łucja", "Farrow", "10B"),
    "devon": ("Devon", "Achterberg", "10C"),
}
PLANS = {
    "bart": "SF",
    "ngozi": "FE",
    "zoe": "FE",
    "idris": "UNSURE",
    "madalina": "UNSURE",
    "kubra": "APP",
    "tomos": "FE",
}
TIMES = {
    "bart": time(9),
    "ngozi": time(9, 50),
    "zoe": time(10, 55),
    "idris": time(11, 45),
    "madalina": time(11, 45),
    "kubra": time(13, 20),
    "tomos": time(14, 10),
}
ACTIONS = {  # outcomes of last time's actions; None is open, who did it is the student
    "bart": ("done", "done", "done"),
    "ngozi": ("done", "carried_over", "done"),
    "idris": (None, None),
    "madalina": (None, None),
    "kubra": (None,),
}


def _record(
    kind: str, key: str, student: str | None, body: dict[str, object], school: str
) -> Record:
    return Record.model_validate(
        {"kind": kind, "id": key, "school": school, "student": student, "body": body}
    )


def _student(key: str, names: tuple[str, str, str], school: str = "thornlaw") -> Record:
    forename, surname, form = names
    late = key == "saoirse"
    body: dict[str, object] = {
        "legal_forename": forename,
        "legal_surname": surname,
        "form": form,
        "year": 10,
        "born": "2010-11-03",
        "joined": "2026-02-16" if late else "2025-09-08",
    }
    if key == "zoe":
        body |= {"sen": "K", "indicators": {"attendance": 91.5}}
        body["why_selected"] = "Bright and practical; has not said much at school about what next."
    return _record("student", key, None, body, school)


def _held(key: str, cycle: int, day: date, fields: dict[str, object], school: str) -> Record:
    at = datetime.combine(day, time(10, 40), UTC).isoformat()
    body = {
        "cycle": cycle,
        "day": day.isoformat(),
        "outcome": "held",
        "adviser": "marged",
        "started_at": at,
        "finished_at": at,
        **fields,
    }
    return _record("interview", f"{key}-{cycle}", key, body, school)


def _earlier(key: str, school: str = "thornlaw") -> Iterator[Record]:
    """The first two meetings, and what came of their actions."""
    if key == "saoirse":
        return
    low = dict(zip(AREAS, (3, 2, 2, 2, 1, 1, 1, 2, 2, 1, 1, 2), strict=True))
    high = {**low, "FE": 3, "LMI": 2, "APPLY": 2}
    first = {"sectors": ["UNDECIDED"], "plan": "UNSURE", "ratings": low}
    second = {"sectors": ["CONST"], "job": "joiner", "certainty": 1, "ratings": high}
    yield _held(key, 1, EARLIER[0], first, school)
    if key == "tomos":
        yield _record(
            "interview",
            "tomos-2",
            key,
            {"cycle": 2, "day": "2025-12-09", "outcome": "absent", "absence_reason": "ill"},
            school,
        )
        return
    yield _held(key, 2, EARLIER[1], {**second, "plan": PLANS.get(key, "SFC")}, school)
    for at, outcome in enumerate(ACTIONS.get(key, ())):
        fields: dict[str, object] = {
            "what": f"Read page {at + 4} of the guide",
            "interview": f"{key}-2",
        }
        fields["order"] = at
        if outcome:
            fields["outcome"] = outcome
        if outcome == "carried_over":
            fields |= {"outcome": "done", "carried_from": "older"}
        yield _record("action", f"{key}-a{at}", key, fields, school)


def _zoe() -> Iterator[Record]:
    plan: list[tuple[str, dict[str, object]]] = [
        ("Start a CV: details and one skill", {"by": "2026-02-27"}),
        (
            "Ask Mr Doyle about the joinery taster",
            {"outcome": "done", "outcome_on": "2026-01-20", "who": "careers_lead"},
        ),
        ("Compare joiner and electrician online", {}),
        (
            "Send open evening dates",
            {"who": "adviser", "outcome": "done", "outcome_on": "2025-12-15"},
        ),
    ]
    for at, (what, more) in enumerate(plan):
        body = {"what": what, "interview": "zoe-2", "order": at, **more}
        yield _record("action", f"zoe-a{at}", "zoe", body, "thornlaw")
    events = (
        ("e1", "Building site tour, online", "TOUR", "2026-01-14", "attended"),
        ("e2", "Apprenticeship talk", "APPINFO", "2026-02-04", "attended"),
        ("e3", "Mock interview", "MOCK", "2026-02-25", "absent"),
    )
    for key, title, kind, day, state in events:
        event: dict[str, object] = {"title": title, "type": kind, "day": day}
        yield _record("intervention", key, None, event, "thornlaw")
        came: dict[str, object] = {"intervention": key, "state": state}
        yield _record("attendance", f"zoe-{key}", "zoe", came, "thornlaw")


def _own_actions() -> Iterator[Record]:
    promised = (
        ("kubra", "Send Kübra the open day dates", "2026-03-12"),
        ("tomos", "Ask the school about Tomos’s options", "2026-03-13"),
        ("madalina", "Bring college prospectus for Mădălina", "2026-03-12"),
    )
    for key, what, by in promised:
        body: dict[str, object] = {
            "what": what,
            "who": "adviser",
            "by": by,
            "interview": f"{key}-1",
        }
        yield _record("action", f"own-{key}", key, body, "thornlaw")


def known_to_the_hub() -> Iterator[Record]:
    """Everything before today."""
    for key, names in NAMED.items():
        yield _student(key, names)
        yield from _earlier(key)
    for key, names in CINDERHILL.items():
        yield _student(key, names, "cinderhill")
        yield from _earlier(key, "cinderhill")
    for at, person in enumerate(_people(DONE_BEFORE)):
        yield _student(f"done{at}", person)
        yield from _earlier(f"done{at}")
        yield _held(f"done{at}", 3, date(2026, 3, 3), {"plan": "APP"}, "thornlaw")
    for at, person in enumerate(_people(BOOKED)):
        yield _student(f"booked{at}", person)
        yield from _earlier(f"booked{at}")
        body: dict[str, object] = {"cycle": 3, "day": "2026-03-19", "starts": "09:00:00"}
        yield _record("interview", f"booked{at}-3", f"booked{at}", body, "thornlaw")
    yield from _appointments()
    yield from _zoe()
    yield from _own_actions()


def _appointments() -> Iterator[Record]:
    for key, starts in TIMES.items():
        body: dict[str, object] = {"cycle": 3, "day": TODAY.isoformat(), "room": "B14"}
        body["starts"] = starts.isoformat()
        if key == "madalina":
            body["moved_from"] = "2026-03-19"
        yield _record("interview", f"{key}-3", key, body, "thornlaw")
    missed = {"cycle": 3, "day": "2026-03-03", "outcome": "absent", "absence_reason": "ill"}
    yield _record("interview", "callum-3", "callum", dict(missed), "thornlaw")
    no = {"cycle": 3, "day": "2026-03-04", "outcome": "refused"}
    yield _record("interview", "declan-3", "declan", dict(no), "thornlaw")


def _people(text: str) -> list[tuple[str, str, str]]:
    people = [person.strip().rsplit(" ", 1) for person in text.replace("\n", "").split("|")]
    names = [(name.partition(" "), form) for name, form in people]
    return [(forename, surname, form) for (forename, _, surname), form in names]
