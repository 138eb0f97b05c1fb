"""The window, opened from the command line."""

import os
import sys
from contextlib import closing
from pathlib import Path

from editor.cli.parser import Arguments
from editor.cli.taking import loading_qt
from editor.looking import is_taken, whole_path
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.folders import Folders
from editor.storage.instance import Instance


def open_window(parsed: Arguments) -> int:
    """Open the window with the files asked for and give its exit code; where the program runs already it opens them and this start is done.

    Raises NigaoError where there is no screen or no Qt, and for a word that is nothing that is known (exit code 2).
    """
    files = [_file_of(name, is_first=not at) for at, name in enumerate(parsed.files)]
    if not _has_screen():
        raise NigaoError(tr("这里没有图形界面，窗口打不开。不用窗口的命令见 nigao --help。"), ExitCode.CANNOT_RUN)
    with closing(Instance(Folders.of_person())) as instance:
        if not instance.claim() and instance.hand_over(files):
            return ExitCode.DONE
        # The one that ran may have ended meanwhile.
        instance.claim()
        return _run(files, instance)


def _run(files: list[Path], instance: Instance) -> int:
    with loading_qt(lambda why: tr("窗口打不开：{why}。", why=why)):
        from editor.qt import run  # noqa: PLC0415 - only the window knows Qt
    return run(files, instance)


def _file_of(name: str, *, is_first: bool) -> Path:
    """The file of that name, else that of the template of that name; a name that is neither is told of in the window.

    A lone word that comes first may have been meant as a command: raises NigaoError (exit code 2) where it is nothing that is known.
    """
    path = Path(name)
    if is_taken(path) or path.suffix or path.parent != Path():
        return whole_path(path)
    from editor.desk import Desk  # noqa: PLC0415 - most files are there

    entry = Desk().library.find(name)
    if entry is None and is_first:
        raise NigaoError(tr("没有叫“{name}”的命令、文件或模板。有哪些命令见 nigao --help。", name=name), ExitCode.WRONG_USE)
    return entry.source if entry else whole_path(path)


def _has_screen() -> bool:
    """Whether a window can be shown; Qt ends the whole program where it finds no screen."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in wanted)
