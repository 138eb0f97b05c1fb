"""The outline of the session's draft as a tree model."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from editor.model.acts import outline_items
from editor.model.acts.arranging import Where, placed
from editor.model.acts.outline import OutlineItem, OutlineRow, outline_of, section_title
from editor.model.acts.outline_items import with_items
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.qt.prose.prose_chips import heading_from_words, heading_in_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DRAGGED = "application/x-nigao-section"
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ITEM = _PLAIN | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
_HEADING = _ITEM | Qt.ItemFlag.ItemIsDropEnabled


@dataclass(eq=False, slots=True)
class Node:
    """A row of the outline in its tree; `filled` and `total` count the rows below it too."""

    row: OutlineRow
    parent: "Node | None" = None
    children: "list[Node]" = field(default_factory=list)
    at: int = 0
    filled: int = 0
    total: int = 0


def tree_of(rows: tuple[OutlineRow, ...]) -> tuple[list[Node], list[Node]]:
    """The top nodes of the outline and all nodes in document order."""
    top: list[Node] = []
    every: list[Node] = []
    line: list[Node] = []
    for row in rows:
        del line[row.depth :]
        parent = line[-1] if line and row.depth else None
        mates = parent.children if parent else top
        node = Node(row, parent, at=len(mates))
        mates.append(node)
        line.append(node)
        every.append(node)
    for node in reversed(every):
        # Items are the cells of one field, which the section has counted.
        below = [child for child in node.children if child.row.on and child.row.item is None]
        node.filled = node.row.filled + sum(child.filled for child in below)
        node.total = node.row.total + sum(child.total for child in below)
    return top, every


class OutlineModel(QAbstractItemModel):
    """One row a section: number and title, ring and counter, switch. Edits go into the session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = with_items(session.draft, outline_of(session.draft, session.tally))
        self._top, self._all = tree_of(self._rows)
        self._unsubscribe = session.subscribe(self._on_change)

    def close_session(self) -> None:
        """Let go of the session."""
        self._unsubscribe()

    def _on_change(self, change: SessionChange) -> None:
        rows = with_items(change.after, outline_of(change.after, self._session.tally))
        if rows == self._rows:
            return
        if [(r.id, r.item, r.depth) for r in rows] != [(r.id, r.item, r.depth) for r in self._rows]:
            self.beginResetModel()
            self._take(rows)
            self.endResetModel()
            return
        before, counts = self._rows, [(n.filled, n.total) for n in self._all]
        self._refresh(rows)
        for node, old, count in zip(self._all, before, counts, strict=True):
            if node.row != old or (node.filled, node.total) != count:
                index = self._index_of(node)
                self.dataChanged.emit(index, index)

    def _take(self, rows: tuple[OutlineRow, ...]) -> None:
        self._rows = rows
        self._top, self._all = tree_of(rows)

    def _refresh(self, rows: tuple[OutlineRow, ...]) -> None:
        """Give the nodes their new rows; they stay the same objects, since indexes point at them."""
        self._rows = rows
        _, fresh = tree_of(rows)
        for node, new in zip(self._all, fresh, strict=True):
            node.row, node.filled, node.total = new.row, new.filled, new.total

    def _index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.at, 0, node)

    def node_at(self, index: Index) -> Node | None:
        """The node of an index, or None for the root."""
        return index.internalPointer() if index.isValid() else None

    def index_of_section(self, section: str) -> QModelIndex:
        """The index of a section's row; an invalid one when it has none."""
        return self._index_of_row(section, None)

    def index_of_item(self, item: OutlineItem) -> QModelIndex:
        """The index of an item's row; an invalid one when it has none."""
        return self._index_of_row(item.section, item)

    def _index_of_row(self, section: str, item: OutlineItem | None) -> QModelIndex:
        node = next((n for n in self._all if n.row.id == section and n.row.item == item), None)
        return self._index_of(node) if node else QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        node = self.node_at(parent)
        mates = node.children if node else self._top
        return self.createIndex(row, 0, mates[row]) if column == 0 and 0 <= row < len(mates) else QModelIndex()

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        node = self.node_at(index)
        return self._index_of(node.parent) if node and node.parent else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.column() > 0:
            return 0
        node = self.node_at(parent)
        return len(node.children if node else self._top)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: ARG002 - every row has one column
        return 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # Nobody sees the head of the one column; a screen reader would say its number.
        return tr("大纲") if role == Qt.ItemDataRole.DisplayRole else super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self.node_at(index)
        if node is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if self._session.is_fixed:
            return _PLAIN
        if node.row.item is not None:
            return _PLAIN if node.row.item.number is None else _ITEM
        flags = _HEADING if self._session.draft.template.by_id[node.row.id].level else _PLAIN
        return flags | Qt.ItemFlag.ItemIsUserCheckable if node.row.optional else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node_at(index)
        if node is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{node.row.number}{node.row.title}"
        if role == Qt.ItemDataRole.EditRole:
            return self._to_edit(node.row)
        if role == Qt.ItemDataRole.CheckStateRole:
            return _checked(node.row) if node.row.optional else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(node)
        return {ROW_ROLE: node.row, COUNT_ROLE: (node.filled, node.total)}.get(role)

    def _to_edit(self, row: OutlineRow) -> str:
        draft = self._session.draft
        return row.title if row.item is not None else heading_in_words(draft.template, draft.template.by_id[row.id].heading)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data, node = QMimeData(), self.node_at(indexes[0]) if indexes else None
        data.setData(_DRAGGED, QByteArray(_dragged(node.row) if node else b""))
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        dragged, item = _dropped(bytes(data.data(_DRAGGED).data()))
        draft, node = self._session.draft, self.node_at(parent)
        if item is not None:
            return self._drop_item(item, node, row)
        target = self._drop_target(node, row)
        if target is None or dragged not in draft.template.by_id:
            return False
        after = placed(draft, dragged, *target)
        title = section_title(draft, draft.template.by_id[dragged])
        # The view is still in the middle of its drop; the rows change when it is done.
        QTimer.singleShot(0, self, lambda: self._session.edit(after, tr("移动“{title}”", title=title)))
        return after is not draft

    def _drop_item(self, item: OutlineItem, node: Node | None, row: int) -> bool:
        """Items are moved among themselves only; they stand before all else below their section."""
        if node is None or node.row.item is not None or node.row.id != item.section or item.number is None or row < 0:
            return False
        after = outline_items.moved(self._session.draft, item, row - (row > item.number))
        label = tr("移动“{title}”", title=outline_items.item_title(self._session.draft, item))
        QTimer.singleShot(0, self, lambda: self._session.edit(after, label))
        return after is not self._session.draft

    def _drop_target(self, node: Node | None, row: int) -> tuple[str, Where] | None:
        """The section at a place between or on rows, and where it is of it: a place before what has no heading is one after the row above."""
        mates = node.children if node else self._top
        if row < 0:
            return (node.row.id, Where.UNDER) if node else None
        levels = self._session.draft.template.by_id
        if row < len(mates) and mates[row].row.item is not None:
            return (node.row.id, Where.UNDER) if node else None
        if row < len(mates) and levels[mates[row].row.id].level:
            return mates[row].row.id, Where.BEFORE
        return (mates[row - 1].row.id, Where.AFTER) if 0 < row <= len(mates) else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node, draft = self.node_at(index), self._session.draft
        if node is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole and node.row.optional:
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            label = tr("写“{title}”", title=node.row.title) if on else tr("不写“{title}”", title=node.row.title)
            self._session.edit(draft.with_switch(node.row.id, on), label)
            return True
        if node.row.item is not None:
            return self._rename_item(node.row.item, str(value).strip())
        heading = heading_from_words(draft.template, draft.template.by_id[node.row.id].heading, str(value).strip())
        if role != Qt.ItemDataRole.EditRole or not heading:
            return False
        self._session.edit(draft.with_heading(node.row.id, heading), tr("改标题“{title}”", title=node.row.title))
        return True

    def _rename_item(self, item: OutlineItem, name: str) -> bool:
        if not name:
            return False
        self._session.edit(outline_items.renamed(self._session.draft, item, name), tr("改名称“{title}”", title=name))
        return True


def _dragged(row: OutlineRow) -> bytes:
    """A row as a drag carries it: its section, and the number of its item."""
    return json.dumps([row.id, row.item.number if row.item else None]).encode()


def _dropped(data: bytes) -> tuple[str, OutlineItem | None]:
    """The section and the item that a drag carries; no section where it carries nothing."""
    section, number = json.loads(data) if data else ("", None)
    return section, None if number is None else OutlineItem(section, number)


def _checked(row: OutlineRow) -> Qt.CheckState:
    return Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked


def spoken(node: Node) -> str:
    """A row for screen readers: title, filled of all, problems."""
    row = node.row
    words = [f"{row.number}{row.title}"]
    if not row.on:
        words.append(tr("不写"))
    elif node.total:
        words.append(tr("已填 {filled}，共 {total}", filled=node.filled, total=node.total))
    if row.problems:
        words.append(tr("{count} 处问题", count=row.problems))
    return "，".join(words)
