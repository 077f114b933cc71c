"""Common Transfer Files as other systems spell them."""

import pytest

from onedesk.roster.errors import RosterError
from onedesk.roster.reading import read_roster
from onedesk.roster.values import GROUPS

ALL = frozenset(GROUPS)
HEADER = (
    "<Header><DateTime>2025-09-15T08:30:00</DateTime><SourceSchool><LEA>806</LEA>"
    "<Estab>4133</Estab><SchoolName>Harbourside High</SchoolName>"
    "<AcademicYear>2025</AcademicYear></SourceSchool></Header>"
)
ZOE = (
    "<Surname>REED</Surname><Forename>ZOË</Forename><DOB>2011-04-09</DOB><Sex>F</Sex>"
    "<UPN>Q840417121001</UPN>"
)


def ctf(*pupils, header=HEADER):
    inside = "".join(f"<Pupil>{one}</Pupil>" for one in pupils)
    return f"<CTfile>{header}<CTFpupilData>{inside}</CTFpupilData></CTfile>"


def read(text, name="8064133_CTF_8064133_001.xml", encoding="utf-8", include=ALL):
    return read_roster(text.encode(encoding), name, include=include)


def test_elements_are_found_whatever_their_case_prefix_and_order():
    text = (
        '<c:ctfile xmlns:c="urn:x"><c:CTFPUPILDATA><c:PUPIL><c:dob>2011-04-09</c:dob>'
        "<c:gender>f</c:gender><c:FORENAME>ZOË</c:FORENAME><c:SurName>REED</c:SurName>"
        "</c:PUPIL></c:CTFPUPILDATA></c:ctfile>"
    )
    (row,) = read(text).rows
    assert (row.pupil.name, row.pupil.sex) == ("Zoë Reed", "F")


def test_preferred_names_and_learner_numbers_are_read():
    more = "<UniqueLearnerNumber>1234567899</UniqueLearnerNumber><BasicDetails><PreferredForename>"
    more += "ZO</PreferredForename><NCyearActual>11</NCyearActual></BasicDetails>"
    (row,) = read(ctf(ZOE + more)).rows
    assert (row.pupil.uln, row.pupil.year) == ("1234567899", 11)
    assert row.pupil.preferred_forename == "Zo"


def test_a_pupil_without_a_name_is_refused_by_position():
    found = read(ctf(ZOE, "<UPN>W929450221002</UPN>"))
    assert found.data_rows == 2
    assert [one.place for one in found.refused] == ["pupil 2, line 1"]


def test_the_latest_support_counts_and_meals_end_when_they_end():
    sen = "<SENhistory><SEN><StartDate>2023-01-01</StartDate><SENprovision>E</SENprovision></SEN>"
    sen += "<SEN><StartDate>2020-01-01</StartDate><SENprovision>K</SENprovision></SEN></SENhistory>"
    ended = "<FSMhistory><FSMinstance><FSMstartDate>2020-01-01</FSMstartDate>"
    ended += "<FSMendDate>2024-01-01</FSMendDate></FSMinstance></FSMhistory>"
    lasting = ended.replace("2024-01-01", "2026-01-01")
    found = read(ctf(ZOE + sen + ended, ZOE + lasting))
    assert [row.pupil.sen for row in found.rows] == ["E", None]
    assert [row.pupil.fsm for row in found.rows] == [False, True]


def test_care_and_first_language_are_read():
    more = "<LookedAfter><InCare>true</InCare></LookedAfter><BasicDetails><Languages><Type>"
    more += (
        "<Language>{}</Language><LanguageType>F</LanguageType></Type></Languages></BasicDetails>"
    )
    found = read(ctf(*(ZOE + more.format(code) for code in ("POL", "ENG", "NOT"))))
    assert [row.pupil.eal for row in found.rows] == [True, False, None]
    assert [row.pupil.in_care for row in found.rows] == [True, True, True]


def test_address_and_contacts_are_never_read():
    more = "<Address><Town>Elsewhere</Town></Address><Contacts><Contact><Surname>AUNT</Surname>"
    found = read(ctf(ZOE + more + "</Contact></Contacts>"))
    assert "Elsewhere" not in found.model_dump_json()
    assert "AUNT" not in found.model_dump_json().upper()


def test_a_file_that_says_utf8_and_is_windows_is_read_with_a_doubt():
    text = '<?xml version="1.0" encoding="UTF-8"?>' + ctf(ZOE)
    found = read(text, encoding="cp1252")
    assert found.rows[0].pupil.legal_forename == "Zoë"
    assert "encoding" in [doubt.code for doubt in found.doubts]


def test_a_file_that_names_its_encoding_is_read_in_it():
    text = '<?xml version="1.0" encoding="{}"?>' + ctf(ZOE)
    for encoding in ("windows-1252", "utf-16", "iso-8859-1"):
        found = read(text.format(encoding), encoding=encoding)
        assert found.rows[0].pupil.legal_forename == "Zoë"
        assert "encoding" not in [doubt.code for doubt in found.doubts]


def test_the_file_name_is_informative_only():
    assert [doubt.code for doubt in read(ctf(ZOE), "8401234_CTF_8401234_001.xml").doubts] == [
        *("file_name", "names_in_capitals")
    ]
    for name in ("list.xml", "806LLLL_CTF_8064133_001.xml"):
        assert [doubt.code for doubt in read(ctf(ZOE), name).doubts] == ["names_in_capitals"]


def test_a_second_hidden_definition_is_refused():
    with pytest.raises(RosterError, match="definitions"):
        read('<?xml version="1.0"?><!DOCTYPE CTfile [<!ENTITY x "y">]>' + ctf(ZOE))
