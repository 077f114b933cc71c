from importlib.resources import files

import pytest

from onedesk.domain.entries import fill
from onedesk.domain.errors import RuleError
from onedesk.domain.programme import catalogue, edition, read_catalogue

LISTS = ["sectors", "families", "plans", "areas", "interventions"]
LISTS += ["regions", "authorities", "states", "actions"]


@pytest.mark.parametrize("name", LISTS)
def test_no_list_holds_a_code_twice(name):
    codes = [entry.code for entry in getattr(catalogue(), name)]
    assert codes
    assert len(codes) == len(set(codes))


def test_every_list_says_its_version():
    versions = catalogue().versions
    assert versions["ONE-12"] == "2026"
    assert versions["POST16"] == "2026"
    assert versions["NE-SECTORS"] == "2026"
    assert set(versions) == {one.id for one in catalogue().sets if one.asked}


def test_each_area_has_a_text_for_each_level_and_asks_by_name():
    levels = catalogue().levels
    assert [level.value for level in levels] == list(range(1, len(levels) + 1))
    for area in catalogue().areas:
        assert len(area.levels) == len(levels)
        assert "Zoë" in area.ask("Zoë")
        assert "{" not in area.ask("Zoë")


def test_the_words_of_the_mock_up_stand():
    here = catalogue()
    expected = "Does Zoë know the levels and pay, and how to search and apply?"
    assert here.area("APPRENT").ask("Zoë") == expected
    assert here.area("APPRENT").text(3) == "Knows levels, pay and the college day"
    assert here.area("PREAPP").legacy_code == "TRAINEESHIPS"
    assert here.level(3).word == "Fair"
    assert here.level(1).student == "new to you"
    assert here.certainty(2).label == "Fairly sure"


def test_nine_tiles_offer_plans_that_exist_and_every_plan_is_under_a_tile():
    here = catalogue()
    assert [tile.key for tile in here.tiles] == list(range(1, 10))
    tiled = {tile.plan for tile in here.tiles}
    assert {plan.under for plan in here.plans} == tiled
    assert [tile.key for tile in here.tiles if tile.opens_list] == [8]
    assert all(here.plan(code).code == code for code in tiled)


def test_unsure_alone_is_no_plan_and_undecided_alone_is_exclusive():
    here = catalogue()
    assert [plan.code for plan in here.plans if not plan.plan] == ["UNSURE"]
    assert [sector.code for sector in here.sectors if sector.exclusive] == ["UNDECIDED"]
    assert here.sectors[-1].code == "UNDECIDED"


def test_entries_point_only_at_entries_that_exist():
    here = catalogue()
    for sector in here.sectors:
        assert all(here.family(code) for code in sector.families)
        assert all(here.region(code) for code in sector.growing)
    for authority in here.authorities:
        assert here.region(authority.region)
    for kind in here.interventions:
        assert all(here.area(code) for code in kind.often_for)
    for action in here.actions:
        assert here.area(action.area)


def test_every_area_has_two_or_three_actions_for_a_low_rating():
    here = catalogue()
    for area in here.areas:
        assert 2 <= len(here.actions_for(area.code, 1)) <= 3
        assert here.actions_for(area.code, 5) == ()


def test_an_action_of_the_adviser_reads_differently_on_the_plan():
    (send,) = [one for one in catalogue().actions if one.code == "ITP-2"]
    assert send.words("Zoë") == "Send Zoë the list of local providers."
    assert send.on_plan == "I will send you the list of training providers near you."
    assert all("{" not in one.on_plan for one in catalogue().actions)


def test_cleaner_is_found_under_home_and_property_services():
    assert "Cleaner" in catalogue().sector("HOME").titles
    assert catalogue().sector("CLEAN").grows_in("TV")
    assert not catalogue().sector("HOME").grows_in("TV")


def test_two_regions_share_twelve_authorities_of_three_digits():
    here = catalogue()
    assert len(here.authorities_of("NE")) + len(here.authorities_of("TV")) == len(here.authorities)
    assert here.authority("806").label == "Middlesbrough"
    assert all(one.code.isdigit() and len(one.code) == 3 for one in here.authorities)
    assert len({one.ons for one in here.authorities}) == 12


def test_questions_about_an_earlier_talk_wait_for_one():
    here = catalogue()
    assert all("{since}" not in one.text for one in here.questions_for("sector"))
    changed = here.questions_for("sector", earlier=True, changed=True)
    assert fill(changed[0].text, since="December") == "What changed your mind since December?"
    for step in ("sector", "plan", "knowledge", "actions", "finish"):
        assert len(here.questions_for(step)) >= 2


@pytest.mark.parametrize("look", ["sector", "family", "plan", "area", "state"])
def test_a_code_of_a_newer_catalogue_stands_for_itself(look):
    found = getattr(catalogue(), look)("NEW_1")
    assert found.code == "NEW_1"
    assert "NEW_1" in found.label


@pytest.mark.parametrize("look", ["region", "authority", "intervention", "about"])
def test_an_unknown_code_is_a_sentence(look):
    with pytest.raises(RuleError) as caught:
        getattr(catalogue(), look)("NOPE")
    assert "“NOPE”" in caught.value.say


def test_the_later_of_two_versions_stands():
    folder = files("resources") / "catalogue"
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    levels = (folder / "levels-2026.toml").read_text("utf-8")
    later = levels.replace('version = "2026"', 'version = "2027"').replace("2025-09", "2026-09")
    newer = read_catalogue([later.replace('"Fair"', '"Middling"'), *texts])
    assert newer.level(3).word == "Middling"
    assert newer.versions["ONE-LEVELS"] == "2027"


def test_no_word_of_the_catalogues_is_banned_on_screens():
    folder = files("resources") / "catalogue"
    for one in folder.iterdir():
        lines = one.read_text("utf-8").splitlines()
        shown = " ".join(line for line in lines if not line.startswith(("#", "id", "code")))
        words = set(shown.lower().replace('"', " ").replace(".", " ").split())
        assert not words & {"error", "invalid", "failed", "user", "neet"}, one.name


def test_an_interview_can_be_read_in_the_versions_it_was_asked_in():
    folder = files("resources") / "catalogue"
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    levels = (folder / "levels-2026.toml").read_text("utf-8")
    later = levels.replace('version = "2026"', 'version = "2027"').replace("2025-09", "2026-09")
    both = [later.replace('"Fair"', '"Middling"'), *texts]
    assert read_catalogue(both, {"ONE-LEVELS": "2026"}).level(3).word == "Fair"
    assert read_catalogue(both, {"ONE-LEVELS": "1999"}).level(3).word == "Middling"
    assert edition({}) is edition(catalogue().versions) is catalogue()
    assert edition({"ONE-LEVELS": "1999"}).versions == catalogue().versions
