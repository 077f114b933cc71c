"""What a reader that cannot see the page is told: the structure tree of the PDF."""

import subprocess
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from made_plans import TEN, named, read
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFPage

from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import ActionBox, DotRows, Heading
from onedesk.paper.tags import Structure, Tag


class Element(NamedTuple):
    """One element of the tree, with the elements under it."""

    role: str
    said: DictionaryObject
    kids: list["Element"]

    def all(self) -> Iterator["Element"]:
        yield self
        for kid in self.kids:
            yield from kid.all()


def tree(pdf: PdfReader) -> Element:
    return element(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])


def element(said: DictionaryObject) -> Element:
    kids = (kid.get_object() for kid in said["/K"])
    return Element(
        said["/S"][1:], said, [element(kid) for kid in kids if isinstance(kid, DictionaryObject)
                               and "/S" in kid],
    )  # fmt: skip


def marks(pdf: PdfReader) -> list[list[tuple[str, object]]]:
    """For each page its stretches of marks in the order of drawing: their role and number."""
    found = []
    for page in pdf.pages:
        operations = ContentStream(page.get_contents(), pdf).operations
        found.append(
            [
                (operands[0][1:], operands[1].get("/MCID") if operator == b"BDC" else None)
                for operands, operator in operations
                if operator in (b"BDC", b"BMC")
            ]
        )
    return found


@pytest.fixture
def opened(plan, printed):
    return read(printed(plan))


def roles(root: Element) -> list[str]:
    return [one.role for one in root.all()]


def test_the_document_says_that_it_is_tagged_and_in_what_language(opened):
    root = opened.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert opened.metadata.title == "Zoë\u2019s plan"


def test_there_is_one_title_and_a_heading_for_each_part(plan, opened):
    found = roles(tree(opened))
    headings = [block for block in action_plan(plan).blocks if isinstance(block, Heading)]
    assert found[0] == "Document"
    assert found.count("H1") == 1
    assert found.count("H2") == len(headings) + 1  # and the strip to tear off
    assert found.count("H3") == 2  # the two boxes


def test_actions_are_a_list_with_boxes_to_tick(plan, opened):
    lists = [one for one in tree(opened).all() if one.role == "L"]
    boxes = [block for block in action_plan(plan).blocks if isinstance(block, ActionBox)]
    assert [len(one.kids) for one in lists] == [len(boxes)]
    for item in lists[0].kids:
        assert [kid.role for kid in item.kids] == ["Lbl", "LBody"]
        assert item.kids[0].said["/ActualText"] == "\u2610"


def test_what_is_known_is_a_table_whose_dots_are_told(plan, opened):
    (table,) = (one for one in tree(opened).all() if one.role == "Table")
    (rows,) = (block for block in action_plan(plan).blocks if isinstance(block, DotRows))
    assert len(table.kids) == len(rows.rows)
    first = table.kids[0]
    assert [kid.role for kid in first.kids] == ["TH", "TD", "TD"]
    assert first.kids[0].said["/A"]["/Scope"] == "/Row"
    assert first.kids[1].kids[0].said["/Alt"] == "4 of 5 dots, 1 new"


def test_the_path_of_talks_is_a_figure_told_in_words(opened):
    figures = [one for one in tree(opened).all() if one.role == "Figure"]
    assert figures[0].said["/Alt"] == ("A path of 7 talks. Talks held: 1, 2. You are at talk 3.")
    assert all(one.said["/Alt"] for one in figures)


def test_a_second_language_is_told_as_what_it_is(plan, printed):
    found = [one for one in tree(read(printed(plan, second="pl"))).all() if "/Lang" in one.said]
    headings = [block for block in action_plan(plan).blocks if isinstance(block, Heading)]
    assert {(one.role, one.said["/Lang"]) for one in found} == {("Span", "pl")}
    assert len(found) == len(headings) + 5  # title, two boxes, notes, the strip


@pytest.mark.parametrize("name", TEN)
def test_every_mark_is_of_one_element_or_decoration(name, printed):
    sample = TEN[name]
    pdf = read(printed(sample.source, large=sample.large))
    parents = pdf.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number, (page, found) in enumerate(zip(pdf.pages, marks(pdf), strict=True)):
        assert page["/StructParents"] == number == parents[2 * number]
        owners = [owner.get_object()["/S"] for owner in parents[2 * number + 1]]
        told = [(role, mark) for role, mark in found if mark is not None]
        assert [mark for _, mark in told] == list(range(len(owners)))
        assert [f"/{role}" for role, _ in told] == owners
        assert {role for role, mark in found if mark is None} <= {"Artifact", "Span"}


def test_nothing_is_drawn_outside_the_marks(opened):
    for page in opened.pages:
        depth, loose = 0, []
        for _, operator in ContentStream(page.get_contents(), opened).operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            if depth == 0 and operator in (b"TJ", b"Tj", b"S", b"B", b"f", b"Do"):
                loose.append(operator)
        assert (depth, loose) == (0, [])


def test_the_foot_of_the_page_is_no_part_of_the_text_but_the_agreement_is(opened):
    (page,) = (opened.pages[0],)
    content = page.get_contents().get_data().decode("latin-1")
    assert content.count("/Type /Pagination /Subtype /Footer") == 1
    assert content.index("/Footer") > content.rindex("/P <</MCID")


def test_a_paragraph_that_goes_on_over_the_page_is_one_element(plan, printed):
    long = plan.but(interview=plan.interview.but(summary="We talked about boats. " * 300))
    pdf = read(printed(long))
    over = [one for one in tree(pdf).all() if one.role == "P" and len(one.said["/K"]) > 1]
    assert len(over) == 1
    assert over[0].said["/K"][1].get_object()["/Type"] == "/MCR"


def test_a_name_from_the_right_is_told_in_the_order_of_reading(printed):
    pdf = read(printed(named("عبد الرحمن")))
    spans = [one.said["/ActualText"] for one in tree(pdf).all() if one.role == "Span"]
    assert set(spans) == {"عبد الرحمن"}


def test_poppler_reads_the_tree_without_complaint(plan, printed, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(printed(plan))
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True, text=True
    )
    assert told.stderr == ""
    places = [told.stdout.index(part) for part in (
        "H1", "Zoë\u2019s plan", "H2", "What we talked about", "Your idea", "LBody",
        "Ask which grades they want.", "Table", "English and maths", "Next talk",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "page 1 of 2" not in told.stdout


def test_a_row_of_heads_stands_over_columns_and_a_head_beside_cells_over_its_row():
    document = PDFDocument()
    structure = Structure()
    table = Tag("Table")
    for path in (
        (table, Tag("TR"), Tag("TH")),
        (table, Tag("TR"), Tag("TH", 1)),
        (table, Tag("TR", 1), Tag("TH")),
        (table, Tag("TR", 1), Tag("TD", 1)),
    ):
        structure.mark(path)
    page = PDFPage()
    document.addPage(page)
    structure.turn(document, "Page1")
    structure.write(document)
    written = [document.idToObject[f"Element{n}"].content for n in range(8)]
    assert [text.split("/Scope /")[1][:3] for text in written if "/TH" in text] == [
        "Col",
        "Col",
        "Row",
    ]
