"""Runs a program only for as long as standard input is held: it ends with whoever started it."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from types import FrameType


def main() -> int:
    """`PROGRAM WORD...`: as the program ends, or ended with standard input or by SIGTERM."""
    signal.signal(signal.SIGTERM, _stop)
    command = sys.argv[1:]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True) as program:
        threading.Thread(target=_end_with_input, args=(program,), daemon=True).start()
        try:
            return program.wait()
        finally:
            _end(program)


def _end_with_input(program: "subprocess.Popen[bytes]") -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    _end(program)


def _end(program: "subprocess.Popen[bytes]") -> None:
    """The program with all that it started, where it has not ended by itself."""
    if program.poll() is not None:
        return
    if sys.platform == "win32":
        program.terminate()
        return
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit()


if __name__ == "__main__":
    sys.exit(main())
