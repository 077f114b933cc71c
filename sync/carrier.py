"""What goes between desk and hub: requests and answers as plain values, and who carries them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol


def unwatched(_share: float) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: `path` is below the hub's address; `body` is JSON.

    `packed` is the same body packed (zstd), where it is so already. `leaving` is told, on the
    thread that sends, what share of the body has left: from 0 to 1, anew where it is sent again.
    """

    method: Literal["GET", "POST"]
    path: str
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    packed: bytes | None = None
    leaving: Callable[[float], object] = unwatched


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, unpacked; names of `headers` are lower case.

    `up` and `down` are the bytes of the bodies as they went over the line.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    up: int = 0
    down: int = 0


Connect = Callable[[str], "Transport"]
"""Makes a line to the hub at an address."""


class Transport(Protocol):
    """Carries one request at a time to the hub whose address is `hub`."""

    @property
    def hub(self) -> str:
        """The address, as the account keeps it."""
        ...

    @property
    def parallel(self) -> bool:
        """Whether a request may be sent from another thread than the one that made the line."""
        ...

    def send(self, asked: Asked) -> Answer:
        """The answer, whatever its status.

        Raises the `SyncError` that fits when none comes.
        """
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...

    def abort(self) -> None:
        """End the request under way at once; it and every later one raise `Stopped`.

        This and `renew` may be called from any thread.
        """
        ...

    def renew(self) -> None:
        """The laptop has slept or changed networks: go on over a fresh connection, silently."""
        ...
