"""What can be wrong: problems of the person's data are values, expected failures are one exception."""

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended, as the command line promises."""

    DONE = 0
    FINDINGS = 1
    WRONG_USE = 2
    UNREADABLE = 3
    UNWRITABLE = 4
    CANNOT_RUN = 5
    BUG = 70


@dataclass(frozen=True, slots=True)
class Problem:
    """A remark on the person's data: what is wrong and what to do, and where it is.

    `field` is a field key, `line` and `column` count from 0 in the text that was read; both may be unknown.
    `other` is the key of a second field that the remark speaks of. `is_limit` says that a limit of what is composed is passed, which the text names.
    """

    text: str
    field: str | None = None
    line: int | None = None
    column: int | None = None
    other: str | None = None
    is_limit: bool = False


class NigaoError(Exception):
    """An expected failure, in one sentence for the person: which file, which place in it, what to do."""

    def __init__(self, text: str, code: ExitCode = ExitCode.UNREADABLE) -> None:
        super().__init__(text)
        self.text = text
        self.code = code
