"""Twenty forms of offices, imported: each blank has a field that is named as the form names it, and what is left out is told."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editor.desk import Desk, Opened
from editor.model.sample.inspection import left_out_of
from editor.model.template.file import print_template
from tests.proofs.imports.forms.all import MAKERS
from tests.proofs.imports.forms.figures import tasks
from tests.proofs.imports.forms.papers import reply
from tests.proofs.imports.forms.parts import Form
from tests.proofs.imports.judging import miscounted

_TOLD = tomllib.loads((Path(__file__).parent / "forms" / "fields.toml").read_text("utf-8"))
_COUNTED = re.compile(r"（其[一二三四五六七八九十]+）$")


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__)
def form(request: pytest.FixtureRequest) -> Form:
    """Each of the forms."""
    return request.param()


def _opened(form: Form, folder: Path) -> Opened:
    path = folder / f"{form.name}.docx"
    path.write_bytes(form.data)
    return Desk().open(path, read_as="sample")


def test_each_blank_of_a_form_is_a_field_of_its_own_and_all_else_is_kept_or_told(form: Form, tmp_path: Path) -> None:
    opened = _opened(form, tmp_path)
    assert opened.inspection is not None
    labels = Counter(_COUNTED.sub("", label) for label in dict.fromkeys(slot.label for slot in opened.inspection.slots))
    assert labels == Counter(dict(_counted(_TOLD[form.name]["fields"])))
    assert [entry.text for entry in left_out_of(opened.inspection)] == _TOLD[form.name]["left_out"]
    assert list(miscounted(opened)) == []


def _counted(text: str) -> Iterator[tuple[str, int]]:
    for word in text.split():
        label, _, count = word.partition("×")
        yield label, int(count or 1)


@pytest.mark.parametrize(("maker", "number"), [(tasks, "附件2"), (reply, "附件1")])
def test_the_number_of_an_attachment_stands_above_the_name_of_its_form(maker: Callable[[], Form], number: str, tmp_path: Path) -> None:
    lines = print_template(_opened(maker(), tmp_path).draft.template).splitlines()
    assert lines[lines.index("@文前") + 1] == number
    assert not any(line.startswith("@附件") for line in lines)
