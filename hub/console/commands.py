"""How commands are declared: each with what it is for, and the function that does it."""

import argparse
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

TITLE = "commands"


def nearest(name: str, known: Iterable[str]) -> str:
    """` Do you mean thornlaw?` where something known is like this name; else nothing."""
    folded = {one.casefold(): one for one in known}
    found = get_close_matches(name.casefold(), folded, 1)
    return f" Do you mean {folded[found[0]]}?" if found else ""


class Parser(argparse.ArgumentParser):
    """Says in plain words what does not fit, and what may have been meant."""

    def error(self, message: str) -> NoReturn:
        """Leave with code 2: how the command is said, and what was amiss."""
        say = f"{message[:1].upper()}{message[1:]}".rstrip(".?")
        end = "?" if message.endswith("?") else "."
        self.exit(2, f"{self.format_usage()}{say}{end}\nMore is told by: {self.prog} --help\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """As argparse does, with the nearest of the choices."""
        if action.choices is None or value in action.choices:
            return
        known = [str(one) for one in action.choices]
        near = nearest(str(value), known) or f" There is: {', '.join(known)}."
        raise argparse.ArgumentError(action, f"“{value}” is not known.{near}")


class Commands:
    """The commands under a word; options of all commands may stand after each of them."""

    def __init__(self, under: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
        self._parts = under.add_subparsers(title=TITLE, metavar="COMMAND", required=True)
        self._common = common

    def add(self, name: str, run: str, brief: str, description: str) -> argparse.ArgumentParser:
        """A command that is done by `run`, as in `people:add_person`; `brief` is for the list."""
        made = self._part(name, brief, description)
        made.set_defaults(run=run)
        return made

    def group(self, name: str, brief: str, description: str) -> "Commands":
        """A word with commands of its own under it."""
        return Commands(self._part(name, brief, description), self._common)

    def _part(self, name: str, brief: str, description: str) -> argparse.ArgumentParser:
        common = [self._common]
        return self._parts.add_parser(
            name, help=brief, description=description, parents=common, allow_abbrev=False
        )


def person(part: argparse.ArgumentParser) -> None:
    """The word PERSON: somebody with an account."""
    part.add_argument("person", metavar="PERSON", help="sign-in name or e-mail")


def student(part: argparse.ArgumentParser) -> None:
    """The word STUDENT."""
    part.add_argument("student", metavar="STUDENT", help="the student's id (see: student list)")


def passphrase(part: argparse.ArgumentParser, whose: str = "theirs") -> None:
    """`--passphrase`, which is better left out."""
    part.add_argument(
        "--passphrase",
        metavar="TEXT",
        help=f"{whose}; better left out: one is made and told once, and stands in no list of what "
        "runs here",
    )


def file(part: argparse.ArgumentParser, what: str, metavar: str = "FILE") -> None:
    """The word FILE."""
    part.add_argument("file", type=Path, metavar=metavar, help=what)
