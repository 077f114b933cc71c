"""Facts of nobody real, made by hand or by Hypothesis."""

from hypothesis import strategies as st

from onedesk.figures.facts import Fact


def talk(student="ada", cycle=1, **said) -> Fact:
    """A held interview of which only what matters is said."""
    return Fact(
        **{"school": "thornlaw", "region": "NE", **said, "student": student, "cycle": cycle}
    )


def talks(student, *cycles, **said) -> list[Fact]:
    """The same answers in several cycles."""
    return [talk(student, cycle, **said) for cycle in cycles]


def _codes(*codes):
    return st.none() | st.sampled_from(codes)


facts = st.lists(
    st.builds(
        talk,
        student=st.sampled_from("abcdef"),
        cycle=st.integers(1, 4),
        school=st.sampled_from(["thornlaw", "marram"]),
        gender=_codes("F", "M"),
        sector=_codes("CONST", "HEALTH", "UNDECIDED"),
        plan=_codes("FE", "SFC", "APP", "TLEVEL", "UNSURE"),
        certainty=st.none() | st.integers(1, 3),
        levels=st.dictionaries(st.sampled_from(["FE", "HE", "LMI"]), st.integers(1, 5)),
    ),
    max_size=30,
)
