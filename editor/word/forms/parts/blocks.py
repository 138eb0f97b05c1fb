"""The statements of a form: which belong together, which are wrong and why, and what they make of the nodes between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from editor.model.problem import Problem
from editor.model.words import tr
from editor.word.forms.parts.code_nodes import CodeAssigned, TagBranches, TagLoop, begun_anew
from editor.word.forms.parts.nodes import FormNode, Nodes
from editor.word.forms.parts.places import CodeReader, FormTag
from editor.word.forms.parts.view import FormView, PartText

_ENDS = {"if": "endif", "for": "endfor"}
_CODED = ("if", "elif", "for", "set")
CELL_WORDS = ("hm", "vm", "cellbg", "colspan")
"""Statements that say something of the cell in which they stand."""


class Statement(NamedTuple):
    """A tag that was understood: its word, and its code where it has any."""

    tag: FormTag
    word: str
    code: object | None = None


@dataclass(frozen=True, slots=True)
class TagMark:
    """The place of a statement among the nodes, until these are put under it."""

    statement: Statement

    def write(self, view: FormView, out: PartText) -> None:
        """A statement by itself writes nothing."""


@dataclass(slots=True)
class _Opened:
    """A block that waits for its end: its statements, and where in the tree they stand."""

    statements: list[Statement]
    path: Sequence[str]
    is_broken: bool = False


@dataclass(slots=True)
class TagBlocks:
    """Reads the tags of one part in their order; those that are wrong stay text, each with its problem."""

    reader: CodeReader
    problems: list[Problem] = field(default_factory=list[Problem])
    read: dict[FormTag, Statement] = field(default_factory=dict[FormTag, Statement])
    _opened: list[_Opened] = field(default_factory=list[_Opened])

    def take(self, tag: FormTag, path: Sequence[str]) -> None:
        """The next tag; `path` is what it stands in, from the outside."""
        if tag.kind == "remark":
            self.read[tag] = Statement(tag, "")
        elif tag.kind == "value":
            self._take_code(tag, "", tag.code)
        else:
            self._take_statement(tag, path)

    def end(self) -> None:
        """All tags were taken: what is open still lacks its end."""
        for block in self._opened:
            first = block.statements[0]
            self._refuse(first.tag, tr("“{tag}”没有对应的“{end}”。", tag=first.tag.text, end=f"{{% {_ENDS[first.word]} %}}"))
            self._drop(block)
        self._opened.clear()

    def _take_statement(self, tag: FormTag, path: Sequence[str]) -> None:
        word, _, rest = tag.code.partition(" ")
        if word == "else" and rest.startswith("if "):
            word, rest = "elif", rest[3:]
        if word in CELL_WORDS:
            self._take_cell_word(tag, word, rest)
        elif word in _ENDS:
            self._open(tag, word, rest, path)
        elif word in ("else", "elif", *_ENDS.values()):
            self._go_on(tag, word, rest, path)
        elif word == "set":
            self._take_code(tag, word, rest)
        else:
            self._refuse(tag, tr("表格里不能写“{tag}”。只能用 if、for 和 set。", tag=tag.text))

    def _take_cell_word(self, tag: FormTag, word: str, rest: str) -> None:
        if word in ("hm", "vm"):
            self.read[tag] = Statement(tag, word)
        else:
            self._take_code(tag, word, rest)

    def _take_code(self, tag: FormTag, word: str, code: str) -> Statement | None:
        read = self.reader.read(word if word in _CODED else "", code)
        if isinstance(read, Problem):
            self._refuse(tag, read.text)
            return None
        self.read[tag] = Statement(tag, word, read)
        return self.read[tag]

    def _open(self, tag: FormTag, word: str, rest: str, path: Sequence[str]) -> None:
        taken = self._take_code(tag, word, rest)
        self._opened.append(_Opened([taken or Statement(tag, word)], path, is_broken=taken is None))

    def _go_on(self, tag: FormTag, word: str, rest: str, path: Sequence[str]) -> None:
        block = self._opened[-1] if self._opened else None
        wanted = None if block is None else _ENDS[block.statements[0].word]
        if block is None or not (word in (wanted, "else") or (word == "elif" and wanted == "endif")):
            expected = tr("前面没有对应的开始") if wanted is None else tr("这里应当是“{end}”", end=f"{{% {wanted} %}}")
            self._refuse(tag, tr("“{tag}”放错了地方：{expected}。", tag=tag.text, expected=expected))
            return
        said = self._take_code(tag, word, rest) if word == "elif" else Statement(tag, word)
        block.is_broken = block.is_broken or said is None
        if path != block.path:
            first = block.statements[0].tag.text
            self._refuse(tag, tr("“{first}”和“{tag}”要放在同一层：都在段落里、都在单元格里，或都独占一行。", first=first, tag=tag.text))
            block.is_broken = True
        if said is not None:
            block.statements.append(said)
        if word == wanted:
            self._close(block)

    def _close(self, block: _Opened) -> None:
        self._opened.pop()
        if block.is_broken:
            self._drop(block)
        else:
            self.read.update((statement.tag, statement) for statement in block.statements)

    def _drop(self, block: _Opened) -> None:
        for statement in block.statements:
            self.read.pop(statement.tag, None)

    def _refuse(self, tag: FormTag, text: str) -> None:
        self.problems.append(Problem(text, line=tag.line, column=tag.start))


def nested(nodes: Nodes) -> list["FormNode | str"]:
    """The nodes with those between statements under these."""
    waiting = list(nodes)
    found, rest = _nested(waiting, 0)
    assert rest == len(waiting), "a statement has no beginning"
    return found


def _nested(nodes: Sequence["FormNode | str"], at: int) -> tuple[list["FormNode | str"], int]:
    """The nodes from one on up to the next statement that goes on a block or ends it, and where that is."""
    found: list[FormNode | str] = []
    while at < len(nodes):
        node = nodes[at]
        if not isinstance(node, TagMark):
            found.append(node)
            at += 1
            continue
        word = node.statement.word
        if word == "if":
            made, at = _branches(nodes, at)
            found.append(made)
        elif word == "for":
            made, at = _loop(nodes, at)
            found.append(made)
        elif word == "set":
            body, at = _nested(nodes, at + 1)
            return [*found, CodeAssigned(node.statement.code, body)], at
        else:
            return found, at
    return found, at


def _branches(nodes: Sequence["FormNode | str"], at: int) -> tuple[TagBranches, int]:
    branches: list[tuple[object | None, Nodes]] = []
    statement = _statement(nodes, at)
    while statement.word != "endif":
        body, at = _nested(nodes, at + 1)
        branches.append((statement.code, body))
        statement = _statement(nodes, at)
    return TagBranches(tuple(branches)), at + 1


def _loop(nodes: Sequence["FormNode | str"], at: int) -> tuple[TagLoop, int]:
    tag, _, code = _statement(nodes, at)
    body, at = _nested(nodes, at + 1)
    otherwise: Nodes = ()
    if _statement(nodes, at).word == "else":
        otherwise, at = _nested(nodes, at + 1)
    return TagLoop(code, body, otherwise, () if tag.scope in ("tr", "tc") else begun_anew(body)), at + 1


def _statement(nodes: Sequence["FormNode | str"], at: int) -> Statement:
    node = nodes[at]
    assert isinstance(node, TagMark)
    return node.statement
