"""LibreOffice as the judge: Word files to PDF, and the lines of a PDF."""

import atexit
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class PdfWord:
    """A word of a PDF: its left edge, top and bottom in points from the page's upper left corner."""

    left: float
    top: float
    bottom: float
    text: str

    def is_beside(self, other: "PdfWord") -> bool:
        """Whether both stand on one line: they share more than half of the lower one's height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > min(self.bottom - self.top, other.bottom - other.top) / 2


def convert_to_pdf(docx: Path, folder: Path, seconds: int = 180) -> Path:
    """The PDF that LibreOffice makes of a Word file, put into folder; without a network, with a profile of the test run's own."""
    return _converted(docx, folder, "pdf", seconds)


def save_again(docx: Path, folder: Path, seconds: int = 180) -> Path:
    """The Word file that LibreOffice writes after opening one, put into folder under the same name."""
    return _converted(docx, folder, "docx:MS Word 2007 XML", seconds)


def save_as_old(docx: Path, folder: Path, seconds: int = 180) -> Path:
    """The .doc that LibreOffice writes after opening a Word file, put into folder."""
    return _converted(docx, folder, "doc", seconds)


def _converted(docx: Path, folder: Path, kind: str, seconds: int) -> Path:
    office = [*_standing(os.environ.get("FONTCONFIG_FILE", "")), "--convert-to", kind, "--outdir", str(folder), str(docx)]
    done = subprocess.run([*network_cut_off(), *office], capture_output=True, text=True, timeout=seconds, check=False)
    made = folder / f"{docx.stem}.{kind.partition(':')[0]}"
    assert (done.returncode, made.is_file()) == (0, True), f"LibreOffice made no {made.suffix} of {docx}: {done.stdout}{done.stderr}"
    return made


@cache
def _standing(fonts: str) -> tuple[str, ...]:
    """The command of a LibreOffice that draws with these fonts. One stays until the test run ends, holding an empty text: each start of its own would
    take a second and a half.
    """
    folder = Path(tempfile.mkdtemp(dir=Path.home(), prefix=f"libreoffice-{len(fonts)}-"))
    command = ("soffice", "--headless", "--norestore", "--nodefault", "--nologo", f"-env:UserInstallation={(folder / 'profile').as_uri()}")
    empty = folder / "empty.txt"
    empty.touch()
    # Its end of the pipe breaks with this process, however that ends.
    held = [*network_cut_off(), "sh", "-c", '"$@" </dev/null & read -r _; kill -KILL 0', "sh", *command, str(empty)]
    office = subprocess.Popen(held, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    atexit.register(office.communicate)
    until = time.monotonic() + 60
    while not (folder / ".~lock.empty.txt#").exists() and time.monotonic() < until:
        time.sleep(0.05)
    return command


def pdf_lines(pdf: Path) -> list[list[str]]:
    """Per page the lines from top to bottom, page number included, without spaces: a PDF does not tell a space from a gap."""
    return [_lines(page.group()) for page in _PAGE.finditer(_run("pdftotext", "-bbox", str(pdf), "-"))]


def pdf_page_count(pdf: Path) -> int:
    """How many pages a PDF has."""
    found = re.search(r"^Pages:\s+(\d+)$", _run("pdfinfo", str(pdf)), re.MULTILINE)
    assert found, f"{pdf} does not say how many pages it has"
    return int(found.group(1))


def pdf_fonts(pdf: Path) -> set[str]:
    """The names of the fonts in a PDF, without the prefix of a subset."""
    rows = _run("pdffonts", str(pdf)).splitlines()[2:]
    return {row.split()[0].split("+")[-1] for row in rows}


def _lines(page: str) -> list[str]:
    words = [PdfWord(float(left), float(top), float(bottom), html.unescape(text)) for left, top, bottom, text in _WORD.findall(page)]
    rows: list[list[PdfWord]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        if rows and rows[-1][0].is_beside(word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return ["".join(_text_in_order(row).split()) for row in rows]


def _text_in_order(row: list[PdfWord]) -> str:
    return "".join(word.text for word in sorted(row, key=lambda word: word.left))


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


@cache
def network_cut_off() -> tuple[str, ...]:
    """What keeps a program from the network on this machine; nothing where the system allows no such thing."""
    for prefix in (("unshare", "-n"), ("unshare", "-rn")):
        if shutil.which("unshare") and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
            return prefix
    return ()


def edit_in_office(docx: Path, out: Path, edits: dict[str, list[list[str]]], seconds: int = 180) -> Path:
    """The Word file that LibreOffice saves after these edits through its own interface (see `tests/uno_edits.py`), without a network."""
    profile, pipe = (Path.home() / "libreoffice-profile").as_uri(), f"nigao{os.getpid()}"
    script = str(Path(__file__).parent / "uno_edits.py")
    command = [*network_cut_off(), python_with_uno(), script, str(docx), str(out), pipe, profile, json.dumps(edits)]
    # The modules of this test run's Python are not those of LibreOffice's.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False, env=clean)
    assert (done.returncode, out.is_file()) == (0, True), f"LibreOffice made no {out}: {done.stdout}{done.stderr}"
    return out


@cache
def python_with_uno() -> str:
    """A Python that can talk to LibreOffice, else an empty text."""
    beside = Path(shutil.which("soffice") or "").resolve().with_name("python")
    known = (sys.executable, shutil.which("python3", path=os.defpath), str(beside))
    return next((one for one in known if one and Path(one).exists() and _imports_uno(one)), "")


def _imports_uno(python: str) -> bool:
    return subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0
