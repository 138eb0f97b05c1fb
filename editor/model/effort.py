"""How much work may still be done on one draft: long work asks between its parts, and is stopped where nobody waits for its end any more."""

from collections.abc import Callable


class StoppedError(Exception):
    """Work was stopped before its end: it was cancelled, or it took more than it was given. What was done so far may be used again."""


class Effort:
    """What one piece of work may take: so many `characters` that are composed or laid out anew (None: all that there are), until `cancelled`."""

    def __init__(self, characters: int | None = None, cancelled: Callable[[], bool] = lambda: False) -> None:
        self._left, self._cancelled = characters, cancelled

    def spend(self, characters: int) -> None:
        """Take what the next part needs; raises StoppedError where the work was cancelled or has nothing left."""
        if self._left is not None:
            self._left -= characters
        if self._cancelled() or (self._left is not None and self._left < 0):
            raise StoppedError
