"""Ideas and plans talk by talk, with what changed from the last time it was asked."""

from collections.abc import Iterator
from typing import NamedTuple

from onedesk.desk.views import StudentFile
from onedesk.domain.interview import Interview
from ui.labels import certainty_label
from ui.student import path

NAMES = ("idea", "plan", "how sure")


class Answer(NamedTuple):
    """What was said, and what it was `before` where that was something else."""

    words: str
    before: str = ""
    asked: bool = True

    @property
    def said(self) -> str:
        """In words for a screen reader: FE college, changed from Unsure."""
        return f"{self.words}, changed from {self.before}" if self.before else self.words


class Talk(NamedTuple):
    """One talk: the idea, the plan after Year 11, how sure; in the order of `NAMES`."""

    cycle: int
    answers: tuple[Answer, ...]


def talks(file: StudentFile) -> tuple[Talk, ...]:
    """What each talk that was held said, oldest first."""
    return tuple(_talks(file))


def last_change(found: tuple[Talk, ...]) -> str:
    """What the last talk changed, from what to what; empty before the second talk."""
    if not found[1:]:
        return ""
    changed = [
        f"{name} from {answer.before} to {answer.words}"
        for name, answer in zip(NAMES, found[-1].answers, strict=True)
        if answer.before
    ]
    if not changed:
        return f"Talk {found[-1].cycle} changed nothing."
    return f"Talk {found[-1].cycle}: {'; '.join(changed)}."


def _talks(file: StudentFile) -> Iterator[Talk]:
    last = ["", "", ""]
    for entry in file.held_before(""):
        answers = []
        for at, words in enumerate(_said(entry.body)):
            before = last[at] if words and last[at] not in ("", words) else ""
            answers.append(Answer(words or _missing(at), before, bool(words)))
            last[at] = words or last[at]
        yield Talk(entry.body.cycle, tuple(answers))


def _said(interview: Interview) -> tuple[str, str, str]:
    """The three answers; empty where one was not asked."""
    return (
        path.idea(interview) if interview.sectors or interview.job else "",
        path.plan(interview) if interview.plan else "",
        certainty_label(interview.certainty).lower(),
    )


def _missing(at: int) -> str:
    return "" if at == len(NAMES) - 1 else "Not asked"
