"""The main job on a real sample: read, made a template, filled with distinct values, written, read back."""

# ruff: noqa: ANN401 - what JSON holds may be anything

import json
import re
from pathlib import Path
from typing import Any

import pytest

from editor.cli import main
from tests.cases import BESIDE, OWN, SEED, SEEDED, needs_seed
from tests.desk.made import text_of_docx


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    return tmp_path


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert main([*arguments, "--json", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


@pytest.fixture
def gold() -> Any:
    return json.loads((BESIDE / "gold" / "000.json").read_text("utf-8"))


@needs_seed
def test_the_reader_sees_what_a_careful_person_sees(capsys: pytest.CaptureFixture[str], gold: Any) -> None:
    seen = _json(capsys, "inspect", str(SEED))
    assert seen["encoding"] == "utf-8"
    assert len(seen["slots"]) == 66
    assert [(s["line"], s["start"], s["end"]) for s in seen["slots"]] == [(s["line"], s["start"], s["end"]) for s in gold["slots"]]
    assert [(h["line"], h["level"]) for h in seen["headings"]] == [(h["line"], h["level"]) for h in gold["headings"]]
    assert len(seen["headings"]) == 9
    assert seen["noise_lines"] == gold["noise_lines"]
    assert len(seen["noise_lines"]) == 8
    assert (seen["title"], seen["addressee"]) == (gold["title"], gold["addressee"])


@needs_seed
@pytest.mark.parametrize("path", sorted(BESIDE.glob("encodings/000-*")), ids=lambda path: path.name)
def test_the_encoding_makes_no_difference(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen, same = _json(capsys, "inspect", str(path)), _json(capsys, "inspect", str(SEED))
    for name in ("source", "encoding"):
        del seen[name], same[name]
    assert seen == same


@needs_seed
def test_fields_cover_every_slot_in_document_order(capsys: pytest.CaptureFixture[str]) -> None:
    fields = _json(capsys, "fields", str(SEED))
    assert sum(field["places"] for field in fields) == 66
    assert len({field["key"] for field in fields}) == len(fields)
    assert all("▢" in field["context"] for field in fields)
    assert fields == _json(capsys, "fields", str(SEED))
    assert max(field["places"] for field in fields) >= 5


@needs_seed
def test_each_distinct_value_stands_in_each_of_its_places(capsys: pytest.CaptureFixture[str]) -> None:
    fields = _json(capsys, "fields", str(SEED))
    values = {field["key"]: _distinct(field["type"], number) for number, field in enumerate(fields, 1)}
    Path("v.json").write_text(json.dumps(values, ensure_ascii=False), "utf-8")
    assert main(["fill", str(SEED), "--values", "v.json", "-o", "a.docx"]) == 0
    text = text_of_docx(Path("a.docx"))
    assert [letter for letter in "XxＸ×" if letter in text] == []
    assert "〔" not in text
    for field in fields:
        shown = _shown(values[field["key"]])
        assert len(re.findall(rf"(?<![\d.]){re.escape(shown)}(?!\d)", text)) >= field["places"], field
    assert _json(capsys, "values", "a.docx")["values"] == values


def _distinct(type_: str, number: int) -> str:
    """A value that no other field has and no other value contains."""
    code = f"{number:03}"
    made = {
        "number": f"7{code}",
        "money": f"8{code}.50",
        "percent": f"9{code}.5",
        "year": str(1901 + number),
        "month": f"{1950 + number}-11",
        "date": f"{1950 + number}-08-03",
    }
    return made.get(type_, f"甲{code}乙")


def _shown(value: str) -> str:
    if match := re.fullmatch(r"(\d{4})-08-03", value):
        return f"{match[1]}年8月3日"
    return f"{value[:4]}年11" if value.endswith("-11") else value


@needs_seed
def test_the_template_of_the_sample_fills_to_the_same_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SEED), "-o", "a.nigao"]) == 0
    assert _json(capsys, "fields", "a.nigao") == _json(capsys, "fields", str(SEED))
    for file, out in ((str(SEED), "a.docx"), ("a.nigao", "b.docx")):
        assert main(["fill", file, "--sample", "-o", out]) == 0
    assert text_of_docx(Path("a.docx")) == text_of_docx(Path("b.docx"))


@needs_seed
def test_an_unfilled_report_shows_every_slot_and_goes_on_where_it_was_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", str(SEED), "-o", "a.docx"]) == 1
    assert text_of_docx(Path("a.docx")).count("〔") == 66
    fields = _json(capsys, "fields", "a.docx")
    assert fields == _json(capsys, "fields", str(SEED))
    assert main(["fill", "a.docx", "--sample", "-o", "b.docx"]) == 0
    assert "〔" not in text_of_docx(Path("b.docx"))
    assert main(["fill", "a.docx", "--final", "-o", "c.docx"]) == 1
    assert not Path("c.docx").exists()


@pytest.mark.parametrize("path", [SEEDED, *OWN])
def test_every_sample_becomes_a_report_that_opens_again(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", str(path), "--sample", "-o", "a.docx", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert "〔" not in text_of_docx(Path("a.docx")).replace("〔2", "")
    again = _json(capsys, "values", "a.docx")
    assert (again["changed_fields"], again["changed_text"]) == ([], [])
    assert main(["render", "a.docx", "-o", "seiten", "--dpi", "30"]) == 0
