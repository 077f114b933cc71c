"""`onedesk export` and `onedesk import`, as somebody at a terminal meets them."""

import io
import json

import pytest

from ui.command import main

WORDS = "lantern pebble quarter biscuit"


@pytest.fixture
def run(laptop, monkeypatch, capsys):
    """The command, with the passphrase as the first line of standard input."""

    def ran(*words):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n"))
        code = main([*words, "--data", str(laptop.folder.parent)])
        return code, capsys.readouterr()

    return ran


def test_what_is_written_out_is_taken_in_again(run, desk, tmp_path):
    file = tmp_path / "records.jsonl"
    assert run("export", "-o", str(file)) == (0, ("9 records exported.\n", ""))
    assert run("export") == (0, (file.read_text(encoding="utf-8"), ""))
    code, told = run("import", str(file), "--json")
    assert (code, json.loads(told.out)) == (0, {"imported": 9})


def test_a_line_that_does_not_fit_is_named_and_nothing_is_taken_in(run, tmp_path):
    file = tmp_path / "records.jsonl"
    file.write_text("nonsense\n", encoding="utf-8")
    code, told = run("import", str(file))
    assert (code, told.out) == (1, "")
    assert "ine 1" in told.err
    assert run("export") == (0, ("", ""))
