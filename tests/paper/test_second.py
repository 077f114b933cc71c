"""The headings of a plan in a second language: all of them, legible, and kept word for word."""

import pytest
from made_plans import PLAN, SEVENTH, answered, read

from onedesk.paper.action_plan import action_plan
from onedesk.paper.both import lay
from onedesk.paper.document import Boxes, Heading, Masthead, NoteLines, TearOff, read_document
from onedesk.paper.faces import faces_for
from onedesk.paper.missing import missing_letters
from onedesk.paper.pdf import render
from onedesk.paper.second import languages
from onedesk.paper.sheet import Measure

CODES = [language.code for language in languages()]
HEADED = (Boxes, Heading, Masthead, NoteLines, TearOff)


def seconds(document) -> list[str]:
    """What stands in the second language, one for each heading."""
    found = []
    for block in document.blocks:
        if isinstance(block, HEADED):
            found += [one.second for one in getattr(block, "boxes", (block,))]
    return found


@pytest.mark.parametrize("code", CODES)
def test_every_heading_is_there_and_every_letter_of_it(code):
    plans = [action_plan(plan, second=code) for plan in (PLAN, SEVENTH)]
    shown = [second for plan in plans for second in seconds(plan)]
    assert all(shown)
    (own,) = (one for one in languages() if one.code == code)
    assert set(own.headings.values()) == set(shown)  # and none that no plan shows
    assert missing_letters(plans[0]) == ()


@pytest.mark.parametrize("code", ["bn", "cy", "ru", "ur", "zh-Hans"])
def test_it_takes_no_more_paper(code, printed):
    assert len(read(printed(PLAN, second=code)).pages) == 2


def test_the_same_words_and_bytes_come_back(printed):
    for code in ("ar", "pl"):
        plan = action_plan(PLAN, second=code)
        assert render(read_document(plan.model_dump_json())) == printed(PLAN, second=code)


def test_a_language_that_we_do_not_have_leaves_the_plan_as_it_is():
    assert action_plan(PLAN, second="tlh") == action_plan(PLAN)


def test_what_is_read_from_the_right_is_read_in_its_order(printed, poppler):
    text = poppler(printed(PLAN, second="ar"), "-layout")
    for words in ("ما تحدثنا عنه", "الخطوات التالية", "من يرى هذه الخطة"):
        assert words in text


@pytest.mark.parametrize(("second", "rtl"), [("Co dalej", False), ("الخطوات", True)])
def test_it_stands_beside_the_english_or_below_where_there_is_no_room(second, rtl):
    with faces_for(f"Short{second}") as faces:
        m = Measure(faces, 0, 400, 1, large=False)
        wide, narrow = (lay(m, "Short", second, room, (18, 1.3)) for room in (400, 70))
    assert (wide.beside, wide.rtl, narrow.beside) == (True, rtl, False)
    assert narrow.height > wide.height == wide.first.height


def test_only_what_is_a_heading_is_in_two_languages():
    own = answered(summary="What happens next")
    text = action_plan(own, second="pl").plain_text()
    assert text.count("Co dalej") == 1
