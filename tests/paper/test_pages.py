"""How blocks are filled into pages: both sides of one sheet where that can be."""

import pytest
from made_plans import EVERYTHING, LONG_NAME, PLAN, TEN, TWO_LINES, named, read, steps

from onedesk.domain.interview import Interview
from onedesk.paper.action_plan import action_plan
from onedesk.paper.blocks import Laid
from onedesk.paper.document import ActionBox, DotRows, Heading, NoteLines, Paragraph, TearOff
from onedesk.paper.faces import faces_for
from onedesk.paper.pdf import set_out
from onedesk.paper.sheet import HEIGHT, LEADS

LONG_SUMMARY = "You told me about your work at the boat yard, and what you liked there. " * 6


def pages_of(source, *, large=False) -> list[list[Laid]]:
    document = action_plan(source, large=large)
    with faces_for(document.model_dump_json()) as faces:
        return [[placed.laid for placed in page] for page in set_out(document, faces).pages]


def tight(laid: Laid) -> bool:
    """Whether the lines of a paragraph stand closer than where there is room."""
    return laid.parts[0].height < 12 * LEADS[0] - 0.1


def paragraphs(pages) -> list[Laid]:
    return [
        laid for page in pages for laid in page if isinstance(laid.block, Paragraph) and laid.parts
    ]


@pytest.mark.parametrize("count", range(9))
def test_up_to_eight_actions_of_two_lines_take_one_sheet(count):
    pages = pages_of(PLAN.but(actions=steps(count, TWO_LINES)))
    assert len(pages) == 2
    boxes = [laid for page in pages for laid in page if isinstance(laid.block, ActionBox)]
    assert len(boxes) == count


def test_a_long_name_a_long_summary_and_six_actions_take_one_sheet():
    long = named(LONG_NAME, actions=steps(6, TWO_LINES))
    assert len(pages_of(long.but(interview=long.interview.but(summary=LONG_SUMMARY)))) == 2


def test_an_ordinary_plan_has_all_the_room_it_is_designed_with():
    pages = pages_of(PLAN)
    assert not any(tight(laid) for laid in paragraphs(pages))
    assert isinstance(pages[1][0].block, Heading)
    assert pages[1][0].block.top


def test_lines_stand_closer_only_where_a_third_page_would_be_needed():
    pages = pages_of(PLAN.but(actions=steps(8, TWO_LINES)))
    assert all(tight(laid) for laid in paragraphs(pages))
    assert min(LEADS) >= 1.35


def test_a_heading_in_the_middle_of_a_page_is_no_larger_than_others():
    pages = pages_of(PLAN.but(actions=steps(8, TWO_LINES)))
    headings = [laid for page in pages for laid in page if isinstance(laid.block, Heading)]
    assert len({laid.height for laid in headings}) == 1


def test_a_short_plan_takes_one_page():
    short = PLAN.but(
        interview=Interview(cycle=1, outcome="held", plan="FE"),
        earlier=(),
        reviewed=(),
        actions=(),
    )
    (page,) = pages_of(short)
    assert isinstance(page[-1].block, TearOff)
    assert isinstance(page[-2].block, NoteLines)


def test_large_print_is_never_set_closer():
    pages = pages_of(PLAN.but(actions=steps(8, TWO_LINES)), large=True)
    lines = {round(laid.parts[0].height, 1) for laid in paragraphs(pages)}
    assert lines == {16 * LEADS[0]}


@pytest.mark.parametrize("second", ["", "ar"])
def test_no_page_of_large_print_goes_on_over_a_gap(second):
    document = action_plan(PLAN, large=True, second=second)
    with faces_for(document.model_dump_json()) as faces:
        out = set_out(document, faces)
        ends = [page[-1] for page in out.pages[:-1]]
    left = [
        out.rule - p.top - p.laid.height for p in ends if not isinstance(p.laid.block, NoteLines)
    ]
    assert max(left) < HEIGHT / 8


def test_a_long_name_leaves_the_lines_for_notes_where_they_are():
    first, second = pages_of(TEN["long-name"].source)
    assert isinstance(first[-1].block, NoteLines)
    assert second[0].block.top


@pytest.mark.parametrize("count", [5, 7, 9, 11, 13])
def test_a_table_is_never_parted_from_what_introduces_it(count):
    for large in (False, True):
        for page in pages_of(PLAN.but(actions=steps(count, TWO_LINES)), large=large):
            kinds = [type(laid.block) for laid in page]
            if DotRows in kinds:
                assert kinds.index(DotRows) == 0 or kinds[kinds.index(DotRows) - 1] is Paragraph
            assert kinds[-2:] != [Heading, Paragraph] or page[-2].block.text != "What you know now"


def test_the_table_of_areas_is_cut_only_where_that_saves_a_page():
    pages = pages_of(EVERYTHING)
    kinds = [type(laid.block) for laid in pages[2]]
    assert (len(pages), kinds[:3]) == (3, [Heading, Paragraph, DotRows])


@pytest.mark.parametrize("large", [False, True])
def test_a_summary_of_many_pages_goes_on_and_on(large):
    story = "We talked about boats and sails. " * 700
    pages = pages_of(PLAN.but(interview=PLAN.interview.but(summary=story)), large=large)
    assert len(pages) > 5


def test_the_strip_is_never_alone_on_a_page(printed):
    for length in range(0, 3000, 150):
        story = "We talked about boats. " * (length // 23)
        pages = pages_of(PLAN.but(interview=PLAN.interview.but(summary=story or None)))
        assert len(pages[-1]) > 1
        assert isinstance(pages[-1][-1].block, TearOff)


def test_a_part_held_talk_says_that_it_goes_on(plan, printed):
    part = plan.but(interview=plan.interview.but(outcome="part_held"))
    text = " ".join(read(printed(part)).pages[0].extract_text().split())
    assert "We did not finish today. We go on from here next time." in text
    assert "We did not finish today" not in read(printed(plan)).pages[0].extract_text()
