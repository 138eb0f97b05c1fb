"""A settled document as one HTML file that looks like its page and prints on A4."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from editor.model.document.document import Cell, Document, Paragraph, Run, Table
from editor.model.document.profile import Font, LayoutProfile, Style

_TAGS = {1: "h2", 2: "h3", 3: "h4", 4: "h5"}
_MM = 25.4 / 1440
_TABLE_RULES = (
    "table.none :is(th, td), table.frame :is(th, td), table.three :is(th, td) { border: 0 } table.frame { border: 1px solid }",
    "table.rows :is(th, td) { border-width: 1px 0 } table.three { border-width: 1px 0; border-style: solid }",
    "table.three thead { border-bottom: 1px solid }",
    "p.left { text-align: left !important } p.center { text-align: center !important } p.right { text-align: right !important }",
)


def html_of(document: Document, profile: LayoutProfile) -> str:
    """The HTML text: headings as headings, tables as tables, sizes and fonts of the layout profile; no script, nothing from elsewhere."""
    names = {style: f"s{number}" for number, style in enumerate(profile.styles)}
    body = "\n".join(_block(block, profile, names) for block in document.blocks)
    return _page(document.title, "\n".join([_sheet(profile, names), *(_TABLE_RULES if _has_own_looks(document) else ())]), body)


def _has_own_looks(document: Document) -> bool:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return any(table.look.rules or any(cell.side for row in table.rows for cell in row) for table in tables)


def _page(title: str, sheet: str, body: str) -> str:
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n<style>\n{sheet}\n</style>'
    return f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{head}\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n'


def _block(block: Paragraph | Table, profile: LayoutProfile, names: dict[str, str]) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block, profile, names)
    rows = [_row(block, row, "th" if row < block.header_rows else "td", profile, names) for row in range(len(block.rows))]
    head, rest = "\n".join(rows[: block.header_rows]), "\n".join(rows[block.header_rows :])
    kind = "joint" if block.joint else str(block.look.rules)
    frame = f' class="{kind}"' if kind else ""
    return f"<table{frame}>\n{_columns(block)}<thead>\n{head}\n</thead>\n<tbody>\n{rest}\n</tbody>\n</table>"


def _columns(table: Table) -> str:
    """The widths of the columns where the template says them."""
    widths = table.look.widths
    if len(widths) != table.columns:
        return ""
    return "<colgroup>" + "".join(f'<col style="width:{_number(100 * width / sum(widths))}%">' for width in widths) + "</colgroup>\n"


def _row(table: Table, row: int, tag: str, profile: LayoutProfile, names: dict[str, str]) -> str:
    cells = (cell for cell in table.rows[row] if not cell.goes_on)
    return "<tr>" + "".join(_cell(cell, tag, profile, names) for cell in cells) + "</tr>"


def _cell(cell: Cell, tag: str, profile: LayoutProfile, names: dict[str, str]) -> str:
    spans = (("rowspan", cell.rows), ("colspan", cell.columns))
    over = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    return f"<{tag}{over}>{_paragraph(cell.paragraph, profile, names, numeric=cell.numeric, side=str(cell.side))}</{tag}>"


def _paragraph(paragraph: Paragraph, profile: LayoutProfile, names: dict[str, str], *, numeric: bool = False, side: str = "") -> str:
    style = profile.style(paragraph.style)
    tag = "h1" if style.word == "Title" else _TAGS.get(style.outline, "p")
    inner = "".join(_runs(paragraph, names)) or "<br>"
    named = names.get(paragraph.style, names["正文"])
    return f'<{tag} class="{named}{" number" if numeric else ""}{f" {side}" if side else ""}"{_own_style(paragraph, style)}>{inner}</{tag}>'


def _own_style(paragraph: Paragraph, style: Style) -> str:
    """What layout settled for this one paragraph: as many characters as there, of their width here (the page has them a little narrower)."""
    rules = ["break-before:page"] if paragraph.page_break else []
    rules += [f"line-height:{_number(paragraph.line / 20)}pt"] if paragraph.line is not None else []
    rules += [f"font-size:{_number(paragraph.size / 2)}pt"] if paragraph.size is not None else []
    rules += [f"tab-size:{_number(paragraph.tabs[0].at / 20)}pt"] if paragraph.tabs and not paragraph.tabs[0].end else []
    if (indents := paragraph.indents) is not None:
        sides = (("margin-left", indents.left), ("margin-right", indents.right), ("text-indent", indents.first))
        rules += [f"{name}:{_number(twips / style.advance * style.size / 2)}pt" for name, twips in sides if twips]
    return f' style="{";".join(rules)}"' if rules else ""


def _runs(paragraph: Paragraph, names: dict[str, str]) -> Iterator[str]:
    at, tabs = 0, [tab for tab in paragraph.tabs if tab.end]
    for run in paragraph.runs:
        text = run.shown
        if tabs and text == "\t":
            tabs.pop()
            yield '<span class="end">'
            at += 1
            continue
        cuts = [cut - at for cut in paragraph.breaks if at < cut < at + len(text) or (cut == at and at)]
        yield _run(run, _broken(text, cuts), names)
        at += len(text)
    if len(tabs) < sum(tab.end for tab in paragraph.tabs):
        yield "</span>"


def _broken(text: str, cuts: list[int]) -> str:
    edges = [0, *cuts, len(text)]
    return "<br>".join(escape(text[start:end]) for start, end in pairwise(edges))


def _run(run: Run, text: str, names: dict[str, str]) -> str:
    classes = ([names[run.style]] if run.style in names else []) + ([] if run.filled else ["slot"])
    return f'<span class="{" ".join(classes)}">{text}</span>' if classes else text


def _sheet(profile: LayoutProfile, names: dict[str, str]) -> str:
    page = profile.page
    margins = " ".join(f"{_number(side * _MM)}mm" for side in (page.top, page.right, page.bottom, page.left))
    rules = [
        f"@page {{ size: {_number(page.width * _MM)}mm {_number(page.height * _MM)}mm; margin: {margins} }}",
        "body { margin: 0 }",
        f"main {{ box-sizing: border-box; max-width: {_number(page.width * _MM)}mm; margin: 0 auto; padding: {margins}; background: #fff }}",
        "@media screen { body { background: #e6e3dc } }",
        "@media print { main { max-width: none; padding: 0 } }",
        "@media (max-width: 700px) { main { padding: 1.5em } }",
        "h1, h2, h3, h4, h5, p { margin: 0; font-weight: normal; white-space: pre-wrap }",
        "table { border-collapse: collapse; width: 100% } th, td { border: 1px solid; padding: 0 .3em }",
        "table.joint td { border: 0 } .end { float: right; text-indent: 0 }",
        ".slot { background: #fff3a3 } .number { text-align: right !important }",
    ]
    return "\n".join([*rules, *(f".{name} {{ {_rule(profile, profile.styles[style])} }}" for style, name in names.items())])


def _rule(profile: LayoutProfile, style: Style) -> str:
    """A style's CSS. Indents in points: a full-width character is as wide as its font is high, half of `size`."""
    rules = [f"font-family: {_families(profile.fonts[style.font])}"] if style.font else []
    rules += ["font-weight: bold"] if style.bold else []
    rules += [f"color: #{style.color}"] if style.color != "000000" else []
    if style.character:
        return "; ".join(rules)
    rules += [f"background: #{style.color}"] if style.bar else []
    rules += [f"border-bottom: {_number(style.rule / 8)}pt solid #{style.color}"] if style.rule else []
    align = {"both": "justify", "distribute": "justify"}.get(style.align, style.align)
    rules += [
        f"font-size: {_number(style.size / 2)}pt",
        f"text-align: {align}",
        f"line-height: {f'{_number(style.line / 20)}pt' if style.line else 1.3}",
    ]
    sides = (("margin-left", style.left), ("margin-right", style.right), ("text-indent", style.first - style.hanging))
    rules += [f"{name}: {_number(characters * style.size / 2)}pt" for name, characters in sides if characters]
    return "; ".join(rules)


def _families(font: Font) -> str:
    names = dict.fromkeys([*([font.latin] if font.latin else []), font.name, *font.alternatives, *font.stand_ins])
    return ", ".join([*(f'"{name}"' for name in names), "serif"])


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
