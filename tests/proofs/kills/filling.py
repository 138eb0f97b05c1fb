"""`fill --force` is killed: what lies under the name is the old or the new one, whole, and the next fill leaves nothing beside it."""

import json
import os
import random
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from editor.cli import main
from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.storage.folders import HOME_VARIABLE
from tests.desk.commented import put_comments
from tests.proofs.kills.children import Measure, Moment, run_child

_NUMBER = re.compile(r"第(\d+)次")
_TEMPLATE = '+++\nname = "值守"\n+++\n@标题 关于{{ 事项 }}的报告\n\n{{ 单位 }}已办理。\n\n# 情况\n{{ 情况 }}\n\n本报告到此为止。\n'
_EDITED = "改过.docx"
_OUTS = ("新.docx", _EDITED, "新.txt", "新.html", "新.pdf")
_ENDS = {".txt": "本报告到此为止。", ".html": "</html>", ".pdf": "%%EOF"}
_OFTEN = 10


class Fills:
    """A folder in which fills are killed one after the other."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self._chance = folder, chance
        self._measures = {name: Measure() for name in _OUTS}
        self._number = 0
        self._held = dict.fromkeys(_OUTS, 0)
        self.kills = 0
        os.environ[HOME_VARIABLE] = str(folder / "home")
        (folder / "值守.nigao").write_text(_TEMPLATE, "utf-8")
        self.desk = Desk()
        _load()
        for name in ("新.docx", "新.html"):
            main(self._command(name))
        self._begin()

    def _begin(self) -> None:
        """One of each, whole; one of them was edited in Word."""
        for name in _OUTS:
            self._number += 1
            self._fill(name, Moment())
            self._held[name] = self._number
        put_comments(self.folder / _EDITED, ("已办理", "科长", "再核。"))

    def run(self, count: int) -> Iterator[str]:
        """Kill so many, and give what is wrong."""
        tries = 0
        while self.kills < count:
            tries += 1
            name = self._chance.choice(_OUTS)
            yield from self._kill(name, self._measures[name].moment(self._chance))
            if tries % _OFTEN == 0:
                yield from self._kill(self._chance.choice(_OUTS), Moment())
                yield from self._strays()

    def _kill(self, name: str, moment: Moment) -> Iterator[str]:
        self._number += 1
        ended = self._fill(name, moment)
        self.kills += ended.was_killed
        if not ended.was_killed or moment.seconds is not None:
            self._measures[name].learn(ended)
        yield from (f"fill {name}: {line}" for line in ended.lines)
        old, wanted = self._held[name], {self._held[name], self._number} if ended.was_killed else {self._number}
        self._held[name], what = self._look(name)
        if what or self._held[name] not in wanted:
            yield f"fill {name}, {moment}: {what or 'another file'}, was {old}, wrote {self._number}, is {self._held[name]}"

    def _fill(self, name: str, moment: Moment):  # noqa: ANN202 - what run_child gives
        command = self._command(name)

        def act(say):  # noqa: ANN001, ANN202 - one line
            if (code := main(command)) not in (0, 1):
                say(f"exit code {code}")

        return run_child(act, self.folder, moment)

    def _command(self, name: str) -> list[str]:
        values = self.folder / "值.json"
        values.write_text(json.dumps({key: f"{key}第{self._number}次" for key in ("单位", "事项", "情况")}, ensure_ascii=False), "utf-8")
        source = name if name == _EDITED and (self.folder / name).exists() else "值守.nigao"
        return ["fill", str(self.folder / source), "--values", str(values), "-o", str(self.folder / name), "--force", "--quiet"]

    def _look(self, name: str) -> tuple[int, str]:
        """The number of the fill that a file holds, and what is wrong with it."""
        path = self.folder / name
        if path.suffix == ".docx":
            return self._look_in_word(path)
        text = path.read_bytes().decode("utf-8", "replace") if path.suffix != ".pdf" else _pdf_text(path)
        numbers = {int(number) for number in _NUMBER.findall(text)}
        if len(numbers) != 1 or not text.rstrip().endswith(_ENDS[path.suffix]):
            return -1, "not whole"
        return numbers.pop(), ""

    def _look_in_word(self, path: Path) -> tuple[int, str]:
        try:
            opened = self.desk.open(path)
        except NigaoError as error:
            return -1, error.text
        numbers = {int(number) for value in opened.draft.values.values() for number in _NUMBER.findall(str(value))}
        whole = len(numbers) == 1 and len(opened.draft.values) == 3 and not opened.changes and not opened.notes
        comments = len(opened.foreign)
        if path.name == _EDITED and comments != 1:
            return -1, f"{comments} comments"
        return (numbers.pop(), "") if whole else (-1, "not whole")

    def _strays(self) -> Iterator[str]:
        known = {"值守.nigao", "值.json", "home", "run", "temp", *_OUTS}
        for path in sorted(self.folder.iterdir()):
            if path.name not in known:
                yield f"stray {path.name}"
                path.unlink()


def _load() -> None:
    """Load what the fills need here, once for all children."""
    for name in ("pypdf", "editor.desk.saving.as_pdf", "editor.qt.paper.output"):
        import_module(name)


def _pdf_text(path: Path) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - for one of five kinds of files

    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    return "".join(text.split()) + path.read_bytes()[-20:].decode("latin-1")
