"""What `check` found, as JUnit XML, for CI that is not GitHub's."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.report.bevindingen import Bevindingen
from buurtledger.report.rapport import Rapport
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.vormen import Weergave

NODIG = ()


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """A test case per bevinding, failing for a fout; a rule that found nothing passes."""
    assert isinstance(rapport, Bevindingen)
    gevallen = []
    for regel in rapport.regels:
        van_regel = [b for b in rapport.bevindingen if b.regel == regel]
        gevallen += [_geval(regel, b, weergave.taal) for b in van_regel or (None,)]
    kop = f'tests="{len(gevallen)}" failures="{rapport.fouten}"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="buurtledger check" {kop}>\n{"".join(gevallen)}</testsuite>\n'
    )


def _geval(regel: str, b: Bevinding | None, taal: Taal) -> str:
    if b is None:
        return f'  <testcase classname="buurtledger.check" name="{regel}"/>\n'
    plaats = f"{b.plaats.bestand}:{b.plaats.lijn}:{b.plaats.kolom}"
    kop = f'classname="buurtledger.check" name={quoteattr(schoon(f"{regel} {plaats}"))} '
    kop += f'file={quoteattr(schoon(b.plaats.bestand))} line="{b.plaats.lijn}"'
    bericht = schoon(taal.zeg(b.bericht))
    tekst = escape(f"{bericht} → {schoon(taal.zeg(b.remedie))}")
    soort, extra = ("failure", f" message={quoteattr(bericht)}") if b.ernst is Ernst.FOUT else ("system-out", "")
    return f"  <testcase {kop}><{soort}{extra}>{tekst}</{soort}></testcase>\n"
