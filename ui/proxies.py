"""Which proxies this computer's settings name for an address, scripts of the network included."""

import json
import subprocess
import sys

PATIENCE_SECONDS = 30.0
"""A network's script may be slow to come; after that there is none."""


def ask(address: str) -> tuple[str, ...]:
    """The addresses of the proxies, in the order to try them; an empty one is no proxy.

    Nothing where nothing is set. Asked in a process of its own: Qt may wait for the network
    many seconds, and PySide6 would hold every thread of Python meanwhile.
    """
    try:
        told = subprocess.run(  # noqa: S603  # this program itself
            [*_program(), address],
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return tuple(map(str, json.loads(told.stdout)))
    except (OSError, subprocess.SubprocessError, ValueError, TypeError):
        return ()


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "proxies"]
    return [sys.executable, "-m", "ui.system_proxies"]
