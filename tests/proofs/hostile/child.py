"""The process in which hostile templates are worked out: `python -m tests.proofs.hostile.child`, the name of a case a line, an answer a line."""

import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from budoux import load_default_simplified_chinese_parser

from editor.composing import check_template, compose, rule_problems
from editor.desk import Desk, field_lines, fields_json
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.template.file import parse_template
from tests.proofs.hostile.places import VALUES, Case, Door, case_of, names, report_of
from tests.proofs.hostile.watched import Watch, leaked, started
from tests.proofs.mutants.commands import HangError, ended_after, held_now, limit_memory, most_since
from tests.source import ROOT
from tests.word.papers import foreign, p

SECONDS = 5.0
MEGABYTES = 256
_HEADER = '+++\n[fields."单位"]\n[fields."表"]\ntype = "rows"\ncolumns = [{key = "项目"}]\n+++\n'
_BENIGN = _HEADER + "@标题 {{ 单位 }}\n{% for 行 in 表 %}{{ 行.项目 }}{% endfor %}\n# 甲\n| 乙 |\n| {{ 表.项目 }} |\n"


class Child:
    """Works out cases, one after the other, and says what each of them broke."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = Desk()
        self.watch = Watch()
        self.canary = started(self.watch, folder / "away")
        self.benign = self._benign_report()
        load_default_simplified_chinese_parser()
        for name in ("e0", "m0"):
            for place in ("paragraph", "condition", "loop", "header", "cell", "heading", "value", "sample", "report"):
                self.broken(f"{name} {place}")

    def _benign_report(self) -> bytes:
        out = self.folder / "own" / "benign.docx"
        self.desk.save_word(Draft(parse_template(_BENIGN)[0], {"单位": "局"}), out)
        return out.read_bytes()

    def broken(self, name: str) -> list[str]:
        """What of its promises the program broke in a case, in words."""
        case = case_of(name, str(self.canary))
        work = {Door.TEMPLATE: self._template, Door.SAMPLE: self._sample, Door.REPORT: self._report}[case.door]
        self.watch.allowed = () if case.door == Door.TEMPLATE else (self.folder / "own", ROOT, Path(sys.prefix), Path(sys.base_prefix))
        gc.collect()
        held = held_now()
        start = time.process_time()
        broken, texts = self._worked_out(work, case)
        spent, most = time.process_time() - start, most_since(held)
        broken += [f"took {spent:.1f} s"] if spent > SECONDS else []
        broken += [f"took {most} MB"] if most > MEGABYTES else []
        return [*broken, *self.watch.seen[:5], *filter(None, (leaked(texts),))]

    def _worked_out(self, work: Callable[[Case], Sequence[str]], case: Case) -> tuple[list[str], Sequence[str]]:
        try:
            with ended_after(SECONDS), self.watch.on():
                return [], work(case)
        except NigaoError as error:
            return [], [error.text]
        except HangError as error:
            return [f"runs on, in {error}"], []
        except Exception as error:  # noqa: BLE001 - whatever comes out is what the proof looks for
            return [f"{type(error).__name__}: {str(error)[:200]}"], []

    def _template(self, case: Case) -> Sequence[str]:
        template, problems = parse_template(case.text)
        draft = Draft(template, case.values)
        return [*(problem.text for problem in (*problems, *check_template(template))), *self._said(draft)]

    def _said(self, draft: Draft) -> list[str]:
        """All that the program says of a draft."""
        result = compose(draft)
        rules = rule_problems(draft)
        lines = [*field_lines(draft), json.dumps(fields_json(draft), ensure_ascii=False)]
        texts = [paragraph.text for paragraph in result.document.paragraphs()]
        return [*texts, *(problem.text for problem in (*result.problems, *rules)), *lines, self.desk.propose_name(draft)]

    def _sample(self, case: Case) -> Sequence[str]:
        lines = "".join(p(escape(line)) for line in ("关于会议情况的报告", "局办公室：", f"前{_printable(case.text)}后", "单位：{{ 单位 }}"))
        return self._opened(foreign(lines))

    def _report(self, case: Case) -> Sequence[str]:
        return self._opened(report_of(self.benign, case.text))

    def _opened(self, data: bytes) -> Sequence[str]:
        """What is said of a Word file that is opened, filled and saved, and all that is in what was saved."""
        path, out = self.folder / "own" / "in.docx", self.folder / "own" / "out.txt"
        path.write_bytes(data)
        opened = self.desk.open(path)
        draft = opened.draft.with_values({key: value for key, value in VALUES.items() if key in opened.draft.template.by_key})
        self.desk.export(draft, out, force=True)
        return [*(note.text for note in opened.notes), *self._said(draft), out.read_text("utf-8")]


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable() and ord(character) < 0xFFFE)


def main() -> None:
    """Answer the cases that come in."""
    with tempfile.TemporaryDirectory(prefix="nigao-hostile-") as name:
        folder = Path(name)
        for part in ("own", "away"):
            (folder / part).mkdir()
        os.environ["NIGAO_HOME"] = str(folder / "own" / "home")
        limit_memory()
        child = Child(folder)
        known = set(names())
        for line in sys.stdin:
            case = line.rstrip("\n")
            print(json.dumps(child.broken(case) if case in known else ["no such case"], ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
