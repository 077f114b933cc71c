"""What another thread pulls to end a request, whatever it waits for."""

import contextlib
import socket
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from threading import Lock, Thread
from typing import TypeVar

from sync.errors import Stopped

T = TypeVar("T")


class Leash:
    """Tied to one line; `abort` and `renew` may be called from any thread."""

    def __init__(self) -> None:
        self._door = Lock()
        self._leave: Callable[[], object] | None = None
        self._socket: socket.socket | None = None
        self._over = False
        self.dials = 0
        """Connections begun so far."""
        self.made = 0
        """Those of them that came about."""
        self.renewals = 0
        """How often somebody said that the connection is of no use any more."""

    def abort(self) -> None:
        """End what is under way, and whatever is begun after it."""
        with self._door:
            self._over = True
            if self._leave is not None:
                self._leave()
            self._cut()

    def renew(self) -> None:
        """Cut the connection, which leads nowhere any more; requests go over a fresh one."""
        with self._door:
            self.renewals += 1
            self._cut()

    def check(self) -> None:
        """Raises `Stopped` once it was aborted."""
        if self._over:
            raise Stopped

    def hold(self, connection: socket.socket | None) -> None:
        """The connection in use from now on; it is cut at once when it comes too late."""
        with self._door:
            self.made += 1
            self._socket = connection
            if self._over:
                self._cut()

    def wait_for(self, work: Callable[[], T], too_late: Callable[[T], object]) -> T:
        """What `work` gives, which the system may take long over and cannot be told to leave.

        It is done on a thread of its own. Raises what `work` raises, or `Stopped` as soon as the
        leash is pulled; what comes after that is given to `too_late` on that thread.
        """
        errand: Future[T] = Future()
        with self._door:
            self.check()
            self._leave = errand.cancel
        Thread(target=_do, args=(work, errand, too_late), name="sync-dial", daemon=True).start()
        try:
            return errand.result()
        except CancelledError:
            raise Stopped from None
        finally:
            with self._door:
                self._leave = None

    def _cut(self) -> None:
        """Shut the connection under whoever waits for it; a TLS one is not asked to say goodbye."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def _do(work: Callable[[], T], errand: Future[T], too_late: Callable[[T], object]) -> None:
    try:
        found = work()
    except BaseException as reason:  # noqa: BLE001  # raised again by the thread that waits
        with contextlib.suppress(InvalidStateError):
            errand.set_exception(reason)
        return
    try:
        errand.set_result(found)
    except InvalidStateError:
        too_late(found)
