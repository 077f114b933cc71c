"""Names are found however hurriedly they are typed; folding twice is folding once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.folding import nearly, plain, searchable, words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Zoë Kowalczyk-Reed", "zoe kowalczyk reed kowalczykreed"),
        ("Łucja Søndergård", "lucja sondergard"),
        ("Đặng Minh Châu", "dang minh chau"),
        ("Weißß Æthel Œuvre Þóra", "weissss aethel oeuvre thora"),
        ("Iş\N{LATIN SMALL LETTER DOTLESS I}l İpek", "isil ipek"),
        ("Anne-Marie O\N{RIGHT SINGLE QUOTATION MARK}Neill", "anne marie o neill annemarie oneill"),
        ("Ka\N{MODIFIER LETTER TURNED COMMA}iulani", "ka iulani kaiulani"),
        ("محمد", "محمد"),
        ("عبد الرَّحْمٰن", "عبد الرحمن"),
        ("e\N{COMBINING ACUTE ACCENT}le\N{COMBINING GRAVE ACCENT}ve", "eleve"),
        ("10 B", "10 b"),
        ("  -  ", ""),
    ],
)
def test_a_name_is_found_by_what_a_keyboard_has(written, typed):
    assert searchable(written) == typed


def test_every_word_says_where_it_stands():
    (zoe, first, second) = words("Zoë Kowalczyk-Reed")
    assert (zoe.start, zoe.end) == (0, 3)
    assert (first.start, first.end) == (4, 13)
    assert second.text == "reed"


@given(st.text(max_size=20))
def test_folding_what_is_folded_changes_nothing(text):
    once = [word.text for word in words(text)]
    assert [word.text for word in words(" ".join(once))] == once


@given(st.text(max_size=20))
def test_words_stand_where_they_say(text):
    for word in words(text):
        assert "".join(plain(letter) for letter in text[word.start : word.end]) == word.text


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("kowalcyk", "kowalczyk"),  # missing
        ("kowwalcz", "kowalczyk"),  # extra
        ("kowlaczyk", "kowalczyk"),  # swapped
        ("kovalcz", "kowalczyk"),  # wrong
        ("catherine", "katherine"),
        ("annna", "anna"),
    ],
)
def test_one_slip_is_forgiven_anywhere_in_the_beginning_of_a_word(typed, word):
    assert nearly(typed, word)


@pytest.mark.parametrize(
    ("typed", "word"), [("koovlczyk", "kowalczyk"), ("zoi", "zoe"), ("10bx", "10b"), ("marta", "m")]
)
def test_two_slips_short_words_and_forms_are_not_guessed(typed, word):
    assert not nearly(typed, word)


def slips(word):
    """Every way to type a word with one slip, or none."""
    letters = "abc"
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        yield from (word[:at] + letter + word[at + 1 :] for letter in letters)
    for at in range(len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in letters)


@given(typed=st.text("abc", min_size=4, max_size=6), word=st.text("abc", max_size=8))
def test_nearly_is_one_slip_in_some_beginning_of_the_word(typed, word):
    starts = [word[:length] for length in range(len(word) + 1)]
    assert nearly(typed, word) == any(typed in slips(start) for start in starts)
