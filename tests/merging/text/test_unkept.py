"""The last check of a merge: what the file says and the merged document doesn't is found, whatever the merge made of it."""

from editor.merging.text.unkept import reframed, unkept
from editor.model.document.document import Document, Paragraph, Run
from editor.model.returned.edited import EditedParagraph, EditedRun


def _page(*paragraphs: tuple[Run, ...]) -> Document:
    return Document(tuple(Paragraph("正文", runs) for runs in paragraphs))


def _line(*runs: str | tuple[str, str]) -> EditedParagraph:
    return EditedParagraph(tuple(EditedRun(run) if isinstance(run, str) else EditedRun(*run) for run in runs))


def _found(after: Document, *lines: EditedParagraph, before: Document | None = None, said: tuple[str, ...] = ()) -> list[str]:
    return [p.text for p in unkept(after, before or after, lines, lambda run: run.text in said)]


PLAIN = _page((Run("泵站已经修好。"),), (Run("渠道正在清淤。"),))
DATED = _page((Run("定于"), Run("5月6日", field="检修日", derived=True), Run("停水。")))
OPEN = _page((Run("定于"), Run("", field="检修日", label="检修日", filled=False, derived=True), Run("停水。")))


def test_text_that_stands_in_the_document_is_kept_wherever_it_stands() -> None:
    assert _found(PLAIN, _line("渠道正在清淤。"), _line(" 泵站已经 修好。"), _line("　")) == []


def test_a_paragraph_that_is_nowhere_is_found_even_when_its_words_stand_inside_another() -> None:
    assert _found(PLAIN, _line("泵站已经"), _line("渠道正在清淤。")) == ["泵站已经"]


def test_the_second_of_two_equal_paragraphs_is_found_where_the_document_has_one() -> None:
    assert _found(PLAIN, _line("泵站已经修好。"), _line("泵站已经修好。")) == ["泵站已经修好。"]


def test_a_heading_keeps_its_text_under_another_number_but_a_number_alone_is_text() -> None:
    page = _page((Run("三、检修安排"),))
    assert _found(page, _line("二、检修安排")) == []
    assert _found(page, _line("二、")) == ["二、"]


def test_text_that_was_computed_is_computed_anew_but_not_while_it_can_not_be() -> None:
    line, later = _line("定于5月6日停水。"), _page((Run("定于"), Run("5月9日", field="检修日", derived=True), Run("停水。")))
    assert _found(later, line, before=DATED) == []
    assert _found(OPEN, line, before=DATED) == ["定于5月6日停水。"]


def test_a_value_is_kept_as_it_is_and_as_it_was_and_any_other_text_must_be_listed() -> None:
    before, after = (_page((Run("由"), Run(name, field="单位"), Run("负责。"))) for name in ("北闸所", "南闸所"))
    assert _found(after, _line("由", ("南闸所", "单位"), "负责。"), before=before) == []
    assert _found(after, _line("由", ("北闸所", "单位"), "负责。"), before=before) == []
    assert _found(after, _line("由", ("东闸所", "单位"), "负责。"), before=before) == ["由东闸所负责。"]
    assert _found(after, _line("由", ("东闸所", "单位"), "负责。"), before=before, said=("东闸所",)) == []


def test_a_control_that_was_emptied_takes_no_text_with_it() -> None:
    page = _page((Run("由"), Run("", field="单位", label="单位", filled=False), Run("负责。")))
    assert _found(page, _line("由负责。")) == []
    assert _found(page, _line("由", ("〔单位〕", "单位"), "负责。")) == []


def _reframed(word: str, *lines: str) -> bool:
    return bool(reframed({"急件": {word}}, _page(*((Run(line),) for line in (*lines, "渠道正在清淤。"))), PLAIN))


def test_an_element_is_printed_in_another_frame_where_a_line_or_a_stretch_of_one_is_its_words() -> None:
    for line in ("急", "（急）", " 急 ", "清政发〔2026〕3号\t急", "抄送：急。", "签发人：急"):
        assert _reframed("急", line)


def test_words_that_only_stand_inside_of_others_and_no_words_are_printed_by_no_change() -> None:
    for line in ("请急送王集闸。", "抄送：急流所。", "王急", "清政发\t急事", ""):
        assert not _reframed("急", line)
    assert not _reframed("", "请急送王集闸。")
    assert not _reframed("渠道正在清淤。")
