"""Who wrote something, as one says it to the adviser at this desk."""

from onedesk.domain.people import Adviser

YOU = "you"


def who(name: str | None, me: Adviser) -> str:
    """The name of whoever wrote something; the adviser's own is "you"."""
    if name in (me.id, me.name):
        return YOU
    return name or "a colleague"
