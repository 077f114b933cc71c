"""Read back, agreed, printed, finished; nothing private near the paper."""

import interviewing
import pytest

SECRET = "Qxzvprivate about home"


@pytest.fixture
def output():
    return interviewing.NoPrinter()


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock, output):
    made = interviewing.sit_down(shown, desk, jobs, clock, output=output)
    made.press("Ctrl+5")
    jobs.drain()
    return made


def test_print_keeps_the_exact_text_under_its_reference(hands, output):
    hands.press("Enter")
    hands.jobs.drain()
    kept = hands.file.print.body
    assert output.printed[0][0] == f"Plan {kept.reference}"
    assert kept.reference in hands.screen.end.paper._head.text()
    assert f"Printed at 10:48 as {kept.reference}." in hands.screen.end.banner.accessibleName()


def test_printing_the_same_text_again_keeps_the_reference(hands, output):
    hands.press("Enter", "Enter")
    hands.jobs.drain()
    assert len({name for name, _ in output.printed}) == 1
    assert len(hands.file.file.prints) == 1


def test_a_change_after_printing_is_said_and_never_silent(hands):
    hands.press("Enter")
    hands.jobs.drain()
    end = hands.screen.end
    hands.press("G")
    hands.paper()
    hands.jobs.drain()
    assert end.paper._head.text().startswith(f"Differs from {end.handing.reference}")
    hands.screen.end.print.setFocus()
    hands.press("Enter")
    hands.jobs.drain()
    assert len(hands.file.file.prints) == 2


def test_a_silent_printer_is_told_and_the_plan_is_kept(hands, output):
    output.answers = False
    hands.press("Enter")
    hands.jobs.drain()
    assert "The printer did not answer." in hands.screen.end.banner.accessibleName()
    assert hands.file.print is not None


def test_a_pdf_never_bears_a_surname_in_its_name(hands, output, tmp_path):
    output.path = tmp_path / "usb"
    output.path.mkdir()
    hands.press("F")
    hands.jobs.drain()
    hands.jobs.drain()
    (file,) = output.path.iterdir()
    assert file.name == f"Plan {hands.file.print.body.reference}.pdf"
    assert file.read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_told(hands, output, tmp_path):
    output.path = tmp_path / "not there"
    hands.press("F")
    hands.jobs.drain()
    hands.jobs.drain()
    assert "could not be written" in hands.screen.end.banner.accessibleName()


def test_printing_later_keeps_the_plan_without_a_printer(hands, output):
    hands.press("R")
    hands.jobs.drain()
    assert output.printed == []
    assert hands.file.print is not None


def test_the_private_note_is_stored_and_never_on_the_paper(hands):
    hands.press("Ctrl+N")
    hands.write(SECRET)
    hands.press("Esc")
    assert hands.screen.end.print.hasFocus()
    hands.press("Enter")
    hands.saved()
    assert hands.file.note.body.text == SECRET
    assert SECRET not in hands.file.print.body.document
    assert "Qxzv" not in hands.paper().document.model_dump_json()
    assert hands.screen.note.field.text == ""


def test_agreeing_and_wanting_a_change(hands):
    hands.press("G")
    assert hands.saved().agreed is True
    hands.screen.end.print.setFocus()
    hands.press("B")
    assert hands.saved().agreed is False
    assert hands.screen.step == 3


def test_larger_print_is_what_is_kept(hands):
    hands.press("L", "Enter")
    hands.jobs.drain()
    assert hands.file.print.body.large


def test_the_suggested_summary_may_be_taken_and_changed(hands):
    hands.screen.end.words.summary.edit.setFocus()
    hands.press("Ctrl+Space", "Ctrl+End")
    hands.write(" You asked good questions.")
    assert hands.saved().summary.endswith(" You asked good questions.")
    assert hands.screen.end.suggestion() in hands.saved().summary


def test_part_of_a_talk_is_part_held(hands):
    hands.screen.end.talk.part.click()
    hands.press("Ctrl+Enter")
    hands.jobs.drain()
    assert hands.file.interview.body.outcome == "part_held"


def test_after_the_talk_a_curtain_hides_everything_until_enter(hands):
    ended = []
    hands.screen.finished.connect(ended.append)
    hands.press("Ctrl+Enter")
    hands.jobs.drain()
    curtain = hands.screen.curtain
    assert curtain.geometry() == hands.screen.rect()
    assert "Zoë" in curtain.accessibleName()
    assert ended == []
    hands.press("Enter")
    assert ended == ["zoe"]


def test_a_finished_talk_opens_with_its_words_and_says_when(hands):
    hands.press("Ctrl+Enter")
    hands.jobs.drain()
    hands.screen.open("zoe-3")
    hands.jobs.drain()
    assert hands.screen.step == 4
    assert "This talk was finished today at 10:48." in hands.screen.end.banner.accessibleName()
    hands.press("Ctrl+3", "4")
    assert hands.saved().ratings["ENGMATHS"] == 4
    assert hands.file.interview.body.outcome == "held"


def test_the_summary_names_who_will_see_what(hands):
    rows = [line.accessibleName() for line in hands.screen.end.summary._lines]
    assert rows[0] == "Sector and job, open: Not answered yet"
    assert rows[4] == "Next meeting, answered: Week of 8 June, Thornlaw Academy"
