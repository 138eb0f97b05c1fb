"""Many Word files as one."""

import io
import re
import zipfile
from pathlib import Path

from editor.word import join_docx
from tests.desk.forms.made import para, word

LONG = "很" * 40
MARKS = "".join(f'<w:bookmarkStart w:id="{at}" w:name="{one}"/><w:bookmarkEnd w:id="{at}"/>' for at, one in ((4, "编号"), (9, LONG)))
CODES = ("REF 编号 \\h", f'HYPERLINK \\l "{LONG}"', "REF 编号外")
FIELDS = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in CODES) + '<w:fldSimple w:instr=" PAGEREF 编号 "/>'
LINK = '<w:hyperlink w:anchor="编号"><w:r><w:t>见编号</w:t></w:r></w:hyperlink>'


def test_bookmarks_of_all_files_stay_under_names_of_their_own_and_what_leads_to_them_finds_them(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.docx" for number in range(3)]
    for path in paths:
        path.write_bytes(word(para("编号", MARKS) + para("见", FIELDS, LINK)))
    made = io.BytesIO()
    join_docx(made, paths)
    body = zipfile.ZipFile(made).read("word/document.xml").decode()
    starts, ends = (re.findall(rf"<w:bookmark{kind} [^>]*>", body) for kind in ("Start", "End"))
    assert _said(starts, "name") == ["编号", LONG, "编号_2", LONG[:38] + "_2", "编号_3", LONG[:38] + "_3"]
    assert _said(starts, "id") == _said(ends, "id") == [str(number) for number in range(6)]
    assert re.findall(r'w:anchor="([^"]*)"', body) == ["编号", "编号_2", "编号_3"]
    led = [
        (f"REF 编号{end} \\h", f'HYPERLINK \\l "{long}"', CODES[2]) for end, long in (("", LONG), ("_2", LONG[:38] + "_2"), ("_3", LONG[:38] + "_3"))
    ]
    assert re.findall(r"<w:instrText>([^<]*)<", body) == [code for codes in led for code in codes]
    assert re.findall(r'w:instr="([^"]*)"', body) == [" PAGEREF 编号 ", " PAGEREF 编号_2 ", " PAGEREF 编号_3 "]


def _said(marks: list[str], attribute: str) -> list[str]:
    return [found[1] for mark in marks if (found := re.search(rf' w:{attribute}="([^"]*)"', mark))]
