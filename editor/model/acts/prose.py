"""The text of a section as lines to edit: what they are, what an edited set of them makes of the draft, new slots from text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, Value, key_of
from editor.model.template.file_text import read_sections, section_lines
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import HEADING, RUN_ON, Block, Element, Prose, Section, SectionPart
from editor.model.words import tr


class LineKind(StrEnum):
    """What a line of a section's text is."""

    HEADING = "heading"
    RUN_ON = "run_on"
    PROSE = "prose"
    ELEMENT = "element"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a section's text: its markup, or the table that stands in its place; an element has its name."""

    kind: LineKind
    markup: str = ""
    name: str = ""
    grid: Grid | None = None


def text_lines(section: Section) -> tuple[TextLine, ...]:
    """The lines of a section in order: heading, the text run on behind it, paragraphs, elements, tables."""
    heading = [TextLine(LineKind.HEADING, section.heading)] if section.level or section.part == SectionPart.ATTACHMENT else []
    run_on = [TextLine(LineKind.RUN_ON, section.run_on)] if section.run_on else []
    return (*heading, *run_on, *(_line_of(block) for block in section.blocks))


def block_of_line(section: Section, line: int) -> int:
    """The block of a line of a section's text, as `Section.markups` numbers them."""
    kinds = [found.kind for found in text_lines(section)]
    first = sum(kind in (LineKind.HEADING, LineKind.RUN_ON) for kind in kinds)
    return line - first if line >= first else HEADING if kinds[line] == LineKind.HEADING else RUN_ON


def line_of_block(section: Section, block: int) -> int:
    """The line of a section's text in which a block stands, numbered as `Section.markups` does."""
    return next((line for line in range(len(text_lines(section))) if block_of_line(section, line) == block), 0)


def _line_of(block: Block) -> TextLine:
    if isinstance(block, Grid):
        return TextLine(LineKind.GRID, grid=block)
    if isinstance(block, Element):
        return TextLine(LineKind.ELEMENT, block.text, block.name)
    return TextLine(LineKind.PROSE, block.text)


def _block_of(line: TextLine) -> Block | None:
    if line.grid is not None:
        return line.grid
    if line.kind == LineKind.ELEMENT:
        return Element(line.name, line.markup.strip())
    return Prose(line.markup.strip()) if line.markup.strip() else None


def section_of_lines(section: Section, lines: Iterable[TextLine]) -> Section:
    """The section with these lines in place of its own; empty paragraphs are left out."""
    given = tuple(lines)
    heading = next((line.markup.strip() for line in given if line.kind == LineKind.HEADING), "")
    run_on = next((line.markup.strip() for line in given if line.kind == LineKind.RUN_ON), "")
    blocks = (_block_of(line) for line in given if line.kind not in (LineKind.HEADING, LineKind.RUN_ON))
    return replace(section, heading=heading, run_on=run_on, blocks=tuple(block for block in blocks if block is not None))


def text_problem(section: Section, lines: Sequence[TextLine]) -> str:
    """Why these lines can't take the place of the section's own, in words for the person; "" when they can."""
    after = section_of_lines(section, lines)
    if section.level and not after.heading and not after.run_on:
        return tr("标题不能空着。要去掉这一节，请在大纲里删除。")
    if not section.level and section.part != SectionPart.ATTACHMENT and not after.blocks:
        return tr("这一部分至少留一段。")
    if _element_names(section) != _element_names(after):
        return tr("公文的各项要素要留着，已还原。")
    kept = Counter(markup for _, markup in section.markups())
    torn = (markup for _, markup in after.markups() if markup not in kept and not _is_balanced(markup))
    return tr("重复和条件的两端要一起留着，已还原。") if next(torn, None) is not None else ""


def _element_names(section: Section) -> list[str]:
    return [block.name for block in section.blocks if isinstance(block, Element)]


def _is_balanced(markup: str) -> bool:
    """Whether each repetition and condition that begins in a line ends in it."""
    open_words: list[str] = []
    for word in (token.text.strip("-+ ").split(" ", 1)[0] for token in tokens_of(markup) if token.kind == TokenKind.STATEMENT):
        if word in ("for", "if"):
            open_words.append(word)
        elif word in ("endfor", "endif", "else", "elif"):
            last = (open_words.pop() if word.startswith("end") else open_words[-1]) if open_words else ""
            if not last or (word.startswith("end") and last != word[3:]):
                return False
    return not open_words


def with_text(draft: Draft, section_id: str, lines: Sequence[TextLine]) -> Draft:
    """The draft with the text of a section replaced; lines that can't be (see `text_problem`) change nothing."""
    section = draft.template.by_id[section_id]
    after = section_of_lines(section, lines)
    if after == section or text_problem(section, lines):
        return draft
    return draft.with_template(draft.template.with_section(after))


def with_new_field(draft: Draft, name: str, value: Value = "") -> tuple[Draft, str]:
    """The draft with a field of that name and its key: the one that is there already, else a new one of type text with this value."""
    wanted = name.strip()
    known = next((f.key for f in draft.template.fields if wanted in (f.key, f.name)), None)
    if known is not None:
        return draft, known
    key = key_of(wanted, draft.template.by_key)
    described = Field(key, label="" if key == wanted else wanted)
    added = draft.with_template(draft.template.with_field(described))
    return (added.with_value(key, value) if value else added), key


def fresh_section_id(sections: Iterable[Section]) -> str:
    """An id that no section has yet."""
    taken, number = {section.id for section in sections}, 1
    while f"s{number}" in taken:
        number += 1
    return f"s{number}"


def settled(draft: Draft) -> Draft:
    """The draft with its sections as its file will give them back (a closing formula stands by itself); headings keep their ids."""
    sections = draft.template.sections
    fresh, _ = read_sections(line for line, _ in section_lines(sections))
    if len(_headings(fresh)) != len(_headings(sections)):
        return draft
    named = tuple(_with_ids(fresh, sections))
    return draft if named == sections else draft.with_template(replace(draft.template, sections=named))


def _headings(sections: Iterable[Section]) -> list[Section]:
    return [section for section in sections if section.level or section.part == SectionPart.ATTACHMENT]


def _with_ids(fresh: Sequence[Section], before: Sequence[Section]) -> Iterator[Section]:
    """The fresh sections with the ids that they had; those that were not there get one that is free."""
    headings = iter(_headings(before))
    others = [section for section in before if not section.level and section.part != SectionPart.ATTACHMENT]
    taken = {section.id for section in before}
    for section in fresh:
        if section.level or section.part == SectionPart.ATTACHMENT:
            yield replace(section, id=next(headings).id)
            continue
        old = next((other for other in others if other.part == section.part and other.blocks[:1] == section.blocks[:1]), None)
        if old is not None:
            others.remove(old)
        name = old.id if old else section.id if section.id not in taken else fresh_section_id(before)
        taken.add(name)
        yield replace(section, id=name)
