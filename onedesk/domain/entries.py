"""The entries of the catalogues: what one line of each list says."""

from datetime import date
from typing import Literal, Self

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
    """One catalogue file: an interview keeps `version` of each list it was `asked` from."""

    id: str
    version: str
    title: str
    valid_from: date
    as_of: date | None = None  # the month that offline notes were checked
    source: str = ""
    asked: bool = True


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
    title_words: dict[str, tuple[str, ...]] = {}  # a title's other names, for type-ahead
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


class Occasion(Value):
    """When an action is worth offering though no rating asks for it; all that is given must hold.

    `plans` are plans after Year 11 (a tile stands for the plans under it), `sectors` areas of work,
    `states` steps of the application (no answer counts as `none`); `lacking` is a question about
    the plan that is still open, `missed` a kind of activity the student did not come to.
    """

    plans: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    lacking: Literal["provider", "course", "plan_b"] | None = None
    missed: str | None = None


class SuggestedAction(Value):
    """An action to offer, which is usually done in `weeks`.

    It is offered when its area was rated `upto` or lower (0: for no rating), and `when` its
    occasion is there.
    """

    code: str
    area: str
    who: Who
    upto: int
    weeks: int
    text: str
    plan: str = ""
    when: Occasion | None = None

    def words(self, name: str, adviser: str = "the adviser") -> str:
        """The text for the adviser's screen."""
        return fill(self.text, name=name, adviser=adviser)

    def about(self, name: str, adviser: str) -> Self:
        """The same action with these two in its words."""
        filled = {"text": self.words(name, adviser)}
        return self.but(**filled, plan=fill(self.plan, name=name, adviser=adviser))

    @property
    def on_plan(self) -> str:
        """The text as the student's own plan prints it."""
        return self.plan or self.text


class Question(Value):
    """A good question to ask; `when` says whether it needs an earlier talk or a changed answer."""

    step: Step
    text: str
    when: Literal["always", "earlier", "changed"] = "always"


class HindranceStep(Value):
    """One answer of an item and what it counts: a number under or from a bound, or one value."""

    points: int
    words: str
    below: float | None = None
    least: float | None = None
    equals: bool | str | None = None


class Hindrance(Value):
    """Something that may make the step after Year 11 harder; `reads` names where it is told.

    `group` is the part of a school's sharing agreement that must cover it; `special` items are off
    unless they are switched `on` as well.
    """

    code: str
    label: str
    reads: str
    steps: tuple[HindranceStep, ...]
    group: str = ""
    special: bool = False
    on: bool = False

    @property
    def most(self) -> int:
        """The points it may come to."""
        return max(step.points for step in self.steps)


class Band(Value):
    """What a sum of points from `least` on asks for."""

    least: int
    label: str
