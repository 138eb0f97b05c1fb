import random
from pathlib import Path

import pytest

from editor.model.problem import ExitCode, NigaoError
from editor.storage.files.decoding import decode
from tests.cases import BESIDE, CASES

TEXT = "关于汛期值守情况的报告\r\n各科室：\r\n    现将XX月值守情况报告如下：\n一、总体情况\nABC 12.5%\n"
ENCODED = [*sorted(BESIDE.glob("encodings/000-*.txt")), *sorted(CASES.glob("encodings/*.txt"))]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_chinese_text_is_recognised_without_a_mark(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), "值守.txt")
    assert (decoded.text, decoded.encoding, decoded.problems) == (TEXT, encoding, ())


@pytest.mark.parametrize(
    ("codec", "encoding"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")], ids=["utf-8", "utf-16", "utf-32"]
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(codec: str, encoding: str) -> None:
    decoded = decode(TEXT.encode(codec), "值守.txt")
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_plain_ascii_is_utf8_and_ascii_in_utf16_is_recognised() -> None:
    assert decode(b"Report on X\n", "a").encoding == "utf-8"
    assert decode("Report on X\n".encode("utf-16-le"), "a").text == "Report on X\n"


def test_an_encoding_named_by_the_person_overrules_the_guess() -> None:
    decoded = decode("通知事项".encode("gb18030"), "a", "GBK")
    assert (decoded.text, decoded.encoding) == ("通知事项", "gbk")


def test_a_wrong_encoding_still_shows_text_and_says_where_it_is_damaged() -> None:
    decoded = decode(("第一行\n" + "汛期值守" * 20).encode("gb18030"), "a", "utf-8")
    assert "\ufffd" in decoded.text
    assert decoded.problems[0].line == 0


def test_an_unknown_encoding_is_named_with_those_that_are_known() -> None:
    with pytest.raises(NigaoError, match=r"klingon.*gb18030"):
        decode(b"abc", "a", "klingon")


def test_a_text_cut_off_in_the_middle_of_a_character_opens_with_a_remark() -> None:
    decoded = decode((TEXT * 5).encode()[:-30], "a")
    assert decoded.text.startswith("关于汛期值守情况的报告")
    assert decoded.encoding == "utf-8"
    assert [problem.line for problem in decoded.problems] in ([], [len(decoded.text.splitlines()) - 1])
    cut = decode((TEXT * 5 + "完").encode()[:-1], "a")
    assert cut.problems[0].line == 25


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "图片"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "图片"),
        (b"GIF89a" + bytes(50), "图片"),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00" + bytes(50), "图片"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "图片"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (rb"{\rtf1\ansi", "RTF"),
        (b"  \n\t\n", "空"),
        ("\u3000\n".encode(), "空"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence_that_names_it(data: bytes, word: str) -> None:
    with pytest.raises(NigaoError) as caught:
        decode(data, "某文件")
    assert word in caught.value.text
    assert "某文件" in caught.value.text
    assert "\n" not in caught.value.text
    assert caught.value.code == ExitCode.UNREADABLE


@pytest.mark.parametrize("seed", range(20))
def test_binary_noise_is_refused(seed: int) -> None:
    noise = random.Random(seed).randbytes(3000)
    with pytest.raises(NigaoError, match="不是文字文件"):
        decode(noise, "noise.bin")


def test_a_text_that_starts_like_a_picture_is_still_a_text() -> None:
    assert decode("BMW公司：\n现将情况通知如下。\n".encode(), "a").text.startswith("BMW")


@pytest.mark.parametrize("path", ENCODED, ids=lambda path: path.name)
def test_samples_in_other_encodings_give_the_same_text(path: Path) -> None:
    original = path.parents[1] / f"{path.name.split('.')[0]}.txt"
    assert decode(path.read_bytes(), path.name).text == original.read_text("utf-8")


def test_characters_of_no_text_are_told_from_rare_ones_and_from_other_scripts() -> None:
    text = "\ue000a\ue001龘\ue002b\ue003" * 20
    with pytest.raises(NigaoError, match="不是文字文件"):
        decode(text.encode(), "a.txt")
    assert decode(text.encode(), "a.txt", "utf-8").text == text
    for kept in ("龘靐齉爩鱻麤灪籱" * 20, "가나다라마바사아자차카타파하" * 9):
        assert decode(kept.encode(), "a.txt").text == kept


def test_a_text_has_its_lines_under_the_name_of_its_file() -> None:
    source = decode(TEXT.encode("gb18030"), "值守.txt").source("值守.txt")
    assert (source.name, source.encoding) == ("值守.txt", "gb18030")
    assert list(source.lines[:2]) == ["关于汛期值守情况的报告", "各科室："]
