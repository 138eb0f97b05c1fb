"""Acts that write what the program keeps for itself: settings, reports of late, values written before, the library's memory, measured fonts."""

from collections.abc import Callable, Iterator
from pathlib import Path

from editor.model.problem import NigaoError
from editor.model.template.field import FieldType
from editor.qt.frame.frame import WindowState
from editor.storage.library.library import Library
from editor.storage.library.state import LibraryState, LibraryView
from editor.storage.library.value_history import ValueHistory, WrittenValue
from editor.storage.recents import Recents
from editor.storage.settings import Settings
from tests.proofs.calls.failing import MakesAct
from tests.proofs.calls.saves import TEMPLATE, desk_in, draft_of


class Remembering:
    """Notes one thing more in a file that holds something already. Who can't note it says so or lets it be; what was there stays."""

    def __init__(self, folder: Path, name: str, note: Callable[[Path, str], object], noted: Callable[[Path], object]) -> None:
        self.path, self._note, self._noted = folder / "state" / name, note, noted
        self._note(self.path, "一")

    def do(self) -> str:
        try:
            self._note(self.path, "二")
        except NigaoError as error:
            return error.text
        return ""

    def wrong(self, _told: str) -> Iterator[str]:
        files = [self.path, *self.path.parent.glob(f"{self.path.name}.bad-*")]
        if not any("一" in str(self._noted(file)) for file in files):
            yield "what was there is gone"

    def strays(self) -> Iterator[str]:
        if "二" not in str(self._noted(self.path)):
            yield "nothing, but it is not noted at last"
        known = (self.path.name, f"{self.path.stem}.lock")
        yield from (path.name for path in self.path.parent.iterdir() if path.name not in known and ".bad-" not in path.name)


def _set(path: Path, word: str) -> None:
    Settings(path).change("issuer" if word == "一" else "shared_folders", word if word == "一" else (word,))


def _settings_of(path: Path) -> object:
    settings = Settings(path)
    return settings.text("issuer"), settings.texts("shared_folders")


def _remember(path: Path, word: str) -> None:
    ValueHistory(path).remember([WrittenValue("名称", FieldType.TEXT, word)])


def _keep_view(path: Path, word: str) -> None:
    state = LibraryState(path)
    if word == "一":
        path.parent.mkdir(parents=True, exist_ok=True)
        entries = path.parent.parent / "templates"
        entries.mkdir(exist_ok=True)
        (entries / "一.nigao").write_text(TEMPLATE, "utf-8")
        state.note_used(Library(entries, entries / "none").entries()[0])
    else:
        state.keep_view(LibraryView(tab=word))


def _keep_size(path: Path, word: str) -> None:
    if word == "一":
        path.parent.mkdir(parents=True, exist_ok=True)
    state = WindowState(path)
    state.remember(word, [1, 2])
    state.write()


def _remembering(name: str, note: Callable[[Path, str], object], noted: Callable[[Path], object]) -> MakesAct:
    return lambda folder: Remembering(folder, name, note, noted)


class MeasuringFonts:
    """Lays a draft out with an empty cache: a cache that can't be written costs time and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._cache = folder, folder / "home" / "cache"
        self._pages = 0

    def do(self) -> str:
        desk = desk_in(self.folder, self._cache)
        self._pages = len(desk.lay_out(draft_of("新的")).pages)
        return ""

    def wrong(self, _told: str) -> Iterator[str]:
        if self._pages != 1:
            yield f"{self._pages} pages"

    def strays(self) -> Iterator[str]:
        folder = self._cache / "fonts"
        yield from (path.name for path in folder.iterdir() if path.suffix not in (".advances", ".json") or path.name.startswith("."))


OWN_STATE: dict[str, MakesAct] = {
    "change a setting": _remembering("settings.toml", _set, _settings_of),
    "note a report of late": _remembering(
        "recents.json", lambda path, word: Recents(path).add(Path(f"/{word}.docx")), lambda path: Recents(path).all()
    ),
    "remember a value": _remembering("values.json", _remember, lambda path: ValueHistory(path).of("名称", FieldType.TEXT)),
    "note how the library is shown": _remembering("library.json", _keep_view, lambda path: path.read_text("utf-8") if path.exists() else ""),
    "note the window's size": _remembering("window.json", _keep_size, lambda path: [w for w in "一二" if WindowState(path).numbers(w, 2)]),
    "measure fonts": MeasuringFonts,
}
