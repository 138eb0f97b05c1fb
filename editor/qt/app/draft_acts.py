"""What the acts do to the panes of the draft at hand, nothing without one; what the start page asks for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.qt.fields.fields_head import FieldFilter
from editor.qt.files.file_acts import FileActs
from editor.qt.frame.frame import Frame
from editor.qt.frame.status_bar import StatusBar
from editor.qt.frame.window_acts import WindowActs
from editor.qt.paper.grid import PageMode
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.start.start_page import StartPage

_STEP = 1.1


def tie_start(page: "StartPage", files: FileActs, frame: Frame) -> None:
    """Do what the start page asks for."""
    page.open_file.connect(files.open_path)
    page.told.connect(frame.bars.show_notice)
    page.came_up.connect(lambda: frame.head.host(page.box, page.open_button))
    page.open_text.connect(files.open_text)
    page.browse_requested.connect(files.ask_open)


def tie_draft_acts(acts: WindowActs, status: StatusBar, workspace: Callable[[], Workspace | None]) -> None:
    """Say what the acts and the status bar do; `workspace` gives the panes of the moment."""

    def do(what: Callable[[Workspace], object]) -> Callable[[], object]:
        return lambda: what(at) if (at := workspace()) is not None else None

    for act, what in (
        (acts.show_all, do(lambda at: at.fields.filter(FieldFilter.ALL))),
        (acts.show_unfilled, do(lambda at: at.fields.filter(FieldFilter.UNFILLED))),
        (acts.show_problems, do(lambda at: at.fields.filter(FieldFilter.PROBLEMS))),
        (acts.next_unfilled, do(lambda at: at.navigator.go_to_unfilled(1))),
        (acts.previous_unfilled, do(lambda at: at.navigator.go_to_unfilled(-1))),
        (acts.next_problem, do(lambda at: at.navigator.go_to_problem(1))),
        (acts.previous_problem, do(lambda at: at.navigator.go_to_problem(-1))),
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
    status.next_asked.connect(acts.next_unfilled.trigger)
    status.problem_asked.connect(acts.next_problem.trigger)
    status.zoom_asked.connect(lambda percent: do(lambda at: at.pages.view.set_zoom(percent / 100))())
