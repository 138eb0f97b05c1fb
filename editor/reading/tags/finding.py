"""The tags of a source text, told apart: blanks as any other, and code; what the reader sees of the text without the code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.template.field import FieldType
from editor.reading.page.numbering import number_of
from editor.reading.page.tags import Tag, TagKind, TagScope, filtered_name, marked_names, plain_name, tags_in

_LOOP = re.compile(r"for\s+(\w+(?:\s*,\s*\w+)*)\s+in\s+(\w+)")
_OPERATES = re.compile(r"\s(?:[-+*/~%]|//)\s|[<>=!]=|[<>\"']|\sif\s|^loop\.")
_FOREIGN = re.compile(r"^[@#*+=!&>$%]|[A-Za-z0-9_]\(|\w\[")


@dataclass(frozen=True, slots=True)
class RepeatedSection:
    """Paragraphs that a file repeats: the name of their rows, the lines of the first item, those of the others, and the blanks of all."""

    name: str
    lines: tuple[int, ...]
    dropped: tuple[int, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A source text with its tags: `source` has those that are blanks as marks, `masked` is what is read, without the lines that hold code alone.

    `codes` are the tags that are no blanks, in order, `variables` the names that loops give to their items; `lines` are the
    lines without text of their own, `rows` the rows of tables by their lines, `sections` the paragraphs that the file repeats.
    """

    source: SourceText
    masked: SourceText
    codes: tuple[Tag, ...] = ()
    variables: frozenset[str] = frozenset()
    lines: frozenset[int] = frozenset()
    rows: tuple[tuple[int, ...], ...] = ()
    sections: tuple[RepeatedSection, ...] = ()


def find_tags(source: SourceText) -> TaggedText:
    """The tags of a source text."""
    tags = [tag for number, line in enumerate(source.lines) for tag in tags_in(line, number)]
    has_repeated = any(mark.repeated for mark in source.marks)
    if all(tag.kind == TagKind.REMARK for tag in tags) and not has_repeated:
        return TaggedText(source, source)
    loops = [match for tag in tags if tag.kind == TagKind.STATEMENT and (match := _LOOP.match(tag.code))]
    variables = frozenset(name.strip() for match in loops for name in match[1].split(","))
    looped = variables | {match[2] for match in loops}
    codes = tuple(tag for tag in tags if tag.kind != TagKind.VALUE or _is_code(tag, looped))
    rows = tuple(_rows(source))
    lines = frozenset((*_bare_lines(source, codes), *_tag_rows(codes, rows)))
    tagged = replace(source, marks=tuple(_marks(source, tags, codes, lines)))
    in_rows = frozenset(line for row in rows for line in row)
    sections = tuple(_sections(tagged, in_rows | lines))
    coded = {mark for section in sections for mark in section.marks}
    free = (mark for mark in tagged.marks if not _is_within(mark, codes) and mark not in coded)
    kept = tuple(mark for mark in free if not (mark.repeated and mark.line in in_rows))
    dropped = lines.union(*(section.dropped for section in sections))
    masked = tuple("" if number in dropped else line for number, line in enumerate(source.lines))
    return TaggedText(tagged, replace(tagged, lines=masked, marks=kept), codes, variables, lines, rows, sections)


def _sections(source: SourceText, taken: frozenset[int]) -> Iterator[RepeatedSection]:
    """The paragraphs that controls of a Word file repeat, without those that are headings or stand in tables."""
    for name in dict.fromkeys(mark.repeated for mark in source.marks if mark.repeated):
        marks = tuple(mark for mark in source.marks if mark.repeated == name)
        first, last = marks[0].line, marks[-1].line
        again = next((mark.line for mark in marks[1:] if mark.name == marks[0].name and mark.line > first), None)
        size = (again or last + 1) - first
        lines = tuple(line for line in range(first, first + size) if source.lines[line].strip() or any(mark.line == line for mark in marks))
        items = -(-(last + 1 - first) // size)
        whole = range(first, first + items * size)
        is_plain = taken.isdisjoint(whole) and whole.stop <= len(source.lines) and not any(number_of(source.lines[line]) for line in lines)
        if is_plain and all(_alike(source, line, line + n * size, marks) for line in lines for n in range(1, items)):
            yield RepeatedSection(name, lines, tuple(range(first + size, whole.stop)), marks)


def _alike(source: SourceText, one: int, other: int, marks: tuple[Mark, ...]) -> bool:
    """Whether two lines say the same around their blanks."""
    return _around(source, one, marks) == _around(source, other, marks)


def _around(source: SourceText, line: int, marks: tuple[Mark, ...]) -> str:
    text = source.lines[line]
    for mark in reversed([mark for mark in marks if mark.line == line]):
        text = f"{text[: mark.start]}\0{text[mark.end :]}"
    return text


def is_foreign(code: str) -> bool:
    """Whether a value is none that can be understood: a picture or a table of another program, what a call gives."""
    return bool(_FOREIGN.search(code))


def _is_code(tag: Tag, looped: frozenset[str]) -> bool:
    """Whether a value is more than a blank: it is worked out, is of a loop (`looped` are the names there), or is not understood."""
    name = plain_name(tag.code) or filtered_name(tag.code)[0]
    if name:
        return name.partition(".")[0] in looped or name.startswith("loop.")
    return is_foreign(tag.code) or (bool(_OPERATES.search(tag.code)) and bool(marked_names(tag.code)))


def _rows(source: SourceText) -> Iterator[tuple[int, ...]]:
    """The lines of each row of the tables."""
    for table in source.tables:
        for row in table.rows:
            yield tuple(line for cell in row for line in cell.lines)


def _bare_lines(source: SourceText, codes: tuple[Tag, ...]) -> Iterator[int]:
    """The lines that hold statements and remarks and nothing else."""
    by_line: dict[int, list[Tag]] = {}
    for tag in codes:
        if tag.kind != TagKind.VALUE:
            by_line.setdefault(tag.line, []).append(tag)
    for number, tags in by_line.items():
        text = source.lines[number]
        for tag in reversed(tags):
            text = text[: tag.start] + text[tag.end :]
        if not text.strip():
            yield number


def _tag_rows(codes: tuple[Tag, ...], rows: tuple[tuple[int, ...], ...]) -> Iterator[int]:
    """The lines of the rows that a tag for rows stands in: such a row is not printed."""
    tagged = {tag.line for tag in codes if tag.kind == TagKind.STATEMENT and tag.scope == TagScope.ROW}
    for row in rows:
        if not tagged.isdisjoint(row):
            yield from row


def _marks(source: SourceText, tags: list[Tag], codes: tuple[Tag, ...], lines: frozenset[int]) -> list[Mark]:
    """The marks of the file but for those that a tag says better, and the tags that are blanks of another form than {{ 名称 }}."""
    apart = [mark for mark in source.marks if mark.line not in lines and not _is_within(mark, tags)]
    coded = set(codes)
    blanks = [mark for tag in tags if tag not in coded and (mark := _blank(tag)) is not None]
    return sorted([*apart, *blanks], key=lambda mark: (mark.line, mark.start))


def _is_within(mark: Mark, tags: "tuple[Tag, ...] | list[Tag]") -> bool:
    """Whether a mark lies over a tag: words that were highlighted, or a control around it."""
    return any(tag.line == mark.line and mark.start < tag.end and tag.start < mark.end for tag in tags) and mark.kind != MarkKind.TAG


def _blank(tag: Tag) -> Mark | None:
    name = plain_name(tag.code) or filtered_name(tag.code)[0]
    if not name or (tag.scope == TagScope.TEXT and plain_name(tag.code) and "." not in name):
        return None
    type_ = FieldType.LONGTEXT if tag.scope == TagScope.PARAGRAPH else None
    return Mark(tag.line, tag.start, tag.end, name, MarkKind.TAG, type_)
