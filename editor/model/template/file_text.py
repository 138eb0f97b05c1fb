"""The text part of a template file: lines to sections and back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from editor.model.problem import Problem
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import ELEMENTS, HEAD_ELEMENTS, Block, Element, Grid, Prose, Section, SectionPart
from editor.model.words import tr

_HEADING = re.compile(r"(#{1,4})\s+(.*)")
_ELEMENT = re.compile(r"@(\S+)(?:\s+(.*))?$")
_MARKS = re.compile(r"\s*(?<!\{)\{([^{}]+)\}\s*$")
_REPEAT = re.compile(r"每\s+(\S+)\s+in\s+(.+)")
_CLOSING = re.compile(
    r"(特此|此复|以上|妥否|当否|可否|专此|现予|现提请|请予|盼复|敬请|望|本(通知|决定|办法|规定|意见|公告|通告)自)[^。；]{0,30}[。？！]?"
)
_TAIL_GROUPS = {"附件说明": "note", "署名": "sign", "成文日期": "sign", "附注": "sign", "出席": "present", "请假": "present", "列席": "present"}
ATTACHMENT = "附件"


@dataclass
class _Reader:
    """Collects sections line by line; `line` offsets problems to the file."""

    first_line: int
    sections: list[Section] = field(default_factory=list[Section])
    problems: list[Problem] = field(default_factory=list[Problem])
    counts: dict[str, int] = field(default_factory=dict[str, int])

    def new_id(self, stem: str, *, numbered: bool = False) -> str:
        """The next id of that stem: head and head2, or numbered from the first, s1 and s2."""
        self.counts[stem] = count = self.counts.get(stem, 0) + 1
        return f"{stem}{count}" if numbered or count > 1 else stem

    def start(self, section: Section) -> None:
        """Begin a section."""
        self.sections.append(section)

    def add(self, block: Block) -> None:
        """Add a block to the last section."""
        last = self.sections[-1]
        self.sections[-1] = replace(last, blocks=(*last.blocks, block))

    def problem(self, text: str, line: int, column: int = 0) -> None:
        """Note what is wrong at a line of the text."""
        self.problems.append(Problem(text, line=self.first_line + line, column=column))


def read_sections(lines: Iterable[str], first_line: int = 0) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a template's text, with what is wrong in it; `first_line` is the file's line of the first one."""
    reader = _Reader(first_line)
    for index, line in enumerate(lines):
        if line.strip():
            _read_line(reader, index, line.strip())
    return tuple(_with_closing(reader.sections)), reader.problems


def _read_line(reader: _Reader, index: int, line: str) -> None:
    if match := _HEADING.fullmatch(line):
        _read_heading(reader, index, len(match[1]), match[2])
    elif line.startswith("@"):
        _read_element(reader, index, line)
    elif line.startswith("|") and line.endswith("|") and len(line) > 1:
        _read_row(reader, line)
    else:
        _text_section(reader)
        reader.add(Prose(line[1:] if line[:2] in ("\\#", "\\@", "\\|", "\\\\") else line))


def _read_heading(reader: _Reader, index: int, level: int, rest: str) -> None:
    heading, run_on = _split_run_on(rest)
    section = Section(reader.new_id("s", numbered=True), SectionPart.BODY, level, heading, run_on)
    if match := _MARKS.search(heading):
        section = _marked(reader, index, replace(section, heading=heading[: match.start()].rstrip()), match[1])
    reader.start(section)


def _split_run_on(rest: str) -> tuple[str, str]:
    """The heading and the text that runs on behind it; an article has a number and text, and no heading."""
    if rest.startswith("| "):
        return "", rest[2:].strip()
    for token in tokens_of(rest):
        if token.kind == TokenKind.TEXT and (at := token.text.find(" | ")) >= 0:
            cut = token.start + at
            return rest[:cut].strip(), rest[cut + 3 :].strip()
    return rest.strip(), ""


def _marked(reader: _Reader, index: int, section: Section, marks: str) -> Section:
    for mark in re.split(r"[,，]\s*", marks.strip()):
        if mark == "可选":
            section = replace(section, optional=True, on=False)
        elif mark == "写":
            section = replace(section, on=True)
        elif mark == "不编号":
            section = replace(section, numbered=False)
        elif match := _REPEAT.fullmatch(mark):
            section = replace(section, repeat=(match[1], match[2].strip()))
        else:
            reader.problem(tr("不认识标记“{mark}”。标题后能写：可选、写、不编号、每 … in …。", mark=mark), index)
    return section


def _read_element(reader: _Reader, index: int, line: str) -> None:
    match = _ELEMENT.fullmatch(line)
    name, text = (match[1], (match[2] or "").strip()) if match else (line[1:], "")
    if name == ATTACHMENT:
        reader.start(Section(reader.new_id("a", numbered=True), SectionPart.ATTACHMENT, heading=text, numbered=False))
        return
    if name not in ELEMENTS:
        reader.problem(tr("不认识要素“@{name}”。行首要写 @ 这个字时，前面加 \\。", name=name), index)
        _text_section(reader)
        reader.add(Prose(line))
        return
    _element_section(reader, name)
    reader.add(Element(name, text))


def _element_section(reader: _Reader, name: str) -> None:
    stem = "head" if name in HEAD_ELEMENTS else _TAIL_GROUPS.get(name, "imprint")
    last = reader.sections[-1] if reader.sections else None
    if last is None or last.part != SectionPart.ELEMENTS or last.id.rstrip("0123456789") != stem:
        reader.start(Section(reader.new_id(stem), SectionPart.ELEMENTS))


def _text_section(reader: _Reader) -> None:
    if not reader.sections or reader.sections[-1].part == SectionPart.ELEMENTS:
        reader.start(Section(reader.new_id("opening"), SectionPart.OPENING))


def _read_row(reader: _Reader, line: str) -> None:
    _text_section(reader)
    cells = tuple(_cells_of(line))
    blocks = reader.sections[-1].blocks
    if blocks and isinstance(blocks[-1], Grid):
        grown = Grid((*blocks[-1].rows, cells))
        reader.sections[-1] = replace(reader.sections[-1], blocks=(*blocks[:-1], grown))
    else:
        reader.add(Grid((cells,)))


def _cells_of(line: str) -> Iterator[str]:
    inner, start = line[1:-1], 0
    code = [(t.start, t.end) for t in tokens_of(inner) if t.kind != TokenKind.TEXT]
    for match in re.finditer(r"(?<!\\)\|", inner):
        if not any(a <= match.start() < b for a, b in code):
            yield inner[start : match.start()].strip().replace("\\|", "|")
            start = match.end()
    yield inner[start:].strip().replace("\\|", "|")


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


def section_lines(sections: Iterable[Section]) -> Iterator[tuple[str, bool]]:
    """The lines of a template's text, each with whether a blank line goes before it."""
    for section in sections:
        head = _heading_line(section)
        if head:
            yield head, True
        for index, block in enumerate(section.blocks):
            gap = index == 0 and not head
            if isinstance(block, Grid):
                yield from ((_row_line(row), gap and not n) for n, row in enumerate(block.rows))
            elif isinstance(block, Element):
                yield f"@{block.name} {block.text}".rstrip(), gap
            else:
                yield _prose_line(block.text), gap


def _heading_line(section: Section) -> str:
    if section.part == SectionPart.ATTACHMENT:
        return f"@{ATTACHMENT} {section.heading}".rstrip()
    if not section.level:
        return ""
    run_on = f"| {section.run_on}" if section.run_on else ""
    return " ".join(filter(None, ("#" * section.level, section.heading, _marks_of(section), run_on)))


def _marks_of(section: Section) -> str:
    optional = ["可选", "写"] if section.on else ["可选"]
    marks = optional if section.optional else []
    if section.repeat:
        marks = [*marks, f"每 {section.repeat[0]} in {section.repeat[1]}"]
    if not section.numbered:
        marks = [*marks, "不编号"]
    return f"{{{', '.join(marks)}}}" if marks else ""


def _prose_line(text: str) -> str:
    looks_special = _HEADING.fullmatch(text) or text.startswith(("@", "|")) or text[:2] in ("\\#", "\\@", "\\|", "\\\\")
    return f"\\{text}" if looks_special else text


def _row_line(row: tuple[str, ...]) -> str:
    return "| " + " | ".join(_escape_bars(cell) for cell in row) + " |"


def _escape_bars(cell: str) -> str:
    return "".join(
        t.text.replace("|", "\\|") if t.kind == TokenKind.TEXT and cell[t.start] != "\\" else cell[t.start : t.end] for t in tokens_of(cell)
    )
