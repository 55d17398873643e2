"""Saying at the terminal what an entry of the bank is."""

from __future__ import annotations

from buurtledger.cli import boeken
from buurtledger.cli.bankopenen import boeken_vastgelegd
from buurtledger.cli.boeken import lees_tekst
from buurtledger.cli.bonvragen import kies_verplichting
from buurtledger.cli.lezen import lees_alles, lees_begroting, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.vragen import vraag_of_stop
from buurtledger.handelingen.bank.openen import Bank
from buurtledger.handelingen.bank.storneren import storneer as storneer_regel
from buurtledger.handelingen.bank.zeggen import naar_kas, vind_boeking, zeg_soort
from buurtledger.model.bank import KAS, Regelsoort, bankbestand
from buurtledger.model.bericht import zin
from buurtledger.model.mutatie import PENVOERDER, Soort
from buurtledger.stand.geldmutaties import geldmutaties

_ERAF = (Soort.BON, Soort.VOORSCHOT, Soort.VERGOEDING)
_ERBIJ = (Soort.TERUGBETALING,)


def boek_soort(
    hier: Omgeving, bank: Bank, kenmerk: str, soort: str, van: tuple[str, ...], notitie: str, *, commit: bool
) -> None:
    """Say what an entry is."""
    if soort in _ERAF + _ERBIJ:
        stop(
            VERKEERD_GEROEPEN,
            zin(
                "{soort} is een regel in het boek: noem met --post van welke post, dan komt die regel er meteen bij",
                soort=soort,
            ),
        )
    if soort not in tuple(Regelsoort):
        stop(VERKEERD_GEROEPEN, zin("{soort} is geen soort; kies uit {keuzes}", soort=soort, keuzes=tuple(Regelsoort)))
    naam, een = of_stop(hier, vind_boeking(bank, kenmerk))
    if notitie and not mag_opgeschreven(hier, lees_begroting(hier), (notitie,)):
        return
    if soort == Regelsoort.MUTATIE:
        logboeken = lees_alles(hier)[0].logboeken
        bekend = {mutatie.nummer for mutatie in geldmutaties(logboeken)}
        for nummer in van:
            if nummer not in bekend:
                stop(
                    VERKEERD_GEROEPEN,
                    zin("{nummer} is geen mutatie die geld van de rekening verplaatst", nummer=nummer),
                )
    naar = soort == Regelsoort.OVERBOEKING and van == (KAS,)
    boodschap = zin("{bedrag} op de rekening is {soort}", bedrag=een.boeking.bedrag, soort=soort)
    with boeken_vastgelegd(hier, (naam, *((KAS,) if naar else ())), boodschap, commit=commit):
        if naar:
            of_stop(hier, naar_kas(bank, naam, een, hier.vandaag, notitie))
        else:
            of_stop(hier, zeg_soort(bank, naam, een, soort, hier.vandaag, van=van, notitie=notitie))
        hier.zeg(hier.taal("Opgeschreven in {bestand}: {wat}", bestand=bankbestand(naam), wat=boodschap))


def boek_op_post(
    hier: Omgeving,
    bank: Bank,
    kenmerk: str,
    post: str,
    als: str | None,
    omschrijving: str | None,
    *,
    bij: str | None = None,
    commit: bool,
) -> None:
    """Make the mutatie that an entry lacks, and say that this is it. Its words are typed: none come from the bank.

    A bon may be what an accepted offer promised (`bij`).
    """
    naam, een = of_stop(hier, vind_boeking(bank, kenmerk))
    bedrag = een.boeking.bedrag
    kan = _ERAF if bedrag < 0 else _ERBIJ
    soort = als or kan[0].value
    if soort not in kan:
        stop(
            VERKEERD_GEROEPEN,
            zin("{soort} van {bedrag} kan hier niet; wel: {keuzes}", soort=soort, bedrag=bedrag, keuzes=tuple(kan)),
        )
    if bij and soort != Soort.BON:
        stop(VERKEERD_GEROEPEN, zin("bij een verplichting hoort een bon, en dit is een {soort}", soort=soort))
    tekst = omschrijving or vraag_of_stop(hier, "--omschrijving", hier.taal("Waarvoor (openbaar, zonder namen)"))
    werk = boeken.open_werk(hier, post)
    velden = {"omschrijving": lees_tekst("omschrijving", tekst), "bron": f"bank:{een.kenmerk}"}
    if soort == Soort.BON:
        velden |= {"betaald_door": PENVOERDER, "bij": kies_verplichting(werk, bij)}
    mutatie = werk.mutatie(Soort(soort), een.boeking.dag, abs(bedrag), **velden)
    boeken.boek(hier, werk, mutatie, commit=commit)
    if mutatie.nummer not in {m.nummer for m in lees_alles(hier)[0].logboeken.get(mutatie.post, ())}:
        return
    boodschap = zin("{bedrag} op de rekening is {nummer}", bedrag=bedrag, nummer=mutatie.nummer)
    with boeken_vastgelegd(hier, (naam,), boodschap, commit=commit):
        of_stop(hier, zeg_soort(bank, naam, een, Regelsoort.MUTATIE.value, hier.vandaag, van=(mutatie.nummer,)))
        hier.zeg(hier.taal("Opgeschreven in {bestand}: {wat}", bestand=bankbestand(naam), wat=boodschap))


def storneer(hier: Omgeving, nummer: str, reden: str, *, commit: bool) -> None:
    """Undo a line in a book of the bank or of the cash."""
    if not mag_opgeschreven(hier, lees_begroting(hier), (reden,)):
        return
    namen = sorted(lees_alles(hier)[0].bank)
    with boeken_vastgelegd(hier, namen, zin("storno van {van}: {tekst}", van=nummer, tekst=reden), commit=commit):
        bestand = of_stop(hier, storneer_regel(hier.wortel, nummer, reden, hier.vandaag))
        hier.zeg(hier.taal("{nummer} in {bestand} is teruggedraaid", nummer=nummer, bestand=bestand))
