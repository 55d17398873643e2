"""The report `check`: what the rules found, for people and for the programs that run it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.report.scherm import Scherm, breek
from buurtledger.report.taal import Taal, schoon

_LINKS = 24
"""How much of a long line is shown before the place that is meant."""


def aantal_fouten(bevindingen: Sequence[Bevinding]) -> int:
    """How many of them are a fout."""
    return sum(b.ernst is Ernst.FOUT for b in bevindingen)


def als_tekst(bevindingen: Sequence[Bevinding], taal: Taal, scherm: Scherm) -> str:
    """For a terminal: rule, place, the line with a caret, and the remedy."""
    delen = [een_bevinding(b, taal, scherm) for b in bevindingen]
    return "\n".join([*delen, _slotzin(bevindingen, taal, scherm)])


def een_bevinding(bevinding: Bevinding, taal: Taal, scherm: Scherm) -> str:
    """One bevinding, as a compiler shows its errors."""
    plaats = bevinding.plaats
    is_fout = bevinding.ernst is Ernst.FOUT
    woord = taal("fout") if is_fout else taal("waarschuwing")
    kop = scherm.kleur(f"{woord}[{bevinding.regel}]", "rood" if is_fout else "geel")
    regels = [
        f"{kop} {schoon(plaats.bestand)}:{plaats.lijn}:{plaats.kolom}",
        "  " + breek(taal.zeg(bevinding.bericht), scherm.breedte - 2, "  "),
    ]
    if bevinding.fragment:
        regels += _fragment(bevinding, scherm)
    regels.append("  " + scherm.kleur("→ ", "groen") + breek(taal.zeg(bevinding.remedie), scherm.breedte - 4, "    "))
    return "\n".join(regels) + "\n"


def _fragment(bevinding: Bevinding, scherm: Scherm) -> list[str]:
    """The line around the place, and carets under it; a long line is cut on both sides."""
    nummer = str(bevinding.plaats.lijn)
    ruimte = scherm.breedte - len(nummer) - 6
    kolom = bevinding.plaats.kolom - 1
    # The excerpt may not shift: one shown character for each in the file.
    regel = schoon(bevinding.fragment)
    begin = 0 if len(regel) <= ruimte else max(0, min(kolom - _LINKS, len(regel) - ruimte))
    stuk = regel[begin : begin + ruimte]
    if begin:
        stuk = "…" + stuk[1:]
    if begin + ruimte < len(regel):
        stuk = stuk[:-1] + "…"
    streep = min(max(bevinding.lengte, 1), max(ruimte - (kolom - begin), 1))
    wit = " " * len(nummer)
    return [
        f"  {nummer} | {stuk}",
        f"  {wit} | {' ' * (kolom - begin)}{scherm.kleur('^' * streep, 'rood')}",
    ]


def _slotzin(bevindingen: Sequence[Bevinding], taal: Taal, scherm: Scherm) -> str:
    fouten = aantal_fouten(bevindingen)
    rest = len(bevindingen) - fouten
    if not bevindingen:
        return scherm.kleur(taal("Alles klopt."), "groen") + "\n"
    zinnen = taal("Fouten: {fouten}. Waarschuwingen: {waarschuwingen}.", fouten=fouten, waarschuwingen=rest)
    return scherm.kleur(zinnen, "rood" if fouten else "geel") + "\n"


def als_json(bevindingen: Sequence[Bevinding], taal: Taal) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    fouten = aantal_fouten(bevindingen)
    return {
        "formaat": 1,
        "fouten": fouten,
        "waarschuwingen": len(bevindingen) - fouten,
        "bevindingen": [
            {
                "regel": b.regel,
                "ernst": b.ernst.value,
                "bestand": b.plaats.bestand,
                "lijn": b.plaats.lijn,
                "kolom": b.plaats.kolom,
                "bericht": taal.zeg(b.bericht),
                "remedie": taal.zeg(b.remedie),
            }
            for b in bevindingen
        ],
    }


def als_github(bevindingen: Sequence[Bevinding], taal: Taal) -> str:
    """Workflow commands: GitHub shows each bevinding at its line."""
    regels = []
    for b in bevindingen:
        soort = "error" if b.ernst is Ernst.FOUT else "warning"
        plaats = f"file={_github(b.plaats.bestand, True)},line={b.plaats.lijn},col={b.plaats.kolom}"
        tekst = f"{taal.zeg(b.bericht)}\n{taal.zeg(b.remedie)}"
        regels.append(f"::{soort} {plaats},title={_github(b.regel, True)}::{_github(tekst, False)}\n")
    return "".join(regels)


def _github(tekst: str, eigenschap: bool) -> str:
    wissels = {"%": "%25", "\r": "%0D", "\n": "%0A"} | ({":": "%3A", ",": "%2C"} if eigenschap else {})
    return "".join(wissels.get(teken, teken) for teken in tekst)


def als_junit(bevindingen: Sequence[Bevinding], regels: Sequence[str], taal: Taal) -> str:
    """JUnit XML: a test case per bevinding, failing for a fout; a rule that found nothing passes."""
    from xml.sax.saxutils import escape, quoteattr

    gevallen = []
    for regel in regels:
        van_regel = [b for b in bevindingen if b.regel == regel]
        gevallen += [_geval(regel, b, taal, escape, quoteattr) for b in van_regel or (None,)]
    kop = f'tests="{len(gevallen)}" failures="{aantal_fouten(bevindingen)}"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="buurtledger check" {kop}>\n{"".join(gevallen)}</testsuite>\n'
    )


def _geval(
    regel: str, b: Bevinding | None, taal: Taal, escape: Callable[[str], str], attribuut: Callable[[str], str]
) -> str:
    if b is None:
        return f'  <testcase classname="buurtledger.check" name="{regel}"/>\n'
    plaats = f"{b.plaats.bestand}:{b.plaats.lijn}:{b.plaats.kolom}"
    kop = f'classname="buurtledger.check" name={attribuut(schoon(f"{regel} {plaats}"))} '
    kop += f'file={attribuut(schoon(b.plaats.bestand))} line="{b.plaats.lijn}"'
    bericht = schoon(taal.zeg(b.bericht))
    tekst = escape(f"{bericht} → {schoon(taal.zeg(b.remedie))}")
    soort, extra = ("failure", f" message={attribuut(bericht)}") if b.ernst is Ernst.FOUT else ("system-out", "")
    return f"  <testcase {kop}><{soort}{extra}>{tekst}</{soort}></testcase>\n"
