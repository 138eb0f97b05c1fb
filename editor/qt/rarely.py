"""A part of a widget that is seldom shown: it is made when it is wanted for the first time."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QWidget)


class Rarely(Generic[Part]):
    """Makes the part once and shows or hides it."""

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._made: Part | None = None

    @property
    def shown(self) -> Part | None:
        """The part where it is shown, else None."""
        return None if self._made is None or self._made.isHidden() else self._made

    def show(self, wanted: bool) -> Part | None:
        """Show the part, or with False hide it; gives what is shown now."""
        if wanted and self._made is None:
            self._made = self._make()
        if self._made is not None and self._made.isHidden() == wanted:
            self._made.setVisible(wanted)
        return self.shown
