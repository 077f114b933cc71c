"""The words of both commands: every part says what it is for, and common options go anywhere."""

import argparse

import pytest

from hub.console.parser import parser as hub_parser
from ui.command import main
from ui.command import parser as desk_parser


def parts(whole):
    yield whole
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for part in action.choices.values():
                yield from parts(part)


@pytest.mark.parametrize("whole", [desk_parser(), hub_parser()], ids=lambda whole: whole.prog)
def test_every_part_and_every_word_of_a_command_says_what_it_is_for(whole):
    for part in parts(whole):
        assert part.description, part.prog
        for action in part._actions:
            silent = isinstance(action, argparse._SubParsersAction)
            assert silent or action.help, (part.prog, action.dest)


@pytest.mark.parametrize("words", [["--json", "export"], ["export", "--json"]])
def test_an_option_may_come_before_the_command(words):
    assert desk_parser().parse_args(words).json
    assert "json" not in desk_parser().parse_args(["export"])
    assert hub_parser().parse_args(["person", "--json", "list"]).json


@pytest.mark.parametrize("words", [["--json"], ["--json", "rehearse"]])
def test_an_option_that_does_not_go_with_the_command_is_refused(words, capsys):
    with pytest.raises(SystemExit):
        main(words)
    assert "--json goes with import or export" in capsys.readouterr().err
