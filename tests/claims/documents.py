"""Letters in .docx put together part by part; what stands in them is made up."""

import zipfile
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(inside)}</w:p>"


def link(id_: str, *runs: str, told: str = "") -> str:
    """A link by a relation."""
    return f'<w:hyperlink r:id="{id_}" {told}>{"".join(runs)}</w:hyperlink>'


def char(kind: str) -> str:
    """A run that begins, parts or ends a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def said(text: str) -> str:
    """A run with a piece of a field's instruction."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def document(
    path: Path,
    *body: str,
    links: dict[str, str] | None = None,
    parts: dict[str, str] | None = None,
    language: str = "en-US",
    head: str = HEAD,
) -> Path:
    """Write a .docx; links are addresses by the id of their relation, parts the inside of others.

    A part is named as its file in the folder `word`: header1, footnotes, comments.
    """
    others = {"styles": _styles(language), **(parts or {})}
    relations = "".join(
        f'<Relationship Id="p{i}" Type="{_R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for i, name in enumerate(others)
    )
    for id_, href in (links or {}).items():
        relations += (
            f'<Relationship Id="{id_}" Type="{_R}/hyperlink" Target="{href}"'
            ' TargetMode="External"/>'
        )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{_TYPES}.{name.rstrip("0123456789")}+xml"/>'
        for name in others
    )
    roots = {"styles": "styles", "header": "hdr", "footer": "ftr"}
    whole = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default'
        ' Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override'
        f' PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship'
        f' Id="d" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{head}<w:document {SPACES}><w:body>{''.join(body)}"
        "<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "word/media/image1.png": "no picture, but bytes that have to stay",
    }
    for name, inside in others.items():
        root = roots.get(name.rstrip("0123456789"), name)
        whole[f"word/{name}.xml"] = f"{HEAD}<w:{root} {SPACES}>{inside}</w:{root}>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            archive.writestr(name, content)
    return path


def _styles(language: str) -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Gloss">'
        '<w:basedOn w:val="Unseen"/></w:style>'
    )
