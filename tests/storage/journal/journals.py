"""What the tests of the journal share."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.template.file import parse_template
from editor.storage.journal.journal import Journal
from tests.storage.journal.typing_child import TEMPLATE


def new_session(path: Path | None = None) -> Session:
    """A session on the small template."""
    return Session(Draft(parse_template(TEMPLATE)[0]), path, "值守报告")


def wait(condition: Callable[[], object], seconds: float = 5) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def crash(journal: Journal) -> None:
    """What is left when the program ends without saying so: the files, and no lock."""
    journal.flush()
    journal.close(keep=True)


def files(folder: Path) -> list[str]:
    """The endings of the files in a folder."""
    return sorted(path.suffix for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journals"


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Journal]]:
    started: list[Journal] = []

    def begin(session: Session, on_trouble: Callable[[NigaoError | None], None] | None = None) -> Journal:
        started.append(Journal(folder, session, on_trouble))
        return started[-1]

    yield begin
    for journal in started:
        journal.close()
