"""What goes wrong while an interview is open, said under the step bar and taken away again."""

from datetime import datetime

from onedesk.desk.sittings import Interrupted
from onedesk.domain.errors import OneDeskError
from ui.interview.last_words import last_words
from ui.interview.model import InterviewModel
from ui.widgets.banner import Banner
from ui.words import clock_time


class Trouble(Banner):
    """Hidden while all is well; what was typed stays in memory meanwhile."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__("needs", "")
        self.hide()
        model.refused.connect(self.tell)
        model.troubled.connect(self.cannot_save)
        model.written.connect(self.hide)

    def tell(self, say: str, *, urgent: bool = False) -> None:
        """Show a sentence for people, its first part bold."""
        first, dot, rest = say.partition(". ")
        self.set_words(f"{first}{dot.strip()}", rest, kind="needs", urgent=urgent)
        self.show()

    def cannot_save(self, say: str) -> None:
        """The file refuses: the one thing that a screen reader says at once."""
        self.tell(say, urgent=True)

    def back(self, stopped: Interrupted, now: datetime) -> None:
        """OneDesk stopped in the middle of this talk, and is back."""
        at = clock_time(stopped.at.astimezone(now.tzinfo))
        last = last_words(stopped.step)
        rest = f"The last thing saved: {last}." if last else "Nothing that was saved is missing."
        self.set_words(f"OneDesk stopped at {at} and is back where you were.", rest, kind="info")
        self.show()

    def late(self) -> None:
        """Nothing could be saved for five seconds, and nobody has said why."""
        rest = "What you typed is in memory. Leave the laptop on; we try again every few seconds."
        self.set_words("This laptop is slow to save.", rest, kind="info")
        self.show()

    def refuse(self, reason: Exception) -> None:
        """For a job of the desk: the world's trouble is told, ours is raised."""
        if not isinstance(reason, OneDeskError):
            raise reason
        self.tell(reason.say)
