"""The passages of what the reader saw in a text or a Word file: lines that are one paragraph are one passage, noise is none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from editor.checks.sources.roles import is_at_end, is_shaped_as_date, is_shaped_as_title, role_of_shape
from editor.checks.terms.text import CheckedText, Extent, LineStart, Passage, PassageRole
from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.source import MarkKind

_LEADING = re.compile(r"\s*(?:#{1,6}\s+|>\s+)?\s*")
_ITEM = re.compile(r"\s*\d{1,2}\s*[.．、]")
_ASKS = re.compile(r"[\s_＿.…]*|[〔［\[（(【{<«].*[〕］\]）)】}>»]|.*(?:单击|点击|点按)(?:此处|或).*|[Xx×*＊○□]+")
# 李某某 is a person whose name is not told, and 请填写附件 in a sentence is what somebody is to do.
_SAID = re.compile("(?![某X×])[\u4e00-\u9fff]某某?|请?填[写报][\u4e00-\u9fff]+")
_OFFICE = re.compile("[\u4e00-\u9fff（）]{2,30}")
_HIGHEST = 8
"""A title is among so many lines from the top."""
_PERSON = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[Xx](?![0-9A-Za-z])")
_HEAD = frozenset({PassageRole.NUMBER, PassageRole.SIGNATORY, PassageRole.SECRECY, PassageRole.COPY_NUMBER})
_FOOT = frozenset({PassageRole.NOTE, PassageRole.COPY_TO, PassageRole.PRINTED})


def text_of_inspection(seen: Inspection, lines: range) -> CheckedText:
    """The document on these lines of a source as it is checked."""
    reader = _Lines(seen, lines)
    return CheckedText(tuple(_sectioned(_attached(reader.passage(group) for group in reader.groups()))), seen.kind or "")


@dataclass(frozen=True)
class _Lines:
    """The lines of one document, by what the reader knows of them."""

    seen: Inspection
    lines: range

    @cached_property
    def cells(self) -> frozenset[int]:
        """The lines in tables."""
        return frozenset(line for table in self.seen.source.tables for line in table.lines)

    @cached_property
    def slots(self) -> dict[int, list[SlotSpan]]:
        """The blanks that somebody has to fill, by line; what a control of a Word file says is text unless it only asks for one."""
        marked = {(mark.line, mark.start) for mark in self.seen.source.marks if mark.kind != MarkKind.TAG}
        found: dict[int, list[SlotSpan]] = {}
        for slot in self.seen.slots:
            is_said = _is_prose(slot, self.seen.source.lines[slot.line]) or ((slot.line, slot.start) in marked and not _ASKS.fullmatch(slot.text))
            if not slot.pen and not slot.option and not is_said:
                found.setdefault(slot.line, []).append(slot)
        return found

    @cached_property
    def fixed(self) -> dict[int, PassageRole]:
        """The lines of elements."""
        seen = self.seen
        return {
            **dict.fromkeys(seen.signature_lines, PassageRole.SIGNATURE),
            **({seen.date_line: PassageRole.DATE} if seen.date_line is not None else {}),
            **({seen.addressee_line: PassageRole.ADDRESSEE} if seen.addressee_line is not None else {}),
            **dict.fromkeys(self.titles, PassageRole.TITLE),
            **({} if seen.date_line is not None else self.dated),
        }

    @cached_property
    def written(self) -> list[int]:
        """The lines that are not empty."""
        return [line for line in self.lines if self.seen.source.lines[line].strip()]

    @cached_property
    def titles(self) -> tuple[int, ...]:
        """The lines of the title: those that the reader took for it, unless they are of a part that somebody pasted, else the first like one."""
        taken = tuple(line for line in self.seen.title_lines if line in self.lines)
        if taken and not self._is_part(taken):
            return taken
        return tuple(line for line in self.written[:_HIGHEST] if is_shaped_as_title(self.seen.source.lines[line]))[:1]

    def _is_part(self, taken: tuple[int, ...]) -> bool:
        """Whether a sentence, the office over a date, a line of head or foot or the name of an attachment was taken for the title."""
        words = "".join(self.seen.source.lines[line].strip() for line in taken)
        if is_shaped_as_title(words):
            return False
        before = [line for line in self.written if line < taken[0]]
        behind = [line for line in self.written if line > taken[-1]]
        is_named = bool(before) and role_of_shape(self.seen.source.lines[before[-1]]) == PassageRole.LABEL
        is_signed = bool(behind) and is_shaped_as_date(self.seen.source.lines[behind[0]]) and is_at_end(self._lines_of(behind[1:]))
        is_sentence = words.endswith(("。", "！", "？", "；")) or (len(self.written) == 1 and "，" in words)
        return is_sentence or is_named or is_signed or role_of_shape(words) is not None

    def _lines_of(self, numbers: Iterable[int]) -> list[str]:
        return [self.seen.source.lines[line] for line in numbers]

    @cached_property
    def dated(self) -> dict[int, PassageRole]:
        """The date that nothing but the foot follows, and the office above it, where the reader saw no date."""
        lines = self.seen.source.lines
        for place, line in enumerate(self.written):
            if is_shaped_as_date(lines[line]) and is_at_end(self._lines_of(self.written[place + 1 :])):
                above = self.written[place - 1] if place and _OFFICE.fullmatch(lines[self.written[place - 1]].strip()) else None
                return {line: PassageRole.DATE, **({} if above is None else {above: PassageRole.SIGNATURE})}
        return {}

    @cached_property
    def last_of_head(self) -> int:
        """The first line of the title, else that behind lines of a head, else -1: what stands above it is the head."""
        heads = takewhile(lambda line: role_of_shape(self.seen.source.lines[line]) in _HEAD, self.written)
        return min(self.titles, default=max(heads, default=-2) + 1)

    @cached_property
    def first_of_foot(self) -> int:
        """The last line of title, signature and date: what stands below is the foot."""
        return max((line for line, role in self.fixed.items() if role != PassageRole.ADDRESSEE), default=-1)

    @cached_property
    def level_at(self) -> dict[int, tuple[int, int, int]]:
        """The headings by their first line: level, where the heading ends in its last line, how many lines it has."""
        return {heading.line: (heading.level, heading.end, heading.lines) for heading in self.seen.headings}

    def groups(self) -> Iterator[list[int]]:
        """The lines that make a passage each."""
        noise, joined = frozenset(self.seen.noise_lines), frozenset(self.seen.joined)
        group: list[int] = []
        goes_on = 0
        for line in self.lines:
            if line in noise or not self.seen.source.lines[line].strip():
                continue
            is_title = line in self.titles and bool(group) and group[-1] in self.titles
            if group and not (line in joined or is_title or goes_on > 1):
                yield group
                group = []
            goes_on = self.level_at[line][2] if line in self.level_at else goes_on - 1
            group.append(line)
        if group:
            yield group

    def passage(self, group: Sequence[int]) -> Passage:
        """The passage of some lines."""
        text, spots, holes = "", list[LineStart](), list[Extent]()
        heading_end = 0
        for line in group:
            raw = self.seen.source.lines[line]
            start = self._start(raw)
            spots.append(LineStart(len(text), line, start))
            holes += [Extent(slot.start - start + len(text), slot.end - start + len(text)) for slot in self.slots.get(line, ()) if slot.end > start]
            if group[0] in self.level_at and line < group[0] + self.level_at[group[0]][2]:
                heading_end = len(text) + max(0, self.level_at[group[0]][1] - start)
            text += raw[start:].rstrip()
        role, level = self._role(group[0], text)
        end = min(heading_end, len(text)) if role == PassageRole.HEADING else None
        return Passage(text, role, level, spots=tuple(spots), holes=tuple(holes), heading_end=end)

    def _start(self, raw: str) -> int:
        found = _LEADING.match(raw)
        return found.end() if found else 0

    def _role(self, line: int, text: str) -> tuple[PassageRole, int]:
        shaped = role_of_shape(text)
        if line in self.cells:
            return PassageRole.CELL, 0
        if line in self.fixed:
            return self.fixed[line], 0
        if shaped is not None and (shaped not in _HEAD or line < self.last_of_head) and (shaped not in _FOOT or line > self.first_of_foot):
            return shaped, 0
        if line in self.level_at:
            return PassageRole.HEADING, self.level_at[line][0]
        return (PassageRole.BODY if not self.titles or self.last_of_head < line else PassageRole.OTHER), 0


def _is_prose(slot: SlotSpan, line: str) -> bool:
    """Whether what may be a blank is words of a sentence, the sign at the end of an identity number, or × at the end of a name in quotation marks."""
    if any(number.start() <= slot.start and slot.end <= number.end() for number in _PERSON.finditer(line)):
        return True
    if slot.text == "某" and re.match("[市县区镇乡村局厅院校省]|街道|公司|单位|企业|部门", line[slot.end :]):
        return True
    if slot.text == "×" and re.search("“[^“”×]+$", line[: slot.start]) and line.startswith("”", slot.end):
        return True
    return bool(_SAID.fullmatch(slot.text)) and (slot.text.endswith("某") or bool(re.match("[，。；、]", line[slot.end :])))


def _attached(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The items below 附件： belong to it, and what follows the label of an attachment is its title (7.3.4, 7.3.7)."""
    before = PassageRole.OTHER
    for passage in passages:
        role = passage.role
        if before == PassageRole.ATTACHMENTS and role in (PassageRole.BODY, PassageRole.HEADING) and _ITEM.match(passage.text):
            role = PassageRole.ATTACHMENTS
        elif before == PassageRole.LABEL and role in (PassageRole.BODY, PassageRole.OTHER, PassageRole.HEADING) and not _ITEM.match(passage.text):
            role = PassageRole.ATTACHMENT_TITLE
        before = role
        kept = role == PassageRole.HEADING
        yield replace(passage, role=role, level=passage.level if kept else 0, heading_end=passage.heading_end if kept else None)


def _sectioned(passages: Iterable[Passage]) -> Iterator[Passage]:
    section = ""
    for number, passage in enumerate(passages):
        section = passage.heading if passage.role == PassageRole.HEADING else section
        yield replace(passage, number=number, section=section)
