"""What is written says nothing of the person or the machine: python -m tests.proofs.traces."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.office import network_cut_off
from tests.proofs.command import asked, ended
from tests.proofs.traces.making import HOST, USER
from tests.proofs.traces.searching import traces
from tests.tools import STAND_INS

ROOT = Path(__file__).resolve().parents[3]
KINDS = {".docx", ".pdf", ".html", ".txt", ".nigao", ".xlsx", ".png", ".json"}


def made(folder: Path, *, with_office: bool) -> tuple[list[Path], Sequence[str]]:
    """The outputs of every kind, made under an invented person, machine, home and temporary folder; and the words that none may say."""
    home, temporary, out = folder / "home" / USER, folder / f"tmp-of-{USER}", folder / "out"
    for path in (home / ".local/share/fonts", temporary, out, folder / "run"):
        path.mkdir(parents=True, mode=0o700)
    _lend_font(home / ".local/share/fonts")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("NIGAO", "XDG"))}
    names = dict.fromkeys(("USER", "LOGNAME", "USERNAME"), USER) | {"HOSTNAME": HOST, "COMPUTERNAME": HOST, "EMAIL": f"{USER}@{HOST}"}
    places = {"HOME": str(home), "TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(folder / "run"), "PYTHONPATH": str(ROOT)}
    settings = {"QT_QPA_PLATFORM": "offscreen", "LANG": "zh_CN.UTF-8", "WITH_OFFICE": str(int(with_office))}
    command = [*_host(), sys.executable, "-m", "tests.proofs.traces.making", str(out)]
    done = subprocess.run(command, env={**environment, **names, **places, **settings}, cwd=home, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    words = (USER, HOST, str(folder), str(temporary), "/usr/share/fonts", str(ROOT))
    return sorted(path for path in out.rglob("*") if path.is_file()), words


def told(files: Sequence[Path], words: Sequence[str]) -> Iterator[str]:
    """What the files tell; a report of a mistake of the program says where the program is."""
    for path in files:
        yield from traces(path, [word for word in words if not (word == str(ROOT) and path.stem == "出错报告")])


def _lend_font(folder: Path) -> None:
    """A font in the person's own folder, so that its path would be told."""
    if shutil.which("fc-match"):
        found = subprocess.run(["fc-match", "-f", "%{file}", STAND_INS[0]], capture_output=True, text=True, check=False).stdout
        if Path(found).is_file():
            (folder / Path(found).name).symlink_to(found)


def _host() -> list[str]:
    """What gives a program a machine of another name, where the system allows it."""
    for way in (["unshare", "-u"], ["unshare", "-ru"]):
        whole = [*way, "sh", "-c", f'hostname {HOST} && exec "$@"', "sh"]
        if (
            shutil.which("unshare")
            and shutil.which("hostname")
            and subprocess.run([*whole, "true"], capture_output=True, check=False).returncode == 0
        ):
            return whole
    return []


def main() -> int:
    """Make one file of every kind and search it."""
    asked("No output says who wrote it, where, or on what.", 1)
    office = bool(shutil.which("soffice") and network_cut_off())
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="traces-") as name:
        files, words = made(Path(name), with_office=office)
        missing = KINDS - {path.suffix for path in files}
        found = [f"no {kind} was made" for kind in sorted(missing)]
        found += told(files, words)
        for line in found:
            print(line, flush=True)
            wrong += 1
    return ended(f"traces: {wrong} in {len(files)} files of {len(KINDS)} kinds", wrong)


if __name__ == "__main__":
    sys.exit(main())
