"""A layout profile is read from its data; what is missing or unknown is an error and no guess."""

import tomllib
from copy import deepcopy

import pytest

from editor.model.document.profile import profile_from_data
from editor.shipped import shipped_path

DATA = tomllib.loads(shipped_path("profiles/gbt9704.toml").read_text("utf-8"))


def test_the_standard_s_page_has_22_lines_of_28_characters() -> None:
    profile = profile_from_data("gbt9704", DATA)
    page, body = profile.page, profile.style("正文")
    assert (page.lines, page.characters) == (22, 28)
    assert page.text_width == page.width - page.left - page.right
    assert page.lines * body.line <= page.text_height
    assert page.characters * body.advance <= page.text_width


def test_the_standard_s_styles_name_only_fonts_that_it_has() -> None:
    profile = profile_from_data("gbt9704", DATA)
    named = {style.font for style in profile.styles.values() if style.font}
    assert named <= profile.fonts.keys()
    assert profile.page_number.style in profile.styles


def test_a_style_that_the_profile_lacks_is_that_of_the_body() -> None:
    profile = profile_from_data("gbt9704", DATA)
    assert profile.style("没有这个样式") == profile.styles["正文"]


def test_defaults_are_true_of_every_style_that_says_nothing_else() -> None:
    data = deepcopy(DATA) | {"defaults": {**DATA.get("defaults", {}), "spacing": 7}}
    styles, said = profile_from_data("其他", data).styles, DATA["styles"]
    assert all(style.spacing == said[name].get("spacing", 7) for name, style in styles.items())


@pytest.mark.parametrize("table", ["name", "page", "fonts", "styles", "page_number"])
def test_a_missing_table_is_an_error(table: str) -> None:
    with pytest.raises(KeyError):
        profile_from_data("坏", {name: value for name, value in DATA.items() if name != table})


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(TypeError):
        profile_from_data("坏", {**DATA, "page": {**DATA["page"], "colour": "red"}})
