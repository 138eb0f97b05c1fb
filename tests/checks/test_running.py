"""Running the rules: what is looked at again, what is no text, which of two findings is told."""

from editor.checks import Checker, Finding, rules_of, text_of_document
from editor.checks.terms.rule import CheckRule, by_pattern
from editor.checks.terms.text import Passage
from editor.model.document.document import Document, Paragraph, Run
from tests.checks.examples import findings_of


def _document(*texts: str) -> Document:
    return Document(tuple(Paragraph("正文", (Run(text),)) for text in texts))


def _counting(looked_at: list[str]) -> CheckRule:
    find = by_pattern("。。", "。")

    def counted(passage: Passage):  # noqa: ANN202 - what a finder gives
        looked_at.append(passage.text)
        return find(passage)

    rule = next(rule for rule in rules_of() if rule.name == "标点-重复")
    return CheckRule("计数", rule.level, "", "多了。", "Too many.", in_passage=counted)


def _words(findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(one.rule, one.words, one.fix) for one in findings]


def test_after_an_edit_only_the_paragraph_that_changed_is_looked_at() -> None:
    looked_at: list[str] = []
    checker = Checker((_counting(looked_at),))
    before = checker.check(text_of_document(_document("第一段。。", "第二段。", "第三段。。")))
    after = checker.check(text_of_document(_document("新的一段。", "第一段。。", "第二段改了。", "第三段。。")))
    assert looked_at == ["第一段。。", "第二段。", "第三段。。", "新的一段。", "第二段改了。"]
    assert [one.place.line for one in before] == [0, 2]
    assert [one.place.line for one in after] == [1, 3]


def test_a_check_that_is_no_longer_wanted_stops_and_can_be_gone_on_with() -> None:
    looked_at: list[str] = []
    checker = Checker((_counting(looked_at),))
    text = text_of_document(_document("第一段。。", "第二段。。"))
    assert checker.check(text, cancelled=lambda: True) == []
    assert len(checker.check(text)) == 2


def test_addresses_blanks_and_tags_are_no_text() -> None:
    said = "材料发到a.b@example.cn，网址是 https://example.cn/a,b?x=1,2 ，由{{ 单位,部门 }}负责。"
    assert [one.rule for one in findings_of(rules_of(), said)] == ["空位-未填"]


def test_of_two_findings_that_change_the_same_words_the_longer_one_is_told() -> None:
    assert _words(findings_of(rules_of(), "增长10-15%。")) == [("数字-百分数范围", "10-15%", "10%～15%")]


def test_an_unfilled_field_is_a_blank_and_its_label_no_text() -> None:
    hole = Run("", field="单位", label="单位,部门", filled=False)
    document = Document((Paragraph("正文", (Run("由"), hole, Run("负责。。"))),))
    found = Checker(rules_of()).check(text_of_document(document))
    assert _words(found) == [("空位-未填", "〔单位,部门〕", None), ("标点-重复", "。。", "。")]


def test_hints_are_off_unless_they_are_asked_for() -> None:
    said = "落实“三会一课”、“主题党日”制度。"
    assert findings_of(rules_of(), said) == []
    assert _words(findings_of(rules_of(hints=True), said)) == [("标点-引号间顿号", "、", "")]


def test_a_finding_knows_the_heading_above_it_and_its_sentence() -> None:
    document = Document((Paragraph("一级标题", (Run("一、总体情况"),)), Paragraph("正文", (Run("开头一句。其它情况照旧，不再重复。后面一句。"),))))
    (found,) = Checker(rules_of()).check(text_of_document(document))
    assert (found.place.section, found.place.line, found.place.start, found.place.end) == ("一、总体情况", 1, 5, 7)
    assert found.sentence == "其它情况照旧，不再重复。"


def test_an_empty_document_and_odd_signs_have_no_findings() -> None:
    assert Checker(rules_of(hints=True)).check(text_of_document(Document(()))) == []
    for odd in ("\ud800", "\u200b" * 50, "（" * 3 + "）" * 3 + "\n", "〇" * 400, "一" * 400, " ", "."):
        findings_of(rules_of(hints=True), odd)
