"""The adviser's own list of a day says where the last talk left each student."""

from datetime import date

import pytest

from onedesk.paper.slips import BRING

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("answers", "said"),
    [({}, "Construction, joiner"), ({"sectors": ["OF-AN-OLDER-LIST"]}, "OF-AN-OLDER-LIST, joiner")],
)
def test_a_sector_that_no_list_knows_stands_for_itself_beside_the_plan(desk, answers, said):
    if answers:
        desk.answer("z2", answers)
    words = desk.day_list_document("thornlaw", TODAY, mine=True).plain_text()
    assert f"FE college\n{said}" in words


def test_a_slip_asks_for_the_plan_only_where_one_was_printed(desk):
    assert BRING not in desk.slips_document("thornlaw", TODAY).plain_text()
    desk.keep_print("z2")
    assert desk.slips_document("thornlaw", TODAY).plain_text().count(BRING) == 1
