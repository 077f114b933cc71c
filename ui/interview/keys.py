"""The keys that hold on every step, as F1 shows them."""

from ui.page import KeyGroup
from ui.widgets.key_hints import Hint

ON_EVERY_STEP: KeyGroup = (
    "In every step",
    (
        (("Ctrl 1", "to", "Ctrl 5"), "Any step, in any order"),
        ("Ctrl Enter", "Next step; at the end finish and save"),
        (("Ctrl Z", "or", "Ctrl Y"), "Undo, redo; in the open note, what you wrote in it"),
        ("Ctrl N", "Private note"),
        ("F8", "Show to student; F8 or Esc comes back"),
        ("F9", "Ended early, or not held after all"),
        ("Ctrl Shift L", "Curtain: only the clock"),
        (("F6", "or", "Shift F6"), "Next or previous zone"),
        ("V", "Read the earlier interviews; not while you write"),
        ("=", "As last time, in an empty field"),
        ("0", "Not asked, in an empty field"),
        ("Esc", "Shut what is open; never discards"),
        ("Alt Left", "Back to Today; everything is kept"),
    ),
)

TWICE: KeyGroup = ("A talk that stands twice", (("Alt 5", "Decide in Sync; it can wait"),))

SHUT: KeyGroup = (
    "A finished talk",
    (
        ("E", "Open it again; you are asked why"),
        (("Up", "Down"), "Scroll"),
        ("Ctrl Enter", "On Finish: back to the list"),
    ),
)

READ_ONLY: tuple[Hint, ...] = (
    ("E", "Open again"),
    (("Left", "Right"), "Another step"),
    (("Up", "Down"), "Scroll"),
    ("V", "Earlier interviews"),
)
"""The line at the foot of a step of a finished talk."""
