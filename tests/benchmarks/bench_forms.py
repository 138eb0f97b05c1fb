"""Filling Word forms beside docxtpl: a form of 66 fields in 20 paragraphs and a table, and longer ones of the same kind.

Filling is from values to bytes in memory, of a form that was compiled; proof and disk are measured apart. Usage: bench_forms.py [PARAGRAPHS …]
"""

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docxtpl import DocxTemplate

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.desk import Desk, FileKindOfForm, OpenForm
from tests.desk.forms.made import para, word

FEWEST, SECONDS = 5, 3.0


def form_of(paragraphs: int) -> tuple[bytes, dict[str, str]]:
    """A form of that many paragraphs, with ten tags in three of them each, and its values."""
    names = [f"字段{number}" for number in range(paragraphs * 10 // 3)]
    body = list[str]()
    for at in range(paragraphs):
        own = names[at * 10 // 3 : (at + 1) * 10 // 3]
        body.append(para("今年以来，" + "，".join(f"完成{{{{ {name} }}}}" for name in own) + "，各项工作有序推进，取得了阶段性成效。"))
    return word("".join(body), para("{{ 字段0 }}")), {name: f"第{number}项内容" for number, name in enumerate(names)}


def milliseconds(act: Callable[[], object]) -> float:
    """The median time of an act, over three seconds of it or five times at least."""
    taken: list[float] = []
    end = time.perf_counter() + SECONDS
    while len(taken) < FEWEST or time.perf_counter() < end:
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def by_docxtpl(data: bytes, values: dict[str, str]) -> bytes:
    """The same form filled by docxtpl, from bytes to bytes."""
    template, out = DocxTemplate(io.BytesIO(data)), io.BytesIO()
    template.render(values, autoescape=True)
    template.save(out)
    return out.getvalue()


def opened(folder: Path, data: bytes) -> OpenForm:
    """The form, compiled."""
    path = folder / "form.docx"
    path.write_bytes(data)
    found = Desk().open_form(str(path), "form")
    assert not isinstance(found, FileKindOfForm)
    assert not found.compiled.problems
    return found


def measured(paragraphs: int, folder: Path) -> str:
    """The line of a form of that many paragraphs."""
    data, values = form_of(paragraphs)
    start = time.perf_counter()
    form, desk = opened(folder, data), Desk()
    opening = (time.perf_counter() - start) * 1000
    given = form.writer.values(values)
    written = form.compiled.fill(given)
    assert form.proof.problems(written, given) == []
    fill = milliseconds(lambda: form.compiled.fill(form.writer.values(values)))
    proved = milliseconds(lambda: form.proof.problems(written, given))
    whole = milliseconds(lambda: desk.write_form(form, values, folder / "out.docx"))
    other = milliseconds(lambda: by_docxtpl(data, values))
    sizes = f"{paragraphs:>10}  {len(values):>6}  {opening:5.0f}"
    return f"{sizes}  {fill:5.2f}  {other / fill:5.1f}  {proved:5.1f}  {whole:15.1f}  {other / whole:5.1f}  {other:7.1f}"


def main() -> None:
    """Print a line for each size."""
    print("paragraphs  fields   open   fill  ratio  proof  fill+proof+disk  ratio  docxtpl   (ms, median)")
    with tempfile.TemporaryDirectory() as name:
        for paragraphs in map(int, sys.argv[1:] or ("20", "200")):
            print(measured(paragraphs, Path(name)))


if __name__ == "__main__":
    main()
