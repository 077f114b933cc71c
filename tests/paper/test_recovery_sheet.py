"""The recovery sheet as it comes out of the printer."""

import io
from datetime import date

from pypdf import PdfReader

from onedesk.desk.laptop import new_recovery_code
from onedesk.paper.pdf import render
from onedesk.paper.recovery_sheet import recovery_sheet


def test_the_sheet_is_one_page_with_the_laptop_and_every_group_of_its_code():
    code = new_recovery_code()
    sheet = recovery_sheet(
        device="OD-014", code=code, day=date(2026, 3, 12), service="Opportunity North East"
    )
    pages = PdfReader(io.BytesIO(render(sheet))).pages
    said = pages[0].extract_text()
    assert len(pages) == 1
    assert "OD-014" in said
    assert [group for group in code.split("-") if group not in said] == []
