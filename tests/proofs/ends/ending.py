"""One end of the program at a random moment, and what is left after it."""

import os
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.proofs.ends.situations import How, Situation
from tests.source import ROOT

MOST = 2.0
TEMPLATE = '+++\nname = "样稿"\n\n[fields."内容"]\ntype = "text"\n+++\n@标题 关于工作的报告\n\n情况如下：{{ 内容 }}。\n'
SAMPLE = "关于X的报告\nX：\n\n一、情况\nX今年完成X万元，甲项目验收。\n"
_PATIENCE = 60.0


@dataclass
class Ending:
    """How an end went: seconds until the process was gone, characters that were typed and are nowhere, and what else is wrong."""

    seconds: float
    lost: int = 0
    wrong: list[str] = field(default_factory=list[str])


def ended_once(folder: Path, situation: Situation, how: How, seed: str) -> Ending:
    """Start the program, let somebody type, end it, and look at what is left in the folder."""
    run, out, source = folder / "run", folder / "out" / "报告.docx", folder / ("样稿.txt" if situation is Situation.REVIEW else "样稿.nigao")
    run.mkdir(mode=0o700, parents=True)
    out.parent.mkdir()
    source.write_text(SAMPLE if situation is Situation.REVIEW else TEMPLATE, "utf-8")
    own = {
        "PYTHONFAULTHANDLER": "1",
        "NIGAO_HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(run),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    given = [sys.executable, "-m", "tests.proofs.ends.person", str(source), str(out), situation, how, seed]
    with subprocess.Popen(given, env={**os.environ, **own}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        told, seconds, said = _end(process, how, Random(seed))
    ending = Ending(seconds)
    wanted = {How.SESSION: (0,)}.get(how, (128 + getattr(signal, how, 0),))
    if process.returncode not in wanted:
        ending.wrong.append(f"exit code {process.returncode}: {said[-3000:]}")
    if seconds > MOST:
        ending.wrong.append(f"{seconds:.2f} s")
    _look(folder, out, told, situation, ending)
    return ending


def _end(process: "subprocess.Popen[bytes]", how: How, random: Random) -> tuple[list[str], float, str]:
    """What was told of being typed, how long the end took, and what the process said of mistakes."""
    assert process.stdout is not None
    assert process.stderr is not None
    lines = _lines_until(process, "begun")
    if how is How.SESSION:
        lines += _lines_until(process, "session")
        start = float(lines[-1].split()[1])
    else:
        time.sleep(random.uniform(0.0, 1.2))
        start = time.monotonic()
        process.send_signal(getattr(signal, how))
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        # One that hangs says where it stands.
        process.send_signal(signal.SIGABRT)
    seconds = time.monotonic() - start
    lines += process.stdout.read().decode().splitlines()
    return [line for line in lines if not line.startswith(("begun", "session"))], seconds, process.stderr.read().decode("utf-8", "replace")


def _lines_until(process: "subprocess.Popen[bytes]", word: str) -> list[str]:
    """The lines up to the one that begins with a word; none more where the process ends before."""
    assert process.stdout is not None
    lines: list[str] = []
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while not lines or not lines[-1].startswith(word):
            line = _line(process, waiting)
            if not line:
                raise AssertionError(f"no “{word}”: {process.stderr.read().decode() if process.stderr else ''}")
            lines.append(line)
    return lines


def _line(process: "subprocess.Popen[bytes]", waiting: selectors.BaseSelector) -> str:
    """The next line, byte by byte, so that nothing is read ahead that the selector then waits for in vain; "" at the end."""
    assert process.stdout is not None
    found = b""
    while waiting.select(_PATIENCE) and (byte := os.read(process.stdout.fileno(), 1)):
        if byte == b"\n":
            return found.decode()
        found += byte
    return ""


def _look(folder: Path, out: Path, told: list[str], situation: Situation, ending: Ending) -> None:
    """Look for what was typed, for strays and for locks that are held or stand alone."""
    desk = Desk(Folders.under(folder / "home"))
    if situation is Situation.REVIEW:
        labels = {slot.label for left in desk.recover_reviews() for slot in left.seen.slots}
        ending.lost = int(bool(told) and not labels & {f"名称{int(told[-1]) + more}" for more in (0, 1)})
    else:
        texts = [str(left.draft.value("内容")) for left in desk.recover()]
        texts += [str(desk.open(out).draft.value("内容"))] if out.is_file() else []
        kept = max(texts, key=len, default="")
        typed = "".join(told)
        ending.lost = next((len(typed) - at for at, letter in enumerate(typed) if kept[at : at + 1] != letter), 0)
    strays = [path.name for path in folder.rglob("*") if path.name.endswith((".tmp", ".socket"))]
    journals = folder / "home" / "state" / "journals"
    alone = [lock.name for lock in journals.glob("*.lock") if not list(journals.glob(f"{lock.stem}.[jr]*"))]
    ending.wrong += [f"left: {name}" for name in (*strays, *alone)]
