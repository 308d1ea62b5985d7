"""What every picture file carries: what it shows, whose it is, under which licence, and how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

__all__ = ["Credit", "exif_bytes", "xmp_packet"]

_LICENCE_URLS = {
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
}
_EXIF_DESCRIPTION, _EXIF_ARTIST, _EXIF_SOFTWARE, _EXIF_COPYRIGHT = 0x010E, 0x013B, 0x0131, 0x8298


@dataclass(frozen=True, slots=True)
class Credit:
    """The words inside a picture file.

    Attributes
    ----------
    title
        What the picture shows.
    credit
        Whom to name.
    licence
        Its short name, as "CC BY-SA 4.0".
    recipe
        How to draw it again: the call or the canonical inputs.
    """

    title: str
    credit: str
    licence: str
    recipe: str = ""

    @property
    def line(self) -> str:
        """The credit and licence in one line of ASCII-safe text."""
        return f"{' / '.join(self.credit.splitlines())} / {self.licence}"


def xmp_packet(credit: Credit) -> bytes:
    """Return the XMP packet (ISO 16684-1) with Dublin Core, rights and Creative Commons fields."""
    url = _LICENCE_URLS.get(credit.licence, "")
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmpRights:Marked="True" xmpRights:WebStatement={quoteattr(url)}>
<dc:title>{_alternative(credit.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(" / ".join(credit.credit.splitlines()))}</rdf:li></rdf:Seq></dc:creator>
<dc:rights>{_alternative(credit.line)}</dc:rights>
<dc:description>{_alternative(credit.recipe)}</dc:description>
<cc:license rdf:resource={quoteattr(url)}/>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
    return packet.encode("utf-8")


def exif_bytes(credit: Credit) -> bytes:
    """Return an EXIF block with description, artist, software and copyright."""
    from PIL import Image

    exif = Image.Exif()
    exif[_EXIF_DESCRIPTION] = _ascii(credit.title)
    exif[_EXIF_ARTIST] = _ascii(" / ".join(credit.credit.splitlines()))
    exif[_EXIF_SOFTWARE] = "muscleatlas"
    exif[_EXIF_COPYRIGHT] = _ascii(credit.line)
    return exif.tobytes()


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _ascii(text: str) -> str:
    return text.replace("©", "(c)").encode("ascii", "replace").decode("ascii")
