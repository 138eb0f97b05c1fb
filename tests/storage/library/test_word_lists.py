"""Lists of words as plain text files in the folders of the library."""

from pathlib import Path

import pytest

from editor.model.problem import NigaoError
from editor.storage.library.library import Library
from editor.storage.library.word_lists import WordListName, WordLists


def test_entries_come_from_the_own_and_the_shared_folders_each_once(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    for folder, text in ((own, "# 说明\n\n给力\n  亲们 \n"), (shared, "亲们\n杠杠的\n")):
        folder.mkdir()
        (folder / "校核-禁用词.txt").write_text(text, "utf-8")
    assert WordLists(own, [shared, tmp_path / "gone"]).entries(WordListName.FORBIDDEN) == ("给力", "亲们", "杠杠的")


def test_a_library_has_the_lists_of_its_own_and_its_shared_folders_not_of_the_shipped_one(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("own", "shipped", "shared")]
    for folder in folders:
        folder.mkdir()
        (folder / "校核-禁用词.txt").write_text(f"{folder.name}\n", "utf-8")
    assert Library(folders[0], folders[1], folders[2:]).word_lists().entries(WordListName.FORBIDDEN) == ("own", "shared")


def test_a_list_in_another_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "校核-禁用词.txt").write_bytes("这些词语不要使用\n".encode("gb18030"))
    assert WordLists(tmp_path).entries(WordListName.FORBIDDEN) == ("这些词语不要使用",)


def test_pairs_may_be_written_in_three_ways(tmp_path: Path) -> None:
    (tmp_path / "校核-规范用词.txt").write_text("甲=乙\n丙 → 丁\n戊\t己\n没有对的\n=空\n", "utf-8")
    assert WordLists(tmp_path).pairs(WordListName.PREFERRED) == {"甲": "乙", "丙": "丁", "戊": "己"}


def test_a_list_that_is_no_text_is_told_and_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "校核-禁用词.txt").write_bytes(b"PK\x03\x04\x00\x00\x00\xff\xfe")
    lists = WordLists(tmp_path)
    assert lists.entries(WordListName.FORBIDDEN) == ()
    assert len(lists.notes) == 1


def test_what_is_added_stands_in_the_own_list_once_and_the_rest_stays(tmp_path: Path) -> None:
    lists = WordLists(tmp_path / "own")
    for word in ("其它", "布署", "其它"):
        lists.add(WordListName.ALLOWED, word)
    path = tmp_path / "own" / "校核-放行词.txt"
    assert path.read_text("utf-8") == "其它\n布署\n"
    path.write_text("# 我们这里这样写\n其它", "utf-8")
    lists.add(WordListName.ALLOWED, "帐户")
    assert path.read_text("utf-8") == "# 我们这里这样写\n其它\n帐户\n"


def test_where_nothing_can_be_kept_one_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file, not a folder")
    with pytest.raises(NigaoError):
        WordLists(tmp_path / "own").add(WordListName.ALLOWED, "其它")


def test_an_entry_is_taken_out_of_the_own_list_and_one_of_a_shared_list_is_said_to_stay(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    shared.mkdir()
    (shared / WordListName.ALLOWED.value).write_text("给力\n", "utf-8")
    lists = WordLists(own, [shared])
    lists.add(WordListName.ALLOWED, "其它")
    lists.add(WordListName.ALLOWED, "给力")
    lists.remove(WordListName.ALLOWED, "其它")
    assert lists.entries(WordListName.ALLOWED) == ("给力",)
    with pytest.raises(NigaoError, match="写在共享夹的"):
        lists.remove(WordListName.ALLOWED, "给力")
    lists.remove(WordListName.ALLOWED, "没有这个词")
    lists.add(WordListName.ALLOWED, "惟一")
    assert lists.entries(WordListName.ALLOWED) == ("惟一", "给力")
    assert lists.notes == ()
