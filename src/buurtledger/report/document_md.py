"""Documents as Markdown."""

from __future__ import annotations

from buurtledger.report import document as doc
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Cel, Tabel, md
from buurtledger.report.tabel import als_md as tabel_md


def als_md(document: doc.Document, taal: Taal) -> str:
    """The whole document."""
    return "\n".join([f"# {md(schoon(document.titel))}\n", *(_blok(blok, taal) for blok in document.blokken)])


def _blok(blok: doc.Blok, taal: Taal) -> str:
    match blok:
        case doc.Kop(tekst, niveau):
            return f"{'#' * niveau} {md(schoon(tekst))}\n"
        case doc.Alinea(tekst, nadruk):
            return f"**{md(schoon(tekst))}**\n" if nadruk else f"{md(schoon(tekst))}\n"
        case doc.Opmaak(markdown):
            # It is Markdown already; quoted, so that it cannot pass for ours, and without HTML.
            return "".join(f"> {schoon(regel)}\n" for regel in markdown.replace("<", "\\<").split("\n"))
        case doc.Lijst(regels):
            return "".join(f"- {md(str(_kaal(regel)))}\n" for regel in regels)
        case doc.Feiten(rijen):
            return "".join(f"- {md(naam)}: {md(str(_kaal(waarde)))}\n" for naam, waarde in rijen)
        case doc.Rooster(titel, koppen, rijen, slot):
            kaal = tuple(tuple(_kaal(cel) for cel in rij) for rij in rijen)
            return f"*{md(schoon(titel))}*\n\n" + tabel_md(Tabel(koppen, koppen, kaal, slot), taal)
        case doc.Plaatje(_, uitleg):
            return f"*{md(uitleg)}*\n"
        case doc.Ondertekening(wie):
            velden = (taal("Naam"), taal("Datum"), taal("Handtekening"))
            return "\n".join(
                f"{md(een)}\n\n" + "".join(f"- {veld}: ______________\n" for veld in velden) for een in wie
            )


def _kaal(cel: Cel | doc.Verwijzing) -> Cel:
    return schoon(cel.tekst) if isinstance(cel, doc.Verwijzing) else cel
