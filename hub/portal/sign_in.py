"""Signing in: how often a passphrase may be tried, counted in the database for all processes."""

from allauth.account.views import login
from django.contrib.auth.signals import user_login_failed
from django.db.models import Q
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from hub.accounts.models import Person
from hub.registry import guessing

TOO_MANY = 429


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Allauth's page, which is not asked while too many passphrases were wrong.

    Its own limit is kept by each process alone, and begins anew under another `Host`.
    """
    if request.method == "POST":
        place = guessing.place_of(request.META)
        after = guessing.sign_in_pause(_name(request), place, timezone.now())
        if after:
            answer = render(request, "account/login.html", {"too_many": True}, status=TOO_MANY)
            answer["Retry-After"] = str(after)
            return answer
    shown: HttpResponseBase = login(request)
    return shown


@receiver(user_login_failed)
def note(request: HttpRequest | None = None, **_: object) -> None:
    """One more that was wrong."""
    if request is not None:
        place = guessing.place_of(request.META)
        guessing.note_sign_in(_name(request), place, timezone.now())


def _name(request: HttpRequest) -> str:
    """The account that is meant: its sign-in name also where the e-mail address was typed."""
    typed = request.POST.get("login", "").strip().replace("\0", "")
    called = Q(username__iexact=typed) | Q(email__iexact=typed)
    known = Person.objects.filter(called).values_list("username", flat=True).first()
    return known or typed
