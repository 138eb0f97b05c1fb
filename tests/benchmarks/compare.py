"""Runs one benchmark in two checkouts in turns, and prints each of its figures before and now, with their ratio.

    python tests/benchmarks/compare.py OLD BENCHMARK [RUNS] [WORD …]

OLD is a checkout of the state before; BENCHMARK is a file of `tests/benchmarks/` that both have, and each checkout runs its own. A figure is the
median over the runs (3, unless said). Lines are paired by their words; lines that one state alone prints are left out. Both states run in turns:
a machine that slows down slows down both. Where a display is needed: xvfb-run -s '-screen 0 1600x1000x24' python tests/benchmarks/compare.py …
"""

import os
import re
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# By the words of a line, and how many lines with the same words stand before it.
Figures = dict[tuple[str, int], list[float]]


def figures(checkout: Path, words: list[str]) -> Figures:
    """The figures that a benchmark of a checkout prints, by the words around them, where # stands for a figure."""
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    done = subprocess.run([sys.executable, *words], cwd=checkout, env=environment, capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.splitlines() if NUMBER.search(line)]
    words_of = [NUMBER.sub("#", line).strip() for line in lines]
    places = [(one, words_of[:at].count(one)) for at, one in enumerate(words_of)]
    return {place: [float(word) for word in NUMBER.findall(line)] for place, line in zip(places, lines, strict=True)}


def medians(runs: list[Figures]) -> Figures:
    """The median of each figure over the runs, of the lines that every run printed alike."""
    common = set(runs[0]).intersection(*runs)
    return {line: [statistics.median(each) for each in zip(*(run[line] for run in runs), strict=True)] for line in runs[0] if line in common}


def row(line: str, before: list[float], now: list[float]) -> str:
    """A line of the benchmark with each figure as before → now and their ratio."""
    pairs = iter([f"{old:g}→{new:g} (×{new / old:.2f})" if old else f"{old:g}→{new:g}" for old, new in zip(before, now, strict=True)])
    return re.sub("#", lambda _: next(pairs), line)


def main() -> None:
    """Run both in turns and print the table."""
    old, name, count, *words = *sys.argv[1:3], *(sys.argv[3:] or ["3"])
    command = [f"tests/benchmarks/{Path(name).stem}.py", *words]
    runs = [(figures(Path(old).resolve(), command), figures(ROOT, command)) for _ in range(int(count))]
    before, now = medians([run[0] for run in runs]), medians([run[1] for run in runs])
    print(f"{name}, medians of {count} runs in turns: before→now (ratio)")
    for line in (line for line in before if line in now):
        print(" ", row(line[0], before[line], now[line]))


if __name__ == "__main__":
    main()
