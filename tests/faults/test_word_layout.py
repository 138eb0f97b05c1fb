"""Pages: the layout ends whatever the row, and print has what the preview shows."""

import json
import re
from pathlib import Path

import pytest

from tests.faults.known import faulty
from tests.faults.trying import DONE, Tried
from tests.office import convert_to_pdf, pdf_lines

LONG = "逐项核对问题台账并限期销号，"
# More than the longest of these texts can need.
PAGES = 12


@faulty("tall-row-1200.nigao", "tall-8cols-200.nigao", "tall-12cols-100.nigao", "ledger.docx")
def test_a_row_that_is_high_ends_and_its_head_is_on_each_page(tried: Tried) -> None:
    pages = _pages(tried)
    assert 1 <= len(pages) <= PAGES
    assert [page for page in pages if "序" not in page] == []


@faulty("F1_rows.nigao")
def test_a_long_value_of_a_row_is_split(tried: Tried) -> None:
    Path("v.json").write_text(json.dumps({"单位": "某局", "安排": [{"任务": LONG * 90, "部门": "某科"}]}, ensure_ascii=False), "utf-8")
    tried.run_limited("fill", tried.path, "--values", "v.json", "-o", "a.docx")
    assert tried.code in DONE, tried.said
    tried.path = Path("a.docx")
    assert 2 <= len(_pages(tried)) <= PAGES


def _pages(tried: Tried) -> list[str]:
    """The text of each page but for its number, without blanks."""
    tried.run_limited("render", tried.path, "-o", "pages", "--dpi", "20")
    assert tried.code in DONE, tried.said
    pages = json.loads(Path("pages/pages.json").read_text("utf-8"))["pages"]
    return [re.sub(r"\s", "", "".join(line["text"] for line in page["lines"] if not line.get("footer"))) for page in pages]


@faulty("d12-tables.nigao")
def test_no_number_in_a_table_of_many_columns_is_broken(tried: Tried) -> None:
    figures = re.findall(r"\| (\d+\.\d\d) ", tried.path.read_text("utf-8"))
    tried.run("render", tried.path, "-o", "pages", "--dpi", "20")
    assert tried.code in DONE, tried.said
    pages = json.loads(Path("pages/pages.json").read_text("utf-8"))["pages"]
    whole = {piece for page in pages for line in page["lines"] for piece in line["text"].split("\t")}
    assert [figure for figure in figures if figure not in whole] == []


@pytest.mark.needs("soffice", "pdftotext")
@faulty("imprint-behind-a-full-page.nigao", "d02-upward4.nigao")
def test_the_imprint_is_printed_on_an_even_page_and_no_page_is_blank(tried: Tried, pinned_fonts: Path) -> None:
    pages = _printed(tried)
    assert [number for number, lines in enumerate(pages, 1) if len(lines) < 2] == []
    assert [number % 2 for number, lines in enumerate(pages, 1) if any("印发" in line for line in lines)] == [0]


@pytest.mark.needs("soffice", "pdftotext")
@faulty("d10b-long-plain.nigao")
def test_the_date_under_a_long_name_is_printed_in_one_line(tried: Tried, pinned_fonts: Path) -> None:
    assert "2026年1月3日" in [line for page in _printed(tried) for line in page]


def _printed(tried: Tried) -> list[list[str]]:
    """The lines of each page that LibreOffice prints, without blanks."""
    return pdf_lines(convert_to_pdf(tried.filled().path.resolve(), Path.cwd()))
