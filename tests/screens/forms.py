"""A Word form that is filled in place: the pages of LibreOffice, our own drawing where there is none, what the other way would lose."""

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt.messages.question_dialog import QuestionDialog
from editor.qt.workspace.workspace import Workspace
from tests.desk.forms.office import OFFICE_FORMS
from tests.screens.studio import Scene, Studio, wait_until

_VALUES = {"姓名": "周敏", "民族": "汉族", "学历": "本科"}


def _open(studio: Studio, name: str, *, is_printed: bool = True) -> Workspace:
    path = studio.home / f"{name}.docx"
    path.write_bytes(OFFICE_FORMS[name]())
    studio.window.file_acts.open_path(path)
    wait_until(lambda: studio.window.workspace is not None)
    workspace = studio.window.workspace
    assert workspace is not None
    wait_until(lambda: workspace.preview.laid is not None)
    if is_printed and studio.desk.prints_through_office:
        wait_until(lambda: "LibreOffice" in workspace.pages.head.source.words)
    return workspace


def form(studio: Studio) -> None:
    """A form that was just opened, with its first field in hand."""
    _open(studio, "入职申请表")
    studio.rest()


def filling(studio: Studio) -> None:
    """Some of it filled, a field of the table in hand."""
    workspace = _open(studio, "入职申请表")
    session = workspace.session
    session.edit(session.draft.with_values(_VALUES), "填写")
    workspace.navigator.go_to_field("通信地址")
    wait_until(lambda: not workspace.preview.is_behind)
    studio.rest()


def landscape(studio: Studio) -> None:
    """Rows on a page that lies on its side."""
    _open(studio, "设备台账")
    studio.rest()


def drawn(studio: Studio) -> None:
    """A form where there is no LibreOffice: our own drawing, with a box for the picture."""
    with_office = Desk.form_pages

    def fail(*_given: object) -> None:
        message = "没有 LibreOffice"
        raise NigaoError(message)

    Desk.form_pages = fail  # pyright: ignore[reportAttributeAccessIssue]
    try:
        _open(studio, "红头收文单", is_printed=False)
        studio.rest()
    finally:
        Desk.form_pages = with_office


def losses(studio: Studio) -> QuestionDialog:
    """What a form would lose as an official document."""
    path = studio.home / "红头收文单.docx"
    path.write_bytes(OFFICE_FORMS["红头收文单"]())
    lost = studio.desk.lost_otherwise(path, is_form=True)
    verbs = (tr("改成公文格式"), tr("先不换"))
    dialog = QuestionDialog(
        tr("改成公文格式，文字照收，版面重排。"), tr("这样就没有了："), verbs, studio.frame, listed=[(words, False) for words in lost]
    )
    dialog.show()
    return dialog


SCENES = (
    Scene("form", form, ("wide", "low", "small")),
    Scene("form-filling", filling, ("wide", "low")),
    Scene("form-landscape", landscape),
    Scene("form-drawn", drawn),
    Scene("form-losses", losses),
)
