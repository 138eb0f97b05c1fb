"""A room's own tests, and how much of the room they reach, lines and branches together."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.house.measuring.house import PACKAGE


def own_tests(root: Path, room: str) -> list[Path]:
    """The files of a room's tests: the folder of its name, and `test_<room>_….py` beside the folders."""
    return sorted([*(root / "tests" / room).rglob("*.py"), *(root / "tests").glob(f"test_{room}_*.py")])


def coverage_of(root: Path, room: str) -> float | None:
    """Per cent of the lines and branches of a room that run when its own tests do; None for a room without tests.

    Tests that fail still cover; how they ended is said on the error stream.
    """
    tests = [str(path.relative_to(root)) for path in own_tests(root, room) if path.name.startswith("test_")]
    if not tests:
        return None
    with tempfile.TemporaryDirectory() as folder:
        data, report = Path(folder, "data"), Path(folder, "report.json")
        options = ["--branch", f"--source={PACKAGE}/{room}", f"--data-file={data}"]
        run = _start(root, folder, "run", *options, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
        print(f"{room}: {(run.stdout.strip() or run.stderr.strip()).splitlines()[-1]}", file=sys.stderr)
        _start(root, folder, "json", "-q", f"--data-file={data}", "-o", str(report))
        if not report.is_file():
            raise SystemExit(run.stderr.strip())
        return float(json.loads(report.read_text("utf-8"))["totals"]["percent_covered"])


def _start(root: Path, folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coverage", *arguments]
    # The checkout stays as it is: nothing compiled, no examples kept.
    apart = {"PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_STORAGE_DIRECTORY": folder, "QT_QPA_PLATFORM": "offscreen"}
    environment = os.environ | apart
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
