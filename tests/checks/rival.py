"""What another checker of official documents, gongwen-skill, says of Word files beside what we say: who found what, and what of theirs we lack.

python -m tests.checks.rival FILE.docx … [--verbose]
"""

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from editor.desk import Checking, Desk
from editor.model.problem import NigaoError
from editor.storage.folders import Folders

_LONGEST = 120


@dataclass(frozen=True)
class TheirFinding:
    """A finding of theirs: its rule, what it is about, what stands there and what they want there."""

    rule: str
    kind: str
    words: str
    wanted: str
    why: str


def their_findings(file: Path) -> list[TheirFinding] | None:
    """What they say of a Word file; None where they can't read it."""
    command = [str(Path(sys.executable).with_name("gongwen")), "check", "--json", str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=False)
    start = ran.stdout.find("[")
    with contextlib.suppress(json.JSONDecodeError):
        found = json.loads(ran.stdout[start:]) if start >= 0 else None
        if found is not None:
            return [TheirFinding(f"{one['rule_id']} {one['name']}", *(str(one.get(k) or "") for k in _FIELDS)) for one in found]
    return None


_FIELDS = ("check_type", "original", "suggested", "reason")


def main() -> None:
    """Print a line for each file, then their rules with how often each spoke, and an example."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true", help="also what we found")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Folders.under(Path(home)))
        rules, examples = Counter[str](), dict[str, TheirFinding]()
        print(f"{'file':44} {'theirs: format':>14} {'content':>8} {'ours: look':>11} {'text':>6}")
        for file in given.files:
            theirs = their_findings(file)
            try:
                ours = Checking(desk.library, profile=desk.profile("gbt9704")).file(str(file)).findings
            except NigaoError as error:
                print(f"{file.name[:44]:44} {error.text}")
                continue
            looks = sum(one.rule.startswith("版式") for one in ours)
            formats = sum(one.kind == "format" for one in theirs or ())
            said = ("can't read it", "") if theirs is None else (formats, len(theirs) - formats)
            print(f"{file.name[:44]:44} {said[0]:>14} {said[1]:>8} {looks:>11} {len(ours) - looks:>6}")
            for one in theirs or ():
                rules[one.rule] += 1
                examples.setdefault(one.rule, one)
            if given.verbose:
                print("\n".join(f"    {one.rule}: {one.words[:20]!r} → {one.fix!r}" for one in ours))
    for rule, count in rules.most_common():
        one = examples[rule]
        print(f"{count:4} {rule} [{one.kind}] {one.words[:30]!r} → {one.wanted[:30]!r}: {one.why[:70]}")


if __name__ == "__main__":
    main()
