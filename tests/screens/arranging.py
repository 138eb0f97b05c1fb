"""The elements of a report: the panel as it opens, a report that has all of them, a date that can't be."""

from editor.model.acts import elements
from editor.model.draft.draft import Draft
from editor.qt.elements.elements_pane import ElementsPane
from editor.qt.workspace.workspace import Workspace
from tests.screens.content import NOTICE, REPORT, REQUEST, filled, shipped
from tests.screens.studio import Scene, Studio


def _panel(studio: Studio, draft: Draft) -> tuple[Workspace, ElementsPane]:
    workspace = studio.fill(draft)
    workspace.turn_elements()
    assert workspace.middle.panel is not None
    return workspace, workspace.middle.panel


def opened(studio: Studio) -> None:
    """A report as it comes: its usual elements on top, what is not written switched off."""
    _panel(studio, filled(shipped(REPORT), 0.6))


def complete(studio: Studio) -> None:
    """All usual elements of a report, three signatories, a date that can't be; the number is in hand."""
    draft = elements.with_wanted(filled(shipped(REPORT)))
    draft = elements.added(elements.added(draft, "签发人"), "签发人")
    draft = draft.with_values({"签发人": "程远山", "签发人_2": "陆文舟", "印发日期": "2026-02-30"})
    _workspace, panel = _panel(studio, draft)
    panel.line_of("发文字号").take_focus()


def foot(studio: Studio) -> None:
    """The end of the panel: imprint, kind, form, seal and layout."""
    _workspace, panel = _panel(studio, filled(shipped(REQUEST)))
    studio.rest()
    panel.view.verticalScrollBar().setValue(panel.view.verticalScrollBar().maximum())


def attached(studio: Studio) -> None:
    """A notice with its attachment."""
    _workspace, panel = _panel(studio, filled(shipped(NOTICE), 0.5))
    panel.line_of("附件").take_focus()


SCENES = (
    Scene("elements", opened, ("wide", "low", "small")),
    Scene("elements-complete", complete, ("wide", "low")),
    Scene("elements-foot", foot, ("wide", "low")),
    Scene("elements-attached", attached),
)
