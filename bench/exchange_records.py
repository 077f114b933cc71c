"""The work of the exchange: 840 students and 5,880 interviews of nobody real, always alike."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import zstandard

from onedesk.domain.programme import catalogue

SCHOOLS, STUDENTS, CYCLES = 28, 30, 7
INTERVIEWS = SCHOOLS * STUDENTS * CYCLES
CHANGES, APART = 30, 7
"""So many interviews change, one in so many."""

LEVEL = 3
"""Of zstd, as the exchange packs."""

_WORDS = (
    "I we she he they said that would not yet but because so when after before until with without "
    "about from into over than more most less few some any every each other both only again still "
    "ever never often soon later today tomorrow lesson form tutor corridor library canteen "
    "workshop garage kitchen studio stage stadium stable ward clinic pharmacy laboratory "
    "greenhouse harbour depot warehouse office counter market bakery salon nursery shelter farm "
    "quarry railway airport cousin brother sister uncle grandmother neighbour friend coach "
    "manager foreman owner teacher likes loves hates wants needs hopes fears knows thinks feels "
    "finds keeps starts stops asks answers shows tells writes draws builds mends cooks sings "
    "paints codes measures lifts carries drives listens argues organises leads follows remembers "
    "forgets practises compares chooses bricks timber wiring pipes engines gears bikes cars "
    "lorries boats planes animals horses dogs plants soil weather money prices customers patients "
    "children elders teams crowds numbers maps charts essays poems songs films games circuits "
    "robots websites photographs costumes recipes maths English science biology physics chemistry "
    "history geography French Welsh drama music art textiles computing business sport mocks "
    "coursework resits grades entry offer place waiting list taster shift wage bus train bicycle "
    "lift uniform boots toolkit bursary fee deposit interview open evening prospectus deadline "
    "form reference statement portfolio audition trial placement quiet noisy early late near far "
    "warm cold steady tiring careful quick patient stubborn cheerful nervous proud unsure certain "
    "curious bored keen calm honest useful practical outdoors indoors one two three four five six "
    "seven eight nine ten half twice weekly monthly September January"
)
WORDS = _WORDS.split()
"""What advisers might write; common words come more often, as they do in life."""

FORENAMES = ("Ngozi", "Zoë", "Tomasz", "Aisha", "Rhys", "Mei", "Idris", "Saoirse", "Kofi", "Elif")
SURNAMES = ("Amory", "Kowalczyk-Reed", "Okonjo", "Bevan", "Tremlett", "Haidari", "Lysander", "Fenn")
PLACES = ("Wearbank College", "Harrow Lane Sixth Form", "Tidewell Training", "Cinder Hill Works")

Line = dict[str, Any]
"""A record as one JSON object: kind, id, school, student, body."""


def words(chance: Random, letters: int) -> str:
    """A sentence of about so many letters."""
    said, length = [], 0
    while length < letters:
        common = min(int(chance.paretovariate(0.6)) - 1, 10**6) % len(WORDS)
        said.append(WORDS[common] if chance.random() < 1 / 2 else chance.choice(WORDS))
        length += len(said[-1]) + 1
    return f"{' '.join(said).capitalize()}."


def new_id(chance: Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def school_id(number: int) -> str:
    return f"school{number:03d}"


def student(chance: Random, school: str) -> Line:
    made = new_id(chance)
    body = {
        "legal_forename": chance.choice(FORENAMES),
        "legal_surname": chance.choice(SURNAMES),
        "form": f"{chance.randint(10, 11)}{chance.choice('ABCDEF')}",
        "year": chance.randint(10, 11),
        "gender": chance.choice("FM"),
    }
    return {"kind": "student", "id": made, "school": school, "student": None, "body": body}


def interview(chance: Random, about: Line, cycle: int) -> Line:
    """An interview that was held: every question answered, about 900 bytes of JSON."""
    known = catalogue()
    day = f"2026-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    sector = chance.choice(known.sectors[:-2])
    body = {
        "cycle": cycle,
        "day": day,
        "outcome": "held",
        "sectors": [sector.code],
        "certainty": chance.randint(1, 3),
        "job": chance.choice(sector.titles or ("Electrician",)),
        "student_words": words(chance, 50),
        "plan": chance.choice(known.plans).code,
        "provider": chance.choice(PLACES),
        "ratings": {area.code: chance.randint(1, 5) for area in known.areas},
        "summary": words(chance, 250 + chance.randrange(120)),
        "strengths": words(chance, 60),
        "agreed": True,
    }
    about_whom = {"school": about["school"], "student": about["id"]}
    return {"kind": "interview", "id": new_id(chance), **about_whom, "body": body}


def work(seed: int = 1) -> Iterator[Line]:
    """Students first, then their interviews."""
    chance = Random(seed)
    students = [student(chance, school_id(n // STUDENTS)) for n in range(SCHOOLS * STUDENTS)]
    yield from students
    for about in students:
        for cycle in range(1, CYCLES + 1):
            yield interview(chance, about, cycle)


def changed(lines: Sequence[Line]) -> list[Line]:
    """The interviews that every contestant changes."""
    return [line for line in lines if line["kind"] == "interview"][: CHANGES * APART : APART]


def payload(lines: Sequence[Line]) -> int:
    """The least that must travel of these records: all of them packed in one go, in bytes."""
    return len(zstandard.ZstdCompressor(level=LEVEL).compress(_text(lines)))


def _text(lines: Sequence[Line]) -> bytes:
    texts = (json.dumps(line, separators=(",", ":"), ensure_ascii=False) for line in lines)
    return "".join(f"{text}\n" for text in texts).encode()


def written(file: Path, lines: Sequence[Line]) -> int:
    """Write one object a line; how many bytes the interviews among them have as JSON."""
    text = _text(lines)
    file.write_bytes(text)
    held = zip(lines, text.splitlines(), strict=True)
    return sum(len(one) for line, one in held if line["kind"] == "interview")
