"""`serve`: granian with the hub's WSGI application, and one line that says where."""

import errno
import os
import socket
import sys
import threading
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from hub.console.setup import require_ready
from hub.console.told import CommandError, Told
from hub.exchange import restoring
from hub.guardian import erasure

THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)
"""Requests a worker answers at once: as many as granian holds sensible for this computer."""

LOOK_EVERY = 0.05
STANDARD_INPUT = 0
LOOPBACK = ("127.0.0.1", "localhost", "::1")
UNNAMED = "Nobody else can use it yet: ONEDESK_HUB_ORIGINS names no address at which they reach it."
LOGS = {
    "formatters": {"generic": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "generic",
            "stream": "ext://sys.stderr",
        }
    },
    "loggers": {"_granian": {"handlers": ["console"], "propagate": False}},
}


_WHY_NOT = {
    errno.EADDRINUSE: "Port {port} of {host} is taken. Choose another with --port.",
    errno.EACCES: "Port {port} needs more rights than this account has. Choose one above 1023.",
}


def serve(args: Namespace) -> Told:
    """Serve until SIGTERM or SIGINT; requests under way are answered first.

    With `until_input_ends` it stops as well once nobody holds the other end of its standard input
    any more, however they ended.
    """
    _require_folder(args.address_file)
    require_ready()
    with transaction.atomic():
        restoring.look_back()  # the database may have been put back since
        erasure.repeat()
    connections.close_all()
    port = _free_port(args.host, args.port)
    server = Granian(
        "hub.wsgi:application",
        address=args.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
        log_dictconfig=LOGS,
        workers_kill_timeout=10,
    )
    stopped = threading.Event()
    herald = threading.Thread(
        target=_announce, args=(args.host, port, args.address_file, stopped), name="herald"
    )
    server.on_startup(herald.start)
    if args.until_input_ends:
        stop = server.signal_handler_interrupt
        leash = threading.Thread(target=_await_end, args=(stop,), name="leash", daemon=True)
        server.on_startup(leash.start)
    server.on_shutdown(stopped.set)
    server.serve()
    herald.join()
    return Told()


def _await_end(stop: Callable[[], object]) -> None:
    """Stop at the end of standard input; what comes before it means nothing."""
    while os.read(STANDARD_INPUT, 4096):
        pass
    stop()


def _free_port(host: str, port: int) -> int:
    """The port asked for, or a free one for 0; a taken one is refused before it is shared."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as refused:
            say = _WHY_NOT.get(refused.errno or 0, "{host} is no address of this computer.")
            raise CommandError(say.format(host=host, port=port)) from refused
        return int(trial.getsockname()[1])


def _require_folder(file: Path | None) -> None:
    """Raise `CommandError` where the address could not be written."""
    if file is not None and not file.absolute().parent.is_dir():
        raise CommandError(f"{file} cannot be written: there is no such folder.")


def _announce(host: str, port: int, file: Path | None, stopped: threading.Event) -> None:
    """Say the address once the hub answers there."""
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    while not stopped.wait(LOOK_EVERY):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            continue
        break
    else:
        return
    if file is not None:
        part = file.with_name(f"{file.name}.part")
        part.write_text(f"{address}\n", encoding="utf-8")
        part.replace(file)
    sys.stdout.write(f"The hub is at {address} (Ctrl C stops it).\n")
    if host not in LOOPBACK and not settings.ORIGINS:
        sys.stdout.write(f"{UNNAMED}\n")
    sys.stdout.flush()
