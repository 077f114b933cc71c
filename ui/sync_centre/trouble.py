"""What a sentence of trouble asks for: an answer from the adviser, or another way to the hub."""

from sync import errors

_ANOTHER_LINE_HELPS = (
    errors.Offline,
    errors.LineCut,
    errors.CaptivePortal,
    errors.Filtered,
    errors.ProxyWantsPassword,
    errors.TlsRefused,
)
_ASKS_ADVISER = (errors.CaptivePortal, errors.ProxyWantsPassword)


def another_line_helps(problem: str) -> bool:
    """Whether a hotspot, or the wifi at home, is a way round."""
    return any(problem == kind.say for kind in _ANOTHER_LINE_HELPS)


def has_sign_in_page(problem: str) -> bool:
    """Whether the network waits for a sign-in on a page of its own."""
    return problem == errors.CaptivePortal.say


def needs_you(problem: str) -> bool:
    """Whether trying again by itself will not do: somebody has to act."""
    if any(problem == kind.say for kind in _ASKS_ADVISER):
        return True
    return any(kind.say == problem and kind.needs_someone for kind in _family(errors.SyncError))


def parted(problem: str) -> tuple[str, str]:
    """The first sentence, and the rest."""
    first, stop, rest = problem.partition(". ")
    return f"{first}{stop.strip()}", rest


def _family(kind: type[errors.SyncError]) -> list[type[errors.SyncError]]:
    return [kind, *(one for child in kind.__subclasses__() for one in _family(child))]
