"""How fast a Word file of an office becomes a template: 5,000 paragraphs with 200 tables, every tenth of them with a blank.

Run with: python tests/benchmarks/bench_importing.py [PARTS]. Times are CPU seconds, the least of three; PARTS divides the size. With
`compare.py OLD bench_importing` two checkouts are held against each other.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import docx

from editor.desk import Desk
from editor.word import open_package, read_pieces, read_source
from tests.desk.made import desk_in

_SENTENCE = "第{n}季度全市各级各部门认真贯彻落实会议精神，按照年初确定的目标扎实推进各项工作，完成投资{blank}万元。"
_ORDINALS = "一二三四五六七八九十"
_PARAGRAPHS, _TABLES, _ROUNDS = 5000, 200, 3


def made(folder: Path, parts: int) -> Path:
    """A Word file of so many paragraphs and tables, divided by `parts`."""
    document = docx.Document()
    document.add_paragraph("关于项目投资情况的报告")
    document.add_paragraph("市发展和改革局：")
    paragraphs = _PARAGRAPHS // parts
    for n in range(paragraphs):
        text = _SENTENCE.format(n=n, blank="XX" if n % 10 == 1 else n)
        document.add_paragraph(text if n % 20 else f"（{_ORDINALS[n // 20 % 10]}）推进项目建设")
        if n % (_PARAGRAPHS // _TABLES) == _PARAGRAPHS // _TABLES - 1:
            table = document.add_table(5, 4)
            cells = table._cells  # pyright: ignore[reportPrivateUsage]  (each question for a row counts all cells anew)
            for at, cell in enumerate(cells):
                cell.paragraphs[0].text = f"项目{at}" if at < 4 or at % 4 == 0 else "" if at % 7 == 0 else str(n + at)
    document.save(str(folder / "sample.docx"))
    return folder / "sample.docx"


def least(act: Callable[[], object]) -> float:
    """The least CPU seconds of several runs."""
    times: list[float] = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)


def _imported(desk: Desk, path: Path, folder: Path) -> None:
    desk.write_template(folder / "t.nigao", desk.open(path).draft.template, force=True)


def main(parts: int) -> None:
    """Print the times of the whole import and of its steps."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, desk = made(folder, parts), desk_in(folder)
        package = open_package(path.read_bytes(), str(path))
        desk.inspect(path)
        print(f"the file's text  {least(lambda: read_source(package)):6.2f} s")
        print(f"the file's walk  {least(lambda: read_pieces(package)):6.2f} s")
        print(f"inspected        {least(lambda: desk.inspect(path)):6.2f} s")
        print(f"imported         {least(lambda: _imported(desk, path, folder)):6.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
