"""What the preview shows is what is printed: the pages of `render` beside LibreOffice's PDF of the same Word file."""

import json
import random
from pathlib import Path

import pytest

from editor.cli import main
from editor.desk import Desk
from editor.model.template.field import Field, Value
from editor.shipped import shipped_path
from editor.storage.folders import Folders
from tests.cases import CASES, SEED, needs_seed
from tests.layout.judge import Verdict, printed_lines
from tests.office import convert_to_pdf
from tests.shipped import KNOWN

TEXTS = [*KNOWN, *sorted(shipped_path("samples").glob("*.txt")), *sorted(CASES.glob("10*-*.txt"))]
WORDS = ("统筹推进", "城乡建设", "“十五五”规划", "2026年3月", "ABC平台", "完成率98.6%", "（含所属单位）", "抓落实，", "促发展；", "有关部门、")
NAMES = "江河山川林泉云岚松柏"
FIXED = {
    "date": "2026-11-{:02}",
    "month": "{}",
    "year": "20{:02}",
    "number": "{}",
    "money": "{}.50",
    "percent": "{}.5",
    "time": "14:{:02}",
    "quantity": "{} 亩",
}


def _value(described: Field, chance: random.Random, longest: int = 40) -> Value:
    """A value of the field's type, of a length that a person may write there."""
    if described.type == "rows":
        return tuple({column.key: str(_value(column, chance, 12)) for column in described.columns} for _ in range(chance.randint(1, 6)))
    if described.type in FIXED:
        return FIXED[described.type].format(chance.randint(10, 28) if described.type != "month" else chance.randint(1, 12))
    if described.choices or described.type == "flag":
        return chance.choice(described.choices or ("是", "否"))
    if described.type in ("person", "org"):
        return "".join(chance.choices(NAMES, k=chance.randint(2, 4 if described.type == "person" else 18)))
    if described.key.endswith(("字号", "电话", "密级")):
        return {"字": f"江城〔2026〕{chance.randint(1, 300)}号", "电": "0000-6660123", "密": "秘密★1年"}[described.key[-2]]
    length = chance.randint(2, 160 if described.type == "longtext" else longest)
    return "".join(chance.choices(WORDS, k=length))[:length].strip("，；、（“")


def _verdict(report: Path, folder: Path) -> Verdict:
    """Our lines of a Word file and LibreOffice's."""
    pages = folder / "pages"
    assert main(["render", str(report), "-o", str(pages), "--viewer", "libreoffice", "--dpi", "30", "--quiet", "--force"]) == 0
    drawn = [[line["text"] for line in page["lines"]] for page in json.loads((pages / "pages.json").read_text("utf-8"))["pages"]]
    ours = [["".join(text.split()) for text in page if text.strip()] for page in drawn]
    return Verdict(report.stem, printed_lines(convert_to_pdf(report, folder)), ours)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.needs("soffice")
@pytest.mark.usefixtures("pinned_fonts", "qapp")
@pytest.mark.parametrize("path", [*(pytest.param(path, id=path.stem) for path in TEXTS), pytest.param(SEED, id="000", marks=needs_seed)])
def test_the_pages_have_the_lines_of_the_printed_ones(path: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.docx"
    assert main(["fill", str(path), "--sample", "-o", str(report), "--quiet"]) == 0
    verdict = _verdict(report, tmp_path)
    assert verdict.same_pages
    assert verdict.same_lines >= 0.98 * verdict.lines, verdict.differences


@pytest.mark.needs("soffice")
@pytest.mark.usefixtures("pinned_fonts", "qapp")
@pytest.mark.parametrize("path", KNOWN, ids=lambda path: path.stem)
def test_whatever_is_filled_in_is_printed_as_it_is_shown(path: Path, tmp_path: Path, home: Path) -> None:
    chance = random.Random(path.stem)
    draft = Desk(Folders.under(home)).open(path).draft
    values = {f.key: _value(f, chance) for f in draft.template.fields if not f.computed}
    given = tmp_path / "values.json"
    given.write_text(json.dumps(values, ensure_ascii=False), "utf-8")
    report = tmp_path / "report.docx"
    assert main(["fill", str(path), "--values", str(given), "-o", str(report), "--quiet"]) in (0, 1)
    verdict = _verdict(report, tmp_path)
    assert verdict.same_pages
    assert verdict.same_lines >= 0.98 * verdict.lines, verdict.differences
