"""What a written text says, read again block by block for the proof. The tags of a block without its texts tell all but the texts: what they say is
found once, by a parser, and known from then on by the tags themselves, so that of a file like one that was proved before the texts alone are read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from editor.word.package.xml import Element
from editor.word.proving.shown import SHOWN, Piece, is_beside, is_in_picture, pieces_of, shown_in

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARAGRAPH, _START, _END, _CONTROL = _W + "p", _W + "bookmarkStart", _W + "bookmarkEnd", _W + "sdt"
_BODY, _BLOCKS = "<w:body>", (("<w:p>", "</w:p>"), ("<w:tbl>", "</w:tbl>"))
TEXT = re.compile(">([^<]+)<")
"""A text between tags, with their signs."""
_HOLE = "\0"
_PLAIN = re.compile("(?:[\t\n\u0020-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]++|&(?:amp|lt|gt);)*+")
_KEPT, _KEPT_LONG = 1024, 4
_LONG = 16_384
"""Characters: of blocks with longer tags, as large tables are, only a few are kept, whatever is written."""
_DECLARED = "<?xml version='1.0' encoding='UTF-8'"


class MarkStart(NamedTuple):
    """A bookmark of a field begins."""

    identity: str
    name: str


class MarkEnd(NamedTuple):
    """A bookmark ends."""

    identity: str


class ControlMark(NamedTuple):
    """A control begins: its tag, and whether it says that it shows its prompt."""

    tag: str
    is_prompt: bool


class ParagraphMark(NamedTuple):
    """A paragraph begins; `is_beside` says that it holds what is no text."""

    is_beside: bool


Step = MarkStart | MarkEnd | ControlMark | ParagraphMark | Piece


class LineFacts(NamedTuple):
    """A paragraph: its style's id, what stands on the page, whether it holds what is no text."""

    style: str
    pieces: tuple[Piece, ...]
    is_beside: bool


class PlaceFacts(NamedTuple):
    """What stands between the marks of a place: what it shows, the same without the breaks of paragraphs that hold something else, its controls."""

    pieces: list[Piece]
    plain: list[Piece]
    controls: list[ControlMark]


class BlockFacts(NamedTuple):
    """What the tags of a block say: its paragraphs; what begins and ends in it outside of pictures, of that the places of fields by the names of
    their bookmarks (None where one goes on behind it), and the tags of controls; of all of it the ids of bookmarks (starts, ends) with the names,
    those of controls, those of relationships, and the first letters of the marks of fields.
    """

    lines: tuple[LineFacts, ...]
    steps: tuple[Step, ...]
    places: Mapping[str, PlaceFacts] | None
    tags: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    names: tuple[str, ...]
    controls: tuple[str, ...]
    used: frozenset[str]
    fields: str


class ReadBlock(NamedTuple):
    """A block with its texts."""

    facts: BlockFacts
    texts: Sequence[str]

    def said(self, pieces: Iterable[Piece]) -> str:
        """The text that these pieces are."""
        return "".join([self.texts[piece] if isinstance(piece, int) else piece for piece in pieces])


def read_blocks(data: bytes) -> list[ReadBlock]:
    """The blocks of word/document.xml; raises etree.XMLSyntaxError for what is no XML."""
    try:
        found = _by_blocks(data.decode())
    except UnicodeDecodeError:
        found = None
    return [_of_tree(etree.fromstring(data, _parser()))] if found is None else found


def places_in(blocks: Iterable[ReadBlock]) -> dict[str, list[tuple[ReadBlock, PlaceFacts]]]:
    """What stands at the places of fields, by the names of their bookmarks: the parts of it with the blocks that they stand in."""
    found: dict[str, list[tuple[ReadBlock, PlaceFacts]]] = {}
    opened: dict[str, str] = {}
    for block in blocks:
        known = None if opened else block.facts.places
        for name, place in (_placed(block.facts.steps, opened) if known is None else known).items():
            found.setdefault(name, []).append((block, place))
    return found


def _placed(steps: Iterable[Step], opened: dict[str, str]) -> dict[str, PlaceFacts]:
    """What a block holds of places; `opened` are those that are open, by the ids of their bookmarks, and then those that still are."""
    found = {name: PlaceFacts([], [], []) for name in opened.values()}
    for step in steps:
        if isinstance(step, MarkStart):
            opened[step.identity] = step.name
            found.setdefault(step.name, PlaceFacts([], [], []))
        elif isinstance(step, MarkEnd):
            opened.pop(step.identity, None)
        else:
            for name in opened.values():
                _take(found[name], step)
    return found


def _take(into: PlaceFacts, step: ControlMark | ParagraphMark | Piece) -> None:
    if isinstance(step, ControlMark):
        into.controls.append(step)
    elif not isinstance(step, ParagraphMark):
        into.pieces.append(step)
        into.plain.append(step)
    else:
        into.pieces.append("\n")
        if not step.is_beside:
            into.plain.append("\n")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _by_blocks(text: str) -> list[ReadBlock] | None:
    """The blocks, each read by itself between the start and the end of the whole; None where they don't lie side by side, or not each is XML then."""
    head, blocks, tail = _cut(text)
    if _HOLE in text or not head.startswith(_DECLARED):
        return None
    found: list[ReadBlock] = []
    for block in ("", *blocks):
        parts = TEXT.split(block)
        facts, texts = _facts(head, _HOLE.join(parts[::2]), tail), parts[1::2]
        if facts is None or not are_plain(texts):
            return None
        found.append(ReadBlock(facts, [_unescaped(one) for one in texts]))
    return found


def _cut(text: str) -> tuple[str, list[str], str]:
    """What stands before the blocks, the paragraphs and tables that begin where the one before ends, and what stands behind them."""
    begin = at = text.find(_BODY) + len(_BODY)
    blocks: list[str] = []
    while end := _end_of_block(text, at):
        blocks.append(text[at:end])
        at = end
    return text[:begin], blocks, text[at:]


def _end_of_block(text: str, at: int) -> int:
    """Where the block that begins at a place ends; 0 where none does."""
    ending = next((ends for starts, ends in _BLOCKS if text.startswith(starts, at)), "")
    end = text.find(ending, at) if ending else -1
    return end + len(ending) if end >= 0 else 0


def are_plain(texts: Sequence[str]) -> bool:
    """Whether texts between tags are nothing but characters, as a parser would take them."""
    whole = "".join(texts).replace("\n", "")
    return (whole.isprintable() and "&" not in whole and ">" not in whole) or _PLAIN.fullmatch("\n".join(texts)) is not None


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if "&" in text else text


@lru_cache(maxsize=_KEPT)
def known_facts(head: str, tags: str, tail: str) -> BlockFacts | None:
    """What the tags of one block between the start and the end of a document say ("" for these two alone); None where they are not XML by themselves,
    or more than tags and texts.
    """
    if not (head.endswith(_BODY) and tail.startswith(("<w:sectPr", "</w:body>"))) or "<!" in tags or "<?" in tags:
        return None
    try:
        read = _of_tree(etree.fromstring(f"{head}{tags.replace(_HOLE, '>x<')}{tail}".encode(), _parser()))
    except etree.XMLSyntaxError:
        return None
    is_known = len(read.texts) == tags.count(_HOLE) and (not tags or _says_nothing(_facts(head, "", tail)))
    return read.facts if is_known else None


_known_long = lru_cache(maxsize=_KEPT_LONG)(known_facts.__wrapped__)


def _facts(head: str, tags: str, tail: str) -> BlockFacts | None:
    """What `known_facts` says, kept by how long it is."""
    return (known_facts if len(head) + len(tags) + len(tail) <= _LONG else _known_long)(head, tags, tail)


def _says_nothing(around: BlockFacts | None) -> bool:
    """Whether what stands around the blocks only refers to other parts."""
    return around is not None and not any(getattr(around, name) for name in around._fields if name != "used")


def _of_tree(top: Element) -> ReadBlock:
    """What a parsed text says, as one block."""
    with_text = [node for node in top.iter() if node.text]
    numbers = {node: number for number, node in enumerate(with_text)}
    ids, starts = [node.get(_W + "id") for node in top.iter(_END)], list(top.iter(_START))
    controls = (node for look in top.iter(_W + "sdtPr") for node in look.iterchildren(_W + "id"))
    attributes = (item for node in top.iter(etree.Element) for item in node.attrib.items())
    steps, opened = tuple(_steps(top, numbers)), dict[str, str]()
    places = _placed(steps, opened)
    facts = BlockFacts(
        tuple(LineFacts(_style(p), tuple(shown_in(p, numbers)), is_beside(p)) for p in top.iter(_PARAGRAPH) if not is_in_picture(p)),
        steps,
        None if opened else places,
        tuple(step.tag for step in steps if isinstance(step, ControlMark)),
        tuple(str(node.get(_W + "id")) for node in starts),
        tuple(map(str, ids)),
        tuple(str(node.get(_W + "name")) for node in starts),
        tuple(str(node.get(_W + "val")) for node in controls),
        frozenset(str(value) for key, value in attributes if value and str(key).startswith(_R)),
        field_marks(top),
    )
    return ReadBlock(facts, [node.text or "" for node in with_text])


def field_marks(top: Element) -> str:
    """The first letters of the marks of fields in a part: b, s and e in their order."""
    return "".join(str(node.get(_W + "fldCharType", ""))[:1] for node in top.iter(_W + "fldChar"))


def _steps(top: Element, numbers: dict[Element, int]) -> Iterator[Step]:
    for node in top.iter(*SHOWN, _START, _END, _PARAGRAPH, _CONTROL):
        tag = node.tag
        if is_in_picture(node):
            continue
        if tag in SHOWN:
            yield from pieces_of(node, numbers)
        elif tag == _START:
            if (name := str(node.get(_W + "name"))).startswith("_ng"):
                yield MarkStart(str(node.get(_W + "id")), name)
        elif tag == _END:
            yield MarkEnd(str(node.get(_W + "id")))
        elif tag == _PARAGRAPH:
            yield ParagraphMark(is_beside(node))
        elif tag == _CONTROL and (look := node.find(f"{_W}sdtPr")) is not None and (mark := look.find(f"{_W}tag")) is not None:
            yield ControlMark(str(mark.get(_W + "val")), look.find(f"{_W}showingPlcHdr") is not None)


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(_W + "val"))
