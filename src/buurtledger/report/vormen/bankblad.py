"""The sheet of a report on the bank: the proof as formulas, and below it what is left."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.bericht import N_
from buurtledger.report.document import Alinea, Feiten, Kop, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel
from buurtledger.report.verslag.bank import bank
from buurtledger.report.vormen.werkboek import BEDRAG, DAG, Formule, Kolombreedte, Vulling, Werkboek, hoogte

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from buurtledger.report.verslag.model import Verslag

_BREED = 50


def schrijf_bankblad(boek: Werkboek, verslag: Verslag, taal: Taal) -> None:
    """The same as the report says, in its order; each sum is a formula over what stands above it."""
    bewijs = verslag.bewijs
    if bewijs is None:
        return
    kolommen = (Kolombreedte("", _BREED), *(Kolombreedte("", BEDRAG + 3) for _ in range(2)), Kolombreedte("", DAG + 4))
    blad = boek.blad(taal("Bank"), kolommen, liggend=False)
    rij, sommen = 0, list[int]()
    for blok in bank(verslag, taal):
        match blok:
            case Kop(tekst, _):
                boek.koppen(blad, rij, (Kolombreedte(tekst, _BREED), Kolombreedte(taal(N_("bedrag")), BEDRAG)))
            case Alinea(tekst, _):
                blad.merge_range(rij, 0, rij, 3, "", boek.stijl("tekst"))
                hoogte(blad, rij, [tekst], [_BREED + 2 * BEDRAG])
                boek.rij(blad, rij, [tekst])
            case Feiten(feiten):
                for feit in feiten:
                    boek.rij(blad, rij, [feit.naam, feit.waarde])
                    rij += 1
                rij -= 1
            case Tabel() if len(blok.kolommen) == 2:
                rij = _optelling(boek, blad, rij, blok, sommen)
            case Tabel():
                for cellen in blok.rijen:
                    nummer, post, dag, bedrag = cellen
                    boek.rij(blad, rij, [f"{nummer} {post}", bedrag, None, dag])
                    rij += 1
                rij -= 1
            case Lijst(regels):
                for regel in regels:
                    boek.rij(blad, rij, [regel.tekst if isinstance(regel, Alinea) else str(regel)])
                    rij += 1
                rij -= 1
        rij += 1


def _optelling(boek: Werkboek, blad: Worksheet, rij: int, tabel: Tabel, sommen: list[int]) -> int:
    """Parts with their sum below them; of what stands there and the difference: its last two rows."""
    eerste = rij + 1
    for cellen in tabel.rijen:
        boek.rij(blad, rij, cellen)
        rij += 1
    for nr, (naam, waarde) in enumerate(tabel.slot):
        bedrag: Vulling = waarde
        if nr == 0 and isinstance(waarde, Decimal):
            bedrag = Formule(f"=SUM(B{eerste}:B{rij})" if tabel.rijen else "=0", waarde)
            sommen.append(rij + 1)
        elif isinstance(waarde, Decimal) and len(sommen) == 2:
            bedrag = Formule(f"=B{sommen[1]}-B{sommen[0]}", waarde)
        boek.rij(blad, rij, [naam, bedrag], som=True)
        rij += 1
    return rij - 1
