"""A rule: a file of resources/rules with its name, class, source, reason and examples, and how it is found."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any

from editor.checks.terms.finding import Found, Level
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.looking import files_in
from editor.model.words import in_language
from editor.shipped import shipped_path, shipped_text

PassageFinder = Callable[[Passage], Iterator[Found]]
TextFinder = Callable[[CheckedText], Iterator[Found]]

_CLASSES = {
    "{汉}": "[\u4e00-\u9fff]",
    "{数}": "[〇零一二三四五六七八九十百千两]",
    "{阿}": r"(?:\d{1,3}(?:[, \u2009\u00a0]\d{3})+(?!\d)|\d+)(?:\.\d+)?",
    "{号}": r"(?:[（(](?:[一二三四五六七八九十]+|\d+)[）)]|[一二三四五六七八九十]+、|\d+[.．、）])",
}


@dataclass(frozen=True)
class CheckRule:
    """A rule with its texts and its examples. `in_passage` looks at one passage of the `roles` (none: any), `in_text` at the whole document.

    `in_blanks` rules also remark on blanks and addresses, which all others leave alone. `wrong` are examples with ⟦words→fix⟧ for what is to be
    found, `right` and `near` those with nothing to be found, `near` such as look like it. `folder` is where it lies, what it is about.
    """

    name: str
    level: Level
    source: str
    why: str
    english: str
    roles: frozenset[PassageRole] = frozenset()
    in_passage: PassageFinder | None = None
    in_text: TextFinder | None = None
    in_blanks: bool = False
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    folder: str = "words"

    @property
    def title(self) -> str:
        """The name for the person: in English that of the folder, for the name itself is Chinese."""
        return in_language(self.name, self.folder.capitalize())

    def reason(self, found: Found) -> str:
        """Why the words are remarked on, with the source."""
        text = in_language(self.why, self.english).format(words=found.words, fix=found.fix or "", **found.said)
        return in_language(f"{text}（{self.source}）", f"{text} ({self.source})")


@dataclass(frozen=True)
class Finders:
    """The finders that rules name: those for one passage and those for the whole text."""

    in_passage: Mapping[str, PassageFinder] = field(default_factory=dict[str, PassageFinder])
    in_text: Mapping[str, TextFinder] = field(default_factory=dict[str, TextFinder])


def read_rules(finders: Finders) -> Iterator[CheckRule]:
    """Every rule that lies in resources/rules, by folder and file."""
    return (_rule(tomllib.loads(path.read_text("utf-8")), finders, path.parent.name) for path in files_in(shipped_path("rules"), "*.toml", deep=True))


def _rule(data: Mapping[str, Any], finders: Finders, folder: str) -> CheckRule:
    finder = str(data.get("finder", ""))
    examples = (tuple(data.get(name, ())) for name in ("wrong", "right", "near"))
    return CheckRule(
        data["name"],
        Level(data["level"]),
        data["source"],
        data["why"],
        data["english"],
        frozenset(map(PassageRole, data.get("roles", ()))),
        finders.in_passage.get(finder) if finder else _matching(data),
        finders.in_text.get(finder),
        bool(data.get("in_blanks", False)),
        *examples,
        folder=folder,
    )


def _matching(data: Mapping[str, Any]) -> PassageFinder:
    if "lexicon" in data:
        return by_words(lexicon(data["lexicon"]), data.get("before", ""), data.get("behind", ""))
    turns = [by_pattern(*turn) for turn in data.get("turns", ())] or [by_pattern(data["pattern"], data.get("fix"))]
    return turns[0] if len(turns) == 1 else lambda passage: chain.from_iterable(find(passage) for find in turns)


def by_pattern(pattern: str, fix: str | None = None) -> PassageFinder:
    """A finder of what a regular expression matches; a group `at` narrows it to the words themselves. `fix` may speak of its groups."""
    expression = re.compile(expanded(pattern))
    group = "at" if "at" in expression.groupindex else 0

    def find(passage: Passage) -> Iterator[Found]:
        for match in expression.finditer(passage.text):
            yield Found(passage, Extent(*match.span(group)), match.expand(fix) if fix is not None else None)

    return find


def expanded(pattern: str) -> str:
    """A regular expression with {汉} (an ideograph), {数} (a numeral), {阿} (a number in digits) and {号} (a serial number) written out."""
    for name, written in _CLASSES.items():
        pattern = pattern.replace(name, written)
    return pattern


def number_in(written: str) -> Decimal:
    """The number that {阿} found, whose digits commas or spaces may group."""
    return Decimal(re.sub(r"[,\s]", "", written))


def by_words(words: Mapping[str, str | None], before: str = "", behind: str = "") -> PassageFinder:
    """A finder of words, each with what should stand there; the longest at a place wins.

    A word that means itself is right, and what only overlaps it is no word: 毕竟=毕竟 saves 毕竟工作 from 竟工. `before` and `behind` are regular
    expressions of what has to stand there.
    """
    right = frozenset(word for word, meant in words.items() if word == meant)
    wrong = sorted(words.keys() - right, key=len, reverse=True)
    if not wrong:
        return lambda _: iter(())
    expression = re.compile(f"{before}(?P<word>{'|'.join(map(re.escape, wrong))}){behind}")
    longest = max(map(len, right), default=0)

    def find(passage: Passage) -> Iterator[Found]:
        match = expression.search(passage.text)
        while match is not None:
            at = Extent(*match.span("word"))
            is_saved = is_part_of(right, longest, passage.text, at)
            if not is_saved:
                yield Found(passage, at, words[match["word"]])
            match = expression.search(passage.text, at.start + 1 if is_saved else at.end)

    return find


def is_part_of(words: Collection[str], longest: int, text: str, at: Extent) -> bool:
    """Whether one of some words shares characters with a stretch and goes beyond it."""
    starts = range(max(0, at.start - longest + 1), at.end)
    spans = (Extent(start, end) for start in starts for end in range(max(start, at.start) + 1, min(start + longest, len(text)) + 1))
    return any(text[one.start : one.end] in words for one in spans if one.start < at.start or one.end > at.end)


@cache
def lexicon(name: str) -> Mapping[str, str | None]:
    """The words of a section of a lexicon (`file.section`) with what follows their `=`; None where nothing does."""
    file, _, section = name.partition(".")
    entries = (entry.partition("=") for entry in str(_table(file)[section]["words"]).split())
    return {word: meant if sign else None for word, sign, meant in entries}


@cache
def _table(file: str) -> dict[str, Any]:
    return tomllib.loads(shipped_text(f"lexicons/{file}.toml"))
