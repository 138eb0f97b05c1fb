"""A Word file that was opened once: parsed when it is asked for, shared by its readers, and changed by none."""

import pytest
from lxml import etree

from editor.model.problem import NigaoError
from editor.word import Package, graft, open_package, read_foreign, read_runs, read_source, read_values, write_docx, write_package
from editor.word.package.package import once
from tests.word.edited_files import commented, edited, picture_run, reference, text_run, with_notes, with_picture
from tests.word.papers import foreign, p, packed, parts_of, profile, report

WRITTEN = write_docx(report(), profile(), "{}")
DOCUMENT = "word/document.xml"


def _edited() -> bytes:
    run = text_run("特此报告。")
    made = edited(WRITTEN, (run, commented(run) + picture_run() + reference("footnote")))
    return with_notes(with_notes(with_picture(made), "comment", "请核对"), "footnote", "见附件")


def test_a_part_is_parsed_once_and_not_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, parse = list[bytes](), etree.fromstring

    def counted(data: bytes, parser: etree.XMLParser) -> etree._Element:
        parsed.append(data)
        return parse(data, parser)

    monkeypatch.setattr(etree, "fromstring", counted)
    package = open_package(_edited())
    assert len(parsed) == 2, "the relationships of the package and the document"
    for read in (read_source, read_values, read_runs, read_foreign, read_values, read_foreign):
        read(package)
    assert len(parsed) == len(set(parsed))


def test_readers_change_no_tree() -> None:
    package = open_package(_edited())
    for read in (read_source, read_values, read_runs, read_foreign):
        read(package)
    graft(write_package(report(), profile(), "{}"), package)
    fresh = open_package(_edited())
    read = [path for path in package.paths if path.endswith((".xml", ".rels"))]
    assert [path for path in read if etree.tostring(package.tree(path)) != etree.tostring(fresh.tree(path))] == []


def test_grafting_leaves_the_written_package_as_it_was() -> None:
    written = write_package(report(), profile(), "{}")
    before = etree.tostring(written.tree(DOCUMENT))
    made = graft(written, open_package(_edited()))
    assert made.package is not None
    assert etree.tostring(written.tree(DOCUMENT)) == before
    assert graft(written, open_package(_edited())).data == made.data


def test_what_was_grafted_reads_the_same_in_memory_and_from_its_bytes() -> None:
    made = graft(write_package(report(), profile(), "{}"), open_package(_edited()))
    assert made.package is not None
    again = open_package(made.data)
    assert made.package.parts() == again.parts()
    assert [read(made.package) for read in (read_foreign, read_values, read_runs)] == [read(again) for read in (read_foreign, read_values, read_runs)]


def test_a_copy_of_a_tree_may_be_changed() -> None:
    package = open_package(WRITTEN)
    package.copied(DOCUMENT).clear()
    assert len(package.tree(DOCUMENT))


def test_a_package_apart_has_trees_of_its_own() -> None:
    package = open_package(WRITTEN)
    apart = package.apart()
    apart.tree(DOCUMENT).clear()
    assert len(package.tree(DOCUMENT))
    assert apart.part(DOCUMENT) == package.part(DOCUMENT)


def test_a_package_that_was_made_here_holds_what_it_was_given() -> None:
    package = Package.held({DOCUMENT: b"<a/>", "word/b.bin": b"\0"})
    assert (package.paths, package.part("word/b.bin"), "word/b.bin" in package, "c" in package) == ((DOCUMENT, "word/b.bin"), b"\0", True, False)
    assert package.parts() == {DOCUMENT: b"<a/>", "word/b.bin": b"\0"}
    assert package.tree(DOCUMENT) is package.tree(DOCUMENT)


@pytest.mark.parametrize("package", [open_package(foreign(p("文")), "甲.docx"), Package.held({})], ids=["opened", "made"])
def test_a_part_that_is_missing_is_told_in_words(package: Package) -> None:
    with pytest.raises(NigaoError, match="已损坏"):
        package.part("word/gone.xml")
    assert package.optional("word/gone.xml") is None


def test_a_damaged_part_is_damaged_each_time() -> None:
    package = open_package(packed({**parts_of(foreign(p("文"))), "word/styles.xml": b"<broken"}))
    for _ in range(2):
        with pytest.raises(NigaoError, match="已损坏"):
            package.tree("word/styles.xml")


def test_what_is_worked_out_once_is_worked_out_for_each_package() -> None:
    asked = list[Package]()

    @once
    def count(package: Package) -> int:
        """How many parts there are."""
        asked.append(package)
        return len(package.paths)

    first, second = open_package(WRITTEN), open_package(foreign(p("文")))
    assert [count(package) for package in (first, second, first)] == [len(first.paths), len(second.paths), len(first.paths)]
    assert asked == [first, second]
