"""The words of `person`, `enrol`, `laptop` and `cover`: who takes part, with what, for whom."""

from hub.console import commands
from hub.console.commands import Commands
from hub.console.kinds import ROLES, area, day, role


def add_people(parts: Commands) -> None:
    """`person`: add, change, close, open, passphrase and list; `enrol`."""
    people = parts.group("person", "accounts", "Accounts and passphrases.")
    _add(people)
    _change(people)
    close = people.add(
        "close",
        "changing:close_person",
        "let somebody sign in no more",
        "Close an account: its person signs in no more, their laptops are answered no "
        "more, and their covers end. What they wrote stays.",
    )
    commands.person(close)
    again = people.add(
        "open",
        "changing:open_person",
        "let somebody sign in again",
        "Open an account that was closed. Laptops that were not stopped are answered again; "
        "covers that ended stay ended.",
    )
    commands.person(again)
    change = people.add(
        "passphrase",
        "people:change_passphrase",
        "a new passphrase",
        "Give somebody a new passphrase. What the old one opened in a browser ends.",
    )
    commands.person(change)
    commands.passphrase(change)
    people.add(
        "list",
        "people:list_people",
        "who has an account",
        "Every account with its name, its role and its schools.",
    )
    _enrol(parts)


def _enrol(parts: Commands) -> None:
    enrol = parts.add(
        "enrol",
        "people:enrol",
        "a one-time code for an adviser's laptop",
        "Make a code that lets one laptop join. It works once, within three days; a "
        "code made before for the same adviser ends with it.",
    )
    commands.person(enrol)


def _add(people: Commands) -> None:
    add = people.add(
        "add",
        "people:add_person",
        "a new account",
        "Add somebody who may sign in. Advisers and careers leads need their schools.",
    )
    add.add_argument("person", metavar="PERSON", help="the name to sign in with")
    add.add_argument("--name", required=True, help="forename and surname")
    add.add_argument("--role", required=True, type=role, metavar="ROLE", help=", ".join(ROLES))
    add.add_argument("--email", metavar="ADDRESS", help="their e-mail address")
    add.add_argument(
        "--school",
        action="append",
        metavar="NAME",
        help="where they work, by id or name; may be given many times",
    )
    add.add_argument(
        "--area", type=area, metavar="CODE", help="NE or TV, for an analyst of one area"
    )
    commands.passphrase(add)


def _change(people: Commands) -> None:
    change = people.add(
        "change",
        "changing:change_person",
        "give somebody a school, or take one away; another name or address",
        "Give an adviser or a careers lead a school, or take one away. A laptop lets "
        "go of a school that was taken away at its next exchange, once what it owes has arrived; "
        "covers that the person gave of it end.",
    )
    commands.person(change)
    change.add_argument("--name", help="forename and surname")
    change.add_argument("--email", metavar="ADDRESS", help="their e-mail address")
    change.add_argument(
        "--school", action="append", default=[], metavar="NAME", help="may be given many times"
    )
    change.add_argument(
        "--no-school", action="append", default=[], metavar="NAME", help="likewise, to take away"
    )


def add_laptops(parts: Commands) -> None:
    """`laptop`: list, stop and start; `cover`: add, end and list."""
    laptop = parts.group("laptop", "laptops", "The laptops that have joined.")
    laptop.add(
        "list",
        "laptops:list_laptops",
        "whose they are, and when last seen",
        "Every laptop that ever joined: whose it is, when it was last seen, and the "
        "schools whose records it holds.",
    )
    stop = laptop.add(
        "stop",
        "laptops:stop_laptop",
        "answer a laptop that is lost no more",
        "Stop a laptop: it is told nothing more, and nothing more is taken from it. Says "
        "which schools' records it held. Once it is found, its adviser joins again with a new code "
        "(enrol), under Sync, Other ways: the laptop keeps its number, its records and what it "
        "owes, and gets another secret. For one that was never out of hand: laptop start.",
    )
    start = laptop.add(
        "start",
        "laptops:start_laptop",
        "answer a laptop that was stopped again",
        "Take `laptop stop` back: the laptop is answered again with the secret it has. For "
        "one that was stopped by mistake. Where somebody else had it, let its adviser join again "
        "with a new code instead (enrol), which ends the old secret.",
    )
    for command in (stop, start):
        command.add_argument("laptop", metavar="LAPTOP", help="its number, such as OD-014")
    _cover(parts)


def _cover(parts: Commands) -> None:
    cover = parts.group(
        "cover",
        "an adviser's school handed to a colleague for some days",
        "Hand an adviser's school to a colleague from one day to another. It ends by "
        "itself after the last day.",
    )
    add = cover.add(
        "add",
        "handing:add_cover",
        "hand a school over",
        "Hand an adviser's school to a colleague, from the first day to the last.",
    )
    add.add_argument("school", metavar="SCHOOL", help="id or name")
    add.add_argument(
        "--from", dest="giver", required=True, metavar="PERSON", help="whose school it is"
    )
    add.add_argument("--to", dest="taker", required=True, metavar="PERSON", help="who covers it")
    add.add_argument("--first", type=day, required=True, metavar="DATE", help="the first day")
    add.add_argument("--last", type=day, required=True, metavar="DATE", help="the last day")
    add.add_argument(
        "--notes", action="store_true", help="the giver agrees that private notes are seen too"
    )
    end = cover.add(
        "end",
        "handing:end_cover",
        "end one before its last day",
        "End a cover today. The laptop of whoever covered lets go of the school at its "
        "next exchange, once what it owes has arrived.",
    )
    end.add_argument("cover", metavar="COVER", help="its id, as `cover list` tells it")
    cover.add(
        "list",
        "handing:list_covers",
        "those that have not ended",
        "Every cover that is under way or to come.",
    )
