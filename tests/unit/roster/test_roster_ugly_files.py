"""Files that are no roster: each gives one sentence, and no traceback."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onedesk.roster.errors import RosterError
from onedesk.roster.reading import read_roster
from onedesk.roster.values import Roster

FOLDER = Path(__file__).parents[2] / "data" / "rosters"
GIVEN = [one.read_bytes() for one in sorted(FOLDER.iterdir())]
HEADINGS = b"Surname,Forename,Date of birth,UPN\n"


def packed(**parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


UGLY = {
    "empty": b"",
    "blank": b" \r\n\r\n\t",
    "only nothing": b"\0" * 500,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
    "web page": b"<html><body><table><tr><td>Surname</td></tr></table></body></html>",
    "web page with doctype": b"\xef\xbb\xbf\n<!DOCTYPE html><html></html>",
    "no headings": b"Amory,Kai,01/05/2011\nReed,Emre,27/04/2011\n",
    "headings alone": HEADINGS,
    "nul in the text": HEADINGS + b"Amory,K\0ai,01/05/2011,\n",
    "half of utf-16": "Surname,Forename\n".encode("utf-16")[:-1],
    "ten thousand columns": b"Surname,Forename" + b",x" * 10_000 + b"\nAmory,Kai\n",
    "too large": HEADINGS + b"x" * 5_000_001,
    "a packed text": packed(notes_xml="hello"),
    "a broken archive": b"PK\x03\x04" + b"rubbish" * 50,
    "a workbook of rubbish": packed(xl__workbook_xml="rubbish"),
    "a bomb": packed(xl__workbook_xml=b"0" * 30_000_000),
    "other xml": b"<?xml version='1.0'?><Workbook><Row/></Workbook>",
    "broken xml": b"<?xml version='1.0'?><CTfile><Pupil>",
    "ctf without pupils": b"<CTfile><Header/><CTFpupilData/></CTfile>",
    "entities": b"<!DOCTYPE x [<!ENTITY a 'b'>]><CTfile><Pupil>&a;</Pupil></CTfile>",
    "a definition alone": b"<!DOCTYPE x><CTfile><Pupil/></CTfile>",
    "a file beside it": b"<!DOCTYPE x SYSTEM 'file:///etc/hostname'><CTfile/>",
    "deep xml": b"<CTfile>" + b"<a>" * 100_000,
    "wide xml": b"<CTfile>" + b"<a/>" * 1_000_000 + b"</CTfile>",
    "million blank lines": HEADINGS + b"\n" * 1_000_000 + b"Amory,Kai,01/05/2011,\n",
    "json": b'{"Surname": "Amory"}',
}


@pytest.mark.parametrize("name", UGLY)
def test_an_ugly_file_gives_a_sentence(name):
    with pytest.raises(RosterError) as caught:
        read_roster(UGLY[name], "list.csv")
    say = caught.value.say
    assert say.endswith(".")
    assert "Nothing was changed" in say
    assert not set(say.lower().split()) & {"error", "invalid", "failed", "user"}


def test_a_workbook_bomb_with_a_lying_size_is_not_unpacked():
    content = bytearray(packed(xl__workbook_xml=b"0" * 30_000_000))
    central = content.rindex(b"PK\x01\x02")
    content[central + 24 : central + 28] = struct.pack("<I", 10)
    with pytest.raises(RosterError):
        read_roster(bytes(content), "list.xlsx")


def test_quotes_without_end_over_a_whole_file_are_refused_line_by_line():
    content = HEADINGS + b'"Amory,Kai,01/05/2011,\n' * 200
    found = read_roster(content, "list.csv")
    assert found.rows == ()
    assert [one.number for one in found.refused] == list(range(2, 202))


def said(content):
    """The roster, or the sentence in its place."""
    try:
        return read_roster(content, "list.csv")
    except RosterError as stop:
        return stop.say


def whole_or_refused(content):
    found = said(content)
    assert found.data_rows > 0 if isinstance(found, Roster) else found.endswith(".")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_roster_or_a_sentence(content):
    whole_or_refused(content)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_any_text_under_headings_is_a_roster_or_a_sentence(text, encoding):
    whole_or_refused(f"Surname,Forename,Date of birth,UPN,Year\n{text}".encode(encoding, "replace"))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(GIVEN), st.integers(0, 4000), st.binary(max_size=12), st.integers(0, 40))
def test_a_damaged_list_is_a_roster_or_a_sentence(content, place, damage, lost):
    whole_or_refused(content[:place] + damage + content[place + lost :])


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 40), st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12))
def test_every_line_under_the_headings_is_a_row_refused_or_skipped(start, kinds):
    named = [f"Amory,Kai{n}," if name else "" for n, (name, _) in enumerate(kinds)]
    below = [
        text + ("01/05/2011," if born and text else "")
        for text, (_, born) in zip(named, kinds, strict=True)
    ]
    text = "\n".join(["title"] * start + [HEADINGS.decode().strip(), *below, "Reed,Zoë,,"]) + "\n"
    found = read_roster(text.encode(), "list.csv")
    numbers = [one.number for one in (*found.rows, *found.refused, *found.skipped)]
    assert sorted(numbers) == list(range(1, start + len(kinds) + 3))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 160), max_size=5))
@example(places=[113, 1, 92])
def test_quotes_anywhere_swallow_no_line(places):
    rows = [f"Amory,Kai{mark},01/05/2011," for mark in "abcdef"]
    text = "\n".join(rows)
    for place in places:
        text = text[:place] + '"' + text[place:]
    found = read_roster(HEADINGS + text.encode(), "list.csv")
    numbers = [one.number for one in (*found.rows, *found.refused, *found.skipped)]
    assert sorted(numbers) == list(range(1, 8))
