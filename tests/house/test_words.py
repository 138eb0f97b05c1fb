"""The project speaks of itself alone, and holds no text that it is tested with."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cases import SEED, needs_seed
from tests.source import input_texts, place, text_files

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


def _sentences_in(texts: Iterable[Path], files: Iterable[Path]) -> list[str]:
    """The sentences of texts that stand in files too; a sentence has 14 ideographs or more."""
    ours = "\n".join(re.sub(r"\s", "", path.read_text("utf-8")) for path in files)
    theirs = (sentence for path in texts for sentence in re.split(r"[。；！？\n\s]", path.read_text("utf-8")))
    return [sentence for sentence in theirs if len(re.findall(r"[\u4e00-\u9fff]", sentence)) >= 14 and sentence in ours]


@needs_seed
def test_no_sentence_of_the_real_report_is_in_the_project() -> None:
    assert _sentences_in([SEED], [*text_files(), *input_texts()]) == []


def test_no_sentence_of_a_test_text_is_in_the_program() -> None:
    texts = [path for path in input_texts() if path.suffix in {".txt", ".md"}]
    assert _sentences_in(texts, text_files("editor", "resources")) == []
