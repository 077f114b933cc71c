"""Answers, gaps and *not asked*: three things that are never one."""

import interviewing
import pytest
from PySide6.QtGui import QShortcut


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


def test_not_asked_is_no_answer_and_no_gap(hands):
    hands.press("0")
    talk = hands.saved()
    assert talk.sectors is None
    assert "sectors" in talk.skipped
    assert hands.screen.model.progress()[0].answered == 1


def test_undecided_is_an_answer(hands):
    hands.write("undec")
    hands.press("Down", "Enter")
    talk = hands.saved()
    assert talk.sectors == ("UNDECIDED",)
    assert "sectors" not in talk.skipped
    assert hands.screen.model.progress()[0].done


def test_the_first_letters_of_undecided_are_enough(hands):
    hands.write("undec")
    hands.press("Enter")
    assert hands.saved().sectors == ("UNDECIDED",)


def test_undecided_stands_alone(hands):
    hands.write("cons")
    hands.press("Enter")
    hands.write("undec")
    hands.press("Down", "Enter")
    assert hands.saved().sectors == ("UNDECIDED",)


def test_up_to_three_areas_in_order_and_backspace_takes_the_last(hands):
    for word in ("cons", "clean en", "digital"):
        hands.write(word)
        hands.press("Enter")
    assert hands.saved().sectors == ("CONST", "CLEAN", "DIGITAL")
    assert hands.screen.steps[0].job.edit.hasFocus()
    hands.screen.model.undo()
    hands.press("Backspace")
    assert hands.saved().sectors == ("CONST",)


def test_three_areas_are_enough_and_the_field_says_so(hands):
    for word in ("cons", "clean en", "digital"):
        hands.write(word)
        hands.press("Enter")
    area = hands.screen.steps[0].area
    area.edit.setFocus()
    hands.write("heal")
    assert (area.text, area.is_open, area.edit.rank) == ("", False, "")
    assert area.edit.placeholderText() == "Three are chosen; Backspace takes the last away"
    hands.press("Backspace")
    assert area.edit.rank == "3"
    hands.write("heal")
    assert area.is_open


def test_words_that_name_no_area_are_kept_as_written(hands):
    hands.write("Funerals")
    hands.press("Tab")
    talk = hands.saved()
    assert (talk.sectors, talk.other_sector) == (("OTHER",), "Funerals")


def test_equals_takes_last_times_answer(hands):
    hands.press("=", "=", "=")
    talk = hands.saved()
    assert (talk.sectors, talk.job, talk.certainty) == (("CONST",), "joiner", 1)


def test_equals_takes_the_last_answer_there_is_and_says_where_there_is_none(hands, desk):
    heard = []
    hands.screen.said.connect(lambda words, _back: heard.append(words))
    desk.answer("zoe-1", {"provider": "Thornlaw College"})
    desk.answer("zoe-2", {"provider": None, "course": None})
    hands.screen.open("zoe-3")
    hands.jobs.drain()
    hands.press("Ctrl+2")
    step = hands.screen.steps[1]
    step.where.edit.setFocus()
    hands.press("=", "=")
    talk = hands.saved()
    assert (talk.provider, talk.course, step.course.edit.hasFocus()) == (
        "Thornlaw College",
        None,
        True,
    )
    assert heard == ["No earlier talk has an answer to take over here."]


def test_a_provider_may_be_named_before_the_kind_of_plan(hands):
    hands.press("Ctrl+2", "3")
    assert hands.focus in hands.screen.steps[1].kinds.values()
    hands.write("Hartlepool")
    assert hands.saved().provider == "Hartlepool"


def test_an_answer_takes_back_not_asked(hands):
    hands.press("0")
    hands.screen.steps[0].area.edit.setFocus()
    hands.write("cons")
    hands.press("Enter")
    talk = hands.saved()
    assert (talk.sectors, talk.skipped) == (("CONST",), {})


def test_letters_in_a_field_are_text_and_not_commands(hands):
    hands.screen.steps[0].words.edit.setFocus()
    hands.write("x=0")
    assert hands.saved().student_words == "x=0"


def test_a_tile_leads_on_to_what_it_leaves_open(hands):
    hands.press("Ctrl+2", "2", "2")
    assert hands.saved().plan == "FE_L3"
    assert hands.screen.steps[1].tiles.value == "FE"


def test_something_else_opens_the_whole_list(hands):
    hands.press("Ctrl+2", "8")
    hands.write("volun")
    hands.press("Enter")
    assert hands.saved().plan == "VOL"
    assert hands.screen.steps[1].where.edit.hasFocus()


def test_something_else_may_be_written_in_as_it_is_said(hands):
    hands.press("Ctrl+2", "8")
    hands.write("Travel with the circus")
    talk = hands.saved()
    assert (talk.plan, talk.other_plan) == ("OTHER", "Travel with the circus")


def test_an_offer_asks_what_came_of_it(hands):
    hands.press("Ctrl+2")
    step = hands.screen.steps[1]
    assert not step.later.isVisible()
    step.states.setFocus()
    hands.press("5", "2")
    assert hands.saved().application == "accepted"
    assert step.states.value == "offer"


def test_nothing_is_chosen_before_it_is_said(hands):
    step = hands.screen.steps[1]
    hands.press("Ctrl+2")
    assert (step.tiles.value, step.second.value, step.states.value) == (None, None, None)


def test_earlier_answers_stand_beside_each_question(hands):
    beside = hands.screen.steps[0].page.questions[0].earlier.lines
    assert [(line.cycle, line.said.bold) for line in beside] == [
        ("C1", "Undecided"),
        ("C2", "Construction"),
    ]


def test_f1_is_told_the_keys_of_the_step(hands):
    hands.press("Ctrl+3")
    here, everywhere = hands.screen.keys
    assert here[0] == "Knowledge"
    assert ("0", "Not asked") in here[1]
    assert everywhere[0] == "In every step"


def test_a_job_in_an_area_with_one_family_is_of_that_family(hands):
    hands.write("cons")
    hands.press("Enter", "Enter")
    hands.write("joiner")
    hands.press("Enter")
    assert hands.saved().job_family == "CAT"


def test_an_area_with_several_families_asks_which(hands):
    hands.write("health")
    hands.press("Enter", "Enter")
    hands.write("Nurse")
    hands.press("Enter")
    assert hands.screen.steps[0].family.isVisible()
    hands.press("1", "2")
    talk = hands.saved()
    assert (talk.job_family, talk.certainty) == ("HEC", 2)


def test_another_area_of_work_asks_for_the_family_again(hands):
    hands.write("cons")
    hands.press("Enter", "Enter")
    hands.write("joiner")
    hands.press("Enter")
    hands.screen.steps[0].area.edit.setFocus()
    hands.press("Backspace")
    assert hands.saved().job_family is None


def test_a_job_is_found_by_what_people_call_it(hands):
    hands.write("cons")
    hands.press("Enter", "Enter")
    hands.write("sparky")
    hands.press("Enter")
    talk = hands.saved()
    assert (talk.job, talk.job_family) == ("Electrician", "CAT")


def test_a_job_of_another_area_is_found_too_and_takes_no_family_of_this_one(hands):
    hands.write("cons")
    hands.press("Enter", "Enter")
    hands.write("paramed")
    hands.press("Enter")
    talk = hands.saved()
    assert (talk.job, talk.job_family) == ("Paramedic", None)


def test_jobs_of_the_area_come_first(hands):
    hands.write("cons")
    hands.press("Enter", "Enter")
    hands.write("p")
    listed = [match.option for match in hands.screen.steps[0].job._list.matches]
    assert [option.label for option in listed[:3]] == [
        "Plumber",
        "Painter and decorator",
        "Plasterer",
    ]
    assert listed[0].tag == ""
    assert all(option.tag for option in listed if option.label in ("Photographer", "Pilot"))


def test_plan_b_has_the_whole_list_too(hands):
    hands.press("Ctrl+2")
    step = hands.screen.steps[1]
    step.second.setFocus()
    hands.press("8")
    hands.write("volun")
    hands.press("Enter")
    assert hands.saved().plan_b == "VOL"
    assert step.detail.edit.hasFocus()
    assert step.second.text() == "Volunteering"


def test_plan_b_may_be_written_in(hands):
    hands.press("Ctrl+2")
    hands.screen.steps[1].second.setFocus()
    hands.press("8")
    hands.write("Join a circus")
    hands.press("Enter")
    talk = hands.saved()
    assert (talk.plan_b, talk.plan_b_detail) == ("OTHER", "Join a circus")


@pytest.mark.parametrize("step", range(5))
def test_every_key_that_does_something_is_on_the_card_of_f1(hands, step):
    hands.press(f"Ctrl+{step + 1}")
    named = {key for _, hints in hands.screen.keys for keys, _ in hints for key in told(keys)}
    bound = {
        short.key().toString().replace("+", " ")
        for short in [*hands.screen.findChildren(QShortcut)]
        if short.parent() is hands.screen or hands.screen.steps[step].isAncestorOf(short.parent())
    }
    twice = {"Ctrl Return", "Ctrl Shift Z"}  # the same as Ctrl Enter and Ctrl Y
    assert {
        key.replace("Del", "Delete") if key.endswith("Del") else key for key in bound
    } - twice <= (named | {"Insert", "Ins"})


def told(keys):
    """The keys of a hint one by one: *Ctrl 1 to Ctrl 5* are five."""
    if isinstance(keys, str):
        return [keys]
    if "to" in keys:
        first, _, last = keys
        head, tail = first[:-1], range(int(first[-1]), int(last[-1]) + 1)
        return [f"{head}{number}" for number in tail]
    return [key for key in keys if key != "or"]
