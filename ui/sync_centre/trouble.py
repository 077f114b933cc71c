"""What each kind of trouble asks for, by its code: an answer, another line, or only patience."""

from typing import NamedTuple

STOPPED = "stopped"
PORTAL = "captive_portal"
RESTORED = "epoch_changed"
REMOVAL = "mass_deletion"
JOINS_AGAIN = ("signed_out", "revoked")
"""With a new code the hub speaks to this laptop again."""


class Trouble(NamedTuple):
    """What stood in the way of a round: its code, and the sentence for people."""

    code: str
    say: str


class Kind(NamedTuple):
    """A kind of trouble.

    `short` is what stood in the way in a few words; `how` is how OneDesk knows; `wants` tells that
    trying again by itself will not do; `another_line` that a hotspot, or the wifi at home, will.
    """

    short: str
    how: str = ""
    wants: bool = False
    another_line: bool = False


_REFUSED = Kind("the hub refused")
_KINDS = {
    STOPPED: Kind("you stopped it"),
    "unfinished": Kind("the exchange stopped"),
    "store": Kind("this laptop could not save", wants=True),
    "offline": Kind(
        "no way to the hub",
        "nobody answered at the hub’s address, and no page of the school’s came instead.",
        another_line=True,
    ),
    "line_cut": Kind("the connection was cut", another_line=True),
    PORTAL: Kind(
        "the wifi wanted a sign-in",
        "the page that answered was not the hub. What was on its way then counts as not sent.",
        wants=True,
        another_line=True,
    ),
    "filtered": Kind(
        "something in between refused",
        "the refusal did not come from the hub. What was on its way then counts as not sent.",
        another_line=True,
    ),
    "proxy_password": Kind(
        "the proxy wanted a password",
        "the proxy answered instead of the hub, and asked who is there.",
        wants=True,
        another_line=True,
    ),
    "tls": Kind(
        "somebody in between read along",
        "the certificate that came is not the hub’s, and this computer does not vouch for it.",
        another_line=True,
    ),
    "clock": Kind(
        "this laptop’s clock was wrong",
        "by this clock the hub’s certificate does not count yet, or not any more.",
        wants=True,
    ),
    "certificate": Kind(
        "the hub’s certificate had run out",
        "the last day on the certificate is before the day this laptop shows.",
        wants=True,
    ),
    "no_hub": Kind("no hub at this address", wants=True),
    "not_private": Kind("the address is not private", wants=True),
    "hub_down": Kind(
        "the hub was not answering", "its computer answered, OneDesk’s hub on it did not."
    ),
    "busy": Kind("the hub was busy"),
    "hub_too_old": Kind("the hub is too old", wants=True),
    "desk_too_old": Kind("this OneDesk is too old", wants=True),
    "signed_out": Kind("the hub did not know this laptop", wants=True),
    "revoked": Kind("your service stopped this laptop", wants=True),
    "account_closed": Kind("your account is closed", wants=True),
    RESTORED: Kind("the hub was restored from a backup", wants=True),
    REMOVAL: Kind("much was about to go from here", wants=True),
    "unproven": Kind("the hub’s answer was not signed", wants=True),
    "unclear": Kind("the hub’s answer was not clear", wants=True),
    "cursor_unknown": Kind("the hub asked to read everything again"),
}


def kind(code: str) -> Kind:
    """What a code stands for; a code of the hub's own is a refusal."""
    return _KINDS.get(code, _REFUSED)


def known(code: str) -> bool:
    """Whether this code has words of its own."""
    return code in _KINDS


def parted(problem: str) -> tuple[str, str]:
    """The first sentence, and the rest."""
    first, stop, rest = problem.partition(". ")
    return f"{first}{stop.strip()}", rest
