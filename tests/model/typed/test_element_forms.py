"""What is typed for the number of a document and for who signed it off: forms that offices use are taken, others are told."""

import pytest

from editor.model.draft.draft import Draft
from editor.model.draft.refusals import field_problem
from editor.model.template.file import parse_template
from editor.model.template.values import clean_value

# The element with its slot, what is typed, what it becomes, ! where that is told.
CASES = """
发文字号 ▢ | 江府令第12号 | 江府令第12号
发文字号 ▢ | 2026年第3号 | 2026年第3号
发文字号 ▢ | 第十二期（总第56期） | 第十二期（总第56期）
发文字号 ▢ | 沪12345办〔2026〕3号 | 沪12345办〔2026〕3号
发文字号 ▢ | 江城建<2026>003号 | 江城建〔2026〕3号
发文字号 ▢ | 江城建2026年31号 | 江城建2026年31号 | !
发文字号 ▢ | 江城建〔2026〕 | 江城建〔2026〕 | !
发文字号 ▢ | 〔2026〕31号 | 〔2026〕31号
发文字号 ▢ | 江城建〔2O26〕31号 | 江城建〔2O26〕31号 | !
发文字号 ▢ | 江城建[2026 31号 | 江城建[2026 31号 | !
发文字号 ▢ | 下周再编 | 下周再编 | !
发文字号 江城建〔2026〕▢号 | 31 | 31
签发人 ▢ | 程　远 | 程　远
签发人 ▢ | 签发人：程远山 | 程远山
签发人 ▢ | 阿依古丽·买买提 | 阿依古丽·买买提
签发人 ▢ | 程远山、陆文舟 | 程远山、陆文舟 | !
签发人 ▢ | 程远山 陆文舟 | 程远山 陆文舟 | !
签发人 ▢ | 程远山（签字） | 程远山（签字） | !
签发人 ▢ | 2026 | 2026 | !
出席 ▢ | 程远山、陆文舟 | 程远山、陆文舟
"""


@pytest.mark.parametrize("case", CASES.strip().split("\n"))
@pytest.mark.parametrize("type_", ["text", "person"])
def test_what_an_element_can_be_is_taken_and_what_it_cannot_be_is_told(case: str, type_: str) -> None:
    line, typed, right, *told = (part.strip() for part in case.split("|"))
    template, problems = parse_template(f'+++\nformat = 1\n[fields."甲"]\ntype = "{type_}"\n+++\n@{line.replace("▢", "{{ 甲 }}")}\n')
    assert problems == ()
    draft = Draft(template).with_value("甲", clean_value(template.by_key["甲"], typed, around=template.around["甲"]))
    assert draft.value("甲") == right
    assert (field_problem(draft, "甲") is not None) == bool(told)
