"""Many Word files as one."""

import html
import io
import re
import zipfile
from pathlib import Path

import pytest

from editor.word import join_docx
from tests.desk.forms.made import para, word

LONG = "很" * 40
MARKS = "".join(f'<w:bookmarkStart w:id="{at}" w:name="{one}"/><w:bookmarkEnd w:id="{at}"/>' for at, one in ((4, "编号"), (9, LONG)))
CODES = ("REF 编号 \\h", f'HYPERLINK \\l "{LONG}"', "REF 编号外")
BEGIN, SEPARATE, END = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))


def _field(*pieces: str) -> str:
    """A field of which the code is cut into pieces; those that are marks of fields themselves stay as they are."""
    cut = "".join(piece if piece.startswith("<") else f'<w:instrText xml:space="preserve">{piece}</w:instrText>' for piece in pieces)
    return f"<w:r>{BEGIN}{cut}{SEPARATE}<w:t>见</w:t>{END}</w:r>"


FIELDS = "".join(map(_field, CODES)) + '<w:fldSimple w:instr=" PAGEREF 编号 "/>'
LINK = '<w:hyperlink w:anchor="编号"><w:r><w:t>见编号</w:t></w:r></w:hyperlink>'


def test_bookmarks_of_all_files_stay_under_names_of_their_own_and_what_leads_to_them_finds_them(tmp_path: Path) -> None:
    body = _joined(tmp_path, 3 * [para("编号", MARKS) + para("见", FIELDS, LINK)])
    starts, ends = (re.findall(rf"<w:bookmark{kind} [^>]*>", body) for kind in ("Start", "End"))
    assert _said(starts, "name") == ["编号", LONG, "编号_2", LONG[:38] + "_2", "编号_3", LONG[:38] + "_3"]
    assert _said(starts, "id") == _said(ends, "id") == [str(number) for number in range(6)]
    assert re.findall(r'w:anchor="([^"]*)"', body) == ["编号", "编号_2", "编号_3"]
    led = [
        (f"REF 编号{end} \\h", f'HYPERLINK \\l "{long}"', CODES[2]) for end, long in (("", LONG), ("_2", LONG[:38] + "_2"), ("_3", LONG[:38] + "_3"))
    ]
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", body) == [code for codes in led for code in codes]
    assert re.findall(r'w:instr="([^"]*)"', body) == [" PAGEREF 编号 ", " PAGEREF 编号_2 ", " PAGEREF 编号_3 "]


def _joined(folder: Path, bodies: list[str]) -> str:
    paths = [folder / f"{number}.docx" for number in range(len(bodies))]
    for path, body in zip(paths, bodies, strict=True):
        path.write_bytes(word(body))
    made = io.BytesIO()
    join_docx(made, paths)
    return zipfile.ZipFile(made).read("word/document.xml").decode()


def _marks(*names: str) -> str:
    return "".join(f'<w:bookmarkStart w:id="{at}" w:name="{one}"/><w:bookmarkEnd w:id="{at}"/>' for at, one in enumerate(names))


@pytest.mark.parametrize(
    ("pieces", "led"),
    [
        (["REF _Ref", "123 \\h"], "REF _Ref123_2 \\h"),
        ([" PAGER", "EF _", "Re", "f1", "23"], " PAGEREF _Ref123_2"),
        (["ref _REF123"], "ref _Ref123_2"),
        (["_Ref123 \\h"], "_Ref123_2 \\h"),
        (["= 2*_Ref123+_Ref1234"], "= 2*_Ref123_2+_Ref1234"),
        (['IF _Ref123 = "_Ref123" "是" "否"'], 'IF _Ref123_2 = "_Ref123" "是" "否"'),
        (["TOC \\o &quot;1-3&quot; \\b _Ref123"], 'TOC \\o "1-3" \\b _Ref123_2'),
        (["HYPERLINK \\o _Ref123 \\l _Ref123"], "HYPERLINK \\o _Ref123 \\l _Ref123_2"),
        (["HYPERLINK 甲.docx \\l _Ref123"], "HYPERLINK 甲.docx \\l _Ref123"),
        (["MERGEFIELD _Ref", "123"], "MERGEFIELD _Ref123"),
        (["DOCPROPERTY _Ref123"], "DOCPROPERTY _Ref123"),
        (["SEQ _Ref123 _Ref123"], "SEQ _Ref123 _Ref123_2"),
        (["PAGE"], "PAGE"),
        (['XE "_Ref123" \\r _Ref123'], 'XE "_Ref123" \\r _Ref123_2'),
        (["SKIPIF _Ref123 = 1"], "SKIPIF _Ref123_2 = 1"),
        (["= _Ref123(ABOVE) + _Ref123"], "= _Ref123(ABOVE) + _Ref123_2"),
        (["REF _Ref", _field("MERGEFIELD _Ref123"), "123"], "REF _RefMERGEFIELD _Ref123123"),
        (["IF ", _field("REF _Ref", "123"), " = 1 _Ref123"], "IF REF _Ref123_2 = 1 _Ref123"),
    ],
)
def test_only_the_words_of_a_code_that_name_bookmarks_are_renamed_however_it_is_cut(pieces: list[str], led: str, tmp_path: Path) -> None:
    body = _joined(tmp_path, 2 * [para("见", _marks("_Ref123", "PAGE"), _field(*pieces))])
    codes = re.findall(r"<w:instrText[^>]*>([^<]*)<", body)
    second = html.unescape("".join(codes[len(codes) // 2 :]))
    assert second == led
    assert html.unescape("".join(codes[: len(codes) // 2])) == html.unescape("".join(re.findall(r"<w:instrText[^>]*>([^<]*)<", _field(*pieces))))


def test_a_link_into_another_file_stays_and_a_form_field_is_called_like_its_bookmark(tmp_path: Path) -> None:
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="空一"/><w:enabled/></w:ffData></w:fldChar></w:r>'
    out = '<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9" w:anchor="空一"/>'
    body = _joined(tmp_path, 2 * [para("填", _marks("空一"), box, f"<w:r><w:instrText>FORMTEXT</w:instrText>{END}</w:r>", out)])
    assert re.findall(r'<w:name w:val="([^"]*)"', body) == ["空一", "空一_2"]
    assert re.findall(r'w:anchor="([^"]*)"', body) == ["空一", "空一"]


def test_names_of_files_meet_neither_those_of_the_first_nor_each_other(tmp_path: Path) -> None:
    first, second = ("甲", "甲_2", "甲_1_2", "A_3"), ("甲", "a", "A_2", *(f"{LONG[:38]}{end}" for end in ("一", "二", "三三")), "甲")
    body = _joined(tmp_path, [para("一", _marks(*first)), para("二", _marks(*second)), para("三", _marks(*second))])
    names = _said(re.findall(r"<w:bookmarkStart [^>]*>", body), "name")
    assert names[:4] == list(first)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(name.endswith(f"_{number}") and len(name) <= 40 for number, start in ((2, 4), (3, 11)) for name in names[start : start + 7])


def _said(marks: list[str], attribute: str) -> list[str]:
    return [found[1] for mark in marks if (found := re.search(rf' w:{attribute}="([^"]*)"', mark))]
