"""The `onedesk-hub` command: reads the words, readies Django, says what was done."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, IntegrityError

from hub.console.parser import parser
from hub.console.told import CommandError, Told
from hub.folder import data_folder, make
from onedesk.domain.errors import OneDeskError

INTERRUPTED = 130
"""What a shell expects of a command that was stopped by Ctrl C."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it was done, 1 with one sentence on standard error when not."""
    args = parser().parse_args(words)
    if "data" in args:
        os.environ["ONEDESK_HUB_DATA"] = str(args.data.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")
    try:
        told = _run(args)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _refused("Stopped before it was done.", INTERRUPTED)
    except (OneDeskError, ImproperlyConfigured, DatabaseError, OSError) as refused:
        return _refused(_say(refused))
    text = told.text(as_json="json" in args)
    if text:
        sys.stdout.write(f"{text}\n")
    return 0


def _refused(say: str, code: int = 1) -> int:
    sys.stderr.write(f"{say}\n")
    return code


def _say(refused: Exception) -> str:
    """What stands in the way, as a sentence."""
    match refused:
        case OneDeskError():
            return refused.say
        case IntegrityError():
            return "Somebody else did the same just now. Look, and say it again if need be."
        case DatabaseError():
            return "The database does not answer, or refuses. Nothing was changed."
        case OSError():
            return f"{refused.filename or 'This computer'}: {refused.strerror or refused}."
        case _:
            return str(refused)


def _run(args: Namespace) -> Told:
    """Find the function named by the words, with Django ready before its module is read."""
    module, _, name = args.run.partition(":")
    args.data = data_folder()
    first = name == "init"
    if first:
        _make(args.data)
    if not apps.ready:
        django.setup()
    if not first:
        import_module("hub.console.setup").require_ready()
    run: Callable[[Namespace], Told] = getattr(import_module(f"hub.console.{module}"), name)
    return run(args)


def _make(folder: Path) -> None:
    try:
        make(folder)
    except OSError as refused:
        raise CommandError(f"The folder {folder} cannot be made.") from refused
