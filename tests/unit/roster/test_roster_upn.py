import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.roster import uln, upn

DIGITS = st.text("0123456789", min_size=11, max_size=11)
LAST = st.sampled_from("0123456789" + upn.LETTERS)


def codes(number):
    return [doubt.code for doubt in upn.doubts(upn.tidy(number))]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("H801200001001", []),
        ("Z801200001001", ["upn_check_letter"]),
        ("G80120000101A", ["upn_temporary"]),
        ("R900400001001", ["upn_authority"]),
        ("B801200005001", []),
        ("A801200005001", ["upn_check_letter"]),
        ("Q840417121001", []),
        ("W929450221002", []),
        ("A39140021901A", ["upn_temporary"]),
        ("B806680021003", []),
        (" q8404 1712 1001 ", []),
        ("Q84041712100", ["upn_length"]),
        ("I840417121001", ["upn_check_letter"]),
        ("QX40417121001", ["upn_authority"]),
        ("Q8404O7121001", ["upn_digits"]),
        ("Q84041712100S", ["upn_last"]),
    ],
)
def test_the_known_numbers_are_judged_as_the_standard_says(number, expected):
    assert codes(number) == expected


def test_a_wrong_letter_stops_and_a_strange_authority_only_warns():
    assert [doubt.severity for doubt in upn.doubts("Z801200001001")] == ["error"]
    assert [doubt.severity for doubt in upn.doubts("R900400001001")] == ["warning"]
    assert "1510" in upn.doubts("Z801200001001")[0].say
    assert "1530" in upn.doubts("R900400001001")[0].say


@given(DIGITS, LAST)
def test_exactly_one_check_letter_fits(digits, last):
    body = digits + last
    right = upn.check_letter(body)
    for letter in upn.LETTERS:
        stopped = any(doubt.severity == "error" for doubt in upn.doubts(letter + body))
        assert stopped == (letter != right)


@given(DIGITS, LAST, st.integers(0, 10), st.integers(1, 9))
def test_one_mistyped_digit_never_passes(digits, last, place, off):
    right = upn.check_letter(digits + last)
    wrong = digits[:place] + str((int(digits[place]) + off) % 10) + digits[place + 1 :]
    assert upn.check_letter(wrong + last) != right


@given(st.text(max_size=20))
def test_any_text_is_judged_without_a_crash(text):
    number = upn.tidy(text)
    assert upn.doubts(number) or upn.check_letter(number[1:]) == number[0]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("1234567899", []),
        ("12345 67899", []),
        ("1234567899.0", []),
        ("1234567890", ["uln_check_digit"]),
        ("0234567899", ["uln_form"]),
        ("1.23E+09", ["uln_form"]),
    ],
)
def test_a_learner_number_is_ten_digits_that_check_themselves(number, expected):
    assert [doubt.code for doubt in uln.doubts(uln.tidy(number))] == expected
