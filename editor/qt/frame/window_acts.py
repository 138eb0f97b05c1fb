"""The window's acts with their names and keys, and the menus that list them."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from editor.model.words import tr
from editor.qt.frame.edit_acts import EditActs

LOOKS = ("light", "dark", "contrast", "auto")
SIZES = ("small", "medium", "large")


class WindowActs:
    """Every act once. The window says what each does by `do`. `windows` is the menu that lists all windows, `recent` that of the last reports,
    `field` that of the field in hand.
    """

    files: QMenu
    windows: QMenu
    recent: QMenu
    field: QMenu

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.open = self._act(tr("打开…"), "Ctrl+O")
        self.paste_sample = self._act(tr("粘贴范文"), "Ctrl+Shift+V")
        self.start_page = self._act(tr("开始页"))
        self.save = self._act(tr("保存 Word"), "Ctrl+S")
        self.save_as = self._act(tr("存到别处…"), "Ctrl+Shift+S")
        self.templates = self.keep_template, self.template_as = self._act(tr("存为我的模板")), self._act(tr("另存为模板…"))
        self._make_outputs()
        self.editing = EditActs(window)
        self._make_of_windows()
        self.undo = self._act(tr("撤销"), "Ctrl+Z")
        self.redo = self._act(tr("重做"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.find = self._act(tr("转到"), "Ctrl+G")
        self.find_text = self._act(tr("查找"), "Ctrl+F")
        self.replace_text = self._act(tr("替换"), "Ctrl+H")
        self.zoom_in = self._act(tr("放大页面"), "Ctrl++", "Ctrl+=")
        self.zoom_out = self._act(tr("缩小页面"), "Ctrl+-")
        self.page_width = self._act(tr("与窗格同宽"), "Ctrl+0")
        self.show_all = self._act(tr("显示全部"), "Ctrl+1")
        self.show_unfilled = self._act(tr("只看未填"), "Ctrl+2")
        self.show_problems = self._act(tr("只看问题"), "Ctrl+3")
        self.next_unfilled = self._act(tr("下一空位"), "F8", "Ctrl+J")
        self.previous_unfilled = self._act(tr("上一空位"), "Shift+F8", "Ctrl+Shift+J")
        self.next_problem = self._act(tr("下一个问题"), "F7")
        self.previous_problem = self._act(tr("上一个问题"), "Shift+F7")
        self.next_pane = self._act(tr("下一个窗格"), "F6")
        self.previous_pane = self._act(tr("上一个窗格"), "Shift+F6")
        self.outline = self._act(tr("大纲"), "Ctrl+Shift+O")
        self.elements = self._act(tr("要素"), "F4")
        self.rename = self._act(tr("改标题"))
        self.text = self._act(tr("改正文"), "Ctrl+E")
        self.compare = self._act(tr("与上次保存相比"), "Ctrl+Shift+D")
        self.returned = self._act(tr("Word 里的改动和批注"))
        self.back_to_review = self._act(tr("回到校对"))
        self.preferences = self._act(tr("设置"), "Ctrl+,")
        self.help = self._act(tr("帮助"), "F1")
        self.about = self._act(tr("关于拟稿"))
        self.menu = self._act(tr("菜单"), "F10")
        self._make_choices()

    def _make_of_windows(self) -> None:
        self.new_window = self._act(tr("新建窗口"), "Ctrl+N")
        self.close_window = self._act(tr("关闭窗口"), "Ctrl+W")
        self.next_window = self._act(tr("下一个窗口"), "Ctrl+Tab")
        self.previous_window = self._act(tr("上一个窗口"), "Ctrl+Shift+Tab")
        self.quit = self._act(tr("退出"), "Ctrl+Q")

    def _make_outputs(self) -> None:
        self.check = self._act(tr("校核"), "Ctrl+Shift+C")
        self.export_pdf = self._act(tr("导出 PDF…"), "Ctrl+Shift+E")
        self.export_through_office = self._act(tr("用 LibreOffice 导出 PDF…"))
        self.clean_copy = self._act(tr("另存净稿…"))
        self.export_html = self._act(tr("导出网页…"))
        self.export_text = self._act(tr("导出文本…"))
        self.export_sheet = self._act(tr("导出填写表…"))
        self.take_sheets = self._act(tr("收回填写表…"))
        self.batch = self._act(tr("批量生成…"), "Ctrl+Shift+B")
        self.print_preview = self._act(tr("打印预览"), "Ctrl+Shift+P")
        self.print = self._act(tr("打印"), "Ctrl+P")
        self.open_folder = self._act(tr("打开所在文件夹"))

    def _make_choices(self) -> None:
        self.looks = self._choices((tr("浅色"), tr("深色"), tr("高对比"), tr("随电脑")))
        self.panes = [self._act(words) for words in (tr("显示大纲"), tr("显示填写项"), tr("显示页面"))]
        for act in self.panes:
            act.setCheckable(True)
        self.sizes = self._choices((tr("字号小"), tr("字号中"), tr("字号大")))

    def _act(self, words: str, *keys: str) -> QAction:
        act = QAction(words, self._window)
        act.setShortcuts([QKeySequence(key) for key in keys])
        self._window.addAction(act)
        return act

    def _choices(self, words: tuple[str, ...]) -> list[QAction]:
        group = QActionGroup(self._window)
        acts = [self._act(word) for word in words]
        for act in acts:
            act.setCheckable(True)
            group.addAction(act)
        return acts

    @property
    def of_draft(self) -> tuple[QAction, ...]:
        """The acts that need a draft."""
        return (
            self.save, self.save_as, *self.templates, *self.outputs, self.take_sheets, self.open_folder, self.find, self.zoom_in, self.zoom_out,
            self.page_width, self.show_all, self.show_unfilled, self.show_problems, self.next_unfilled, self.previous_unfilled, self.next_problem,
            self.previous_problem, self.next_pane, self.previous_pane, self.outline, self.elements, self.rename, self.text, self.check, self.compare,
            self.find_text, self.replace_text, *self.panes,
        )  # fmt: skip

    @property
    def outputs(self) -> tuple[QAction, ...]:
        """The acts that print, and that write other files than the report's own."""
        return (self.clean_copy, *self.exports, self.batch, self.print_preview, self.print)

    @property
    def exports(self) -> tuple[QAction, ...]:
        """The acts that write other kinds of files than Word's."""
        return self.export_pdf, self.export_through_office, self.export_html, self.export_text, self.export_sheet

    def do(self, act: QAction, what: Callable[[], object]) -> None:
        """Say what an act does."""
        act.triggered.connect(lambda _checked=False: what())

    def fill_menus(self, bar: QMenuBar) -> None:
        """Put the menus into a bar; None is a line between acts."""
        new = (self.new_window, self.open, self.paste_sample, self.start_page)
        saves, prints = (
            (self.save, self.save_as, self.clean_copy, self.batch, self.take_sheets, *self.templates, self.open_folder),
            (self.print_preview, self.print),
        )
        files = (*new, None, *saves, None, *prints, None, self.close_window, self.quit)
        finds, texts = (self.find, self.find_text, self.replace_text), (self.rename, self.text)
        edit = (self.undo, self.redo, None, *self.editing.all, None, *finds, None, *texts, None, self.preferences)
        view = (*self.panes, None, self.zoom_in, self.zoom_out, self.page_width, None, *self.looks, None, *self.sizes)
        steps = (self.next_unfilled, self.previous_unfilled, self.next_problem, None)
        lists = (self.outline, self.elements, self.check, self.compare, self.returned, self.back_to_review)
        draft = (*steps, self.show_all, self.show_unfilled, self.show_problems, None, *lists)
        windows, helps = (self.next_window, self.previous_window, None), (self.help, self.about)
        titles = (tr("文件"), tr("编辑"), tr("视图"), tr("文稿"), tr("窗口"), tr("帮助"))
        menus = [bar.addMenu(title) for title in titles]
        self.files, self.windows = menus[0], menus[-2]
        for menu, acts in zip(menus, (files, edit, view, draft, windows, helps), strict=True):
            _fill(menu, acts)
        self.editing.follow(menus[1])
        self.recent, exports = QMenu(tr("最近文稿"), self.files), QMenu(tr("导出"), self.files)
        self.field = QMenu(tr("这一项"), menus[3])
        menus[3].insertMenu(self.outline, self.field)
        _fill(exports, self.exports)
        self.files.insertMenu(self.paste_sample, self.recent)
        self.files.insertMenu(self.print_preview, exports)

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Name what undo takes back and redo brings back; None when there is nothing."""
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        self.undo.setText(tr("撤销：{what}", what=undo) if undo else tr("撤销"))
        self.redo.setText(tr("重做：{what}", what=redo) if redo else tr("重做"))


def _fill(menu: QMenu, acts: tuple[QAction | None, ...]) -> None:
    for act in acts:
        if act is None:
            menu.addSeparator()
        else:
            menu.addAction(act)
