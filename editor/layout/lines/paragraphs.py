"""A paragraph to lines: measured, broken, aligned, and cut into pieces."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, repeat
from math import ceil
from operator import add

from editor.layout.lines.boxes import Line, Piece
from editor.layout.lines.breaking import LineSpan, Measure, is_wide, spans
from editor.layout.lines.looks import FaceStretch, ParagraphLook, look_of
from editor.layout.lines.measuring import measured
from editor.layout.lines.setting import LineFrame, LineSetting
from editor.layout.lines.viewer import Viewer, strict
from editor.model.document.document import Paragraph

_LINE = 20  # characters: what an empty line takes
_LONG = 1000  # characters: lines of longer paragraphs are not kept, for hardly any other has their shape and they would take much memory
_NARROW = re.compile("[^\u2010-\u2027\u2e80-\U0010ffff]")
_ASCENT = 0.8  # of an exact line pitch stands above the baseline, in Word and LibreOffice alike


def set_lines(paragraph: Paragraph, frame: LineFrame, setting: LineSetting) -> tuple[Line, ...]:
    """The lines of a paragraph in a frame; an empty paragraph has one line without pieces."""
    length = len(paragraph.text)
    setting.effort.spend(_LINE + length)
    look = look_of(paragraph, setting.profile)
    if frame.align is not None:
        look = look._replace(align=frame.align)
    shapes = setting.shapes
    if shapes is None or setting.viewer.portions or length > _LONG:
        return _set(paragraph, frame, look, setting)
    shape = frame, shapes.shape(paragraph, look, setting.profile, setting.fonts)
    return shapes.lines(shape, paragraph) or shapes.keep(shape, _set(paragraph, frame, look, setting))


def _set(paragraph: Paragraph, frame: LineFrame, look: ParagraphLook, setting: LineSetting) -> tuple[Line, ...]:
    parts, measure = measured(paragraph, look, setting)
    if paragraph.tabs:
        measure = measure._replace(tabs=tuple(tab._replace(at=round(tab.at - look.left)) for tab in paragraph.tabs))
    room = frame.width - look.left - look.right
    stops = _stops(paragraph, measure.text)
    height, ascent = _height(look, parts, setting)
    lines: list[Line] = []
    at = 0
    for span in spans(measure, stops, room - look.first, room, _breaker(look, frame, setting.viewer)):
        if setting.is_bare:
            lines.append(Line(height, ascent, ()))
            continue
        while at + 1 < len(parts) and parts[at].end <= span.start:
            at += 1
        indent = look.left if lines else look.left + look.first
        xs = _edges(measure, span, frame.left + indent, room - (0 if lines else look.first), look)
        lines.append(Line(height, ascent, _pieces(span, xs, map(parts.__getitem__, range(at, len(parts))), look, measure)))
    return tuple(lines)


def _breaker(look: ParagraphLook, frame: LineFrame, viewer: Viewer) -> Viewer:
    """The viewer by whose rules lines end: marks hang where the style or, in some, the place lets them."""
    return viewer if (not frame.is_cell if viewer.hangs_by_place else look.style.marks_hang) else strict(viewer)


def _stops(paragraph: Paragraph, text: str) -> Sequence[int]:
    """Where lines end by decision."""
    if not paragraph.breaks and "\n" not in text:
        return ()
    return sorted({*paragraph.breaks, *(at + 1 for at, character in enumerate(text) if character == "\n")} - {0, len(text) + 1})


def with_pitch(lines: Sequence[Line], paragraph: Paragraph, setting: LineSetting) -> tuple[Line, ...]:
    """The lines of a paragraph whose pitch is settled, given those that it has with another pitch."""
    setting.effort.spend(_LINE)
    height, ascent = _height(look_of(paragraph, setting.profile), [], setting)
    return tuple([line._replace(height=height, ascent=ascent) for line in lines])


def _height(look: ParagraphLook, parts: list[FaceStretch], setting: LineSetting) -> tuple[float, float]:
    """The height of a line and the distance of its baseline from its top, in twips."""
    if look.line:
        return look.line, look.line * _ASCENT
    faces = [part.face for part in parts] or [setting.fonts.face(look.style.font)]
    above, below = (ceil(look.size * max(parts)) for parts in zip(*(setting.fonts.height(face) for face in faces), strict=True))
    return above + below, above


def _edges(measure: Measure, span: LineSpan, left: float, room: float, look: ParagraphLook) -> list[float]:
    """The left edge of each character of a line, and the right edge of the last; aligned, and stretched where the line is."""
    text, ends, gaps = measure.text, measure.ends, measure.gaps
    start, end, last = span
    origin = measure.left_of(start)
    body = start + len(text[start:end].rstrip(" \n"))
    spare = room - (ends[body] - origin)
    if look.align in ("center", "right"):
        left += spare / 2 if look.align == "center" else spare
    xs = [left - origin + edge for edge in ends[start : end + 1]]
    xs[0] = left
    for at in gaps.keys() & range(start + 1, end):
        xs[at - start] += gaps[at]
    if look.align == "distribute" or (look.align == "both" and not last):
        hung = spare < 0
        _stretch(xs, text[start : body - hung], room - (ends[body - hung] - origin))
    return xs


def _stretch(xs: list[float], text: str, spare: float) -> None:
    """Move the characters apart until the line is full: beside wide characters and after spaces, never within a word."""
    points = _points(text)
    count = sum(points)
    if not count or spare <= 0:
        return
    step = spare / count
    steps = [step if is_point else 0.0 for is_point in points]
    xs[1:] = map(add, xs[1:], accumulate(chain(steps, repeat(0.0))))


def _points(text: str) -> list[bool]:
    """Whether room may be made before each character, the first one left out."""
    if _NARROW.search(text) is None:
        return [True] * (len(text) - 1)
    wide = [is_wide(character) for character in text]
    return [before or after or character == " " for before, after, character in zip(wide, wide[1:], text, strict=False)]


def _pieces(span: LineSpan, xs: list[float], parts: Iterable[FaceStretch], look: ParagraphLook, measure: Measure) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for part in parts:
        if part.start >= span.end:
            break
        start, end = max(part.start, span.start), min(part.end, span.end)
        text = measure.text[start:end].rstrip("\n") if start < end else ""
        if text:
            edges = tuple(xs[start - span.start : start - span.start + len(text) + 1])
            found.append(_piece(part, text, edges, part.offset + start - part.start, look))
    return tuple(found)


def _piece(part: FaceStretch, text: str, edges: tuple[float, ...], offset: int, look: ParagraphLook) -> Piece:
    run = part.run
    return Piece(text, edges, part.face, look.size, part.bold, part.color, part.number, offset, run.field, run.place, run.filled, run.derived)
