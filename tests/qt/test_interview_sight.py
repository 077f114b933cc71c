"""Who will see the talk, by name: said at the end of it, colleagues who cover the school too."""

from datetime import date

import interviewing
import pytest

from onedesk.domain.people import Cover
from onedesk.store import account as accounts
from ui.interview import summary

GIVEN = Cover(
    id="c1",
    school="thornlaw",
    giver="marged",
    giver_name="Marged Ellis",
    taker="gwen",
    taker_name="Gwen Achterberg",
    first=date(2026, 3, 12),
    last=date(2026, 12, 4),
)


@pytest.fixture
def sees(dressed, shown, desk, db, jobs, clock):
    """Who sees what of a talk, under these covers."""

    def sees(*covers, note=""):
        account = desk.account()
        accounts.save(db, account.but(programme=account.programme.but(covers=covers)))
        hands = interviewing.sit_down(shown, desk, jobs, clock)
        if note:
            hands.screen.model.answer("note", note)
        return {one.who: one.what for one in summary.who_sees(hands.screen.model)}

    return sees


def test_who_will_see_it_is_named(sees):
    elsewhere = GIVEN.but(school="beaconlaw")
    assert list(sees(elsewhere)) == ["Zoë", "Careers lead, Thornlaw Academy", "Region", "You"]


def test_a_colleague_who_covers_the_school_is_named_with_the_last_day(sees):
    assert sees(GIVEN)["Gwen Achterberg"] == "Until 4 December: covers the school"
    coming = GIVEN.but(first=date(2026, 4, 1))
    assert "From 1 April until 4 December" in sees(coming)["Gwen Achterberg"]
    assert "the note if notes went along" in sees(GIVEN, note="At home")["Gwen Achterberg"]


def test_whoever_covers_is_told_that_the_school_s_own_adviser_sees_it(sees, desk):
    taken = GIVEN.but(giver="gwen", taker=desk.account().programme.adviser.id)
    assert sees(taken)["Marged Ellis"] == "Everything, as the school’s own adviser"
