"""The outermost door of the exchange: whatever is said no to below it is a `wire.Refusal`."""

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from pydantic import ValidationError

from sync.wire import Refusal
from sync.wire.http import API

_SAY = {
    HTTPStatus.BAD_REQUEST: ("not_readable", "The hub could not read what was asked."),
    HTTPStatus.NOT_FOUND: ("nothing_there", "The hub has nothing at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("wrong_method", "The hub is not asked in this way here."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("too_large", "That is more than the hub takes at once."),
}
_NO = ("refused", "The hub does not serve this.")
_FAULT = ("hub_fault", "Something went wrong at the hub. Please try again.")


class Door:
    """Middleware: it speaks for Django and for its libraries, where they would in HTML."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def process_exception(self, _request: HttpRequest, reason: Exception) -> HttpResponse | None:
        """A body that cannot be read is no fault of the hub's, whoever was reading it."""
        if isinstance(reason, RequestDataTooBig):
            return _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return _refusal(HTTPStatus.BAD_REQUEST) if isinstance(reason, UnreadablePostError) else None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(f"{API}/"):
            return self._get_response(request)
        if not _has_length(request):
            return _refusal(HTTPStatus.BAD_REQUEST)
        answer = self._get_response(request)
        if answer.status_code < HTTPStatus.BAD_REQUEST or _is_refusal(answer):
            return answer
        said = _refusal(answer.status_code)
        for name in ("Allow", "Retry-After"):
            if name in answer:
                said[name] = answer[name]
        return said


def _has_length(request: HttpRequest) -> bool:
    """Whether `Content-Length` is a number, if it is there at all."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    return told.isascii() and told.isdecimal()


def _is_refusal(answer: HttpResponseBase) -> bool:
    if not isinstance(answer, HttpResponse):
        return False
    try:
        Refusal.model_validate_json(answer.content)
    except ValidationError:
        return False
    return True


def _refusal(status: int) -> HttpResponse:
    fault = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    code, say = _FAULT if fault else _SAY.get(HTTPStatus(status), _NO)
    content = Refusal(code=code, say=say).model_dump_json()
    return HttpResponse(content, content_type="application/json", status=status)
