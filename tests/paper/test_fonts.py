"""The cache of font instances."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from onedesk.paper import fonts as module
from onedesk.paper.errors import NoTypeface
from onedesk.paper.fonts import LEXEND, PROOF, Family, default_cache, instance, warm


def test_an_instance_is_made_once_and_alike_each_time(tmp_path):
    made = instance(LEXEND, 600, tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes()[:-PROOF] == made
    kept.unlink()
    assert instance(LEXEND, 600, tmp_path) == made


def test_each_weight_has_a_name_of_its_own(fonts):
    names = set()
    for weight in (400, 600):
        with TTFont(BytesIO(instance(LEXEND, weight, fonts))) as font:
            assert "fvar" not in font
            assert font["OS/2"].usWeightClass == weight
            names.add(font["name"].getDebugName(6))
    assert names == {"Lexend-Regular", "Lexend-SemiBold"}


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert instance(LEXEND, 400, blocked / "fonts")[:4] == b"\0\1\0\0"


def test_a_damaged_cache_is_made_again(tmp_path, fonts):
    good = instance(LEXEND, 400, fonts)
    (whole,) = fonts.glob("Lexend-Regular-*")
    broken = tmp_path / whole.name
    broken.write_bytes(whole.read_bytes()[:-500])
    assert instance(LEXEND, 400, tmp_path) == good
    assert broken.read_bytes() == whole.read_bytes()


def test_missing_fonts_are_told_in_words(tmp_path):
    with pytest.raises(NoTypeface) as told:
        instance(Family("Gone", "fontpkg_gone", "Gone.ttf"), 400, tmp_path)
    assert "Everything you wrote is saved" in told.value.say


def test_warming_fills_the_default_cache(home, fonts, monkeypatch):
    monkeypatch.setattr(module, "instance", lambda *asked: calls.append(asked))
    calls: list[tuple] = []
    warm()
    assert [(family.name, weight) for family, weight, _ in calls] == [
        ("Lexend", 400),
        ("Lexend", 600),
    ]
    assert calls[0][2] == default_cache()
    assert default_cache().is_relative_to(home)
