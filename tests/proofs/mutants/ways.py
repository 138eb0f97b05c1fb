"""The ways of a file through the program, by its ending: every command that opens it, and saving what it became again."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.proofs.mutants.commands import HangError, Ran, run

# LibreOffice does its work in a process of its own.
_OFFICE_SECONDS = 60.0
_RENDERED = 20
_SAVED_TWICE = 5
_LOOKED_AT_THROUGHOUT = 5


class Way:
    """One file on its way: the folder that it lies in, what it is called, what was broken, and whether anything opened it."""

    def __init__(self, file: Path, chance: Random) -> None:
        self.file, self.folder, self.chance = file, file.parent, chance
        self.broken: list[str] = []
        self.opened = False
        self.unsaved = ""

    def run(self, *arguments: str | Path) -> Ran:
        """Run a command and keep what it broke."""
        ran = run(*arguments)
        self.broken += [ran.broken] if ran.broken else []
        self.opened = self.opened or ran.done
        return ran

    def one_in(self, count: int) -> bool:
        """Whether this is one of the cases, one in so many, that goes a longer way."""
        return self.chance.randrange(count) == 0


def goes(name: str, data: bytes, chance: Random, template: Path) -> Way:
    """What became of a file of that name and these bytes; `template` is the one that values are filled into."""
    with tempfile.TemporaryDirectory(prefix="mutant-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "in" / name
        file.parent.mkdir()
        file.write_bytes(data)
        way = Way(file, chance)
        try:
            _WAYS[file.suffix](way, template)
        except HangError as error:
            way.broken.append(f"runs on outside of its command, in {error}")
        way.broken += [f"left {name} beside the files" for name in _strays(Path(folder), file)]
        return way


def _strays(folder: Path, file: Path) -> Iterator[str]:
    """What lies where no command was told to write."""
    known = {file.name, "a.docx", "b.docx", "a.nigao", "pages", "home"}
    yield from (path.name for path in file.parent.iterdir() if path.name not in known)
    yield from (path.name for path in folder.iterdir() if path != file.parent)


def _document(way: Way, _template: Path) -> None:
    _looks(way, ("inspect", "--json"), ("values", "--json"), ("fields", "--json"), ("import", "-o", way.folder / "a.nigao"))
    _saves(way)


def _template_file(way: Way, _template: Path) -> None:
    _looks(way, ("fields", "--json"), ("import", "-o", way.folder / "a.nigao"))
    _saves(way)


def _text(way: Way, _template: Path) -> None:
    _looks(way, ("inspect", "--json"), ("fields", "--json"), ("import", "-o", way.folder / "a.nigao"))
    _saves(way)


def _looks(way: Way, *commands: tuple[str | Path, ...]) -> None:
    """Every command that only looks, for some files; for most one of them, since all read the file in one way."""
    for command, *rest in commands if way.one_in(_LOOKED_AT_THROUGHOUT) else (way.chance.choice(commands),):
        way.run(command, way.file, *rest)


def _saves(way: Way) -> None:
    saved = way.run("fill", way.file, "--sample", "-o", way.folder / "a.docx")
    if not saved.done and not saved.broken and way.run("fields", way.file).done:
        way.unsaved = saved.said.strip()
    if saved.done and way.one_in(_SAVED_TWICE):
        _saved_again(way)
    if saved.done and way.one_in(_RENDERED):
        way.run("render", way.file, "-o", way.folder / "pages", "--dpi", "20", "--force")


def _saved_again(way: Way) -> None:
    again = way.run("fill", way.folder / "a.docx", "-o", way.folder / "b.docx")
    if not again.done:
        way.broken.append(f"what was saved can't be saved again: {again.said.strip()[-200:]}")
    if not way.run("values", way.folder / "a.docx", "--json").done:
        way.broken.append("the values of what was saved can't be read")


def _values(way: Way, template: Path) -> None:
    if way.run("fill", template, "--values", way.file, "-o", way.folder / "a.docx").done and way.one_in(_SAVED_TWICE):
        _saved_again(way)


def _through_office(way: Way, _template: Path) -> None:
    ran = run("fill", way.file, "--sample", "-o", way.folder / "a.docx", seconds=_OFFICE_SECONDS)
    way.opened = ran.done
    way.broken += [ran.broken] if ran.broken else []


def _journal(way: Way, _template: Path) -> None:
    home = Folders.under(way.folder / "home")
    home.journals.mkdir(parents=True)
    shutil.copy(way.file, home.journals / way.file.name)
    try:
        recovered = [*Desk(home).recover(), *Desk(home).recover_reviews()]
    except Exception as error:  # noqa: BLE001 - whatever comes out is what the proof looks for
        way.broken.append(f"recover: {type(error).__name__}: {error}")
        return
    way.opened = bool(recovered)
    for one in recovered:
        one.forget()


_WAYS: dict[str, Callable[[Way, Path], None]] = {
    **dict.fromkeys((".docx", ".docm", ".dotx"), _document),
    ".nigao": _template_file,
    **dict.fromkeys((".txt", ".md"), _text),
    **dict.fromkeys((".json", ".xlsx", ".csv", ".xls", ".ods"), _values),
    ".odt": _through_office,
    **dict.fromkeys((".journal", ".review"), _journal),
}
