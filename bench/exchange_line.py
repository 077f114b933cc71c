"""A line that counts what it carries and may be slow: bytes share its rate, and take their time.

    exchange_line.py TARGET_PORT [--kbit RATE] [--rtt MILLISECONDS]

It prints its own port and that of its counter; the counter answers any caller with the totals so
far. The rate is that of the whole line each way, however many connections share it; a connection
takes one round trip to open, as on a real line.
"""

import argparse
import asyncio
import json
import re
from collections import Counter

PIECE = 8192
WAITING = 32
REQUEST = re.compile(
    rb"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^\r\n]{1,4000} HTTP/1\.[01]\r\n"
)
TAIL = 4096


class Way:
    """One direction: bytes leave one after another, and arrive half a round trip later."""

    def __init__(self, name: str, kbit: float, rtt: float) -> None:
        self.name = name
        self._per_byte = 8 / (kbit * 1000) if kbit else 0.0
        self._flight = rtt / 2000
        self._free = 0.0

    def due(self, size: int) -> float:
        """When so many bytes that are ready now will have arrived."""
        now = asyncio.get_running_loop().time()
        self._free = max(self._free, now) + size * self._per_byte
        return self._free + self._flight


class Line:
    """Both ways, what they have carried, and the port on the other side."""

    def __init__(self, target: int, kbit: float, rtt: float) -> None:
        self._target = target
        self._rtt = rtt / 1000
        self._up, self._down = Way("up", kbit, rtt), Way("down", kbit, rtt)
        self._carried: Counter[str] = Counter(up=0, down=0, requests=0)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection from a client, until both sides are done."""
        await asyncio.sleep(self._rtt)
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        await asyncio.gather(
            self._pump(reader, back, self._up), self._pump(there, writer, self._down)
        )

    async def tell(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The totals so far."""
        writer.write(json.dumps(self._carried).encode())
        await writer.drain()
        writer.close()

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way
    ) -> None:
        flying: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(WAITING)
        landing = asyncio.create_task(_land(flying, writer))
        tail = b""
        try:
            while not landing.done() and (piece := await reader.read(PIECE)):
                self._carried[way.name] += len(piece)
                if way is self._up:
                    tail = self._counted(tail + piece)
                await flying.put((way.due(len(piece)), piece))
        except ConnectionError:
            pass
        finally:
            await flying.put((0, b""))
            await landing

    def _counted(self, seen: bytes) -> bytes:
        """Count the requests that begin in what was seen; gives what the next one may begin in."""
        heads = list(REQUEST.finditer(seen))
        self._carried["requests"] += len(heads)
        return (seen[heads[-1].end() :] if heads else seen)[-TAIL:]


async def _land(flying: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter) -> None:
    """Write each piece when it is due; an empty one ends the connection."""
    clock = asyncio.get_running_loop()
    open_ = True
    while (landed := await flying.get())[1]:
        if open_ and (left := landed[0] - clock.time()) > 0:
            await asyncio.sleep(left)
        try:
            writer.write(landed[1])
            await writer.drain()
        except ConnectionError:
            open_ = False
    writer.close()


async def serve(target: int, kbit: float, rtt: float) -> None:
    line = Line(target, kbit, rtt)
    carrier = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    counter = await asyncio.start_server(line.tell, "127.0.0.1", 0)
    print(*(server.sockets[0].getsockname()[1] for server in (carrier, counter)), flush=True)
    async with carrier, counter:
        await asyncio.gather(carrier.serve_forever(), counter.serve_forever())


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("target", type=int)
    words.add_argument("--kbit", type=float, default=0)
    words.add_argument("--rtt", type=float, default=0)
    said = words.parse_args()
    asyncio.run(serve(said.target, said.kbit, said.rtt))


if __name__ == "__main__":
    main()
