"""The code of a Word form: what its tags say is read by the language of templates, and worked out with values that may hold lists and things."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

from jinja2 import nodes

from editor.composing.language.comparing import has_no_point
from editor.composing.language.data import Data, ExpressionError, LimitError, Loop, Record, SlotValue, TypedNumber, Unfilled, UnfilledError, text_of
from editor.composing.language.expressions import FAILURES, ExpressionFrame, holds, value_of
from editor.composing.language.language import CodePart, KeyPart, Language
from editor.composing.language.parsing import walk
from editor.composing.language.scope import Budget, Scope
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType
from editor.model.template.template import Template
from editor.model.typed.dates import show_date
from editor.model.words import tr

_SET = re.compile(r"\s*(\w+)\s*=(?!=)\s*(.+)", re.DOTALL)
_PAIRS = re.compile(r"(?<=\w)\.items\(\)")
"""How a loop asks for the names and the values of a thing; with two names it gets both."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class FormStatement:
    """A piece of code: its tree, and for a set the name that it gives."""

    tree: nodes.Node
    text: str
    name: str = ""


@dataclass
class FormCode:
    """Reads the code of one form; `keys` are the names that its blanks have."""

    keys: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    read_codes: list[FormStatement] = field(default_factory=list[FormStatement])

    def __post_init__(self) -> None:
        self.language = Language(self.keys, self.columns)

    def read(self, word: str, code: str) -> FormStatement | Problem:
        """The code of a statement (`word` is if, elif, for or set) or of a value (""), or what is wrong with it."""
        if word == "set":
            match = _SET.fullmatch(code)
            return self._read("{{ %s }}", match[2], match[1]) if match else Problem(tr("“set {code}”要写成“set 名称 = 值”。", code=code[:20]))
        code = _PAIRS.sub("", code) if word == "for" else code
        frames = {"": "{{ %s }}", "for": "{%% for %s %%}{%% endfor %%}"}
        return self._read(frames.get(word, "{%% if %s %%}{%% endif %%}"), code)

    def _read(self, frame: str, code: str, name: str = "") -> FormStatement | Problem:
        program = self.language.program(frame % code)
        part = program.parts[0] if program.parts else ""
        if isinstance(part, KeyPart):
            safe = next(safe for safe, key in self.language.names.items() if key == part.key)
            found: nodes.Node = nodes.Name(safe, "load")
        elif isinstance(part, CodePart) and not program.problems:
            found = part.tree[0]
        else:
            return program.problems[0] if program.problems else Problem(tr("看不懂“{code}”。请检查括号、引号和 end。", code=code[:20]))
        if isinstance(found, nodes.Output):
            found = found.nodes[0]
        if isinstance(found, nodes.For) and not _targets(found):
            return Problem(tr("“for {code}”要写成“for 名称 in 一张表”。", code=code[:20]))
        statement = FormStatement(found, code, name)
        self.read_codes.append(statement)
        return statement

    def wanted(self) -> Iterator[Field]:
        """The fields that the code asks for, in the order in which it names them: lists of things with what it takes of each."""
        loops: dict[str, tuple[str, ...]] = {}
        asked: dict[str, dict[str, None]] = {}
        lists: set[str] = set()
        bound = {"loop", *(statement.name for statement in self.read_codes if statement.name)}
        for statement in self.read_codes:
            if isinstance(statement.tree, nodes.For):
                path = self._path(statement.tree.iter, loops)
                lists |= {path[0]} if path and len(path) == 1 else set()
                loops |= dict.fromkeys(_targets(statement.tree), path)
            for path in self._paths(statement.tree, loops):
                if path[0] not in bound and path[0] not in loops:
                    asked.setdefault(path[0], {}).update(dict.fromkeys(path[1:2]))
        for name, columns in asked.items():
            told = tuple(Field(column) for column in columns)
            yield Field(name, FieldType.ROWS, columns=told or (Field("内容"),)) if name in lists else Field(name)

    def _paths(self, tree: nodes.Node, loops: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        whole = (
            [tree.iter, *([tree.test] if tree.test else [])] if isinstance(tree, nodes.For) else [tree.test] if isinstance(tree, nodes.If) else [tree]
        )
        inner: set[int] = set()
        for node in walk(tuple(whole)):
            if isinstance(node, nodes.Getattr | nodes.Name) and id(node) not in inner:
                inner |= {id(one) for one in walk((node,))}
                if path := self._path(node, loops):
                    yield path

    def _path(self, node: nodes.Node, loops: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """The names from a field down to what an expression takes of it; nothing for what is worked out."""
        if isinstance(node, nodes.Name):
            name = self.language.written(node.name)
            return loops.get(name, (name,))
        if isinstance(node, nodes.Getattr):
            above = self._path(node.node, loops)
            return (*above, self.language.written(node.attr)) if above else ()
        return ()

    def evaluator(self, values: Mapping[str, object]) -> "FormEvaluator":
        """What works the code out with these values: texts, numbers, truth, lists and things by name; what is not among them is empty."""
        bound = {self._safe(name): data_from(value) for name, value in values.items()}
        return FormEvaluator(self, Scope(Draft(Template()), self.language, Budget()), bound, [])

    def said(self, name: str, value: object) -> str:
        """What a tag that is a name alone writes of a value; "" for what is empty, and for a list where names are Chinese."""
        try:
            return _text(data_from(value), name)
        except (UnfilledError, ExpressionError):
            return ""

    def _safe(self, name: str) -> str:
        return next((safe for safe, key in self.language.names.items() if key == name), name)


@dataclass(frozen=True, slots=True)
class FormEvaluator:
    """Works out the code of a form; `problems` are what went wrong, with the code."""

    code: FormCode
    scope: Scope
    bound: Mapping[str, Data]
    problems: list[Problem]

    def written(self, code: object) -> str:
        """The text that an expression writes, "" for what has no value."""
        statement = cast("FormStatement", code)
        try:
            text = _text(value_of(statement.tree, self._frame(statement)), statement.text)
        except UnfilledError:
            return ""
        except FAILURES as error:
            self._failed(statement, error)
            return ""
        is_plain = isinstance(statement.tree, nodes.Name | nodes.Getattr)
        return show_date(text) if is_plain and _ISO.fullmatch(text) and _CHINESE.search(statement.text) else text

    def holds(self, code: object) -> bool:
        """Whether the condition of an if holds."""
        statement = cast("FormStatement", code)
        test = statement.tree.test if isinstance(statement.tree, nodes.If) else statement.tree
        try:
            return holds(test, self._frame(statement))
        except FAILURES as error:
            self._failed(statement, error)
            return False

    def rounds(self, code: object) -> "Iterable[FormEvaluator]":
        """What works out each round of a loop."""
        statement = cast("FormStatement", code)
        loop = cast("nodes.For", statement.tree)
        names = _targets(loop)
        items = [bound for item in self._items(statement, loop) if self._passes(loop, bound := _bound(names, item), statement)]
        for index, bound in enumerate(items, 1):
            try:
                self.scope.budget.spend()
            except LimitError as error:
                self._failed(statement, error)
                return
            yield FormEvaluator(self.code, self.scope, {**self.bound, **bound, "loop": Loop(index, len(items))}, self.problems)

    def assigned(self, code: object) -> "FormEvaluator":
        """What works out that which follows a set."""
        statement = cast("FormStatement", code)
        try:
            data = value_of(statement.tree, self._frame(statement))
        except FAILURES as error:
            self._failed(statement, error)
            data = _missing(statement.name)
        except UnfilledError:
            data = _missing(statement.name)
        return FormEvaluator(self.code, self.scope, {**self.bound, statement.name: data}, self.problems)

    def _items(self, statement: FormStatement, loop: nodes.For) -> tuple[Data, ...]:
        try:
            data = value_of(loop.iter, self._frame(statement))
            if isinstance(data, Record):
                return tuple(data.cells.items()) if len(_targets(loop)) > 1 else tuple(data.cells)
            if isinstance(data, tuple):
                return data
            if not isinstance(data, Unfilled) and data != "":
                raise ExpressionError(tr("for … in 后面要写一张表的名称。"))
        except UnfilledError:
            return ()
        except FAILURES as error:
            self._failed(statement, error)
        return ()

    def _passes(self, loop: nodes.For, bound: Mapping[str, Data], statement: FormStatement) -> bool:
        try:
            return loop.test is None or holds(loop.test, self._frame(statement, bound))
        except UnfilledError:
            return False
        except FAILURES as error:
            self._failed(statement, error)
            return False

    def _frame(self, statement: FormStatement, more: Mapping[str, Data] | None = None) -> ExpressionFrame:
        bound = {**self.bound, **(more or {})}
        for node in walk((statement.tree,)):
            if isinstance(node, nodes.Name) and node.name not in bound:
                bound[node.name] = _missing(self.code.language.written(node.name))
        return ExpressionFrame(self.scope, bound)

    def _failed(self, statement: FormStatement, error: Exception) -> None:
        why = error.text if isinstance(error, ExpressionError) else tr("算不出来，请检查这里的写法和填的值。")
        problem = Problem(tr("“{code}”：{why}", code=statement.text[:30], why=why), is_limit=isinstance(error, LimitError))
        if problem not in self.problems:
            self.problems.append(problem)


def data_from(value: object) -> Data:
    """What expressions calculate with, made fresh of texts, numbers, truth, lists and things by name; anything else is empty."""
    if isinstance(value, str | bool | Decimal):
        return value
    if isinstance(value, int | float):
        return TypedNumber.of(Decimal(str(value)), str(value))
    if isinstance(value, list | tuple):
        return tuple(data_from(item) for item in cast("list[object]", value))
    if isinstance(value, Mapping):
        return Record({str(name): data_from(item) for name, item in cast("Mapping[object, object]", value).items()})
    return _missing("")


def _text(data: Data, code: str) -> str:
    """The text of what code gives. Code without a Chinese word is of another program's template, in which truth, lists and things are written as
    Python writes them.
    """
    is_foreign = isinstance(data, bool | tuple | Record) and not _CHINESE.search(code)
    return str(_native(data)) if is_foreign else text_of(data)


def _native(data: Data) -> object:
    if isinstance(data, Record):
        return {name: _native(value) for name, value in data.cells.items()}
    if isinstance(data, tuple):
        return [_native(value) for value in data]
    if isinstance(data, Decimal):
        return int(data) if has_no_point(data) else float(data)
    return data if isinstance(data, str | bool) else None


def _missing(name: str) -> Unfilled:
    return Unfilled(SlotValue(name, Field(name), ""))


def _targets(loop: nodes.For) -> tuple[str, ...]:
    """The names that a loop gives to its items."""
    targets = loop.target.items if isinstance(loop.target, nodes.Tuple) else [loop.target]
    return tuple(one.name for one in targets if isinstance(one, nodes.Name))


def _bound(names: tuple[str, ...], item: Data) -> dict[str, Data]:
    if len(names) == 1:
        return {names[0]: item}
    parts = item if isinstance(item, tuple) else ()
    return {name: parts[at] if at < len(parts) else _missing(name) for at, name in enumerate(names)}
