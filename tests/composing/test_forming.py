"""The code of Word forms: worked out with lists and things, and with nothing where there is none."""

import pytest

from editor.composing import FormCode
from editor.composing.forming import FormStatement

VALUES = {
    "名单": [{"名": "甲", "额": 12.5}, {"名": "乙", "额": "3"}, {"额": 0}],
    "数": [1, -2.5, "4"],
    "人": {"名": "丙", "住址": {"市": "望湖"}},
    "题": "一号 Bridge",
    "空": "",
    "无": None,
}


def _read(code: str, word: str = "") -> FormStatement:
    statement = FormCode(tuple(VALUES)).read(word, code)
    assert isinstance(statement, FormStatement)
    return statement


def written(code: str) -> tuple[str, list[str]]:
    evaluator = FormCode(tuple(VALUES)).evaluator(VALUES)
    return evaluator.written(_read(code)), [problem.text for problem in evaluator.problems]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        *(("名单 | join('、', '名')", "甲、乙、"), ("数 | join('/')", "1/-2.5/4"), ("题 | join('、')", "一号 Bridge"), ("人 | length if 空", "")),
        *(("(名单 | first).名", "甲"), ("(名单 | last).名", ""), ("题 | first", "一"), ("题 | last", "e"), ("空 | first", ""), ("空 | last", "")),
        *(("名单 | sum('额')", "15.5"), ("数 | sum", "2.5"), ("数[1] | abs", "2.5"), ("数[1] | int", "-2"), ("7 | first", "7"), ("数 | length", "3")),
        *(("题 | replace('一', '二')", "二号 Bridge"), ("题 | upper", "一号 BRIDGE"), ("人.住址.市", "望湖"), ("人['名']", "丙"), ("人.没有", "")),
        *(("无.名", ""), ("无.名.再", ""), ("'有' if 无 is defined else '没'", "没"), ("'有' if 题 is defined else '没'", "有")),
        *(("'没' if 无.名 is not defined else '有'", "没"), ("'没' if 没有过 is not defined", "没"), ("'没' if 名单[2].名 is not defined", "没")),
        *(("'整' if 数[0] is integer else '零'", "整"), ("'零' if 数[1] is float and 数[1] is not integer else '整'", "零")),
    ],
)
def test_code_is_worked_out_with_lists_and_things(code: str, text: str) -> None:
    assert written(code) == (text, [])


@pytest.mark.parametrize("code", ["人 | length", "题.名", "名单.名", "题 | sum('额')", "名单 | 拼接('名')", "题 | 拼接('名')", "题 | int"])
def test_code_that_can_not_be_worked_out_writes_nothing_and_is_told(code: str) -> None:
    text, (problem,) = written(code)
    assert text == ""
    assert code in problem


def test_a_loop_goes_over_a_list_and_over_the_names_of_a_thing() -> None:
    evaluator = FormCode(tuple(VALUES)).evaluator(VALUES)
    assert [one.written(_read("一.名")) for one in evaluator.rounds(_read("一 in 名单 if 一.名", "for"))] == ["甲", "乙"]
    assert [one.written(_read("一")) for one in evaluator.rounds(_read("一 in 人", "for"))] == ["名", "住址"]
    assert list(evaluator.rounds(_read("一 in 无", "for"))) == []


@pytest.mark.parametrize(("test", "rounds", "told"), [("一.名 / 0 > 1", 0, 1), ("一.没有 > 3", 0, 0), ("没有.再 > 3", 0, 0), ("一.额", 2, 0)])
def test_a_loop_whose_condition_can_not_be_worked_out_passes_over_what_it_is_asked_of(test: str, rounds: int, told: int) -> None:
    evaluator = FormCode(tuple(VALUES)).evaluator(VALUES)
    assert len(list(evaluator.rounds(_read(f"一 in 名单 if {test}", "for")))) == rounds
    assert len(evaluator.problems) == told


def test_loops_in_loops_end_with_the_limit_named_wherever_that_is_passed() -> None:
    evaluator = FormCode(("表",)).evaluator({"表": [str(number) for number in range(800)]})
    loop = FormCode(("表",)).read("for", "一 in 表")
    assert sum(1 for outer in evaluator.rounds(loop) for _ in outer.rounds(loop)) < 800 * 800
    assert [problem.is_limit for problem in evaluator.problems] == [True]
    assert "300,000 步" in evaluator.problems[0].text
