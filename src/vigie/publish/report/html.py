"""A report as one HTML file: no script, nothing from elsewhere."""

from __future__ import annotations

from html import escape

from vigie.publish.report.model import Block, Chart, Heading, Line, Note, Report, Table

_STYLE = """
body{font:1.05rem/1.55 Georgia,"Noto Serif",serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1{font-size:1.9rem;line-height:1.2}h2{margin-top:2.4rem;border-bottom:1px solid #999}h3{margin-top:1.8rem}
table{border-collapse:collapse;width:100%;font-size:.88rem}th,td{border-bottom:1px solid #bbb;padding:.3rem .5rem;
text-align:left;vertical-align:top}th{border-bottom:2px solid #555}.scroll{overflow-x:auto}
.notice{border-left:4px solid #8a5a00;background:#fff6e2;padding:.5rem .8rem}
.stamp{position:sticky;top:0;background:#7a1020;color:#fff;padding:.3rem .8rem;font-weight:bold}
figure{margin:1rem 0}figure svg{max-width:100%;height:auto}figcaption{font-size:.88rem;color:#444}
sup{font-size:.7em}sup+sup:before{content:","}sup a{text-decoration:none}
.notes{font-size:.85rem;overflow-wrap:anywhere}.tail{color:#555}
@media print{.stamp{position:fixed;top:0;left:0;right:0}tr,figure{break-inside:avoid}}
"""


def html(report: Report) -> bytes:
    """The file."""
    notes: list[Note] = []
    stamp = f'<p class="stamp">{escape(report.stamp)}</p>' if report.stamp else ""
    body = [stamp, f"<h1>{escape(report.title)}</h1>", f"<p>{escape(report.subtitle)}</p>"]
    body += [f'<p class="notice">{escape(notice)}</p>' for notice in report.notices]
    body += [_block(block, notes) for block in report.blocks]
    items = "\n".join(_note(number, note) for number, note in enumerate(notes, 1))
    end = f'<h2>{escape(report.notes_title)}</h2>\n<ol class="notes">\n{items}\n</ol>' if notes else ""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">\n<title>{escape(report.title)}'
    page = f'<!doctype html>\n<html lang="{report.language}"><head>{head}</title>\n<style>{_STYLE}</style></head>\n'
    return (page + "<body><main>\n" + "\n".join(filter(None, [*body, end])) + "\n</main></body></html>\n").encode()


def _block(block: Block, notes: list[Note]) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
    if isinstance(block, Chart):
        return f"<figure>{block.svg}<figcaption>{escape(block.caption)}</figcaption></figure>"
    if isinstance(block, Table):
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block.heads)
        rows = "\n".join(f"<tr>{''.join(f'<td>{_line(c, notes)}</td>' for c in row)}</tr>" for row in block.rows)
        return f'<div class="scroll"><table><thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table></div>'
    if block.style == "item":
        return f"<ul><li>{_line(block.line, notes)}</li></ul>"
    style = ' class="notice"' if block.style == "notice" else ""
    return f"<p{style}>{_line(block.line, notes)}</p>"


def _line(line: Line, notes: list[Note]) -> str:
    said = []
    for span in line:
        said.append(f"<strong>{escape(span.text)}</strong>" if span.strong else escape(span.text))
        for note in span.notes:
            notes.append(note)
            number = len(notes)
            said.append(f'<sup id="r{number}"><a href="#n{number}">{number}</a></sup>')
    return "".join(said)


def _note(number: int, note: Note) -> str:
    language = f' lang="{note.language}"' if note.language else ""
    quote = f"<span{language}>{escape(note.quote)}</span>"
    back = f'<a href="#r{number}">↑</a>'
    return f'<li id="n{number}">{escape(note.lead)} {quote} <span class="tail">{escape(note.tail)}</span> {back}</li>'
