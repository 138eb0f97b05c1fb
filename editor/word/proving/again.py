"""Proof of a file that differs from a proved one in some texts alone: these stand where they should, and all else is that file's, byte for byte."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from editor.word.proving.blocks import TEXT, are_plain, places_in, read_blocks
from editor.word.proving.parts import PackedPart, plain_parts
from editor.word.proving.proof import MAIN, place_name

_BODY = "<w:body>"
_BEGIN = re.compile(
    r"""(?:<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["'](?:yes|no)["'])?[ ]?\?>)?[ \t\r\n]*<[^?!]"""
)
"""How a part begins that is read as it stands and has no text before its first element. One behind its last stays, as no tag is there any more."""


class ProvedFile:
    """A file that was proved, cut at the texts of places of fields; proves those of the same tags."""

    def __init__(self, data: bytes, places: Iterable[tuple[str, int]]) -> None:
        """The `places` are paths and numbers from 1, in document order. Raises ValueError where one of them is not one text of the file."""
        self._parts = plain_parts(data) or {}
        self._bare: dict[str, bytes | None] = {}
        main = self._parts[MAIN].unpacked() if MAIN in self._parts else None
        if main is None:
            raise ValueError(MAIN)
        head, begin, text = main.decode().partition(_BODY)
        pieces = TEXT.split(text)
        numbers = list(_numbers(main, places))
        if sum(len(block.texts) for block in read_blocks(main)) != len(pieces) // 2 or numbers != sorted(set(numbers)):
            raise ValueError(MAIN)
        edges = [-1, *(2 * number + 1 for number in numbers), len(pieces)]
        tags = [f">{piece}<" if at % 2 else piece for at, piece in enumerate(pieces)]
        self._between = ["".join(tags[start + 1 : end]).encode() for start, end in pairwise(edges)]
        self._between[0] = (head + begin).encode() + self._between[0]

    def proves(self, data: bytes, texts: Sequence[str]) -> bool:
        """Whether a file is the proved one with these texts in its places; parts that are no text of the document may say other things."""
        parts = plain_parts(data) or {}
        if list(parts) != list(self._parts) or len(texts) != len(self._between) - 1:
            return False
        return self._says(parts[MAIN], texts) and all(part == self._parts[path] or self._is_like(path, part) for path, part in parts.items())

    def _says(self, main: PackedPart, texts: Sequence[str]) -> bool:
        said = "\0".join(texts).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if not all(texts) or not are_plain(said.split("\0")):
            return False
        pieces: list[bytes] = [b""] * (2 * len(texts) + 1)
        pieces[::2], pieces[1::2] = self._between, f">{said}<".replace("\0", "<\0>").encode().split(b"\0")
        return main.unpacked() == b"".join(pieces)

    def _is_like(self, path: str, part: PackedPart) -> bool:
        """Whether a part has the tags of the one that was proved."""
        if path == MAIN:
            return True
        if path not in self._bare:
            self._bare[path] = _without_texts(self._parts[path].unpacked() or b"")
        bare = _without_texts(part.unpacked() or b"")
        return bool(bare) and bare == self._bare[path]


def _numbers(main: bytes, places: Iterable[tuple[str, int]]) -> Iterator[int]:
    """The numbers of the texts that are these places, counted through the document."""
    blocks = read_blocks(main)
    first, count = dict[int, int](), 0
    for block in blocks:
        first[id(block)], count = count, count + len(block.texts)
    written = places_in(blocks)
    for path, place in places:
        (block, facts), *more = written.get(place_name(path, place), [(blocks[0], None)])
        pieces = facts.pieces if facts is not None and not more else []
        if len(pieces) != 1 or not isinstance(pieces[0], int):
            raise ValueError(path)
        yield first[id(block)] + pieces[0]


def _without_texts(data: bytes) -> bytes | None:
    """A part with nothing but room between its tags; None where anything but characters stands there, a text stands before its first element or there
    may be one behind its last, or it is no text.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    begin = _BEGIN.match(text)
    if begin is None or "<!" in text or "<?" in text[begin.end() :]:
        return None
    parts = TEXT.split(text)
    return "> <".join(parts[::2]).encode() if are_plain(parts[1::2]) else None
