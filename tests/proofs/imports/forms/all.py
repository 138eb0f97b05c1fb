"""All twenty forms, in order."""

from collections.abc import Callable

from tests.proofs.imports.forms import figures, papers, persons
from tests.proofs.imports.forms.parts import Form

MAKERS: tuple[Callable[[], Form], ...] = (
    persons.application, persons.approval, persons.roster, persons.sign_in, persons.visitor, persons.appointment, persons.equipment,
    figures.statistics, figures.tasks, figures.marks, figures.progress, figures.duty, figures.assets,
    papers.receipt, papers.car, papers.expenses, papers.handover, papers.seal, papers.leave, papers.reply,
)  # fmt: skip
