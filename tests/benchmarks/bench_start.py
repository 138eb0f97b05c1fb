"""How long the window takes to its first paint when started with a report, and until its fields are painted, as ratios to a bare PySide6 window.

    python tests/benchmarks/bench_start.py [RUNS]

Needs a display; under a bare X server: xvfb-run python tests/benchmarks/bench_start.py. The bar is 1.6.
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
BAR = 1.6


def seconds(script: str, *words: str, home: Path) -> list[float]:
    """How long one start takes up to each point that the script tells of."""
    environment = {**os.environ, "NIGAO_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(HERE / script), repr(time.time()), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
    return [float(word) for word in done.stdout.split()]


def report(folder: Path) -> Path:
    """The Word file of the shipped sample with all of its fields filled."""
    from editor.desk import Desk  # noqa: PLC0415 - found by the path that was just added
    from editor.desk.sample_values import with_samples  # noqa: PLC0415
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
        seconds("started_window.py", file, home=home)
        rows = [(*seconds("bare_window.py", home=home), *seconds("started_window.py", file, home=home)) for _ in range(runs)]
    bare, first, fields = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"bare window {bare:.3f} s")
    print(f"first paint {first:.3f} s, ratio {first / bare:.2f} (bar {BAR})")
    print(f"its fields  {fields:.3f} s, ratio {fields / bare:.2f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
