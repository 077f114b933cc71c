"""A process that loads the hub of ONEDESK_HUB_DATA once, and forks each command and hub from there.

Django takes seconds to load.
"""

import contextlib
import io
import json
import os
import signal
import sys
from importlib import import_module

import hub.wsgi
from hub.command import main


def nest():
    """Do as each line of standard input says; no hub outlives the last."""
    last = 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        for line in sys.stdin:
            done = _done(json.loads(line))
            sys.stdout.write(json.dumps(done) + "\n")
            sys.stdout.flush()
            last = done.get("pid", last)
    finally:
        if last:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(last, signal.SIGKILL)


def _done(asked):
    if "ended" in asked:
        return {"ended": os.waitpid(asked["ended"], os.WNOHANG)[0] != 0}
    if asked.get("stay"):
        return {"pid": _forked(lambda: _serve(asked["words"]))}
    reading, writing = os.pipe()
    pid = _forked(lambda: _tell(asked["words"], writing))
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        out = said.read()
    return {"code": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), "out": out}


def _forked(job):
    pid = os.fork()
    if pid:
        return pid
    code = 70
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        code = job()
    finally:
        os._exit(code)


def _serve(words):
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return main(words)


def _tell(words, writing):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(words)
    with os.fdopen(writing, "w", encoding="utf-8") as told:
        told.write(out.getvalue())
    return code


if __name__ == "__main__":
    assert hub.wsgi.application
    import_module("hub.console.serving")  # needs Django, which is ready now
    nest()
