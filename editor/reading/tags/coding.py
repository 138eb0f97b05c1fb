"""Tags that are no blanks, as code of a template: conditions around words and paragraphs, loops over rows, values that are worked out."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from editor.model.sample.inspection import CodeSpan
from editor.model.sample.left_out import LeftOut, SourcePlace, WhyLeftOut
from editor.model.sample.offer import NAME_END, NAME_START
from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import type_of_name
from editor.reading.page.tags import Tag, TagKind, TagScope, filtered_name, marked_names, names_in, unknown_filters
from editor.reading.tags.blocks import TagBlock, blocks_of
from editor.reading.tags.finding import TaggedText, is_foreign
from editor.reading.tags.repeating import row_codes, section_codes
from editor.reading.template.codes import ITEM_COLUMN, LAST_TURN, LINE_TURN, ROW_TAG


@dataclass(frozen=True, slots=True)
class ReadCodes:
    """The codes of a text, what of its tags was not understood, and the lines that go on the paragraph of a loop."""

    codes: tuple[CodeSpan, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    joined: frozenset[int] = frozenset()


def read_codes(tagged: TaggedText, headings: AbstractSet[int]) -> ReadCodes:
    """What the tags of a text are in a template; `headings` are lines that can stand in no condition."""
    repeated = (*row_codes(tagged), *section_codes(tagged))
    read = _Coder(tagged, headings).read() if tagged.codes else ReadCodes(left_out=tuple(_half_read(tagged)))
    if not repeated:
        return read
    joined = {line for section in tagged.sections for line in section.lines[1:]}
    return replace(read, codes=tuple(sorted((*read.codes, *repeated), key=lambda code: (code.line, code.start))), joined=read.joined | joined)


def _half_read(tagged: TaggedText) -> Iterator[LeftOut]:
    """The blanks with a filter that is not known: their values are written as they are."""
    for mark in tagged.source.marks:
        text = tagged.source.lines[mark.line][mark.start : mark.end]
        if text.startswith("{{") and unknown_filters(text.strip("{}-+ ")):
            yield _named(text, mark.line)


def _named(text: str, line: int) -> LeftOut:
    return LeftOut(text, SourcePlace.at_line(line), WhyLeftOut.TAG)


class _Coder:
    """Makes codes of the tags of one text."""

    def __init__(self, tagged: TaggedText, headings: AbstractSet[int]) -> None:
        self._tagged, self._headings = tagged, headings
        self._lines = tagged.source.lines
        self._row_of = {line: number for number, row in enumerate(tagged.rows) for line in row}
        self._blocks, self._lone = blocks_of(tagged.codes)
        self._codes: list[CodeSpan] = []
        self._closing: list[CodeSpan] = []
        self._left_out: list[LeftOut] = []
        self._joined: set[int] = set()

    def read(self) -> ReadCodes:
        """The codes of all tags."""
        for block in self._blocks:
            block.is_read = block.is_read and (self._is_loop_read(block) if block.is_loop else self._is_choice_read(block))
        for block in self._blocks:
            self._code_block(block)
        for tag in self._lone:
            self._take_out(tag)
        for tag in self._tagged.codes:
            if tag.kind == TagKind.VALUE:
                self._code_value(tag)
            elif tag.kind == TagKind.REMARK:
                self._codes.append(_span(tag, "", is_line=tag.line in self._tagged.lines))
        self._left_out += _half_read(self._tagged)
        rows = {line for tag in self._tagged.codes if tag.scope == TagScope.ROW and tag.kind == TagKind.STATEMENT for line in self._row(tag.line)}
        self._codes += [CodeSpan(line, 0, len(self._lines[line]), self._lines[line], ROW_TAG, is_line=True) for line in sorted(rows)]
        codes = [code for code in self._codes if code.line not in rows or code.markup == ROW_TAG]
        ordered = sorted([*codes, *reversed(self._closing)], key=lambda code: (code.line, code.start))
        return ReadCodes(tuple(ordered), tuple(sorted(self._left_out, key=lambda entry: entry.place.number)), frozenset(self._joined))

    def _row(self, line: int) -> tuple[int, ...]:
        number = self._row_of.get(line)
        return () if number is None else self._tagged.rows[number]

    def _between(self, block: TagBlock) -> range:
        return range(block.tags[0].line, block.tags[-1].line + 1)

    def _is_inline(self, block: TagBlock) -> bool:
        return block.tags[0].line == block.tags[-1].line

    def _is_choice_read(self, block: TagBlock) -> bool:
        """Whether an if can be held: around words of a line, or around paragraphs that are neither headings nor tables."""
        asked = {match[1].partition(".")[0] for condition in block.conditions for match in names_in(condition)}
        unread = {outer.variable for outer in block.around() if outer.is_loop and not outer.is_read}
        if block.scope in (TagScope.ROW, TagScope.CELL) or not asked.isdisjoint(unread):
            return False
        if self._is_inline(block):
            return True
        inside = [line for line in self._between(block) if line not in self._tagged.lines]
        cells = {self._row_of.get(line) for line in inside}
        in_one_cell = len(cells) == 1 and all(tag.line in self._row_of for tag in block.tags)
        return self._headings.isdisjoint(inside) and (cells <= {None} or in_one_cell)

    def _is_loop_read(self, block: TagBlock) -> bool:
        """Whether a loop can be held: over one row of a table, over words of a line, over paragraphs of text."""
        if block.scope == TagScope.CELL or any(outer.is_loop for outer in block.around() if outer is not block):
            return False
        if self._repeats_row(block):
            return True
        inside = set(self._between(block)) - self._tagged.lines
        in_tables = any(line in self._row_of for line in (*inside, block.tags[0].line))
        return self._is_inline(block) or (self._headings.isdisjoint(inside) and not in_tables and bool(inside))

    def _repeats_row(self, block: TagBlock) -> bool:
        """Whether a loop repeats a row: one stands between its tags for rows, or its tags stand in different cells of it."""
        first, last = (self._row_of.get(tag.line) for tag in (block.tags[0], block.tags[-1]))
        if first is None or last is None:
            return False
        if block.scope == TagScope.ROW:
            return len(self._plain_rows(first, last)) == 1
        return first == last and not self._is_inline(block)

    def _plain_rows(self, first: int, last: int) -> list[int]:
        return [row for row in range(first + 1, last) if not self._tagged.lines.issuperset(self._tagged.rows[row])]

    def _code_block(self, block: TagBlock) -> None:
        if not block.is_read:
            for number, tag in enumerate(block.tags):
                self._take_out(tag, named=number == 0 or tag.code[:2] == "el")
        elif block.is_loop:
            self._code_loop(block)
        elif self._is_inline(block):
            for tag, condition in zip(block.tags, [*block.conditions, None], strict=True):
                self._codes.append(_span(tag, _statement(tag, condition and self._inside(condition, block)), is_line=False))
        else:
            self._code_paragraphs(block)

    def _take_out(self, tag: Tag, *, named: bool = True) -> None:
        self._codes.append(_span(tag, "", is_line=tag.line in self._tagged.lines))
        if named:
            self._left_out.append(_named(tag.text, tag.line))

    def _code_loop(self, block: TagBlock) -> None:
        first, last = block.tags
        test = f" if {self._inside(block.test, block)}" if block.test else ""
        start = f"{{% for {block.variable} in {NAME_START}{block.rows}{NAME_END}{test} %}}"
        if self._repeats_row(block):
            self._left_out += [_named(first.text, first.line)] if block.test else []
            self._codes += [_span(tag, "", is_line=tag.line in self._tagged.lines) for tag in block.tags]
        elif self._is_inline(block):
            self._codes += [_span(first, start), _span(last, "{% endfor %}")]
        else:
            self._code_lines(block, start)

    def _code_lines(self, block: TagBlock, start: str) -> None:
        """A loop over paragraphs: one paragraph of the template, with turns between its lines."""
        self._codes += [_span(tag, "", is_line=tag.line in self._tagged.lines) for tag in block.tags]
        parts = list(self._segments(block.tags[0], block.tags[-1]))
        for number, (line, begin, end) in enumerate(parts):
            self._codes.append(CodeSpan(line, begin, begin, "", start if number == 0 else ""))
            is_last = number == len(parts) - 1
            self._closing.append(CodeSpan(line, end, end, "", f"{LAST_TURN}{{% endfor %}}" if is_last else LINE_TURN))
            self._joined |= {line} if number else set()

    def _code_paragraphs(self, block: TagBlock) -> None:
        """An if around paragraphs: each of them stands under the condition of its branch."""
        self._codes += [_span(tag, "", is_line=tag.line in self._tagged.lines) for tag in block.tags]
        before: list[str] = []
        for number, condition in enumerate(block.conditions):
            own = [_bracketed(self._inside(condition, block))] if condition else []
            whole = " and ".join([*(f"not {one}" for one in before), *own])
            for line, begin, end in self._segments(block.tags[number], block.tags[number + 1]):
                self._codes.append(CodeSpan(line, begin, begin, "", f"{{% if {whole} %}}"))
                self._closing.append(CodeSpan(line, end, end, "", "{% endif %}"))
            before += own

    def _segments(self, first: Tag, last: Tag) -> Iterator[tuple[int, int, int]]:
        """The stretches of text between two tags, line by line, those without text left out."""
        for line in range(first.line, last.line + 1):
            begin = first.end if line == first.line else 0
            end = last.start if line == last.line else len(self._lines[line])
            if line not in self._tagged.lines and self._lines[line][begin:end].strip():
                yield line, begin, end

    def _inside(self, markup: str, block: TagBlock) -> str:
        """Code with the names of the loops around it as they are called there."""
        for outer in block.around():
            if outer.is_loop and outer.is_read:
                name = f"{NAME_START}{outer.rows}{NAME_END}" if self._repeats_row(outer) else outer.variable
                markup = re.sub(rf"{NAME_START}{re.escape(outer.variable)}{NAME_END}", f"{name}.{ITEM_COLUMN}", markup)
                markup = re.sub(rf"{NAME_START}{re.escape(outer.variable)}\.([^{NAME_END}]+){NAME_END}", rf"{name}.\1", markup)
        return re.sub(rf"{NAME_START}(loop\.\w+){NAME_END}", r"\1", markup)

    def _code_value(self, tag: Tag) -> None:
        block = next((block for block in reversed(self._blocks) if block.holds(tag.line, tag.start)), None)
        name, filters = filtered_name(tag.code)
        code = f"{NAME_START}{name}{NAME_END}{filters}" if name else marked_names(tag.code)
        markup = self._inside(code, block) if block and code else code
        loops = self._tagged.variables & {match[1].partition(".")[0] for match in names_in(markup)}
        if not markup or loops or is_foreign(tag.code) or any(match[1].startswith("loop.") for match in names_in(markup)):
            self._take_out(tag)
            return
        span = _span(tag, f"{{{{ {markup} }}}}")
        self._codes.append(self._typed(span, tag, block))

    def _typed(self, span: CodeSpan, tag: Tag, block: TagBlock | None) -> CodeSpan:
        """A value that is a column of a loop's rows, with the type that its name tells."""
        loop = next((outer for outer in block.around() if outer.is_loop and outer.is_read), None) if block else None
        said = re.match(rf"\s*{re.escape(loop.variable)}(?:\.([^\s|.]+))?\s*(?:\||$)", tag.code) if loop else None
        if loop is None or said is None:
            return span
        column = said[1] or ITEM_COLUMN
        return replace(span, rows=loop.rows, column=column, type=type_of_name(column) or FieldType.TEXT)


def _bracketed(condition: str) -> str:
    return f"({condition})" if " " in condition else condition


def _span(tag: Tag, markup: str, *, is_line: bool = False) -> CodeSpan:
    return CodeSpan(tag.line, tag.start, tag.end, tag.text, markup, is_line=is_line)


def _statement(tag: Tag, condition: str | None) -> str:
    """The statement of an if's tag; its conditions are those of our templates."""
    if condition is None:
        return "{% endif %}"
    if tag.code.startswith("if"):
        return f"{{% if {condition} %}}"
    return f"{{% elif {condition} %}}" if condition else "{% else %}"
