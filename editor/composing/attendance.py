"""Who was there, was not, and sat in: the lists behind the text of minutes (GB/T 9704-2012, 10.3)."""

from editor.composing.plan import PRESENT, Unit
from editor.composing.present import empty, paragraph, without, written
from editor.composing.scope import Scope
from editor.model.document import Paragraph, Run


def attendance_blocks(unit: Unit, scope: Scope) -> tuple[Paragraph, ...]:
    """The lists after an empty line, each behind its label in 黑体; none when no list has a name."""
    lists = [(name, *pair) for name in PRESENT for pair in written(unit.named, name, scope)]
    if not lists:
        return ()
    return (
        *empty("空行", unit.section),
        *(paragraph(name, one, Run(f"{name}：", "黑体字符"), *without(runs, before=name)) for name, one, runs in lists),
    )
