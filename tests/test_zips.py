"""A zip that is damaged, however its parts are packed, is refused with a sentence by all that read zips."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest

from editor.model.problem import NigaoError
from editor.sheets import SheetError, SheetProblem, read_sheets
from editor.word import open_package, read_source
from tests.word.papers import foreign, p

METHODS = {"stored": zipfile.ZIP_STORED, "deflate": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA}
PLACES = range(0, 100, 7)


def _packed(data: bytes, method: int, part: str, harm: Callable[[bytes], bytes]) -> bytes:
    """The zip packed anew by a method, and the packed bytes of a part harmed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        info = new.getinfo(part)
    whole = made.getvalue()
    start = info.header_offset + 30 + len(info.filename.encode())
    end = start + info.compress_size
    return whole[:start] + harm(whole[start:end]) + whole[end:]


def _flipped(place: int) -> Callable[[bytes], bytes]:
    def harm(packed: bytes) -> bytes:
        at = len(packed) * place // 100
        return packed[:at] + bytes([packed[at] ^ 0x5A]) + packed[at + 1 :]

    return harm


def _book() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        new.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>'
        )
        new.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        row = '<row r="1"><c r="A1" t="inlineStr"><is><t>供水科</t></is></c></row>'
        new.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{row}</sheetData></worksheet>')
    return made.getvalue()


def _words(data: bytes) -> str:
    """The first words of a Word file; the sentence of the refusal where it is not read."""
    try:
        return read_source(open_package(data, "a.docx")).lines[0]
    except NigaoError as error:
        return error.text


def _cell(data: bytes) -> str:
    """The first cell of a workbook, or why it gives none."""
    try:
        return read_sheets(data, bytes.decode)[0].text(0, 0)
    except SheetError as error:
        return error.problem


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_word_file_of_any_packing_is_read_whole_or_refused(method: int) -> None:
    data = foreign(p("关于检修的通知") * 40)
    assert _words(_packed(data, method, "word/document.xml", bytes)) == "关于检修的通知"
    found = Counter(_words(_packed(data, method, "word/document.xml", _flipped(place))) for place in PLACES)
    refused = Counter({said: count for said, count in found.items() if "损坏" in said or "坏" in said})
    assert found - refused == Counter({"关于检修的通知": found["关于检修的通知"]})
    assert refused.total() > len(PLACES) // 2


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_workbook_of_any_packing_is_read_whole_or_refused(method: int) -> None:
    assert _cell(_packed(_book(), method, "xl/worksheets/sheet1.xml", bytes)) == "供水科"
    found = Counter(_cell(_packed(_book(), method, "xl/worksheets/sheet1.xml", _flipped(place))) for place in PLACES)
    assert found[SheetProblem.DAMAGED] > len(PLACES) // 2
    assert found[SheetProblem.DAMAGED] + found["供水科"] == len(PLACES)
