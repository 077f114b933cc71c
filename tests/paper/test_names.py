"""Names of many alphabets: each in one font, each read back as it was written."""

import tomllib
from importlib.resources import files
from io import BytesIO

import pytest
import thornlaw_people
from pypdf import PdfReader

from onedesk.paper.blocks import LETTERS
from onedesk.paper.document import words
from onedesk.paper.faces import Faces
from onedesk.paper.fonts import ARABIC, LEXEND, letters_of
from onedesk.paper.lines import broken
from onedesk.paper.scripts import family_of, stand_in

LATIN = [
    "Đặng Minh Châu",
    "Bartłomiej Żurek-Dale",
    "Mădălina Rusu-Pike",
    "Siân Llŷr-Ŵyn",
    "Iñaki Ó Súilleabháin",
    "Gülşah Y\u0131ld\u0131r\u0131m",
    "Maximiliana-Konstantina Wolfeschlegelsteinhausen-Bergerdorff",
]
OTHERS = {
    "Ольга Петренко": "NotoSans",
    "Ελένη Παπαδοπούλου": "NotoSans",
    "प्रिया शर्मा": "NotoSansDevanagari",
    "প্রিয়াঙ্কা": "NotoSansBengali",
    "ਗੁਰਪ੍ਰੀਤ ਕੌਰ": "NotoSansGurmukhi",
    "કૃપા પટેલ": "NotoSansGujarati",
    "தமிழரசி": "NotoSansTamil",
    "లక్ష్మి": "NotoSansTelugu",
    "ശ്രീജ": "NotoSansMalayalam",
    "සඳුනි": "NotoSansSinhala",
    "สมหญิง": "NotoSansThai",
    "ဇော်ဇော်": "NotoSansMyanmar",
    "ዳዊት": "NotoSansEthiopic",
    "ნინო": "NotoSansGeorgian",
    "Անի": "NotoSansArmenian",
    "王小明": "NotoSansCJKSC",
    "さくら": "NotoSansCJKJP",
    "김민수": "NotoSansCJKKR",
}
RIGHT_TO_LEFT = ["عبد الرحمن", "أحمد", "بنت الشاطئ", "فاطمہ بیگم", "שרה לוי"]


def all_names() -> set[str]:
    """Every name of the rehearsal schools and of the school of the mock-ups."""
    rehearsal = files("resources") / "rehearsal"
    found = set(thornlaw_people.DONE_BEFORE.split()) | set(thornlaw_people.BOOKED.split())
    found |= {name for key in thornlaw_people.NAMED.values() for name in key[:2]}
    for file in ("names", "schools", "thornlaw"):
        found |= set(strings(tomllib.loads((rehearsal / f"{file}.toml").read_text("utf-8"))))
    return found - {""}


def strings(held: object):
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict | list):
        for one in held.values() if isinstance(held, dict) else held:
            yield from strings(one)


def pieces_of(text, faces=None):
    faces = faces or Faces(frozenset(map(ord, text)))
    lines = broken(words(text), faces, 100_000)
    return [piece for line in lines for word in line.words for piece in word]


def fonts_of(text, faces=None) -> set[str]:
    return {piece.face.fontName for piece in pieces_of(text, faces)}


def fonts_in(pdf: bytes) -> set[str]:
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    return {font.get_object()["/BaseFont"].split("+")[1].split("-")[0] for font in fonts}


def read_back(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


def test_every_name_of_the_rehearsal_is_set_in_one_font():
    names = all_names()
    assert len(names) > 300
    faces = Faces(frozenset())
    set_in = {name: fonts_of(name, faces) for name in names}
    assert [name for name, used in set_in.items() if len(used) != 1] == []
    assert set().union(*set_in.values()) == {"Lexend-Regular", "NotoSansArabic-Regular"}
    assert not any(piece.lost for name in names for piece in pieces_of(name, faces))


@pytest.mark.parametrize("name", LATIN)
def test_a_latin_name_is_set_in_lexend_and_reads_back(plan, printed, words_of, poppler, name):
    forename, surname = name.split(" ", 1)
    pdf = printed(plan.but(student=plan.student.but(legal_forename=forename), adviser=name))
    for text in (words_of(pdf), " ".join(poppler(pdf).split())):
        assert f"{forename}\u2019s plan" in text
        assert surname.split()[-1] in text
    assert fonts_in(pdf) == {"Lexend"}


@pytest.mark.parametrize(("name", "family"), OTHERS.items())
def test_a_name_of_another_script_is_set_in_its_font_and_reads_back(
    plan, printed, words_of, poppler, name, family
):
    assert {font.split("-")[0] for font in fonts_of(name)} == {family}
    pdf = printed(plan.but(student=plan.student.but(legal_forename=name)))
    assert fonts_in(pdf) == {"Lexend", family}
    assert f"Plan for {name}" in poppler(pdf)
    assert f"Plan for {name}" in read_back(words_of(pdf))


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_a_name_from_the_right_reads_back_in_its_own_order(plan, printed, words_of, poppler, name):
    pdf = printed(plan.but(student=plan.student.but(legal_forename=name), adviser=name))
    for text in (words_of(pdf), poppler(pdf), poppler(pdf, "-layout")):
        assert f"Plan for {name}" in text.replace("\u200b", "")
    assert len(fonts_in(pdf)) == 2


def test_a_hyphen_within_an_arabic_name_is_part_of_it(plan, printed, words_of):
    assert fonts_of("عبد-الرحمن") == {"NotoSansArabic-Regular"}
    student = plan.student.but(legal_forename="عبد-الرحمن")
    assert "Plan for عبد-الرحمن" in words_of(printed(plan.but(student=student)))


def test_letters_typed_as_base_and_accent_are_set_as_one(plan, printed, words_of):
    student = plan.student.but(legal_forename="Zoe\u0308")
    assert "Zoë\u2019s plan" in words_of(printed(plan.but(student=student)))


def test_an_accent_that_no_letter_is_made_with_stands_over_its_letter():
    (piece,) = pieces_of("Ọ̀ṣunbọ́lá")
    assert piece.face.fontName == "Lexend-Regular"
    assert len(piece.glyphs.marks) == 2


def test_one_foreign_letter_sets_the_whole_name_in_another_font():
    assert fonts_of("Anna Щербак Zoë") == {"NotoSans-Regular"}
    named = {piece.text: piece.face.fontName for piece in pieces_of("You met Anna Щербак, and me.")}
    assert named["met"] == named["me."] == "Lexend-Regular"
    assert named["Anna"] == named["Щербак,"] == "NotoSans-Regular"


def test_arabic_words_run_from_the_right_within_an_english_line():
    line = broken(words("You met عبد الرحمن today"), Faces(frozenset()), 100_000)[0]
    assert [piece.text for piece, _ in line.pieces()] == ["You", "met", "الرحمن", "عبد", "today"]
    arabic = line.words[2][0]
    assert arabic.face.fontName == ARABIC.face_name(400)
    assert arabic.glyphs.runs[0][0] != "عبد"  # joined forms, not the letters side by side


def test_a_bracket_between_words_from_the_right_opens_to_the_left():
    line = broken(words("أحمد (علي) حسن"), Faces(frozenset()), 100_000)[0]
    shown = [piece for piece, _ in line.pieces()]
    assert [piece.text for piece in shown] == ["حسن", ")", "علي", "(", "أحمد"]
    opens, closes = shown[3], shown[1]
    assert opens.glyphs != closes.glyphs
    assert opens.glyphs == opens.face.shaped("(", rtl=True)


def test_a_smiley_is_drawn_and_does_not_change_the_font_of_the_words():
    fonts = {piece.text: piece.face.fontName for piece in pieces_of("Well done 😀")}
    assert fonts == {
        "Well": "Lexend-Regular",
        "done": "Lexend-Regular",
        "😀": "NotoEmoji-Regular",
    }


def test_a_letter_no_font_has_is_said_in_brackets_and_keeps_its_place(plan, printed, poppler):
    told = plan.but(interview=plan.interview.but(summary="You wrote ᏣᎳᎩ for me."))
    assert "You wrote ᏣᎳᎩ for me." in poppler(printed(told))
    assert stand_in("ᏣᎳᎩ") == "[3 Cherokee letters]"
    assert stand_in("\ue000") == "[1 unknown sign]"


def test_a_sign_no_font_has_is_said_by_its_name():
    clef = "\N{MUSICAL SYMBOL G CLEF}"
    assert family_of(clef, LEXEND) is None
    assert stand_in(clef * 2) == "[musical symbol g clef, 2 times]"


def test_marks_that_turn_the_direction_round_are_not_obeyed(plan, printed, words_of):
    student = plan.student.but(legal_forename="\u202eZoë\u202c")
    assert "Zoë\u2019s plan" in words_of(printed(plan.but(student=student)))


def test_lines_hold_about_seventy_letters():
    text = "We talked about what you like and what you could do next, and with whom. " * 8
    lines = broken(words(text), Faces(frozenset()), LETTERS * 1000 / 16)
    longest = max(len(" ".join("".join(p.text for p in w) for w in line.words)) for line in lines)
    assert 60 <= longest <= 76


def test_kerning_moves_letters_together():
    face = Faces(frozenset()).face(LEXEND, 400)
    apart = sum(face.face.charWidths[ord(letter)] for letter in "You")
    assert face.shaped("You", rtl=False).width < apart
    assert ord("Y") in letters_of(LEXEND)
