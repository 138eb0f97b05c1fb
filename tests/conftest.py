"""What every test stands on: folders of its own, Chinese, no window on the screen, pinned fonts."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication

from editor.model import words
from tests.tools import STAND_INS, demand

_HOME = Path(tempfile.mkdtemp(prefix="nigao-tests-"))
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "appdata",
    "LOCALAPPDATA": "localappdata",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
    "XDG_DOCUMENTS_DIR": "Documents",
}


def _live_apart() -> None:
    os.environ.pop("NIGAO_HOME", None)
    for variable, folder in _FOLDERS.items():
        path = _HOME / folder
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(path)


def _speak_chinese() -> None:
    os.environ.pop("LC_ALL", None)
    os.environ.pop("LC_MESSAGES", None)
    # LC_CTYPE stays one that every system has: Qt warns about a locale that is not installed.
    os.environ.update(LANG="zh_CN.UTF-8", LANGUAGE="zh_CN", LC_CTYPE="C.UTF-8")


_live_apart()
_speak_chinese()
# The program is started some hundred times: it is compiled once, whatever the environment wants.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# How long one example takes says more about the machine than about the program. The common run asks the same of every change;
# a developer's own run looks for what nobody thought of.
hypothesis.settings.register_profile("house", max_examples=60, deadline=None, print_blob=True, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> Iterator[QApplication]:
    """The application of windows comes first: what only draws would make a smaller one, and no window could be tested after it."""
    yield qapp
    # What a test made and copied belongs to Python, and must not be looked for by Qt when Python is gone.
    qapp.clipboard().clear()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """Neighbours stay in one process, which has what they share; one that comes to its end takes over what waits for another."""
    from xdist.scheduler import WorkStealingScheduling  # noqa: PLC0415 - only a run in several processes needs it

    if config.getoption("dist") != "load":
        return None
    return WorkStealingScheduling(config, log)  # pyright: ignore[reportArgumentType]


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        demand(*marker.args)


@pytest.fixture(autouse=True)
def _chinese_words() -> Iterator[None]:
    words.use_catalog({})
    yield
    words.use_catalog({})


@pytest.fixture
def pinned_fonts(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fontconfig file that gives each font of the standard its stand-in, in force for this test and the programs that it starts."""
    demand("fc-match", *(f"font:{family}" for family in STAND_INS))
    config = Path(__file__).parent / "fonts" / "fonts.conf"
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    return config
