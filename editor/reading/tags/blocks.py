"""Statements and their ends: each if with its branches, each loop with its end; what has no other half is found too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from editor.reading.page.tags import Tag, TagKind, TagScope, marked_names, plain_name

_FOR = re.compile(r"for\s+(\w+)\s+in\s+(.+)", re.DOTALL)
_ELSE = re.compile(r"else\s*|elif\s+(.+)|else\s+if\s+(.+)", re.DOTALL)


@dataclass(slots=True)
class TagBlock:
    """An if or a loop: its tags from the first to the end, the conditions of its branches (marked names; "" for else), or what it repeats.

    `variable` and `rows` are the words of a loop, `test` the condition of its rows; `above` is the block around it.
    """

    tags: list[Tag]
    conditions: list[str] = field(default_factory=list[str])
    variable: str = ""
    rows: str = ""
    test: str = ""
    above: "TagBlock | None" = None
    is_read: bool = True

    @property
    def is_loop(self) -> bool:
        """Whether it is a loop."""
        return self.tags[0].code.startswith("for")

    @property
    def scope(self) -> TagScope:
        """What of the file its first tag stands for."""
        return self.tags[0].scope

    def holds(self, line: int, column: int) -> bool:
        """Whether a place lies between its first and its last tag."""
        first, last = self.tags[0], self.tags[-1]
        return (first.line, first.end) <= (line, column) <= (last.line, last.start)

    def around(self) -> Iterator["TagBlock"]:
        """The block and those around it, from the inside."""
        block: TagBlock | None = self
        while block is not None:
            yield block
            block = block.above


def blocks_of(codes: Sequence[Tag]) -> tuple[list[TagBlock], list[Tag]]:
    """The blocks in the order of their first tags, and the statements that belong to none."""
    opened: list[TagBlock] = []
    blocks: list[TagBlock] = []
    lone: list[Tag] = []
    for tag in codes:
        if tag.kind != TagKind.STATEMENT:
            continue
        word = tag.code.split(None, 1)[0] if tag.code.split() else ""
        if word in ("if", "for"):
            opened.append(_opened(tag, opened[-1] if opened else None))
            blocks.append(opened[-1])
        elif opened and _belongs(word, opened[-1]):
            _go_on(opened[-1], tag)
            if word.startswith("end"):
                opened.pop()
        else:
            lone.append(tag)
    for block in opened:
        block.is_read = False
    return blocks, lone


def _belongs(word: str, block: TagBlock) -> bool:
    return word == ("endfor" if block.is_loop else "endif") or (word in ("else", "elif") and not block.is_loop)


def _opened(tag: Tag, above: TagBlock | None) -> TagBlock:
    block = TagBlock([tag], above=above)
    match = _FOR.fullmatch(tag.code)
    if match:
        rows, _, test = match[2].partition(" if ")
        block.variable, block.rows, block.test = match[1], plain_name(rows), marked_names(test)
        block.is_read = (
            bool(block.rows) and bool(block.test) == bool(test) and not any(outer.is_loop for outer in block.around() if outer is not block)
        )
    elif tag.code.startswith("if"):
        condition = marked_names(tag.code[2:].strip())
        block.conditions.append(condition)
        block.is_read = bool(condition)
    else:
        block.is_read = False
    return block


def _go_on(block: TagBlock, tag: Tag) -> None:
    block.tags.append(tag)
    match = _ELSE.fullmatch(tag.code)
    if match is None:
        return
    said = match[1] or match[2]
    condition = marked_names(said) if said else ""
    block.is_read = block.is_read and not (said and not condition)
    block.conditions.append(condition)
