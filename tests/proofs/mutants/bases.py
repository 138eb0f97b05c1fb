"""What mutants are made of: files of the tests, shipped templates, and the reports, sheets and values that the program makes of them."""

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from editor.desk import Desk, with_samples
from tests.proofs.mutants.zips import members_of, zipped
from tests.shipped import KNOWN
from tests.source import ROOT

Base = tuple[str, bytes]
_TESTS = ROOT / "tests"
_LARGEST = 60_000
_LONGEST_TEXT = 14_000
_STYLES = 20
_PLACES = {
    "docx": ("tests/faults/incoming/*.docx", "tests/faults/word/*.docx", "tests/faults/safe/F14*.docx", "tests/old/0.1.0/reports/0[1-8]*.docx"),
    "nigao": ("resources/templates/*.nigao", "tests/old/0.1.0/templates/*.nigao", "tests/faults/*/*.nigao", "tests/proofs/mutants/*.nigao"),
    "txt": ("tests/reading/cases/*.txt", "tests/reading/cases/encodings/*.txt", "tests/faults/incoming/*.txt"),
    "md": ("tests/faults/incoming/*.md", "README*.md"),
    "journal": ("tests/old/0.1.0/journals/*.journal", "tests/old/0.1.0/reviews/*.review"),
}


def template_path() -> Path:
    """The template that values are filled into: fields of every type, rows too."""
    return _TESTS / "proofs" / "mutants" / "values.nigao"


@cache
def bases_of(kind: str) -> tuple[Base, ...]:
    """The files of a kind (its ending without the dot), each with its name; small ones, so that many can be tried."""
    found = (path for place in _PLACES.get(kind, ()) for path in sorted(ROOT.glob(place)))
    made = _MADE.get(kind)
    files = (*((path.name, path.read_bytes()) for path in found if path.stat().st_size < _LARGEST), *(made() if made else ()))
    return tuple((name, slim) for name, data in files if (slim := _slim(data))) if kind == "docx" else files


def _slim(data: bytes) -> bytes:
    """A Word file with a few of its styles and without what no reader looks at; nothing for a long one."""
    members = dict(members_of(data))
    if len(members["word/document.xml"]) > _LONGEST_TEXT:
        return b""
    members.pop("word/stylesWithEffects.xml", None)
    styles = etree.fromstring(members["word/styles.xml"])
    for style in list(styles.iter("{*}style", "{*}lsdException"))[_STYLES:]:
        style.getparent().remove(style)
    return zipped([*{**members, "word/styles.xml": etree.tostring(styles)}.items()])


def _reports() -> Iterator[Base]:
    """Reports as the program writes them today."""
    desk = Desk()
    with tempfile.TemporaryDirectory() as folder:
        for path in (template_path(), *KNOWN):
            out = Path(folder) / f"{path.stem}.docx"
            desk.save_word(with_samples(desk.open(path).draft), out)
            yield out.name, out.read_bytes()


def _values() -> dict[str, object]:
    draft = with_samples(Desk().open(template_path()).draft)
    fields = (field for field in draft.fields if not field.computed)
    return {f.key: value if isinstance(value := draft.value(f.key), str) else [dict(row) for row in value] for f in fields}


def _json() -> Iterator[Base]:
    yield "values.json", json.dumps(_values(), ensure_ascii=False, indent=1).encode()


def _csv() -> Iterator[Base]:
    out = io.StringIO()
    csv.writer(out).writerows([("填写项", "值"), *((name, value) for name, value in _values().items() if isinstance(value, str))])
    yield "values.csv", out.getvalue().encode("utf-8-sig")


def _books() -> Iterator[Base]:
    desk = Desk()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "values.xlsx"
        desk.write_sheet(with_samples(desk.open(template_path()).draft), out)
        yield out.name, out.read_bytes()


def _open_documents() -> Iterator[Base]:
    """A text of LibreOffice, as small as one can be."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{line}</text:p>" for line in ("关于会议情况的报告", "局办公室：", "X年X月X日召开会议。", "特此报告。"))
    spaces = f'xmlns:office="{office}:office:1.0" xmlns:text="{office}:text:1.0" office:version="1.2"'
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.text"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'.format
    manifest = f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0">{entry("/", kind)}{entry("content.xml", "text/xml")}</manifest:manifest>'
    members = [("mimetype", kind.encode()), ("content.xml", content.encode()), ("META-INF/manifest.xml", manifest.encode())]
    yield "text.odt", zipped(members, 0)


_MADE: dict[str, Callable[[], Iterator[Base]]] = {
    "docx": _reports,
    "json": _json,
    "csv": _csv,
    "xlsx": _books,
    "odt": _open_documents,
}
