"""What the frame of every page needs: who is signed in, and where they may go."""

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from hub.accounts.models import Person
from hub.exchange import scope
from hub.portal.theme import version


class Door(NamedTuple):
    """A link of the navigation."""

    label: str
    href: str
    here: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """Template context for `base.html`."""
    person = getattr(request, "user", None)
    doors = _doors(person, request.path) if isinstance(person, Person) else []
    return {"doors": doors, "theme_version": version()}


def _doors(person: Person, path: str) -> list[Door]:
    found = list(scope.schools_of(person)[:2])
    if len(found) == 1:
        return [_door("My school", reverse("school", args=[found[0].id]), path)]
    if found:
        return [_door("My schools", reverse("schools"), path)]
    return [_door("Programme", reverse("programme"), path)]


def _door(label: str, href: str, path: str) -> Door:
    return Door(label, href, path.startswith(href))
