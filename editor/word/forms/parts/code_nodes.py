"""What the code of a form is compiled to: what an expression writes, an if, a loop, a set."""

from dataclasses import dataclass, replace

from editor.word.forms.parts.nodes import FormView, Nodes, PartText, as_text, write_all


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
    """A loop: what it repeats, and what stands there where there is nothing to repeat."""

    code: object
    body: Nodes
    otherwise: Nodes

    def write(self, view: FormView, out: PartText) -> None:
        """The body for each round."""
        is_empty = True
        for evaluator in view.evaluator.rounds(self.code) if view.evaluator is not None else ():
            is_empty = False
            write_all(self.body, replace(view, evaluator=evaluator), out)
        if is_empty:
            write_all(self.otherwise, view, out)
