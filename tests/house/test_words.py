"""The project speaks of itself alone, and holds no text that it is tested with."""

import re

import pytest

from tests.source import ROOT, place, text_files

CASES = ROOT.parent / "shared" / "cases"
# Put together here, so that this file does not hold what it looks for.
ELSEWHERE = [
    "(?<![\\w.}])/" + "(?:work|root|home/[a-z]+|opt|Users/[a-z]+)/",
    "py" + "pi\\.org|python" + "hosted|npm" + "js\\.org|deb\\.deb" + "ian",
    "(?i)\\bsub" + "agent|\\blanguage " + "model\\b|\\bchat" + "gpt",
]


@pytest.mark.parametrize("pattern", ELSEWHERE, ids=["paths of one machine", "hosts", "how it was made"])
def test_the_project_speaks_of_itself_alone(pattern: str) -> None:
    found = re.compile(pattern)
    lines = ((path, number, line) for path in text_files() for number, line in enumerate(path.read_text("utf-8").splitlines(), 1))
    assert [f"{place(path, number)} {line[:80]}" for path, number, line in lines if found.search(line)] == []


def test_no_sentence_of_a_test_text_is_in_the_project() -> None:
    if not CASES.is_dir():
        pytest.skip("the test texts do not lie beside this checkout")
    ours = "\n".join(re.sub(r"\s", "", path.read_text("utf-8")) for path in text_files())
    theirs = (sentence for path in CASES.glob("*.txt") for sentence in re.split(r"[。；！？\n\s]", path.read_text("utf-8")))
    assert [sentence for sentence in theirs if len(re.findall(r"[\u4e00-\u9fff]", sentence)) >= 14 and sentence in ours] == []
