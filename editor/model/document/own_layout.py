"""The layout of one report: a profile with paper, margins or page number of its own. It goes by its name alone: `gbt9704 左=31.75 右=31.75`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from editor.model.document.profile import LayoutProfile, Page
from editor.model.words import tr

_LENGTHS = {"宽": "width", "高": "height", "上": "top", "下": "bottom", "左": "left", "右": "right", "脚": "footer"}
_NUMBER, _MIDDLE, _HERE = "页码", "居中", "#"
_NAME = re.compile(
    r"(?P<key>[\w-]+)(?P<lengths>(?: [宽高上下左右脚]=\d{1,3}(?:\.\d{1,2})?)*)(?P<middle> 居中)?(?: 页码=(?P<number>[^\n#]{0,20}#[^\n#]{0,20}))?"
)
_MM = 1440 / 25.4  # twips
_SAME = 20  # twips: what other programs round off
_SAME_PITCH = 4
_LEAST = 1000  # twips of text that a page has room for


PageNumberForm = tuple[str, str, bool]
"""The words before a page number and behind it, and whether it stands in the middle."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The pages of a Word file: lengths in twips by their name in `Page`, the page numbers of odd and of even pages, what no layout has, in words,
    the pitch of its grid of lines in twips, 0 for none, and whether its pages have numbers of any form.
    """

    lengths: Mapping[str, int] = field(default_factory=dict[str, int])
    numbers: tuple[PageNumberForm, ...] = ()
    others: tuple[str, ...] = ()
    pitch: int = 0
    is_numbered: bool = False

    def others_beside(self, page: Page) -> tuple[str, ...]:
        """What no layout has, in words: the grid, too, where it is not that of the page on which the text was laid out."""
        if not self.pitch or abs(self.pitch - page.pitch) <= _SAME_PITCH:
            return self.others
        return (*self.others, tr("文档网格行距 {points} 磅", points=f"{self.pitch / 20:g}"))


def base_of(layout: str) -> str:
    """The key of the profile that a layout is based on; the layout itself where it has nothing of its own."""
    found = _NAME.fullmatch(layout)
    return found["key"] if found else layout


def with_own(profile: LayoutProfile, layout: str) -> LayoutProfile | None:
    """The profile with what a layout has of its own; None where that leaves no room for text."""
    found = _NAME.fullmatch(layout)
    if found is None or found["key"] == layout:
        return profile
    given = (pair.split("=") for pair in found["lengths"].split())
    page = _with_lengths(profile.page, {_LENGTHS[name]: round(float(value) * _MM) for name, value in given})
    before, _, after = (found["number"] or f"{profile.page_number.before}{_HERE}{profile.page_number.after}").partition(_HERE)
    place = "center" if found["middle"] else profile.page_number.place
    if min(page.text_width, page.text_height) < _LEAST:
        return None
    name = tr("{name}（{own}）", name=profile.name, own=layout[len(found["key"]) :].strip())
    number = replace(profile.page_number, before=before, after=after, place=place)
    return replace(profile, key=layout, name=name, page=page, page_number=number)


def _with_lengths(page: Page, lengths: Mapping[str, int]) -> Page:
    """The page with other lengths, and as many lines and characters in it as before in the same room."""
    made = replace(page, **lengths)
    lines, characters = page.lines * made.text_height // page.text_height, page.characters * made.text_width // page.text_width
    return replace(made, lines=max(1, lines), characters=max(1, characters))


def layout_of(setup: PageSetup, profile: LayoutProfile, layout: str) -> str:
    """The layout that has the pages of a file, by the profile of its own one; that one where nothing differs. Who changes the page number of odd
    pages or that of even ones means both.
    """
    number = profile.page_number
    was = (number.before, number.after, number.place == "center")
    now = next((one for one in setup.numbers if _bare(one) != _bare(was)), was)
    lengths = {name: setup.lengths.get(name, getattr(profile.page, name)) for name in _LENGTHS.values()}
    own = [*_named(lengths, profile.page, layout), *_numbered(now, was, layout)]
    made = " ".join([base_of(layout), *own])
    return made if _NAME.fullmatch(made) else layout


def _bare(number: PageNumberForm) -> tuple[str, bool]:
    return "".join(f"{number[0]}{_HERE}{number[1]}".split()), number[2]


def _named(lengths: Mapping[str, int], page: Page, layout: str) -> Iterator[str]:
    """The lengths in millimetres that are not the page's, or that its layout names already."""
    for name, of_page in _LENGTHS.items():
        if abs(lengths[of_page] - getattr(page, of_page)) > _SAME:
            yield f"{name}={lengths[of_page] / _MM:.2f}".rstrip("0").rstrip(".")
        elif own := re.search(rf" ({name}=\S+)", layout):
            yield own[1]


def _numbered(now: PageNumberForm, was: PageNumberForm, layout: str) -> Iterator[str]:
    own = _NAME.fullmatch(layout)
    if now[2] and (not was[2] or (own and own["middle"])):
        yield _MIDDLE
    if _bare(now)[0] != _bare(was)[0] or (own and own["number"]):
        yield f"{_NUMBER}={now[0]}{_HERE}{now[1]}".rstrip()


def words_of(profile: LayoutProfile, other: LayoutProfile) -> str:
    """What a profile has otherwise than another, in words: lengths in millimetres, the form of the page number."""
    page, number = profile.page, profile.page_number
    others = [name for name in _LENGTHS.values() if abs(getattr(page, name) - getattr(other.page, name)) > _SAME]
    said = [f"{_words(name)} {getattr(page, name) / _MM:.1f}" for name in others]
    found = [tr("{lengths} 毫米", lengths=tr("，").join(said))] if said else []
    if (number.before, number.after) != (other.page_number.before, other.page_number.after):
        found.append(tr("页码“{number}”", number=f"{number.before}1{number.after}"))
    if number.place != other.page_number.place:
        found.append(tr("页码居中") if number.place == "center" else tr("页码在外侧"))
    return tr("；").join(found)


def _words(name: str) -> str:
    words = {"width": tr("纸宽"), "height": tr("纸高"), "top": tr("上边距"), "bottom": tr("下边距"), "left": tr("左边距"), "right": tr("右边距")}
    return words.get(name, tr("页脚距边"))
