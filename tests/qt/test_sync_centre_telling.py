"""What is told without a question: words that gave way, guards, schools, proofs, past rounds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sync_scenes import ALL, ME, NOW, PROGRAMME, at, told, trouble

from onedesk.desk.exchange_views import Leaving, ProofCheck, Removal
from onedesk.domain.people import Cover, School
from onedesk.domain.round_report import RoundReport
from sync import errors
from sync.round import Round
from ui.bridge import Bridge
from ui.differing import compared
from ui.sync_centre import covers, past_rounds, proof
from ui.sync_centre.guard import guard
from ui.sync_centre.scene import Scene
from ui.sync_centre.told import ERASED, UNSENT, WENT_ALONG, told_words
from ui.who import who

TODAY = date(2026, 3, 12)
BEACONLAW = School(id="beaconlaw", name="Beaconlaw School", area="north")


def scene(state, **more):
    return Scene(state=state, programme=PROGRAMME, now=NOW, **more)


# Words that gave way


def test_who_chose_what_is_told_with_what_the_adviser_had_written():
    assert told_words(told(), NOW) == (
        "**Amina Hussain, plan after Year 11:** J. Ahmed chose **FE college, level 2** yesterday "
        "at 15:05; you had written **Apprenticeship**. Both are in the history."
    )


def test_long_words_are_counted_and_private_ones_are_not_shown():
    long = told_words(told(stands="word " * 40, yours="mine " * 30), NOW)
    assert "J. Ahmed chose other words (40 words) yesterday at 15:05; not what you had" in long
    note = told_words(told(kind="note", stands="a secret", yours="mine"), NOW)
    assert "secret" not in note


def test_a_removed_record_that_is_back_is_told():
    said = told_words(told(why="kept", field="", yours="", stands="", by=None), NOW)
    assert (
        "you had removed an interview; a colleague changed it yesterday at 15:05, so it is back"
        in said
    )
    student = told_words(told(why="kept", kind="student", field="", yours="", stands=""), NOW)
    assert "J. Ahmed wrote about them yesterday at 15:05. They are back." in student
    assert told_words(told(why="erased", student_name="", by=None), NOW) == ERASED
    assert told_words(told(why="unsent", student_name="", by=None), NOW) == UNSENT


def test_who_moved_is_told_with_where_they_are_and_that_nothing_is_lost():
    moved = {"why": "moved", "kind": "student", "record": "", "student_name": "", "by": None}
    one = told(**moved, yours="Zoë Reed", stands="Cinderhill")
    assert told_words(one, NOW) == f"**Zoë Reed** has moved to **Cinderhill**. {WENT_ALONG}"
    two = told(**moved, yours="Zoë Reed\nAmina Hussain", stands="")
    said = "**Zoë Reed, Amina Hussain** have moved to another school."
    assert told_words(two, NOW) == f"{said} {WENT_ALONG}"


# Guards


def test_a_mass_removal_is_asked_with_counts_and_the_school():
    asked = guard(replace(ALL, removal=Removal(840, 1200, "Thornlaw Academy")))
    assert asked.bold == "840 of 1,200 records of Thornlaw Academy would go from this laptop."
    assert "nothing was taken away" in asked.text
    everything = guard(replace(ALL, removal=Removal(1, 1200, None)))
    assert everything.bold == "1 of 1,200 records would go from this laptop."


def test_a_guard_takes_the_place_of_its_trouble_until_it_is_put_aside():
    asking = trouble(errors.EpochChanged, restored=True)
    assert scene(asking).guard.kind == "restored"
    assert scene(asking).trouble is None
    assert scene(asking, aside=frozenset({"restored"})).guard is None


def test_the_newest_round_tells_even_where_it_could_not_be_stored():
    report = RoundReport(at=NOW, problem="The disk is full.", code="store")
    assert scene(ALL, report=report).trouble.say == "The disk is full."
    older = report.but(at=at(9, 0))
    assert scene(ALL, report=older).trouble is None


def test_a_round_that_was_stopped_is_no_trouble():
    assert scene(trouble(errors.Stopped)).trouble is None
    assert scene(trouble(errors.Stopped)).stopped


# Schools


def cover(last, **more):
    known = {"giver": "j", "giver_name": "J. Ahmed", "taker": ME.id, "taker_name": ME.name}
    days = {"first": TODAY - timedelta(days=3), "last": last}
    return Cover(id=f"c{last}", school="beaconlaw", **{**known, **days, **more})


def test_covers_and_schools_that_left_are_said():
    programme = PROGRAMME.but(
        schools=(BEACONLAW,),
        covers=(
            cover(TODAY + timedelta(days=1)),
            cover(date(2026, 4, 2), taker="j", taker_name="J. Ahmed", first=date(2026, 3, 30)),
        ),
    )
    assert covers.lines(programme, (Leaving("Cinderhill School", 3),), (), TODAY) == (
        (
            "**Cinderhill School** is no longer yours. 3 records could not be sent yet and are "
            "kept here until they go."
        ),
        "You cover **Beaconlaw School** for J. Ahmed until tomorrow. It ends by itself.",
        (
            "J. Ahmed covers **Beaconlaw School** for you from 30 March until 2 April. It ends by "
            "itself."
        ),
    )
    assert covers.soon_over(programme, TODAY) == (
        "Your cover of Beaconlaw School ends tomorrow. Sync before then.",
    )


def test_a_school_that_left_or_came_is_said():
    with_it, without = PROGRAMME.but(schools=(BEACONLAW,)), PROGRAMME
    assert list(covers.changed(with_it, without)) == [
        "Beaconlaw School is no longer yours. It leaves this laptop once the hub has your work."
    ]
    assert list(covers.changed(without, with_it)) == ["Beaconlaw School is now on this laptop."]
    assert list(covers.changed(with_it, with_it)) == []


# Proofs


@pytest.mark.parametrize(
    ("found", "bold", "more"),
    [
        (
            ProofCheck(proven=212, edited=3, colleagues=0, unsent=0, wrong=0),
            "212 records are proven to be on the hub.",
            ("3 were edited since and go up next.",),
        ),
        (
            ProofCheck(proven=1, edited=1, colleagues=1, unsent=1, wrong=0),
            "1 record is proven to be on the hub.",
            (
                "1 was edited since and goes up next.",
                "1 has not been sent yet and goes up next.",
                "1 came from a colleague by way of the hub; its proof is theirs.",
            ),
        ),
        (
            ProofCheck(proven=1200, edited=0, colleagues=0, unsent=0, wrong=2),
            "2 records do not match the hub’s signature.",
            (
                "1,200 records are proven.",
                "Compare everything with the hub: what differs is mended, nothing is lost.",
            ),
        ),
        (
            ProofCheck(proven=0, edited=0, colleagues=0, unsent=0, wrong=0),
            "There is nothing to prove yet.",
            (),
        ),
    ],
)
def test_a_check_of_the_proofs_is_said_in_sentences(found, bold, more):
    assert proof.headline(found) == bold
    assert proof.details(found) == more


# Past rounds


def test_a_round_tells_when_what_how_long_and_what_stood_in_the_way():
    done = RoundReport(at=at(16, 32), sent={"interview": 9, "action": 14}, seconds=6)
    cut = RoundReport(at=at(16, 31), sent={"interview": 4}, problem="x", code="captive_portal")
    last, before = past_rounds.lines((cut, done), NOW)
    assert (last.words, last.after, last.below, last.right) == (
        "Today 16:32",
        "9 interviews and 14 actions went up.",
        "",
        "6 seconds",
    )
    assert (before.icon, before.below) == ("triangle", "The wifi wanted a sign-in.")


def test_what_moved_is_said_by_kind_with_commas_in_thousands():
    moved = past_rounds.moved({"note": 2, "action": 1347, "interview": 1, "print": 1, "new": 3})
    assert moved == (
        "1 interview, 1,347 actions, 2 private notes, 1 printed plan and 3 other records"
    )
    both = RoundReport(at=at(9, 0), sent={"interview": 1, "note": 1}, received={"student": 2})
    assert past_rounds.lines((both,), NOW)[0].after == (
        "1 interview and 1 private note went up; 2 students came down."
    )


def test_rounds_without_news_and_tries_that_ended_alike_are_one_line_each():
    quiet = [RoundReport(at=at(9, minute)) for minute in (0, 10, 20)]
    vain = [RoundReport(at=at(10, minute), problem="x", code="offline") for minute in (0, 10)]
    lines = past_rounds.lines((*quiet, *vain), NOW)
    assert [(one.words, one.after, one.below) for one in lines] == [
        ("Today 10:00 to 10:10", "Two tries.", "No way to the hub."),
        ("Today 09:00 to 09:20", "Three rounds without news.", ""),
    ]


def test_tries_within_a_minute_have_one_time():
    vain = [RoundReport(at=at(15, 24), problem="x", code="offline") for _ in range(2)]
    assert past_rounds.lines(vain, NOW)[0].words == "Today 15:24"


def test_records_that_were_mended_are_told():
    line = past_rounds.lines((RoundReport(at=at(9, 0), repaired=2),), NOW)[0]
    assert line.after == "2 records mended."


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, "Compared 1,690 records with the hub: all the same."),
        ({"repaired": 3}, "Compared 1,690 records with the hub: 3 differed and were mended."),
        (
            {"sent": {"conflict": 2}},
            "2 answers to questions went up. Compared 1,690 records with the hub: all the same.",
        ),
    ],
)
def test_a_comparison_that_was_asked_for_is_a_round_of_its_own(found, said):
    quiet = [RoundReport(at=at(9, minute)) for minute in (0, 20)]
    compared = RoundReport(at=at(9, 10), compared=1690, **found)
    lines = past_rounds.lines((*quiet, compared), NOW)
    assert [(one.icon, one.after) for one in lines] == [
        ("wifi", "No news."),
        ("tick", said),
        ("wifi", "No news."),
    ]


@pytest.mark.parametrize("what", [{"gone": 1}, {"repaired": 1}, {}])
def test_what_was_taken_away_or_mended_is_looked_at_again(what):
    bridge, heard = Bridge(), []
    bridge.changed.connect(lambda: heard.append("changed"))
    bridge.ended(Round(RoundReport(at=NOW, **what), None, 0))
    assert bool(heard) is bool(what)


# Long texts and names


def test_what_is_alike_is_cut_short_and_what_differs_stays_whole():
    same = "alike " * 30
    both = compared(f"{same}old {same}", f"{same}new words {same}")
    assert both.cut
    assert "**old**" in both.first
    assert "**new words**" in both.second
    assert compared("one two", "one three").cut is False


def test_the_advisers_own_id_and_name_are_you():
    assert [who(name, ME) for name in (ME.id, ME.name, "J. Ahmed", None, "")] == [
        "you",
        "you",
        "J. Ahmed",
        "a colleague",
        "a colleague",
    ]
