"""A report as a source for typst, which sets it as PDF."""

from __future__ import annotations

import re

from vigie.publish.report.model import Block, Chart, Heading, Line, Note, Report, Table

FONTS = ("Libertinus Serif", "DejaVu Serif", "Noto Serif CJK KR", "Noto Sans CJK KR", "Droid Sans Fallback")
_SIGNS = re.compile(r"([\\\"])")
_LONG = re.compile(r"[0-9a-f]{40,}")  # a hash must break somewhere, and without a hyphen
_PAGE = """
#set page(paper: "a4", margin: (x: 2.2cm, top: 2.6cm, bottom: 2.4cm), header: [{stamp}],
  footer: context align(center, text(size: 8.5pt)[#counter(page).display() {of} #counter(page).final().first()]))
#set text(font: ({fonts}), size: 10.5pt, lang: "{language}", hyphenate: true)
#set par(justify: true, leading: 0.62em)
#set footnote.entry(gap: 0.55em)
#show footnote.entry: set text(size: 8pt)
#show footnote.entry: set par(justify: false, leading: 0.5em)
#show heading.where(level: 1): set block(above: 1.8em, below: 0.9em)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)
#show heading: set par(justify: false)
#show table.cell: set text(size: 8.5pt, hyphenate: false)
#show table.cell: set par(justify: false, leading: 0.5em)
#set table(stroke: (x, y) => (bottom: if y == 0 {{ 0.8pt + black }} else {{ 0.4pt + luma(180) }}),
  inset: (x: 3pt, y: 4pt))
#let notice(body) = block(fill: rgb("#fff6e2"), stroke: (left: 3pt + rgb("#8a5a00")), inset: 8pt, width: 100%, body)
"""


def source(report: Report) -> tuple[str, dict[str, bytes]]:
    """The source, and the pictures it asks for by name."""
    pictures: dict[str, bytes] = {}
    stamp = f'#align(center, text(fill: rgb("#7a1020"), weight: "bold", size: 9pt, {_text(report.stamp)}))'
    page = _PAGE.format(
        stamp=stamp if report.stamp else "",
        of=f"#{_text(report.page_of)}",
        fonts=", ".join(f'"{font}"' for font in FONTS),
        language=report.language,
    )
    parts = [_head(report), page, f'#block(text(size: 21pt, weight: "bold", {_text(report.title)}))']
    parts += [f"#text(size: 9.5pt, {_text(report.subtitle)})\n"]
    parts += [f"#notice[#{_text(notice)}]" for notice in report.notices]
    parts += [_block(block, pictures) for block in report.blocks]
    return "\n".join(parts) + "\n", pictures


def _head(report: Report) -> str:
    """What the file says of itself; its day is that of the last document, never today."""
    year, month, day = (int(part) for part in (report.dated or "1970-01-01").split("-"))
    date = f"datetime(year: {year}, month: {month}, day: {day})"
    return f'#set document(title: {_text(report.title)}, author: "Vigie", date: {date})'


def _block(block: Block, pictures: dict[str, bytes]) -> str:
    if isinstance(block, Heading):
        return f"#heading(level: {block.level}, {_text(block.text)})"
    if isinstance(block, Chart):
        name = f"chart-{len(pictures) + 1}.svg"
        pictures[name] = block.svg.encode()
        caption = f"text(size: 8.5pt, {_text(block.caption)})"
        alt = _text(block.caption)
        return f'#block(breakable: false)[#image("{name}", width: 100%, alt: {alt})\n#{caption}]'
    if isinstance(block, Table):
        shares = ", ".join(f"{share}fr" for share in block.shares)
        heads = ", ".join(f"strong({_text(head)})" for head in block.heads)
        rows = ",\n  ".join(", ".join(f"[{_line(cell)}]" for cell in row) for row in block.rows)
        return f"#table(columns: ({shares},), align: left, table.header({heads}),\n  {rows})"
    if block.style == "item":
        return f"#list[{_line(block.line)}]"
    return f"#notice[{_line(block.line)}]" if block.style == "notice" else f"{_line(block.line)}\n\n"


def _line(line: Line) -> str:
    said = []
    for span in line:
        said.append(f"#strong({_text(span.text)})" if span.strong else f"#{_text(span.text)}")
        for number, note in enumerate(span.notes):
            said += ['#super(",")'] if number else []
            said.append(f"#footnote[{_note(note)}]")
    return "".join(f"{one};" for one in said)


def _note(note: Note) -> str:
    quote = f"text({_text(note.quote)})"
    if note.language:
        quote = f'text(lang: "{note.language}", {_text(note.quote)})'
    return f"#{_text(note.lead)} #{quote} #text(fill: luma(90), {_text(note.tail)})"


def _text(text: str | None) -> str:
    """A string of typst: nothing in it is markup."""
    text = _LONG.sub(lambda word: "\N{ZERO WIDTH SPACE}".join(re.findall(r".{1,16}", word[0])), text or "")
    return '"' + _SIGNS.sub(r"\\\1", text.replace("\n", " ")) + '"'
