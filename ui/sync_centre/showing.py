"""How a moment of the sync centre is shown: each card filled, or away."""

from PySide6.QtWidgets import QWidget

from ui import owing
from ui.sync_centre import covers, news, sentences, trouble
from ui.sync_centre.asking import asked
from ui.sync_centre.contact import contact
from ui.sync_centre.layout import SyncParts
from ui.sync_centre.pairing import paired
from ui.sync_centre.scene import Scene
from ui.widgets.key_hints import Hint

_BUSY = "Everything is safe on this laptop meanwhile. You can go on working."
_STOPPED = "You stopped the exchange."
_WALK: Hint = (("Up", "Down"), "Interviews")
_PROOFS: Hint = ("P", "Proofs")
_ROUNDS: Hint = ("R", "Last rounds")


def show(parts: SyncParts, scene: Scene) -> None:
    """Show a moment."""
    _say_header(parts, scene)
    _say_wanting(parts, scene)
    _say_facts(parts, scene)
    parts.choose(calm=scene.calm, rows=bool(scene.state.rows))
    parts.hints.set_hints(hints(parts, scene))
    tell_contact(parts, scene)
    if scene.me is not None:
        parts.look_around()


def tell_contact(parts: SyncParts, scene: Scene) -> None:
    """When the hub was last reached or tried, and when it is tried next."""
    tried = contact(scene.state, scene.now, scene.next_try)
    parts.hints.set_status("" if scene.calm else "wifi-off", tried)


def wanted(parts: SyncParts) -> QWidget:
    """What the keyboard goes to first: the safest answer, the first question, the way on."""
    for card, target in (
        (parts.guard, parts.guard.no),
        (parts.asking, parts.asking.first),
        (parts.trouble, parts.trouble.wanted),
        (parts.told, parts.told.seen),
    ):
        if not card.isHidden():
            return target
    return parts.header.wanted


def hints(parts: SyncParts, scene: Scene) -> list[Hint]:
    """The keys that do something now."""
    found: list[Hint] = []
    if scene.sending is not None:
        found.append(("Esc", "Stop"))
    if scene.guard is not None:
        found += [("Y", scene.guard.yes), ("N", "Not now")]
    if scene.twins:
        found += [(("1", "or", "2"), "One talk"), ("3", "They are two")]
        found += [("L", "Decide later"), ("V", "Read both")]
    elif scene.questions:
        same = scene.same
        found.append((("1", "or", "2"), "Answer"))
        found += [("A", same.brief)] if same else []
        found += [("L", "Decide later"), ("O", parts.question.open.text())]
    if scene.trouble is not None and scene.trouble.code == trouble.PORTAL:
        found.append(("Enter", "Sign-in page"))
    if scene.trouble is not None and scene.trouble.code in trouble.JOINS_AGAIN:
        found.append(("J", "Join again"))
    if scene.told:
        found += [("G", "Got it"), ("H", "History")]
    if scene.sending is None:
        found.append(("F5", parts.header.button.text() if scene.calm else "Try again"))
    if _another_line(scene):
        found.append(("Ctrl U", "Sealed file"))
    found += [_ROUNDS, ("W", "Other ways"), _PROOFS]
    return [*found, _WALK] if scene.state.rows else found


def _say_header(parts: SyncParts, scene: Scene) -> None:
    header, state = parts.header, scene.state
    if scene.sending is not None:
        header.say(sentences.sending(*scene.sending), f"{_so_far(scene)}{_BUSY}", "sync")
    else:
        sign = "tick" if sentences.all_there(state) else "laptop"
        below = sentences.below(state, scene.now)
        said = f"{_STOPPED} {below}" if scene.stopped else below
        header.say(sentences.headline(state), said, sign)
    goes = owing.records(state).goes > 0 or state.last_round is None
    header.offer(
        "Sync now" if goes else "Sync again",
        primary=goes and scene.guard is None,
        shown=scene.calm,
        sending=scene.sending is not None,
    )


def _so_far(scene: Scene) -> str:
    """How many interviews are there already, while others are on their way."""
    return f"{sentences.headline(scene.state)}. " if scene.state.rows else ""


def _say_wanting(parts: SyncParts, scene: Scene) -> None:
    state, found = scene.state, scene.trouble
    parts.guard.ask(scene.guard)
    parts.trouble.setVisible(found is not None)
    parts.ways.setVisible(_another_line(scene))
    if found is not None:
        parts.trouble.say(found)
        parts.ways.say(state.rows)
    parts.refused.setVisible(bool(state.refused))
    parts.refused.say(state.refused)
    _say_question(parts, scene)
    parts.told.tell(scene.told, scene.now)


def _another_line(scene: Scene) -> bool:
    """Whether another way than this line is of use."""
    return scene.trouble is not None and trouble.kind(scene.trouble.code).another_line


def _say_question(parts: SyncParts, scene: Scene) -> None:
    """One question at a time: whether two talks are one comes before what was said in them."""
    twins, questions, me = scene.twins, scene.questions, scene.me
    of = len(scene.state.twins) + len(scene.state.questions)
    number = of - len(twins) - len(questions) + 1
    parts.twins.setVisible(bool(twins))
    parts.question.setVisible(bool(questions) and not twins and me is not None)
    if twins:
        parts.twins.ask(paired(twins[0], scene.now), number, of)
    elif questions and me is not None:
        parts.question.ask(asked(questions[0], me, scene.now), number, of, scene.same)


def _say_facts(parts: SyncParts, scene: Scene) -> None:
    state, now = scene.state, scene.now
    parts.receipts.say(state, now)
    parts.short.say(state, now)
    none = "Nothing in the last round." if state.last_round else "Nothing yet."
    parts.up.say(sentences.counts(state.sent, up=True), none)
    received = (*sentences.counts(state.received), *sentences.went(state.gone))
    come = (*received, *news.lines(state.news, now.date()))
    parts.down.say(come, none)
    parts.line.say(sentences.connection(state))
    lines: tuple[str, ...] = ()
    if scene.programme:
        lines = covers.lines(scene.programme, state.leaving, state.refused_covers, now.date())
    parts.schools.setVisible(bool(lines))
    parts.schools.say(lines)
