"""The day on paper, by keyboard: D, a digit, Enter or F."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from todaying import arrived

from ui.today.paper_dialog import PaperDialog


@pytest.fixture
def hands(session, shown, jobs):
    return arrived(session, shown, jobs)


def words(pdf):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_d_and_enter_print_the_list_for_reception(hands, session, qtbot):
    hands.press("D")
    with qtbot.waitSignal(hands.page.said) as told:
        hands.press("Return")
    assert told.args[0] == "Sent to the printer."
    ((name, pdf),) = session.output.printed
    assert name == "Day list 2026-03-12"
    assert "Zoë Kowalczyk-Reed" in words(pdf)
    assert "FE college" not in words(pdf)


def test_a_student_who_is_not_coming_is_on_no_list_and_gets_no_slip(hands, session):
    hands.press("D", "Return", "D", "3", "Return")
    for _, pdf in session.output.printed:
        assert "Idris" not in words(pdf)


def test_a_student_who_was_seen_already_gets_no_slip(hands, session):
    hands.press("D", "Return", "D", "3", "Return")
    (_, listed), (_, slips) = session.output.printed
    seen = [row.name for row in hands.page.parts.list.days.rows if row.standing == "done"]
    assert seen
    for name in seen:
        assert name in words(listed)
        assert name not in words(slips)


def test_2_is_the_adviser_s_own_list_with_what_to_pick_up(hands, session):
    hands.press("D", "2", "Return")
    ((name, pdf),) = session.output.printed
    assert name == "My day 2026-03-12"
    assert "FE college" in words(pdf)
    assert "Send Kübra the open day dates" in words(pdf)


def test_3_and_f_save_the_slips_as_pdf(hands, session, tmp_path, qtbot):
    session.output.path = tmp_path
    hands.press("D", "3")
    with qtbot.waitSignal(hands.page.said) as told:
        hands.press("F")
    assert told.args[0].startswith("Saved as Slips 2026-03-12.pdf")
    said = words((tmp_path / "Slips 2026-03-12.pdf").read_bytes())
    assert "Thursday 12 March 2026, 10:55" in said
    assert "With Marged Ellis, careers adviser" in said


def test_the_dialog_says_for_whom_each_paper_is(hands):
    hands.press("D")
    dialog = hands.dialog(PaperDialog)
    heads = [(dialog._whom.text(), dialog.foot.text())]
    for key in ("2", "3"):
        hands.press(key)
        heads.append((dialog._whom.text(), dialog.foot.text()))
    assert heads == [
        ("To lie on a desk at the school", "6 students. A PDF is not encrypted."),
        ("For your own hands only", "6 students. A PDF is not encrypted."),
        ("For the school to hand out", "4 students. A PDF is not encrypted."),
    ]
    hands.press("Escape")


def test_the_paper_is_of_the_day_that_is_shown(hands, session):
    hands.press("PageDown", "D", "Return")
    ((name, pdf),) = session.output.printed
    assert name == "Day list 2026-03-19"
    assert "Maya Dunmore" in words(pdf)


def test_a_day_with_nobody_on_it_has_no_paper(hands, session, qtbot):
    hands.press("PageDown", "PageDown")
    with qtbot.waitSignal(hands.page.said) as told:
        hands.press("D")
    assert told.args[0] == "Nobody is to be seen on Monday 8 June: there is no list."
    assert session.output.printed == []


def test_a_printer_that_does_not_answer_is_said(hands, session, qtbot):
    session.output.answers = False
    hands.press("D")
    with qtbot.waitSignal(hands.page.said) as told:
        hands.press("Return")
    assert told.args[0].startswith("The printer did not answer.")
