"""What is known of the places of a form before its parts are compiled: slots, tags and rows, by the lines and columns of its source text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from editor.model.problem import Problem


class FormSlot(NamedTuple):
    """A blank: the line and the columns where it stands, and what it is filled with.

    `path` is the key of its field, in rows the column; `rows` is the number of the `FormRows` that it is a cell of, `row` which of their rows, -1 for
    none. A box has the sign that it shows `ticked`. `drops` says that its line goes where it has no value.
    """

    line: int
    start: int
    end: int
    path: str
    rows: int = -1
    row: int = -1
    ticked: str = ""
    drops: bool = False
    is_tag: bool = False


class FormTag(NamedTuple):
    """A tag that is no blank: where it stands, how it is written, what it is (value, statement, remark), what of the file it stands for ("", p, tr,
    tc, r), and its code without braces.
    """

    line: int
    start: int
    end: int
    text: str
    kind: str
    scope: str
    code: str


@dataclass(frozen=True, slots=True)
class FormRows:
    """Rows of one shape that a rows field fills: the key of the field, and a line of each row that the form has."""

    key: str
    lines: tuple[int, ...]


class Evaluator(Protocol):
    """Works out the code of a form for one set of values. Codes are what the `CodeReader` gave."""

    def written(self, code: object) -> str:
        """The text that an expression writes."""
        ...

    def holds(self, code: object) -> bool:
        """Whether the condition of an if holds."""
        ...

    def rounds(self, code: object) -> "Iterable[Evaluator]":
        """What evaluates each round of a loop."""
        ...

    def assigned(self, code: object) -> "Evaluator":
        """What evaluates that which follows a set."""
        ...


class CodeReader(Protocol):
    """Reads the code of a form's tags."""

    def read(self, word: str, code: str) -> object | Problem:
        """The code of a statement (`word` is if, elif, for or set) or of a value (""), or what is wrong with it."""
        ...


class NoCode:
    """Reads no code: a form without tags needs none."""

    def read(self, word: str, code: str) -> object | Problem:
        """What was given."""
        return word, code
