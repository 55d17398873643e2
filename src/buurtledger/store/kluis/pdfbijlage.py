"""The XML of an e-invoice put in a PDF of ours: nothing else that was in the old one comes along."""

from __future__ import annotations

import re
import zlib

_NAAM = b"factur-x.xml"
"""As Factur-X names it, whatever it was called: a name may tell more than it should."""
_EINDE = re.compile(rb"trailer\n<< /Size ([0-9]+) /Root 1 0 R >>\nstartxref\n([0-9]+)\n%%EOF\n\Z")


def met_efactuur(pdf: bytes, xml: bytes) -> bytes:
    """A PDF that `bladzijden` wrote, with an e-invoice attached: what is added stands behind it, as PDF has it.

    Nothing is told of when or with what it was made, so the same invoice gives the same hash.
    """
    einde = _EINDE.search(pdf)
    assert einde is not None, "a PDF that was not written by bladzijden"
    nieuw, vorige = int(einde[1]), int(einde[2])
    klein = zlib.compress(xml, 6)
    dingen = {
        1: b"<< /Type /Catalog /Pages 2 0 R /AF [%d 0 R] /Names << /EmbeddedFiles << /Names [(%s) %d 0 R] >> >> >>"
        % (nieuw, _NAAM, nieuw),
        nieuw: b"<< /Type /Filespec /F (%s) /UF (%s) /AFRelationship /Data /EF << /F %d 0 R /UF %d 0 R >> >>"
        % (_NAAM, _NAAM, nieuw + 1, nieuw + 1),
        nieuw
        + 1: b"<< /Type /EmbeddedFile /Subtype /text#2Fxml /Params << /Size %d >> /Filter /FlateDecode /Length %d >>"
        b"\nstream\n%s\nendstream" % (len(xml), len(klein), klein),
    }
    uit = bytearray(pdf)
    plekken = {}
    for nr, ding in dingen.items():
        plekken[nr] = len(uit)
        uit += b"%d 0 obj\n%s\nendobj\n" % (nr, ding)
    tabel = len(uit)
    uit += b"xref\n1 1\n%010d 00000 n \n%d 2\n" % (plekken[1], nieuw)
    uit += b"".join(b"%010d 00000 n \n" % plekken[nr] for nr in (nieuw, nieuw + 1))
    uit += b"trailer\n<< /Size %d /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (nieuw + 2, vorige, tabel)
    return bytes(uit)
