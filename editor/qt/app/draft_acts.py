"""What the acts do to the draft at hand, its panes and its files, nothing without one; what the start page asks for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.words import tr
from editor.qt.batch.batching import Batching
from editor.qt.fields.fields_head import FieldFilter
from editor.qt.files.exporting import OutputKind
from editor.qt.files.file_acts import FileActs
from editor.qt.frame.frame import Frame
from editor.qt.frame.window_acts import WindowActs
from editor.qt.messages.outside import open_outside
from editor.qt.paper.grid import PageMode
from editor.qt.printing.printing import Printing
from editor.qt.session.navigator import Navigator
from editor.qt.system.outside import shown_path
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.start.start_page import StartPage

_STEP = 1.1
_RECENT = 9


def tie_start(page: "StartPage", files: FileActs, frame: Frame) -> None:
    """Do what the start page asks for."""
    page.open_file.connect(files.open_path)
    page.told.connect(frame.bars.show_notice)
    page.came_up.connect(lambda: frame.head.host(page.box, page.open_button))
    page.open_text.connect(files.open_text)
    page.browse_requested.connect(files.ask_open)


def tie_draft_acts(acts: WindowActs, frame: Frame, workspace: Callable[[], Workspace | None]) -> None:
    """Say what the acts and the status bar do; `workspace` gives the panes of the moment."""
    status, finder = frame.status, frame.head.finder

    def do(what: Callable[[Workspace], object]) -> Callable[[], object]:
        return lambda: what(at) if (at := workspace()) is not None else None

    for act, what in (
        (acts.show_all, do(lambda at: at.fields.filter(FieldFilter.ALL))),
        (acts.show_unfilled, do(lambda at: at.fields.filter(FieldFilter.UNFILLED))),
        (acts.show_problems, do(lambda at: at.fields.filter(FieldFilter.PROBLEMS))),
        (acts.next_unfilled, do(lambda at: at.navigator.go_to_unfilled(1))),
        (acts.previous_unfilled, do(lambda at: at.navigator.go_to_unfilled(-1))),
        (acts.next_pane, do(lambda at: at.go_to_pane(1))),
        (acts.previous_pane, do(lambda at: at.go_to_pane(-1))),
        (acts.outline, do(lambda at: at.drop_outline())),
        (acts.elements, do(lambda at: at.turn_elements())),
        (acts.text, do(lambda at: at.fields.show_text(on=at.fields.text.shown is None))),
        (acts.find_text, do(lambda at: at.replace.begin(replacing=False))),
        (acts.replace_text, do(lambda at: at.replace.begin(replacing=True))),
        (acts.rename, do(lambda at: at.outline.rename())),
        (acts.page_width, do(lambda at: at.pages.view.set_mode(PageMode.WIDTH))),
        (acts.zoom_in, do(lambda at: at.pages.view.set_zoom(at.pages.view.zoom * _STEP))),
        (acts.zoom_out, do(lambda at: at.pages.view.set_zoom(at.pages.view.zoom / _STEP))),
    ):
        acts.do(act, what)
    acts.do(acts.find, finder.take_focus)
    acts.do(acts.menu, frame.head.open_menu)
    finder.chosen.connect(lambda target: do(lambda at: at.go_to(target))())
    finder.left.connect(do(lambda at: at.fields.focus_field()))
    status.next_asked.connect(acts.next_unfilled.trigger)
    status.check_asked.connect(acts.check.trigger)
    status.problem_asked.connect(acts.next_problem.trigger)
    status.zoom_asked.connect(lambda percent: do(lambda at: at.pages.view.set_zoom(percent / 100))())


def tie_outputs(acts: WindowActs, files: FileActs, printing: Printing, batching: Batching, workspace: Callable[[], Workspace | None]) -> None:
    """Say what the acts do that print a report or write other files of it; each output of the desk has one. What is still open is shown in the
    panes of `workspace`.
    """
    for act, kind in (
        (acts.export_pdf, OutputKind.PDF),
        (acts.export_through_office, OutputKind.OFFICE_PDF),
        (acts.clean_copy, OutputKind.CLEAN),
        (acts.export_html, OutputKind.HTML),
        (acts.export_text, OutputKind.TEXT),
        (acts.export_sheet, OutputKind.SHEET),
    ):
        acts.do(act, partial(files.exporting.export, kind))
    acts.do(acts.batch, batching.open)
    acts.do(acts.take_sheets, batching.taking_back.ask)
    acts.do(acts.print, printing.ask)
    acts.do(acts.print_preview, printing.preview)
    for wanted, show in (
        (files.exporting.blanks_wanted, Navigator.show_unfilled),
        (printing.blanks_wanted, Navigator.show_unfilled),
        (printing.problems_wanted, Navigator.show_problem),
    ):
        wanted.connect(lambda show=show: show(at.navigator) if (at := workspace()) is not None else None)


def tie_recents(acts: WindowActs, files: FileActs) -> None:
    """Fill the menu of the last reports each time that it is wanted, and say what opens the folder of the report at hand."""
    acts.do(acts.open_folder, lambda: open_outside(path.parent, files.messages.tell) if (path := _file_of(files)) else None)
    acts.files.aboutToShow.connect(lambda: _show_files(acts, files))


def _file_of(files: FileActs) -> Path | None:
    """The file beside which that of the report at hand lies, or will lie."""
    return files.report.beside if files.report is not None else None


def _show_files(acts: WindowActs, files: FileActs) -> None:
    acts.open_folder.setEnabled(_file_of(files) is not None)
    acts.export_through_office.setVisible(files.desk.prints_through_office)
    acts.recent.clear()
    for number, recent in enumerate(files.desk.recents.all()[:_RECENT], 1):
        path = Path(recent.path)
        words = tr("{number}  {name} · {folder}", number=number, name=path.name, folder=shown_path(path.parent))
        act = acts.recent.addAction(words.replace("&", "&&"), partial(files.open_path, path))
        act.setToolTip(recent.title)
    acts.recent.setEnabled(not acts.recent.isEmpty())
