"""What a laptop of the tests asks the hub besides pushing and pulling."""

from sync.wire import LetGo, Part, Parts, Withdraw, Withdrawn
from sync.wire.http import EPOCH_HEADER


def get(laptop, path, **params):
    """The answer to a question, as it comes."""
    headers = {"Authorization": f"Bearer {laptop.token}"}
    return laptop.http.get(f"/api/v1/{path}", params, headers=headers)


def post(laptop, path, value, **headers):
    """The answer to a value, as it comes."""
    headers = {"Authorization": f"Bearer {laptop.token}"} | headers
    body = value.model_dump_json()
    return laptop.http.generic("POST", f"/api/v1/{path}", body, "application/json", headers=headers)


def let_go(laptop, *schools):
    answer = post(laptop, "let-go", LetGo(schools=schools))
    assert answer.status_code == 200, answer.content
    assert LetGo.model_validate_json(answer.content).schools == schools


def withdraw(laptop, batch):
    """The reply that the batch got, or `None`."""
    answer = post(laptop, "withdraw", Withdraw(batch=batch), **{EPOCH_HEADER: epoch(laptop)})
    assert answer.status_code == 200, answer.content
    return Withdrawn.model_validate_json(answer.content).reply


def parts(laptop, school="thornlaw", cursor=""):
    answer = get(laptop, "parts", school=school, cursor=cursor)
    assert answer.status_code == 200, answer.content
    return Parts.model_validate_json(answer.content)


def part(laptop, *buckets, school="thornlaw"):
    answer = get(laptop, "part", school=school, buckets=",".join(map(str, buckets)))
    assert answer.status_code == 200, answer.content
    return Part.model_validate_json(answer.content).changes


def epoch(laptop):
    return laptop.page().epoch


def said(answer):
    """Status and code of a refusal."""
    return answer.status_code, answer.json()["code"]
