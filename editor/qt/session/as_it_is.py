"""照写: a refused value stays as it is, from wherever it is shown."""

from PySide6.QtCore import QObject

from editor.model.draft.refusals import let_stand
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.keys.input_method import hand_over


def take_as_it_is(session: Session, key: str, who: QObject) -> None:
    """Let the value of a field stand where it is refused, as an undo step of its own; nothing where it is not."""
    if key in session.tally.refused:
        hand_over()
        session.seal()
        session.edit(let_stand(session.draft, key), tr("照写“{name}”", name=session.draft.template.by_key[key].name), who=who)
        session.seal()
