"""What can be wrong with a whole roster file."""

from onedesk.domain.errors import OneDeskError


class RosterError(OneDeskError):
    """The file cannot be read as a list of students; nothing of it was taken."""

    say = "This file could not be read as a list of students. Nothing was changed."
