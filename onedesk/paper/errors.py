"""What can go wrong with paper, each with a sentence for people."""

from onedesk.domain.errors import OneDeskError


class PaperError(OneDeskError):
    """A document could not be read or set in type."""

    say = "This page could not be made. Nothing is lost: everything you wrote is saved."


class UnknownDocument(PaperError):
    """The text is no document that this OneDesk can read."""

    say = (
        "This plan was written by a newer OneDesk and cannot be shown here. "
        "It is safe. Update OneDesk, then open it again."
    )


class NoTypeface(PaperError):
    """A typeface that OneDesk brings along is not there."""

    say = (
        "The typeface for printing is missing from this computer. Everything you wrote is saved. "
        "Install OneDesk again, then print."
    )
