"""What the sync centre says; every sentence with its counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sync_scenes import (
    ALL,
    EMPTY,
    ME,
    NOW,
    OTHER_TALK,
    SOME,
    TALK,
    at,
    clash,
    row,
    state,
)

from onedesk.desk.exchange_views import News, ProofCheck
from sync import errors
from ui.sync_centre import news, proof, sentences, trouble
from ui.sync_centre.asking import asked
from ui.today.sync_words import from_where


def test_the_headline_has_both_counts():
    assert sentences.headline(ALL) == "9 of 9 interviews are on the hub"
    assert sentences.headline(SOME) == "4 of 9 interviews are on the hub"
    assert sentences.headline(state(row("laptop"))) == "0 of 1 interview is on the hub"
    assert sentences.headline(EMPTY) == "Nothing is waiting"
    assert sentences.headline(state(records_owed=3)) == "3 changes are on this laptop only"


def test_proof_is_said_with_the_time_of_the_signature():
    said = "The hub signed a receipt for each one at 16:32. You can close the laptop."
    assert sentences.below(ALL, NOW) == said


def test_proofs_for_a_hub_in_doubt_say_what_was_and_not_what_is():
    found = ProofCheck(proven=7, edited=0, colleagues=0, unsent=0, wrong=0)
    assert proof.headline(found) == "7 records are proven to be on the hub."
    found = replace(found, doubted=True)
    assert proof.headline(found) == "7 records were signed for by the hub."
    assert "restored from a backup" in proof.details(found)[0]


def test_a_school_without_a_name_is_left_out_of_the_receipts():
    lost = replace(row("hub"), school_name="")
    assert sentences.where_from(state(lost), NOW) == "1 today"
    assert from_where([replace(lost, finished_at=lost.finished_at - timedelta(1))], NOW) == (
        "1 on Wednesday"
    )


def test_what_is_not_received_is_said_to_be_safe():
    said = "The other 5 are safe on this laptop. Nothing is lost, and nothing is sent twice."
    assert sentences.below(SOME, NOW) == said
    one = state(row("laptop"), records_owed=1)
    assert sentences.below(one, NOW).startswith("It is safe on this laptop.")
    two = state(row("laptop"), row("laptop", 10), records_owed=2)
    assert sentences.below(two, NOW).startswith("Both are safe on this laptop.")


def test_all_interviews_there_but_something_else_owed_never_says_close_the_laptop():
    owing = replace(ALL, records_owed=2)
    assert "2 other changes are still on this laptop, and safe." in sentences.below(owing, NOW)
    assert "close the laptop" not in sentences.below(owing, NOW)
    assert not sentences.all_there(state(records_owed=1))


def test_a_row_is_in_one_of_three_states_in_words():
    assert sentences.pill(row("hub"), NOW) == "On the hub 16:32"
    assert sentences.pill(row("laptop"), NOW) == "On this laptop"
    assert sentences.pill(row("needs"), NOW) == "Needs you"


def test_where_interviews_are_from():
    rows = (row("hub", 9), row("hub", 10), row("hub", 11, 10))
    said = "2 from Thornlaw Academy today, 1 from Cinderhill School on Tuesday"
    assert sentences.where_from(state(*rows), NOW) == said
    absent = state(*rows[:1], absent=("Amina Hussain", "Devon Achterberg"))
    told = "1 from Thornlaw Academy today; absent: Amina Hussain and Devon Achterberg"
    assert sentences.where_from(absent, NOW) == told
    assert sentences.where_from(state(absent=("A",) * 12), NOW) == "12 absences"


def test_what_came_down_is_told_by_name_where_it_matters_on_the_way_to_a_school():
    soon, day = date(2026, 3, 20), date(2026, 4, 19)
    told = (
        News("room", "", day, "B14", "C3"),
        News("room", "Zoë Reed", soon, "B14", "C**3"),
        News("day", "Zoë Reed", soon, "2026-03-13", "2026-03-20"),
    )
    assert news.lines((*told, *told), NOW.date()) == (
        "Room for 19 April is now **C3**, not B14",
        "Room for Zoë Reed on Friday 20 March is now **C*\u2060*3**, not B14",
        "Zoë Reed’s talk is now on Friday 20 March, not tomorrow",
    )
    told = (
        News("starts", "Zoë Reed", NOW.date(), "09:40:00", "10:20:00"),
        News("called", "Zoë Reed", None, "Zoë Kowalczyk", "Zoë Reed"),
    )
    assert news.lines(told, NOW.date()) == (
        "Zoë Reed’s talk today is now at **10:20**, not 09:40",
        "Zoë Kowalczyk is now called **Zoë Reed**",
    )


def test_kinds_are_counted_in_words_and_a_note_is_said_to_be_private():
    sent = {"interview": 9, "absence": 2, "action": 14, "note": 1, "attendance": 2}
    assert sentences.counts(sent) == (
        "9 interviews, 14 actions, 2 absences",
        "2 attendances",
        "1 private note, not visible to the school",
    )
    assert sentences.counts({"conflict": 1}) == ("1 question",)
    assert sentences.counts({"conflict": 1}, up=True) == ("1 answer to a question",)


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (1.6, "Laptop clock agrees with the hub within 2 seconds."),
        (-0.2, "Laptop clock agrees with the hub within 1 second."),
        (300, "Laptop clock agrees with the hub within 5 minutes."),
        (-360, "This laptop’s clock is 6 minutes behind the hub’s."),
        (3700, "This laptop’s clock is 1 hour ahead of the hub’s."),
        (-30 * 3600, "This laptop’s clock is 30 hours behind the hub’s."),
        (-50 * 3600, "This laptop’s clock is 2 days behind the hub’s."),
        (3 * 365 * 86400 + 9, "This laptop’s clock is 3 years ahead of the hub’s."),
    ],
)
def test_the_clock_is_measured_and_said_plainly_above_five_minutes(offset, said):
    assert sentences.clock(offset).replace("**", "").startswith(said)


def test_the_line_says_bytes_and_seconds():
    known = replace(ALL, bytes_up=40_200, bytes_down=11_800, seconds=6.2, offset=1.6)
    assert sentences.connection(known)[0] == "41 KB sent, 12 KB received, 6 seconds."
    assert sentences.connection(EMPTY) == ("No contact with the hub yet.",)


def test_a_try_that_sent_nothing_is_told_without_bytes():
    tried = replace(ALL, last_round=NOW, last_problem=errors.Offline.say, seconds=0.2)
    assert sentences.connection(tried) == ("The last round took 1 second.",)


def test_sending_names_the_one_that_is_on_its_way():
    assert sentences.sending(4, 9) == "Sending 5 of 9"
    assert sentences.sending(9, 9) == "Asking the hub for news"


def test_a_question_puts_the_advisers_own_value_first():
    put = asked(clash(), ME, NOW)
    assert put.sentence == (
        "**Kübra Elmas-Grant, plan after Year 11:** you wrote **Apprenticeship** today at 13:41, "
        "Mr Sandhu-Peel wrote **FE college, level 2** yesterday at 15:05."
    )
    assert [(a.words, a.choice) for a in put.ways] == [
        ("Keep Apprenticeship", "offered"),
        ("Keep FE college, level 2", "kept"),
    ]


def test_a_cleared_answer_and_a_long_one_have_buttons_that_can_be_read():
    put = asked(clash(kept_words="nothing", offered_words="A long summary. " * 20), ME, NOW)
    assert [a.words for a in put.ways] == ["Keep what you wrote", "Leave it empty"]
    assert [a.brief for a in put.ways] == ["Keep yours", "Keep theirs"]
    assert "Mr Sandhu-Peel cleared it yesterday at 15:05" in put.sentence
    assert "you wrote 60 words today at 13:41" in put.sentence
    assert [side.who for side in put.sides] == ["You wrote"]


def test_two_strangers_are_told_apart_by_name():
    put = asked(
        clash(offered_by_id=None, offered_by=None, kept_words="same", offered_words="same"), ME, NOW
    )
    words = [answer.words for answer in put.ways]
    assert words == ["Keep what Mr Sandhu-Peel wrote", "Keep what a colleague wrote"]


def test_two_answers_of_the_adviser_are_told_apart_by_their_laptops():
    mine = {"kept_by": ME.name, "kept_by_id": ME.id}
    put = asked(replace(clash(**mine), here="kept"), ME, NOW)
    assert put.sentence == (
        "**Kübra Elmas-Grant, plan after Year 11:** you wrote **FE college, level 2** on this "
        "laptop yesterday at 15:05, you wrote **Apprenticeship** on your other laptop today at "
        "13:41."
    )
    assert [a.brief for a in put.ways] == ["Keep this laptop’s", "Keep the other"]
    long = clash(**mine, kept_words="A " * 40, offered_words="B " * 40)
    put = asked(replace(long, here="offered"), ME, NOW)
    assert [a.words for a in put.ways] == [
        "Keep what you wrote on this laptop",
        "Keep what you wrote on your other laptop",
    ]
    assert [side.who for side in put.sides] == [
        "You wrote on this laptop",
        "You wrote on your other laptop",
    ]


def test_a_rating_is_said_with_its_word():
    more = {"field": "ratings.APP", "field_words": "rating of Apprenticeships"}
    put = asked(clash(**more, kept_words="2, some", offered_words="3, fair"), ME, NOW)
    assert "you rated it **3, fair** today at 13:41" in put.sentence
    assert [a.words for a in put.ways] == ["Keep 3, fair", "Keep 2, some"]


def test_a_question_about_an_action_says_which_one():
    more = {"of_kind": "action", "field": "by", "field_words": "by when"}
    put = asked(replace(clash(**more), about="Start a CV: details\nand one skill"), ME, NOW)
    assert put.about == "Kübra Elmas-Grant, by when (Start a CV: details and one skill)"


def test_long_texts_are_put_side_by_side_and_only_what_differs_is_bold():
    put = asked(clash(kept_words=OTHER_TALK, offered_words=TALK), ME, NOW)
    mine, theirs = put.sides
    assert "**joinery.**" in mine.shown
    assert "**joinery and brickwork.**" in theirs.shown
    assert "**Mrs Chan**" in theirs.shown
    assert len(mine.shown) < len(TALK) / 4
    assert put.cut
    assert mine.whole == TALK


def test_stars_in_a_persons_words_are_no_marks_of_ours():
    put = asked(clash(offered_words="Try **hard**", name="A ** B"), ME, NOW)
    assert "**hard**" not in put.sentence
    assert put.ways[0].words == "Keep Try **hard**"


def test_every_trouble_of_the_line_has_words_of_its_own():
    kinds = [kind for kind in family(errors.SyncError) if kind is not errors.Refused]
    assert [kind.code for kind in kinds if not trouble.known(kind.code)] == []


def family(kind):
    return [kind, *(one for child in kind.__subclasses__() for one in family(child))]


def test_only_some_trouble_needs_the_adviser_and_only_some_has_a_way_round():
    wanting = {kind.code for kind in family(errors.SyncError) if kind.needs_someone}
    assert all(trouble.kind(code).wants for code in wanting)
    assert trouble.kind("captive_portal").wants
    assert not trouble.kind("offline").wants
    assert not trouble.kind("hub_down").wants
    assert trouble.kind("unclear").wants
    assert trouble.kind("offline").another_line
    assert not trouble.kind("hub_down").another_line
    assert not trouble.kind("a code of the hub's own").wants
    first, rest = trouble.parted(errors.Offline.say)
    assert first == "No way to the hub from here."
    assert rest.startswith("Everything is safe")


def changed(hour, by="Yusuf Merriweather-Oka"):
    """An interview that a colleague has changed since the hub signed for it."""
    return replace(row("hub", hour), receipt=None, changed_by=by, changed_at=at(15, 29))


def test_an_interview_that_a_colleague_has_changed_since_stays_and_tells_what_the_receipt_is_for():
    one = changed(11)
    assert sentences.pill(one, NOW) == "On the hub, changed"
    assert sentences.receipt(one, NOW) == "15:29 by Yusuf Merriweather-Oka"
    assert sentences.about(one, NOW) == (
        "Yusuf Merriweather-Oka changed it today at 15:29. Your receipt was for it as you sent it; "
        "what is there now is their version, for which the hub signed to them."
    )
    assert sentences.receipt(changed(11, by=None), NOW) == "15:29 by a colleague"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([changed(11)], "a receipt for it. A colleague has changed it since, and"),
        ([changed(11), row("hub")], "at 16:32. A colleague has changed one of them since, and"),
        ([changed(11), changed(12)], "each one. A colleague has changed both since, and the hub"),
    ],
)
def test_how_many_a_colleague_has_changed_since_is_said_of_those_that_stand_there(rows, said):
    there = state(*rows, last_round=NOW)
    assert sentences.headline(there).startswith(f"{len(rows)} of {len(rows)} interview")
    assert said in sentences.below(there, NOW)
