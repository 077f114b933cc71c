"""The typefaces: one weight cut of each, alike each time."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from onedesk.paper import fonts, scripts
from onedesk.paper.document import Document, Paragraph, words
from onedesk.paper.drawn import drawn
from onedesk.paper.errors import NoTypeface
from onedesk.paper.faces import Faces
from onedesk.paper.fonts import CHINESE, LEXEND, SCRIPTS, Family, cut, letters_of
from onedesk.paper.missing import missing_letters

GONE = Family("Gone", "fontpkg_gone", "Gone.ttf")


@pytest.mark.parametrize("weight", [400, 600])
def test_a_weight_is_cut_alike_each_time(weight):
    made = cut(LEXEND, weight)
    assert cut(LEXEND, weight) == made
    with TTFont(BytesIO(made)) as font:
        assert "fvar" not in font
        assert font["OS/2"].usWeightClass == weight
        assert set(font.getBestCmap()) == letters_of(LEXEND)


def test_each_weight_has_a_name_of_its_own():
    faces = Faces(frozenset())
    assert {faces.face(LEXEND, weight).face.name for weight in (400, 600)} == {
        b"Lexend-Regular",
        b"Lexend-SemiBold",
    }


def test_missing_fonts_are_told_in_words():
    with pytest.raises(NoTypeface) as told:
        cut(GONE, 400)
    assert "Everything you wrote is saved" in told.value.say


def test_the_family_of_every_script_is_installed_and_has_its_letters():
    assert all(letters_of(family) for family in SCRIPTS.values())


def test_chinese_letters_are_drawn_for_one_document_alike_each_time():
    made = drawn(CHINESE, 600, map(ord, "王小明"))
    assert drawn(CHINESE, 600, map(ord, "明小王")) == made
    assert len(made) < 10_000
    with TTFont(BytesIO(made)) as font:
        assert {chr(code) for code in font.getBestCmap()} == set(" 王小明")
        assert all(font["glyf"][font.getBestCmap()[ord(one)]].numberOfContours for one in "王小明")


@pytest.fixture
def without_other_scripts(monkeypatch):
    monkeypatch.setattr(scripts, "SCRIPTS", dict.fromkeys(fonts.SCRIPTS, GONE))
    monkeypatch.setattr(scripts, "SIGNS", (GONE,))
    scripts.family_of.cache_clear()
    yield
    scripts.family_of.cache_clear()


def told(text: str) -> Document:
    return Document(title="", reference="", blocks=(Paragraph(words=words(text)),))


def test_letters_that_will_not_print_are_told_beforehand():
    assert missing_letters(told("Zoë met عبد and 王小明 😀\u200d✓ ’“–")) == ()
    assert missing_letters(told("ᏣᎳᎩ met ᏣᎳ")) == tuple("ᏣᎳᎩ")


@pytest.mark.usefixtures("without_other_scripts")
def test_without_the_fonts_of_other_scripts_all_their_letters_are_told():
    assert missing_letters(told("Zoë met عبد")) == ("ع", "ب", "د")


@pytest.mark.usefixtures("without_other_scripts")
def test_a_plan_prints_all_the_same_without_them(plan, printed, words_of):
    student = plan.student.but(legal_forename="Ольга")
    assert "Plan for [5 Cyrillic letters]" in words_of(printed(plan.but(student=student)))
