"""Which blocks belong to which section, where the template file alone does not tell: a closing in other words than the usual ones, an opening that
was moved. The file's text has no sign for the sections without a heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from editor.model.draft.flat import head_of
from editor.model.template.file_text import read_sections, section_lines
from editor.model.template.template import Section, SectionPart


class _Outline(NamedTuple):
    """What a section is: its part, whether it has a head of its own in the text, how many blocks it has."""

    part: SectionPart
    headed: bool
    blocks: int


def shape_of(sections: Sequence[Section]) -> dict[str, object]:
    """Part, head and number of blocks of each section under `shape`, where the template file's text would be read otherwise; else nothing."""
    read, _ = read_sections(line for line, _ in section_lines(sections))
    wanted = _outlines(sections)
    return {} if _outlines(read) == wanted else {"shape": [list(outline) for outline in wanted]}


def shaped(sections: Sequence[Section], ids: Sequence[str], shape: object) -> tuple[Section, ...]:
    """The sections as they were read, with their ids and, where one is given, in their shape; as they are where that does not fit."""
    outlines = _outlines(sections) if shape is None else _read(shape)
    if not len(outlines) == len(ids) == len(set(ids)):
        return tuple(sections)
    made = tuple(_made(sections, ids, outlines))
    fits = [b for s in made for b in s.blocks] == [b for s in sections for b in s.blocks] and _heads(made) == _heads(sections)
    return made if fits else tuple(sections)


def _outlines(sections: Sequence[Section]) -> list[_Outline]:
    return [_Outline(section.part, _is_headed(section), len(section.blocks)) for section in sections]


def _read(shape: object) -> list[_Outline]:
    """The outlines of a file's data; raises TypeError and ValueError for what are none."""
    if not isinstance(shape, list):
        raise TypeError(type(shape).__name__)
    parts = {str(part): part for part in SectionPart}
    return [_Outline(parts.get(str(part), SectionPart.BODY), bool(headed), int(count)) for part, headed, count in shape]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def _made(sections: Sequence[Section], ids: Sequence[str], outlines: Sequence[_Outline]) -> Iterator[Section]:
    blocks = [block for section in sections for block in section.blocks]
    heads, at = iter(_heads(sections)), 0
    for name, outline in zip(ids, outlines, strict=True):
        head = next(heads, None) if outline.headed else None
        after = at + max(0, outline.blocks)
        yield replace(head or Section(name, outline.part), id=name, part=outline.part, blocks=tuple(blocks[at:after]))
        at = after


def _is_headed(section: Section) -> bool:
    return bool(section.level) or section.part == SectionPart.ATTACHMENT


def _heads(sections: Sequence[Section]) -> list[Section]:
    return [replace(head_of(section), id="") for section in sections if _is_headed(section)]
