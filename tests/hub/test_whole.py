"""An answer goes to the server as one list, and the request is over then."""

from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished

from hub.exchange.http.whole import whole


def test_an_answer_leaves_in_one_piece():
    environ, heads, ended = {"PATH_INFO": "/api/v1/openapi.json"}, [], []

    def over(**_about):
        ended.append(True)

    setup_testing_defaults(environ)
    request_finished.connect(over)
    try:
        answer = whole(WSGIHandler())(environ, lambda *head: heads.append(head))
    finally:
        request_finished.disconnect(over)
    assert isinstance(answer, list)
    assert heads[0][0] == "200 OK"
    assert b"/api/v1/hello" in b"".join(answer)
    assert ended == [True]
