"""What the next treasurer needs, point by point: what is in order, what is missing, and what people have to see to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.rollen import Persoon, Rollen
from buurtledger.stand.bankbewijs import Bewijs
from buurtledger.stand.cijfers import Som

PENVOERDER = "penvoerder"
"""The role that is handed over."""


class Staat(StrEnum):
    """How a point stands."""

    KLAAR = "klaar"
    MIST = "mist"
    ZELF = "zelf"
    """The books cannot see it: people look, and tick it off."""


class Deel(StrEnum):
    """The parts of the list, in its order."""

    SLEUTELS = "sleutels"
    KLUIS = "kluis"
    BEGIN = "begin"
    BANK = "bank"
    OPEN = "open"
    BEWAREN = "bewaren"


class Punt(NamedTuple):
    """One thing to tick off."""

    deel: Deel
    naam: str
    """What programs call it."""
    staat: Staat
    wat: Bericht
    hoe: Bericht | None = None
    """What to do, where something is to be done."""


class Bewaard(NamedTuple):
    """Where the books are kept, as far as git says; None is what git does not say."""

    vastgelegd: bool | None
    """All of it is in the last commit."""
    elders: bool | None
    """There is another place that the commits go to."""
    te_sturen: int | None
    """How many commits are not there yet."""


class Kluisstand(NamedTuple):
    """The scans."""

    bekend: bool
    """The kluis was found."""
    scans: int
    """How many the books name."""
    ontbreken: int
    """How many of those are not in the kluis."""
    zonder_scan: int
    """How many bonnen that are not undone have none."""


class Feiten(NamedTuple):
    """What the list is made of."""

    rollen: Rollen
    aan: str
    """The public name of the next treasurer; empty where it was not said."""
    kluis: Kluisstand
    rekening: bool
    """The foundation's own account stands in the plan."""
    som: Som
    niet_verantwoord: int
    """How many kernen that used money did not give back all that is asked."""
    fouten: int
    wachtend: int
    bewaard: Bewaard
    begint: tuple[str, ...] = ()
    """The commits with which the rollen began, oldest first."""
    bewijs: Bewijs | None = None
    """The proof with the bank; None where no statement was read in."""


def punten(feiten: Feiten) -> tuple[Punt, ...]:
    """The whole list, in its order."""
    return (
        *_sleutels(feiten),
        *_kluis(feiten.kluis, feiten.rollen),
        _begin(feiten.begint),
        *_bank(feiten),
        *_open(feiten),
        *_bewaren(feiten.bewaard),
    )


def _punt(deel: Deel, naam: str, klaar: bool, goed: Bericht, mist: Bericht, hoe: Bericht) -> Punt:
    return Punt(deel, naam, Staat.KLAAR, goed) if klaar else Punt(deel, naam, Staat.MIST, mist, hoe)


def _zelf(deel: Deel, naam: str, wat: Bericht) -> Punt:
    return Punt(deel, naam, Staat.ZELF, wat)


def _sleutels(feiten: Feiten) -> Iterator[Punt]:
    penvoerders = [persoon for persoon in feiten.rollen.personen if PENVOERDER in persoon.rollen]
    erbij = zin("zet de nieuwe erbij in data/rollen.yaml; docs/bestanden.md laat zien hoe")
    if feiten.aan:
        nieuw = [persoon for persoon in penvoerders if persoon.wie.casefold() == feiten.aan.casefold()]
        yield _punt(
            Deel.SLEUTELS,
            "nieuwe",
            bool(nieuw),
            zin("{wie} staat in rollen als penvoerder", wie=feiten.aan),
            zin("{wie} staat niet in rollen als penvoerder", wie=feiten.aan),
            erbij,
        )
        yield from _van_personen(nieuw)
    else:
        yield _punt(
            Deel.SLEUTELS,
            "nieuwe",
            len(penvoerders) > 1,
            zin("in rollen staan twee penvoerders: de vorige en de nieuwe"),
            zin("in rollen staan nog geen twee penvoerders: de vorige en de nieuwe"),
            erbij,
        )
        yield from _van_personen(penvoerders)
    yield _zelf(
        Deel.SLEUTELS, "oude", zin("na de overdracht: wie vertrekt gaat uit rollen, en trekt de eigen sleutels in")
    )


def _van_personen(personen: Sequence[Persoon]) -> Iterator[Punt]:
    for persoon in personen:
        wie = persoon.wie
        yield _punt(
            Deel.SLEUTELS,
            f"git:{wie}",
            bool(persoon.git),
            zin("git kent {wie}", wie=wie),
            zin("git kent {wie} niet", wie=wie),
            zin("zet bij {wie} in data/rollen.yaml het adres waarmee git vastlegt: git", wie=wie),
        )
        yield _punt(
            Deel.SLEUTELS,
            f"sleutel:{wie}",
            bool(persoon.sleutel),
            zin("{wie} heeft een sleutel om te ondertekenen", wie=wie),
            zin("{wie} heeft geen sleutel om te ondertekenen", wie=wie),
            zin("zet bij {wie} in data/rollen.yaml een publieke SSH-sleutel: sleutel", wie=wie),
        )


def _kluis(kluis: Kluisstand, rollen: Rollen) -> Iterator[Punt]:
    deel = Deel.KLUIS
    if not kluis.bekend:
        yield Punt(
            deel,
            "plek",
            Staat.MIST if kluis.scans else Staat.ZELF,
            zin("er is hier geen kluis; de boeken noemen {scans:scan|scans}", scans=kluis.scans),
            zin("zet BUURTLEDGER_KLUIS op de map met de scans, en kijk opnieuw"),
        )
    else:
        yield _punt(
            deel,
            "scans",
            not kluis.ontbreken,
            zin("alle scans die de boeken noemen ({scans}) zijn in de kluis", scans=str(kluis.scans)),
            zin(
                "van {scans:scan|scans} in de boeken {n:|is|zijn} er {n} niet in de kluis",
                scans=kluis.scans,
                n=kluis.ontbreken,
            ),
            zin("buurtledger check --kluis noemt ze"),
        )
    yield _punt(
        deel,
        "zonder-scan",
        not kluis.zonder_scan,
        zin("van elke bon is een scan bekend"),
        zin("van {bonnen:bon|bonnen} is geen scan bekend", bonnen=kluis.zonder_scan),
        zin("zoek ze op, of geef de papieren bonnen mee: buurtledger bon lijst --zonder-scan"),
    )
    for persoon in rollen.personen:
        if PENVOERDER in persoon.rollen:
            yield _punt(
                deel,
                f"kluis:{persoon.wie}",
                bool(persoon.kluis),
                zin("{wie} heeft een sleutel voor de kluis", wie=persoon.wie),
                zin("{wie} heeft geen sleutel voor de kluis", wie=persoon.wie),
                zin("zet bij {wie} in data/rollen.yaml een publieke sleutel voor de kluis: kluis", wie=persoon.wie),
            )
    yield _zelf(
        deel,
        "openen",
        zin("de nieuwe penvoerder opende op de eigen computer een oude scan met de eigen sleutel (kluis haal)"),
    )


def _begin(begint: tuple[str, ...]) -> Punt:
    if begint:
        wat = zin(
            "het begin van de rollen, {begin}, is op papier doorgegeven, en de nieuwe penvoerder zette het vast "
            "(check --begin {begin})",
            begin=begint[-1],
        )
    else:
        wat = zin(
            "de rollen hebben geen begin met sleutels; wie iets goedkeurde is dus niet te bewijzen, en dat weten "
            "jullie allebei"
        )
    return _zelf(Deel.BEGIN, "begin", wat)


def _bank(feiten: Feiten) -> Iterator[Punt]:
    deel = Deel.BANK
    yield _punt(
        deel,
        "rekening",
        feiten.rekening,
        zin("de eigen rekening staat in data/budget.yaml"),
        zin("de eigen rekening staat niet in data/budget.yaml"),
        zin('zet daar rekening: ["…"], dan weet de privacycontrole dat die mag'),
    )
    yield _saldo(feiten)
    yield _zelf(deel, "toegang", zin("de nieuwe penvoerder kan bij de rekening; passen en machtigingen zijn omgezet"))


def _saldo(feiten: Feiten) -> Punt:
    """Whether the bank says what the books say; for people to see where no statement tells."""
    bewijs = feiten.bewijs
    if bewijs is None or not bewijs.rekeningen or bewijs.saldo is None or bewijs.verschil is None:
        return _zelf(
            Deel.BANK,
            "saldo",
            zin(
                "het saldo van de bank klopt met de boeken: volgens de boeken ging er {uitbetaald} uit",
                uitbetaald=feiten.som.uitbetaald,
            ),
        )
    return _punt(
        Deel.BANK,
        "saldo",
        bewijs.sluit,
        zin("bank en boeken komen overeen: er staat {saldo}, op {op}", saldo=bewijs.saldo, op=bewijs.op),
        zin(
            "bank en boeken verschillen {verschil}: er staat {saldo}, op {op}",
            verschil=abs(bewijs.verschil),
            saldo=bewijs.saldo,
            op=bewijs.op,
        ),
        zin("buurtledger bank status laat zien wat er nog te verklaren is"),
    )


def _open(feiten: Feiten) -> Iterator[Punt]:
    deel, som = Deel.OPEN, feiten.som
    yield _punt(
        deel,
        "check",
        not feiten.fouten,
        zin("buurtledger check vindt geen fouten"),
        zin("buurtledger check vindt {fouten:fout|fouten}", fouten=feiten.fouten),
        zin("los ze samen op, of schrijf op waarom ze er zijn"),
    )
    yield _punt(
        deel,
        "bonnen",
        not som.nog_te_verantwoorden,
        zin("bij geen groep is nog geld zonder bon"),
        zin("bij groepen is nog {bedrag} zonder bon", bedrag=som.nog_te_verantwoorden),
        zin("buurtledger verantwoording noemt ze"),
    )
    yield _open_tegoed(som.tegoed)
    yield _punt(
        deel,
        "verantwoord",
        not feiten.niet_verantwoord,
        zin("alle kernen die geld gebruikten zijn verantwoord"),
        zin(
            "{kernen:kern|kernen} die geld {kernen:|gebruikte|gebruikten} {kernen:|is|zijn} nog niet verantwoord",
            kernen=feiten.niet_verantwoord,
        ),
        zin("buurtledger verantwoording zegt wat er mist"),
    )
    yield _punt(
        deel,
        "akkoord",
        not feiten.wachtend,
        zin("er wacht niets op akkoord"),
        zin("op akkoord {n:|wacht|wachten} nog {n:regel|regels}", n=feiten.wachtend),
        zin("buurtledger akkoord lijst noemt ze"),
    )
    yield _zelf(deel, "afspraken", zin("wat beloofd is en nog niet in de boeken staat, staat op papier"))


def _open_tegoed(tegoed: Decimal) -> Punt:
    return _punt(
        Deel.OPEN,
        "tegoed",
        not tegoed,
        zin("geen groep krijgt nog geld terug"),
        zin("groepen krijgen nog {bedrag} terug van wat zij zelf betaalden", bedrag=-tegoed),
        zin("buurtledger vergoeding toevoegen, of geef door aan wie"),
    )


def _bewaren(bewaard: Bewaard) -> Iterator[Punt]:
    deel = Deel.BEWAREN
    if bewaard.vastgelegd is None:
        yield Punt(
            deel,
            "git",
            Staat.MIST,
            zin("git houdt van dit boek geen geschiedenis bij, of kan niet antwoorden"),
            zin("zet het boek in git (git init, dan buurtledger init)"),
        )
    else:
        yield _punt(
            deel,
            "git",
            bewaard.vastgelegd,
            zin("alles is vastgelegd in git"),
            zin("niet alles is vastgelegd in git"),
            zin("kijk met git status, en leg het vast"),
        )
        yield _punt(
            deel,
            "elders",
            bewaard.elders is True,
            zin("git kent een tweede plek voor het boek"),
            zin("git kent geen tweede plek voor het boek"),
            zin("zet er een bij (git remote add), of geef een kopie op een schijf mee"),
        )
    if bewaard.elders:
        yield _punt(
            deel,
            "gestuurd",
            bewaard.te_sturen == 0,
            zin("alles wat vastgelegd is, is daarheen gestuurd"),
            zin("niet alles wat vastgelegd is, is daarheen gestuurd")
            if bewaard.te_sturen
            else zin("of alles daarheen gestuurd is, weet git niet"),
            zin("git push"),
        )
    yield _zelf(
        deel, "reservekopie", zin("van de kluis is een reservekopie, en die is één keer teruggezet om te kijken")
    )
    yield _zelf(
        deel,
        "eigen-computer",
        zin("op de eigen computer van de nieuwe penvoerder zegt buurtledger check hetzelfde als hier"),
    )
