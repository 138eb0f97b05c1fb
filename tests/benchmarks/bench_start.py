"""How long a start with a report takes until the first paint and until its fields are painted, as ratios to a bare PySide6 window's first paint.

    python tests/benchmarks/bench_start.py [RUNS]

The first paint is the frame with menus and head; the fields are those of the report's file, read and shown; the pages come last. Both windows run
from compiled modules, as an installed program does. Needs a display; under a bare X server: xvfb-run python tests/benchmarks/bench_start.py.
The bars are 1.4 for the first paint and 2.5 for the fields.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))
FRAME_BAR, FIELDS_BAR = 1.4, 2.5


def seconds(script: str, *words: str, home: Path) -> list[float]:
    """How long one start takes up to each point that the script tells of, by the clock and by the CPU in turns."""
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    environment = {**os.environ, **compiled, "NIGAO_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(HERE / script), repr(time.time()), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT, timeout=30)
    return [float(word) for word in done.stdout.split()]


def report(folder: Path) -> Path:
    """The Word file of the shipped sample with all of its fields filled."""
    from editor.desk import Desk, with_samples  # noqa: PLC0415 - the window of the state that is measured loads it
    from editor.storage.folders import Folders  # noqa: PLC0415

    desk = Desk(Folders.under(folder))
    path = folder / "report.docx"
    desk.save_word(with_samples(desk.open(next((ROOT / "resources" / "samples").glob("*.txt"))).draft), path)
    return path


def main(runs: int) -> None:
    """Start both windows in turns and print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        file = str(report(home))
        for script, words in (("started_window.py", [file]), ("bare_window.py", [])):
            seconds(script, *words, home=home)
        rows = [(*seconds("bare_window.py", home=home), *seconds("started_window.py", file, home=home)) for _ in range(runs)]
    medians = [statistics.median(column) for column in zip(*rows, strict=True)]
    bare, told = medians[:2], ("bare window", f"first paint, bar {FRAME_BAR}", f"its fields, bar {FIELDS_BAR}", "its pages")
    for name, wall, cpu in zip(told, medians[::2], medians[1::2], strict=True):
        print(f"{name:24s}cpu {cpu:.3f} s, ratio {cpu / bare[1]:.2f}; wall {wall:.3f} s, ratio {wall / bare[0]:.2f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
