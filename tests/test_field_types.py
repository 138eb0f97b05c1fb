"""A new type of field is one entry in each table that is keyed by types, and no table forgets one."""

import ast
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import cast

import pytest

from editor.model.template.field import FieldType
from editor.reading.names.names_by_type import NAMES
from editor.reading.page.lexicon import table
from tests.source import ROOT, python_files, tree


def _tables() -> Iterator[tuple[str, str]]:
    """Module and name of every table whose annotation says that its keys are types of fields."""
    for path in python_files("editor"):
        if "[FieldType, " not in path.read_text("utf-8"):
            continue
        for node in tree(path).body:
            if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation).startswith(("Mapping[FieldType, ", "dict[FieldType, ")):
                yield ".".join(path.relative_to(ROOT).with_suffix("").parts), ast.unparse(node.target)


TABLES = sorted(_tables())


@pytest.mark.parametrize(("module", "name"), TABLES, ids=[name for _, name in TABLES])
def test_a_table_by_types_has_them_all(module: str, name: str) -> None:
    found = cast("Mapping[FieldType, object]", getattr(import_module(module), name))
    assert set(found) == set(FieldType)


def test_each_room_that_deals_with_types_has_its_table() -> None:
    rooms = {module.split(".")[1] for module, _ in TABLES}
    assert rooms == {"model", "qt", "reading"}


def test_a_type_is_written_in_files_by_its_name() -> None:
    assert [type_ for type_ in FieldType if FieldType.named(type_.value) is not type_] == []
    assert (FieldType.named("colour"), FieldType.named(None), FieldType.named("")) == (None, None, None)


@pytest.mark.parametrize("lexicon", ["labels", "suffixes"])
def test_the_words_that_tell_a_type_stand_under_its_name(lexicon: str) -> None:
    assert [section for section in table(lexicon) if FieldType.named(section) is None] == []


def test_every_type_that_the_reader_finds_has_labels_that_tell_it() -> None:
    found = {type_ for type_, name in NAMES.items() if name is not NAMES[FieldType.ROWS]}
    assert found == {FieldType(section) for section in table("labels")}
