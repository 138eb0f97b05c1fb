"""What another checker of official documents, gongwen-skill, says of Word files beside what we say, and who is right.

python -m tests.checks.rival [FILE.docx …] [--verbose]

Without files it makes twenty: ten filled from our templates, and ten of LibreOffice, six of them with planted faults. Their rules are judged below.
"""

import argparse
import contextlib
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.checks import Finding
from editor.desk import Checking, Desk
from editor.model.problem import NigaoError
from editor.storage.folders import Folders
from tests.checks.examples import lines_of
from tests.checks.planting import CLEAN, planted

_LONGEST = 120
_OURS = ("会议通知", "事项请示", "会议精神贯彻情况报告", "商洽函", "复函", "会议纪要", "项目批复", "年度工作总结", "表彰决定", "采购合同")
_CLEAN, _FAULTY, _FAULTS_EACH = 4, 6, 24

_RIGHT = {
    "CHK-C002": "版式-页面",
    "CHK-C003": "版式-页面",
    "CHK-C004": "版式-字体",
    "CHK-C005": "版式-字号",
    "CHK-C007": "版式-字体",
    "CHK-C008": "版式-字号",
    "CHK-C009": "版式-字体",
    "CHK-C012": "版式-段首",
    "CHK-C014": "版式-字号",
    "CHK-C017": "版式-落款",
    "CHK-C018": "版式-页面",
    "CHK-C019": "版式-字体",
    "CHK-C020": "版式-字号",
    "CHK-C021": "版式-标题居中",
    "CHK-C026": "版式-字体",
    "CHK-C027": "版式-附件说明",
    "CHK-C028": "版式-字体",
    "CHK-HEUR-001": "标点-汉字间空格",
    "CHK-HEUR-004": "版式-页码",
}
"""Their rules that have ground in GB/T 9704-2012, with the rule of ours that says the same; right where the file is not set by the standard."""
_WRONG = {
    "CHK-C001": "5.2.1: 天头 37 mm, not 28",
    "CHK-C011": "5.2.1: 版心 225 mm leaves 35 mm below, not 28",
    "CHK-C006": "5.2.3: 22 lines make 28 to 29 pt, not 33",
    "CHK-C013": "the standard says nothing of justified lines",
    "CHK-C016": "7.3.5: the signature stands over the date, not in the middle",
    "CHK-C032": "5.2.3: headings have the pitch of the text",
    "CHK-C025": "the standard says nothing of bold titles",
    "CHK-N002": "a line of the imprint is no title",
    "CHK-C033": "the standard gives a title no pitch",
    "CHK-C035": "5.2.3: headings have the pitch of the text",
    "CHK-C037": "5.2.3: headings have the pitch of the text",
    "CHK-C044": "the standard sets no sentence bold",
    "CHK-HEUR-002": "7.3.5: the lines above a signature are left for the seal",
    "CHK-N001": "no clause asks for 特此通知, and of other kinds it would be wrong",
    "CHK-N003": "the text says what is asked for",
    "CHK-C05": "the standard does not set tables",
}


@dataclass(frozen=True)
class TheirFinding:
    """A finding of theirs: its rule, what it is about, what stands there and what they want there."""

    rule: str
    kind: str
    words: str
    wanted: str
    why: str

    @property
    def ours(self) -> str | None:
        """Our rule that says the same; None where theirs has no ground, or is none that was judged."""
        return _RIGHT.get(self.rule.partition(" ")[0])


def their_findings(file: Path) -> list[TheirFinding] | None:
    """What they say of a Word file, without their sums; None where they can't read it."""
    command = [str(Path(sys.executable).with_name("gongwen")), "check", "--json", str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=False)
    start = ran.stdout.find("[")
    with contextlib.suppress(json.JSONDecodeError):
        found = json.loads(ran.stdout[start:]) if start >= 0 else None
        if found is not None:
            all_of_them = (TheirFinding(f"{one['rule_id']} {one['name']}", *(str(one.get(k) or "") for k in _FIELDS)) for one in found)
            return [one for one in all_of_them if not one.rule.endswith("（汇总）")]
    return None


_FIELDS = ("check_type", "original", "suggested", "reason")


def twenty(folder: Path) -> Iterator[Path]:
    """The twenty Word files, made in a folder."""
    for name in _OURS:
        file = folder / f"ours-{name}.docx"
        subprocess.run([sys.executable, "-m", "editor", "fill", name, "--sample", "-o", str(file)], check=False, capture_output=True)
        yield file
    texts = [folder / f"others-{number}.txt" for number in range(_CLEAN + _FAULTY)]
    for text, words in zip(texts, _letters(), strict=True):
        text.write_text(words, "utf-8")
    office = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/office",
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--infilter=Text (encoded):UTF8",
    ]
    subprocess.run([*office, "--outdir", str(folder), *map(str, texts)], check=False, capture_output=True, timeout=_LONGEST)
    yield from (text.with_suffix(".docx") for text in texts)


def _letters() -> Iterator[str]:
    """Texts of letters: clean ones, and such as have planted faults."""
    chance = random.Random(1)
    sentences = [line for line in CLEAN if line.endswith("。") and len(line) > _FAULTS_EACH]
    faulty = ["".join(lines_of(one.text)) for one in planted(1) if "\n" not in one.text and "|" not in one.text]
    chance.shuffle(faulty)
    for number in range(_CLEAN + _FAULTY):
        lines = chance.sample(sentences, 9)
        if number >= _CLEAN:
            lines[3:3] = faulty[(number - _CLEAN) * _FAULTS_EACH :][:_FAULTS_EACH]
        text = ["一、总体要求", *lines[:4], "二、工作安排", *lines[4:]]
        yield "\n".join(["关于做好有关工作的通知", "各单位：", *text, "江畔市水务局", "2026年8月3日"])


def _row(file: Path, theirs: Sequence[TheirFinding], ours: Sequence[Finding]) -> list[TheirFinding]:
    """Print who found what of a file; what of theirs is right and missing with us."""
    by_standard = file.name.startswith("ours-")
    right = [one for one in theirs if one.ours is not None and not by_standard]
    rules = {one.rule for one in ours}
    missing = [one for one in right if one.ours not in rules]
    looks = sum(one.rule.startswith("版式") for one in ours)
    shown = (len(theirs), len(right), len(right) - len(missing), looks, len(ours) - looks)
    print(f"{file.stem[:30]:30} {shown[0]:>7} {shown[1]:>6} {shown[2]:>8} {shown[3]:>10} {shown[4]:>6}")
    return missing


def main() -> None:
    """Print a line for each file, then their rules with how often each spoke, who is right, and an example."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--verbose", action="store_true", help="also what we found")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Folders.under(Path(home)))
        rules, examples, missing = Counter[str](), dict[str, TheirFinding](), list[TheirFinding]()
        unread = 0
        print(f"{'file':30} {'theirs':>7} {'right':>6} {'of these':>8} {'ours: look':>10} {'text':>6}\n{'':45} {'ours too':>8}")
        for file in given.files or twenty(Path(home)):
            theirs = their_findings(file)
            unread += theirs is None
            theirs = theirs or []
            try:
                ours = Checking(desk.library, profile=desk.profile("gbt9704")).file(str(file)).findings
            except NigaoError as error:
                print(f"{file.name[:44]:44} {error.text}")
                continue
            missing += _row(file, theirs, ours)
            for one in theirs:
                rules[one.rule] += 1
                examples.setdefault(one.rule, one)
            if given.verbose:
                print("\n".join(f"    {one.rule}: {one.words[:20]!r} → {one.fix!r}" for one in ours))
    for rule, count in rules.most_common():
        one = examples[rule]
        wrong = next((why for name, why in _WRONG.items() if rule.startswith(name)), "not judged")
        print(f"{count:4} {rule} {one.words[:24]!r} → {one.wanted[:24]!r}: {f'right, as {one.ours}' if one.ours else f'wrong: {wrong}'}")
    print(f"files that they could not read: {unread}")
    print(f"of theirs, rightly found and missing with us: {[(one.rule, one.words[:20]) for one in missing]}")


if __name__ == "__main__":
    main()
