"""Breaking text into lines loses nothing and keeps to the measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.paper.document import bold, words
from onedesk.paper.faces import Faces
from onedesk.paper.lines import broken

LETTERS = st.text("abcWi ëłŻ.,-\u2019“\u00a0\n" + "محשפਗकि்Ꮳ", max_size=200)
EM = 1000


@pytest.fixture(scope="module")
def faces():
    return Faces(frozenset())


def text_of(line) -> str:
    return " ".join("".join(piece.text for piece in word) for word in line.words)


@given(text=LETTERS, weight=st.booleans(), width=st.integers(2 * EM, 60 * EM))
def test_every_letter_is_kept_and_no_line_is_too_wide(faces, text, weight, width):
    lines = broken(words(bold(text) if weight else text), faces, width)
    kept = "".join(text_of(line) for line in lines)
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(line.width <= width for line in lines)


@given(text=LETTERS)
def test_a_line_shows_the_pieces_it_reads(faces, text):
    for line in broken(words(text), faces, 30 * EM):
        shown = sorted(piece.text for piece, _ in line.pieces())
        assert shown == sorted(piece.text for word in line.words for piece in word)


def test_a_line_feed_begins_a_new_line(faces):
    assert [text_of(line) for line in broken(words("a b\n", bold("c")), faces, EM * 50)] == [
        "a b",
        "c",
    ]


def test_runs_without_a_space_between_stay_one_word(faces):
    (line,) = broken(words(bold("Zoë"), "'s plan"), faces, EM * 50)
    assert text_of(line) == "Zoë's plan"
    assert [len(word) for word in line.words] == [2, 1]


def test_no_break_spaces_hold(faces):
    lines = broken(words("by Wed 22\u00a0April"), faces, 7 * EM)
    assert [text_of(line) for line in lines] == ["by Wed", "22\u00a0April"]


def test_a_short_word_is_not_left_alone_on_the_last_line(faces):
    lines = broken(words("Ask which of the grades they want."), faces, 15 * EM)
    assert [text_of(line) for line in lines] == ["Ask which of the grades", "they want."]
    assert lines[0].goes_on
    alone = broken(words("Look at nationalcareers.service.gov.uk"), faces, 18 * EM)
    assert text_of(alone[-1]) == "nationalcareers.service.gov.uk"
