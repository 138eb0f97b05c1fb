"""No output says who wrote it, where, or on what; and the search would find it if one did."""

import io
import zipfile
import zlib
from pathlib import Path
from struct import pack

import pytest

from tests.proofs.traces.__main__ import KINDS, made, told
from tests.proofs.traces.searching import layers, traces
from tests.word.edited_files import png

NAME = "zhangwuji7731"


def test_nothing_written_says_who_wrote_it_where_or_on_what(tmp_path: Path) -> None:
    files, words = made(tmp_path, with_office=False)
    assert {path.suffix for path in files} >= KINDS
    assert list(told(files, words)) == []


def _zip(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/a.xml", (1980, 1, 1, 0, 0, 0)), content)
    return packed.getvalue()


def _png_saying(text: bytes) -> bytes:
    chunk = b"Author\0\0" + zlib.compress(text)
    return png()[:-12] + pack(">I", len(chunk)) + b"zTXt" + chunk + pack(">I", 0) + png()[-12:]


@pytest.mark.parametrize(
    "data",
    [
        NAME.upper().encode(),
        NAME.encode("utf-16-be").hex().upper().encode(),
        _zip(NAME.encode()),
        _zip(_zip(NAME.encode("utf-16-le"))),
        _zip(_png_saying(NAME.encode())),
        b"stream\n" + zlib.compress(NAME.encode()) + b"\nendstream",
    ],
    ids=["plain", "hex", "packed", "packed twice", "in a picture", "in a stream"],
)
def test_the_search_finds_a_name_wherever_it_is(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    if data.startswith(b"stream"):
        found = b"".join(part for _, part in layers("a", b"%PDF-1.4\n" + data))
        assert NAME.encode() in found
        return
    assert any(NAME in found for found in traces(tmp_path / "a", [NAME]))
