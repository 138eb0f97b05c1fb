"""The modules of packaging/, imported as its scripts do it: by their bare names, from their own folder."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.source import ROOT

FOLDER = ROOT / "packaging"
NEEDS_ANOTHER_PYTHON = {"icons"}
NAMES = [path.stem for path in sorted(FOLDER.glob("*.py")) if path.stem not in NEEDS_ANOTHER_PYTHON]


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(FOLDER))
    yield {name: __import__(name) for name in NAMES}
    for name in NAMES:
        sys.modules.pop(name, None)
