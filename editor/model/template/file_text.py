"""The text part of a template file: lines to sections and back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from editor.model.document.grid import Grid
from editor.model.problem import Problem
from editor.model.template.file_tables import NEW_TABLE, SPANS_FORMAT, TableText, format_of, grid_lines, is_look, is_row, look_of
from editor.model.template.markup import TokenKind, bare, guarded, tokens_of
from editor.model.template.template import ELEMENTS, HEAD_ELEMENTS, Block, Element, Prose, Section, SectionPart
from editor.model.text.escapes import EMPTY, given, held
from editor.model.words import tr

_HEADING = re.compile(r"(#{1,4})\s+(.*)")
_ELEMENT = re.compile(r"@(\S+)(?:\s+(.*))?$")
_MARKS = re.compile(r"\s*(?<![{\\])(?<!\\u)\{((?:\\u\{[0-9a-f]{0,6}\}|[^{}])+)\}\s*$")
_BETWEEN_MARKS = re.compile(r"[,，]\s*(?=(?:可选|写|不编号)\s*(?:[,，]|$)|每\s)")
_REPEAT = re.compile(r"每\s+(\S+)\s+in\s+(.+)")
_CLOSING = re.compile(
    r"(特此|此复|以上|妥否|当否|可否|专此|现予|现提请|请予|盼复|敬请|望|本(通知|决定|办法|规定|意见|公告|通告)自)[^。；]{0,30}[。？！]?"
)
_TAIL_GROUPS = {"附件说明": "note", "署名": "sign", "成文日期": "sign", "附注": "sign", "出席": "present", "请假": "present", "列席": "present"}
ATTACHMENT = "附件"
OUTSIDE = {"文前": SectionPart.ABOVE, "文后": SectionPart.BELOW}
"""The lines behind @ that begin text above the title, and text below the signature."""
_ESCAPED_START = ("\\#", "\\@", "\\|", "\\\\", f"\\{NEW_TABLE}")
_ESCAPED_NOW = (*_ESCAPED_START, "\\{表 ")
# Backslashes and what they stand before, where it would be a mark without one: a bar between blanks, braces at the end, the bar of a cell.
_HEADING_BAR = re.compile(r"(?:(?<= )|^)(\\*\|)(?= |$)")
_HEADING_BRACES = re.compile(r"(\\*(?<!\\u)\{[^{}]+\}\s*)$")
_MARKED = "{}|\\"
_PLAIN = re.compile(r"[^{}|\\\n]*")


@dataclass
class _Reader:
    """Collects sections line by line; `line` offsets problems to the file."""

    first_line: int
    sections: list[Section] = field(default_factory=list[Section])
    problems: list[Problem] = field(default_factory=list[Problem])
    counts: dict[str, int] = field(default_factory=dict[str, int])
    form: int = SPANS_FORMAT
    table: TableText | None = None
    blocks: list[Block] = field(default_factory=list[Block])

    def new_id(self, stem: str, *, numbered: bool = False) -> str:
        """The next id of that stem: head and head2, or numbered from the first, s1 and s2."""
        self.counts[stem] = count = self.counts.get(stem, 0) + 1
        return f"{stem}{count}" if numbered or count > 1 else stem

    def start(self, section: Section) -> None:
        """Begin a section."""
        self.end_section()
        self.sections.append(section)

    def end_section(self) -> None:
        """Give the last section its blocks, all at once: one by one they would be copied again for each."""
        if self.blocks:
            self.sections[-1] = replace(self.sections[-1], blocks=(*self.sections[-1].blocks, *self.blocks))
            self.blocks.clear()

    @property
    def last_block(self) -> Block | None:
        """The last block of the last section."""
        return self.blocks[-1] if self.blocks else None

    def add(self, block: Block) -> None:
        """Add a block to the last section."""
        self.blocks.append(block)

    def end_table(self) -> None:
        """Add the table whose lines were taken, if there is one."""
        table, self.table = self.table, None
        if table is not None:
            self.add(table.grid)
            for trouble in table.troubles:
                self.problem(*trouble)

    def problem(self, text: str, line: int, column: int = 0) -> None:
        """Note what is wrong at a line of the text."""
        self.problems.append(Problem(text, line=self.first_line + line, column=column))


def read_sections(lines: Iterable[str], first_line: int = 0, form: int = SPANS_FORMAT) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a template's text, with what is wrong in it; `first_line` is the file's line of the first one, `form` the file's format."""
    reader = _Reader(first_line, form=form)
    numbered = [(index, line.strip()) for index, line in enumerate(lines) if line.strip()]
    for (index, line), (_, after) in pairwise((*numbered, (0, ""))):
        _read_line(reader, index, line, after)
    reader.end_table()
    reader.end_section()
    return tuple(_with_closing(reader.sections)), reader.problems


def _read_line(reader: _Reader, index: int, line: str, after: str = "") -> None:
    if is_row(line):
        _read_row(reader, index, line)
        return
    reader.end_table()
    if match := _HEADING.fullmatch(line):
        _read_heading(reader, index, len(match[1]), match[2])
    elif line.startswith("@"):
        _read_element(reader, index, line)
    elif is_row(after) and _begins_table(reader, line):
        _begin_table(reader, index, line)
    else:
        _text_section(reader)
        reader.add(Prose(given(line[1:] if line.startswith(_escaped(reader.form)) else line)))


def _escaped(form: int) -> tuple[str, ...]:
    """How a paragraph begins whose first backslash is no part of it."""
    return _ESCAPED_NOW if form >= SPANS_FORMAT else _ESCAPED_START


def _begins_table(reader: _Reader, line: str) -> bool:
    """Whether a line above a row begins its table; in format 1 a bare one behind another table does."""
    return is_look(line) if reader.form >= SPANS_FORMAT else line == NEW_TABLE and isinstance(reader.last_block, Grid)


def _begin_table(reader: _Reader, index: int, line: str) -> None:
    look, odd = look_of(line)
    if odd:
        reader.problem(tr("不认识表格的写法“{odd}”。能写：宽=3,5,2、线=全/横/框/三/无、齐=左,中,右。", odd=odd), index)
    reader.table = TableText(reader.form, look)


def _read_row(reader: _Reader, index: int, line: str) -> None:
    _text_section(reader)
    if reader.table is None:
        reader.table = TableText(reader.form)
    reader.table.take(line, index)


def _read_heading(reader: _Reader, index: int, level: int, rest: str) -> None:
    text, run_on = _split_run_on(rest)
    section = Section(reader.new_id("s", numbered=True), SectionPart.BODY, level, run_on=given(run_on))
    found = _marks_in(text)
    marked = _marked(section, found[1]) if found else None
    if found and marked:
        section, text = marked, text[: found.start()].rstrip()
    elif found:
        known = tr("不认识标记“{mark}”。标题后能写：可选、写、不编号、每 … in …。", mark=found[1].strip())
        reader.problem(known, index)
    reader.start(replace(section, heading=given(bare(_HEADING_BAR, bare(_HEADING_BRACES, text)))))


def _marks_in(heading: str) -> re.Match[str] | None:
    """The braces at the end of a heading, where they are no code."""
    found, last = _MARKS.search(heading), tokens_of(heading)[-1:]
    return found if found and last[0].kind == TokenKind.TEXT and found.start(1) > last[0].start else None


def _split_run_on(rest: str) -> tuple[str, str]:
    """The heading and the text that runs on behind it; an article has a number and text, and no heading."""
    if rest.startswith("| "):
        return "", rest[2:].strip()
    for token in tokens_of(rest):
        if token.kind == TokenKind.TEXT and (at := token.text.find(" | ")) >= 0:
            cut = token.start + at
            return rest[:cut].strip(), rest[cut + 3 :].strip()
    return rest.strip(), ""


def _marked(section: Section, marks: str) -> Section | None:
    """The section with the marks of its heading; None where one of them is none, for it is text then."""
    for mark in map(str.strip, _BETWEEN_MARKS.split(marks.strip())):
        if mark == "可选":
            section = replace(section, optional=True, on=False)
        elif mark == "写":
            section = replace(section, on=True)
        elif mark == "不编号":
            section = replace(section, numbered=False)
        elif match := _REPEAT.fullmatch(mark):
            section = replace(section, repeat=(given(match[1]), given(match[2].strip())))
        else:
            return None
    return section


def _read_element(reader: _Reader, index: int, line: str) -> None:
    match = _ELEMENT.fullmatch(line)
    name, text = (match[1], (match[2] or "").strip()) if match else (line[1:], "")
    if name == ATTACHMENT:
        reader.start(Section(reader.new_id("a", numbered=True), SectionPart.ATTACHMENT, heading=given(text), numbered=False))
        return
    if name in OUTSIDE:
        reader.start(Section(reader.new_id(OUTSIDE[name].value), OUTSIDE[name], blocks=(Prose(given(text)),) if text else ()))
        return
    if name not in ELEMENTS:
        reader.problem(tr("不认识要素“@{name}”。行首要写 @ 这个字时，前面加 \\。", name=name), index)
        _text_section(reader)
        reader.add(Prose(given(line)))
        return
    _element_section(reader, name)
    reader.add(Element(name, given(text)))


def stem_of(name: str) -> str:
    """What the elements are called together that stand beside one: head, note, present, sign or imprint."""
    return "head" if name in HEAD_ELEMENTS else _TAIL_GROUPS.get(name, "imprint")


def _element_section(reader: _Reader, name: str) -> None:
    stem = stem_of(name)
    last = reader.sections[-1] if reader.sections else None
    if last is None or last.part != SectionPart.ELEMENTS or last.id.rstrip("0123456789") != stem:
        reader.start(Section(reader.new_id(stem), SectionPart.ELEMENTS))


def _text_section(reader: _Reader) -> None:
    if not reader.sections or reader.sections[-1].part == SectionPart.ELEMENTS:
        reader.start(Section(reader.new_id("opening"), SectionPart.OPENING))


def _with_closing(sections: list[Section]) -> list[Section]:
    """The closing formula (特此报告。) stands by itself, so that switching off the last section leaves it."""
    result = list(sections)
    end = next(
        (i for i, s in enumerate(sections) if i and s.part in (SectionPart.ELEMENTS, SectionPart.ATTACHMENT) and s.id != "head"), len(sections)
    )
    last = sections[end - 1] if end else None
    if last and last.level and last.blocks and isinstance(block := last.blocks[-1], Prose) and _CLOSING.fullmatch(block.text):
        result[end - 1] = replace(last, blocks=last.blocks[:-1])
        result.insert(end, Section("closing", SectionPart.CLOSING, blocks=(block,)))
    return result


def format_of_sections(sections: Iterable[Section]) -> int:
    """The oldest format in which the text of these sections can be written."""
    return format_of(block for section in sections for block in section.blocks if isinstance(block, Grid))


def section_lines(sections: Iterable[Section], form: int = SPANS_FORMAT) -> Iterator[tuple[str, bool]]:
    """The lines of a template's text in a format, each with whether a blank line goes before it."""
    is_behind_table = False
    for section in sections:
        head = _heading_line(section)
        if head:
            yield head, True
            is_behind_table = False
        for index, block in enumerate(section.blocks):
            gap = index == 0 and not head
            lines = _block_lines(block, form, is_behind_table=is_behind_table)
            yield from ((line, gap and not number) for number, line in enumerate(lines))
            is_behind_table = isinstance(block, Grid)


def _block_lines(block: Block, form: int, *, is_behind_table: bool) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from grid_lines(block, form, is_behind_table=is_behind_table)
    elif isinstance(block, Element):
        yield f"@{block.name} {held(block.text)}".rstrip()
    else:
        yield prose_line(block.text, form)


def _heading_line(section: Section) -> str:
    if section.part == SectionPart.ATTACHMENT:
        return f"@{ATTACHMENT} {held(section.heading)}".rstrip()
    if not section.level:
        return next((f"@{name}" for name, part in OUTSIDE.items() if part == section.part), "")
    line = heading_line(section)
    if (section.heading or section.run_on) and not section.repeat and _PLAIN.fullmatch(section.heading + section.run_on) and "\\" not in line:
        return line
    reader = _Reader(0)
    _read_line(reader, 0, line)
    read = reader.sections[0]
    is_same = (read.heading, read.run_on, read.repeat) == (section.heading, section.run_on, section.repeat)
    return line if is_same else _headed(section, held(section.heading, _MARKED), held(section.run_on, _MARKED))


def heading_line(section: Section) -> str:
    """The line of a section's heading, with backslashes before what would be read as marks."""
    return _headed(section, guarded(_HEADING_BRACES, guarded(_HEADING_BAR, held(section.heading))), held(section.run_on))


def _headed(section: Section, heading: str, run_on: str) -> str:
    parts = [heading, _marks_of(section), f"| {run_on}" if run_on else ""]
    return " ".join(filter(None, ("#" * section.level, *(parts if any(parts) else [EMPTY]))))


def _marks_of(section: Section) -> str:
    marks = ["可选", *(["写"] if section.on else [])] if section.optional else []
    if section.repeat:
        variable, key = map(held, section.repeat)
        marks = [*marks, f"每 {variable} in {key}"]
    marks += [] if section.numbered else ["不编号"]
    return f"{{{', '.join(marks)}}}" if marks else ""


def prose_line(text: str, form: int = SPANS_FORMAT) -> str:
    """The line of a paragraph, with a backslash before what would be read as a mark."""
    line = held(text) or EMPTY
    is_table = is_look(line) if form >= SPANS_FORMAT else line == NEW_TABLE
    looks_special = is_table or _HEADING.fullmatch(line) or line.startswith(("@", "|", *_escaped(form)))
    return f"\\{line}" if looks_special else line
