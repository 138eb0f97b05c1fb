"""Many filled copies of one Word form."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from editor.desk.forms.saving import form_bytes
from editor.desk.saving.copies import MadeCopy, Values
from editor.model.problem import NigaoError
from editor.model.template.field import Field
from editor.model.template.template import Template

if TYPE_CHECKING:
    from editor.desk.forms.data import Data
    from editor.desk.forms.opening import OpenForm


class FormCopies:
    """The copies of a form, which is opened and compiled once."""

    def __init__(self, opened: "OpenForm", same: "Data", *, final: bool) -> None:
        """`same` are the values that all have. Raises NigaoError for a form that can't be filled again."""
        if opened.locked:
            raise NigaoError(opened.locked)
        self._opened, self._same, self._final = opened, same, final

    @property
    def template(self) -> Template:
        """The fields of the form."""
        return self._opened.template

    def _data(self, values: Values) -> dict[str, object]:
        return {**self._same, **values}

    def holes(self, values: Values) -> tuple[Field, ...]:
        """The fields that are still empty."""
        return tuple(self._opened.open_fields(self._data(values)))

    def made(self, values: Values, endings: Collection[str]) -> MadeCopy:
        """The filled form, and the pages as LibreOffice draws them."""
        data = self._data(values)
        made = {ending: form_bytes(self._opened, data, ending, final=self._final) for ending in endings}
        problems = dict.fromkeys(problem for _, found in made.values() for problem in found)
        return MadeCopy({ending: data for ending, (data, _) in made.items()}, tuple(problems))
