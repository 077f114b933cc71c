"""Who asks for a page."""

from django.http import HttpRequest

from hub.accounts.models import Person


def person_of(request: HttpRequest) -> Person:
    """The person signed in; only for views behind `login_required`."""
    if not isinstance(request.user, Person):
        raise TypeError("nobody is signed in")
    return request.user
