"""What the sync centre says; every sentence with its counts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onedesk.desk.views import Entry, Question, SyncRow, SyncState
from onedesk.domain.conflict import Conflict
from onedesk.domain.people import Adviser
from sync import errors
from ui.sync_centre import sentences, trouble
from ui.sync_centre.asking import asked

NOW = datetime(2026, 3, 12, 16, 33, tzinfo=UTC)
ME = Adviser(id="marged", name="Marged Ellis")


def at(hour, minute, day=12):
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def row(state, hour=9, day=12, **more):
    there = {"on_hub_at": at(16, 32), "receipt": "7F2C 91A4"} if state == "hub" else {}
    school = "Thornlaw Academy" if day == 12 else "Cinderhill School"
    return SyncRow(
        f"i{hour}{day}", "Zoë Kowalczyk-Reed", school, at(hour, 0, day), state, **there, **more
    )


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


def test_the_headline_has_both_counts():
    assert sentences.headline(ALL) == "9 of 9 interviews are on the hub"
    assert sentences.headline(SOME) == "4 of 9 interviews are on the hub"
    assert sentences.headline(state(row("laptop"))) == "0 of 1 interview is on the hub"
    assert sentences.headline(EMPTY) == "Nothing is waiting"
    assert sentences.headline(state(records_owed=3)) == "3 changes are on this laptop only"


def test_proof_is_said_with_the_time_of_the_signature():
    said = "The hub signed a receipt for each one at 16:32. You can close the laptop."
    assert sentences.below(ALL, NOW) == said


def test_what_is_not_received_is_said_to_be_safe():
    said = "The other 5 are safe on this laptop. Nothing is lost, and nothing is sent twice."
    assert sentences.below(SOME, NOW) == said
    one = state(row("laptop"), records_owed=1)
    assert sentences.below(one, NOW).startswith("It is safe on this laptop.")


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


def test_kinds_are_counted_in_words_and_a_note_is_said_to_be_private():
    sent = {"interview": 9, "action": 14, "note": 1, "attendance": 2}
    assert sentences.counts(sent) == (
        "9 interviews, 14 actions",
        "2 attendances",
        "1 private note, not visible to the school",
    )


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (1.6, "Laptop clock agrees with the hub within 2 seconds."),
        (-0.2, "Laptop clock agrees with the hub within 1 second."),
        (300, "Laptop clock agrees with the hub within 5 minutes."),
        (-360, "This laptop’s clock is 6 minutes behind the hub’s."),
        (3700, "This laptop’s clock is 1 hour ahead of the hub’s."),
    ],
)
def test_the_clock_is_measured_and_said_plainly_above_five_minutes(offset, said):
    assert sentences.clock(offset).startswith(said)


def test_the_line_says_bytes_and_seconds():
    known = replace(ALL, bytes_up=40_200, bytes_down=11_800, seconds=6.2, offset=1.6)
    assert sentences.connection(known)[0] == "41 KB sent, 12 KB received, 6 seconds."
    assert sentences.connection(EMPTY) == ("No contact with the hub yet.",)


def test_sending_names_the_one_that_is_on_its_way():
    assert sentences.sending(4, 9) == "Sending 5 of 9"
    assert sentences.sending(9, 9) == "Sending 9 of 9"


def clash(**more):
    body = {
        "of_kind": "interview",
        "of_id": "kubra-3",
        "field": "plan",
        "kept_by": "Mr Sandhu-Peel",
        "kept_at": at(15, 5, 11),
        "offered_by": "Marged Ellis",
        "offered_at": at(13, 41),
    }
    made = Conflict(**{**body, **more})
    words = ("plan after Year 11", "FE college, level 2", "Apprenticeship")
    return Question(Entry("c1", made), "Kübra Elmas-Grant", *words)


def test_a_question_puts_the_advisers_own_value_first():
    put = asked(clash(), ME, NOW)
    assert put.sentence == (
        "**Kübra Elmas-Grant, plan after Year 11:** you wrote **Apprenticeship** today at 13:41, "
        "Mr Sandhu-Peel wrote **FE college, level 2** yesterday at 15:05."
    )
    assert [(a.words, a.choice) for a in put.answers] == [
        ("Keep Apprenticeship", "offered"),
        ("Keep FE college, level 2", "kept"),
    ]


def test_a_cleared_answer_and_a_long_one_have_buttons_that_can_be_read():
    empty = replace(clash(), kept="nothing", offered="A long summary. " * 20)
    put = asked(empty, ME, NOW)
    assert [a.words for a in put.answers] == ["Keep yours", "Leave it empty"]
    assert "Mr Sandhu-Peel cleared it yesterday at 15:05" in put.sentence


def test_two_strangers_are_told_apart_by_name():
    put = asked(replace(clash(offered_by=None), kept="same", offered="same"), ME, NOW)
    words = [answer.words for answer in put.answers]
    assert words == ["Keep that of Mr Sandhu-Peel", "Keep that of a colleague"]


def test_only_some_trouble_needs_the_adviser_and_only_some_has_a_way_round():
    assert trouble.needs_you(errors.CaptivePortal.say)
    assert trouble.needs_you(errors.SignedOut.say)
    assert not trouble.needs_you(errors.Offline.say)
    assert not trouble.needs_you(errors.HubDown.say)
    assert trouble.another_line_helps(errors.Offline.say)
    assert not trouble.another_line_helps(errors.HubDown.say)
    first, rest = trouble.parted(errors.Offline.say)
    assert first == "No way to the hub from here."
    assert rest.startswith("Everything is safe")
