"""What the command cannot do it says in one sentence, without a word of Python."""

import os
import subprocess
import sys

import pytest

from hub.console.parser import parser

PROGRAM = [sys.executable, "-c", "import sys, hub.command; sys.exit(hub.command.main())"]


@pytest.mark.parametrize("words", [["--port", "99999"], ["--port", "-1"], ["--workers", "0"]])
def test_nonsense_is_refused_before_anything_is_served(words, capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["serve", *words])
    assert words[0] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://x", "DATABASE_URL is no address of a PostgreSQL database"),
        ("postgresql://a@127.0.0.1:1/x", "The database does not answer"),
    ],
)
def test_a_database_that_is_not_there_is_one_sentence(address, words, tmp_path):
    environment = {**os.environ, "DATABASE_URL": address, "ONEDESK_HUB_DATA": str(tmp_path / "hub")}
    done = subprocess.run(
        [*PROGRAM, "init"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
