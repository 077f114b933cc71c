"""What happens next, and what came of the steps of last time."""

from collections import Counter

from onedesk.domain.plan import Action, ActionOutcome
from onedesk.domain.programme import catalogue
from onedesk.paper.document import ActionBox, Paragraph, Words, bold, words
from onedesk.paper.source import PlanSource
from onedesk.paper.wording import bare, clauses, first_sentence, sentence, short_day, things

_Counts = Counter[tuple[str, ActionOutcome]]
_DOERS = ("student", "adviser", "others")


def action_boxes(source: PlanSource) -> tuple[ActionBox, ...]:
    """The actions of the plan in their order; those without words are left out."""
    actions = sorted(source.actions, key=lambda action: action.order)
    return tuple(_box(action, source) for action in actions if action.what.strip())


def _box(action: Action, source: PlanSource) -> ActionBox:
    first, rest = first_sentence(sentence(_to_the_student(action, source)))
    page = f" On the web: {_address(action.link)}" if action.link else ""
    return ActionBox(
        words=words(bold(first), rest, page),
        who=_who(action, source),
        by=f"by {short_day(action.by)}" if action.by else "",
        dashed=action.who == "adviser",
    )


def _address(link: str) -> str:
    """A web page as one types it: without the beginning that browsers add by themselves."""
    bare = link.strip().partition("://")[2] or link.strip()
    return bare.removeprefix("www.").rstrip("/")


def _to_the_student(action: Action, source: PlanSource) -> str:
    """The words of the action; one taken from the library as it speaks to the student."""
    for known in catalogue().actions:
        if action.what.strip() in {
            known.text,
            known.words(source.name, source.adviser),
            known.words(source.name, source.adviser_forename),
        }:
            return known.on_plan
    return action.what


def _who(action: Action, source: PlanSource) -> Words:
    beside = bare(action.with_whom).removeprefix("with ")
    if action.who in {"parent", "other"}:
        return words(bold(beside or ("Your family" if action.who == "parent" else "Someone else")))
    names = {"student": "You", "adviser": source.adviser_forename, "careers_lead": source.lead}
    name = names[action.who]
    return words(bold(name[:1].upper() + name[1:]), f", with {beside}" if beside else "")


def from_last_time(source: PlanSource) -> tuple[Paragraph, ...]:
    """One kind sentence on what came of the last plan; nothing when nothing was reviewed."""
    counts: _Counts = Counter(
        (_doer(action), action.outcome) for action in source.reviewed if action.outcome is not None
    )
    if not counts:
        return ()
    said = _done(counts)
    open_ = sum(counts[who, "not_done"] + counts[who, "carried_over"] for who in _DOERS)
    still = f"{things(open_)} {'is' if open_ == 1 else 'are'} still to do."
    if said:
        text = f"{clauses(said)}. Well done.{f' {still}' if open_ else ''}"
    elif open_:
        text = f"{still} That happens."
    else:
        gone = sum(counts.values())
        why = "it no longer fits" if gone == 1 else "they no longer fit"
        text = f"we crossed off {things(gone)}, because {why}."
    return (Paragraph(words=words(bold("From last time:"), f" {text}")),)


def _doer(action: Action) -> str:
    return action.who if action.who in {"student", "adviser"} else "others"


def _done(counts: _Counts) -> list[str]:
    """What was finished or begun, the student first."""
    said: list[str] = []
    for who, name in zip(_DOERS, ("you", "I", "others"), strict=True):
        if done := counts[who, "done"]:
            said.append(f"{name} finished {done if said else things(done)}")
    for who, name in zip(_DOERS, ("you", "I", "others"), strict=True):
        if begun := counts[who, "partly"]:
            said.append(f"{name} made a start on {f'{begun} more' if said else things(begun)}")
    return said
