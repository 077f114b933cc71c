"""What was talked about, in a few sentences to the student, built from the answers."""

from onedesk.domain.interview import Interview
from onedesk.paper.ideas import UNSURE, becoming, plan_said, undecided
from onedesk.paper.source import PlanSource
from onedesk.paper.wording import bare, month, plan_phrases, tidy

LOOK_BACK = 2
"""How many earlier talks the sentences go back to."""

JUST_AN_IDEA, FAIRLY_SURE, SURE = 1, 2, 3
QUOTES = " \"'“”\u2018\u2019"
OPEN = (
    "You have no area of work in mind yet, and you are not sure what to do after Year 11. "
    "That is fine. You can find out step by step."
)
NOTHING_NOTED = "We talked about you and what could come next."


def summary_suggestion(source: PlanSource) -> str:
    """Sentences built from the answers, for the adviser to take over or change."""
    now = source.interview
    said = tidy(now.student_words).replace("\n", " ").strip(QUOTES)
    sentences = [f"You told me: “{said}”" if said else ""]
    if said and not said.endswith((".", "!", "?")):
        sentences[0] = f"You told me: “{said}.”"
    if undecided(now) and not becoming(now) and now.plan == UNSURE:
        sentences.append(OPEN)
    else:
        sentences += [*_ideas(source), *_plans(source)]
    return " ".join(filter(None, sentences)) or NOTHING_NOTED


def talked_about(source: PlanSource) -> str:
    """The adviser's own summary; where there is none, the built sentences."""
    return tidy(source.interview.summary) or summary_suggestion(source)


def _ideas(source: PlanSource) -> list[str]:
    """How the idea of work has moved over the talks, and where it is now."""
    now, idea = source.interview, becoming(source.interview)
    past = [one for one in source.past if becoming(one) or undecided(one)][-LOOK_BACK:]
    if undecided(now) and not idea:
        return ["You have no area of work in mind yet, and that is fine."]
    if not idea:
        return []
    same = bool(past) and becoming(past[-1]) == idea
    told = [] if same else [_then(one, source) for one in past]
    return [*told, _now(now, idea, same=same, moved=bool(told))]


def _then(one: Interview, source: PlanSource) -> str:
    idea = becoming(one)
    when = f"In {month(one.day, source.interview.day)}" if one.day else f"In talk {one.cycle}"
    return f"{when} you thought of {idea}." if idea else f"{when} you were undecided."


def _now(now: Interview, idea: str, *, same: bool, moved: bool) -> str:
    start = "Now you are" if moved else "You are"
    still = "still " if same else ""
    if now.certainty == SURE:
        return f"{start} {still}sure about {idea}."
    if now.certainty == FAIRLY_SURE:
        return f"{start} {still}fairly sure about {idea}."
    said = f"{start} {still}thinking about {idea}"
    return f"{said}. It is just an idea for now." if now.certainty == JUST_AN_IDEA else f"{said}."


def _plans(source: PlanSource) -> list[str]:
    """What the student wants to do after Year 11, and what it was before."""
    now = source.interview
    if now.plan is None:
        return []
    if now.plan == UNSURE:
        return ["You are not sure yet what to do after Year 11, and that is fine."]
    last = next((one for one in reversed(source.past) if one.plan), None)
    same = last is not None and last.plan == now.plan
    wish = f"After Year 11 you {'still ' if same else ''}want to {_want(now)}."
    if last is None or same:
        return [wish]
    if last.plan == UNSURE:
        return [wish, "Last time you were not sure."]
    return [wish, f"Last time you thought of {plan_said(last)}."]


def _want(interview: Interview) -> str:
    own = bare(interview.other_plan)
    if interview.plan == "OTHER" and own:
        return f"follow an idea of your own: “{own}”"
    return plan_phrases(interview.plan or "").want
