"""What an office wants checked and left alone: its lists of words, and what a person does not want to be told again."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from editor.checks.terms.finding import Finding, Found, Level
from editor.checks.terms.rule import CheckRule, PassageFinder, by_words
from editor.checks.terms.text import Extent, Passage
from editor.model.words import tr


@dataclass(frozen=True)
class OwnLists:
    """An office's lists. `forbidden` words are not to be used, `preferred` ones have another in their place, `names` are those of offices in full,
    `order` is that in which leaders are named. `allowed` words are never remarked on; `here` are single places that are left alone.
    """

    forbidden: tuple[str, ...] = ()
    preferred: Mapping[str, str] = field(default_factory=dict[str, str])
    names: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    allowed: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()

    def rules(self) -> Iterator[CheckRule]:
        """The rules that the lists make."""
        if self.forbidden:
            why = "“{words}”在禁用词表里。"
            yield _rule("自定-禁用词", why, "“{words}” is on the list of words not to be used.", by_words(dict.fromkeys(self.forbidden)))
        if self.preferred:
            yield _rule(
                "自定-规范用词", "这里用“{fix}”。", "Here it is {fix}.", by_words({**self.preferred, **{w: w for w in self.preferred.values()}})
            )
        if self.names:
            yield _rule("自定-单位名称", "单位名称是“{fix}”。", "The name of the office is {fix}.", by_words(_misspelt(self.names)))
        if self.order:
            yield _rule("自定-排序", "“{words}”应排在“{other}”前。", "{words} comes before {other}.", _in_order(self.order))

    def wanted(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings without those that are to be left alone."""
        return [one for one in findings if one.words not in self.allowed and place_key(one) not in self.here]


def place_key(finding: Finding) -> str:
    """What tells a single place again while the sentence stays as it is; it holds no word of the text."""
    return hashlib.sha256(f"{finding.rule}\0{finding.words}\0{finding.sentence}".encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _rule(name: str, why: str, english: str, finder: PassageFinder) -> CheckRule:
    return CheckRule(name, Level.SURE, tr("本单位词表"), why, english, in_passage=finder)


def _misspelt(names: Iterable[str]) -> dict[str, str | None]:
    """The names with a character left out, doubled or changed with its neighbour, each with the right one; the names are right themselves."""
    wrong: dict[str, str | None] = {}
    right = tuple(names)
    for name in right:
        for at in range(1, len(name) - 1):
            wrong[name[:at] + name[at + 1 :]] = name
            wrong[name[:at] + name[at] + name[at:]] = name
            wrong[name[:at] + name[at + 1] + name[at] + name[at + 2 :]] = name
    return {word: name for word, name in wrong.items() if len(word) > 3} | {name: name for name in right}


def _in_order(names: tuple[str, ...]) -> PassageFinder:
    """A finder of names behind one that comes after them, in one list of names."""
    rank = {name: number for number, name in enumerate(names)}
    expression = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))

    def find(passage: Passage) -> Iterator[Found]:
        for one, other in pairwise(expression.finditer(passage.text)):
            between = passage.text[one.end() : other.start()]
            if rank[other[0]] < rank[one[0]] and re.fullmatch("(?:同志)?[、，\\s\u3000]*(?:和|及)?", between):
                yield Found(passage, Extent(*other.span()), said={"other": one[0]})

    return find
