"""Documents as data: kept word for word."""

import json
from pathlib import Path

import pytest

from onedesk.domain.plan import Print
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import read_document
from onedesk.paper.errors import PaperError
from onedesk.paper.pdf import render


def test_a_kept_document_comes_back_equal(plan):
    document = action_plan(plan)
    assert read_document(document.model_dump_json()) == document


def test_a_print_record_holds_it(plan):
    document = action_plan(plan, large=True)
    kept = Print(
        interview="i3",
        reference="OD-3T7K",
        made_at="2026-03-12T11:34:00Z",
        large=True,
        document=document.model_dump_json(),
    )
    assert read_document(Print.model_validate_json(kept.model_dump_json()).document) == document


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"form": 4}'])
def test_a_text_that_is_no_document_is_refused_in_words(text):
    with pytest.raises(PaperError) as refused:
        read_document(text)
    assert "safe" in refused.value.say


def test_a_block_of_a_newer_onedesk_is_refused_and_not_dropped(plan):
    content = json.loads(action_plan(plan).model_dump_json())
    content["blocks"].append({"kind": "hologram", "text": "hello"})
    with pytest.raises(PaperError):
        read_document(json.dumps(content))


def test_the_plain_text_is_in_reading_order(plan):
    text = action_plan(plan).plain_text()
    order = ["Zoë\u2019s plan", "What we talked about", "Your idea",
             "What happens next", "From last time", "What you know now", "What you are good at",
             "Who can help", "Who sees this plan", "Next talk"]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_plan_printed_before_there_were_logos_still_prints(words_of):
    kept = (Path(__file__).parents[1] / "data" / "plan-form-1.json").read_text("utf-8")
    document = read_document(kept)
    assert document.form == 1
    assert document.logo is None
    text = words_of(render(document))
    for line in document.plain_text().replace("\u00a0", " ").splitlines():
        assert all(word in text for word in line.replace(": ", " ").split())
    assert read_document(document.model_dump_json()) == document
