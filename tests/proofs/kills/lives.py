"""Lives of one report: the window is killed, started again, takes what it finds, goes on, is killed again; the last one saves and quits."""

import json
import os
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.storage.folders import HOME_VARIABLE, Folders
from tests.proofs.kills.children import Ended, Measure, Moment, run_child
from tests.proofs.kills.person import number_of, work

_TEMPLATE = '+++\nname = "值守"\n[fields."情况"]\ntype = "longtext"\n+++\n@标题 关于{{ 事项 }}的报告\n\n{{ 单位 }}已办理。\n\n# 情况\n{{ 情况 }}\n'
_KILLS_A_LIFE = 8
_SHOWN = 300  # bytes of a stray
Values = dict[str, Any]


@dataclass
class Said:
    """What the children of one life said: the states by the number of their last edit, and the newest that was acknowledged."""

    states: dict[int, Values] = field(default_factory=lambda: {0: {}})
    kept: int = 0
    saved: int = 0
    saving: set[int] = field(default_factory=set[int])

    def hear(self, line: str) -> str:
        """Take in what a child said; gives what is wrong with it."""
        word, _, rest = line.partition(" ")
        if word == "try":
            number, _, values = rest.partition(" ")
            self.states[int(number)] = json.loads(values)
        elif word == "saving":
            self.saving.add(int(rest))
        elif word in ("kept", "saved"):
            self.kept = max(self.kept, int(rest))
            self.saved = int(rest) if word == "saved" else self.saved
        elif word == "begin":
            values = json.loads(rest)
            return "" if self.holds(values) else f"began with {number_of(values)}, {self.kept} was acknowledged"
        elif line != "exit 0":
            return line
        return ""

    def holds(self, values: Values) -> bool:
        """Whether values are one of the states, and hold all that was acknowledged."""
        number = number_of(values)
        return number >= self.kept and self.states.get(number) == dict(values)


class Lives:
    """Lives of reports, each in folders of its own inside one folder."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        self._measure, self._last = Measure(), 0
        self.kills = 0
        for name in ("pypdf", "editor.desk.saving.as_pdf", "editor.qt.app.app", "editor.qt.workspace.workspace", "editor.qt.pages.page_pane"):
            import_module(name)

    def run(self, count: int) -> Iterator[str]:
        """Kill so many, and give what is wrong."""
        while self.kills < count:
            yield from self._live(min(_KILLS_A_LIFE, count - self.kills))

    def _live(self, kills: int) -> Iterator[str]:
        self._last += 1
        place = self._folder / f"{self._last}"
        (place / "run").mkdir(parents=True, mode=0o700)
        (place / "文稿").mkdir()
        (place / "值守.nigao").write_text(_TEMPLATE, "utf-8")
        os.environ.update({HOME_VARIABLE: str(place / "home"), "XDG_RUNTIME_DIR": str(place / "run")})
        said = Said()
        before = self.kills
        while self.kills < before + kills:
            ended = self._child(place, said, self._measure.moment(self._chance), is_last=False)
            self.kills += ended.was_killed
            yield from self._wrong(place, said, ended)
        yield from self._wrong(place, said, self._child(place, said, Moment(), is_last=True))
        yield from (f"life {self._last}: {stray}" for stray in _strays(place))
        shutil.rmtree(place)

    def _child(self, place: Path, said: Said, moment: Moment, *, is_last: bool) -> Ended:
        files, chance, number = (place / "文稿" / "存到.docx", place / "值守.nigao"), random.Random(self._chance.random()), max(said.states)
        ended = run_child(lambda say: work(say, chance, files, number, is_last=is_last), place, moment)
        if moment.seconds is not None or not is_last:
            self._measure.learn(ended)
        return ended

    def _wrong(self, place: Path, said: Said, ended: Ended) -> Iterator[str]:
        where = f"life {self._last}, kill {self.kills}: "
        yield from (where + wrong for line in ended.lines if (wrong := said.hear(line)))
        found, wrong = _in_word(place, said)
        yield from (where + one for one in wrong)
        found += _in_journals(place)
        if not any(said.holds(values) for values in found):
            numbers = [number_of(values) for values in found]
            yield f"{where}{said.kept} was acknowledged, {numbers or 'nothing'} found"
        pdf = place / "文稿" / "存到.pdf"
        if pdf.exists() and not (pdf.read_bytes().startswith(b"%PDF") and pdf.read_bytes().rstrip().endswith(b"%%EOF")):
            yield f"{where}the PDF is not whole"


def _in_word(place: Path, said: Said) -> tuple[list[Values], list[str]]:
    """The values in the report's file, and what is wrong with it."""
    path = place / "文稿" / "存到.docx"
    if not path.exists():
        return [{}], [f"no file, {said.saved} was saved"] if said.saved else []
    try:
        opened = Desk().open(path)
    except NigaoError as error:
        return [], [error.text]
    values = dict(opened.draft.values)
    number = number_of(values)
    good = number in said.saving and said.states[number] == values and not opened.notes
    return [values], [] if good else [f"the file holds {number}, {said.saved} was saved"]


def _in_journals(place: Path) -> list[Values]:
    """The values in the journals, read from a copy, so that nothing of them is touched."""
    copy = place.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    journals = Folders.under(place / "home").journals
    if not journals.is_dir():
        return []
    shutil.copytree(journals, Folders.under(copy).journals)
    found = Desk(Folders.under(copy)).recover()
    values = [dict(one.draft.values) for one in found]
    for one in found:
        one.lock.release()
    return values


_BESIDE = re.compile(r"存到（(?:找回的|另一份)(?: \d+)?）\.docx")
_KEPT = {"settings.toml", "recents.json", "recents.lock", "window.json", "values.json", "values.lock", "library.json", "library.lock"}


def _strays(place: Path) -> Iterator[str]:
    """Files of the program that no longer serve, after the last report was saved and the program ended."""
    known = {"存到.docx", "存到.pdf", "值守.nigao", *_KEPT}
    for path in sorted(path for path in place.rglob("*") if path.is_file()):
        is_known = path.name in known or path.parent.name in {"fonts", "shelves", "run"} or _BESIDE.fullmatch(path.name) is not None
        if not is_known:
            yield f"stray {path.relative_to(place)} {path.read_bytes()[:_SHOWN]!r}"
