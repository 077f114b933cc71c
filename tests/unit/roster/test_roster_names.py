import pytest

from onedesk.roster import names


@pytest.mark.parametrize(
    ("shouted", "quiet"),
    [
        ("MCDONALD", "McDonald"),
        ("O'NEILL", "O'Neill"),
        ("O\u2019NEILL", "O\u2019Neill"),
        ("D'SOUZA", "D'Souza"),
        ("RUSU-PIKE", "Rusu-Pike"),
        ("Ó BRIAIN", "Ó Briain"),
        ("ŁUKASIEWICZ", "Łukasiewicz"),
        ("BRZĘCZYSZCZYKIEWICZ", "Brzęczyszczykiewicz"),
        ("VAN DER MERWE", "van der Merwe"),
        ("ST.JOHN-BLIGH", "St.John-Bligh"),
        ("ŻUREK-DALE", "Żurek-Dale"),
        ("LE", "Le"),
        ("NG", "Ng"),
        ("İPEK", "İpek"),
        ("ALİ", "Ali"),
        ("MAC GIOLLA-MCKAY", "Mac Giolla-McKay"),
        ("MacDonald", "MacDonald"),
        ("de Souza", "de Souza"),
        ("李", "李"),
    ],
)
def test_surnames_in_capitals_are_written_as_people_write_them(shouted, quiet):
    assert names.proper_case(shouted) == quiet


def test_a_forename_has_no_small_particles():
    assert names.proper_case("VAN ANH", surname=False) == "Van Anh"
    assert names.proper_case("ĐẶNG", surname=False) == "Đặng"
    assert names.proper_case("D'ANDRE", surname=False) == "D'Andre"


def test_short_names_in_capitals_prove_nothing_but_follow_the_longer_ones():
    assert names.shouted({"legal_surname": ["THRALE", "NG"], "legal_forename": ["ZOË"]}) == {
        *("legal_surname", "legal_forename")
    }
    assert names.shouted({"legal_surname": ["NG", "LI"]}) == frozenset()
    assert names.shouted({"legal_surname": ["THRALE"], "legal_forename": ["Zoë"]}) == {
        "legal_surname"
    }
    assert names.shouted({"legal_forename": ["AJ", "Emre", "Hafsa"]}) == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ðurđa", "Đurđa"),
        ("Łukasiewicz", "lukasiewicz"),
        ("O\u2019Neill", "O'Neill"),
        ("Zoë", "ZOE"),
        ("Mei-Ling", "Mei Ling"),
        ("Øyvind", "oyvind"),
        ("Đặng", "Dang"),
    ],
)
def test_names_compare_without_marks(one, other):
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ZoÃ«", "garbled_letters"),
        ("Zo?", "strange_letters"),
        ("Zo\ufffd", "strange_letters"),
        ("J0hn", "strange_letters"),
        ("Ðurđa", "lookalike_letter"),
        ("\u0410lfie", "lookalike_letter"),
    ],
)
def test_letters_that_look_wrong_are_named(name, code):
    assert [doubt.code for doubt in names.doubts(name, "legal_forename")] == [code]


@pytest.mark.parametrize(
    "name", ["Đặng", "Ðuro", "São", "D'Andre", "Mei-Ling", "St.John", "Ng", ""]
)
def test_real_names_raise_no_doubt(name):
    assert names.doubts(name, "legal_forename") == ()


def test_a_garbled_name_is_told_as_it_may_be_meant():
    assert "“Zoë”" in names.doubts("ZoÃ«", "legal_forename")[0].say


def test_unseen_signs_and_split_letters_become_one_form():
    assert names.tidy(" Zoe\u0308\u200b  Li\u00a0") == "Zoë Li"
