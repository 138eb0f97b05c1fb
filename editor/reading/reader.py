"""The reader: a source text in, all that a careful clerk would see in it out."""

from collections.abc import Callable

from editor.model.inspection import Inspection, SlotSpan, Span
from editor.model.source import SourceText
from editor.reading.blanks import find_blanks, habits_of
from editor.reading.groups import Surroundings, keys_of
from editor.reading.headings import find_headings, numbered_lines
from editor.reading.joining import find_joined, paragraphs
from editor.reading.kinds import kinds_of
from editor.reading.page import Page, never
from editor.reading.places import places_of
from editor.reading.repair import noise_spans
from editor.reading.structure import Frame, find_frames
from editor.reading.titles import kind_of_title
from editor.reading.tokens import Token


def inspect(source: SourceText, document: int = 0, cancelled: Callable[[], bool] = never) -> Inspection:
    """All that the reader sees in a sample; `document` picks whose title and elements are told when the text holds several.

    Raises NigaoError when `cancelled` says so.
    """
    page = Page.of(source, cancelled)
    frames, noise = find_frames(page)
    frame = frames[min(document, len(frames) - 1)] if frames else Frame(0, 0)
    numbered = numbered_lines(page, noise | frame.fixed_lines())
    titles = tuple(n for f in frames if f.title for n in f.title.lines)
    headings = find_headings(page, numbered, titles, noise)
    heading_lines = {h.line for h in headings}
    fixed = {n for f in frames for n in f.fixed_lines()}
    joined = find_joined(page, noise, fixed, heading_lines)
    tokens, spans = _tokens(page, noise, set(titles) | heading_lines)
    places = places_of(page, paragraphs(page, joined, noise), tokens)
    kinds = kinds_of(places)
    around = Surroundings(frozenset(titles), frozenset(frame.elements.signature_lines), frame.elements.addressee_line)
    keys = keys_of(places, kinds, around)
    ids = {key: f'g{n}' for n, key in enumerate(dict.fromkeys(k for k in keys if k), 1)}
    return Inspection(
        source=source,
        title=frame.title.text if frame.title else None,
        addressee=frame.elements.addressee,
        signature=frame.elements.signature,
        date=frame.elements.date,
        kind=(kind_of_title(frame.title.text) or None) if frame.title else None,
        title_lines=frame.title.lines if frame.title else (),
        addressee_line=frame.elements.addressee_line,
        signature_lines=frame.elements.signature_lines,
        date_line=frame.elements.date_line,
        noise_lines=tuple(sorted(noise)),
        noise_spans=tuple(spans),
        headings=tuple(headings),
        slots=tuple(SlotSpan(p.token.line, p.token.start, p.token.end, p.token.text, k.type, ids.get(key) if key else None, sure=k.sure) for p, k, key in zip(places, kinds, keys)),
        joined=joined,
        documents=tuple(f.title.lines[0] if f.title else f.start for f in frames),
    )


def _tokens(page: Page, noise: set[int], ungapped: set[int]) -> tuple[list[Token], list[Span]]:
    """The blanks of all lines in order, and the noise inside lines."""
    habits = habits_of(page, noise)
    tokens: list[Token] = []
    spans: list[Span] = []
    for line, text in enumerate(page.bare):
        page.breathe(line)
        if not text or line in noise:
            continue
        odd = noise_spans(page, line)
        found, masked = find_blanks(page, line, habits, line not in ungapped)
        tokens += [t for t in found if not any(s.start < t.end and t.start < s.end for s in odd)]
        spans += sorted([*odd, *masked], key=lambda s: s.start)
    return tokens, spans
