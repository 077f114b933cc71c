"""The line to the hub, whose library is loaded when it is first needed."""

from collections.abc import Callable, Sequence

from sync.carrier import Transport


def connect(
    hub: str,
    *,
    proxy: Callable[[str], Sequence[str]] | None = None,
    portal: Callable[[], bool] = lambda: False,
) -> Transport:
    """A line over HTTP to the hub's address.

    `proxy` names the proxies for an address in the order to try them, an empty one being no proxy;
    it may take long, is called on a thread of its own, and where it names none the variables of the
    environment are asked. `portal` tells whether the operating system knows of a sign-in page in
    the way. Raises `NotPrivate` for an address that is neither `https` nor on this computer,
    `NoHub` for one that cannot be read.
    """
    from sync.transport.client import Http  # noqa: PLC0415  # requests costs a tenth of a second

    return Http(hub, proxy, portal)
