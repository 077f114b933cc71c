"""The entries of the catalogues: what one line of each list says."""

from datetime import date
from typing import Literal

from onedesk.domain.value import Value

Counts = Literal[
    "yes", "no", "with_study", "with_qualification", "partly", "unknown", "not_applicable"
]
Who = Literal["student", "adviser", "careers_lead"]
Step = Literal["sector", "plan", "knowledge", "actions", "finish"]


def fill(text: str, **words: str) -> str:
    """The text with `{name}` and its like replaced; placeholders without a word stay."""
    for key, word in words.items():
        text = text.replace("{" + key + "}", word)
    return text


class CatalogueSet(Value):
    """One catalogue file: a record keeps `version` of each list it was made under."""

    id: str
    version: str
    title: str
    valid_from: date
    as_of: date | None = None  # the month that offline notes were checked


class Sector(Value):
    """An area of work (`NE-SECTORS`), with job titles and synonyms for type-ahead."""

    code: str
    label: str
    short: str
    phrase: str  # "in {phrase}": lower case unless a name
    growing: tuple[str, ...]  # region codes
    in_pilot: bool
    families: tuple[str, ...]
    soc: tuple[str, ...]  # SOC 2020 sub-major groups
    titles: tuple[str, ...]
    synonyms: tuple[str, ...]
    picture: str
    exclusive: bool = False  # cannot stand beside another choice
    write_in: bool = False

    def grows_in(self, region: str) -> bool:
        return region in self.growing


class JobFamily(Value):
    """A job family of the National Careers Service."""

    code: str
    label: str

    @property
    def slug(self) -> str:
        """The name in the service's own addresses, such as `animal-care`."""
        return self.label.lower().replace(",", "").replace(" ", "-")


class Choice(Value):
    """One of a short ordered list of answers, such as how sure a student is."""

    value: int
    label: str
    student: str


class Plan(Value):
    """A plan after Year 11 (`POST16`); `plan` is false for *unsure* alone."""

    code: str
    label: str
    short: str
    phrase: str  # "First choice: {phrase}."
    plan: bool
    eet: Counts
    rpa: Counts
    nccis: tuple[str, ...]
    under: str  # the plan whose tile stands for this one
    asks_title: str
    asks: tuple[str, ...]
    synonyms: tuple[str, ...]
    detail: str = ""
    warning: str = ""
    sensitive: bool = False
    write_in: bool = False


class PlanTile(Value):
    """A tile of the desk: the digit chooses `plan`, or opens the full list."""

    key: int
    label: str
    plan: str
    opens_list: bool = False


class Area(Value):
    """An area of knowledge with what the adviser hears at each level, lowest first."""

    code: str
    label: str
    short: str
    student: str
    question: str
    levels: tuple[str, ...]
    legacy_code: str = ""

    def ask(self, name: str) -> str:
        """The question with the student's name in it."""
        return fill(self.question, name=name)

    def text(self, value: int) -> str:
        """The words for level `value`, 1 to the number of levels."""
        return self.levels[value - 1]


class Level(Value):
    """A level of knowledge in general words; `student` is what the plan says."""

    value: int
    word: str
    anchor: str
    support: str
    student: str


class NotDiscussed(Value):
    """The words for an area without a rating."""

    label: str
    short: str
    anchor: str


class InterventionType(Value):
    """A kind of activity; `often_for` suggests target areas, `benchmarks` Gatsby numbers."""

    code: str
    label: str
    in_pilot: bool
    benchmarks: tuple[int, ...]
    often_for: tuple[str, ...]
    write_in: bool = False


class Region(Value):
    """One of the areas of the programme."""

    code: str
    label: str
    short: str


class LocalAuthority(Value):
    """A local authority: `code` has the three digits of the Department for Education."""

    code: str
    label: str
    region: str
    ons: str


class ApplicationState(Value):
    """How far along a plan is; `key` is its digit on the desk, if it has a chip."""

    code: str
    label: str
    student: str
    offered: bool
    key: int | None = None


class SuggestedAction(Value):
    """An action to offer when an area was rated `upto` or lower; it is usually done in `weeks`."""

    code: str
    area: str
    who: Who
    upto: int
    weeks: int
    text: str
    plan: str = ""

    def words(self, name: str, adviser: str = "the adviser") -> str:
        """The text for the adviser's screen."""
        return fill(self.text, name=name, adviser=adviser)

    @property
    def on_plan(self) -> str:
        """The text as the student's own plan prints it."""
        return self.plan or self.text


class Question(Value):
    """A good question to ask; `when` says whether it needs an earlier talk or a changed answer."""

    step: Step
    text: str
    when: Literal["always", "earlier", "changed"] = "always"
