"""How long the installed program takes to its first paint, as a ratio to the checkout's: `python tests/benchmarks/bench_installed.py PROGRAM [RUNS]`.

PROGRAM is the installed command, or `nigao` in the folder that `packaging/build.py` froze. Both start in turns on an X server of their own (Xvfb),
whose picture lies in a file: the first paint is there when a pixel in its middle has a colour. The checkout runs from compiled modules.
The bar is 1.2.
"""

import mmap
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BAR, LONGEST = 1.2, 60
WIDTH, HEIGHT, BYTES = 1280, 800, 4


@contextmanager
def screen(folder: Path) -> Generator[tuple[str, mmap.mmap]]:
    """An X server: its display, and its picture as bytes that change as programs draw; ends it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing])
    try:
        display = f":{os.read(reading, 16).decode().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            yield display, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    finally:
        server.terminate()
        server.wait()


def first_paint(command: list[str], environment: dict[str, str], picture: mmap.mmap) -> tuple[float, float]:
    """Seconds by the clock, and of the program's CPU up to its end right after, until something stands in the middle of the screen."""
    row = len(picture) - (HEIGHT // 2) * WIDTH * BYTES
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    program = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        while not any(picture[row : row + WIDTH * BYTES]):
            if program.poll() is not None or time.monotonic() - began > LONGEST:
                raise SystemExit(f"{command[0]} shows no window.")
            time.sleep(0.001)
        told = time.monotonic() - began
    finally:
        program.kill()
        program.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(installed: str, runs: int) -> None:
    """Start both in turns and print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(home / "compiled"), "PYTHONPATH": str(ROOT)}
        ways = (([sys.executable, "-m", "editor"], compiled), ([installed], {}))
        rows: list[tuple[float, ...]] = []
        for _ in range(runs + 1):
            told: list[float] = []
            for command, more in ways:
                # A screen for each start: on the last one's the window still stands.
                with tempfile.TemporaryDirectory() as folder, screen(Path(folder)) as (display, picture):
                    told += first_paint(
                        command, {**os.environ, **more, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "NIGAO_HOME": str(home)}, picture
                    )
            rows.append(tuple(told))
        # The first turn brings both into memory.
        wall, cpu, installed_wall, installed_cpu = (statistics.median(column) for column in zip(*rows[1:], strict=True))
    print(f"checkout       cpu {cpu:.3f} s; wall {wall:.3f} s")
    ratios = (installed_cpu / cpu, installed_wall / wall)
    print(f"installed      cpu {installed_cpu:.3f} s, ratio {ratios[0]:.2f}; wall {installed_wall:.3f} s, ratio {ratios[1]:.2f}; bar {BAR}")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 7)
