"""An office's own lists: what they find, and what they keep from being told."""

from editor.checks import Checker, Finding, OwnLists, place_key, rules_of, text_of_document
from tests.checks.examples import document_of


def _found(lists: OwnLists, text: str) -> list[Finding]:
    return lists.wanted(Checker(rules_of(lists.rules())).check(text_of_document(document_of(text))))


def _told(lists: OwnLists, text: str) -> list[tuple[str, str, str | None]]:
    return [(one.rule, one.words, one.fix) for one in _found(lists, text)]


def test_forbidden_words_have_no_fix() -> None:
    assert _told(OwnLists(forbidden=("给力",)), "服务很给力。") == [("自定-禁用词", "给力", None)]


def test_preferred_words_are_offered_and_their_own_parts_are_left_alone() -> None:
    lists = OwnLists(preferred={"营业厅": "供水营业厅", "自来水公司": "供水公司"})
    assert _told(lists, "到供水营业厅办理，或者去营业厅。") == [("自定-规范用词", "营业厅", "供水营业厅")]


def test_a_name_with_a_character_left_out_doubled_or_turned_is_found() -> None:
    lists = OwnLists(names=("江畔市人民政府办公室",))
    for wrong in ("江畔市人民府办公室", "江畔市人人民政府办公室", "江畔市人民政府公办室"):
        assert _told(lists, f"抄送{wrong}备案。") == [("自定-单位名称", wrong, "江畔市人民政府办公室")], wrong
    assert _told(lists, "抄送江畔市人民政府办公室、江畔市人民政府备案。") == []


def test_leaders_are_named_in_the_order_of_the_list() -> None:
    lists = OwnLists(order=("程远山", "陆文舟", "沈知秋"))
    (found,) = _found(lists, "程远山、沈知秋、陆文舟出席会议。")
    assert (found.words, found.fix, "沈知秋" in found.why) == ("陆文舟", None, True)
    assert _told(lists, "沈知秋主持会议，程远山讲话。") == []


def test_an_allowed_word_is_never_told() -> None:
    assert _told(OwnLists(allowed=frozenset({"其它"})), "其它布署照旧。") == [("词语-别字", "布署", "部署")]


def test_a_place_is_left_alone_as_long_as_its_sentence_stays() -> None:
    (first, _) = _found(OwnLists(), "其它不变。其它照旧。")
    lists = OwnLists(here=frozenset({place_key(first)}))
    assert [one.sentence for one in _found(lists, "前面加一句。其它不变。其它照旧。")] == ["其它照旧。"]
    assert len(_found(lists, "其它都不变。其它照旧。")) == 2
