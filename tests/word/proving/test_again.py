"""A file that differs from a proved one in its texts alone is proved without being read again."""

import pytest

from editor.word import ProvedFile, write_docx
from tests.word.papers import changed, filled, one, profile

DOCUMENT, TITLE = "word/document.xml", "docProps/core.xml"
WRITTEN = write_docx(one("前", filled("项目", "乙"), "后"), profile(), "{}")
PROVED = ProvedFile(WRITTEN, [("项目", 1)])


def test_other_texts_in_places_and_in_other_parts_are_proved() -> None:
    assert PROVED.proves(WRITTEN, ["乙"])
    assert PROVED.proves(changed(WRITTEN, DOCUMENT, "乙", "丙&amp;丁"), ["丙&丁"])
    assert PROVED.proves(changed(WRITTEN, TITLE, "</dc:title>", "丁</dc:title>"), ["乙"])
    assert not PROVED.proves(changed(WRITTEN, DOCUMENT, "乙", "丙"), ["乙"])
    assert not PROVED.proves(changed(WRITTEN, DOCUMENT, "前", "丙"), ["乙"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("?>", "?>乙"),
        ("?>", "?>&amp;"),
        ("?>", "?>\u3000"),
        ("<?xml", "乙<?xml"),
        ("</cp:coreProperties>", "</cp:coreProperties>乙"),
        ("</cp:coreProperties>", "</cp:coreProperties>乙<?乙 乙?>"),
        ("</cp:coreProperties>", "</cp:coreProperties>乙<!-- -->"),
        ("</cp:coreProperties>", "</cp:coreProperties>乙</cp:coreProperties>"),
        ("</dc:title>", "&乙;</dc:title>"),
        ("</dc:title>", "]]></dc:title>"),
        ("UTF-8", "ASCII"),
    ],
)
def test_a_part_that_is_no_xml_with_its_texts_is_not_proved(old: str, new: str) -> None:
    assert not PROVED.proves(changed(WRITTEN, TITLE, old, new), ["乙"])


@pytest.mark.parametrize(("old", "new"), [("?>", "?>乙"), ("</cp:coreProperties>", "</cp:coreProperties>乙<?乙 乙?>"), ("UTF-8", "ASCII")])
def test_a_part_is_not_proved_by_one_that_is_as_broken(old: str, new: str) -> None:
    broken = changed(WRITTEN, TITLE, old, new)
    assert not ProvedFile(broken, [("项目", 1)]).proves(changed(broken, TITLE, "</dc:title>", "丁</dc:title>"), ["乙"])
