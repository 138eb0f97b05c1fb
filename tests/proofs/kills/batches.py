"""`batch` is killed again and again and taken up each time: each file is whole at any time, and in the end all are as if nothing had been."""

import csv
import os
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from editor.cli import main
from editor.storage.folders import HOME_VARIABLE
from tests.proofs.kills.children import Ended, Measure, Moment, Say, run_child

_TEMPLATE = """+++
name = "通知"
[fields."单位"]
[fields."日期"]
type = "date"
+++
@标题 关于开会的通知
{{ 单位 }}：
定于{{ 日期 }}开会。
"""
_ROWS = 8
_MOST_KILLS = 4
_DONE = (0, 1)
_RESULTS = "批量结果.xlsx"
_EDITED = "有人在 Word 里改过".encode()
_WAYS = (("--jobs", "1"), ("--jobs", "2"), ("--jobs", "1", "--zip"), ("--jobs", "1", "--one-file"))


class Batches:
    """A folder in which runs are killed and taken up, and runs that were left alone to compare them with."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        self._measures = {way: Measure() for way in _WAYS}
        self._runs = 0
        self.kills = 0
        os.environ[HOME_VARIABLE] = str(folder / "home")
        (folder / "通知.nigao").write_text(_TEMPLATE, "utf-8")
        with (folder / "表.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("单位", "日期"), *((f"第{number}局", f"2026-09-{number + 1:02}") for number in range(_ROWS))])
        self._whole = {way: self._left_alone(way) for way in _WAYS}

    def _left_alone(self, way: Sequence[str]) -> dict[str, bytes]:
        out = self._folder / "全"
        main(self._command(way, out))
        found = _files(out)
        shutil.rmtree(out)
        return found

    def run(self, count: int) -> Iterator[str]:
        """Kill so many, and give what is wrong."""
        while self.kills < count:
            self._runs += 1
            way, out = self._chance.choice(_WAYS), self._folder / f"出{self._runs}"
            yield from (f"run {self._runs}, kill {self.kills}, batch {' '.join(way)}: {wrong}" for wrong in self._one_run(way, out))
            shutil.rmtree(out, ignore_errors=True)

    def _one_run(self, way: tuple[str, ...], out: Path) -> Iterator[str]:
        """A run that is killed some times, sometimes edited between, and is taken up to its end."""
        mine: dict[str, bytes] = {}
        for _ in range(self._chance.randint(1, _MOST_KILLS)):
            ended = self._child(way, out, self._measures[way].moment(self._chance))
            self.kills += ended.was_killed
            self._measures[way].learn(ended)
            yield from (*ended.lines, *self._wrong(way, out, mine))
            if self._chance.random() < 0.2 and "--one-file" not in way:
                mine |= self._edited(out)
        yield from (*self._child(way, out, Moment()).lines, *self._wrong(way, out, mine))
        found = _files(out)
        yield from (f"{name} is missing" for name in self._whole[way].keys() - found.keys())
        yield from (f"stray {name}" for name in found.keys() - self._whole[way].keys())

    def _edited(self, out: Path) -> dict[str, bytes]:
        """A document of those that are there, as somebody saved it in another program."""
        there = sorted(path for path in out.glob("*.docx"))
        if not there:
            return {}
        path = self._chance.choice(there)
        path.write_bytes(_EDITED)
        return {path.name: _EDITED}

    def _wrong(self, way: tuple[str, ...], out: Path, mine: dict[str, bytes]) -> Iterator[str]:
        """Files that are neither what a run writes nor what somebody made of them."""
        for name, data in _files(out).items():
            known = mine.get(name, self._whole[way].get(name))
            is_packed = name.endswith(".zip") and bool(mine)
            if known is not None and data != known and not is_packed:
                yield f"{name} is broken: {len(data)} of {len(known)} bytes"

    def _child(self, way: Sequence[str], out: Path, moment: Moment) -> Ended:
        command = [*self._command(way, out), "--resume"]

        def act(say: Say) -> None:
            if (code := main(command)) not in _DONE:
                say(f"exit code {code}")

        return run_child(act, self._folder, moment)

    def _command(self, way: Sequence[str], out: Path) -> list[str]:
        return ["batch", str(self._folder / "通知.nigao"), "--rows", str(self._folder / "表.csv"), "-o", str(out), "--quiet", *way]


def _files(folder: Path) -> dict[str, bytes]:
    """The files below a folder; the sheet of results says what was done when, so that its bytes are its own."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): b"" if path.name == _RESULTS else path.read_bytes() for path in files}
