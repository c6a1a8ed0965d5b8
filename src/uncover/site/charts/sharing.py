"""Ways to hand on a page that load nothing: a QR code, a mail, a message."""

import io
from typing import NamedTuple
from urllib.parse import quote

import segno

from uncover.site.charts.palette import LIGHT
from uncover.terms.speech import say


class ShareLink(NamedTuple):
    """A way to hand on a page: its name, and where it leads."""

    name: str
    address: str

    @property
    def said(self) -> str:
        """What it is called."""
        return say(f"charts.share.{self.name}")


def share_links(address: str, sentence: str) -> list[ShareLink]:
    """Links that open the reader's own mail or messenger with the sentence and the whole address.

    Nothing is loaded from elsewhere until the reader follows one.
    """
    text = f"{sentence} {address}"
    return [
        ShareLink(
            "mail",
            f"mailto:?subject={quote(sentence, safe='')}&body={quote(text, safe='')}",
        ),
        ShareLink("whatsapp", f"https://wa.me/?text={quote(text, safe='')}"),
    ]


def qr_svg(address: str, title: str) -> str:
    """The QR code of an address as SVG: ink on paper in either scheme, for the camera."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        border=4,
        dark=LIGHT["ink"],
        light=LIGHT["paper"],
        title=title,
        xmldecl=False,
        svgns=True,
        svgclass=None,
        lineclass=None,
        omitsize=True,
        nl=False,
    )
    return out.getvalue().decode()
