"""Reading statements in at the terminal: what was read, what is new, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from buurtledger.cli.bankopenen import bank_of_stop, boeken_vastgelegd
from buurtledger.cli.invoer import lees_saldo
from buurtledger.cli.lezen import lees_boeken, of_stop
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.handelingen.bank import inschrijven
from buurtledger.handelingen.bank.bewijzen import bankstatus
from buurtledger.handelingen.bank.importeren import Bestandsuitslag, Importeur, Vraag, vind_bestanden
from buurtledger.handelingen.bank.inschrijven import schrijf_in
from buurtledger.handelingen.bank.openen import Bank
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.velden import DEEL_VAN_ID
from buurtledger.report.bankstatus import kop_van
from buurtledger.store.kluis.plek import lees_gewoon


def importeer(
    hier: Omgeving,
    paden: Sequence[Path],
    namen: Sequence[str],
    eindsaldo: str | None,
    *,
    tot_fout: bool,
    commit: bool,
) -> None:
    """Read files in. Of a file with a fault nothing is taken; the others are, and the command ends with 3."""
    gekozen = tuple((naam, einde.replace(" ", "").upper()) for naam, _, einde in (n.partition("=") for n in namen))
    for naam, _ in gekozen:
        if not re.fullmatch(DEEL_VAN_ID, naam):
            bericht = zin("{naam} kan geen naam zijn: gebruik kleine letters, cijfers en streepjes", naam=naam)
            stop(VERKEERD_GEROEPEN, bericht)
    bestanden = of_stop(hier, vind_bestanden(paden))
    bank = bank_of_stop(hier)
    importeur = Importeur(bank, hier.vandaag, Vraag(gekozen, _saldo(eindsaldo), tot_fout))
    uitslagen: list[Bestandsuitslag] = []
    with hier.vordering(hier.taal("Afschriften lezen…")) as meld:
        for nr, pad in enumerate(bestanden):
            meld(nr, len(bestanden))
            inhoud = lees_gewoon(pad)
            if isinstance(inhoud, Bericht):
                stop(ONLEESBAAR, inhoud)
            uitslagen.append(importeur.lees(pad.name, inhoud))
    geraakt = {deel.rekening for uitslag in uitslagen for deel in uitslag.delen}
    with boeken_vastgelegd(hier, sorted(geraakt), zin("afschriften van de bank ingelezen"), commit=commit):
        of_stop(hier, schrijf_in(bank, uitslagen, hier.vandaag))
        _zeg_saldo(hier, bank)
        for uitslag in uitslagen:
            _zeg_uitslag(hier, uitslag, tot_fout=tot_fout)
    if any(uitslag.fouten for uitslag in uitslagen):
        stop(ONLEESBAAR, _slot(uitslagen, tot_fout=tot_fout))


def _saldo(getypt: str | None) -> Decimal | None:
    if getypt is None:
        return None
    kaal = getypt.strip()
    return -lees_saldo(kaal[1:]) if kaal.startswith("-") else lees_saldo(kaal)


def _zeg_saldo(hier: Omgeving, bank: Bank) -> None:
    """Our balance beside the bank's: what a treasurer wants to know first."""
    boeken = lees_boeken(hier)
    if not boeken.bank:
        return
    status = of_stop(hier, bankstatus(boeken, bank, boeken.logboeken, hier.vandaag))
    if status.bewijs.rekeningen:
        hier.zeg(kop_van(status.bewijs, hier.taal).tekst)


def _zeg_uitslag(hier: Omgeving, uitslag: Bestandsuitslag, *, tot_fout: bool) -> None:
    for fout in uitslag.fouten[:20]:
        plaats: Bericht | str = uitslag.bestand
        if fout.afschrift:
            plaats = zin("{bestand}, afschrift {nr}", bestand=uitslag.bestand, nr=str(fout.afschrift))
        if fout.boeking:
            plaats = zin(
                "{bestand}, afschrift {nr}, boeking {boeking}",
                bestand=uitslag.bestand,
                nr=str(fout.afschrift),
                boeking=str(fout.boeking),
            )
        hier.waarschuw(zin("{plaats}: {bericht}", plaats=plaats, bericht=fout.bericht))
    if uitslag.fouten and not tot_fout:
        hier.zeg(hier.taal("{bestand}: niets ervan overgenomen", bestand=uitslag.bestand))
        return
    for deel in uitslag.delen:
        hier.zeg(
            hier.taal(
                "{bestand} ({soort}): {n:boeking|boekingen} nieuw op {rekening}, {al} al bekend",
                bestand=uitslag.bestand,
                soort=uitslag.soort,
                n=deel.regels,
                rekening=deel.rekening,
                al=str(deel.al_gedekt),
            )
        )
    for opmerking in uitslag.opmerkingen:
        hier.waarschuw(zin("{plaats}: {bericht}", plaats=uitslag.bestand, bericht=opmerking))


def _slot(uitslagen: Sequence[Bestandsuitslag], *, tot_fout: bool) -> Bericht:
    aantal = sum(bool(uitslag.fouten) for uitslag in uitslagen)
    if tot_fout and not any(deel.regels for uitslag in uitslagen for deel in uitslag.delen):
        return zin("van {n:bestand|bestanden} is niets overgenomen: voor de eerste fout staat niets nieuws", n=aantal)
    if tot_fout:
        return zin("van {n:bestand|bestanden} is alleen overgenomen wat voor de eerste fout stond", n=aantal)
    if any(fout.boeking for uitslag in uitslagen for fout in uitslag.fouten):
        return zin(
            "van {n:bestand|bestanden} is niets overgenomen; met --tot fout neem je wat voor de eerste fout staat",
            n=aantal,
        )
    return zin("van {n:bestand|bestanden} is niets overgenomen", n=aantal)


def neem_terug(hier: Omgeving, bank: Bank, nummer: str, *, commit: bool) -> None:
    """Take an import back by stornos."""
    reden = hier.taal("afschrift teruggenomen")
    with boeken_vastgelegd(
        hier, sorted(bank.boeken), zin("afschrift {nummer} teruggenomen", nummer=nummer), commit=commit
    ):
        bestand, aantal = of_stop(hier, inschrijven.neem_terug(bank, nummer, reden, hier.vandaag))
        hier.zeg(
            hier.taal(
                "{n:regel|regels} in {bestand} teruggedraaid; lees het bestand opnieuw in", n=aantal, bestand=bestand
            )
        )
