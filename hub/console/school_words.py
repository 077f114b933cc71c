"""The words of `school`, `roster` and `student`: where talks are held, and with whom."""

import argparse

from hub.console import commands
from hub.console.commands import Commands
from hub.console.kinds import area, day, window


def add_schools(parts: Commands) -> None:
    """`school`: add, change, remove and list; `roster`; `student list`."""
    school = parts.group("school", "schools", "The schools of the programme and their cycles.")
    add = school.add("add", "schools:add_school", "a new school", "Add a school to the registry.")
    add.add_argument("id", metavar="ID", help="short name: small letters, digits, hyphens")
    _known_of(add, new=True)
    change = school.add(
        "change",
        "schools:change_school",
        "change what is known of one",
        "Change what is known of a school. What is not named stays.",
    )
    _school(change)
    _known_of(change, new=False)
    remove = school.add(
        "remove",
        "schools:remove_school",
        "take away one that was added by mistake",
        "Take a school away in which nobody works and that never had a record.",
    )
    _school(remove)
    school.add(
        "list",
        "schools:list_schools",
        "which there are",
        "Every school: its id, its name, how many students it has, who its adviser is and when "
        "its cycle is.",
    )
    _roster(parts)
    _students(parts)


def _school(part: argparse.ArgumentParser) -> None:
    part.add_argument("school", metavar="SCHOOL", help="id or name")


def _known_of(part: argparse.ArgumentParser, *, new: bool) -> None:
    part.add_argument("--name", metavar="NAME", required=new, help="as people call it")
    part.add_argument("--area", type=area, metavar="CODE", required=new, help="NE or TV")
    part.add_argument("--authority", metavar="CODE", help="number of the local authority")
    part.add_argument("--laestab", metavar="NUMBER", help="seven digits, such as 840/4171")
    part.add_argument("--careers-lead", metavar="NAME", help="who leads careers there")
    part.add_argument("--room", metavar="ROOM", help="where the talks are held")
    part.add_argument(
        "--shares",
        metavar="GROUPS",
        help="groups of support and risk data its agreement covers, such as sen,fsm",
    )
    part.add_argument(
        "--agreement-until", type=day, metavar="DATE", help="the last day of its agreement"
    )
    part.add_argument(
        "--window",
        type=window,
        action="append",
        metavar="CYCLE:FIRST:LAST",
        help="when a cycle is, such as 3:2026-03-02:2026-03-27; may be given many times",
    )


def _roster(parts: Commands) -> None:
    roster = parts.add(
        "roster",
        "rosters:read",
        "read a school's list of students",
        "Read CSV, XLSX or CTF. New and changed students are written; a row that is in "
        "doubt is named and left out, and nobody is removed.",
    )
    commands.file(roster, "the list")
    roster.add_argument("--school", required=True, metavar="NAME", help="id or name")
    roster.add_argument(
        "--preview", action="store_true", help="print the difference as JSON, write nothing"
    )
    roster.add_argument(
        "--include", default="", metavar="GROUPS", help="groups of indicators, with commas between"
    )
    roster.add_argument(
        "--move", action="store_true", help="move students here whom another school has, by UPN"
    )
    roster.add_argument("--create", action="store_true", help="add the school if it is not there")
    roster.add_argument("--area", type=area, metavar="CODE", help="NE or TV, of one that is added")


def _students(parts: Commands) -> None:
    students = parts.group("student", "students", "The students of a school.")
    listing = students.add(
        "list",
        "students:list_students",
        "who is there, with the ids that move and erase take",
        "The students of a school by name, each with id, form and status.",
    )
    _school(listing)
    listing.add_argument("--name", default="", metavar="PART", help="whose name holds this")
