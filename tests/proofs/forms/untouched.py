"""What is asked of every Word file that opens as a form."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from editor.desk import Desk, OpenForm, with_samples
from editor.model.problem import NigaoError
from editor.word.forms.parts.nodes import write_all
from editor.word.forms.parts.view import FormView, PartText
from tests.desk.forms.office import OFFICE_FORMS
from tests.proofs.mutants.mutants import mutant

TESTS = Path(__file__).resolve().parents[2]


def real_forms() -> Iterator[tuple[str, bytes]]:
    """Every Word file of the tests, and the forms of offices."""
    for path in sorted(TESTS.rglob("*.docx")):
        yield path.name, path.read_bytes()
    for name, make in OFFICE_FORMS.items():
        yield f"{name}.docx", make()


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many mutants of Word files."""
    number = found = 0
    while found < count:
        name, data = mutant(number, seed)
        number += 1
        if name.endswith(".docx"):
            found += 1
            yield name, data


def faults_of(desk: Desk, name: str, data: bytes, folder: Path, *, is_whole: bool = True) -> tuple[bool, list[str]]:
    """Whether a Word file opens as a form, and what is wrong with what becomes of it. A copy that can't be proved is not written, which is a
    fault where the form `is_whole`.
    """
    path = folder / "form.docx"
    path.write_bytes(data)
    try:
        opened = desk.open_form(str(path), "form")
    except NigaoError as error:
        return False, [] if error.text.endswith(("。", "！", "）")) else [f"{name}: refused without a sentence: {error.text!r}"]
    assert isinstance(opened, OpenForm)
    try:
        return True, [f"{name}: {fault}" for fault in _faults(opened, is_whole=is_whole)]
    except NigaoError as error:
        return True, [] if error.text else [f"{name}: refused without a sentence"]


def _faults(opened: OpenForm, *, is_whole: bool) -> Iterator[str]:
    made, data = opened.filled(None), opened.form.package.data
    if made != data and not opened.is_kept and _parts(made) != _parts(data):
        yield "filled with nothing it is another file"
    package, compiled = opened.form.package, opened.compiled
    for path, part in compiled._parts.items():
        if part.is_coded:
            continue
        out = PartText()
        write_all(part.nodes, FormView(compiled.slots, {}, keys=[row.key for row in compiled.rows]), out)
        if _nodes("".join(out).encode()) != _nodes(package.part(path)):
            yield f"{path} is another one without values"
    values = opened.writer.values(dict(with_samples(opened.draft).values))
    made = opened.filled_with(values, {}, kept=False)
    problems = opened.proof.problems(made, values)
    yield from (problem.text for problem in problems if is_whole)
    opened.shown(opened.draft)


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file but for those that say that it is a template or has macros, which a filled form is not and has not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "vba" not in name and not name.endswith((".rels", "Types].xml"))}


def _nodes(data: bytes) -> list[tuple[object, ...]]:
    """The elements of a part in order, with their attributes and texts."""
    top = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False, recover=True))
    return [(str(node.tag), sorted(node.attrib.items()), node.text or "", node.tail or "", len(node)) for node in top.iter()]
