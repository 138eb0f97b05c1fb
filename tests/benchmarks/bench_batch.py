"""Many documents of one template: ours by `nigao batch`, docxtpl's and easy-template-x's of a Word file with the same text, in turns in one run.

Usage: bench_batch.py [ROWS]. A template of 66 fields in 20 paragraphs is generated, a sheet of as many rows (1,000 unless said), and each row becomes
a file on the disk: with layout, proof and flushing ours, without any of these the others'. The figures are CPU time a document of one process (what
other programs do on the machine does not count), wall time with one process and with two, and the peak of memory, also of ten times the rows. The
values of the sheet are as long as each other, so that lines are known; those of a second sheet are of any length, so that each paragraph is measured
and each page filled; a third one has a line break in every row, which is made from its start. Said is which share of the rows was joined.
easy-template-x is taken where npm gives it.
"""

import io
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import docx
import xlsxwriter
from docxtpl import DocxTemplate

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.desk import CopyStyle, Desk, copies_of
from editor.desk.saving.word_files import written_file
from editor.storage.folders import Folders

ROOT = Path(__file__).parents[2]
PARAGRAPHS, FIELDS, TEXTS_COMPARED = 20, 66, 100
NAMES = [f"字段{number}" for number in range(FIELDS)]


def lines() -> list[str]:
    """The paragraphs of the template, with every field once."""
    shared = [NAMES[at * FIELDS // PARAGRAPHS : (at + 1) * FIELDS // PARAGRAPHS] for at in range(PARAGRAPHS)]
    return ["今年以来，" + "，".join(f"完成{{{{ {name} }}}}" for name in own) + "，各项工作有序推进，取得了阶段性成效。" for own in shared]


def value(row: int, column: int) -> str:
    """The value of a cell, short as in most sheets."""
    return f"第{row}行第{column}项"


def any_value(row: int, column: int) -> str:
    """A value of any length from two to eleven characters."""
    chance = random.Random(row * FIELDS + column)
    return "".join(chance.choices("水务局民生率百分之五十人民政府办公室", k=chance.randrange(2, 12)))


def broken_value(row: int, column: int) -> str:
    """A value of any length, in each row one with a line break."""
    return f"第\n{row}项" if column == row % FIELDS else any_value(row, column)


SHEETS = {"": value, "any": any_value, "broken": broken_value}
"""What the cells of each sheet hold, by how its name begins."""


def make(folder: Path, rows: int) -> None:
    """The template, the Word file for docxtpl and the sheet."""
    (folder / "t.nigao").write_text('+++\nname = "报告"\n+++\n@标题 关于批量工作情况的报告\n' + "\n".join(lines()) + "\n", "utf-8")
    word = docx.Document()
    for line in ("关于批量工作情况的报告", *lines()):
        word.add_paragraph(line)
    word.save(str(folder / "t.docx"))
    word = docx.Document()
    for line in ("关于批量工作情况的报告", *lines()):
        word.add_paragraph(line.replace("{{ ", "{").replace(" }}", "}"))
    word.save(str(folder / "easy.docx"))
    table = [NAMES, *([value(row, column) for column in range(FIELDS)] for row in range(1, rows * 10 + 1))]
    (folder / f"{rows * 10}.csv").write_text("\n".join(map(",".join, table)), "utf-8")
    for name, cell in SHEETS.items():
        book = xlsxwriter.Workbook(str(folder / f"{name}{rows}.xlsx"), {"constant_memory": True})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, NAMES)
        for row in range(1, rows + 1):
            sheet.write_row(row, 0, [cell(row, column) for column in range(FIELDS)])
        book.close()


def ours(folder: Path, rows: int, sheet: str, processes: int, ending: str = "xlsx") -> tuple[float, float, int]:
    """CPU and wall seconds, and the peak of memory in KB, of one run of the command over so many rows of a sheet of so many."""
    out = folder / f"out-{sheet}-{processes}"
    words = ["batch", "t.nigao", "--rows", f"{sheet}.{ending}", "-o", str(out), "--part", f"1-{rows}", "--jobs", str(processes), "--quiet", "--force"]
    begun, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen([sys.executable, "-m", "editor", *words], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)})
    _, status, own = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, process.returncode
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return cpu, time.perf_counter() - begun, own.ru_maxrss


def by_docxtpl(folder: Path, rows: int) -> tuple[float, float]:
    """CPU and wall seconds of docxtpl over so many rows, in this process."""
    data, out = (folder / "t.docx").read_bytes(), folder / "docxtpl"
    out.mkdir(exist_ok=True)
    begun, used = time.perf_counter(), time.process_time()
    for row in range(1, rows + 1):
        template, made = DocxTemplate(io.BytesIO(data)), io.BytesIO()
        template.render({name: value(row, column) for column, name in enumerate(NAMES)}, autoescape=True)
        template.save(made)
        (out / f"{row}.docx").write_bytes(made.getvalue())
    return time.process_time() - used, time.perf_counter() - begun


EASY = """
const fs = require("fs"), {TemplateHandler} = require("easy-template-x");
(async () => {
  const [rows, fields] = process.argv.slice(2).map(Number), template = fs.readFileSync("easy.docx"), handler = new TemplateHandler();
  fs.mkdirSync("easy", {recursive: true});
  const one = async row => {
    const data = Object.fromEntries([...Array(fields).keys()].map(at => ["字段" + at, `第${row}行第${at}项`]));
    fs.writeFileSync(`easy/${row}.docx`, await handler.process(template, data));
  };
  for (let row = 1; row <= 50; row++) await one(row);
  const used = process.cpuUsage(), begun = process.hrtime.bigint();
  for (let row = 1; row <= rows; row++) await one(row);
  const now = process.cpuUsage(used);
  console.log((now.user + now.system) / 1e6, Number(process.hrtime.bigint() - begun) / 1e9);
})();
"""


def by_easy_template(folder: Path, rows: int) -> tuple[float, float] | None:
    """CPU and wall seconds of easy-template-x over so many rows, warm; None where npm does not give it."""
    if not shutil.which("npm"):
        return None
    installed = subprocess.run(["npm", "i", "--ignore-scripts", "--silent", "easy-template-x"], cwd=folder, capture_output=True, check=False)
    if installed.returncode:
        return None
    (folder / "easy.js").write_text(EASY, "utf-8")
    done = subprocess.run(["node", "easy.js", str(rows), str(FIELDS)], cwd=folder, capture_output=True, text=True, check=True)
    cpu, wall = map(float, done.stdout.split())
    return cpu, wall


def share_joined(folder: Path, rows: int, cell: Callable[[int, int], str]) -> float:
    """The share of the rows that are joined, and not written from their start."""
    desk = Desk(Folders.under(folder / "home"))
    draft = desk.open(folder / "t.nigao").draft
    key = draft.template.layout
    copies = copies_of(draft, desk.profile(key), desk.fonts(key), base=None, style=CopyStyle.REPORT, pdf=None)
    with patch("editor.desk.saving.copies.written_file", wraps=written_file) as written:
        for row in range(1, rows + 1):
            copies.made({name: cell(row, column) for column, name in enumerate(NAMES)}, (".docx",))
    return 1 - written.call_count / rows


def said(row: int, cell: Callable[[int, int], str]) -> str:
    """All text that the document of a row has to have."""
    whole = "关于批量工作情况的报告" + "".join(lines())
    for column, name in enumerate(NAMES):
        whole = whole.replace(f"{{{{ {name} }}}}", cell(row, column).replace("\n", ""))
    return whole


def text_of(path: Path) -> str:
    """All text of a Word file."""
    with zipfile.ZipFile(path) as archive:
        return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", archive.read("word/document.xml").decode()))


def main() -> None:
    """Print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder, rows)
        start, _, _ = ours(folder, 1, f"{rows}", 1)
        cpu, wall, memory = ours(folder, rows, f"{rows}", 1)
        both_cpu, both_wall, _ = ours(folder, rows, f"{rows}", 2)
        long_cpu, _, long_memory = ours(folder, rows, f"{rows * 10}", 1, "csv")
        further = {name: ours(folder, rows, f"{name}{rows}", 1) for name in SHEETS if name}
        # Behind ours: a process that is begun counts the memory of the one that begins it.
        other, other_wall = by_docxtpl(folder, rows)
        easy = by_easy_template(folder, rows)
        shares = {name: share_joined(folder, min(rows, 1000), cell) for name, cell in SHEETS.items()}
        numbers = range(1, rows + 1)
        wrong = [row for row in numbers if text_of(folder / f"out-{rows}-1/报告-{row}.docx") != text_of(folder / f"docxtpl/{row}.docx")]
        wrong += [row for name in SHEETS for row in numbers if text_of(folder / f"out-{name}{rows}-1/报告-{row}.docx") != said(row, SHEETS[name])]
    each, others = (cpu - start) / rows * 1000, other / rows * 1000
    print(f"rows {rows}, fields {FIELDS}, paragraphs {PARAGRAPHS}; texts that differ: {len(wrong)}")
    print(f"{'':<44}{'CPU ms each':>12}{'wall s':>9}{'peak MB':>9}{'joined':>9}{'docxtpl ×':>11}")

    def line(label: str, used: float, wall: float, peak: float = 0, joined: str = "") -> None:
        ratio = f"{others / used:>11.2f}" if used else ""
        print(f"{label:<44}{used:>12.2f}{wall:>9.1f}{f'{peak / 1024:.0f}' if peak else '':>9}{joined:>9}{ratio}")

    line("nigao batch, values as long as each other", each, wall, memory, f"{shares['']:.1%}")
    for name, label in (("any", "nigao batch, values of any length"), ("broken", "nigao batch, each with a line break")):
        used, took, peak = further[name]
        line(label, (used - start) / rows * 1000, took, peak, f"{shares[name]:.1%}")
    line("nigao batch, two processes", (both_cpu - start) / rows * 1000, both_wall)
    line("as many rows of a sheet ten times as long", (long_cpu - start) / rows * 1000, 0, long_memory)
    line("docxtpl, no layout, no proof", others, other_wall)
    if easy is not None:
        line("easy-template-x, no layout, no proof", easy[0] / rows * 1000, easy[1])
        print(f"easy-template-x's time is {easy[0] / rows * 1000 / each:.2f} × ours")
    print(f"two processes are {wall / both_wall:.2f} × as fast; {3600 / wall * rows:,.0f} documents an hour, one process")


if __name__ == "__main__":
    main()
