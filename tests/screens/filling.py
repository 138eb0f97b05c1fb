"""Filling in: the three panes with fields of every kind in hand."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QToolButton, QWidget

from editor.qt.workspace.workspace import Workspace
from tests.screens.content import NOTICE, REPORT, REQUEST, filled, key_of, shipped
from tests.screens.studio import Scene, Studio, type_words


def _hold(studio: Studio, share: float, name: str, base: str = REPORT) -> tuple[Workspace, QWidget]:
    draft = filled(shipped(base), share)
    workspace = studio.fill(draft, field=key_of(draft, name))
    row = workspace.fields.column.row_of(key_of(draft, name))
    assert row is not None
    row.box.setFocus()
    studio.rest()
    return workspace, row.box


def partly(studio: Studio) -> None:
    """A field with several places in hand, half of all filled."""
    _hold(studio, 0.55, "本单位")


def all_filled(studio: Studio) -> None:
    """Nothing is left."""
    _hold(studio, 1.0, "参加人数")


def problems(studio: Studio) -> None:
    """Values that can't be, or that contradict each other."""
    draft = filled(shipped(REPORT), 0.7)
    wrong = {"参学率": "120", "学习日期": "2月30日", "参加人数": "八十几"}
    draft = draft.with_values({key_of(draft, name): value for name, value in wrong.items()})
    workspace = studio.fill(draft, field=key_of(draft, "参学率"))
    workspace.fields.focus_field()


def rows(studio: Studio) -> None:
    """A table in hand."""
    _workspace, box = _hold(studio, 0.75, "重点项目")
    table = box.findChild(QTableView) or box
    assert isinstance(table, QTableView)
    table.setCurrentIndex(table.model().index(2, 1))
    table.setFocus()


def money(studio: Studio) -> None:
    """An amount with its capitals."""
    _workspace, box = _hold(studio, 0.75, "计划投资")
    assert isinstance(box, QLineEdit)


def date(studio: Studio) -> None:
    """A date with its calendar open."""
    _workspace, box = _hold(studio, 0.5, "学习日期")
    button = box.findChild(QToolButton)
    assert button is not None
    button.click()


def time(studio: Studio) -> None:
    """A time with its half hours open."""
    _workspace, box = _hold(studio, 0.4, "开始时间", NOTICE)
    button = box.findChild(QToolButton)
    assert button is not None
    button.click()


def quantity(studio: Studio) -> None:
    """A quantity without its unit, below a time of the day, in a notice that is all filled but for it."""
    draft = filled(shipped(NOTICE)).with_values({"材料份数": "30", "开始时间": "14:30"})
    workspace = studio.fill(draft, field="材料份数")
    workspace.fields.focus_field()


def choice(studio: Studio) -> None:
    """A choice with its list open."""
    _workspace, box = _hold(studio, 0.2, "学习形式")
    assert isinstance(box, QComboBox)
    box.showPopup()


def offers(studio: Studio) -> None:
    """What was used before, while typing."""
    _workspace, box = _hold(studio, 0.05, "本单位")
    assert isinstance(box, QLineEdit)
    box.clear()
    type_words(box, "江畔")


def longtext(studio: Studio) -> None:
    """A long text in hand, in the shipped request with its red head."""
    _hold(studio, 0.6, "项目现状", REQUEST)


def folded(studio: Studio) -> None:
    """The outline over the fields, where there is no room for it."""
    workspace, _box = _hold(studio, 0.55, "本单位")
    studio.frame.resize(960, 540)
    studio.rest()
    workspace.drop_outline()


def at_the_end(studio: Studio) -> None:
    """Enter was pressed in the very last field."""
    workspace = studio.fill(filled(shipped(REPORT), 0.9))
    while section := workspace.navigator.section_beside():
        workspace.navigator.go_to_section(section)
    row = workspace.fields.column.rows[-1]
    workspace.navigator.go_to_field(row.key)
    studio.rest()
    row.went.emit(1)


def deleted(studio: Studio) -> None:
    """A section was deleted in the outline; what was moved there is taken back."""
    workspace, _box = _hold(studio, 0.55, "本单位")
    outline = workspace.outline
    outline.tree.setFocus()
    workspace.navigator.go_to_section(workspace.session.draft.template.sections[-2].id)
    outline.acts.delete()


SCENES = (
    Scene("fill", partly, ("wide", "low", "small")),
    Scene("fill-done", all_filled),
    Scene("fill-problems", problems, ("wide", "low")),
    Scene("fill-rows", rows),
    Scene("fill-money", money),
    Scene("fill-date", date),
    Scene("fill-time", time),
    Scene("fill-quantity", quantity),
    Scene("fill-choice", choice),
    Scene("fill-offers", offers),
    Scene("fill-longtext", longtext),
    Scene("fill-end", at_the_end),
    Scene("fill-deleted", deleted),
    Scene("fill-outline-folded", folded, ("small",)),
)
