"""How well the reader reads texts with hand-made answers: one line a text, and all of them together.

    python -m tests.reading.score [--cases FOLDER] [--only 101,138]

A slot counts when line, start and end are exactly those of the answer, or of one of its "alts". Types are scored on slots that were found and
whose answer has a type, groups as pairs of slots said to be the same, headings by line and level, noise by line.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from editor.model.sample.source import SourceText
from editor.reading import inspect
from tests.cases import CASES, number_of, texts_in

Answers = Mapping[str, Any]
Span = tuple[int, int, int]
Pairs = set[frozenset[Span]]
# What may stand around a name that is still the same name.
AROUND = {
    "addressee": (r"^(致[:：]?|尊敬的)",),
    "signature": (r"^(单位名称|委托人)[:：]", r"[（(][^（）()]*[章签][^（）()]*[）)]$"),
    "date": (r"^日期[:：]",),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, said and wanted."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.said + other.said, self.wanted + other.wanted)

    def __str__(self) -> str:
        return f"{self.f1:.3f} ({self.right}/{self.said}/{self.wanted})"

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing said."""
        return 2 * self.right / (self.said + self.wanted) if self.said + self.wanted else 1.0


Counts = dict[str, Count]


def score(wanted: Answers, said: Answers) -> Counts:
    """The counts of one text by what is scored."""
    counts = {**_slots(wanted, said), "headings": _headings(wanted, said)}
    counts["noise"] = _of_sets(set(wanted["noise_lines"]), set(said["noise_lines"]))
    if wanted["title"]:
        titles = {_plain(title) for title in (wanted["title"], *wanted.get("title_alts", ()))}
        counts["title"] = Count(int(_plain(said["title"]) in titles), 1, 1)
    for kind in AROUND:
        counts[kind] = Count(int(_name(kind, wanted[kind]) == _name(kind, said[kind])), 1, 1)
    return counts


def _slots(wanted: Answers, said: Answers) -> Counts:
    """Counts of slots, their types and their groups."""
    found = {_span(slot): slot for slot in said["slots"]}
    met = {at: slot for slot in wanted["slots"] if (at := next((at for at in _allowed(slot) if at in found), None))}
    typed = [(slot["type"], found[at]["type"]) for at, slot in met.items() if slot.get("type")]
    same = _pairs((_span(slot), slot.get("group")) for slot in wanted["slots"])
    said_same = _pairs((_span(met[at]) if at in met else at, slot.get("group")) for at, slot in found.items())
    return {
        "slots": Count(len(met), len(found), len(wanted["slots"])),
        "types": Count(sum(a == b for a, b in typed), len(typed), len(typed)),
        "groups": _of_sets(same, said_same),
    }


def _span(slot: Answers) -> Span:
    return slot["line"], slot["start"], slot["end"]


def _allowed(slot: Answers) -> list[Span]:
    return [_span(slot), *((slot["line"], start, end) for start, end in slot.get("alts", ()))]


def _pairs(slots: Iterable[tuple[Span, str | None]]) -> Pairs:
    """The pairs of slots that share a group."""
    groups: defaultdict[str, set[Span]] = defaultdict(set)
    for at, group in slots:
        if group:
            groups[group].add(at)
    return {frozenset(pair) for members in groups.values() for pair in combinations(sorted(members), 2)}


def _headings(wanted: Answers, said: Answers) -> Count:
    """Count of headings; one that is optional counts for nothing, said or not."""
    optional = {heading["line"] for heading in wanted["headings"] if heading.get("optional")}
    ours, theirs = ({(h["line"], h["level"]) for h in answers["headings"] if h["line"] not in optional} for answers in (wanted, said))
    return _of_sets(ours, theirs)


def _of_sets(wanted: Collection[Any], said: Collection[Any]) -> Count:
    return Count(len(set(wanted) & set(said)), len(said), len(wanted))


def _plain(text: str | None) -> str | None:
    """A title or name without blanks, Markdown, quotes and a closing colon."""
    return re.sub(r"[\s#*]+", "", text or "").strip("《》").rstrip(":：") or None


def _name(kind: str, text: str | None) -> str | None:
    """An addressee, signature or date without its label and what is said about its seal."""
    plain = _plain(text) or ""
    for around in AROUND[kind]:
        plain = re.sub(around, "", plain)
    return plain.rstrip(":：") or None


def scored(folder: Path) -> Iterator[tuple[Path, Counts]]:
    """Each text of a folder that has answers, with its counts."""
    for path in texts_in(folder):
        answers = folder / "gold" / f"{number_of(path)}.json"
        if answers.is_file():
            said = inspect(SourceText.of(path.read_text("utf-8"), path.name)).to_json()
            yield path, score(json.loads(answers.read_text("utf-8")), said)


def together(counts: Iterable[Counts]) -> Counts:
    """The sum of the counts of several texts."""
    total: defaultdict[str, Count] = defaultdict(Count)
    for counted in counts:
        for name, count in counted.items():
            total[name] += count
    return dict(total)


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=CASES, metavar="FOLDER", help="texts, with their answers in gold/")
    parser.add_argument("--only", default="", metavar="NUMBERS")
    options = parser.parse_args()
    only = set(filter(None, options.only.split(",")))
    rows = [(path, counts) for path, counts in scored(options.cases) if not only or number_of(path) in only]
    for path, counts in rows:
        print(number_of(path), path.stem[4:].ljust(28), *(f"{name} {count.f1:.2f}" for name, count in counts.items()))
    print("\nALL", *(f"{name} {count}" for name, count in together(counts for _, counts in rows).items()), sep="\n  ")


if __name__ == "__main__":
    main()
