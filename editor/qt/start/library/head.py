"""The head of the library: tabs with counts, what of the shared folders, tags, order, cards or list."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from editor.model.text.series import in_row
from editor.model.words import tr
from editor.qt.look import icons
from editor.qt.look.labels import Words
from editor.qt.start.library.sieve import TABS, counts
from editor.qt.system.outside import shown_path
from editor.qt.widgets.buttons import DropButton
from editor.qt.widgets.panes import row
from editor.qt.widgets.segment import Segment, SegmentChoice
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.state import ORDERS, LibraryView, Order

_ICONS = {"own": "me", "shared": "share"}
_ROOM = 900  # pixels below which the tools stand under the tabs


class SharedState(QWidget):
    """Whether the shared folders can be reached, in words; gives up its words when short of room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Words("", "small", "text2", shrinks=True)
        self._icon = ("check", "ok")
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(22, 0, 0, 0)
        layout.addWidget(self.words)

    def show_folders(self, folders: Sequence[tuple[Path, bool]], read: int = 0, unread: int = 0) -> None:
        """Say how the shared folders are; nothing where there are none. While files are still to be read, say how many of them are."""
        away = [folder for folder, is_there in folders if not is_there]
        self._icon = ("warn", "prob") if away else ("clock", "text2") if unread else ("check", "ok")
        if unread and not away:
            self.words.say(tr("正在读模板：{read} / {all}", read=read, all=read + unread), "text2")
        else:
            self.words.say(_shared_words(folders, away), "prob" if away else "text2")
        self.setToolTip("\n".join(str(folder) for folder, _ in folders))
        self.setVisible(bool(folders) or unread > 0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, (self.height() - 16) // 2, icons.pixmap(self._icon[0], 16, self._icon[1]))


def _shared_words(folders: Sequence[tuple[Path, bool]], away: Sequence[Path]) -> str:
    if away:
        return tr("没连上共享夹：{path}", path=shown_path(away[0])) if len(away) == 1 else tr("{count} 个共享夹没连上", count=len(away))
    if len(folders) == 1:
        return tr("共享夹已连上：{path}", path=shown_path(folders[0][0]))
    return tr("{count} 个共享夹已连上", count=len(folders))


class LibraryHead(QWidget):
    """`changed` tells that another tab, order or form was chosen, `tags_changed` that other tags were."""

    changed = Signal()
    tags_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(tr("模板库"), "title")
        self.tabs = Segment(tuple(SegmentChoice(_tab_words(tab), _ICONS.get(tab, "")) for tab in TABS), framed=False)
        self.shared = SharedState()
        self.tags, self.order = DropButton(tr("标签")), DropButton("")
        self.form = Segment((SegmentChoice("", "grid", tr("卡片")), SegmentChoice("", "list", tr("列表"))))
        self._orders = self._order_acts()
        self.shared.hide()
        self.tags.hide()
        self._lay_out()
        self.tabs.chosen.connect(lambda _tab: self.changed.emit())
        self.form.chosen.connect(lambda _form: self.changed.emit())
        self.show_view(LibraryView())

    def _lay_out(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.form.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row.addWidget(row(self.title, self.tabs, None))
        self._row.addWidget(row(None, self.shared, self.tags, self.order, self.form), 1)

    def _order_acts(self) -> list[QAction]:
        group, acts = QActionGroup(self), []
        for order in ORDERS:
            act = self.order.menu_below.addAction(_order_words(order), self._on_order)
            act.setCheckable(True)
            group.addAction(act)
            acts.append(act)
        return acts

    def _on_order(self) -> None:
        self._name_order()
        self.changed.emit()

    def _name_order(self) -> None:
        words = _order_words(self.view.order)
        self.order.setText(words)
        self.order.setAccessibleName(tr("排序：{order}", order=words))
        self.order.setFixedWidth(self.order.sizeHint().width())

    @property
    def view(self) -> LibraryView:
        """What is chosen."""
        number = next((number for number, act in enumerate(self._orders) if act.isChecked()), 0)
        return LibraryView(ORDERS[number], as_list=self.form.number == 1, tab=TABS[max(0, self.tabs.number)])

    def show_view(self, view: LibraryView) -> None:
        """Choose what a view says, without telling."""
        self._orders[ORDERS.index(view.order)].setChecked(True)
        self.form.choose(int(view.as_list))
        self.tabs.choose(TABS.index(view.tab) if view.tab in TABS else 0)
        self._name_order()

    @property
    def chosen_tags(self) -> frozenset[str]:
        """The tags that are asked for."""
        return frozenset(act.text().replace("&&", "&") for act in self.tags.menu_below.actions() if act.isChecked())

    def show_tags(self, entries: Sequence[LibraryEntry]) -> None:
        """Offer the tags of these templates; those chosen stay chosen."""
        chosen, names = self.chosen_tags, sorted({tag for entry in entries for tag in entry.tags})
        self.tags.menu_below.clear()
        for name in names:
            act = self.tags.menu_below.addAction(name.replace("&", "&&"), self._on_tags)
            act.setCheckable(True)
            act.setChecked(name in chosen)
        self.tags.setVisible(bool(names))
        self._name_tags()

    def _on_tags(self) -> None:
        self._name_tags()
        self.tags_changed.emit()

    def _name_tags(self) -> None:
        count = len(self.chosen_tags)
        self.tags.setText(tr("标签 {count}", count=count) if count else tr("标签"))
        self.tags.setToolTip(in_row(sorted(self.chosen_tags)) or tr("只看有这些标签的模板"))
        self.tags.setFixedWidth(self.tags.sizeHint().width())

    def show_tabs(self, entries: Sequence[LibraryEntry]) -> None:
        """Show the tabs that have one of these templates, and the first."""
        for part, count in zip(self.tabs.parts[1:], list(counts(entries).values())[1:], strict=True):
            part.setVisible(count > 0)

    def show_counts(self, found: Sequence[LibraryEntry]) -> None:
        """Show how many were found on each tab."""
        for number, (tab, count) in enumerate(counts(found).items()):
            self.tabs.rename(number, f"{_tab_words(tab)} {count}")

    def fit(self, width: int) -> None:
        """Put the tools under the tabs where there is little room."""
        down = width < _ROOM
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)


def _tab_words(tab: str) -> str:
    return {"statutory": tr("法定文种"), "business": tr("工作文种"), "own": tr("我的"), "shared": tr("共享")}.get(tab, tr("全部"))


def _order_words(order: Order) -> str:
    return {Order.USED: tr("最近用过"), Order.NAME: tr("按名称"), Order.NEW: tr("新放入的")}[order]
