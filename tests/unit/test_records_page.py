"""docs/records.md says what the models say."""

import tomllib
from importlib.resources import files
from pathlib import Path

from onedesk.domain.describe import records_markdown
from onedesk.domain.jsonl import dump, parse
from onedesk.domain.records import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "records.md"
WORDS = tomllib.loads(files("resources").joinpath("words/records.toml").read_text("utf-8"))


def test_the_page_is_what_the_models_say():
    again = "python -c 'from onedesk.domain.describe import *; print(records_markdown(), end=\"\")'"
    assert PAGE.read_text("utf-8") == records_markdown(), f"make it again: {again}"


def test_every_field_of_every_kind_has_its_meaning():
    assert {kind: list(words["fields"]) for kind, words in WORDS.items()} == {
        kind: list(body.model_fields) for kind, body in KINDS.items()
    }


def test_the_examples_are_read_as_an_import_reads_them():
    records = parse(words["example"] for words in WORDS.values())
    assert [record.kind for record in records] == list(KINDS)


def test_the_examples_are_written_as_an_export_writes_them():
    for words in WORDS.values():
        assert dump(parse([words["example"]])[0]) == words["example"]
