"""A plan of nobody real, and ways to read its PDF back."""

import subprocess
from collections.abc import Callable

import pytest
from made_plans import PLAN, read

from onedesk.paper.action_plan import action_plan
from onedesk.paper.pdf import render
from onedesk.paper.source import PlanSource

Render = Callable[..., bytes]


@pytest.fixture
def plan() -> PlanSource:
    """A third talk with all that a plan may hold."""
    return PLAN


@pytest.fixture
def printed() -> Render:
    """Sets a plan in type."""

    def set_in_type(source: PlanSource, *, large: bool = False, second: str = "") -> bytes:
        return render(action_plan(source, large=large, second=second))

    return set_in_type


@pytest.fixture
def words_of() -> Callable[[bytes], str]:
    """The words of a PDF as pypdf reads them, spaces and line ends alike."""

    def words(pdf: bytes) -> str:
        return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())

    return words


@pytest.fixture
def poppler() -> Callable[..., str]:
    """The words of a PDF as pdftotext reads them; `.ci/install test` installs poppler."""

    def words(pdf: bytes, *options: str) -> str:
        done = subprocess.run(
            ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
        )
        marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f"))
        return done.stdout.decode().translate(marks)

    return words
