"""Analyses a sample: its title, parties, headings, noise and blanks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from editor.model.problem import NigaoError
from editor.model.sample.inspection import CodeSpan, HeadingSpan, Inspection, SlotSpan, Span, is_repairable
from editor.model.sample.left_out import LeftOut, SourcePlace, WhyLeftOut
from editor.model.sample.offer import Offer
from editor.model.sample.source import SourceText
from editor.model.words import tr
from editor.reading.blanks.blanks import find_blanks
from editor.reading.blanks.habits import habits_of
from editor.reading.blanks.labels import LineForm, LineLabel, form_lines
from editor.reading.boxes.gathering import box_groups
from editor.reading.boxes.grouping import BoxGroup
from editor.reading.boxes.judging import asks_to_tick
from editor.reading.boxes.slots import box_proposals, box_slots, box_stretches, without_boxes
from editor.reading.cells.naming import named_in_tables
from editor.reading.cells.units import units_alone
from editor.reading.drawn.finding import with_drawn_tables
from editor.reading.drawn.unfolding import unfolded
from editor.reading.frame.headings import find_headings, numbered_lines, with_lines
from editor.reading.frame.persons import with_persons
from editor.reading.frame.structure import DocumentFrame, find_frames, noise_reason
from editor.reading.frame.titles import kind_of_title
from editor.reading.meaning.clues import kinds_of
from editor.reading.meaning.kinds import Kind
from editor.reading.meaning.places import BlankPlace, places_of
from editor.reading.names.naming import name_fields
from editor.reading.names.said.blank import BlankSetting
from editor.reading.offers.figures import tied_figures
from editor.reading.offers.likely import likely_same
from editor.reading.page.element_lines import stands_alone
from editor.reading.page.joining import find_joined, paragraphs
from editor.reading.page.page import SamplePage, never
from editor.reading.page.repair import noise_spans
from editor.reading.page.tokens import BlankToken
from editor.reading.proposing import proposals_of, proposed
from editor.reading.sharing.apart import speaks_to_another
from editor.reading.sharing.groups import keys_of
from editor.reading.sharing.parties import party_keys
from editor.reading.sharing.scene import Key, Scene, Surroundings
from editor.reading.tags.coding import read_codes
from editor.reading.tags.finding import find_tags

_SEALED_DATE = re.compile(r"[（(][^（）()]{0,6}章[）)][\s_＿年月日]*")
# A form of an office has some hundred; each becomes a field that is named, shown and written. Tags are no guesses: a program writes them.
MOST_BLANKS, MOST_TAGS = 10_000, 100_000
# A document of 500 full pages has 308,000 characters in 20,000 lines.
MOST_LINES, MOST_CHARACTERS = 40_000, 1_200_000


def inspect(source: SourceText, document: int = 0, cancelled: Callable[[], bool] = never) -> Inspection:
    """All that the reader sees in a sample; `document` picks whose title and elements are told when the text holds several.

    Raises NigaoError when `cancelled` says so, and where there are more lines, characters or blanks than a template can have.
    """
    _refuse_too_long(source)
    tables = unfolded(with_drawn_tables(source, cancelled))
    seen = tables.folded(_inspect(tables.source, document, cancelled))
    return replace(seen, left_out=(*source.left_out, *seen.left_out))


def _inspect(source: SourceText, document: int, cancelled: Callable[[], bool]) -> Inspection:
    """What is seen in a source each of whose cells has lines of its own."""
    tagged = find_tags(source)
    page = SamplePage.of(tagged.masked, cancelled)
    frames, reasons = find_frames(page)
    noise = set(reasons)
    titles = tuple(n for f in frames if f.title for n in f.title.lines)
    labels = form_lines(page, noise | set(titles))
    boxes = box_groups(page, noise | set(titles))
    frames = [_without_label_of_boxes(page, _without_date_of_form(page, f, labels), boxes) for f in frames]
    frame = frames[min(document, len(frames) - 1)]
    fixed = {n for f in frames for n in f.fixed_lines()}
    headings = find_headings(page, numbered_lines(page, noise | frame.fixed_lines()), titles, noise | (fixed - set(titles)))
    alone = {n for n, text in enumerate(page.bare) if stands_alone(text)}
    joined = find_joined(page, noise, fixed | alone | _boxed(boxes), {h.line for h in headings})
    headings = with_lines(page, headings, joined)
    coded = read_codes(tagged, _spanned(headings))
    blanks, spans = _tokens(page, noise, set(titles), labels, coded.codes)
    tokens, whole = with_persons(page, frames, _named(page, blanks, boxes)), paragraphs(page, {*joined, *_further_lines(frames)}, noise)
    found, offers = _slots(places_of(page, whole, tokens, spans), _around(page, frames, headings), frames, headings)
    slots = box_slots(page, boxes, tokens, found)
    asked = named_in_tables(page, proposed(page, tokens, labels, noise | {f.elements.addressee_line for f in frames}))
    among = places_of(page, whole, [*tokens, *asked], spans) if asked else []
    return replace(
        _of_frame(tagged.source, frame),
        noise_lines=tuple(sorted(noise)),
        noise_spans=tuple(spans),
        headings=tuple(headings),
        slots=slots,
        joined=tuple(sorted({*joined, *coded.joined})),
        codes=coded.codes,
        left_out=(*coded.left_out, *_set_aside(source, reasons, spans)),
        documents=tuple(_first_line(page, f, noise) for f in frames),
        proposals=(
            *proposals_of(among, lambda found: _settings(found, [None] * len(found), frames, headings), asked, slots),
            *box_proposals(page, boxes, tokens, slots),
        ),
        offers=offers,
    )


def _further_lines(frames: Sequence[DocumentFrame]) -> set[int]:
    """The lines on which a title goes on: it is one sentence."""
    return {n for f in frames if f.title for n in f.title.lines[1:]}


def _set_aside(source: SourceText, reasons: Mapping[int, WhyLeftOut], spans: Sequence[Span]) -> Iterator[LeftOut]:
    """The lines and the stretches of lines that are noise, each with its reason."""
    yield from (LeftOut(source.lines[n].strip(), SourcePlace.at_line(n), why) for n, why in reasons.items())
    yield from (LeftOut(s.text.strip(), SourcePlace.at_line(s.line), noise_reason(s.text)) for s in spans if not is_repairable(s))


def _boxed(boxes: Sequence[BoxGroup]) -> set[int]:
    """The lines of boxes over several lines: each stays a line."""
    return {row.line for group in boxes if len(group.rows) > 1 or not group.label for row in group.rows}


def _named(page: SamplePage, found: list[BlankToken], boxes: Sequence[BoxGroup]) -> list[BlankToken]:
    """The blanks that are no boxes, with their names in tables."""
    stretches = box_stretches(page, boxes)
    tokens = without_boxes(found, stretches)
    ordered = sorted([*tokens, *stretches], key=lambda token: (token.line, token.start))
    gone = {(token.line, token.start) for token in stretches}
    return [token for token in named_in_tables(page, ordered) if (token.line, token.start) not in gone]


def _of_frame(source: SourceText, frame: DocumentFrame) -> Inspection:
    """What the frame of a document says of it: title and elements."""
    title, elements = frame.title, frame.elements
    return Inspection(
        source=source,
        title=title.text if title else None,
        addressee=elements.addressee,
        signature=elements.signature,
        date=elements.date,
        kind=(kind_of_title(title.text.rstrip("。")) or None) if title else None,
        title_lines=title.lines if title else (),
        addressee_line=elements.addressee_line,
        signature_lines=elements.signature_lines,
        date_line=elements.date_line,
    )


def _spanned(headings: Sequence[HeadingSpan]) -> set[int]:
    return {line for heading in headings for line in range(heading.line, heading.line + heading.lines)}


def _first_line(page: SamplePage, frame: DocumentFrame, noise: set[int]) -> int:
    """The first line of a document: of the head above its title, where it has one."""
    first = page.next_full(frame.start - 1, noise)
    return first if frame.title and first is not None else frame.start


def _without_date_of_form(page: SamplePage, frame: DocumentFrame, labels: Mapping[int, tuple[LineLabel, ...]]) -> DocumentFrame:
    """The document; an open date beside a seal in the midst of a form (（盖章）    年  月  日) is a blank of the form, not the document's date."""
    line = frame.elements.date_line
    inside = line is not None and any(line < n < frame.end for n in labels)
    if not inside or line is None or not _SEALED_DATE.fullmatch(page.bare[line]):
        return frame
    return replace(frame, elements=replace(frame.elements, date=None, date_line=None))


def _without_label_of_boxes(page: SamplePage, frame: DocumentFrame, boxes: Sequence[BoxGroup]) -> DocumentFrame:
    """The document; a line right above boxes that says what they ask for (申请类型：) speaks to nobody."""
    line = frame.elements.addressee_line
    below = None if line is None else page.next_full(line)
    if line is None or not asks_to_tick(page.bare[line]) or not any(group.rows[0].line == below for group in boxes):
        return frame
    return replace(frame, elements=replace(frame.elements, addressee=None, addressee_line=None))


def _refuse_too_long(source: SourceText) -> None:
    """Refuse what is longer than any document; lines without text do not count."""
    lines = sum(1 for line in source.lines if line and not line.isspace())
    characters = sum(map(len, source.lines))
    if lines > MOST_LINES:
        raise NigaoError(tr("样稿太长：有 {count} 行，最多 {limit} 行。请分成几份。", count=f"{lines:,}", limit=f"{MOST_LINES:,}"))
    if characters > MOST_CHARACTERS:
        raise NigaoError(tr("样稿太长：有 {count} 个字，最多 {limit} 个。请分成几份。", count=f"{characters:,}", limit=f"{MOST_CHARACTERS:,}"))


def _slots(
    places: Sequence[BlankPlace], around: Surroundings, frames: Sequence[DocumentFrame], headings: Sequence[HeadingSpan]
) -> tuple[tuple[SlotSpan, ...], tuple[Offer, ...]]:
    """The blanks with type, group and field, and what may tie their fields together."""
    kinds = kinds_of(places)
    keys = _keys(places, kinds, around, [f.start for f in frames])
    known = {key: f"g{n}" for n, key in enumerate(dict.fromkeys(k for k in keys if k), 1)}
    ids = [known[key] if key else None for key in keys]
    settings = _settings(places, keys, frames, headings)
    fields = name_fields(places, kinds, ids, settings)
    slots = tuple(
        SlotSpan(t.line, t.start, t.end, t.text, f.kind.type, group, f.key, f.label, f.kind.unit, f.sure, pen=f.pen)
        for t, group, f in zip((p.token for p in places), ids, fields, strict=True)
    )
    return slots, (*likely_same(places, fields, settings), *tied_figures(places, fields))


def _around(page: SamplePage, frames: Sequence[DocumentFrame], headings: Sequence[HeadingSpan]) -> Surroundings:
    """What lies around the blanks of all documents."""
    return Surroundings(
        title=frozenset(n for f in frames if f.title for n in f.title.lines),
        signature=frozenset(n for f in frames for n in f.elements.signature_lines),
        addressees=frozenset(f.elements.addressee_line for f in frames if f.elements.addressee_line is not None),
        head=frozenset(n for f in frames if f.title for n in range(f.start, f.title.lines[0])),
        headings=headings,
        speaks_to_another=speaks_to_another(page.bare),
    )


def _keys(places: Sequence[BlankPlace], kinds: Sequence[Kind], around: Surroundings, starts: Sequence[int]) -> list[Key | None]:
    """The keys of all blanks; each document of the text has its own."""
    found: list[Key | None] = []
    lines = [p.token.line for p in places]
    cuts = [bisect_left(lines, start) for start in starts]
    for n, (first, behind) in enumerate(zip(cuts, [*cuts[1:], len(places)], strict=True)):
        inside = range(first, behind)
        keys = keys_of(Scene([places[i] for i in inside], [kinds[i] for i in inside], around))
        found += [(*key, f"#{n}") if key and n else key for key in keys]
    return found


def _settings(
    places: Sequence[BlankPlace], keys: Sequence[Key | None], frames: Sequence[DocumentFrame], headings: Sequence[HeadingSpan]
) -> list[BlankSetting]:
    """Where each blank stands: under which heading, in which element."""
    lines, parties = [h.line for h in headings], party_keys(places)
    elements = [f.elements for f in frames]
    titles = {n for f in frames if f.title for n in f.title.lines}
    addressees = {e.addressee_line for e in elements}
    signatures = {n for e in elements for n in e.signature_lines}
    dates = {e.date_line for e in elements}
    found: list[BlankSetting] = []
    for place, key in zip(places, keys, strict=True):
        line, above = place.token.line, bisect_right(lines, place.token.line) - 1
        party = parties[place.number][1] if place.number in parties else ""
        heading = headings[above].text if above >= 0 else ""
        found.append(
            BlankSetting(heading, line in titles, line in addressees, line in signatures, line in dates, key is not None and key[0] == "self", party)
        )
    return found


def _tokens(
    page: SamplePage, noise: set[int], titles: set[int], labels: Mapping[int, tuple[LineLabel, ...]], codes: Sequence[CodeSpan]
) -> tuple[list[BlankToken], list[Span]]:
    """The blanks of all lines in order, and the noise inside lines; there is neither in code."""
    coded: dict[int, list[Span]] = {}
    for code in codes:
        coded.setdefault(code.line, []).append(code)
    habits, alone = habits_of(page, noise), units_alone(page)
    tokens: list[BlankToken] = []
    spans: list[Span] = []
    guessed = 0
    for line, text in enumerate(page.bare):
        page.breathe(line)
        if (not text and line not in page.marks) or line in noise:
            continue
        taken = coded.get(line, [])
        odd = [span for span in noise_spans(page, line) if not _touches(span, taken)]
        form = LineForm.TITLE if line in titles else LineForm.LABELS if line in labels else LineForm.PROSE
        found, masked = find_blanks(page, line, habits, form, labels.get(line, ()))
        found = found or [alone[line]] if line in alone else found
        tokens += [t for t in found if not _touches(t, [*odd, *taken])]
        spans += sorted([*odd, *(span for span in masked if not _touches(span, taken))], key=lambda s: s.start)
        guessed += sum(not token.is_tag for token in found)
        if guessed > MOST_BLANKS or len(tokens) > MOST_TAGS:
            raise _too_many(len(tokens), line, MOST_BLANKS if guessed > MOST_BLANKS else MOST_TAGS)
    return tokens, spans


def _touches(one: Span | BlankToken, others: Sequence[Span]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)


def _too_many(count: int, line: int, limit: int) -> NigaoError:
    words = {"line": f"{line + 1:,}", "count": f"{count:,}", "limit": f"{limit:,}"}
    return NigaoError(tr("样稿里的空位太多：到第 {line} 行已有 {count} 处，最多 {limit} 处。请分成几份。", **words))
