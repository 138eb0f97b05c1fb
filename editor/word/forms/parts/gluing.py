"""Tags with a dash ({%- and -%}), which join their paragraph with the text before or behind it."""

from collections.abc import Callable

from editor.word.forms.parts.places import FormTag
from editor.word.package.xml import Element, name, walk
from editor.word.reading.lines import FileSpot

_P, _LOOK = name("w:p"), name("w:pPr")
Step = Callable[[Element], Element | None]


def join_paragraphs(node: Element, tag: FormTag, spot: FileSpot) -> None:
    """Join the paragraph of a tag with the nearest before or behind it that has text, where the tag says so and no text of its own parts them."""
    text = _line(spot)
    paragraph = next(node.iterancestors(_P), None)
    if paragraph is None or tag.kind != "statement":
        return
    if tag.text.startswith("{%-") and not text[: tag.start].strip():
        paragraph = _joined_before(paragraph)
    if tag.text.endswith("-%}") and not text[tag.end :].strip():
        _join_behind(paragraph)


def _line(spot: FileSpot) -> str:
    """The text of a line, with something in the place of what is no plain text."""
    return "".join((piece.node.text or "")[piece.offset :][: piece.end - piece.start].ljust(piece.end - piece.start, ".") for piece in spot.pieces)


def _joined_before(paragraph: Element) -> Element:
    """The paragraph before, with what the paragraph holds behind it; the paragraph itself where there is none."""
    before = _beside(paragraph, Element.getprevious)
    while before is not None and not _has_text(before) and (further := _beside(before, Element.getprevious)) is not None:
        _take_out(before)
        before = further
    if before is None:
        return paragraph
    _move(paragraph, before)
    return before


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
