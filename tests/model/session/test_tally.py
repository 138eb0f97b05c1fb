"""What is counted on from change to change is what a fresh count of the same draft finds."""

from hypothesis import given
from hypothesis import strategies as st

from editor.desk import count_by_text, rule_problems, tally_of
from editor.model.draft.draft import Draft
from editor.model.draft.refusals import problems_of
from editor.model.session.session import Session
from editor.model.session.tally import Tally
from editor.model.template.file import parse_template

TEXT = """+++
[fields."金额"]
type = "money"
[fields."日期"]
type = "date"
+++
@标题 {{ 单位 }}的报告
# 一节 {可选}
金额{{ 金额 }}万元，{{ 单位 }}，{{ 日期 }}。
## 小节
有{{ 人数 }}人。
# 二节
{{ 日期 }}完，{{ 人数 }}人。
"""
SECTIONS = ("head", "s1", "s2", "s3")
VALUES = st.tuples(st.sampled_from(("单位", "金额", "日期", "人数")), st.sampled_from(("", "甲", "12", "2026-08-03")))
ACTS = st.one_of(VALUES, st.booleans(), st.sampled_from(("undo", "redo", "heading")))


def counted(tally: Tally) -> object:
    return tally.progress, [tally.share(section) for section in SECTIONS], dict(sorted(tally.problems.items()))


def act(session: Session, what: object) -> None:
    if isinstance(what, tuple):
        session.set_value(*what)
    elif isinstance(what, bool):
        session.edit(session.draft.with_switch("s1", what), "switch")
    elif what == "heading":
        session.edit(session.draft.with_heading("s3", "二节{{ 单位 }}"), "heading")
    else:
        getattr(session, str(what))()


@given(st.lists(ACTS, max_size=25))
def test_counting_on_finds_what_a_fresh_count_finds(acts: list[object]) -> None:
    template, problems = parse_template(TEXT)
    assert not problems
    session = Session(Draft(template))
    for what in acts:
        act(session, what)
        assert counted(session.tally) == counted(Tally(session.draft))
        assert set(session.tally.problems.values()) == set(problems_of(session.draft))
        filled, total = session.tally.progress
        assert (total - filled, total) == (len(session.draft.unfilled), len(session.draft.fields))


def test_blanks_for_the_pen_are_counted_apart() -> None:
    text = '+++\n[fields."签字"]\nempty = "pen"\n[fields."意见"]\nempty = "pen"\n+++\n@标题 表\n{{ 单位 }}签字{{ 签字 }}意见{{ 意见 }}\n'
    draft = Draft(parse_template(text)[0])
    tally = Tally(draft)
    assert (tally.for_the_pen, tally.progress) == (2, (0, 1))
    tally.follow(filled := draft.with_value("意见", "同意"), ["意见"])
    assert (tally.for_the_pen, filled.value("意见")) == (1, "同意")


@given(st.lists(ACTS, max_size=25))
def test_by_the_text_too_it_finds_what_a_fresh_count_finds(acts: list[object]) -> None:
    session = Session(Draft(parse_template(TEXT)[0]))
    count_by_text(session, rule_problems)
    for what in acts:
        act(session, what)
        assert (counted(session.tally), session.tally.open) == (counted(fresh := tally_of(session.draft)), fresh.open)
