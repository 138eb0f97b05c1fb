"""How soon many templates in one shared folder can be searched: `python tests/benchmarks/bench_library.py [TEMPLATES]`.

The folder gets so many templates (5,000 without a number), each a shipped one under a name of its own. Rows, each in wall and CPU time:

- the first start: until all are read, beside the window, with the longest time that the window did not take its turn meanwhile;
- a later start: from the start page's first turn until all templates are found by a search; the bar is 1 s;
- a key in the search, the worst of sixteen, until the list and the counts are laid out; the bar is 16 ms;
- a colleague's new template: until it is on the page; the bar is 2 s.

Needs no display: QT_QPA_PLATFORM=offscreen.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication  # noqa: E402 - the way to the program comes first

from editor.desk import Desk  # noqa: E402
from editor.qt.app.app import prepare  # noqa: E402
from editor.qt.start.start_page import StartPage  # noqa: E402
from editor.shipped import shipped_path  # noqa: E402
from editor.storage.folders import Folders  # noqa: E402

KEYS = ("防汛", "通知", "经费 申请", "没有这样的字")
LONG_AGO = 1_600_000_000


def fill(folder: Path, count: int) -> None:
    """Put so many templates into a folder, written long ago."""
    folder.mkdir(parents=True)
    texts = [path.read_text("utf-8") for path in sorted(shipped_path("templates").glob("*.nigao"))]
    for number in range(count):
        head, _, rest = texts[number % len(texts)].partition('name = "')
        path = folder / f"{number:05}.nigao"
        path.write_text(f'{head}name = "{number}号{rest}', "utf-8")
        os.utime(path, (LONG_AGO, LONG_AGO))


def until(is_so: Callable[[], bool]) -> float:
    """Take the window's turns until something is so; gives the longest turn in milliseconds."""
    longest = 0.0
    while not is_so():
        began = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, (time.perf_counter() - began) * 1000)
        time.sleep(0.02)
    return longest


def timed(words: str, act: Callable[[], object]) -> object:
    """Do something and print how long it took, in all threads."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = act()
    print(f"{words}: {time.perf_counter() - wall:.2f} s, CPU {time.process_time() - cpu:.2f} s", flush=True)
    return result


def page_of(home: Path, shared: Path) -> StartPage:
    """The start page of a program that was started just now; no card is in sight, so no page of a template is drawn meanwhile."""
    desk = Desk(Folders.under(home))
    desk.settings.change("shared_folders", (str(shared),))
    page = StartPage(desk)
    page.resize(1280, 200)
    page.search(KEYS[-1])
    page.show()
    return page


def until_found(page: StartPage, words: str, count: int) -> float:
    """Take turns until a search finds so many templates; it looks when the page read something. Gives the longest turn in milliseconds."""
    came = [True]
    page.library.came.connect(lambda: came.append(True))

    def is_found() -> bool:
        """Search, where something was read since the last time."""
        is_new = bool(came)
        came.clear()
        return is_new and found(page, words) >= count

    return until(is_found)


def found(page: StartPage, words: str) -> int:
    """How many templates a search leaves."""
    page.search(words)
    count = page.library.cards.cards.rowCount()
    page.search(KEYS[-1])
    return count


def key(page: StartPage, words: str) -> float:
    """Milliseconds of CPU of the window's thread from a change of the search until the list is laid out."""
    began = time.thread_time()
    page.search(words)
    page.library.cards.doItemsLayout()
    return (time.thread_time() - began) * 1000


def main() -> None:
    """Print the rows."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        home, shared = Path(folder) / "home", Path(folder) / "shared"
        _app = prepare(Desk(Folders.under(home)).settings)
        fill(shared, count)
        page = page_of(home, shared)
        longest = timed(f"first start, {count} templates read", lambda: until_found(page, "号", count))
        print(f"  the window's longest turn meanwhile: {longest:.0f} ms", flush=True)
        page.close()
        page = page_of(home, shared)
        timed("later start, all found", lambda: until_found(page, "号", count))
        times = sorted(key(page, words[:length]) for words in KEYS for length in range(len(words), 0, -1))
        print(f"a key in the search: {times[len(times) // 2]:.1f} ms in the middle, {times[-1]:.1f} ms at worst", flush=True)
        fill_one(shared)
        timed("a colleague's template", lambda: until_found(page, "刚放进来", 1))
        page.close()


def fill_one(shared: Path) -> None:
    """What a colleague puts in."""
    (shared / "新.nigao").write_text('+++\nname = "刚放进来"\n+++\n正文。\n', "utf-8")


if __name__ == "__main__":
    main()
