"""The pack as a file: numbers, bookmarks, the same bytes, the lock."""

import subprocess
import unicodedata
from io import BytesIO

import pack_school
import pytest
from pypdf import PdfReader

from onedesk.paper.pack import PARTS
from onedesk.paper.pack_lock import TooLong, locked
from onedesk.paper.pack_pdf import count_pages, render_pack
from onedesk.paper.pdf import render

WORDS = "harbour-violet-seven-oak"


@pytest.fixture(scope="module")
def source():
    return pack_school.source(seen=3, of=6)


@pytest.fixture(scope="module")
def pdf(source):
    return render_pack(source)


class Stopped(Exception):
    """Somebody pressed Cancel."""


def outline(reader):
    """Titles of the bookmarks, those of students in a list after their part."""
    return [
        [entry.title for entry in one] if isinstance(one, list) else one.title
        for one in reader.outline
    ]


def test_every_page_but_a_plan_bears_its_number_and_the_name_of_the_pack(source, pdf):
    reader = PdfReader(BytesIO(pdf))
    total = len(reader.pages)
    texts = [page.extract_text() for page in reader.pages]
    assert f"Pack {source.reference} · page 1 of {total}" in texts[0]
    assert "3 student pages, 3 action plans" in texts[0]
    assert "No private notes." in texts[0]
    assert f"page {total} of {total}" in texts[-1]
    assert source.reference.startswith("TH-C3-")


def test_pages_are_counted_without_drawing_them(source, pdf):
    counts = count_pages(source)
    assert counts["students"] == 3
    assert counts["plans"] == 6
    assert sum(counts.values()) == len(PdfReader(BytesIO(pdf)).pages)


def test_it_names_itself_its_language_and_leads_to_each_student(source, pdf):
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata.title == "Thornlaw Academy, cycle 3"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    names = [student.name for student in source.seen]
    assert outline(reader) == [
        "Summary",
        "Each student",
        names,
        "Action plans",
        names,
        "List to act on",
        "Agenda for our meeting",
        "Student slips",
    ]


def test_plans_are_bound_in_word_for_word(source, pdf):
    reader = PdfReader(BytesIO(pdf))
    for copy in source.plans:
        alone = PdfReader(BytesIO(render(copy.document)))
        texts = [page.extract_text() for page in alone.pages]
        assert all(text in [page.extract_text() for page in reader.pages] for text in texts)


def test_only_the_parts_asked_for_are_made(source):
    alone = PdfReader(BytesIO(render_pack(source.but(parts=("agenda",)))))
    assert outline(alone) == ["Agenda for our meeting"]
    assert len(alone.pages) == 1


def test_the_same_source_gives_the_same_bytes_whatever_was_printed_between(source, pdf):
    render(source.plans[0].document)
    arabic = source.students[0].but(name="عبد الرحمن", forename="عبد")
    render_pack(source.but(students=(arabic, *source.students[1:])))
    assert render_pack(source) == pdf


def test_the_name_of_the_pack_follows_from_its_content(source):
    again = type(source).model_validate_json(source.model_dump_json())
    assert again.reference == source.reference
    assert source.but(named_only=("Somebody",)).reference != source.reference


@pytest.mark.parametrize("name", ["Đặng Minh Châu", "عبد الرحمن الفارسي", "Wilhelmina " * 9])
def test_any_name_is_set(source, name):
    student = source.students[0].but(name=name.strip())
    reader = PdfReader(BytesIO(render_pack(source.but(students=(student, *source.students[1:])))))
    assert len(reader.pages) == sum(count_pages(source).values())
    assert reader.outline[2][0].title == name.strip()


def test_progress_is_told_for_each_student_up_to_the_end(source, pdf):
    told = []
    render_pack(source, moved=lambda done, of: told.append((done, of)))
    total = len(PdfReader(BytesIO(pdf)).pages)
    drawn = [pair for pair in told if pair[1] == total and pair[0]]
    assert drawn[-1] == (total, total)
    assert [done for done, _ in drawn] == sorted(done for done, _ in drawn)
    assert len(drawn) >= len(PARTS) + 2


@pytest.mark.parametrize("after", [1, 5, 14])
def test_it_can_be_stopped_at_every_student(source, pdf, after):
    told = []

    def stop(done, of):
        told.append((done, of))
        if len(told) == after:
            raise Stopped

    with pytest.raises(Stopped):
        render_pack(source, moved=stop)
    assert len(told) == after
    assert render_pack(source) == pdf


def test_locked_it_opens_with_the_words_and_not_without(pdf, poppler):
    made = locked(pdf, WORDS)
    assert b"Thornlaw" not in made
    assert "Thornlaw Academy, cycle 3" in poppler(made, "-upw", WORDS)
    for options in ((), ("-upw", "harbour"), ("-upw", f"{WORDS} ")):
        with pytest.raises(subprocess.CalledProcessError):
            poppler(made, *options)


def test_the_lock_is_aes_256_and_loses_nothing(pdf):
    reader = PdfReader(BytesIO(locked(pdf, WORDS)))
    assert reader.is_encrypted
    assert reader.trailer["/Encrypt"]["/V"] == 5
    assert reader.trailer["/Encrypt"]["/Length"] == 256
    assert reader.decrypt(WORDS)
    plain = PdfReader(BytesIO(pdf))
    assert outline(reader) == outline(plain)
    assert [p.extract_text() for p in reader.pages] == [p.extract_text() for p in plain.pages]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_words_with_accents_open_it_however_they_are_typed(pdf):
    composed = "café-fenêtre-forêt-éclair"
    reader = PdfReader(BytesIO(locked(pdf, unicodedata.normalize("NFD", composed))))
    assert reader.decrypt(composed)


def test_words_that_pdf_would_cut_off_are_refused(pdf):
    with pytest.raises(TooLong) as told:
        locked(pdf, "long " * 26)
    assert "shorter" in told.value.say
