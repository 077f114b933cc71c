"""The table of failures names tests that are there."""

import re

from tree import ROOT, text

NAMED = re.compile(r"`(tests/[a-z0-9_/]+\.py)::(test_[a-z0-9_]+)`")


def test_every_test_that_the_table_of_failures_names_is_there():
    table = text(ROOT / "docs/exchange-failures.md")
    named = NAMED.findall(table)
    missing = [one for one in named if f"def {one[1]}(" not in text(ROOT / one[0])]
    assert len(named) == table.count("::test_")
    assert not missing
