"""A folder of its own and an input of this folder for each test."""

from pathlib import Path

import pytest

from tests.faults.trying import Tried


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's folders: one for all, so that the fonts of the machine are read once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def tried(request: pytest.FixtureRequest, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tried:
    """The input that the test is given by name; the command line works in a folder that holds nothing else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(home))
    return Tried(request.param, capsys)
