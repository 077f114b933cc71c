"""The line to the hub, whose library is loaded when it is first needed."""

from sync.carrier import Transport


def connect(hub: str) -> Transport:
    """A line over HTTP to the hub's address.

    Raises `NotPrivate` for an address that is neither `https` nor on this computer, `NoHub` for
    one that cannot be read.
    """
    from sync.transport import Http  # noqa: PLC0415  # requests costs a tenth of a second

    return Http(hub)
