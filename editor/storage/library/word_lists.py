"""An office's lists of words for the checks: plain text files in the folders of the library, one entry a line, # before a remark."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from editor.looking import is_there
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.words import tr
from editor.storage.files.decoding import decode
from editor.storage.files.reading import read_file
from editor.storage.files.reasons import reason_of
from editor.storage.files.writing import write_safely
from editor.storage.folders import private_folder


class WordListName(StrEnum):
    """The lists by the names of their files."""

    FORBIDDEN = "校核-禁用词.txt"
    PREFERRED = "校核-规范用词.txt"
    NAMES = "校核-单位名称.txt"
    ORDER = "校核-领导排序.txt"
    ALLOWED = "校核-放行词.txt"
    HERE = "校核-此处不提.txt"


class WordLists:
    """The lists in the person's own library and in shared folders; what is added goes to the own."""

    def __init__(self, own: Path, shared: Sequence[Path] = ()) -> None:
        self._own, self._folders = own, (own, *shared)
        self.notes: tuple[Problem, ...] = ()

    def entries(self, name: WordListName) -> tuple[str, ...]:
        """The entries of a list from all folders, own first, each once. `notes` then names the files that can't be read."""
        notes: list[Problem] = []
        found = [line for folder in self._folders for line in _lines(folder / name.value, notes)]
        self.notes = (*self.notes, *(note for note in notes if note not in self.notes))
        return tuple(dict.fromkeys(found))

    def pairs(self, name: WordListName) -> dict[str, str]:
        """The entries of a list of `wrong=right`, which may also be written with → or a tab; others are no entries."""
        split = (line.replace("→", "=").replace("\t", "=").partition("=") for line in self.entries(name))
        return {wrong.strip(): right.strip() for wrong, sign, right in split if sign and wrong.strip()}

    def add(self, name: WordListName, entry: str) -> None:
        """Put an entry at the end of an own list; raises NigaoError where the disk refuses."""
        if entry not in (lines := self._own_lines(name)):
            self._write(name, [*lines, entry])

    def remove(self, name: WordListName, entry: str) -> None:
        """Take an entry out of an own list; raises NigaoError where the disk refuses, and where the entry stands in a shared list."""
        if entry in (lines := self._own_lines(name)):
            self._write(name, [line for line in lines if line.strip() != entry])
        if entry in self.entries(name):
            raise NigaoError(tr("“{entry}”写在共享夹的“{list}”里，这里去不掉。", entry=entry, list=name.value), ExitCode.UNWRITABLE)

    def _own_lines(self, name: WordListName) -> list[str]:
        path = self._own / name.value
        return list(_raw(path)) if is_there(path) else []

    def _write(self, name: WordListName, lines: Sequence[str]) -> None:
        try:
            private_folder(self._own)
        except OSError as error:
            raise NigaoError(tr("没能建文件夹“{path}”（{why}）。", path=self._own, why=reason_of(error)), ExitCode.UNWRITABLE) from error
        # A file without a word would be refused when it is read.
        write_safely(self._own / name.value, "\n".join([*(lines or [f"# {name.value}"]), ""]).encode())


def _raw(path: Path) -> Iterator[str]:
    yield from decode(read_file(path), str(path)).text.splitlines()


def _lines(path: Path, notes: list[Problem]) -> Iterator[str]:
    if not is_there(path):
        return
    try:
        yield from (line.strip() for line in _raw(path) if line.strip() and not line.lstrip().startswith("#"))
    except NigaoError as error:
        notes.append(Problem(error.text))
