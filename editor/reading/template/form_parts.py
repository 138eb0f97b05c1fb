"""The parts of a form that its outline shows: what stands under each heading, or without headings its tables and the text between them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from editor.model.document.grid import Grid
from editor.model.sample.inspection import Inspection
from editor.model.template.markup import plain_text
from editor.model.template.template import Block, Prose, Section, SectionPart
from editor.model.text.numerals import chinese_number
from editor.model.words import in_language, tr
from editor.reading.template.enumerating import listed
from editor.reading.template.lines import LineRole, TemplateLine, lines_of

_LONGEST_CAPTION, _LONGEST = 24, 12
_LABEL = re.compile(r"\s*([^{}：:，。]{1,12})[：:]")


@dataclass
class _Part:
    """A part while it is put together; `beside` is the part of the page that it is (页眉), "" for the text itself."""

    label: str = ""
    beside: str = ""
    blocks: list[Block] = field(default_factory=list[Block])
    is_table: bool = False


def form_sections(seen: Inspection, beside: Mapping[int, str], undrawn: Mapping[int, str]) -> tuple[Section, ...]:
    """The parts of a form in the order of its lines. `beside` names the part of the page of each line that is not of the text itself, `undrawn` what
    stands on a line and is no text: it has a box with its name, or in a table the name.
    """
    lines = list(seen.source.lines)
    for number, words in undrawn.items():
        lines[number] += words
    plain = replace(
        seen, source=replace(seen.source, lines=tuple(lines)), title_lines=(), addressee_line=None, signature_lines=(), date_line=None, joined=()
    )
    parts = _parts(listed(plain, lines_of(plain)).lines, beside, frozenset(undrawn.values()))
    return tuple(
        Section(f"part{number}", SectionPart.OPENING, blocks=tuple(part.blocks), label=part.label or _first_words(part))
        for number, part in enumerate(parts, 1)
        if part.blocks
    )


def _parts(lines: Iterable[TemplateLine], beside: Mapping[int, str], boxes: frozenset[str]) -> list[_Part]:
    lines, parts, tables = list(lines), [_Part()], 0
    is_headed = any(line.role == LineRole.HEADING for line in lines)
    for line in lines:
        part, where = parts[-1], beside.get(line.number, "")
        if where != part.beside:
            parts.append(_Part(where[:1].upper() + where[1:], where))
        elif line.role == LineRole.HEADING:
            parts.append(_Part(plain_text(line.markup, "…")))
        elif not where and not is_headed and line.grid is not None:
            tables += 1
            caption = _taken_caption(part)
            name = tr("表{number}", number=in_language(chinese_number(tables), str(tables)))
            parts.append(_Part(plain_text(caption.text).strip() if caption else name, blocks=[caption] if caption else [], is_table=True))
        elif not where and not is_headed and part.is_table:
            parts.append(_Part())
        parts[-1].blocks += _blocks(line, boxes)
    return parts


def _taken_caption(part: _Part) -> Prose | None:
    """The short line before a table that says what it is, taken from the part before it."""
    last = part.blocks[-1] if part.blocks else None
    if not isinstance(last, Prose) or "{" in last.text or not 0 < len(last.text.strip()) <= _LONGEST_CAPTION:
        return None
    part.blocks.pop()
    return last


def _blocks(line: TemplateLine, boxes: frozenset[str]) -> Iterator[Block]:
    if line.grid is not None:
        yield line.grid
    elif line.markup in boxes:
        yield Grid(rows=((line.markup,),))
    else:
        yield Prose(line.markup + line.run_on)


def _first_words(part: _Part) -> str:
    """What a part without a name is called: the first words in it."""
    words = next((text for block in part.blocks if isinstance(block, Prose) and (text := _name_in(block.text))), "")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _name_in(markup: str) -> str:
    """The label with which a line begins, else its words."""
    label = _LABEL.match(markup)
    return label[1] if label else plain_text(markup, "…").strip(" 　…_")
