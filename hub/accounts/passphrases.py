"""Why a passphrase is not taken, in the words of the pages and the command."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

_WHY = {
    "password_too_short": "A passphrase has at least 12 letters and signs.",
    "password_too_common": "That passphrase is among those that are tried first.",
    "password_too_similar": "A passphrase must not be like the name or the e-mail address.",
}


def say(unfit: Iterable[ValidationError]) -> str:
    """A sentence for each reason; Django's own where it has another."""
    return " ".join(_WHY.get(str(one.code), " ".join(one.messages)) for one in unfit)
