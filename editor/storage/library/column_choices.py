"""Which column of a sheet fills which field, as a person chose it for a template: remembered by the template's name and the column's title."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from editor.storage.own_files import OwnFile, is_text, json_of, printed_json, want

_MOST_TEMPLATES, _MOST_COLUMNS = 200, 400
_SECONDS = 0.5
Choices = dict[str, dict[str, str]]


class ColumnChoices:
    """The memory in its file. Nobody's work depends on it."""

    def __init__(self, path: Path) -> None:
        self._file = OwnFile(path, _parsed, Choices)

    def of(self, template: str) -> Mapping[str, str]:
        """The keys of fields by the titles of columns, "" for a column that is not to be used."""
        return self._file.read().get(template, {})

    def remember(self, template: str, chosen: Mapping[str, str]) -> None:
        """Keep what was chosen, beside what was chosen before for other columns; the templates used last stay."""

        def changed(held: Choices) -> Choices:
            kept = {**held.pop(template, {}), **chosen}
            return {**dict(list(held.items())[1 - _MOST_TEMPLATES :]), template: dict(list(kept.items())[-_MOST_COLUMNS:])}

        self._file.change(changed, printed_json, _SECONDS)


def _parsed(data: bytes) -> Choices:
    held = cast("dict[str, Any]", json_of(data))
    for choices in held.values():
        want(isinstance(choices, dict) and all(is_text(word) for pair in cast("dict[str, Any]", choices).items() for word in pair))
    return held
