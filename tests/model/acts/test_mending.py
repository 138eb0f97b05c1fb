"""Words of a composed text are put right where they come from: in a value, in the text of a section, in a cell; else nowhere."""

import pytest

from editor.composing import compose
from editor.model.acts.mending import Mend, mended, place_of_words
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template

_TEMPLATE = """+++
format = 1
name = "试填"

[fields."单位"]
type = "org"

[fields."比例"]
type = "number"

[fields."做法"]
type = "longtext"

[fields."项目"]
type = "rows"
columns = [{key = "名称", type = "project"}, {key = "进展", type = "text"}]
+++
@标题 关于布署{{ 单位 }}工作的报告

# 布署情况。先布署，再布署到{{ 单位 }}
各单位要布署到位(含{{ 单位 }})。增长{{ 比例 }}%，同比，增长{{ 比例 }}%，同比，好。

{{ 做法 }}

{% for 行 in 项目 %}{{ 行.名称 }}已布署，{{ 行.进展 }}；{% endfor %}完。

| 事项 | 备注 |
|---|---|
| 布署 | {{ 单位 }} |
"""


def _draft() -> Draft:
    rows = ({"名称": "望湖路", "进展": "已布署"}, {"名称": "物流园", "进展": "布署中"})
    return Draft(parse_template(_TEMPLATE)[0]).with_values({"单位": "江布署局", "比例": "5", "做法": "一要布署。\n二要布署。", "项目": rows})


def _texts(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in compose(draft).document.paragraphs()]


def _mend(draft: Draft, words: str, new: str, number: int = 0) -> Mend:
    """The n-th place of words in the composed text, through all paragraphs."""
    for paragraph in compose(draft).document.paragraphs():
        at = paragraph.text.find(words)
        while at >= 0:
            if not number:
                return Mend(paragraph, at, at + len(words), new)
            number -= 1
            at = paragraph.text.find(words, at + 1)
    raise AssertionError(words)


def _places(draft: Draft, words: str) -> int:
    return sum(text.count(words) for text in _texts(draft))


@pytest.mark.parametrize("number", range(_places(_draft(), "布署")))
def test_each_place_of_a_word_is_mended_alone_or_with_the_places_of_its_value(number: int) -> None:
    draft = _draft()
    mend = _mend(draft, "布署", "部署", number)
    before, after = _texts(draft), _texts(mended(draft, [mend]))
    wanted = mend.paragraph.text[: mend.start] + "部署" + mend.paragraph.text[mend.end :]
    changed = [(was, now) for was, now in zip(before, after, strict=True) if was != now]
    in_value = (place := place_of_words(draft, mend.paragraph, mend.start, mend.end)) is not None and place.key == "单位"
    in_loop = place is not None and not place.key and "；" in mend.paragraph.text
    if in_value or in_loop:
        # A value changes everywhere, and so does the text that is repeated.
        assert all(now == was.replace("江布署局", "江部署局") or in_loop for was, now in changed)
    else:
        assert changed == [(mend.paragraph.text, wanted)]


def test_all_places_at_once_leave_none() -> None:
    draft = _draft()
    mends = [_mend(draft, "布署", "部署", number) for number in range(_places(draft, "布署"))]
    assert _places(mended(draft, mends), "布署") == 0
    assert _texts(mended(draft, mends)) == [text.replace("布署", "部署") for text in _texts(draft)]


def test_brackets_around_a_value_are_mended_in_the_text_and_the_value_stays() -> None:
    draft = _draft()
    after = mended(draft, [_mend(draft, "(含江布署局)", "（含江布署局）")])
    assert "各单位要布署到位（含江布署局）。" in _texts(after)[3]
    assert after.value("单位") == "江布署局"


def test_of_equal_texts_between_values_the_right_one_is_mended() -> None:
    draft = _draft()
    after = mended(draft, [_mend(draft, "%，同", "％，同", 1)])
    assert "增长5%，同比，增长5％，同比，好" in _texts(after)[3]


def test_what_is_put_in_between_text_and_value_goes_into_the_text() -> None:
    draft = _draft()
    after = mended(draft, [_mend(draft, "位(含江", "位，(含江")])
    assert "到位，(含江布署局)" in _texts(after)[3]


@pytest.mark.parametrize(("words", "new"), [("一、", "二、"), ("〔", "["), ("5", "6")])
def test_what_the_draft_does_not_hold_stays(words: str, new: str) -> None:
    draft = _draft().with_value("做法", "")
    mend = _mend(draft, words, new)
    if words == "5":
        assert mended(draft, [mend]).value("比例") == "6"
    else:
        assert mended(draft, [mend]) == draft
        assert place_of_words(draft, mend.paragraph, mend.start, mend.end) is None
