"""How fast a sample is read: 600 and 3,000 paragraphs with some 9,600 blanks, beside docxtpl listing as many variables.

Run with: python tests/benchmarks/bench_reading.py. Times are CPU time in seconds.
"""

import io
import itertools
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import docx
from docxtpl import DocxTemplate

from editor.model.sample.source import SourceText
from editor.reading import inspect

_SENTENCE = "第{n}季度计划投资X万元，其中XX路改造工程投资X万元，带动就业XX人，各项工作按照年初确定的目标有序推进。"
_ORDINALS = "一二三四五六七八九十"


def _lines(paragraphs: int) -> list[str]:
    """Sentences with four blanks each, a heading before every four of them."""
    return [_SENTENCE.format(n=n) if n % 5 else f"（{_ORDINALS[n // 5 % 10]}）推进项目建设" for n in range(paragraphs)]


def _sample(paragraphs: int) -> SourceText:
    return SourceText.of("\n".join(["关于项目投资情况的报告", "XX市发展和改革局：", *_lines(paragraphs)]))


def _word_template(paragraphs: int) -> DocxTemplate:
    """A Word template of the same sentences, with a variable for each blank."""
    document, count = docx.Document(), itertools.count()
    for line in _lines(paragraphs):
        document.add_paragraph(re.sub("X+", lambda _: f"{{{{ v{next(count)} }}}}", line))
    file = io.BytesIO()
    document.save(file)
    return DocxTemplate(io.BytesIO(file.getvalue()))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the times, the growth from 600 to 3,000 paragraphs, and the ratio to docxtpl."""
    inspect(_sample(20))
    small, large = _sample(600), _sample(3000)
    few, many = _seconds(lambda: inspect(small)), _seconds(lambda: inspect(large))
    print(f"600 paragraphs   {few:6.2f} s")
    print(f"3,000 paragraphs {many:6.2f} s with {len(inspect(large).slots):,} blanks, {many / few:.1f} times as long")
    template = _word_template(3000)
    other = _seconds(template.get_undeclared_template_variables)
    print(f"docxtpl          {other:6.2f} s for the variables of the same text; reading takes {many / other:.2f} times that")


if __name__ == "__main__":
    main()
