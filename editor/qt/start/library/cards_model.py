"""The templates that the library shows; the first page of one may come later than its name."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from editor.layout import PageBox
from editor.model.words import tr
from editor.storage.library.entry import LibraryEntry, Origin
from editor.storage.library.state import Badge, Known

_FOLDER = 6  # characters of a folder's name that a card has room for


def origin_words(origin: Origin) -> str:
    """Where a template comes from, in words."""
    return {Origin.SHIPPED: tr("随程序"), Origin.OWN: tr("我的"), Origin.SHARED: tr("共享")}[origin]


def place_words(entry: LibraryEntry) -> str:
    """Where a template lies: the innermost folder, else where it comes from."""
    folder = entry.folder.rpartition("/")[2]
    return (folder if len(folder) <= _FOLDER else f"{folder[: _FOLDER - 1]}…") or origin_words(entry.origin)


def count_words(entry: LibraryEntry) -> str:
    """How many fields a template has."""
    return tr("{count} 个填写项", count=entry.asked)


def badge_words(badge: Badge) -> str:
    """What is new about a template; nothing where nothing is."""
    return {Badge.NEW: tr("新放入"), Badge.CHANGED: tr("有新版")}.get(badge, "")


def spoken(entry: LibraryEntry, badge: Badge) -> str:
    """A card as a screen reader says it."""
    return "，".join(filter(None, (entry.name, count_words(entry), origin_words(entry.origin), entry.folder, badge_words(badge))))


ENTRY_ROLE, PAGE_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
BADGE_ROLE, USED_ROLE, PINNED_ROLE = (Qt.ItemDataRole.UserRole + number for number in (2, 3, 4))
Index = QModelIndex | QPersistentModelIndex


class CardsModel(QAbstractListModel):
    """`renamed` tells a template and the name that the person gave it; only one's own can be named."""

    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LibraryEntry, ...] = ()
        self._pages: dict[str, PageBox] = {}
        self._known: Mapping[Path, Known] = {}

    def show_entries(self, entries: Sequence[LibraryEntry], known: Mapping[Path, Known] | None = None) -> None:
        """Show these templates instead, with what is known of each; first pages that are there already stay."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self._known = self._known if known is None else known
        self.endResetModel()

    def show_page(self, entry: LibraryEntry, page: PageBox) -> None:
        """Show a template's first page."""
        self._pages[_key(entry)] = page
        for row, shown in enumerate(self._entries):
            if _key(shown) == _key(entry):
                self.dataChanged.emit(self.index(row), self.index(row), [PAGE_ROLE])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def row_of(self, file: Path) -> int:
        """The row of the template in a file, or -1."""
        return next((row for row, entry in enumerate(self._entries) if entry.file == file), -1)

    def _badge(self, entry: LibraryEntry) -> Badge:
        known = self._known.get(entry.file)
        return known.badge if known is not None else Badge.NONE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        known = self._known.get(entry.file)
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: entry.name,
            Qt.ItemDataRole.EditRole: entry.name,
            Qt.ItemDataRole.ToolTipRole: entry.about or entry.name,
            Qt.ItemDataRole.AccessibleTextRole: spoken(entry, self._badge(entry)),
            ENTRY_ROLE: entry,
            PAGE_ROLE: self._pages.get(_key(entry)),
            BADGE_ROLE: self._badge(entry),
            USED_ROLE: known.used if known is not None else 0.0,
            PINNED_ROLE: known is not None and known.pinned,
        }
        return answers.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        own = index.isValid() and self._entries[index.row()].origin == Origin.OWN
        return flags | Qt.ItemFlag.ItemIsEditable if own else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not name:
            return False
        self.renamed.emit(self._entries[index.row()], name)
        return True


def _key(entry: LibraryEntry) -> str:
    return f"{entry.file}|{entry.version}"
