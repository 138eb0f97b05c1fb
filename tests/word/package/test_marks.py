from editor.word import open_package
from editor.word.package.marks import BOOKMARK, bookmark_name, our_bookmarks, stem_in, stem_of
from tests.word.papers import foreign, p

_MARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'


def test_a_bookmark_has_the_form_word_allows() -> None:
    name = bookmark_name("清单[1].事项", 3)
    assert BOOKMARK.fullmatch(name)
    assert name.endswith("_3")
    assert len(name) <= 40


def test_the_places_of_a_field_share_a_stem_and_those_of_two_fields_do_not() -> None:
    assert stem_in(bookmark_name("单位", 1)) == stem_in(bookmark_name("单位", 12)) == stem_of("单位")
    assert stem_of("单位") != stem_of("单位 ")


def test_the_stem_is_found_in_a_name_that_libreoffice_made_longer() -> None:
    assert stem_in(f"{bookmark_name('单位', 1)}_Copy_1") == stem_of("单位")


def test_bookmarks_of_others_are_not_ours() -> None:
    names = ("_GoBack", bookmark_name("单位", 1), "_Toc1", "x_ng", bookmark_name("", 2))
    package = open_package(foreign(p(*(_MARK.format(number, name) for number, name in enumerate(names)))))
    assert len(our_bookmarks(package.tree(package.main))) == 2
