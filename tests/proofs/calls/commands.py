"""Acts of the command line, and files of other word processors, which a program of their kind makes into Word files."""

import contextlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from editor.cli import main
from editor.model.problem import ExitCode, NigaoError
from editor.storage.folders import HOME_VARIABLE
from tests.proofs.calls.failing import MakesAct
from tests.proofs.calls.saves import KEYS, NEW, OLD, TEMPLATE, desk_in, draft_of

_REFUSED = (ExitCode.UNREADABLE, ExitCode.UNWRITABLE)
_ODT = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"
_OFFICE = '#!/bin/sh\nwhile [ $# -gt 0 ]; do [ "$1" = --outdir ] && out="$2"; shift; done\nmkdir -p "$out"\ncp "{docx}" "$out/sample.docx"\n'


def run(command: list[str]) -> str:
    """What a command says when it is refused; "" when it is done. Raises AssertionError for an exit code that means a mistake."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = main(["--lang", "zh", *command])
    words = said.getvalue().strip()
    assert code in (ExitCode.DONE, ExitCode.FINDINGS, *_REFUSED), f"exit {code}: {words}"
    return words.splitlines()[-1] if code in _REFUSED else ""


class Filling:
    """Fills a template and replaces a file."""

    def __init__(self, folder: Path, ending: str) -> None:
        self.folder, self.path = folder, folder / f"报告{ending}"
        os.environ[HOME_VARIABLE] = str(folder / "home")
        # Made once for all tries beside each other: most of the time would go into measuring the fonts anew.
        ready, made = folder.with_name(f"ready{ending}"), folder.with_name(f"made{ending}")
        if not made.is_dir():
            self._make(made)
            shutil.copytree(folder, ready)
        shutil.copytree(ready, folder, dirs_exist_ok=True)
        self.files = {word: (made / word).read_bytes() for word in (OLD, NEW)}
        self.path.write_bytes(self.files[OLD])

    def _make(self, made: Path) -> None:
        made.mkdir()
        (self.folder / "值守.nigao").write_text(TEMPLATE, "utf-8")
        for word in (OLD, NEW):
            values = {key: f"{key}{word}" for key in KEYS}
            (self.folder / f"{word}.json").write_text(json.dumps(values, ensure_ascii=False), "utf-8")
            assert self._fill(word) == ""
            shutil.copy(self.path, made / word)

    def _fill(self, word: str) -> str:
        names = (self.folder / "值守.nigao", "--values", self.folder / f"{word}.json", "-o", self.path)
        return run(["fill", *map(str, names), "--force"])

    def do(self) -> str:
        return self._fill(NEW)

    def wrong(self, told: str) -> Iterator[str]:
        found = self.path.read_bytes() if self.path.exists() else b""
        if found not in (self.files[NEW], self.files[OLD] if told else self.files[NEW]):
            yield "neither the old nor the new file" if told else "not written"

    def strays(self) -> Iterator[str]:
        known = (self.path.name, f"{OLD}.json", f"{NEW}.json", "值守.nigao", "home")
        yield from (path.name for path in self.folder.iterdir() if path.name not in known)


class Rendering(Filling):
    """Draws the pages into a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, ".docx")
        self._pages = folder / "页"

    def do(self) -> str:
        return run(["render", str(self.path), "-o", str(self._pages), "--force"])

    def wrong(self, told: str) -> Iterator[str]:
        if not told:
            names = sorted(path.name for path in self._pages.iterdir())
            if names != ["page-1.png", "pages.json"]:
                yield f"{names} written"
            json.loads((self._pages / "pages.json").read_text("utf-8"))

    def strays(self) -> Iterator[str]:
        yield from (name for name in super().strays() if name != self._pages.name)


class Converting:
    """Opens a file that another word processor makes into a Word file first; a little script stands for that."""

    def __init__(self, folder: Path) -> None:
        self.desk, self.path, self._temp = desk_in(folder), folder / "来文.odt", folder / "temp"
        self.path.write_bytes(_ODT)
        self.desk.save_word(draft_of(NEW), folder / "来文.docx")
        programs = folder / "programs"
        programs.mkdir()
        self._temp.mkdir()
        (programs / "soffice").write_text(_OFFICE.format(docx=folder / "来文.docx"), "utf-8")
        (programs / "soffice").chmod(0o755)
        self._programs = str(programs)
        self._is_open = False

    def do(self) -> str:
        path, temp = os.environ["PATH"], tempfile.tempdir
        os.environ["PATH"], tempfile.tempdir = f"{self._programs}{os.pathsep}{path}", str(self._temp)
        try:
            self._is_open = dict(self.desk.open(self.path).draft.values) == dict(draft_of(NEW).values)
        except NigaoError as error:
            return error.text
        finally:
            os.environ["PATH"], tempfile.tempdir = path, temp
        return ""

    def wrong(self, told: str) -> Iterator[str]:
        if not told and not self._is_open:
            yield "another text was opened"

    def strays(self) -> Iterator[str]:
        # One that could not be cleared away goes at the next start: this program is still running.
        yield from (path.name for path in self._temp.iterdir() if not path.name.startswith("nigao-"))


def _filling(ending: str) -> MakesAct:
    return lambda folder: Filling(folder, ending)


COMMANDS: dict[str, MakesAct] = {
    "fill .docx": _filling(".docx"),
    "fill .txt": _filling(".txt"),
    "fill .pdf": _filling(".pdf"),
    "render": Rendering,
    "convert": Converting,
}
