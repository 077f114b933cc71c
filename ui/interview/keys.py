"""The keys that hold on every step, as F1 shows them."""

from ui.page import KeyGroup

ON_EVERY_STEP: KeyGroup = (
    "In every step",
    (
        (("Ctrl 1", "to", "Ctrl 5"), "Any step, in any order"),
        ("Ctrl Enter", "Next step; at the end finish and save"),
        (("Ctrl Z", "or", "Ctrl Y"), "Undo, redo"),
        ("Ctrl N", "Private note"),
        (("F6", "or", "Shift F6"), "Next or previous zone"),
        (("V", "or", "H"), "Read, or hide, what was said before"),
        ("=", "As last time, in an empty field"),
        ("0", "Not asked, in an empty field"),
        ("Esc", "Shut what is open; never discards"),
    ),
)
