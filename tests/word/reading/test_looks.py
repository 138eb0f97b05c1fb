"""What somebody gave to text by hand is told from what says nothing."""

import pytest

from editor.word import open_package
from editor.word.package.xml import walk
from editor.word.reading.looks import look_by_hand
from editor.word.reading.sheet import StyleSheet
from tests.word.papers import foreign, p


def _given(look: str) -> list[str]:
    package = open_package(foreign(p(f"<w:r><w:rPr>{look}</w:rPr><w:t>甲</w:t></w:r>")))
    (run,) = walk(package.tree(package.main), "w:r")
    return [node.tag.rpartition("}")[2] for node in look_by_hand(run, StyleSheet.of(package))]


@pytest.mark.parametrize(
    ("look", "given"),
    [
        ("<w:b/><w:bCs/>", ["b", "bCs"]),
        ("<w:b/>", ["b"]),
        ('<w:sz w:val="44"/><w:szCs w:val="44"/>', ["sz", "szCs"]),
        ('<w:shd w:val="clear" w:fill="FFFF00"/>', ["shd"]),
        ('<w:shd w:val="clear" w:fill="auto"/>', []),
        ("<w:shd/>", []),
        ('<w:u w:val="none"/><w:b w:val="0"/>', []),
        ('<w:rFonts w:hint="eastAsia"/>', []),
        ('<w:rFonts w:ascii="Arial"/>', ["rFonts"]),
    ],
)
def test_a_look_says_something_or_nothing(look: str, given: list[str]) -> None:
    assert _given(look) == given
