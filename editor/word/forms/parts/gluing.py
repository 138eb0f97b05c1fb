"""Tags with a dash ({%- and -%}), which stand right beside the text before or behind them: breaks between them go, and the end of the paragraph."""

from collections.abc import Callable, Sequence

from editor.word.forms.parts.joints import take_out
from editor.word.forms.parts.places import FormTag
from editor.word.package.xml import Element, name, walk
from editor.word.reading.lines import FilePiece
from editor.word.reading.visible import kept_spaces

_P, _LOOK, _T, _R = (name(f"w:{tag}") for tag in ("p", "pPr", "t", "r"))
_BREAKS = tuple(name(f"w:{tag}") for tag in ("br", "cr", "tab"))
Step = Callable[[Element], Element | None]


def join_paragraphs(pieces: Sequence[FilePiece], tag: FormTag) -> None:
    """Put a tag, which stands in these pieces, right beside the nearest text before or behind it, where it says so and no text of its own element
    parts them.
    """
    first, last = pieces[0], pieces[-1]
    if tag.kind != "statement":
        return
    if tag.text.startswith("{%-") and not (first.node.text or "")[: first.offset].strip():
        _close_up(first.node, _join_before, is_before=True)
    if tag.text.endswith("-%}") and not (last.node.text or "")[last.offset + last.end - last.start :].strip():
        _close_up(last.node, _join_behind, is_before=False)


def with_room(pieces: tuple[FilePiece, ...]) -> tuple[FilePiece, ...]:
    """The pieces of a tag for a value with the spaces beside it that its dashes ({{- and -}}) take away; the next tag takes those before its own."""
    text = "".join(kept_spaces(piece.node)[piece.offset : piece.offset + piece.end - piece.start] for piece in pieces)
    if text.startswith("{{-"):
        before = kept_spaces(pieces[0].node)[: pieces[0].offset]
        room = len(before) - len(before.rstrip())
        pieces = (pieces[0]._replace(start=pieces[0].start - room, offset=pieces[0].offset - room), *pieces[1:])
    if text.startswith("{{") and text.endswith("-}}"):
        after = kept_spaces(pieces[-1].node)[pieces[-1].offset + pieces[-1].end - pieces[-1].start :]
        room = 0 if after.lstrip().startswith("{{-") else len(after) - len(after.lstrip())
        pieces = (*pieces[:-1], pieces[-1]._replace(end=pieces[-1].end + room))
    return pieces


def _close_up(node: Element, join: Callable[[Element], None], *, is_before: bool) -> None:
    """Take out what stands between an element and the nearest text, which may be in another paragraph; that one is joined with its own."""
    breaks, is_text_met = _breaks(node, is_before=is_before)
    if not is_text_met and (paragraph := next(node.iterancestors(_P), None)) is not None:
        join(paragraph)
        breaks, _ = _breaks(node, is_before=is_before)
    for one in breaks:
        take_out(one)


def _breaks(node: Element, *, is_before: bool) -> tuple[list[Element], bool]:
    """The breaks and tabs between an element and the nearest text of its paragraph on one side, and whether there is one."""
    paragraph = next(node.iterancestors(_P), None)
    nodes = [] if paragraph is None else [one for one in paragraph.iter(_T, *_BREAKS) if one.tag == _T or _is_in_run(one)]
    at, breaks = nodes.index(node) if node in nodes else 0, list[Element]()
    for one in reversed(nodes[:at]) if is_before else nodes[at + 1 :]:
        if one.tag == _T and one.text:
            return breaks, True
        if one.tag != _T:
            breaks.append(one)
    return breaks, False


def _is_in_run(node: Element) -> bool:
    above = node.getparent()
    return above is not None and above.tag == _R


def _join_before(paragraph: Element) -> None:
    """Put what a paragraph holds at the end of the nearest before it that has text; where there is none, it stays."""
    before = _beside(paragraph, Element.getprevious)
    while before is not None and not _has_text(before) and (further := _beside(before, Element.getprevious)) is not None:
        _take_out(before)
        before = further
    if before is not None:
        _move(paragraph, before)


def _join_behind(paragraph: Element) -> None:
    behind = _beside(paragraph, Element.getnext)
    while behind is not None:
        has_text = _has_text(behind)
        further = _beside(behind, Element.getnext)
        _move(behind, paragraph)
        behind = None if has_text else further


def _beside(paragraph: Element, step: Step) -> Element | None:
    """The paragraph right beside a paragraph, marks passed over; None where something else stands there."""
    node = step(paragraph)
    while node is not None and node.tag in (name("w:bookmarkStart"), name("w:bookmarkEnd"), name("w:proofErr")):
        node = step(node)
    return node if node is not None and node.tag == _P else None


def _has_text(paragraph: Element) -> bool:
    return any(text.text for text in walk(paragraph, "w:t"))


def _move(one: Element, other: Element) -> None:
    """Put what a paragraph holds at the end of another, and take it out."""
    for child in [child for child in one if child.tag != _LOOK]:
        other.append(child)
    _take_out(one)


def _take_out(paragraph: Element) -> None:
    above = paragraph.getparent()
    if above is not None:
        above.remove(paragraph)
