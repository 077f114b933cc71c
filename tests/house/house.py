"""A home, a temp folder and a keyring for each test, and how Hypothesis behaves here."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

XDG = ("CACHE", "CONFIG", "DATA", "STATE")

FAILED = pytest.StashKey[bool]()

MEMORY = Path("/dev/shm")
"""Linux's disk in memory: a kill leaves there what it leaves on any other, without the waiting."""

ROOM = 2_000_000_000
"""Bytes; all that a whole run leaves behind is a tenth of it."""

if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for disturbing in ("QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_LOGGING_RULES", "ONEDESK_DATA"):
    os.environ.pop(disturbing, None)

settings.register_profile(
    "house",
    deadline=None,
    max_examples=50,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("brief", settings.get_profile("house"), max_examples=10)
settings.register_profile(
    "nightly",
    settings.get_profile("house"),
    max_examples=1_000,
    derandomize=False,
    print_blob=True,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of the real Secret Service run only in a session made for them, never in yours."""
    if "ONEDESK_TEST_SESSION" in os.environ:
        return
    real = [item for item in items if item.get_closest_marker("keyring")]
    if real:
        config.hook.pytest_deselected(items=real)
        items[:] = [item for item in items if item not in real]


def pytest_collection_finish() -> None:
    """What is loaded stays: the collector, which the windows call, need not look at it again."""
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def has_failed(request: pytest.FixtureRequest) -> bool:
    """A failed test's traceback keeps its objects alive, so what is left says nothing."""
    return request.node.stash.get(FAILED, False)


@pytest.fixture(autouse=True, scope="session")
def first_home(tmp_path_factory) -> Iterator[None]:
    """Where fixtures live that are shared by several tests: not in your home either."""
    house = Path(tempfile.mkdtemp(prefix="shared", dir=tmp_path_factory.getbasetemp()))
    with pytest.MonkeyPatch.context() as patch:
        move_into(house, patch)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory, request) -> Iterator[Path]:
    """A home, a temp folder and a working directory that are this test's alone."""
    house = Path(tempfile.mkdtemp(prefix="h", dir=tmp_path_factory.getbasetemp()))
    with pytest.MonkeyPatch.context() as patch:
        move_into(house, patch)
        patch.chdir(house / "home")
        yield house / "home"
    left = sorted(path.name for path in (house / "tmp").iterdir())
    if left and not has_failed(request):
        pytest.fail(f"temp files left behind: {', '.join(left)}", pytrace=False)


def move_into(house: Path, patch: pytest.MonkeyPatch) -> None:
    own, temp, run = house / "home", house / "tmp", house / "run"
    for folder in (own, temp, run):
        folder.mkdir(mode=0o700)
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        patch.setenv(variable, str(own))
    for kind in XDG:
        patch.setenv(f"XDG_{kind}_HOME", str(own / f".{kind.lower()}"))
    patch.setenv("XDG_RUNTIME_DIR", str(run))
    for variable in ("TMPDIR", "TEMP", "TMP"):
        patch.setenv(variable, str(temp))
    patch.setattr(tempfile, "tempdir", str(temp))


@pytest.fixture(autouse=True)
def own_keyring(request) -> Iterator[None]:
    """No Secret Service is found, unless the test is marked `keyring`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
        if not request.node.get_closest_marker("keyring"):
            patch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        forget_keyring()
        yield
        forget_keyring()


def forget_keyring() -> None:
    """Have `keyring` look and choose again; it keeps both answers for the whole process."""
    if core := sys.modules.get("keyring.core"):
        core._keyring_backend = None
        vars(core.backend.get_all_keyring).pop("saved_result", None)
