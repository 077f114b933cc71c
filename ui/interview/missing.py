"""What was not covered in the talk that is open, as a list and as a sentence."""

from ui.interview.known import Known
from ui.uncovered import uncovered


def missing(model: Known) -> tuple[str, ...]:
    """What is still open, in the order of the steps; nothing when all was dealt with."""
    plan = [action for _, action in model.state.plan]
    return uncovered(model.interview, plan, model.state.reviews.values())


def missing_words(model: Known) -> str:
    """The same as a sentence; empty when all was dealt with."""
    found = missing(model)
    if not found:
        return ""
    *first, last = found
    return f"Not covered: {', '.join(first)} and {last}." if first else f"Not covered: {last}."
