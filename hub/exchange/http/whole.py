"""Answers that leave in one piece with their head."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.http.response import HttpResponseBase

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    Django = Callable[[WSGIEnvironment, StartResponse], HttpResponseBase]
    Application = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]


def whole(django: "Django") -> "Application":
    """The same application, whose answers are lists: granian sends whatever else bit by bit."""

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        answer = django(environ, start_response)
        if not isinstance(answer, HttpResponse):
            return answer
        try:
            return [answer.content]
        finally:
            answer.close()

    return application
