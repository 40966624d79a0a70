"""A report as DOCX with true footnotes, written part by part: the standard library is enough."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from vigie.publish.report.model import Block, Chart, Heading, Line, Note, Report, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_D = "http://schemas.openxmlformats.org/drawingml/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="{_D}/main" xmlns:pic="{_D}/picture" xmlns:wp="{_D}/wordprocessingDrawing"'
)
_ABOUT = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WHEN = (1980, 1, 1, 0, 0, 0)  # of every part: a report knows no clock
_TEXT = 9360  # the width of a line, in twentieths of a point
_EMU = 9000  # of a dot of a chart
_PARTS = ("styles", "footnotes", "header1", "footer1")
Draw = Callable[[Chart], bytes | None]


@dataclass(slots=True)
class _Kept:
    """What the text refers to: notes and pictures (PNG)."""

    draw: Draw
    language: str
    notes: list[Note] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)


def docx(report: Report, draw: Draw) -> bytes:
    """The file; ``draw`` makes a PNG of a chart, None when it cannot."""
    kept = _Kept(draw, report.language)
    body = [_paragraph(_run(report.title), "Title"), _paragraph(_run(report.subtitle), "Subtitle")]
    body += [_paragraph(_run(notice), "Notice") for notice in report.notices]
    body += [_block(block, kept) for block in report.blocks]
    page = '<w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>'
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:bottom="1300" w:left="1273" w:right="1273"/>'
    text = "".join(body) + f"<w:sectPr>{page}{size}</w:sectPr>"
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            [("rId1", f"{_R}/officeDocument", "word/document.xml"), ("rId2", _ABOUT, "docProps/core.xml")]
        ),
        "docProps/core.xml": _core(report),
        "word/document.xml": f"{_XML}<w:document {_NAMES}><w:body>{text}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(_links(len(kept.pictures))),
        "word/footnotes.xml": _footnotes(kept.notes),
        "word/styles.xml": _styles(report.language),
        "word/header1.xml": _frame("hdr", _paragraph(_run(report.stamp or "", "Stamp"), "Header")),
        "word/footer1.xml": _frame("ftr", _paragraph(_page_number(), "Header")),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(_entry(name), part.encode(), zipfile.ZIP_DEFLATED)
        for number, picture in enumerate(kept.pictures, 1):
            file.writestr(_entry(f"word/media/chart{number}.png"), picture)
    return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _WHEN)


def _block(block: Block, kept: _Kept) -> str:
    if isinstance(block, Heading):
        return _paragraph(_run(block.text), f"Heading{block.level}")
    if isinstance(block, Chart):
        caption = _paragraph(_run(block.caption), "Caption")
        picture = kept.draw(block)
        if picture is None:
            return caption
        kept.pictures.append(picture)
        return (
            _paragraph(f"<w:r><w:drawing>{_drawing(block, len(kept.pictures))}</w:drawing></w:r>", "Normal") + caption
        )
    if isinstance(block, Table):
        return _table(block, kept)
    style = {"item": "ListBullet", "notice": "Notice"}.get(block.style, "Normal")
    lead = _run("• ") if block.style == "item" else ""
    return _paragraph(lead + _line(block.line, kept), style)


def _table(table: Table, kept: _Kept) -> str:
    widths = [_TEXT * share // sum(table.shares) for share in table.shares]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = '<w:tblBorders><w:bottom w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders>'
    look = f'<w:tblPr><w:tblW w:w="{_TEXT}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/></w:tblPr>'
    head = _row([_run(text, strong=True) for text in table.heads], widths, "<w:trPr><w:tblHeader/></w:trPr>")
    rows = "".join(_row([_line(cell, kept) for cell in row], widths) for row in table.rows)
    grid = f"<w:tblGrid>{columns}</w:tblGrid>"
    return f"<w:tbl>{look}{grid}{head}{rows}</w:tbl>{_paragraph('', 'Normal')}"


def _row(cells: list[str], widths: list[int], look: str = "") -> str:
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, "Cell")}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{look}{told}</w:tr>"


def _line(line: Line, kept: _Kept) -> str:
    said = []
    for span in line:
        said.append(_run(span.text, strong=span.strong))
        for place, note in enumerate(span.notes):
            kept.notes.append(note)
            reference = f'<w:footnoteReference w:id="{len(kept.notes)}"/>'
            comma = _run(",", "FootnoteReference") if place else ""
            said.append(f'{comma}<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{reference}</w:r>')
    return "".join(said)


def _paragraph(content: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _run(text: str, style: str = "", *, strong: bool = False, language: str | None = None) -> str:
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += "<w:b/>" if strong else ""
    look += f'<w:lang w:val="{language}" w:eastAsia="{language}"/>' if language else ""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _footnotes(notes: list[Note]) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    lines = [
        f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for id, kind in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    for number, note in enumerate(notes, 1):
        told = _run(f" {note.lead} ") + _run(note.quote, language=note.language) + _run(f" {note.tail}")
        lines.append(f'<w:footnote w:id="{number}">{_paragraph(mark + told, "FootnoteText")}</w:footnote>')
    return f"{_XML}<w:footnotes {_NAMES}>{''.join(lines)}</w:footnotes>"


def _drawing(chart: Chart, number: int) -> str:
    size = f'cx="{chart.wide * _EMU}" cy="{chart.high * _EMU}"'
    named = f'id="{number}" name="chart{number}" descr={quoteattr(chart.caption)}'
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    picture = (
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="chart{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{shape}</pic:spPr></pic:pic>"
    )
    data = f'<a:graphicData uri="{_D}/picture">{picture}</a:graphicData>'
    return f"<wp:inline><wp:extent {size}/><wp:docPr {named}/><a:graphic>{data}</a:graphic></wp:inline>"


def _page_number() -> str:
    return '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _frame(kind: str, content: str) -> str:
    return f"{_XML}<w:{kind} {_NAMES}>{content}</w:{kind}>"


def _links(pictures: int) -> list[tuple[str, str, str]]:
    kinds = {"header1": "header", "footer1": "footer"}
    links = [(name, f"{_R}/{kinds.get(name, name)}", f"{name}.xml") for name in _PARTS]
    return links + [(f"chart{n}", f"{_R}/image", f"media/chart{n}.png") for n in range(1, pictures + 1)]


def _relations(links: list[tuple[str, str, str]]) -> str:
    told = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in links)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_XML}<Relationships xmlns="{space}">{told}</Relationships>'


def _types() -> str:
    kinds = {"document": "document.main", "header1": "header", "footer1": "footer"}
    told = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{kinds.get(name, name)}+xml"/>'
        for name in ("document", *_PARTS)
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'{told}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _core(report: Report) -> str:
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    told = f"<dc:title>{escape(report.title)}</dc:title><dc:creator>Vigie</dc:creator>"
    return f"{_XML}<cp:coreProperties {spaces}>{told}<dc:language>{report.language}</dc:language></cp:coreProperties>"


_LOOKS = (  # id, what a paragraph of it is like, what its letters are like
    ("Title", '<w:spacing w:after="120"/>', '<w:b/><w:sz w:val="40"/>'),
    ("Subtitle", '<w:spacing w:after="200"/>', '<w:color w:val="444444"/><w:sz w:val="19"/>'),
    (
        "Heading1",
        '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="30"/>',
    ),
    (
        "Heading2",
        '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="1"/>',
        '<w:b/><w:sz w:val="24"/>',
    ),
    ("Notice", '<w:shd w:val="clear" w:fill="FFF6E2"/><w:spacing w:after="120"/>', ""),
    ("ListBullet", '<w:spacing w:after="60"/><w:ind w:left="360" w:hanging="180"/>', ""),
    ("Caption", '<w:spacing w:after="160"/>', '<w:color w:val="444444"/><w:sz w:val="17"/>'),
    ("Cell", "", '<w:sz w:val="17"/>'),
    ("Header", '<w:jc w:val="center"/>', '<w:sz w:val="18"/>'),
    ("FootnoteText", "", '<w:sz w:val="16"/>'),
)


def _styles(language: str) -> str:
    fonts = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia" w:eastAsia="Malgun Gothic"/>'
    default = f'<w:rPr>{fonts}<w:sz w:val="21"/><w:lang w:val="{language}"/></w:rPr>'
    space = '<w:pPr><w:spacing w:after="120"/></w:pPr>'
    told = f"<w:docDefaults><w:rPrDefault>{default}</w:rPrDefault></w:docDefaults>"
    told += f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>{space}</w:style>'
    for id, paragraph, letters in _LOOKS:
        name = id.replace("Heading", "heading ").replace("FootnoteText", "footnote text")
        look = f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr>"
        based = f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{look}'
        told += f'<w:style w:type="paragraph" w:styleId="{id}">{based}</w:style>'
    raised = '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    told += f'<w:style w:type="character" w:styleId="FootnoteReference">{raised}</w:style>'
    red = '<w:name w:val="Stamp"/><w:rPr><w:b/><w:color w:val="7A1020"/></w:rPr>'
    told += f'<w:style w:type="character" w:styleId="Stamp">{red}</w:style>'
    return f"{_XML}<w:styles {_NAMES}>{told}</w:styles>"
