"""The library of actions is the adviser's: wording is added, left out, and had back."""

from onedesk.domain.programme import SuggestedAction, catalogue

MINE = SuggestedAction(
    code="OWN-1", area="ITP", who="student", upto=3, weeks=2, text="Ring Fenwick Training."
)


def codes(preferences) -> list[str]:
    return [one.code for one in preferences.library(catalogue().actions)]


def test_wording_that_is_kept_stands_in_the_library_for_good(desk):
    desk.keep_wording(MINE)
    assert codes(desk.preferences())[-1] == "OWN-1"


def test_wording_of_the_same_code_gives_way_to_the_newer(desk):
    desk.keep_wording(MINE)
    after = desk.keep_wording(MINE.but(text="Email Fenwick Training."))
    assert [one.text for one in after.own_actions] == ["Email Fenwick Training."]


def test_wording_can_be_taken_out_again(desk):
    desk.keep_wording(MINE)
    assert "OWN-1" not in codes(desk.drop_wording("OWN-1"))


def test_an_idea_is_left_out_and_had_back(desk):
    assert "ITP-1" not in codes(desk.leave_out("ITP-1"))
    assert "FE-1" not in codes(desk.leave_out("FE-1"))
    after = codes(desk.leave_out("ITP-1", out=False))
    assert "ITP-1" in after
    assert "FE-1" not in after


def test_other_preferences_stay_as_they_are(desk):
    desk.prefer(service="Fenwick Careers")
    desk.leave_out("ITP-1")
    assert desk.keep_wording(MINE).service == "Fenwick Careers"
