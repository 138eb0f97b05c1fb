"""Writing over a file only while it is the one that was looked at, and putting one beside another without writing over anything.

What remains: between the last look at the file and the step that replaces it lie a few microseconds, the return from reading it and the call of
`rename`; no system lets a program ask "replace it if it is still this one". A program that wrote in that gap would lose what it wrote. Nor can
anything be done about one that goes on writing through a file that it opened before.
"""

import itertools
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.looking import is_taken
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.reading import bytes_at, content_digest
from editor.storage.files.writing import Last, Proof, write_safely


class OvertakenError(Exception):
    """Somebody wrote the file between looking at it and replacing it; it was left as it is, and wants a new look."""


def only_over(digest: str) -> Last:
    """A last look that raises OvertakenError where the file is not the one with this content any more; "" stands for none or an empty one.

    The content is read anew each time, whatever time and size say (see `file_marks`): a report is read in less than a millisecond.
    """

    def look(target: Path) -> None:
        """Read the file once more."""
        if content_digest(bytes_at(target)) != digest:
            raise OvertakenError

    return look


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file that was written: the `digest` of what was written, and the copies of what lay there before and was not known (`besides`)."""

    digest: str
    besides: tuple[Path, ...] = ()


def replace_known(
    path: Path, data: bytes, known: Collection[str] | None, prove: Proof | None = None, copy: Callable[[bytes], bytes] = bytes
) -> Replaced:
    """Write a file; one that lies there with none of the `known` digests is put beside first, as `copy` makes it.

    Without `known` any file may be written over. Raises NigaoError as `write_safely` does.
    """
    if known is None:
        write_safely(path, data, prove)
        return Replaced(content_digest(data))
    besides: list[Path] = []
    for _ in range(_TRIES):
        there = bytes_at(path)
        now = content_digest(there)
        if there not in (b"", data) and now not in known:
            besides.append(put_beside(path, copy(there), tr("另一份")))
        try:
            write_safely(path, data, prove, last=only_over(now))
        except OvertakenError:
            continue
        return Replaced(content_digest(data), tuple(dict.fromkeys(besides)))
    raise busy_elsewhere(path)


def put_beside(path: Path, data: bytes, word: str) -> Path:
    """Put bytes beside a file under the next free one of its `names_beside`; a copy that has them already is taken, under whatever word.

    Raises NigaoError as `write_safely` does.
    """
    return kept_beside(path, data) or next(
        beside for beside in names_beside(path, word) if (_has(beside, data) if is_taken(beside) else _written(beside, data))
    )


def kept_beside(path: Path, data: bytes, apart_from: Path | None = None) -> Path | None:
    """The copy beside a file that has these bytes already, whichever version it was called; None where there is none, but for one `apart_from`."""
    words = (tr("另一份"), tr("改前"), tr("本机"), tr("找回的"))
    copies = (copy for word in words for copy in itertools.takewhile(is_taken, names_beside(path, word)))
    return next((copy for copy in copies if copy != apart_from and _has(copy, data)), None)


def names_beside(path: Path, word: str) -> Iterator[Path]:
    """The names that copies of a file have: 报告（另一份）.docx, 报告（另一份 2）.docx …, each cut to what a disk takes for a name."""
    tails = (f"（{word}{f' {number}' if number > 1 else ''}）{path.suffix}" for number in itertools.count(1))
    return (path.with_name(_fitting(path.stem, tail) + tail) for tail in tails)


def _fitting(stem: str, tail: str) -> str:
    while stem and len(os.fsencode(stem + tail)) > _LONGEST:
        stem = stem[:-1]
    return stem


def busy_elsewhere(path: Path) -> NigaoError:
    """The error for a file that others write so often that no moment is left."""
    return NigaoError(tr("没能保存“{path}”：别的程序一直在写它。等一下再存，或换一个文件名。", path=path), ExitCode.UNWRITABLE)


_TRIES = 20
_LONGEST = 255  # bytes


def _has(path: Path, data: bytes) -> bool:
    """Whether a name that is taken is that of a file with these bytes already."""
    try:
        return bytes_at(path) == data
    except NigaoError:
        return False


def _written(path: Path, data: bytes) -> bool:
    """Write a new file; False where somebody took the name meanwhile."""
    try:
        write_safely(path, data, last=only_over(""))
    except OvertakenError:
        return False
    return True
