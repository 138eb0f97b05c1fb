"""How much the rules find of what was planted, how good their fixes are, and what they say of clean texts.

python -m tests.checks.measure [--seed N] [--verbose]
"""

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editor.checks import Finding, rules_of
from tests.checks.examples import expected_in, findings_of, fixed_example, lines_of
from tests.checks.planting import CLEAN, Planted, planted
from tests.checks.planting_documents import clean_documents, planted_documents


@dataclass(frozen=True)
class Score:
    """How many faults there were, how many were found where they stand, how many fixes were offered and how many made the text right again."""

    planted: int
    found: int
    fixes: int
    right: int


def all_planted(seed: int) -> list[Planted]:
    """Every planted text of one seed."""
    return [*planted(seed), *planted_documents(seed)]


def score(texts: Iterable[Planted], told: list[str] | None = None) -> Score:
    """The figures over planted texts; what was missed or mended wrong is `told`."""
    count = found = fixes = right = 0
    for one in texts:
        count += 1
        findings = findings_of(rules_of(), one.text)
        hits = [finding for finding in findings if finding.rule == one.rule and _is_at(finding, one.text)]
        found += bool(hits)
        offered = [finding for finding in hits[:1] if finding.fix is not None]
        fixes += len(offered)
        good = [finding for finding in offered if _mended(finding, one.text) == lines_of(fixed_example(one.text))]
        right += len(good)
        if told is not None and (not hits or len(good) < len(offered)):
            told.append(f"{one.rule}\t{one.text[:120]!r}\t{[(f.rule, f.words, f.fix) for f in findings]}")
    return Score(count, found, fixes, right)


def _is_at(finding: Finding, text: str) -> bool:
    at = expected_in(text)[0]
    return (finding.place.line, finding.place.start, finding.place.end) == (at.line, at.start, at.end)


def _mended(finding: Finding, text: str) -> list[str]:
    lines = lines_of(text)
    line, place = lines[finding.place.line], finding.place
    lines[place.line] = line[: place.start] + (finding.fix or "") + line[place.end :]
    return lines


def false_alarms() -> Iterator[tuple[str, Finding]]:
    """What the rules of class A say of clean paragraphs and documents."""
    for text in (*CLEAN, *clean_documents(random.Random(1))):
        yield from ((text, finding) for finding in findings_of(rules_of(), text))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    told: list[str] = []
    texts = all_planted(given.seed)
    got = score(texts, told)
    rules = {one.rule for one in texts}
    print(f"planted {got.planted} over {len(rules)} of {len(rules_of())} rules of class A; found at their place {got.found / got.planted:.1%}")
    print(f"fixes {got.fixes}, right {got.right / got.fixes:.1%}; without a planted fault: {sorted({rule.name for rule in rules_of()} - rules)}")
    alarms = list(false_alarms())
    characters = sum(map(len, CLEAN))
    print(f"clean: {characters} characters, {len(alarms)} findings, {len(alarms) * 1000 / characters:.2f} a thousand characters")
    if given.verbose:
        print("\n".join([*told, *(f"{finding.rule}\t{finding.words}\t{text[:60]}" for text, finding in alarms)]))


if __name__ == "__main__":
    main()
