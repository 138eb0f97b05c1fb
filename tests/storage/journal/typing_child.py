"""Types into a journaled session without end and says on standard output what was typed and when, until it is killed."""

import sys
import time
from pathlib import Path

from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.file import parse_template
from editor.storage.journal.journal import Journal

TEMPLATE = '+++\nname = "值守"\n+++\n@标题 关于{{ 月份 }}月值守情况的报告\n\n{{ 单位 }}本月值守{{ 天数 }}天。\n'

if __name__ == "__main__":
    session = Session(Draft(parse_template(TEMPLATE)[0]), name="值守报告")
    journal = Journal(Path(sys.argv[1]), session)
    number = 0
    while True:
        number += 1
        session.set_value("单位", f"第{number}办公室")
        sys.stdout.write(f"{number} {time.time()}\n")
        sys.stdout.flush()
        time.sleep(0.02)
