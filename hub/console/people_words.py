"""The words of `person` and `laptop`: who takes part, and with what."""

import argparse
from collections.abc import Callable

ROLES = ("adviser", "careers_lead", "analyst", "partner", "registry_admin")

Add = Callable[..., argparse.ArgumentParser]


def add_person(new: Add, common: argparse.ArgumentParser) -> None:
    """`person`: add, change, close, passphrase and list."""
    person = new(
        "person", parents=[common], help="accounts", description="Accounts and passphrases."
    )
    deeds = person.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add(deeds.add_parser, common)
    _change(deeds.add_parser, common)
    _close(deeds.add_parser, common)
    change = deeds.add_parser(
        "passphrase",
        parents=[common],
        help="a new passphrase",
        description="Give somebody a new passphrase. What the old one opened in a browser ends.",
    )
    change.add_argument("person", metavar="PERSON", help="sign-in name or e-mail")
    change.add_argument("--passphrase", metavar="TEXT", help="else one is made and told once")
    change.set_defaults(run="people:change_passphrase")
    listing = deeds.add_parser(
        "list",
        parents=[common],
        help="who has an account",
        description="Every account with its name and role; with --json, its schools too.",
    )
    listing.set_defaults(run="people:list_people")


def add_laptop(new: Add, common: argparse.ArgumentParser) -> None:
    """`laptop`: list and stop."""
    laptop = new(
        "laptop", parents=[common], help="laptops", description="The laptops that have joined."
    )
    deeds = laptop.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = deeds.add_parser(
        "list",
        parents=[common],
        help="whose they are, and when last seen",
        description="Every laptop that ever joined: whose it is, when it was last seen, and the "
        "schools whose records it holds.",
    )
    listing.set_defaults(run="laptops:list_laptops")
    stop = deeds.add_parser(
        "stop",
        parents=[common],
        help="answer a laptop that is lost no more",
        description="Stop a laptop for good: it is told nothing more, and nothing more is taken "
        "from it. Says which schools' records it held. A laptop that is found joins again with a "
        "new code.",
    )
    stop.add_argument("laptop", metavar="LAPTOP", help="its number, such as OD-014")
    stop.set_defaults(run="laptops:stop_laptop")


def _add(new: Add, common: argparse.ArgumentParser) -> None:
    add = new(
        "add",
        parents=[common],
        help="a new account",
        description="Add somebody who may sign in. Advisers and careers leads need their schools.",
    )
    add.add_argument("person", metavar="PERSON", help="the name to sign in with")
    add.add_argument("--name", required=True, help="forename and surname")
    add.add_argument("--role", required=True, choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
    add.add_argument("--email", metavar="ADDRESS", help="their e-mail address")
    add.add_argument(
        "--school",
        action="append",
        metavar="NAME",
        help="where they work, by id or name; may be given many times",
    )
    add.add_argument("--area", metavar="CODE", help="NE or TV, for an analyst of one area")
    add.add_argument("--passphrase", metavar="TEXT", help="else one is made and told once")
    add.set_defaults(run="people:add_person")


def _change(new: Add, common: argparse.ArgumentParser) -> None:
    change = new(
        "change",
        parents=[common],
        help="give somebody a school, or take one away",
        description="Give an adviser or a careers lead a school, or take one away. A laptop lets "
        "go of a school that was taken away at its next exchange, once what it owes has arrived; "
        "covers that the person gave of it end.",
    )
    change.add_argument("person", metavar="PERSON", help="sign-in name or e-mail")
    change.add_argument(
        "--school", action="append", default=[], metavar="NAME", help="may be given many times"
    )
    change.add_argument(
        "--no-school", action="append", default=[], metavar="NAME", help="likewise, to take away"
    )
    change.set_defaults(run="changing:change_person")


def _close(new: Add, common: argparse.ArgumentParser) -> None:
    close = new(
        "close",
        parents=[common],
        help="let somebody sign in no more",
        description="Close an account: its person signs in no more, their laptops are answered no "
        "more, and their covers end. What they wrote stays.",
    )
    close.add_argument("person", metavar="PERSON", help="sign-in name or e-mail")
    close.set_defaults(run="changing:close_person")
