"""A report as Markdown, to paste on a page."""

from __future__ import annotations

import re

from buurtledger.report import document as doc
from buurtledger.report.notatie import Notatie
from buurtledger.report.rapport import MetPagina, Rapport
from buurtledger.report.taal import Taal, schoon, schoon_regels
from buurtledger.report.tabel import Cel, Tabel, cel_tekst, feit_tekst
from buurtledger.report.vormen import Weergave

NODIG = ()
_GEVAARLIJK = re.compile(r"!(?=\[)|\](?=:|\((?!https?://))")
"""After these a backslash takes away what Markdown makes of them: a picture, a definition, a link elsewhere."""


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """The page of the report, or else its document."""
    pagina = rapport.pagina if isinstance(rapport, MetPagina) else rapport.document
    return teken(pagina(weergave.taal), weergave.taal)


def teken(document: doc.Document, taal: Taal) -> str:
    """The whole document."""
    document = doc.met_namen(document, taal)
    kop = [f"# {vlak(schoon(document.titel))}\n"] if document.titel else []
    stand = [f"{vlak(document.stand)}\n"] if document.stand else []
    return "\n".join([*kop, *stand, *(_blok(blok, taal) for blok in document.blokken)])


_BETEKENT = "\\`*_[]<>|#~&$"
"""Signs of Markdown, and of GitHub's: also a line through, a formula, and `&#x202e;`, which turns the direction."""
_GROET = re.compile(r"(?<![A-Za-z0-9_])@(?=[A-Za-z0-9])")
"""What GitHub sends a message to whoever is named for, backslash or not; not the @ of an address."""


def vlak(tekst: str) -> str:
    """Text of which Markdown makes nothing: no link, no HTML, no emphasis, no sign that was not typed, no call."""
    return _ongeroepen("".join("\\" + teken if teken in _BETEKENT else teken for teken in tekst))


def _ongeroepen(tekst: str) -> str:
    return _GROET.sub("@\u2060", tekst)


def _onschadelijk(markdown: str) -> str:
    """Somebody's own Markdown without HTML, pictures, and links that do not begin with `http`.

    A `<` becomes `&lt;`: before a backslash of its own the text could put another, and it would be a tag again. A sign
    named by its number could be one that no text may hold.
    """
    return _ongeroepen(_GEVAARLIJK.sub(r"\g<0>\\", markdown.replace("&#", "&amp;#").replace("<", "&lt;")))


def _blok(blok: doc.Blok, taal: Taal) -> str:  # noqa: PLR0912 a line or two per kind
    notatie = taal.notatie
    match blok:
        case doc.Kop(tekst, niveau):
            return f"{'#' * niveau} {vlak(schoon(tekst))}\n"
        case doc.Alinea(tekst, doc.CODE):
            return f"    {schoon(tekst)}\n"
        case doc.Alinea(tekst, aard):
            kaal = vlak(schoon(tekst))
            return f"**{kaal}**\n" if aard in (doc.NADRUK, doc.FOUT) else f"{kaal}\n"
        case doc.Opmaak(markdown):
            # It is Markdown already; quoted, so that it cannot pass for ours.
            return "".join(f"> {regel}\n" for regel in _onschadelijk(schoon_regels(markdown)).split("\n"))
        case doc.Lijst(regels):
            return "".join(f"- {_regel(regel, notatie)}\n" for regel in regels)
        case doc.Feiten(rijen):
            return "".join(_feit(feit, notatie) for feit in rijen)
        case doc.Wijzigingen(rijen):
            return "".join(
                f"- {vlak(wat)}: {feit_tekst(voor, notatie)} → {feit_tekst(na, notatie)}\n" for wat, voor, na in rijen
            )
        case Tabel():
            return _tabel(blok, taal)
        case doc.Plaatje(_, uitleg):
            return f"*{vlak(uitleg)}*\n"
        case doc.Melding():
            plaats = f"{blok.woord}[{blok.regel}] {blok.bestand}:{blok.lijn}:{blok.kolom}"
            return f"**{vlak(schoon(plaats))}**\n\n{vlak(blok.bericht)}\n\n→ {vlak(blok.remedie)}\n"
        case doc.Balken(rijen):
            return "".join(f"- {vlak(naam)}: {notatie.heel_procent(deel)}\n" for naam, deel in rijen)
        case doc.Vonk(naam, bedragen, uitleg):
            return f"{vlak(naam)}, {vlak(uitleg)}: {', '.join(feit_tekst(een, notatie) for een in bedragen)}\n"
        case doc.Ondertekening(wie):
            velden = (taal("Naam"), taal("Datum"), taal("Handtekening"))
            return "\n".join(
                f"{vlak(een)}\n\n" + "".join(f"- {veld}: ______________\n" for veld in velden) for een in wie
            )


def _feit(feit: doc.Feit, notatie: Notatie) -> str:
    erbij = f" {vlak(feit.toelichting)}" if feit.toelichting else ""
    return f"- {vlak(feit.naam)}: {vlak(feit_tekst(feit.waarde, notatie))}{erbij}\n"


def _regel(regel: Cel | doc.Alinea, notatie: Notatie) -> str:
    return f"**{vlak(schoon(regel.tekst))}**" if isinstance(regel, doc.Alinea) else vlak(cel_tekst(regel, notatie))


def _tabel(tabel: Tabel, taal: Taal) -> str:
    def tekst(cel: Cel) -> str:
        return vlak(cel_tekst(cel, taal.notatie))

    def vet(cel: Cel) -> str:
        return f"**{tekst(cel)}**" if tekst(cel) else ""

    regels = [
        [kop.replace("\n", " ") for kop in tabel.koppen(taal)],
        ["---:" if getal else "---" for getal in tabel.getallen()],
        *(list(map(vet if nr in tabel.sommen else tekst, rij)) for nr, rij in enumerate(tabel.rijen)),
        *(list(map(vet, rij)) for rij in tabel.slot),
    ]
    titel = f"*{vlak(schoon(tabel.titel))}*\n\n" if tabel.titel else ""
    return titel + "".join(f"| {' | '.join(regel)} |\n" for regel in regels)
