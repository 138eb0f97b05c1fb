"""Words looked for in every part of a file: unpacked, in the streams of PDF files and the chunks of pictures, in every way of writing them."""

import base64
import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import unpack
from urllib.parse import quote

import pypdfium2

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PNG = b"\x89PNG\r\n\x1a\n"
_OF_PICTURES = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"pHYs", b"sRGB", b"gAMA", b"sBIT", b"bKGD", b"tRNS"}
_EMPTY = {"creator", "lastModifiedBy", "Company", "Manager", "Template", "created", "modified", "lastPrinted"}
_NO_TIME = ("1980-01-01", "2000-01-01")
_SAID = ("Author", "Producer", "CreationDate", "ModDate", "Subject", "Keywords")


def layers(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes of a file, and those of all that is packed in it, each with its place."""
    yield name, data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield f"{name}!{entry.filename}", entry.filename.encode() + entry.comment + entry.extra
                yield from layers(f"{name}!{entry.filename}", archive.read(entry))
    if data.startswith(b"%PDF"):
        for number, packed in enumerate(_STREAM.findall(data)):
            yield from layers(f"{name}!stream {number}", _inflated(packed))
    if data.startswith(_PNG):
        yield from ((f"{name}!{kind.decode()}", _text_of(kind, chunk)) for kind, chunk in _chunks(data))


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return packed


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        (length,) = unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def _text_of(kind: bytes, chunk: bytes) -> bytes:
    """What a chunk of text says, packed or not; what other chunks hold is drawn."""
    _, _, packed = chunk.partition(b"\0")
    return chunk + _inflated(packed[1:]) if kind in (b"zTXt", b"iTXt") else chunk


def written(word: str) -> set[bytes]:
    """The ways in which a word may be written into a file."""
    wide = (word.encode("utf-16-le"), word.encode("utf-16-be"))
    coded = {base64.b64encode(word.encode())[: len(word) * 4 // 3 - 1], quote(word).encode(), word.encode("unicode-escape")}
    return {word.encode(), *wide, wide[1].hex().encode(), wide[1].hex().upper().encode(), word.encode().hex().upper().encode(), *coded}


def traces(path: Path, words: Sequence[str]) -> Iterator[str]:
    """What of the person or the machine a file says, each with its place in it."""
    looked_for = {way.lower(): word for word in words for way in written(word)}
    for place, data in layers(path.name, path.read_bytes()):
        small = data.lower()
        yield from (f"{place}: {word}" for word in sorted({word for way, word in looked_for.items() if way in small}))
        yield from (f"{place}: {said}" for said in _said_of_itself(place, data))


def _said_of_itself(place: str, data: bytes) -> Iterator[str]:
    """What a file says of its author, its program and its time, where it has room for that."""
    if "docProps/" in place and data.startswith(b"<"):
        for node in ET.fromstring(data).iter():
            text = (node.text or "").strip()
            if node.tag.rpartition("}")[2] in _EMPTY and text and not text.startswith(_NO_TIME):
                yield f"{node.tag.rpartition('}')[2]} {text}"
    if data.startswith(b"%PDF"):
        said = pypdfium2.PdfDocument(data).get_metadata_dict()
        yield from (f"{key} {said[key]}" for key in _SAID if said.get(key))
    if data.startswith(_PNG):
        yield from (f"chunk {kind.decode()}" for kind, _ in _chunks(data) if kind not in _OF_PICTURES)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (f"time of {entry.filename}" for entry in archive.infolist() if entry.date_time != (1980, 1, 1, 0, 0, 0))
