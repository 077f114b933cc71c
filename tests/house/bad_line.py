"""A line on which all happens that happens on a school's wifi: a small TCP proxy for tests."""

import asyncio
import contextlib
import random
import socket
import struct
import threading
from dataclasses import dataclass, field
from urllib.parse import urlsplit

PIECE = 16_384
PATIENCE = 20
PUSH = b"/push"
_RESET = struct.pack("ii", 1, 0)
_PAGE = b"<h1>Welcome to the school's wifi</h1>"
PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(_PAGE), _PAGE)
)
"""What a captive portal answers, whatever it was asked."""
PASSWORD = (
    b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\n"
    b"Content-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)
"""What a proxy answers that wants to know who is there."""


@dataclass(frozen=True)
class Weather:
    """How bad it is; nothing of it is, unless it is said.

    `delay` is in seconds each way; `rate` in bytes a second each way; `dropped` is the chance of a
    connection to come to nothing, `late` that of a piece to be lost and sent again, `again` seconds
    later. Every `cut_every` seconds all connections break, and each one after `cut_after` bytes.
    `says` is what comes instead of the hub's answers.
    """

    delay: float = 0.0
    rate: float | None = None
    dropped: float = 0.0
    late: float = 0.0
    again: float = 1.0
    cut_every: float | None = None
    cut_after: int | None = None
    says: bytes | None = None


@dataclass
class _Fault:
    """What befalls one push: its answer is lost, or only the first bytes of it arrive (`upto`)."""

    upto: int | None


@dataclass(eq=False)
class _Call:
    """One connection: both ends, and what befalls the request on it."""

    ends: list[asyncio.StreamWriter]
    carried: int = 0
    fault: _Fault | None = None
    broken: asyncio.Event = field(default_factory=asyncio.Event)

    def cut(self):
        """Both sides learn of it at once, and what was on its way is gone."""
        for end in self.ends:
            with contextlib.suppress(OSError):
                plug = end.get_extra_info("socket")
                plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            end.transport.abort()
        self.broken.set()


class BadLine:
    """Stands at `address`, before the hub at `target`, from the start to the end of its block.

    The same seed meets connections with the same luck, in the order in which they are made.
    `weather` may be changed at any time, for connections to come.
    """

    def __init__(self, target, weather=Weather(), *, seed=1):  # frozen
        parts = urlsplit(target)
        self._target = (parts.hostname, parts.port)
        self.weather = weather
        self.address = ""
        self.connections = self.cuts = 0
        self._luck, self._pieces = random.Random(seed), random.Random(seed)
        self._faults = []
        self._calls = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="bad line")

    def __enter__(self):
        self._thread.start()
        assert self._ready.wait(PATIENCE)
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def lose_reply(self, times=1):
        """The hub takes a push and answers it; the answer never arrives."""
        self._faults += [_Fault(None)] * times

    def cut_upload(self, upto, times=1):
        """Only so many bytes of a push arrive."""
        self._faults += [_Fault(upto)] * times

    def cut(self):
        """Break every connection now."""
        self._loop.call_soon_threadsafe(self._cut_all)

    def _cut_all(self):
        for call in list(self._calls):
            self.cuts += 1
            call.cut()

    async def _run(self):
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        self._tasks = set()
        server = await asyncio.start_server(self._begin, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._go(self._storms())
        self._ready.set()
        await self._over.wait()
        server.close()
        self._cut_all()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await server.wait_closed()

    def _go(self, work):
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task):
        self._tasks.discard(task)
        if not task.cancelled() and isinstance(reason := task.exception(), Exception):
            assert isinstance(reason, OSError | EOFError), reason  # one side has gone

    async def _storms(self):
        """Break everything in the rhythm of the weather, as long as it has one."""
        while self.weather.cut_every is not None:
            await asyncio.sleep(self.weather.cut_every)
            self._cut_all()

    def _begin(self, reader, writer):
        self._go(self._serve(reader, writer))

    async def _serve(self, reader, writer):
        self.connections += 1
        weather, call = self.weather, _Call([writer])
        self._calls.add(call)
        try:
            await asyncio.sleep(2 * weather.delay)  # the greeting of TCP goes there and back
            if self._luck.random() < weather.dropped:
                await reader.read(1)  # it seems to stand, until it is used
            elif not call.broken.is_set():
                await self._carry(call, weather, reader)
        finally:
            call.cut()
            self._calls.discard(call)

    async def _carry(self, call, weather, reader):
        (here,) = call.ends
        if weather.says is not None:
            await reader.readuntil(b"\r\n\r\n")
            here.write(weather.says)
            here.write_eof()
            while await reader.read(PIECE):
                """Until the laptop has read it all, and hangs up."""
            return
        hub, there = await asyncio.open_connection(*self._target)
        call.ends.append(there)
        ways = [self._go(self._way(call, weather, reader, there, up=True))]
        ways += [self._go(self._way(call, weather, hub, here, up=False))]
        both = self._go(asyncio.wait(ways))
        broken = self._go(call.broken.wait())
        try:
            await asyncio.wait([both, broken], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (both, broken, *ways):
                task.cancel()

    async def _way(self, call, weather, source, sink, *, up):
        """One direction: pieces travel `delay` long, one behind the other, in their order."""
        travelling = asyncio.Queue(64)
        arriving = self._go(self._arrive(call, weather, travelling, sink))
        try:
            due = 0.0
            while piece := await source.read(PIECE):
                kept = self._befallen(call, piece) if up else self._answered(call, piece)
                due = max(due, self._loop.time() + weather.delay + self._lateness(weather))
                if kept:
                    await travelling.put((due, kept))
            await travelling.put((due, b""))
            await arriving
        finally:
            arriving.cancel()

    async def _arrive(self, call, weather, travelling, sink):
        while True:
            due, piece = await travelling.get()
            await asyncio.sleep(due - self._loop.time())
            if not piece:
                sink.write_eof()
                return
            if weather.rate is not None:
                await asyncio.sleep(len(piece) / weather.rate)
            sink.write(piece)
            await sink.drain()
            call.carried += len(piece)
            torn = call.fault is not None and call.fault.upto == 0
            if torn or (weather.cut_after is not None and call.carried >= weather.cut_after):
                self.cuts += 1
                call.cut()

    def _lateness(self, weather):
        late = 0.0
        while self._pieces.random() < weather.late:
            late += weather.again
        return late

    def _befallen(self, call, piece):
        """What of a piece of a request is carried on."""
        if call.fault is None and self._faults and PUSH in piece:
            call.fault = self._faults.pop(0)
        if call.fault is None or call.fault.upto is None:
            return piece
        kept = piece[: call.fault.upto]
        call.fault = _Fault(call.fault.upto - len(kept))
        return kept

    def _answered(self, call, piece):
        """A piece of an answer; where the answer is to be lost, the connection is gone."""
        if call.fault is not None and call.fault.upto is None:
            self.cuts += 1
            call.cut()
            raise ConnectionResetError
        return piece
