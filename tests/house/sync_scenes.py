"""Moments of the sync centre as plain values: what the desk would say on a day in March."""

from dataclasses import replace
from datetime import UTC, datetime

from onedesk.desk.exchange_views import Leaving, Refused, Removal
from onedesk.desk.twin_views import Twin, Twins
from onedesk.desk.views import Entry, Question, SyncRow, SyncState, Told
from onedesk.domain.conflict import Conflict
from onedesk.domain.people import Adviser, Programme
from sync import errors

NOW = datetime(2026, 3, 12, 16, 33, tzinfo=UTC)
ME = Adviser(id="marged", name="Marged Ellis")
PROGRAMME = Programme(service="Opportunity", adviser=ME)
NAMES = (
    "Bartłomiej Żurek-Dale",
    "Ngozi Amory",
    "Zoë Kowalczyk-Reed",
    "Đặng Minh Châu",
    "Featherstonehaugh-Cholmondeley-Warner de Montmorency",
)
TALK = (
    "We talked about joinery. "
    + "You like wood and making things at home, and you have looked at two firms nearby. " * 18
    + "You will ask Mr Doyle about the taster day."
)
OTHER_TALK = TALK.replace("joinery.", "joinery and brickwork.").replace("Mr Doyle", "Mrs Chan")


def at(hour, minute, day=12):
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def row(state, hour=9, day=12, name=NAMES[2], **more):
    there = {"on_hub_at": at(16, 32), "receipt": "7F2C 91A4"} if state == "hub" else {}
    school = "Thornlaw Academy" if day == 12 else "Cinderhill School"
    return SyncRow(f"i{hour}{day}", name, school, at(hour, 0, day), state, **there, **more)


EMPTY = SyncState(
    rows=(),
    records_owed=0,
    refused=(),
    questions=(),
    sent={},
    received={},
    last_round=None,
    last_problem=None,
    offset=None,
    bytes_up=0,
    bytes_down=0,
    seconds=0.0,
)


def state(*rows, **more):
    return replace(EMPTY, rows=rows, **more)


ALL = state(*(row("hub", hour) for hour in range(9)), last_round=at(16, 32))
SOME = state(
    *(row("hub", h) for h in range(4)), *(row("laptop", h) for h in range(5)), records_owed=21
)


def clash(number=1, **more):
    """A question; `more` are fields of the conflict, or `kept_words` and the like."""
    words = {
        "student_name": more.pop("name", "Kübra Elmas-Grant"),
        "field": more.pop("field_words", "plan after Year 11"),
        "kept": more.pop("kept_words", "FE college, level 2"),
        "offered": more.pop("offered_words", "Apprenticeship"),
    }
    body = {
        "of_kind": "interview",
        "of_id": "kubra-3",
        "field": "plan",
        "kept_by": "Mr Sandhu-Peel",
        "kept_at": at(15, 5, 11),
        "offered_by": ME.name,
        "offered_by_id": ME.id,
        "offered_at": at(13, 41),
    }
    return Question(conflict=Entry(f"c{number}", Conflict(**{**body, **more})), **words)


def listed(number=1, **more):
    """A question about a student's form, as two lists that were read in apart leave it."""
    about = {"of_kind": "student", "of_id": f"s{number}", "field": "form", "field_words": "form"}
    words = {"kept_words": "11B", "offered_words": "11Q", "name": NAMES[number % len(NAMES)]}
    who = {"kept_by_id": "sunil", "kept": "11B", "offered": "11Q"}
    return clash(number, **{**about, **words, **who, **more})


def told(number=1, **more):
    known = {
        "id": f"t{number}",
        "why": "chosen",
        "student_name": "Amina Hussain",
        "field": "plan after Year 11",
        "yours": "Apprenticeship",
        "stands": "FE college, level 2",
        "by": "J. Ahmed",
        "at": at(15, 5, 11),
        "kind": "interview",
        "record": "zoe-2",
    }
    return Told(**{**known, **more})


MORE = (
    "how sure",
    "kind of job",
    "the student’s own words",
    "level or course",
    "what we talked about",
    "what they are good at",
    "next talk",
)


def twin(interview="mine", **more):
    """The adviser's own talk of the cycle, unless it is somebody else's."""
    said = ("Construction, then Health and social care", "joiner", "Apprenticeship")
    known = {"state": "held", "mine": True, "adviser": ME.name, "day": at(0, 0).date()}
    known |= {"starts": None, "at": at(11, 35), "said": said}
    known |= {"more": ("how sure", "the student’s own words", "where or with whom")}
    known |= {"holds": ("12 areas rated", "3 actions", "1 printed plan")}
    return Twin(interview=interview, **{**known, **more})


def twins(mine=None, theirs=None, **more):
    """Two talks of Zoë's third cycle."""
    said = ("Health and social care", "FE college, level 2")
    other = {"mine": False, "adviser": "Sunil Okafor", "at": at(9, 41, 11), "said": said}
    other |= {"more": MORE, "holds": ("7 areas rated", "2 actions")}
    known = {"student": "zoe", "student_name": NAMES[2], "cycle": 3}
    known |= {"differ": ("area of work", "plan after Year 11", "rating of Apprenticeships")}
    pair = {"mine": mine or twin(), "theirs": theirs or twin("theirs", **other)}
    return Twins(**{**known, **pair, **more})


def trouble(kind, **more):
    """A round that ended in a `SyncError` after some interviews had gone."""
    ended = {"last_round": at(16, 31), "last_problem": kind.say, "last_code": kind.code}
    return replace(SOME, **{**ended, **more})


UNKNOWN = "The hub does not know this student."


def refused(name=NAMES[2], say=UNKNOWN, **kinds):
    """So many records of each kind that the hub would not take."""
    return tuple(Refused(kind, name, say) for kind in kinds for _ in range(kinds[kind]))


SCENES = {
    "question": replace(ALL, questions=tuple(clash(n) for n in range(12))),
    "long question": replace(
        ALL,
        questions=(
            clash(
                name=NAMES[-1],
                field_words="what we talked about",
                kept_words=OTHER_TALK,
                offered_words=TALK,
            ),
        ),
    ),
    "twins": replace(ALL, twins=(twins(),), questions=(clash(),)),
    "told": replace(ALL, told=(told(1), told(2, why="kept", field="", yours="", stands=""))),
    "trouble": trouble(errors.CaptivePortal),
    "restored": trouble(errors.EpochChanged, restored=True),
    "removal": replace(ALL, removal=Removal(gone=840, held=1200, school_name="Thornlaw Academy")),
    "refused": state(
        row("needs", say=UNKNOWN), last_round=at(16, 32), refused=refused(interview=1, note=4)
    ),
    "leaving": replace(ALL, leaving=(Leaving(school="Beaconlaw School", records=3),)),
    "many": state(*(row("hub", n % 24, name=NAMES[n % 5]) for n in range(200))),
}
WALKED = {
    "asking": replace(
        SCENES["question"],
        rows=(row("needs", say=UNKNOWN), *SCENES["many"].rows),
        refused=refused(interview=1),
        told=SCENES["told"].told,
        leaving=SCENES["leaving"].leaving,
    ),
    "long question": SCENES["long question"],
    "twins": SCENES["twins"],
    "trouble": SCENES["trouble"],
    "guard": SCENES["removal"],
}
"""The same put together, for the tests that look at all screens."""
