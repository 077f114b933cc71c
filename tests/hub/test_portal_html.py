"""The pages as a screen reader meets them: a heading first, labels that lead somewhere."""

from html.parser import HTMLParser

import pytest

from hub.accounts.models import Person, Role

pytestmark = pytest.mark.django_db

SCHOOL = "/schools/thornlaw/"
PAGES = (
    ("colm", SCHOOL),
    ("colm", f"{SCHOOL}?show=school"),
    ("colm", f"{SCHOOL}students/zoe/"),
    ("colm", f"{SCHOOL}students/saoirse/"),
    ("colm", "/passphrase/"),
    ("colm", "/sign-out/"),
    ("marged", "/schools/"),
    ("registry", "/programme/"),
    (None, "/sign-in/"),
    (None, "/nowhere/"),
)


class Page(HTMLParser):
    """What of a page its structure is checked by."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.wanted, self.headings, self.fields, self.lang = [], [], [], [], None
        self.tables = self.heads = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if "id" in told:
            self.ids.append(told["id"])
        self.wanted += [told[name] for name in ("for", "aria-labelledby") if name in told]
        self.wanted += told.get("aria-describedby", "").split()
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if tag == "input" and told.get("type") != "hidden":
            self.fields.append(told["id"])
        if tag == "html":
            self.lang = told["lang"]
        self.tables += tag == "table"
        self.heads += tag == "thead"


@pytest.fixture
def look(client, students, make_person):
    make_person("registry", Role.REGISTRY_ADMIN)

    def look(username, address):
        if username:
            client.force_login(Person.objects.get(username=username))
        return Page(client.get(address).content.decode())

    return look


@pytest.mark.parametrize(("username", "address"), PAGES)
def test_the_structure_of_every_page_is_sound(look, username, address):
    page = look(username, address)
    assert page.lang == "en-GB"
    assert len(page.ids) == len(set(page.ids))
    assert set(page.wanted) <= set(page.ids)
    assert set(page.fields) <= set(page.wanted)
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert page.tables == page.heads
    assert "main" in page.ids
