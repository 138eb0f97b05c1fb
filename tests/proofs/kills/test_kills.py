"""A few kills: children are forks of a process without Qt's application, which the tests have, so that the proof runs as its command."""

import subprocess
import sys

import pytest

from tests.source import ROOT


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and asks /proc for the paths of open files")
def test_nothing_is_broken_lost_or_left_by_a_program_that_is_killed() -> None:
    command = [sys.executable, "-m", "tests.proofs.kills", "--count", "8"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["8 kills of the window, 8 of fill --force, 8 of batch: 0 broken promises"], done.stderr
