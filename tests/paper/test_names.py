"""Names of many alphabets: each in one font, each read back as it was written."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from onedesk.paper.document import words
from onedesk.paper.faces import Faces
from onedesk.paper.fonts import ARABIC, LEXEND
from onedesk.paper.lines import broken

LATIN = [
    "Đặng Minh Châu",
    "Bartłomiej Żurek-Dale",
    "Mădălina Rusu-Pike",
    "Siân Llŷr-Ŵyn",
    "Iñaki Ó Súilleabháin",
    "Maximiliana-Konstantina Wolfeschlegelsteinhausen-Bergerdorff",
]


@pytest.fixture
def faces(fonts):
    return Faces(fonts)


def fonts_of(text, faces) -> set[str]:
    lines = broken(words(text), faces, 100_000)
    return {piece.face.fontName for line in lines for word in line.words for piece in word}


@pytest.mark.parametrize("name", LATIN)
def test_a_latin_name_is_set_in_lexend_and_reads_back(plan, printed, words_of, poppler, name):
    forename, surname = name.split(" ", 1)
    pdf = printed(plan.but(student=plan.student.but(legal_forename=forename), adviser=name))
    for text in (words_of(pdf), " ".join(poppler(pdf).split())):
        assert f"{forename}\u2019s plan" in text
        assert surname.split()[-1] in text
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    assert all("Lexend" in font.get_object()["/BaseFont"] for font in fonts)


def test_letters_typed_as_base_and_accent_are_set_as_one(plan, printed, words_of):
    student = plan.student.but(legal_forename="Zoe\u0308")
    assert "Zoë\u2019s plan" in words_of(printed(plan.but(student=student)))


@pytest.mark.slow
def test_one_foreign_letter_sets_the_whole_name_in_another_font(faces):
    assert fonts_of("Anna Щербак Zoë", faces) == {"NotoSans-Regular"}
    near = broken(words("You met Anna Щербак, and me."), faces, 100_000)[0]
    named = {p.text: p.face.fontName for word in near.words for p in word}
    assert named["met"] == named["me."] == "Lexend-Regular"
    assert named["Anna"] == named["Щербак,"] == "NotoSans-Regular"


@pytest.mark.parametrize("name", ["عبد الرحمن", "أحمد", "بنت الشاطئ", "ليلى"])
def test_an_arabic_name_reads_back_in_its_own_order(plan, printed, words_of, poppler, name):
    pdf = printed(plan.but(student=plan.student.but(legal_forename=name), adviser=name))
    for text in (words_of(pdf), poppler(pdf), poppler(pdf, "-layout")):
        assert f"Plan for {name}" in text.replace("\u200b", "")
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    assert any("NotoSansArabic" in font.get_object()["/BaseFont"] for font in fonts)


def test_arabic_words_run_from_the_right_within_an_english_line(faces):
    line = broken(words("You met عبد الرحمن today"), faces, 100_000)[0]
    assert [piece.text for piece, _ in line.pieces()] == ["You", "met", "الرحمن", "عبد", "today"]
    arabic = line.words[2][0]
    assert arabic.face.fontName == ARABIC.face_name(400)
    assert arabic.glyphs.runs[0][0] != "عبد"  # joined forms, not the letters side by side


def test_a_letter_no_font_has_keeps_its_place_in_the_text(plan, printed, words_of):
    told = plan.but(interview=plan.interview.but(summary="You drew a 😀 for me."))
    assert "You drew a 😀 for me." in words_of(printed(told))


def test_a_smiley_does_not_change_the_font(faces):
    assert fonts_of("Well done 😀", faces) == {LEXEND.face_name(400)}


def test_lines_hold_about_seventy_letters(plan, fonts):
    from onedesk.paper.blocks import LETTERS  # noqa: PLC0415

    text = "We talked about what you like and what you could do next, and with whom. " * 8
    lines = broken(words(text), Faces(fonts), LETTERS * 1000 / 16)
    longest = max(len(" ".join("".join(p.text for p in w) for w in line.words)) for line in lines)
    assert 60 <= longest <= 76


def test_kerning_moves_letters_together(faces):
    face = faces.face(LEXEND, 400)
    apart = sum(face.face.charWidths[ord(letter)] for letter in "You")
    assert face.shaped("You", rtl=False).width < apart
