"""Undo and redo: a line of immutable values (drafts, inspections), each with the name of the act that made it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """A value and the act that led to it. Acts with the same `merge` key that follow each other are one step."""

    value: T
    label: str = ""
    merge: str | None = None


class History(Generic[T]):
    """The values before and after the current one."""

    def __init__(self, value: T) -> None:
        self._steps = [Step(value)]
        self._at = 0

    @property
    def value(self) -> T:
        """The current value."""
        return self._steps[self._at].value

    def record(self, value: T, label: str, merge: str | None = None) -> None:
        """Make `value` the current one. It replaces the current step when both carry the same merge key; what was undone is dropped."""
        current = self._steps[self._at]
        del self._steps[self._at + 1 :]
        if merge is not None and current.merge == merge:
            self._steps[-1] = Step(value, label, merge)
            return
        self._steps.append(Step(value, label, merge))
        del self._steps[: max(0, len(self._steps) - LIMIT)]
        self._at = len(self._steps) - 1

    def before(self) -> Iterator[T]:
        """The values before the current one, the last first."""
        return (step.value for step in reversed(self._steps[: self._at]))

    def seal(self) -> None:
        """End the current step: the next act starts a new one (focus left, saved, a pause)."""
        step = self._steps[self._at]
        self._steps[self._at] = Step(step.value, step.label)

    @property
    def undo_label(self) -> str | None:
        """The name of the act that undo takes back, or None when there is nothing to undo."""
        return self._steps[self._at].label if self._at else None

    @property
    def redo_label(self) -> str | None:
        """The name of the act that redo brings back, or None."""
        return self._steps[self._at + 1].label if self._at + 1 < len(self._steps) else None

    def undo(self) -> T:
        """Go one step back, if there is one; the value that is now current."""
        self.seal()
        self._at = max(0, self._at - 1)
        return self.value

    def redo(self) -> T:
        """Go one step forward, if there is one; the value that is now current."""
        self._at = min(len(self._steps) - 1, self._at + 1)
        return self.value
