import pytest
from lxml import etree

from editor.word import open_package
from editor.word.package.relations import Relation, relations_in, relations_path
from tests.word.papers import R, foreign, p, packed, parts_of

_RELS = "word/_rels/document.xml.rels"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _top(*relations: str) -> etree._Element:
    return etree.fromstring(f'<Relationships xmlns="{_NAMESPACE}">{"".join(relations)}</Relationships>')


def _relation(target: str, more: str = "", kind: str = f"{R}/image") -> str:
    return f'<Relationship Id="rId1" Type="{kind}" Target="{target}"{more}/>'


@pytest.mark.parametrize(
    ("part", "path"),
    [("", "_rels/.rels"), ("word/document.xml", "word/_rels/document.xml.rels"), ("a.xml", "_rels/a.xml.rels")],
)
def test_the_relationships_of_a_part_lie_beside_it(part: str, path: str) -> None:
    assert relations_path(part) == path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("media/a.png", "word/media/a.png"),
        ("/word/media/a.png", "word/media/a.png"),
        ("../customXml/item1.xml", "customXml/item1.xml"),
        ("./media//a.png", "word/media/a.png"),
        ("../../../a.png", "a.png"),
        ("", "word"),
    ],
)
def test_a_target_is_a_path_in_the_package(target: str, path: str) -> None:
    ((relation),) = relations_in(_top(_relation(target)), "word/document.xml")
    assert relation == Relation("rId1", f"{R}/image", path)
    assert relation.word == "image"


def test_a_target_outside_stays_as_it_stands() -> None:
    ((relation),) = relations_in(_top(_relation("https://a.b/?c=%20", ' TargetMode="External"')), "word/document.xml")
    assert (relation.target, relation.outside) == ("https://a.b/?c=%20", True)


def test_nothing_relates_where_there_is_no_part_for_it() -> None:
    assert list(relations_in(None, "word/document.xml")) == []


def _with(relation: str, **more: bytes) -> bytes:
    parts = parts_of(foreign(p("文")))
    parts[_RELS] = etree.tostring(_top(relation))
    return packed({**parts, **{f"word/{name}": data for name, data in more.items()}})


@pytest.mark.parametrize("target", ["a%20b", "a b", "a%2520b"])
def test_a_part_whose_name_has_a_space_is_found_by_either_spelling(target: str) -> None:
    package = open_package(_with(_relation(target), **{"a b": b"1", "a%20b": b"2"} if target != "a b" else {"a b": b"1"}))
    assert package.related("image") == [{"a%20b": "word/a%20b", "a b": "word/a b", "a%2520b": "word/a%20b"}[target]]


def test_a_relationship_that_leads_nowhere_or_outside_gives_no_part() -> None:
    dangling = open_package(_with(_relation("gone.png")))
    outside = open_package(_with(_relation("document.xml", ' TargetMode="External"')))
    assert (dangling.related("image"), outside.related("image")) == ([], [])
    assert [package.has(relation) for package in (dangling, outside) for relation in package.relations(package.main).values()] == [False, False]


def test_damaged_relationships_are_none() -> None:
    package = open_package(packed({**parts_of(foreign(p("文"))), _RELS: b"<Relationships"}))
    assert package.relations(package.main) == {}
