"""How a talk ends: finished, in part, not held after all, and opened again with a reason."""

import interviewing
import pytest
from interviewing import NoPrinter
from PySide6.QtWidgets import QApplication
from thornlaw_people import TODAY

from ui import theme
from ui.interview.closing_dialogs import ReopenDialog
from ui.theme import Theme
from ui.today.dialogs import EndDialog
from ui.widgets.dialog import Dialog
from ui.widgets.rich import Rich


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


def finish(hands):
    hands.press("Ctrl+5", "Ctrl+Enter")
    hands.jobs.drain()
    hands.press("Enter")


def reopened(hands, *keys):
    """Open the finished talk of Zoë again."""
    hands.screen.open("zoe-3")
    hands.jobs.drain()
    hands.press("E", *keys)
    hands.jobs.drain()
    hands.jobs.drain()


def standing(desk):
    return next(row for row in desk.today("thornlaw", TODAY).rows if row.student == "zoe").standing


class TestEndedEarly:
    """F9, from any step."""

    def test_half_a_talk_is_kept_and_says_what_is_missing(self, hands):
        hands.press("Ctrl+3", "4", "3", "F9")
        dialog = hands.screen.window().findChild(EndDialog)
        beside = [dialog.facts.itemAt(at).widget() for at in range(dialog.facts.count())]
        told = [one.text() for one in beside if one is not None]
        assert "10 of 12 areas of knowledge" in told
        assert "Plan after Year 11" in told
        hands.press("1")
        hands.jobs.drain()
        assert hands.screen.curtain.isVisible()
        talk = hands.file.interview.body
        assert (talk.outcome, len(talk.ratings)) == ("part_held", 2)
        hands.press("Enter")
        hands.screen.open("zoe-3")
        hands.jobs.drain()
        assert "Not covered: area of work" in hands.screen.again.accessibleName()

    def test_a_student_who_did_not_come_is_absent_with_a_reason(self, hands):
        left, said = [], []
        hands.screen.left.connect(lambda: left.append(True))
        hands.screen.said.connect(lambda words, back: said.append((words, back)))
        hands.press("F9", "2", "1")
        hands.jobs.drain()
        talk = hands.file.interview.body
        assert (talk.outcome, talk.absence_reason) == ("absent", "ill")
        assert left
        assert said[0][0] == "Zoë Kowalczyk-Reed is marked absent."
        said[0][1]()
        hands.jobs.drain()
        assert hands.file.interview.body.outcome is None

    def test_a_student_may_not_want_to_talk(self, hands):
        hands.press("Ctrl+3", "4", "F9", "3")
        hands.jobs.drain()
        talk = hands.file.interview.body
        assert (talk.outcome, talk.absence_reason) == ("refused", None)
        assert talk.ratings == {"ENGMATHS": 4}

    def test_nobody_who_sits_there_reads_the_list_of_the_day(self, hands):
        left, said = [], []
        hands.screen.left.connect(lambda: left.append(True))
        hands.screen.said.connect(lambda words, _back: said.append(words))
        hands.press("F9", "3")
        hands.jobs.drain()
        assert hands.screen.curtain.isVisible()
        assert (left, said) == ([], [])
        hands.press("Enter")
        assert (left, said) == ([True], ["Zoë Kowalczyk-Reed declined this talk."])

    @pytest.mark.parametrize("percent", [100, 200])
    def test_the_curtain_has_room_for_all_its_words(self, hands, percent):
        theme.install(QApplication.instance(), Theme.load(text_percent=percent))
        hands.press("F9", "1")
        hands.jobs.drain()
        QApplication.processEvents()
        line = hands.screen.curtain.findChild(Rich)
        assert "Not covered" in line.text()
        assert line.height() >= line.heightForWidth(line.width())
        theme.install(QApplication.instance(), Theme.load())

    def test_every_outcome_can_be_said(self, hands):
        hands.press("F9", "7")
        hands.jobs.drain()
        assert hands.file.interview.body.outcome == "transferred"

    def test_esc_leaves_everything_as_it_was(self, hands):
        hands.press("Ctrl+3", "Down", "F9", "Esc")
        assert hands.file.interview.body.outcome is None
        assert hands.screen.steps[2].table.hasFocus()

    def test_how_and_with_whom_are_kept_too(self, hands):
        hands.press("Ctrl+5")
        hands.screen.end.talk.mode.setFocus()
        hands.press("3")
        hands.write("Mum")
        talk = hands.saved()
        assert (talk.mode, talk.present) == ("phone", "Mum")


class TestFinished:
    """A finished talk is read, and nothing in it changes."""

    @pytest.fixture
    def hands(self, hands):
        hands.press("Ctrl+3", "4", "Ctrl+1")
        hands.screen.steps[0].words.edit.setFocus()
        hands.write("I like lamps")
        finish(hands)
        hands.screen.open("zoe-3")
        hands.jobs.drain()
        return hands

    def test_it_opens_on_its_end_and_says_so(self, hands):
        assert hands.screen.step == 4
        assert hands.screen.again.isVisible()
        assert "This talk was finished today at 10:48." in hands.screen.again.accessibleName()

    @pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
    def test_no_key_changes_it(self, hands, step):
        before = hands.screen.model.state
        hands.press(f"Ctrl+{step}")
        for name in ("3", "=", "0", "x", "Backspace", "Ctrl+Z", "Insert", "Alt+1"):
            hands.press(name)
            if (dialog := open_dialog(hands)) is not None:
                dialog.reject()
        assert hands.screen.model.state == before
        hands.saved()
        assert hands.file.interview.body == before.interview

    def test_words_typed_on_the_last_step_do_not_stay_on_the_screen(self, hands):
        present = hands.screen.end.talk.present
        present.edit.setFocus()
        hands.write("x")
        assert present.text == ""
        assert hands.screen.toast.isVisible()

    def test_every_step_can_be_read(self, hands):
        for step in range(5):
            hands.press(f"Ctrl+{step + 1}")
            assert hands.screen.step == step
            assert QApplication.focusWidget() is not None
        hands.press("Ctrl+1")
        assert hands.screen.steps[0].words.text == "I like lamps"

    def test_the_private_note_may_still_be_written(self, hands):
        hands.press("Ctrl+N")
        hands.write("Ask how the taster went.")
        hands.press("Esc")
        hands.saved()
        assert hands.file.note.body.text == "Ask how the taster went."

    def test_f1_names_the_key_that_opens_it_again(self, hands):
        assert ("E", "Open it again; you are asked why") in hands.screen.keys[-1][1]


class TestReopened:
    """E asks why; who, when and why stay."""

    def test_a_digit_is_a_reason(self, hands, desk):
        hands.press("Ctrl+3", "4")
        finish(hands)
        assert standing(desk) == "done"
        reopened(hands, "1")
        (entry,) = hands.file.interview.body.reopenings
        assert (entry.why, entry.name) == ("Something was left out", "Marged Ellis")
        assert not hands.screen.model.shut
        told = hands.screen.again.accessibleName()
        assert told.startswith("Opened again today at 10:48: Something was left out.")
        assert standing(desk) == "begun"

    @pytest.mark.usefixtures("dressed")
    def test_enter_after_the_digit_prints_no_second_paper(self, shown, desk, jobs, clock):
        output = NoPrinter()
        hands = interviewing.sit_down(shown, desk, jobs, clock, output=output)
        hands.press("Ctrl+5", "Enter")
        jobs.drain()
        finish(hands)
        reopened(hands, "1")
        assert not hands.screen.end.print.hasFocus()
        hands.press("Enter", "Enter")
        jobs.drain()
        assert len(output.printed) == 1

    def test_enter_says_what_it_does_before_there_are_own_words(self, hands):
        finish(hands)
        hands.screen.open("zoe-3")
        hands.jobs.drain()
        hands.press("E")
        dialog = hands.screen.window().findChild(ReopenDialog)
        assert dialog.first.text() == "In my own words"
        hands.press("Enter")
        hands.write("Mum rang")
        assert dialog.first.text() == "Open"
        hands.press("Esc")

    def test_own_words_may_begin_at_once(self, hands):
        finish(hands)
        reopened(hands)
        hands.write("Wrong plan noted")
        hands.press("Enter")
        hands.jobs.drain()
        hands.jobs.drain()
        assert [one.why for one in hands.file.interview.body.reopenings] == ["Wrong plan noted"]

    def test_own_words_are_a_reason_and_none_are_not(self, hands):
        finish(hands)
        hands.screen.open("zoe-3")
        hands.jobs.drain()
        hands.press("E", "Enter")
        dialog = hands.screen.window().findChild(ReopenDialog)
        assert dialog.isVisible()
        assert dialog.own.edit.hasFocus()
        hands.write("Mum rang")
        hands.press("Enter")
        hands.jobs.drain()
        hands.jobs.drain()
        assert [entry.why for entry in hands.file.interview.body.reopenings] == ["Mum rang"]

    def test_everything_can_be_changed_and_taken_back_again(self, hands):
        hands.press("Ctrl+3", "4", "3")
        finish(hands)
        reopened(hands, "2")
        hands.press("Ctrl+Z")
        assert hands.saved().ratings == {"ENGMATHS": 4}
        hands.press("Ctrl+3", "5")
        assert hands.saved().ratings == {"ENGMATHS": 4, "CAREERINFO": 5}

    def test_a_plan_that_reads_otherwise_than_the_printed_one_is_said(self, hands, clock):
        hands.press("Ctrl+3", "4", "Ctrl+5", "Enter")
        hands.jobs.drain()
        kept = hands.file.print.body
        clock.set(11, 34)
        finish(hands)
        reopened(hands, "2")
        again = hands.screen.again
        assert "Differs" not in again.accessibleName()
        hands.press("Ctrl+3", "5")
        hands.saved()
        hands.jobs.drain()
        assert "Differs from the plan printed today at 10:48" in again.accessibleName()
        assert kept.reference in again.accessibleName()
        assert hands.file.print.body.document == kept.document

    def test_finishing_it_again_shuts_it_again(self, hands, desk):
        finish(hands)
        reopened(hands, "1")
        finish(hands)
        assert standing(desk) == "done"
        hands.screen.open("zoe-3")
        hands.jobs.drain()
        assert hands.screen.model.shut
        assert len(hands.screen.model.interview.reopenings) == 1

    def test_esc_leaves_it_shut(self, hands):
        finish(hands)
        hands.screen.open("zoe-3")
        hands.jobs.drain()
        hands.press("E", "Esc")
        hands.jobs.drain()
        assert hands.file.interview.body.finished_at is not None


def open_dialog(hands):
    dialogs = hands.screen.window().findChildren(Dialog)
    return next((dialog for dialog in dialogs if dialog.isVisible()), None)
