"""How fast composing is: a draft of 2,000 fields, a keystroke at a time.

Run with: python tests/benchmarks/bench_composing.py. Times are CPU time in milliseconds.
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.composing import ComposeCache, compose
from editor.model.draft.draft import Draft
from editor.model.template.field import Field
from editor.model.template.template import Element, Prose, Section, Template

_FIELDS = 2000
_KEYS = 200


def _template() -> Template:
    """A section for each five fields, two slots and an expression in each paragraph."""
    head = Section("head", "elements", blocks=(Element("标题", "关于{{ 值0 }}的报告"), Element("主送机关", "{{ 值1 }}")))
    sections = (Section(f"s{n}", level=1, heading="工作", blocks=tuple(map(_paragraph, range(n, n + 5)))) for n in range(0, _FIELDS, 5))
    return Template(fields=tuple(Field(f"值{n}") for n in range(_FIELDS)), sections=(head, *sections))


def _paragraph(number: int) -> Prose:
    return Prose(f"今年以来，由{{{{ 值{number} }}}}牵头，{{{{ 值{number} }}}}完成投资，{{{{ 值{number} | default('无') }}}}。")


def main() -> None:
    """Print what a keystroke takes."""
    cache = ComposeCache()
    draft = Draft(_template(), {f"值{n}": f"甲{n}" for n in range(_FIELDS)})
    start = time.process_time()
    compose(draft, cache)
    print(f"first time {1000 * (time.process_time() - start):8.2f} ms")
    times: list[float] = []
    for key in range(_KEYS):
        draft = draft.with_value(f"值{key * 7 % _FIELDS}", f"乙{key}")
        start = time.process_time()
        compose(draft, cache)
        times.append(1000 * (time.process_time() - start))
    print(f"a keystroke {statistics.median(times):7.2f} ms, 95th percentile {statistics.quantiles(times, n=20)[-1]:.2f} ms")


if __name__ == "__main__":
    main()
