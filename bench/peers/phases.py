"""How a client of any make tells the meter where its phases begin and end."""

import json
import socket
import time
from collections.abc import Callable


class Phases:
    """A line to the meter, which reads the server's time and the bytes on the line meanwhile."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), 60)
        self._heard = self._socket.makefile()

    def phase(self, name: str, work: Callable[[], int]) -> None:
        """Run `work`, which gives the number of records it moved, as the phase `name`."""
        self._say({"begin": name})
        cpu, start = time.process_time(), time.perf_counter()
        moved = work()
        seconds, spent = time.perf_counter() - start, time.process_time() - cpu
        self._say({"end": name, "records": moved, "seconds": seconds, "cpu": spent})

    def close(self) -> None:
        self._heard.close()
        self._socket.close()

    def _say(self, told: dict[str, object]) -> None:
        self._socket.sendall(f"{json.dumps(told)}\n".encode())
        self._heard.readline()
