"""What the code of a form is compiled to: what an expression writes, an if, a loop, a set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from editor.word.forms.parts.nodes import DroppedLine, FormNode, Nodes, RepeatedRows, as_text, escaped, write_all
from editor.word.forms.parts.view import FormView, PartText

_PARAGRAPH = re.compile(r"<(?:\w+:)?p[ >]")


@dataclass(frozen=True, slots=True)
class CodeOutput:
    """What an expression writes."""

    code: object
    prefix: str

    def write(self, view: FormView, out: PartText) -> None:
        """The text of the expression."""
        if view.evaluator is not None:
            out.append(as_text(view.evaluator.written(self.code), self.prefix))


@dataclass(frozen=True, slots=True)
class CodeAssigned:
    """A set, and what follows it."""

    code: object
    body: Nodes

    def write(self, view: FormView, out: PartText) -> None:
        """What follows, with the name that was set."""
        if view.evaluator is not None:
            write_all(self.body, replace(view, evaluator=view.evaluator.assigned(self.code)), out)


@dataclass(frozen=True, slots=True)
class TagBranches:
    """An if: its conditions (None for else) with what stands under them."""

    branches: tuple[tuple[object | None, Nodes], ...]

    def write(self, view: FormView, out: PartText) -> None:
        """The first branch whose condition holds."""
        if view.evaluator is None:
            return
        for code, body in self.branches:
            if code is None or view.evaluator.holds(code):
                write_all(body, view, out)
                return


@dataclass(frozen=True, slots=True)
class TagLoop:
    """A loop: what it repeats, what stands there where there is nothing to repeat, and the numbered lists that each round begins anew."""

    code: object
    body: Nodes
    otherwise: Nodes
    anew: tuple[str, ...] = ()

    def write(self, view: FormView, out: PartText) -> None:
        """The body for each round."""
        is_first = True
        for evaluator in view.evaluator.rounds(self.code) if view.evaluator is not None else ():
            copies = {} if is_first or view.lists is None else {of: view.lists.copied(of) for of in self.anew}
            write_all(self.body, replace(view, evaluator=evaluator, own_lists={**view.own_lists, **copies}), out)
            is_first = False
        if is_first:
            write_all(self.otherwise, view, out)


@dataclass(frozen=True, slots=True)
class ListNumber:
    """The number of the list that a paragraph belongs to."""

    of: str

    def write(self, view: FormView, out: list[str]) -> None:
        """The list, or its copy."""
        out.append(escaped(view.own_lists.get(self.of, self.of)))


@dataclass(frozen=True, slots=True)
class OnlyAnew:
    """What a paragraph says of a list that its style puts it into, only where a round begins that list anew; {} stands for the number of the copy."""

    of: str
    markup: str

    @property
    def is_number(self) -> bool:
        """Whether the number of the list is in it."""
        return "{}" in self.markup

    def write(self, view: FormView, out: list[str]) -> None:
        """The copy, or nothing."""
        if self.of in view.own_lists:
            out.append(self.markup.replace("{}", view.own_lists[self.of]))


def begun_anew(body: Nodes) -> tuple[str, ...]:
    """The lists that each round of a loop with this body begins anew: those of several paragraphs, where one that is not theirs goes before. A
    list of one paragraph, or that a round begins with, counts on.
    """
    before: dict[str, int] = {}
    times: dict[str, int] = {}
    paragraphs = 0
    for piece, is_repeated in _pieces(body, is_repeated=False):
        if not isinstance(piece, str):
            before.setdefault(piece.of, paragraphs)
            times[piece.of] = times.get(piece.of, 0) + (2 if is_repeated else 1)
        else:
            paragraphs += len(_PARAGRAPH.findall(piece))
    return tuple(of for of, others in before.items() if others > 1 and times[of] > 1)


def _pieces(nodes: Nodes, *, is_repeated: bool) -> Iterator[tuple["ListNumber | OnlyAnew | str", bool]]:
    """The texts and the numbers of lists in nodes, each with whether a loop or a list of rows repeats it."""
    for node in nodes:
        if isinstance(node, str | ListNumber) or (isinstance(node, OnlyAnew) and node.is_number):
            yield node, is_repeated
        else:
            for inner, is_again in _bodies(node):
                yield from _pieces(inner, is_repeated=is_repeated or is_again)


def _bodies(node: FormNode) -> Iterator[tuple[Nodes, bool]]:
    """What a node holds of paragraphs and rows in their order, each with whether it is repeated."""
    match node:
        case TagLoop():
            yield node.body, True
        case TagBranches():
            yield from ((body, False) for _, body in node.branches)
        case CodeAssigned() | DroppedLine():
            yield node.body, False
        case RepeatedRows():
            last = len(node.bodies) - 1
            for row, (body, _) in enumerate(node.bodies):
                yield body, row == last
                yield from ((gap, False) for gap in node.gaps[row : row + 1])
        case _:
            pass
