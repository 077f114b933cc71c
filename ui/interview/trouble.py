"""What goes wrong while an interview is open, said under the step bar and taken away again."""

from onedesk.domain.errors import OneDeskError
from ui.interview.model import InterviewModel
from ui.widgets.banner import Banner


class Trouble(Banner):
    """Hidden while all is well; what was typed stays in memory meanwhile."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__("needs", "")
        self.hide()
        model.refused.connect(self.tell)
        model.troubled.connect(self.tell)
        model.saved.connect(self.hide)

    def tell(self, say: str) -> None:
        """Show a sentence for people, its first part bold."""
        first, dot, rest = say.partition(". ")
        self.set_words(f"{first}{dot.strip()}", rest, kind="needs")
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
