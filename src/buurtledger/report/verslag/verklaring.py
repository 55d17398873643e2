"""What the checks found, and what is signed: only what is so is declared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurtledger.model.bericht import N_
from buurtledger.report.document import Alinea, Blok, Kop, Lijst, Ondertekening
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, koppen

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde


def controles(verslag: Verslagwaarde, taal: Taal) -> Iterator[Blok]:
    """What the rules found in the books, and where they could not look."""
    yield Kop(taal("Wat de controles vonden"))
    if not verslag.bevindingen:
        yield Alinea(taal("Geen enkele regel vond iets in de boeken."))
    else:
        yield bevindingentabel(verslag, taal)
    if verslag.niet_nagekeken:
        yield Alinea(taal("Niet nagekeken:"))
        yield Lijst(tuple(taal.zeg(bericht) for bericht in verslag.niet_nagekeken))


def bevindingentabel(verslag: Verslagwaarde, taal: Taal) -> Tabel:
    """A row per bevinding, as `check` has them."""
    return Tabel(
        taal("Bevindingen"),
        koppen(N_("ernst"), N_("regel"), N_("waar"), N_("wat")),
        tuple(
            (
                taal("fout") if b in verslag.fouten else taal("waarschuwing"),
                b.regel,
                f"{b.plaats.bestand}:{b.plaats.lijn}",
                taal.zeg(b.bericht),
            )
            for b in verslag.bevindingen
        ),
    )


def verklaring(verslag: Verslagwaarde, taal: Taal) -> Iterator[Blok]:
    """Who declares what, and room to sign."""
    yield Kop(taal("Verklaring"))
    yield from map(Alinea, _verklaart(verslag, taal))
    if verslag.oordelen:
        yield Tabel(
            taal("Wat de kascommissie vond"),
            koppen(N_("datum"), N_("bon"), N_("oordeel")),
            tuple((o.datum, o.bon, o.oordeel) for o in verslag.oordelen),
        )
    yield Ondertekening((taal("Voor de penvoerder"), taal("Voor de kascommissie")))


def _verklaart(verslag: Verslagwaarde, taal: Taal) -> Iterator[str]:
    if verslag.fouten:
        yield taal(
            "De penvoerder verklaart niet dat dit verslag volledig is: in de boeken {fouten:|staat|staan} nog "
            "{fouten:fout|fouten}, hierboven genoemd.",
            fouten=len(verslag.fouten),
        )
    elif verslag.voorlopig:
        yield taal("De penvoerder verklaart dat dit voorlopige verslag overeenkomt met de boeken tot nu toe.")
    else:
        yield taal("De penvoerder verklaart dat dit verslag volledig is en overeenkomt met de boeken.")
    if not verslag.commit:
        yield taal("De boeken staan niet in git: dat er niets in veranderd is, is niet na te gaan.")
    elif verslag.commit.endswith("+"):
        yield taal(
            "De boeken staan in git, behalve wat na commit {commit} veranderde en nog niet vastgelegd is.",
            commit=verslag.commit.rstrip("+"),
        )
    else:
        yield taal("De boeken zijn die van commit {commit} in git.", commit=verslag.commit)
    yield taal("De kascommissie verklaart dat zij de boeken en een steekproef van de bonnen heeft nagekeken.")
