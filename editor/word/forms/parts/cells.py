"""Statements that say something of the cell in which they stand: its width in columns, its colour, whether the cells of a loop are one."""

from collections.abc import Sequence

from editor.word.forms.parts.blocks import Statement, nested
from editor.word.forms.parts.code_nodes import CodeOutput, TagBranches
from editor.word.forms.parts.joints import Joints, ahead, behind
from editor.word.forms.parts.nodes import Nodes
from editor.word.forms.parts.places import CodeReader
from editor.word.package.xml import Element, element, find, get, name

_BEFORE_SPAN = ("w:cnfStyle", "w:tcW")
_BEFORE_MERGE = (*_BEFORE_SPAN, "w:gridSpan", "w:hMerge")
_BEFORE_SHADING = (*_BEFORE_MERGE, "w:vMerge", "w:tcBorders")


class CellWords:
    """Marks the cells of one part."""

    def __init__(self, joints: Joints, reader: CodeReader, prefix: str) -> None:
        self._joints, self._reader, self._prefix = joints, reader, prefix

    def mark(self, nodes: Sequence[Element], statement: Statement) -> None:
        """What a statement in some elements means for the cell around it; nothing where there is none."""
        cell = next(nodes[0].iterancestors(name("w:tc")), None)
        if cell is None:
            return
        if statement.word == "colspan":
            _property(cell, "w:gridSpan", _BEFORE_SPAN).set(name("w:val"), self._output(statement.code))
        elif statement.word == "cellbg":
            shading = _property(cell, "w:shd", _BEFORE_SHADING)
            for key, value in (("val", "clear"), ("color", "auto"), ("fill", self._output(statement.code))):
                shading.set(name(f"w:{key}"), value)
        elif statement.word == "vm":
            self._merge_down(cell, nodes)
        else:
            self._merge_along(cell)

    def _output(self, code: object) -> str:
        return self._joints.single(CodeOutput(code, ""))

    def _merge_down(self, cell: Element, nodes: Sequence[Element]) -> None:
        """The cells that a loop makes under each other become one, which shows the text of the first; what stands up to the statement, and in its
        run, is written there alone.
        """
        first = self._reader.read("if", "loop.first")
        state = self._joints.single(TagBranches(((first, ["restart"]), (None, ["continue"]))))
        _property(cell, "w:vMerge", _BEFORE_MERGE).set(name("w:val"), state)
        runs = [run for node in (nodes[0], nodes[-1]) if (run := next(node.iterancestors(name("w:r")), None)) is not None]
        paragraph = runs[0].getparent() if len({run.getparent() for run in runs}) == 1 else None
        if paragraph is not None:
            first_said = next(run for run in paragraph.iterchildren(name("w:r")) if run is runs[0] or find(run, "w:t") is not None)
            _, opened, closed = self._joints.over(lambda parts: TagBranches(((first, nested(parts[0])),)))
            ahead(first_said, opened)
            behind(runs[-1], [closed])

    def _merge_along(self, cell: Element) -> None:
        """The cells that a loop makes beside each other become one."""
        first = self._reader.read("if", "loop.first")
        span = _property(cell, "w:gridSpan", _BEFORE_SPAN)
        width = get(span, "w:val") or "1"
        span.set(name("w:val"), self._output(self._reader.read("", f"{width} * loop.length")))

        def once(parts: Sequence[Nodes]) -> TagBranches:
            return TagBranches(((first, nested(parts[0])),))

        _, opened, closed = self._joints.over(once)
        ahead(cell, opened)
        behind(cell, [closed])


def _property(cell: Element, tag: str, before: Sequence[str]) -> Element:
    """A property of a cell, made where it is not there, at its place in the order of the schema."""
    properties = find(cell, "w:tcPr")
    if properties is None:
        properties = element("w:tcPr")
        cell.insert(0, properties)
    found = find(properties, tag)
    if found is None:
        found = element(tag)
        properties.insert(sum(child.tag in {name(one) for one in before} for child in properties), found)
    return found
