"""The addresses of the hub: a composition root."""

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, path

from hub.exchange.http.api import api
from hub.portal import theme, views
from hub.portal.sign_in import sign_in
from sync.wire.http import API

_STUDENT = "schools/<slug:school_id>/students/<slug:student_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{API}/".removeprefix("/"), api.urls),
    path("", views.home, name="home"),
    path("schools/", views.schools, name="schools"),
    path("schools/<slug:school_id>/", views.school, name="school"),
    path(_STUDENT, views.student, name="student"),
    path(f"{_STUDENT}plans/<slug:interview_id>.pdf", views.plan, name="plan"),
    path("programme/", views.programme, name="programme"),
    path("sign-in/", sign_in, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("passphrase/", account.password_change, name="account_change_password"),
    path("theme.css", theme.css, name="theme"),
    path("inter.ttf", theme.inter, name="inter"),
]
