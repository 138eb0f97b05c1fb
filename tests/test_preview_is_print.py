"""What the preview shows is what is printed: the pages of `render` beside LibreOffice's PDF of the same Word file."""

import json
from pathlib import Path

import pytest

from editor.cli import main
from editor.shipped import shipped_path
from tests.layout.judge import Verdict, printed_lines
from tests.office import convert_to_pdf

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases"
SHIPPED = [*sorted(shipped_path("templates").glob("*.nigao")), *sorted(shipped_path("samples").glob("*.txt"))]
TEXTS = [*SHIPPED, *sorted(CASES.glob("[01]0*-*.txt"))]


@pytest.mark.needs("soffice")
@pytest.mark.usefixtures("pinned_fonts", "qapp")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_pages_have_the_lines_of_the_printed_ones(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    report, pages = tmp_path / "report.docx", tmp_path / "pages"
    assert main(["fill", str(path), "--sample", "-o", str(report), "--quiet"]) == 0
    assert main(["render", str(report), "-o", str(pages), "--viewer", "libreoffice", "--dpi", "30", "--quiet"]) == 0
    drawn = [[line["text"] for line in page["lines"]] for page in json.loads((pages / "pages.json").read_text("utf-8"))["pages"]]
    ours = [["".join(text.split()) for text in page if text.strip()] for page in drawn]
    verdict = Verdict(path.stem, printed_lines(convert_to_pdf(report, tmp_path)), ours)
    assert verdict.same_pages
    assert verdict.same_lines >= 0.98 * verdict.lines, verdict.differences
