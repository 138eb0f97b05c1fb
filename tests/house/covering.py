"""How much of each room its own tests reach: `tests/<room>` over `editor/<room>`, lines and branches together."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.house.measuring.house import PACKAGE


def coverage_of(root: Path, room: str) -> float | None:
    """Per cent of the lines and branches of a room that run when its own tests do; None for a room without tests.

    Tests that fail still cover; how they ended is said on the error stream.
    """
    if not any((root / "tests" / room).glob("test_*.py")) and not any((root / "tests" / room).rglob("*/test_*.py")):
        return None
    with tempfile.TemporaryDirectory() as folder:
        data, report = Path(folder, "data"), Path(folder, "report.json")
        options = ["--branch", f"--source={PACKAGE}/{room}", f"--data-file={data}"]
        tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/{room}"]
        run = _start(root, "run", *options, *tests)
        print(f"{room}: {(run.stdout.strip() or run.stderr.strip()).splitlines()[-1]}", file=sys.stderr)
        _start(root, "json", "-q", f"--data-file={data}", "-o", str(report))
        return float(json.loads(report.read_text("utf-8"))["totals"]["percent_covered"])


def _start(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coverage", *arguments]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
