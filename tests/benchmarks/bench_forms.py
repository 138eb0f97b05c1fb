"""Filling Word forms beside docxtpl, docxtemplater, easy-template-x and carbone: 66 fields in 20 paragraphs, and longer forms of the same kind.

Usage: bench_forms.py [--rivals FOLDER] [PARAGRAPHS …]. Each program fills the same form with the same values in a warm process of its own, from
values to bytes in memory, as its manual has it and packed as it packs by itself, and has to give the same text. docxtpl is that of the environment;
the others are taken from the folder, in which `npm i --ignore-scripts docxtemplater pizzip easy-template-x carbone` was run. Ours is a form that was
compiled; the proof, the part by which a filled copy is known again and the disk are measured apart.
"""

import argparse
import io
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from docxtpl import DocxTemplate

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.desk import Desk, FileKindOfForm, OpenForm
from editor.desk.forms.saving import form_bytes
from tests.desk.forms.made import para, word

FEWEST, SECONDS, PATIENCE = 3, 3.0, 300
SIZES = (20, 1000, 5000)
RIVALS = ("docxtpl", "easy-template-x", "docxtemplater", "carbone")
NODE = """
const fs = require("fs"), [name, form, values, out, seconds, fewest] = process.argv.slice(2);
const template = fs.readFileSync(form), data = JSON.parse(fs.readFileSync(values));
const fills = {
  "docxtemplater": () => {
    const Docxtemplater = require("docxtemplater"), PizZip = require("pizzip");
    return async () => {
      const made = new Docxtemplater(new PizZip(template), {delimiters: {start: "{{", end: "}}"}});
      made.render(data);
      return made.getZip().generate({type: "nodebuffer"});
    };
  },
  "easy-template-x": () => {
    const {TemplateHandler} = require("easy-template-x");
    const handler = new TemplateHandler({delimiters: {tagStart: "{{", tagEnd: "}}"}});
    return () => handler.process(template, data);
  },
  "carbone": () => {
    const carbone = require("carbone");
    return () => new Promise((done, fail) => carbone.render(form, data, (error, made) => error ? fail(error) : done(made)));
  },
};
(async () => {
  const fill = fills[name](), taken = [], end = performance.now() + seconds * 1000;
  for (let round = 0; round < 2; round++) fs.writeFileSync(out, await fill());
  while (taken.length < fewest || performance.now() < end) {
    const start = performance.now();
    await fill();
    taken.push(performance.now() - start);
  }
  console.log(JSON.stringify(taken));
})().catch(error => { console.error(error.message); process.exit(1); });
"""


def form_of(paragraphs: int, tag: str = "{{%s}}") -> tuple[bytes, dict[str, str]]:
    """A form of that many paragraphs, with ten tags in three of them each, and its values."""
    names = [f"字段{number}" for number in range(paragraphs * 10 // 3)]
    body = list[str]()
    for at in range(paragraphs):
        own = names[at * 10 // 3 : (at + 1) * 10 // 3]
        body.append(para("今年以来，" + "，".join(f"完成{tag % name}" for name in own) + "，各项工作有序推进，取得了阶段性成效。"))
    return word("".join(body), para(tag % "字段0")), {name: f"第{number}项内容" for number, name in enumerate(names)}


def milliseconds(act: Callable[[], object]) -> list[float]:
    """The times of an act, over three seconds of it or three times at least."""
    taken: list[float] = []
    end = time.perf_counter() + SECONDS
    while len(taken) < FEWEST or time.perf_counter() < end:
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def by_docxtpl(data: bytes, values: dict[str, str]) -> bytes:
    """The form filled by docxtpl, from bytes to bytes."""
    template, out = DocxTemplate(io.BytesIO(data)), io.BytesIO()
    template.render(values, autoescape=True)
    template.save(out)
    return out.getvalue()


def opened(path: Path) -> OpenForm:
    """The form, compiled."""
    found = Desk().open_form(str(path), "form")
    assert not isinstance(found, FileKindOfForm)
    assert not found.compiled.problems
    return found


def timed_here(name: str, folder: Path) -> None:
    """Print the times of ours or of docxtpl for the form in a folder as JSON, and write what was filled."""
    path, values = folder / "form.docx", json.loads((folder / "values.json").read_text("utf-8"))
    if name == "docxtpl":
        data = path.read_bytes()
        (folder / f"{name}.docx").write_bytes(by_docxtpl(data, values))
        print(json.dumps([milliseconds(lambda: by_docxtpl(data, values))]))
        return
    start = time.perf_counter()
    form, desk = opened(path), Desk()
    opening = (time.perf_counter() - start) * 1000
    given = form.writer.values(values)
    written = form.compiled.fill(given)
    assert form.proof.problems(written, given) == []
    (folder / f"{name}.docx").write_bytes(written)
    acts: list[Callable[[], object]] = [
        lambda: form.compiled.fill(form.writer.values(values)),
        lambda: form.proof.problems(written, given),
        lambda: form_bytes(form, values, ".docx", final=False),
        lambda: desk.write_form(form, values, folder / "out.docx"),
    ]
    print(json.dumps([*map(milliseconds, acts), [opening]]))


def times_of(name: str, folder: Path, rivals: Path | None) -> list[list[float]] | str:
    """The times of a program in a process of its own, or why there are none."""
    if name in ("ours", "docxtpl"):
        command = [sys.executable, __file__, "--one", name, "--rivals", str(folder)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if rivals is None or not (rivals / "node_modules" / name).is_dir():
        return "not at hand"
    (rivals / "bench_forms.js").write_text(NODE, "utf-8")
    form, values = ("carbone-form", "carbone-values") if name == "carbone" else ("form", "values")
    files = [folder / f"{form}.docx", folder / f"{values}.json", folder / f"{name}.docx"]
    command = ["node", str(rivals / "bench_forms.js"), name, *map(str, files), str(SECONDS), str(FEWEST)]
    try:
        done = subprocess.run(command, cwd=rivals, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return f"not done in {PATIENCE} s"
    return [json.loads(done.stdout)] if done.returncode == 0 else f"failed: {done.stderr.strip()[:100]}"


def text_of(path: Path) -> str:
    """All text of a filled form, that of the body behind that of the header."""
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(f"word/{part}.xml").decode() for part in ("header9", "document")]
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", "".join(parts)))


def lines_of(paragraphs: int, rivals: Path | None) -> Iterator[str]:
    """The lines of a form of that many paragraphs."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, tag in (("", "{{%s}}"), ("carbone-", "{d.%s}")):
            data, values = form_of(paragraphs, tag)
            (folder / f"{name}form.docx").write_bytes(data)
            (folder / f"{name}values.json").write_text(json.dumps(values), "utf-8")
        ours = times_of("ours", folder, rivals)
        assert not isinstance(ours, str)
        fill, proof, proved, whole = map(statistics.median, ours[:4])
        fields = paragraphs * 10 // 3
        yield f"{paragraphs} paragraphs, {fields} fields (opened and compiled in {ours[4][0]:.0f} ms)"
        yield f"  {'nigao, filled in memory':<28}{fill:9.2f}{min(ours[0]):9.2f}   {fill / fields * 1000:6.1f} µs a field"
        yield f"  {'nigao, proof':<28}{proof:9.2f}{min(ours[1]):9.2f}"
        yield f"  {'nigao, filled and proved':<28}{proved:9.2f}{min(ours[2]):9.2f}"
        yield f"  {'nigao, filled, proved, saved':<28}{whole:9.2f}{min(ours[3]):9.2f}   the disk flushes twice"
        for name in RIVALS:
            found = times_of(name, folder, rivals)
            if isinstance(found, str):
                yield f"  {name:<28}{found}"
                continue
            median, least = statistics.median(found[0]), min(found[0])
            text = "" if text_of(folder / f"{name}.docx") == text_of(folder / "ours.docx") else "; another text"
            times = f"{median / fill:6.1f} × filled, {median / whole:5.1f} × with proof and disk"
            leasts = f"of the least: {least / min(ours[0]):.1f} and {least / min(ours[3]):.1f}"
            yield f"  {name:<28}{median:9.2f}{least:9.2f}   {times}; {leasts}{text}"


def main() -> None:
    """Print a block for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paragraphs", nargs="*", type=int, default=SIZES)
    parser.add_argument("--rivals", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        timed_here(given.one, given.rivals)
        return
    print(f"{'ms':<30}{'median':>9}{'least':>9}")
    for paragraphs in given.paragraphs:
        for line in lines_of(paragraphs, given.rivals):
            print(line, flush=True)


if __name__ == "__main__":
    main()
