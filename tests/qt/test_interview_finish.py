"""Read back, agreed, printed, finished; nothing private near the paper."""

import interviewing
import pytest

from ui.paper.handed import PrintsDialog
from ui.widgets.label import Caption

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


def head(hands):
    """What the side says the plan is, once the preview shows it."""
    hands.paper()
    hands.jobs.drain()
    return hands.screen.end.paper.head


def test_print_keeps_the_exact_text_under_its_reference(hands, output):
    hands.press("Enter")
    hands.jobs.drain()
    kept = hands.file.print.body
    assert output.printed[0][0] == f"Plan {kept.reference}"
    assert head(hands) == f"Plan {kept.reference}, printed today at 10:48"
    assert f"Printed at 10:48 as {kept.reference}." in hands.screen.end.banner.accessibleName()


def test_printing_the_same_text_again_keeps_the_reference(hands, output):
    hands.press("Enter", "Enter")
    hands.jobs.drain()
    assert len({name for name, _ in output.printed}) == 1
    assert len(hands.file.file.prints) == 1


def test_the_reference_is_known_before_the_plan_is_printed(hands, output):
    shown = head(hands)
    assert shown == f"Plan {hands.screen.end.handing.reserved}"
    assert shown.removeprefix("Plan ") in hands.paper().document.numbering
    hands.press("Enter")
    hands.jobs.drain()
    assert output.printed[0][0] == shown


def test_what_is_printed_is_what_the_preview_showed(hands, output):
    before = hands.paper()
    hands.press("Enter")
    hands.jobs.drain()
    assert output.printed[0][1] == before.pdf


def test_a_change_after_printing_is_said_and_never_silent(hands, clock):
    hands.press("Enter")
    hands.jobs.drain()
    first = hands.file.print.body.reference
    hands.press("F6", "Tab")
    hands.write("You finish what you start.")
    hands.saved()
    assert head(hands) == f"Differs from {first}, printed today at 10:48"
    assert first not in hands.paper().document.numbering
    clock.set(11, 2)
    hands.screen.end.print.setFocus()
    hands.press("Enter")
    hands.jobs.drain()
    second = hands.file.print.body.reference
    assert second != first
    assert len(hands.file.file.prints) == 2
    told = hands.screen.end.banner.accessibleName()
    assert told == (
        f"Printed at 11:02 as {second}. It differs from {first}, printed today at 10:48."
    )


def test_what_was_handed_over_is_read_again_word_for_word(hands, output, clock):
    hands.press("Enter")
    hands.jobs.drain()
    (first,) = output.printed
    clock.set(11, 2)
    hands.press("F6", "Tab")
    hands.write("You finish what you start.")
    hands.press("Shift+F6", "Enter")
    hands.jobs.drain()
    hands.press("K")
    hands.jobs.drain()
    dialog = hands.screen.window().findChild(PrintsDialog)
    assert dialog.kept == hands.file.print
    hands.press("Down")
    hands.jobs.drain()
    assert "You finish what you start" not in dialog.page.text(0) + dialog.page.text(1)
    hands.press("Enter")
    assert output.printed[-1][1] == first[1]
    hands.press("Esc")
    assert hands.screen.end.print.hasFocus()


def test_the_paper_says_that_time_ran_out_and_stays_the_same_after_the_end(hands):
    hands.press("P", "Enter")
    hands.jobs.drain()
    assert "We did not finish today." in hands.paper().document.plain_text()
    hands.press("Ctrl+Enter")
    hands.jobs.drain()
    hands.screen.open("zoe-3")
    hands.jobs.drain()
    assert head(hands).endswith("printed today at 10:48")


def test_before_anything_was_handed_over_there_is_nothing_to_read(hands):
    hands.press("K")
    assert hands.screen.window().findChild(PrintsDialog) is None
    assert not hands.screen.end.recall.isVisible()


def test_another_printer_is_asked_for_by_key(hands, output):
    hands.press("O")
    hands.jobs.drain()
    assert output.elsewhere == 1
    assert hands.file.print is not None


def test_the_printer_and_the_paper_it_takes_are_named(hands, dressed):
    hands.paper()
    hands.jobs.drain()
    dressed.processEvents()
    said = [label.text() for label in hands.screen.end.printer.findChildren(Caption)]
    assert said[0] == "Brother HL in B14"
    assert said[1].endswith(("page", "pages"))


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
    hands.press("P", "Ctrl+Enter")
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


def test_a_finished_talk_can_still_be_printed(hands, output):
    hands.press("Ctrl+Enter")
    hands.jobs.drain()
    hands.screen.open("zoe-3")
    hands.jobs.drain()
    assert hands.screen.step == 4
    hands.press("Enter")
    hands.jobs.drain()
    assert len(output.printed) == 1


def test_an_action_without_an_outcome_is_said_and_never_blocks(hands):
    row = hands.screen.end.summary._lines[3].accessibleName()
    assert "2 come up again next time" in row
    hands.press("Ctrl+Enter")
    hands.jobs.drain()
    assert hands.screen.curtain.isVisible()
    assert [entry.body.outcome for entry in hands.file.to_review] == [None, None]


def test_who_was_there_and_how_is_asked_where_it_can_be_seen(hands, dressed):
    dressed.processEvents()
    talk = hands.screen.end.talk
    for widget in (talk.mode, talk.present, talk.part):
        assert widget.visibleRegion().boundingRect().height() == widget.height()
    hands.press("F6", "F6", "F6", "2")
    hands.write("Mum")
    assert (hands.saved().mode, hands.saved().present) == ("video", "Mum")


def test_the_summary_names_who_will_see_what(hands):
    rows = [line.accessibleName() for line in hands.screen.end.summary._lines]
    assert rows[0] == "Sector and job, open: Not answered yet"
    assert rows[4] == "Next talk, answered: Week of 8 June, Thornlaw Academy"


def test_letters_that_no_typeface_has_are_told_before_the_plan_is_printed(hands):
    end = hands.screen.end
    head(hands)
    assert end.lost.isHidden()
    hands.screen.model.answer("strengths", "Writes \u13e3\u13b3\u13a9")
    hands.jobs.drain()
    head(hands)
    assert not end.lost.isHidden()
    assert "cannot show the letters \u13e3 \u13b3 \u13a9." in end.lost.accessibleName()
