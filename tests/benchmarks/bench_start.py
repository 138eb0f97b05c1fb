"""How long a start with a report takes until its outline and fields are painted, as a ratio to a bare PySide6 window's first paint.

    python tests/benchmarks/bench_start.py [RUNS]

The empty frame, which comes before, and the pages, which come after, have rows of their own. Both windows run from compiled modules,
as an installed program does. Needs a display; under a bare X server: xvfb-run python tests/benchmarks/bench_start.py. The bar is 1.6.
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
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    environment = {**os.environ, **compiled, "NIGAO_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(HERE / script), repr(time.time()), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT, timeout=30)
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
        for script, words in (("started_window.py", [file]), ("bare_window.py", [])):
            seconds(script, *words, home=home)
        rows = [(*seconds("bare_window.py", home=home), *seconds("started_window.py", file, home=home)) for _ in range(runs)]
    bare, frame, fields, pages = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"bare window   {bare:.3f} s")
    print(f"its fields    {fields:.3f} s, ratio {fields / bare:.2f} (bar {BAR})")
    print(f"empty frame   {frame:.3f} s, ratio {frame / bare:.2f}")
    print(f"its pages     {pages:.3f} s, ratio {pages / bare:.2f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
