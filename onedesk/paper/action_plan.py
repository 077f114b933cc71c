"""The action plan: one interview as a document to the student, in plain words."""

import unicodedata
from datetime import date

from onedesk.paper.document import (
    Block,
    Boxes,
    Document,
    Heading,
    Logo,
    Masthead,
    NewPage,
    NoteLines,
    Paragraph,
    Path,
    TearOff,
    Words,
    bold,
    words,
)
from onedesk.paper.ideas import idea_box, plan_box
from onedesk.paper.knowing import known_now
from onedesk.paper.logo import logo_of
from onedesk.paper.second import bilingual
from onedesk.paper.source import PlanSource
from onedesk.paper.steps import action_boxes, from_last_time
from onedesk.paper.story import summary_suggestion, talked_about
from onedesk.paper.wording import (
    APOSTROPHE,
    NO_BREAK,
    long_day,
    numbers_whole,
    plain_day,
    sentence,
    tidy,
)

__all__ = ["action_plan", "summary_suggestion"]

TALKS = 7
CAREERS_SERVICE = "National Careers Service, 0800 100 900, nationalcareers.service.gov.uk"
NO_STEPS = "We set no steps this time. If you think of one, write it below."
RAN_OUT = "We did not finish today. We go on from here next time."


def action_plan(source: PlanSource, *, large: bool = False, second: str = "") -> Document:
    """The plan as it would be handed over now.

    `large` sets it in 16 instead of 12 points; `second` is the code of a language that its headings
    bear beside English, where there are such headings.
    """
    day = _day(source)
    agreed = (
        f"{source.name} read this plan and agreed it on {plain_day(source.agreed_on)}."
        if source.agreed_on
        else ""
    )
    plan = Document(
        title=_title(source),
        subject=f"Careers plan, talk {source.interview.cycle} of {TALKS}",
        author=source.adviser,
        reference=source.reference,
        day=day,
        large=large,
        foot=agreed or "Made with OneDesk",
        foot_later="Made with OneDesk",
        numbering=f"Plan {source.reference} · page {{page}} of {{pages}}",
        blocks=(
            *_first_page(source, day),
            NewPage(),
            *_second_page(source),
            _strip(source),
        ),
    )
    return bilingual(plan, second) if second else plan


def _day(source: PlanSource) -> date | None:
    interview = source.interview
    began = interview.started_at or interview.finished_at
    return interview.day or (began.date() if began else source.agreed_on)


def _title(source: PlanSource) -> str:
    """The possessive, except after a name that is not written in Latin letters."""
    letters = filter(str.isalpha, source.name)
    if not all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters):
        return f"Plan for {source.name}"
    return f"{source.name}{APOSTROPHE}s plan"


def _first_page(source: PlanSource, day: date | None) -> tuple[Block, ...]:
    interview = source.interview
    boxes = action_boxes(source)
    met = "You talked to" if interview.mode in {"video", "phone"} else "You met"
    return (
        Masthead(
            title=_title(source),
            below=long_day(day) if day else f"Talk {interview.cycle} of {TALKS}",
            aside=(
                words(f"{met} ", bold(source.adviser), ","),
                words(f"your careers adviser, at {source.school.name}"),
            ),
            logo=_logo(source),
        ),
        Path(
            steps=TALKS,
            here=interview.cycle,
            held=tuple(one.cycle for one in source.past),
            caption=f"You are here: talk {interview.cycle} of {TALKS}",
        ),
        Heading(text="What we talked about"),
        Paragraph(words=words(talked_about(source))),
        *((Paragraph(words=words(RAN_OUT)),) if interview.outcome == "part_held" else ()),
        Boxes(boxes=(idea_box(interview), plan_box(interview))),
        Heading(text="What happens next"),
        *(boxes or (Paragraph(words=words(NO_STEPS)),)),
        *from_last_time(source),
        NoteLines(title="Your own notes"),
    )


def _logo(source: PlanSource) -> Logo | None:
    if source.logo is None:
        return None
    return logo_of(source.logo, source.service or "our service")


def _second_page(source: PlanSource) -> tuple[Block, ...]:
    strengths = tidy(source.interview.strengths)
    good_at: tuple[Block, ...] = ()
    if strengths:
        said = Paragraph(words=words(sentence(strengths)))
        good_at = (Heading(text="What you are good at"), said)
    return (
        Heading(text="What you know now", top=True),
        *known_now(source),
        *good_at,
        Heading(text="Who can help"),
        Paragraph(words=_helpers(source)),
        Heading(text="Who sees this plan"),
        Paragraph(
            words=words(
                f"You, {source.lead} and me. You can ask to see everything I write about you, "
                "and you can ask to have it put right."
            )
        ),
    )


def _helpers(source: PlanSource) -> Words:
    lead, place = source.lead, tidy(source.school.careers_lead_place)
    at_school = f"{lead}, {place}" if place else lead
    name, contact = source.service or "Our service", tidy(source.contact)
    contact = contact.removeprefix(name).lstrip(" ,:\n") or contact
    service = (bold(f"{name}:"), f" {numbers_whole(contact)}\n") if contact else ()
    return words(
        bold("At school:"),
        f" {sentence(at_school)}\n",
        bold("Online or by phone:"),
        f" {numbers_whole(CAREERS_SERVICE)}\n",
        *service,
        bold("To ask me something:"),
        f" tell {lead}, who passes it on.",
    )


def _strip(source: PlanSource) -> TearOff:
    """What to tear off and keep: when the next talk is; after the last one, that help stays."""
    cycle = source.interview.cycle
    if cycle >= TALKS:
        return TearOff(
            title="This was our last talk",
            text="Keep your plan. The people who can help are still there for you.",
            aside=(source.name, source.school.name),
        )
    boxes = action_boxes(source)
    return TearOff(
        title=f"Next talk: {_next_talk(source)}",
        text="Bring your plan, with the boxes ticked." if boxes else "Bring your plan.",
        aside=(f"{source.name} · {_whole(cycle + 1)}", source.school.name),
    )


def _whole(talk: int) -> str:
    """Which talk it is, held together on a line."""
    return f"talk {talk} of {TALKS}".replace(" ", NO_BREAK)


def _next_talk(source: PlanSource) -> str:
    told = tidy(source.next_talk) or tidy(source.interview.next_meeting)
    if told:
        return told[:1].lower() + told[1:] if told.lower().startswith("week") else told
    window = source.school.window(source.interview.cycle + 1)
    if window is None:
        return "your school tells you when"
    return f"{plain_day(window.first)} to {plain_day(window.last)}"
