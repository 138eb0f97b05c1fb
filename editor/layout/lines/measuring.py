"""How wide the text of a paragraph is, character by character, as the viewer measures it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from editor.layout.fonts.fonts import Ruler
from editor.layout.lines.breaking import Measure
from editor.layout.lines.looks import FaceStretch, ParagraphLook, stretches
from editor.layout.lines.setting import LineSetting
from editor.model.document.document import Paragraph, Run

# Latin text as LibreOffice sees it: spaces and general punctuation belong to what stands before them.
_LETTERS = r"!-~\u00a1-\u02af\u0370-\u058f\u1e00-\u1fff"
_LATIN = re.compile(f"[{_LETTERS}][{_LETTERS} \u00a0\u2000-\u206f\u2100-\u218f]*")
# Marks that are Latin in one text and Chinese in another: the Word file says of a run with one that it is Chinese.
_AMBIGUOUS = re.compile("[^\x00-\x7f\u2e80-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]")
_DASHES = re.compile("——?")
_TWO_EM_DASH = "\u2e3a"


def measured(paragraph: Paragraph, look: ParagraphLook, setting: LineSetting) -> tuple[list[FaceStretch], Measure]:
    """The stretches of a paragraph and the measure of its text."""
    text = paragraph.text
    set_parts = list(stretches(paragraph, look, setting.profile, setting.fonts))
    parts = [part for part, _ in set_parts]
    advances = [advance for part, ruler in set_parts for advance in map(ruler.__getitem__, text[part.start : part.end])]
    latin = [match.span() for match in _LATIN.finditer(text)] if setting.viewer.portions else []
    if "—" in text:
        _fit_dashes(advances, text, latin, look, set_parts)
    if "\n" in text:
        advances = [0 if character == "\n" else advance for character, advance in zip(text, advances, strict=True)]
    if not setting.viewer.portions:
        return parts, Measure(text, list(accumulate(advances, initial=0.0)), {})
    return parts, _in_portions(advances, text, parts, latin, setting.viewer.gap * look.size, look.spacing)


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _fit_dashes(
    advances: list[float], text: str, latin: Sequence[tuple[int, int]], look: ParagraphLook, parts: Sequence[tuple[FaceStretch, Ruler]]
) -> None:
    """Widen dashes in fonts whose dash is narrower than a character: in Chinese text they have wider ones, and one glyph for two dashes."""
    for match in _DASHES.finditer(text):
        at, end = match.span()
        if advances[at] - look.spacing >= look.size:
            continue
        before = bisect_right(latin, at, key=_start) - 1
        is_latin = before >= 0 and at < latin[before][1]
        if end - at == 2:
            ruler = parts[bisect_right(parts, at, key=lambda pair: pair[0].start) - 1][1]
            advances[at:end] = (ruler[_TWO_EM_DASH] if is_latin else 2 * look.size + look.spacing), 0
        elif not is_latin:
            advances[at] = look.size + look.spacing


def _in_portions(
    advances: list[float], text: str, parts: Sequence[FaceStretch], latin: Sequence[tuple[int, int]], gap: float, spacing: int
) -> Measure:
    """The measure in portions of one look and one script: no spacing after the last character of one, a gap where scripts meet in words."""
    cuts = {at for span in latin for at in span} - {0, len(text)}
    portions = cuts | {after.start for before, after in pairwise(parts) if _is_parted(before, after)}
    for at in portions:
        if advances[at - 1]:
            advances[at - 1] -= spacing
    controls = {at for part in parts if _is_control(part.run) for at in (part.start, part.end)}
    gaps = {at: gap for at in cuts - controls if text[at - 1].isalnum() and text[at].isalnum()}
    for at in gaps:
        advances[at] += gap
    return Measure(text, list(accumulate(advances, initial=0.0)), gaps, portions, spacing, controls)


def _is_control(run: Run) -> bool:
    """Whether the Word file has a control around a run: around what only follows from a field it has none."""
    return run.field is not None and not run.derived


def _is_parted(before: FaceStretch, after: FaceStretch) -> bool:
    """Whether LibreOffice sets two neighbours apart: another look, or a field, which is a control in the Word file."""
    return before.number == after.number or _marked(before.run) != _marked(after.run)


def _marked(run: Run) -> tuple[object, ...]:
    place = (run.field, run.place, run.filled) if _is_control(run) else ()
    return run.style, place, bool(_AMBIGUOUS.search(run.shown))
