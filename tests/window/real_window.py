"""A real window on a screen of its own: the program as a person starts it, driven by keys and clicks."""

import atexit
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
SCREEN = "1440x900x24"
PATIENCE = 40.0


def wait_for(what: str, happened: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until something has happened; fails by name when it does not."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"waited {seconds:.0f} s in vain: {what}"
        time.sleep(0.03)


_on = ExitStack()
atexit.register(_on.close)


@cache
def screen(size: str = SCREEN) -> str:
    """The DISPLAY of an X server of our own with a window manager, which is there until Python ends."""
    return _on.enter_context(_screen(size))


@contextmanager
def _screen(size: str) -> Generator[str]:
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL
    )
    os.close(writer)
    with os.fdopen(reader) as pipe:
        display = f":{pipe.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        # A window that is there before its manager never gets the focus.
        wait_for("the window manager", lambda: _xdotool(display, "get_num_desktops") not in ("", "0"))
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


@dataclass
class Person:
    """Somebody at the keyboard of that screen, with folders of their own."""

    display: str
    home: Path
    program: subprocess.Popen[bytes] | None = None
    environment: dict[str, str] = field(default_factory=dict[str, str])

    def start(self, *files: Path, options: Sequence[str] = ()) -> None:
        """Start the program and wait for its window; fails at once when the program ends without one."""
        program = self.program = self._started(*options, *map(str, files))
        wait_for("the window", lambda: bool(self.title()) or program.poll() is not None)
        assert program.poll() is None, f"the program ended with {program.poll()}"

    def _started(self, *words: str) -> subprocess.Popen[bytes]:
        own = {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "NIGAO_HOME": str(self.home)}
        return subprocess.Popen([sys.executable, "-m", "editor", *words], cwd=ROOT, env={**os.environ, **own, **self.environment})

    def starts_again(self, *files: Path) -> int:
        """Start the program a second time, as a double click on a file does; its exit code when it is done."""
        again = self._started(*map(str, files))
        try:
            return again.wait(PATIENCE)
        finally:
            again.kill()

    def windows(self) -> list[str]:
        """The titles of the program's windows, sorted."""
        return sorted(self._xdotool("getwindowname", window) for window in self._open_windows())

    def _open_windows(self) -> list[str]:
        assert self.program is not None
        return self._xdotool("search", "--onlyvisible", "--pid", str(self.program.pid), "--name", ".+").split()

    def title(self) -> str:
        """The title of the window that has the focus, "" while there is none."""
        return self._xdotool("getactivewindow", "getwindowname")

    def wait_for_title(self, words: str) -> None:
        """Wait until the title holds these words."""
        wait_for(f"“{words}” in the title", lambda: words in self.title())

    def keys(self, *keys: str) -> None:
        """Press keys one after the other (ctrl+s, Return)."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.03)

    def types(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "25", text)

    def menus(self) -> list[tuple[int, int, int, int]]:
        """Where the open menus are: left, top, width, height. Their windows are called as the program is."""
        return [self._box(window) for window in self._open_windows() if self._xdotool("getwindowname", window) == "nigao"]

    def _box(self, window: str) -> tuple[int, int, int, int]:
        lines = dict(line.split("=") for line in self._xdotool("getwindowgeometry", "--shell", window).splitlines() if "=" in line)
        return (int(lines["X"]), int(lines["Y"]), int(lines["WIDTH"]), int(lines["HEIGHT"]))

    def waits_for_menu(self, *, gone: bool = False) -> None:
        """Wait until a menu is open, or until none is."""
        wait_for("the menu", lambda: bool(self.menus()) != gone)

    def window_of(self, name: str) -> tuple[int, int, int, int] | None:
        """Where a window on the screen with this name is: left, top, width, height; None while there is none."""
        found = self._xdotool("search", "--onlyvisible", "--name", name).split()
        return self._box(found[0]) if found else None

    def sees(self, picture: Path) -> QImage:
        """What is on the screen, kept as a picture too."""
        command = [sys.executable, str(Path(__file__).with_name("picture.py")), str(picture)]
        subprocess.run(command, env={**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}, check=True)
        return QImage(str(picture))

    def types_and_goes_on(self, text: str) -> None:
        """Type a text and go to the next unfilled field."""
        self._xdotool("type", "--delay", "15", text)
        self._xdotool("key", "F8")

    def saves_as(self, file: Path) -> None:
        """Save to a file that is not there yet, by keyboard, and wait for it."""
        self.keys("ctrl+s")
        self.wait_for_title("存到哪里")
        self.types(str(file))
        self.keys("Return")
        self.wait_for_title(file.name)
        wait_for("the file", file.is_file)

    def clicks_on(self, box: tuple[int, int, int, int]) -> None:
        """Click into the middle of a box on the screen: left, top, width, height."""
        left, top, width, height = box
        self._xdotool("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")

    def clicks_at(self, x: int, y: int, button: int = 1, times: int = 1) -> None:
        """Click at a point of the screen: once, twice for a double click, with the left (1) or the right (3) button."""
        self._xdotool("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "60", str(button))

    def draws(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at a point of the screen, go on to another one, and let go there."""
        self._xdotool("mousemove", *map(str, start), "mousedown", "1")
        time.sleep(0.4)
        # Two steps: a pointer that jumps is no pointer that is drawn.
        for x, y in (((start[0] + end[0]) // 2, (start[1] + end[1]) // 2), end):
            self._xdotool("mousemove", str(x), str(y))
            time.sleep(0.2)
        self._xdotool("mouseup", "1")

    def is_killed(self) -> None:
        """End the program as a crash or a power cut does."""
        assert self.program is not None
        self.program.send_signal(signal.SIGKILL)
        self.program.wait(10)
        self.program = None

    def _xdotool(self, *words: str) -> str:
        return _xdotool(self.display, *words)


def _xdotool(display: str, *words: str) -> str:
    done = subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": display}, capture_output=True, text=True, check=False)
    return done.stdout.strip()


@contextmanager
def person(home: Path, size: str = SCREEN) -> Generator[Person]:
    """A person at a screen; whatever they started is ended."""
    display, (width, height, _depth) = screen(size), size.split("x")
    # As on a screen that was just switched on: nothing lies under the pointer that nobody has moved.
    _xdotool(display, "mousemove", str(int(width) // 2), str(int(height) // 2))
    somebody = Person(display, home)
    try:
        yield somebody
    finally:
        if somebody.program is not None:
            somebody.is_killed()
