"""A report that the command line filled."""

import json
from pathlib import Path

import pytest

from editor.cli import main
from tests.desk.made import TEMPLATE, VALUES


def fill_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled report a.docx in the folder, which is the one at hand from now on; it has folders of its own."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NIGAO_HOME", str(folder / "home"))
    Path("值守.nigao").write_text(TEMPLATE, "utf-8")
    Path("v.json").write_text(json.dumps(VALUES, ensure_ascii=False), "utf-8")
    assert main(["fill", "值守.nigao", "--values", "v.json", "-o", "a.docx"]) == 0
    return folder / "a.docx"
