"""The review of a sample, and its questions."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.qt.review.list.model import ReviewFilter
from editor.qt.review.screen import ReviewScreen
from tests.screens.studio import Scene, Studio, wait_until
from tests.word.edited_files import reference, text_run
from tests.word.papers import foreign, p

SEVERAL = """关于报送值班安排的通知

各科室：
现将X月值班安排通知如下。值班电话：XXXXXXXX。
一、值班时间
X月X日至X月X日，每天XX人。
二、有关要求
值班人员要按时到岗，XX科负责检查。

XX单位办公室
20XX年X月X日

关于值班工作情况的报告

XX局：
X月份，我单位安排值班XX人次，处理各类事项XX件。现将有关情况报告如下。
一、主要做法
由XX牵头，每天调度X次。
二、存在的问题
XX科人手不足。

XX单位
20XX年X月X日
"""

TIED = """关于召开职工代表大会情况的报告

局党委：

　　大会应到X人，实到X人，到会率X%。会议经费X万元（大写：XXX元整）。由XX公司承办，XX单位协助，XX单位负责联络。

XX市水务局
2026年8月3日
"""


def _review(studio: Studio) -> ReviewScreen:
    studio.window.file_acts.open_path(studio.sample)
    return _screen(studio)


def _screen(studio: Studio) -> ReviewScreen:
    wait_until(lambda: studio.window.reviewing.screen is not None)
    screen = studio.window.reviewing.screen
    assert screen is not None
    studio.rest()
    return screen


def review(studio: Studio) -> None:
    """What was read, the first unsure blank in hand."""
    _review(studio)


def accepted(studio: Studio) -> None:
    """All that is sure was accepted."""
    _review(studio).act("accept_sure")


def types(studio: Studio) -> None:
    """The list of types open."""
    _review(studio).act("retype")


def same(studio: Studio) -> None:
    """The list of what a blank may be the same as."""
    _review(studio).act("merge")


def naming(studio: Studio) -> None:
    """The question for a template's name."""
    _review(studio).ask_name([])


def namesakes(studio: Studio) -> None:
    """Two fields of one section have come to one name."""
    screen = _review(studio)
    fields = screen.session.seen.fields
    screen.session.go_to(fields[5].places[0])
    screen.session.rename(fields[4].label)


def pointed_at(studio: Studio) -> None:
    """The menu of a word in the text."""
    screen = _review(studio)
    text, blank = screen.text, screen.session.inspection.slots[1]
    text.setFocus()
    text.caret.take(blank.line, blank.end + 1, blank.end + 3)
    text.menu_asked.emit(text.viewport().mapToGlobal(text.where(blank.line, blank.end + 3)))


def several(studio: Studio) -> None:
    """Two documents in one text."""
    studio.window.file_acts.open_text(SEVERAL)
    _screen(studio)


def marking(studio: Studio) -> None:
    """Selected text becomes a blank."""
    screen = _review(studio)
    screen.text.setFocus()
    for _ in range(9):
        QTest.keyClick(screen.text, Qt.Key.Key_Down)
    for _ in range(4):
        QTest.keyClick(screen.text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    screen.act("mark")


def _marked(text: str) -> str:
    return text_run(text, '<w:highlight w:val="yellow"/>')


def _form(studio: Studio) -> ReviewScreen:
    """A Word file with a header, a comment, a note, a picture and a tracked change; with marked words and labels that wait."""
    turned = f'<w:ins w:id="9" w:author="校对">{text_run("并抄送办公室")}</w:ins>'
    body = "".join(
        (
            p("关于借用会议室的函"),
            p("后勤服务中心："),
            p(text_run("我科定于"), _marked("8月12日"), text_run("借用三楼会议室，参会约"), _marked("36"), text_run("人。"), reference("comment")),
            p(text_run("请予安排"), turned, text_run("。"), reference("footnote")),
            p('<w:r><w:pict><v:shape alt="会议室平面图"><v:imagedata/></v:shape></w:pict></w:r>'),
            p("借用单位：____　　经办人："),
            p("联系电话："),
            p("归还时间："),
            p("档案科"),
            p("2026年8月3日"),
        )
    )
    comment = f'<w:comment w:id="1">{p("人数请再核对")}</w:comment>'
    note = f'<w:footnote w:id="1">{p("会议室可容纳六十人。")}</w:footnote>'
    path = studio.home / "借用会议室的函.docx"
    path.write_bytes(foreign(body, comments=comment, footnotes=note, header=p("内部资料　编号：____")))
    studio.window.file_acts.open_path(path)
    return _screen(studio)


def left_out(studio: Studio) -> None:
    """What was not taken in, with where it stood and why."""
    _form(studio).segment.parts[ReviewFilter.LEFT_OUT].click()


def proposals(studio: Studio) -> None:
    """The places that may be fields, the first of them in hand."""
    screen = _form(studio)
    rows = screen.list.rows
    at = next((n for n, row in enumerate(rows.rows) if row.proposals), 0)
    screen.list.setCurrentIndex(rows.index(at, 0))


def tied(studio: Studio) -> None:
    """What may tie fields together, the first offer in hand."""
    path = studio.home / "职工代表大会.txt"
    path.write_text(TIED, "utf-8")
    studio.window.file_acts.open_path(path)
    screen = _screen(studio)
    rows = screen.list.rows
    at = next(n for n, row in enumerate(rows.rows) if row.offer is not None)
    screen.list.setCurrentIndex(rows.index(at, 0))


def put_back(studio: Studio) -> None:
    """The header put back above the title, its blank a field."""
    screen = _form(studio)
    entry = next(one for one in screen.session.seen.left_out if one.text.startswith("内部资料"))
    screen.session.put_back(entry)


SCENES = (
    Scene("review", review, ("wide", "low", "small")),
    Scene("review-accepted", accepted),
    Scene("review-types", types),
    Scene("review-same", same),
    Scene("review-template", naming),
    Scene("review-mark", marking),
    Scene("review-several", several),
    Scene("review-namesakes", namesakes, ("wide", "small")),
    Scene("review-menu", pointed_at),
    Scene("review-left-out", left_out),
    Scene("review-proposals", proposals),
    Scene("review-put-back", put_back),
    Scene("review-tied", tied, ("wide", "low")),
)
