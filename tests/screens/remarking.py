"""What the checks found: the list over the panes, lines on the pages and in the text, the rules that only hint."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from editor.model.session.session import Session
from editor.model.template.template import Prose
from editor.qt.changes.side_list import SideList
from editor.qt.settings.hint_switches import HintSwitches
from tests.screens.content import REPORT, filled, shipped
from tests.screens.studio import Scene, Studio, wait_until

_FAULTS = (
    "各单位要布署到位,按排专人负责。。",
    "截止目前，累计完成投资１２亿元，其它工作正在做为重点推进。",
    "会议定于2026年2月30日召开，请各单位高度重视。",
    "责任人要做到“四个到位，压实责任。",
    "布署之后要开展检察，减少事故2倍。",
)


def report_with_faults(studio: Studio) -> Session:
    """A report in hand with some wrong words and signs in its text and in a value."""
    draft = filled(shipped(REPORT), 0.5)
    session = Session(draft, studio.home / "情况报告.docx", "情况报告")
    studio.window.file_acts.take(session)
    section = next(section for section in draft.template.sections if section.level == 1)
    changed = replace(section, blocks=(*section.blocks, *map(Prose, _FAULTS)))
    session.edit(draft.with_template(draft.template.with_section(changed)), "改")
    return session


def _list(studio: Studio) -> SideList:
    report_with_faults(studio)
    workspace = studio.window.workspace
    assert workspace is not None
    wait_until(lambda: workspace.preview.laid is not None)
    studio.window.remarking.show()
    wait_until(lambda: workspace.checks.is_current)
    studio.rest()
    panel = studio.window.remarking.panel
    assert panel is not None
    return panel


def remarks(studio: Studio) -> None:
    """The list of what the checks found; the third one is in hand."""
    _list(studio).take(2)


def remarks_in_the_text(studio: Studio) -> None:
    """The text of a section with lines under what the checks found."""
    session = report_with_faults(studio)
    workspace = studio.window.workspace
    assert workspace is not None
    workspace.checks.refresh()
    wait_until(lambda: workspace.checks.is_current)
    section = next(section for section in session.draft.template.sections if section.level == 1)
    workspace.navigator.go_to_section(section.id)
    studio.window.acts.text.trigger()


def hint_switches(studio: Studio) -> QWidget:
    """The rules that only hint, one of them on."""
    studio.desk.settings.change("hints", ("词语-易混",))
    studio.window.setting_acts.show()
    page = studio.window.setting_acts.page
    assert page is not None
    switches = page.boxes["hints"].widget
    assert isinstance(switches, HintSwitches)
    switches.choose.click()
    assert switches.window_of_switches is not None
    return switches.window_of_switches


SCENES = (
    Scene("checks", remarks, ("wide", "low", "small")),
    Scene("checks-text", remarks_in_the_text),
    Scene("checks-hints", hint_switches),
)
