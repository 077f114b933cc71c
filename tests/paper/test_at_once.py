"""Documents set at the same time: none waits for another, and none gets another's letters."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from made_plans import PLAN, TEN, named

from onedesk.paper import pdf as module
from onedesk.paper.action_plan import action_plan
from onedesk.paper.pdf import SetOut, render


def test_documents_set_at_once_are_those_set_one_by_one():
    documents = [action_plan(sample.source, large=sample.large) for sample in TEN.values()]
    alone = [render(document) for document in documents]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(render, documents * 3)) == alone * 3


def test_a_preview_does_not_wait_for_a_long_document(monkeypatch):
    half_way, go_on = Event(), Event()

    class Slow(SetOut):
        """Stands for a pack that is being drawn while somebody types."""

        def draw(self, sheet):
            if self.document.title == "Slow\u2019s plan":
                half_way.set()
                assert go_on.wait(20)
            super().draw(sheet)

    monkeypatch.setattr(module, "SetOut", Slow)
    with ThreadPoolExecutor(1) as threads:
        long = threads.submit(render, action_plan(named("Slow")))
        assert half_way.wait(20)
        preview = render(action_plan(PLAN))
        assert not long.done()
        go_on.set()
        assert long.result(20)
    assert preview == render(action_plan(PLAN))
