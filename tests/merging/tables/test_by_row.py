"""Markup that shows in each repetition of a section what stands there in the file."""

import pytest

from editor.composing import compose
from editor.merging.tables.by_row import by_row
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item
from editor.model.template.field import Field
from editor.model.template.template import Element, Prose, Section, Template

_ROWS = Field("事项", type="rows", columns=(Field("名称"),))


def _shown(made: tuple[Item, ...], rows: int) -> list[str]:
    """What a section with these items shows, once for each row."""
    section = Section("s", level=1, heading="事项", repeat=("一项", "事项"), blocks=tuple(item for item in made if isinstance(item, Prose)))
    draft = Draft(Template(fields=(_ROWS,), sections=(section,)), {"事项": tuple({"名称": f"{n}"} for n in range(rows))})
    return [p.text for p in compose(draft).document.paragraphs() if p.text and "事项" not in p.text]


@pytest.mark.parametrize(
    "texts",
    [
        ["甲", "甲", "甲"],
        ["甲", "乙", "甲"],
        ["甲", "乙", "丙"],
        ["", "甲", "甲"],
        ["", "", "甲"],
        ["", "甲", "乙"],
        ["甲", "甲", "", "乙", ""],
    ],
)
def test_each_repetition_shows_its_own_text(texts: list[str]) -> None:
    made = by_row([(Prose(text),) if text else () for text in texts])
    assert made is not None
    assert _shown(made, len(texts)) == [text for text in texts if text]


def test_what_is_the_same_everywhere_needs_no_statements() -> None:
    assert by_row([(Prose("甲"), Prose("乙"))] * 2) == (Prose("甲"), Prose("乙"))
    assert by_row([(Grid((("甲",),)),)] * 2) == (Grid((("甲",),)),)


def test_heads_differ_in_their_words_alone() -> None:
    head = Section("s", level=1, heading="检修")
    made = by_row([(head,), (Section("s", level=1, heading="抢修", run_on="要快。"), Prose("甲"))])
    assert made is not None
    assert isinstance(made[0], Section)
    assert "抢修" in made[0].heading
    assert "检修" in made[0].heading
    assert "要快。" in made[0].run_on
    assert isinstance(made[1], Prose)


@pytest.mark.parametrize(
    "versions",
    [
        [(Prose("甲"),), (Grid((("甲",),)),)],
        [(Prose("甲"),), (Element("署名", "甲"),)],
        [(Section("a", level=1),), (Prose("甲"),)],
        [(Section("a", level=1), Section("b", level=1)), (Section("a", level=1), Section("c", level=1))],
        [(Section("a", level=1),), (Prose("甲"), Section("b", level=1))],
    ],
)
def test_what_markup_has_no_words_for_is_nothing(versions: list[tuple[Item, ...]]) -> None:
    assert by_row(versions) is None
