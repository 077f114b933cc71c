"""The PDF of a plan, read back."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from onedesk.domain.plan import Action
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import read_document
from onedesk.paper.pdf import render


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def steps(count: int, what: str) -> tuple[Action, ...]:
    return tuple(
        Action(interview="i3", what=f"Step {n}: {what}", by=date(2026, 5, n), order=n)
        for n in range(1, count + 1)
    )


def test_a_plan_has_two_numbered_pages(plan, printed):
    first, second = pages(printed(plan))
    assert "Plan OD-3T7K · page 1 of 2" in first
    assert "Plan OD-3T7K · page 2 of 2" in second
    assert "Zoë read this plan and agreed it on 12 March 2026." in first


def test_its_words_are_those_of_the_document(plan, printed, words_of):
    text = words_of(printed(plan))
    for line in action_plan(plan).plain_text().replace("\u00a0", " ").splitlines():
        for word in line.replace(": ", " ").split():
            assert word in text


def test_it_names_itself_its_language_and_its_parts(plan, printed):
    pdf = PdfReader(BytesIO(printed(plan)))
    assert pdf.metadata.title == "Zoë\u2019s plan"
    assert pdf.metadata.creation_date.date() == date(2026, 3, 12)
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert [entry.title for entry in pdf.outline][:3] == [
        "What we talked about",
        "What happens next",
        "What you know now",
    ]
    assert pdf.pages[0].mediabox[2:] == pytest.approx([595.28, 841.89], abs=0.01)


def test_every_font_is_embedded_in_part(plan, printed):
    pdf = PdfReader(BytesIO(printed(plan)))
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()["/FontDescriptor"].get("/FontFile2")
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert set(fonts) == {"/AAAAAA+Lexend-Regular", "/AAAAAA+Lexend-SemiBold"}
    assert all(font is not None for font in fonts.values())


def test_the_same_document_gives_the_same_bytes_whatever_was_printed_between(plan, printed):
    arabic = plan.but(student=plan.student.but(legal_forename="عبد الرحمن"))
    first, other = printed(plan), printed(arabic)
    printed(plan.but(student=plan.student.but(legal_forename="لارا")))
    assert printed(plan) == first
    assert printed(arabic) == other


def test_a_kept_document_is_set_again_to_the_byte(plan, printed):
    kept = action_plan(plan).model_dump_json()
    assert render(read_document(kept)) == printed(plan)


def test_what_must_never_be_on_paper_is_not(plan, printed, words_of):
    student = plan.student.but(
        why_selected="MARK-risk", indicators={"free_school_meals": True}, admission_number="MARK-7"
    )
    interview = plan.interview.but(rating_notes={"FE": "MARK-note"}, present="MARK-present")
    pdf = printed(plan.but(student=student, interview=interview))
    text = words_of(pdf) + str(PdfReader(BytesIO(pdf)).metadata)
    for never in ("Kowalczyk", "Reed", "H801200001001", "MARK", "10B"):
        assert never not in text
        assert never.encode() not in pdf


@pytest.mark.parametrize("large", [False, True])
def test_eight_actions_are_all_there_and_none_is_split(plan, printed, large):
    eight = plan.but(actions=steps(8, "write down two names. Then bring them to our next talk."))
    read = pages(printed(eight, large=large))
    for n in range(1, 9):
        holding = [page for page in read if f"Step {n}:" in page]
        assert len(holding) == 1
        assert f"by {eight.actions[n - 1].by:%a} {n} May" in holding[0]
        assert len(holding[0].split(f"Step {n}:")[1].split("next talk.")[0].splitlines()) <= 3


def test_large_print_is_larger(plan, printed):
    assert len(pages(printed(plan, large=True))) in {3, 4}
    large = action_plan(plan, large=True)
    assert large.large
    assert "boxes ticked" in large.plain_text()


def test_a_heading_never_ends_a_page(plan, printed):
    for length in range(0, 2400, 300):
        story = "We talked about boats and sails. " * (length // 33)
        told = plan.but(interview=plan.interview.but(summary=story or None))
        for page in pages(printed(told)):
            body = [line for line in page.splitlines() if "page" not in line and "Made" not in line]
            assert not body[-1].startswith(("What", "Who"))


def test_a_text_longer_than_a_page_goes_on_and_loses_nothing(plan, printed, words_of):
    story = " ".join(f"word{n}" for n in range(1200))
    step = Action(interview="i3", what=" ".join(f"step{n}" for n in range(900)))
    long = plan.but(interview=plan.interview.but(summary=story), actions=(step,))
    text = words_of(printed(long)).split()
    assert set(story.split()) <= set(text)
    assert {f"step{n}" for n in range(1, 899)} <= set(text)


def test_a_word_wider_than_its_line_is_cut_not_lost(plan, printed):
    link = "https://example.org/" + "very-long-" * 20
    pdf = printed(plan.but(actions=(Action(interview="i3", what=f"Read {link}"),)))
    assert link in "".join(pages(pdf)).replace("\n", "")


def test_a_first_and_a_last_talk_print(plan, printed):
    first = plan.but(interview=plan.interview.but(cycle=1), earlier=(), reviewed=())
    assert "You are here: talk 1 of 7" in pages(printed(first))[0]
    last = pages(printed(plan.but(interview=plan.interview.but(cycle=7))))
    assert "This was our last talk" in last[-1]


def test_pdftotext_reads_it_in_order(plan, printed, poppler):
    for text in (poppler(printed(plan)), poppler(printed(plan), "-layout")):
        places = [text.index(part) for part in (
            "Zoë\u2019s plan", "You are here", "What we talked about", "Your idea",
            "What happens next", "Go to the open evening.", "From last time",
            "What you know now", "Next talk",
        )]  # fmt: skip
        assert places == sorted(places)
    assert "English and maths" in text
    assert any("English and maths" in line and "good, was getting there" in line
               for line in text.splitlines())  # fmt: skip
