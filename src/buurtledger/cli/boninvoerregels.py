"""Typing a pile of receipts at the terminal, line after line; each key is kept before it is seen."""

from __future__ import annotations

from functools import lru_cache

import typer

from buurtledger.checks.privacy.vooraf import prive_vooraf
from buurtledger.cli.boninvoerzinnen import (
    uitleg,
    zeg_blik,
    zeg_controle,
    zeg_gehouden,
    zeg_greep,
    zeg_inhoud,
    zeg_regel,
)
from buurtledger.cli.levenderegel import (
    GEPLAKT,
    OMHOOG,
    OMLAAG,
    Getypt,
    LevendeRegel,
    lees_levend,
    vouw_in,
    zonder_echo,
)
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vragen import bevestig
from buurtledger.cli.winkelvraag import vraag_winkel
from buurtledger.handelingen.bonstapel import Blik, Bonstapel
from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.bonaanvulling import bedoeld, na_tab, vul_aan
from buurtledger.model.bonregel import VOORBEELD, Bonregel, lijkt_bonregel, schrijf_bonregel
from buurtledger.model.concept import Concept, Klaargezet, mee_voor, naar_lijst, naar_velden
from buurtledger.model.stapelgreep import CONTROLE, KLAAR, TERUG, Greep, lees_greep
from buurtledger.model.zoeken import kaal
from buurtledger.report.vormen.breedte import vouw
from buurtledger.store.concepten import Conceptbestand


def typ_stapel(hier: Omgeving, stapel: Bonstapel, bestand: Conceptbestand, *, rustig: bool, begin: bool) -> None:
    """Read lines into the pile until it is finished; typer.Abort from who walks away. `begin`: nothing was said yet."""
    typist = Typist(hier, stapel, bestand, rustig=rustig)
    if begin:
        typist.zeg_begin()
    typist.typ()


def zeg_bewaard(hier: Omgeving, bestand: Conceptbestand, post: str) -> None:
    """Say how to go on with a pile that is not written, or that it is lost."""
    concept = bestand.concept
    if concept.is_leeg or concept.nummers:
        return
    hier.zeg()
    if bestand.fout is not None:
        hier.waarschuw(zin("de stapel is niet bewaard ({inhoud})", inhoud=zeg_inhoud(concept)))
        return
    hier.zeg(hier.taal("De stapel is bewaard ({inhoud}). Verder gaan:", inhoud=zeg_inhoud(concept)))
    hier.zeg(f"  buurtledger bon invoer {post}")


class Typist:
    """Where the typing is: the pile is in its file, here is only which line is typed and whether the last was kept."""

    def __init__(self, hier: Omgeving, stapel: Bonstapel, bestand: Conceptbestand, *, rustig: bool) -> None:
        self._hier = hier
        self._stapel = stapel
        self._bestand = bestand
        self._rustig = rustig
        self._gewaarschuwd = False
        self._getoond: Klaargezet | None = None

    @property
    def _concept(self) -> Concept:
        return self._bestand.concept

    def typ(self) -> None:
        """Read lines until the pile is finished."""
        try:
            with zonder_echo():
                while self._een_regel():
                    self._zeg_bewaarfout()
        except (KeyboardInterrupt, EOFError):
            raise typer.Abort from None

    def _een_regel(self) -> bool:
        """Read a line and do what it says; False when the pile is finished."""
        concept = self._concept
        if concept.klaar and concept.wijzigt is None and not concept.geplakt:
            return self._klaargezet(concept.klaar[0])
        plek, begin = concept.wijzigt or (len(concept.regels), concept.getypt)
        getypt = self._uit_geplakt(plek, begin) or lees_levend(self._vraag(plek, begin))
        if getypt.toets == GEPLAKT:
            self._bestand.schrijf("geplakt", [getypt.tekst, *(lijn for lijn in getypt.geplakt if lijn.strip())])
            self._bestand.schrijf("typ", plek, "")
            return True
        if getypt.toets in (OMHOOG, OMLAAG):
            self._blader(plek, getypt)
            return True
        greep = lees_greep(getypt.tekst, len(concept.regels), plek)
        if isinstance(greep, Greep):
            return self._doe(greep, plek)
        self._houd(plek, getypt.tekst)
        return True

    def _klaargezet(self, een: Klaargezet) -> bool:
        """Keep the next of the lines that were made of photos when it is sure; else ask, beside what was read."""
        plek, begin = len(self._concept.regels), self._concept.getypt
        vraag = self._vraag(plek, begin or een.getypt)
        if een.zeker and not begin and vraag.keur(een.getypt) is None:
            self._hier.zeg(f"{vraag.voor}{een.getypt}")
            self._houd(plek, een.getypt, een)
            if self._concept.klaar and self._concept.klaar[0] == een:
                self._verder()
            return True
        if self._getoond != een:
            self._getoond = een
            self._hier.zeg()
            for lijn in een.over:
                self._zeg(lijn)
            nog = len(self._concept.klaar)
            self._zeg(self._hier.taal("Verbeter de regel en geef enter; leeg slaat hem over (nog {nog}).", nog=nog))
        getypt = lees_levend(vraag)
        if getypt.toets in (OMHOOG, OMLAAG):
            self._blader(plek, getypt)
        elif getypt.toets == GEPLAKT:
            self._bestand.schrijf("typ", plek, " ".join((getypt.tekst, *getypt.geplakt)))
        elif not getypt.tekst.strip():
            self._verder()
        elif isinstance(greep := lees_greep(getypt.tekst, plek, plek), Greep):
            self._doe(greep, plek)
        else:
            self._houd(plek, getypt.tekst, een)
        return True

    def _verder(self) -> None:
        """The first of the prepared lines is done with."""
        self._bestand.schrijf("klaar", naar_lijst(self._concept.klaar[1:]))
        self._bestand.schrijf("typ", len(self._concept.regels), "")

    def _uit_geplakt(self, plek: int, begin: str) -> Getypt | None:
        """The next of the lines that were pasted; one that cannot be kept as it is stands on the line, to be mended."""
        if not self._concept.geplakt or begin or plek < len(self._concept.regels):
            return None
        lijn, *rest = self._concept.geplakt
        self._bestand.schrijf("typ", plek, " ".join(lijn.split()))
        self._bestand.schrijf("geplakt", rest)
        vraag = self._vraag(plek, self._concept.getypt)
        if vraag.keur(vraag.begin) is not None:
            return lees_levend(vraag)
        self._hier.zeg(f"{vraag.voor}{vraag.begin}")
        return Getypt(vraag.begin)

    def _vraag(self, plek: int, begin: str) -> LevendeRegel:
        vooraf = self._stapel.vooraf(self._concept, plek)

        @lru_cache(maxsize=1)  # asked several times for each key
        def blik(tekst: str) -> Blik:
            return self._stapel.bekijk(self._concept, plek, vooraf, tekst)

        def onder(tekst: str) -> str:
            greep = lees_greep(tekst, len(self._concept.regels), plek)
            if greep is not None:
                return "\n".join(zeg_greep(self._hier, greep, self._concept))
            gezien = blik(tekst)
            regels = zeg_blik(self._hier, gezien, tekst, self._tegen_controle(plek, gezien))
            if wat := bedoeld(tekst, gezien.begrepen, vooraf):
                regels.append(self._hier.taal("Tab: {wat}", wat=wat))
            return "\n".join(regels)

        def keur(tekst: str) -> str | None:
            greep = lees_greep(tekst, len(self._concept.regels), plek)
            if greep is not None:
                return self._hier.taal.zeg(greep) if isinstance(greep, Bericht) else None
            gezien = blik(tekst)
            bezwaar = gezien.begrepen.bezwaar or gezien.bezwaar
            return self._hier.taal.zeg(bezwaar) if bezwaar else None

        return LevendeRegel(
            f"{plek + 1:>2}> ",
            begin,
            onder,
            keur,
            lambda tekst: self._bestand.schrijf("typ", plek, tekst),
            lambda tekst: vul_aan(tekst, blik(tekst).begrepen, vooraf),
            lambda tekst: na_tab(tekst, blik(tekst).begrepen, vooraf),
            rustig=self._rustig,
            kleur=self._hier.scherm.kleuren,
        )

    def _tegen_controle(self, plek: int, blik: Blik) -> str:
        """What is left of the control total with this line in the pile; empty where none was given."""
        verschil = self._concept.verschil
        if verschil is None:
            return ""
        oud = self._concept.regels[plek].bedrag if plek < len(self._concept.regels) else geld.NUL
        over = verschil + oud - (blik.begrepen.bedrag or geld.NUL)
        return self._hier.taal.zeg(zeg_controle(over))

    def _blader(self, plek: int, getypt: Getypt) -> None:
        """Go to the line above or below; what was typed on the new line stays for when we are back."""
        doel = plek - 1 if getypt.toets == OMHOOG else plek + 1
        aantal = len(self._concept.regels)
        if not 0 <= doel <= aantal or (doel > plek and plek == aantal):
            self._bestand.schrijf("typ", plek, getypt.tekst)
        elif doel == aantal:
            self._bestand.schrijf("typ", aantal, self._concept.getypt)
        else:
            self._bestand.schrijf(
                "typ", doel, schrijf_bonregel(self._concept.regels[doel], self._stapel.vooraf(self._concept, doel))
            )

    def _doe(self, greep: Greep, plek: int) -> bool:
        taal, aantal = self._hier.taal, len(self._concept.regels)
        if greep.soort == KLAAR:
            if plek == aantal:
                return False
            self._bestand.schrijf("typ", aantal, self._concept.getypt)
        elif greep.soort == TERUG:
            regel = self._concept.regels[greep.plek]
            self._bestand.schrijf("weg", greep.plek)
            self._leeg_na_greep(plek, aantal)
            self._zeg(taal("Teruggenomen: regel {nr}, {wat}", nr=greep.plek + 1, wat=zeg_regel(regel)))
        elif greep.soort == CONTROLE:
            self._bestand.schrijf("controle", geld.plat(greep.bedrag) if greep.bedrag else "")
            self._leeg_na_greep(plek, aantal)
            verschil = self._concept.verschil
            self._zeg(taal.zeg(zin("geen totaal meer opgegeven") if verschil is None else zeg_controle(verschil)))
        else:
            self._leeg_na_greep(plek, aantal)
            self._zeg(uitleg(self._hier))
        return True

    def _leeg_na_greep(self, plek: int, aantal: int) -> None:
        """Go to the new line. It is empty when this was typed on it; else what stood there stays."""
        nieuw = "" if plek == aantal else self._concept.getypt
        self._bestand.schrijf("typ", len(self._concept.regels), nieuw)

    def _houd(self, plek: int, tekst: str, klaar: Klaargezet | None = None) -> None:
        """Keep a line that was judged right; asks about a shop that is not known, and about what looks private."""
        blik = self._stapel.bekijk(self._concept, plek, self._stapel.vooraf(self._concept, plek), tekst)
        if blik.begrepen.nieuw:
            woord, naam = vraag_winkel(
                self._hier, self._stapel.vooraf(self._concept, 0).winkels, blik.begrepen.nieuw, self._is_volgende
            )
            self._bestand.schrijf("antwoord", woord, naam)
            if naam and kaal(naam).startswith(kaal(woord)) and len(blik.begrepen.nieuw) == 1:
                self._bestand.schrijf("typ", plek, f"{tekst.rstrip()} ")
            blik = self._stapel.bekijk(self._concept, plek, self._stapel.vooraf(self._concept, plek), tekst)
        regel = blik.begrepen.regel
        if regel is None or not self._mag(regel):
            if blik.begrepen.bezwaar:
                self._zeg(self._hier.taal.zeg(blik.begrepen.bezwaar))
            return
        if plek < len(self._concept.regels):
            regel = regel._replace(mee=self._concept.regels[plek].mee)
        elif klaar is not None:
            regel = regel._replace(mee=mee_voor(klaar.mee, regel.bedrag))
        self._bestand.schrijf("houd", plek, naar_velden(regel))
        if klaar is not None:
            self._verder()
        verschil = self._concept.verschil
        gehouden = self._hier.taal.zeg(zeg_gehouden(regel, blik))
        self._zeg(gehouden if verschil is None else f"{gehouden}; {self._hier.taal.zeg(zeg_controle(verschil))}")
        for melding in blik.meldingen:
            self._hier.waarschuw(melding)

    def _is_volgende(self, tekst: str) -> bool:
        """Whether a line is a receipt and no name of a shop; then it is kept, as if it was pasted after this one."""
        vooraf = self._stapel.vooraf(self._concept, len(self._concept.regels))
        if not lijkt_bonregel(tekst, vooraf):
            return False
        self._bestand.schrijf("geplakt", [*self._concept.geplakt, tekst])
        return True

    def _mag(self, regel: Bonregel) -> bool:
        """Whether nothing private is in a line, or a person says that it may be written."""
        teksten = [tekst for tekst in (regel.omschrijving, regel.leverancier) if tekst not in self._concept.mag]
        bezwaren = prive_vooraf(teksten, self._stapel.werk.begroting.rekening)
        if not bezwaren:
            return True
        for bezwaar in bezwaren:
            self._hier.waarschuw(bezwaar)
        if not bevestig(self._hier, self._hier.taal("Toch opschrijven?"), anders=False):
            return False
        for tekst in teksten:
            self._bestand.schrijf("mag", tekst)
        return True

    def _zeg(self, tekst: str) -> None:
        self._hier.zeg(vouw_in(tekst, max(20, self._hier.scherm.breedte - 1)))

    def zeg_begin(self) -> None:
        """Say what the post has left, how to type, and what is in the pile already."""
        werk = self._stapel.werk
        post = werk.begroting.posten[werk.post]
        taal = self._hier.taal
        kop = taal(
            "{naam} ({post}): nog {over} van {begroot}",
            naam=post.naam,
            post=post.id,
            over=self._stapel.over,
            begroot=post.bedrag,
        )
        for lijn in vouw(kop, self._hier.scherm.breedte - 1):
            self._hier.zeg(lijn)
        self._hier.zeg(taal("Eén bon per regel: {voorbeeld}", voorbeeld=VOORBEELD))
        self._hier.zeg(taal("Een lege regel is klaar, ? geeft uitleg."))
        for nr, regel in enumerate(self._concept.regels, start=1):
            self._hier.zeg(f"{nr:>2}  {taal.zeg(zeg_regel(regel))}")
        if (verschil := self._concept.verschil) is not None:
            self._zeg(taal.zeg(zeg_controle(verschil)))

    def _zeg_bewaarfout(self) -> None:
        fout = self._bestand.fout
        nieuw = fout is not None and not self._gewaarschuwd
        self._gewaarschuwd = fout is not None
        if fout is None or not nieuw:
            return
        bericht = zin(
            "wat je typt wordt niet bewaard ({reden}); schrijf de stapel op voor je stopt",
            reden=reden_van(fout),
        )
        self._hier.waarschuw(bericht)
