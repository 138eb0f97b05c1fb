"""What differs in the text of two drafts: sections added, removed, moved and renamed, paragraphs, elements and tables."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from editor.model.acts.arranging import with_sections
from editor.model.acts.outline import numbered_title, slot_in_words
from editor.model.acts.prose import fresh_section_id
from editor.model.differences.differing import (
    Difference,
    DifferenceKind,
    field_differences,
    report_differences,
    same_sections,
    switch_differences,
    value_differences,
)
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.draft.flat import head_of
from editor.model.draft.named import with_named
from editor.model.template.file_tables import grid_lines
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import HEADING, RUN_ON, Block, Element, Section
from editor.model.text.aligning import Pair, aligned
from editor.model.words import tr

_AFTER_ALL = 1 << 30


def shown_text(draft: Draft, markup: str) -> str:
    """A line of markup as one reads it, its slots by name: 〔单位〕; what is done to a value before it stands there is left out."""
    return "".join(slot_in_words(draft, t.text) if t.kind == TokenKind.SLOT else t.text for t in tokens_of(markup) if t.kind != TokenKind.STATEMENT)


def text_differences(was: Draft, now: Draft) -> Iterator[Difference]:
    """The differences of sections and their text; those that are gone stand behind what they followed."""
    if was.template.sections == now.template.sections:
        return
    same = same_sections(was, now)
    yield from _of_order(was, now, same)
    for section in now.template.sections:
        before = was.template.by_id.get(section.id)
        if before is None or section.id not in same:
            yield _added(now, section)
        elif before != section:
            yield from _of_section(was, now, before, section)
    yield from (_removed(was, now, section, same) for section in was.template.sections if section.id not in same)


# Sections


def _added(now: Draft, section: Section) -> Difference:
    rest = [other for other in now.template.sections if other.id != section.id]
    return Difference(
        DifferenceKind.ADDED, numbered_title(now, section.id), "", _whole(now, section), (section.id, HEADING), partial(with_sections, now, rest)
    )


def _removed(was: Draft, now: Draft, section: Section, same: frozenset[str]) -> Difference:
    at = _place_of(was, now.template.sections, section.id, same)
    front = now.template.sections[at - 1].id if at else ""
    back = partial(_with_again, now, section, at)
    return Difference(DifferenceKind.REMOVED, numbered_title(was, section.id), _whole(was, section), "", (front, _AFTER_ALL), back)


def _with_again(now: Draft, section: Section, at: int) -> Draft:
    """The draft with a section put in again under its id; another one that has got the id meanwhile gets a new one."""
    sections, switches = now.template.sections, dict(now.switches)
    if section.id in now.template.by_id:
        fresh = fresh_section_id(sections)
        sections = tuple(replace(other, id=fresh) if other.id == section.id else other for other in sections)
        switches = {fresh if name == section.id else name: on for name, on in switches.items()}
    return with_sections(replace(now, switches=switches), [*sections[:at], section, *sections[at:]])


def _whole(draft: Draft, section: Section) -> str:
    lines = (shown_text(draft, section.heading), shown_text(draft, section.run_on), *(_shown(draft, block) for block in section.blocks))
    return "\n".join(line for line in lines if line)


def _place_of(was: Draft, among: Sequence[Section], section_id: str, same: frozenset[str]) -> int:
    """Where a section belongs among others: behind the nearest one that was in front of it."""
    order = [section.id for section in was.template.sections]
    front = same.intersection(order[: order.index(section_id)])
    nearest = max((s.id for s in among if s.id in front), key=order.index, default=None)
    return next((at + 1 for at, section in enumerate(among) if section.id == nearest), 0)


def _of_order(was: Draft, now: Draft, same: frozenset[str]) -> Iterator[Difference]:
    """The sections that stand elsewhere; those that moved together are one difference."""
    order = [s.id for s in was.template.sections if s.id in same]
    here = [s.id for s in now.template.sections if s.id in same]
    stayed = _longest_rising([order.index(name) for name in here])
    moved = [name for at, name in enumerate(here) if at not in stayed]
    for group in _together(moved, order, here):
        rest = [section for section in now.template.sections if section.id not in group]
        at = _place_of(was, rest, group[0], same)
        back = [*rest[:at], *(now.template.by_id[name] for name in group), *rest[at:]]
        words = (_behind(was, order, group[0]), _behind(now, here, group[0]))
        title = numbered_title(now, group[0])
        yield Difference(DifferenceKind.MOVED, title, *words, (group[0], HEADING), partial(with_sections, now, back))


def _behind(draft: Draft, names: Sequence[str], name: str) -> str:
    at = names.index(name)
    return tr("在“{title}”之后", title=numbered_title(draft, names[at - 1])) if at else tr("在最前")


def _together(moved: Sequence[str], order: Sequence[str], here: Sequence[str]) -> Iterator[list[str]]:
    """The moved sections that follow each other both as it was and as it is."""
    group: list[str] = []
    for name in moved:
        follows = group and order.index(name) == order.index(group[-1]) + 1 and here.index(name) == here.index(group[-1]) + 1
        if group and not follows:
            yield group
            group = []
        group.append(name)
    if group:
        yield group


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The places of the longest row of numbers that rises: what stays in its order."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [at]
    found, at = set[int](), places[-1] if places else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return frozenset(found)


# Within a section


def _of_section(was: Draft, now: Draft, before: Section, after: Section) -> Iterator[Difference]:
    if (old := replace(head_of(before), run_on="")) != replace(head_of(after), run_on=""):
        back = partial(_with, now, replace(old, run_on=after.run_on, blocks=after.blocks))
        yield Difference(DifferenceKind.HEADING, numbered_title(now, after.id), *_heads(was, now, before, after), (after.id, HEADING), back)
    if before.run_on != after.run_on:
        texts = (shown_text(was, before.run_on), shown_text(now, after.run_on))
        yield Difference(
            DifferenceKind.REWRITTEN,
            numbered_title(now, after.id),
            *texts,
            (after.id, RUN_ON),
            partial(_with, now, replace(after, run_on=before.run_on)),
        )
    if before.blocks != after.blocks:
        pairs = aligned([_line(block) for block in before.blocks], [_line(block) for block in after.blocks])
        yield from (_of_pair(was, now, (before, after), pairs, pair) for pair in pairs if _differs(before, after, pair))


def _with(now: Draft, section: Section) -> Draft:
    return now.with_template(now.template.with_section(section))


def _heads(was: Draft, now: Draft, before: Section, after: Section) -> tuple[str, str]:
    """Both headings; where their words are the same, their levels, else what tells them apart."""
    texts = shown_text(was, before.heading), shown_text(now, after.heading)
    if texts[0] != texts[1]:
        return texts
    if before.level != after.level:
        return tr("{level} 级标题", level=before.level), tr("{level} 级标题", level=after.level)
    return (before.heading, after.heading) if before.heading != after.heading else (_about(before), _about(after))


def _about(section: Section) -> str:
    """What a heading is besides its words."""
    told = (tr("编号") if section.numbered else tr("不编号"), tr("可选") if section.optional else "", section.repeat[1] if section.repeat else "")
    return "，".join(part for part in told if part)


def _line(block: Block) -> str:
    """A block as one line of markup, to find its like."""
    if isinstance(block, Grid):
        return "\n".join("\t".join(row) for row in block.rows) if block.is_plain else "\n".join(grid_lines(block))
    return f"@{block.name} {block.text}" if isinstance(block, Element) else block.text


def _differs(before: Section, after: Section, pair: Pair) -> bool:
    return pair.moved or pair.ours is None or pair.theirs is None or before.blocks[pair.ours] != after.blocks[pair.theirs]


def _of_pair(was: Draft, now: Draft, sections: tuple[Section, Section], pairs: Sequence[Pair], pair: Pair) -> Difference:
    before, after = sections
    old = before.blocks[pair.ours] if pair.ours is not None else None
    new = after.blocks[pair.theirs] if pair.theirs is not None else None
    texts = (_shown(was, old), _shown(now, new))
    if texts[0] == texts[1] and old and new and not pair.moved:
        texts = (_line(old), _line(new))
    at = pair.theirs if pair.theirs is not None else max(0, _front(pairs, pair) - 1)
    blocks = _blocks_back(after.blocks, old, pairs, pair)
    return Difference(
        _kind(old, new, pair), numbered_title(now, after.id), *texts, (after.id, at), partial(_with, now, replace(after, blocks=blocks))
    )


def _front(pairs: Sequence[Pair], pair: Pair) -> int:
    """Where the old block of a pair belongs among the blocks of now: behind the last one that was in front of it."""
    ours = pair.ours if pair.ours is not None else -1
    return max((p.theirs + 1 for p in pairs if not p.moved and p.ours is not None and p.theirs is not None and p.ours < ours), default=0)


def _blocks_back(blocks: tuple[Block, ...], old: Block | None, pairs: Sequence[Pair], pair: Pair) -> tuple[Block, ...]:
    """The blocks of now with one pair as it was."""
    kept = [block for at, block in enumerate(blocks) if at != pair.theirs]
    if old is None:
        return tuple(kept)
    at = _front(pairs, pair)
    if pair.theirs is not None:
        at = at - (pair.theirs < at) if pair.moved else pair.theirs
    return (*kept[:at], old, *kept[at:])


def _shown(draft: Draft, block: Block | None) -> str:
    if isinstance(block, Grid):
        return "\n".join("\t".join(shown_text(draft, cell) for cell in row) for row in block.rows)
    return shown_text(draft, block.text) if block is not None else ""


def _kind(old: Block | None, new: Block | None, pair: Pair) -> DifferenceKind:
    if pair.moved:
        return DifferenceKind.MOVED
    if old is None or new is None:
        return DifferenceKind.NEW_TEXT if old is None else DifferenceKind.GONE_TEXT
    return DifferenceKind.ELEMENT if isinstance(new, Element) else DifferenceKind.TABLE if isinstance(new, Grid) else DifferenceKind.REWRITTEN


def differences(was: Draft, now: Draft, layouts: Mapping[str, str] = MappingProxyType({})) -> tuple[Difference, ...]:
    """What differs, in the order of the document now; each can be taken back by itself, which gives a draft without that difference. `layouts` are
    the names of layouts by their keys.
    """
    changed = (*text_differences(was, now), *switch_differences(was, now), *value_differences(was, now), *field_differences(was, now))
    found = (*report_differences(was, now, layouts), *(replace(one, back=partial(_with_fields_back, was, one)) for one in changed))
    order = {section.id: at for at, section in enumerate(now.template.sections)}
    fields = {described.key: at for at, described in enumerate(now.template.ordered_fields)}
    return tuple(sorted(found, key=lambda one: (order.get(one.place[0], -1), one.place[1], fields.get(one.key, -1))))


def _with_fields_back(was: Draft, one: Difference) -> Draft:
    """A difference taken back, with the fields that its text names and that have gone since."""
    return with_named(one.back(), was)
