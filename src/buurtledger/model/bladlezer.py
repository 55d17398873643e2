"""Reading the rows of a sheet whose columns are known. Pure: today and the looptijd are given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad, Celwaarde, celplaats, kolomletter
from buurtledger.model.bladcel import getoond, is_formulefout, is_negatief, is_tarief, kort, positief
from buurtledger.model.bladkop import cel_op, zonder_accenten
from buurtledger.model.bladrij import Bladrij, Bladrijen, Celfout, Overgeslagen
from buurtledger.model.bladwoorden import BETALERS, BEWIJZEN, BINNEN, NOOIT, RETOUR, SOORTEN, is_som, is_stand
from buurtledger.model.bonkolommen import Kolommen
from buurtledger.model.dagkolom import lees_dagkolom
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.geld import NUL, nederlands
from buurtledger.model.geldkolom import Bedragcel, lees_geldkolom, vreemde_munt
from buurtledger.model.mutatie import TEKSTVELDEN
from buurtledger.model.tekst import bezwaar_tegen

_DUIZENDTAL = re.compile(r"\D*[1-9][0-9]{0,2}(?:[., ][0-9]{3})+\D*")
_GETOOND = 200
"""Characters of a cell that are shown where it is wrong."""
_TEKSTEN = ("omschrijving", "leverancier", "activiteit", "notitie")
_POSTKOPPEN = ("post", "kern", "groep", "group", "kern of post", "post of kern", "budget line")


def lees_rijen(blad: Blad, kolommen: Kolommen, kader: Kader) -> Bladrijen:
    """Read the rows of a sheet whose columns are known."""
    lezer = _Lezer(blad, kolommen, kader)
    rijen = tuple(lezer.rijen())
    return Bladrijen(
        blad.naam,
        kolommen.getoond(blad),
        rijen,
        tuple(lezer.overgeslagen),
        tuple(lezer.aannames),
        tuple(lezer.verschillen),
        _post_erboven(blad, kolommen.kop),
        {soort: nr for soort, nr in lezer.plekken.items() if nr >= 0},
    )


class _Lezer:
    """Goes down the rows of one sheet; lives no longer than that."""

    def __init__(self, blad: Blad, kolommen: Kolommen, kader: Kader) -> None:
        self._rijen = blad.rijen[kolommen.kop + 1 :]
        self._begin = kolommen.kop + 2
        self._kop = blad.rijen[kolommen.kop] if kolommen.kop >= 0 else ()
        self.plekken = dict(kolommen.plekken)
        self.herkend = sorted(kolommen.plekken.items())
        self.overgeslagen: list[Overgeslagen] = []
        self.aannames: list[Bericht] = []
        self.verschillen: list[Bericht] = []
        self._som = NUL
        self._som_zeker = True
        if kolommen.kop < 0:
            self.aannames.append(
                zin("er staan geen koppen boven de kolommen; wat ze zijn is afgeleid uit wat erin staat")
            )
        if blad.verborgen:
            self.aannames.append(
                zin(
                    "{aantal:rij is|rijen zijn} verborgen in het blad (staat er een filter aan?) en "
                    "{aantal:|telt|tellen} gewoon mee",
                    aantal=blad.verborgen,
                )
            )
        self._kijk_naar_soort()
        dagen = lees_dagkolom(self._kolom("dag"), kader)
        self._dagen = dagen.dagen
        self.aannames += dagen.aannames
        self._bedragen = {soort: self._geld(soort) for soort in ("bedrag", "uit", "in", "btw")}
        self._kijk_naar_btw()
        self._omgekeerd = self._alles_negatief()

    def _kolom(self, soort: str) -> list[Celwaarde]:
        return [cel_op(rij, self.plekken.get(soort, -1)) for rij in self._rijen]

    def _geld(self, soort: str) -> tuple[Bedragcel, ...]:
        cellen = self._kolom(soort)
        bedragen = lees_geldkolom([positief(cel) for cel in cellen], streng=True)
        for cel, bedrag in zip(cellen, bedragen, strict=True):
            if isinstance(cel, str) and isinstance(bedrag, Decimal) and _DUIZENDTAL.fullmatch(cel):
                self.aannames.append(zin("{tekst} is gelezen als {bedrag}", tekst=cel, bedrag=bedrag))
                break
        return bedragen

    def _kijk_naar_soort(self) -> None:
        """A column `soort` or `type` of which few cells name a kind is a label."""
        cellen = [zonder_accenten(str(cel)) for cel in self._kolom("soort") if cel != ""]
        bekend = sum(cel in SOORTEN or cel in BINNEN | RETOUR | NOOIT for cel in cellen)
        if cellen and bekend * 2 < len(cellen):
            plek = self.plekken.pop("soort")
            if "activiteit" not in self.plekken:
                self.plekken["activiteit"] = plek
                self.aannames.append(
                    zin("kolom {kolom} is een label, geen soort: dat wordt de activiteit", kolom=kolomletter(plek))
                )

    def _kijk_naar_btw(self) -> None:
        kop = cel_op(self._kop, self.plekken.get("btw", -1))
        cellen = [cel for cel in self._kolom("btw") if cel not in ("", kop)]
        if cellen and all(is_tarief(cel) for cel in cellen):
            plek = self.plekken.pop("btw")
            self.aannames.append(
                zin("kolom {kolom} is een percentage btw, geen bedrag: die blijft weg", kolom=kolomletter(plek))
            )
            self._bedragen["btw"] = (None,) * len(self._rijen)

    def _alles_negatief(self) -> bool:
        """Whether all amounts are below zero, as some write what they spent."""
        cellen = [cel for cel, dag in zip(self._kolom("bedrag"), self._dagen, strict=True) if cel != "" and dag]
        if len(cellen) > 1 and all(map(is_negatief, cellen)):
            self.aannames.append(zin("alle bedragen zijn negatief: dat zijn dan de uitgaven"))
            return True
        return False

    def rijen(self) -> Iterator[Bladrij]:
        """The receipts, in order; what is none is passed over and kept with why."""
        for nr, cellen in enumerate(self._rijen):
            if all(cel == "" or (isinstance(cel, str) and not cel.strip("-=:_ ")) for cel in cellen):
                continue
            bericht = self._geen_bon(nr, cellen)
            if bericht is not None:
                self.overgeslagen.append(Overgeslagen(self._begin + nr, bericht))
                continue
            rij = _Rijlezer(self, nr, cellen).lees()
            self._som += rij.bedrag
            # What else is wrong with a row does not hinder adding up what it says.
            self._som_zeker = self._som_zeker and bool(rij.bedrag) and not rij.lijkt_retour
            yield rij

    def _geen_bon(self, nr: int, cellen: Sequence[Celwaarde]) -> Bericht | None:
        """Why a row is passed over."""
        if self._kop and tuple(cellen) == tuple(self._kop):
            return zin("dit zijn de koppen nog eens")
        if self._dagen[nr] is not None and not isinstance(self._dagen[nr], Bericht):
            return None
        teksten = [zonder_accenten(cel) for cel in cellen if isinstance(cel, str) and cel]
        bedrag = next((b for s in ("bedrag", "uit") if isinstance(b := self._bedragen[s][nr], Decimal)), None)
        if any(map(is_som, teksten)) or (not teksten and bedrag is not None and bedrag == self._som):
            self._vergelijk(nr, bedrag)
            return zin("dit is een totaal")
        if any(map(is_stand, teksten)):
            return zin("dit is een saldo, geen bon")
        if self._dagen[nr] is None and not any(self._heeft(cellen, soort) for soort in ("bedrag", "uit", "in")):
            return zin("hier staat geen dag en geen bedrag: {tekst}", tekst=kort(teksten and cellen))
        return None

    def _heeft(self, cellen: Sequence[Celwaarde], soort: str) -> bool:
        return cel_op(cellen, self.plekken.get(soort, -1)) != ""

    def _vergelijk(self, nr: int, bedrag: Decimal | None) -> None:
        if bedrag is not None and bedrag != self._som and self._som_zeker:
            plek = self.plekken.get("bedrag", self.plekken.get("uit", 0))
            self.verschillen.append(
                zin(
                    "{plaats}: als totaal staat er {genoemd}, de rijen erboven tellen op tot {som}: "
                    "{verschil} verschil",
                    plaats=celplaats(self._begin + nr - 1, plek),
                    genoemd=bedrag,
                    som=self._som,
                    verschil=abs(bedrag - self._som),
                )
            )


class _Rijlezer:
    """Reads one row."""

    def __init__(self, lezer: _Lezer, nr: int, cellen: Sequence[Celwaarde]) -> None:
        self._lezer, self._nr, self._cellen = lezer, nr, cellen
        self._fouten: list[Celfout] = []
        self._retour = False

    def lees(self) -> Bladrij:
        """The receipt, with what is wrong with it."""
        datum = self._datum()
        soort, bedrag = self._soort_en_bedrag()
        teksten = {veld: self._tekst(veld, TEKSTVELDEN[veld]) for veld in _TEKSTEN}
        if not teksten["omschrijving"]:
            teksten["omschrijving"] = teksten["leverancier"]
        if not teksten["omschrijving"] and self._cel("omschrijving") == "":
            self._mis("omschrijving", zin("wat er gekocht is ontbreekt"))
        bewijs = self._woord("bewijs", BEWIJZEN, zin("kies uit {keuzes}", keuzes=("bon", "factuur", "verklaring")))
        if soort == "factuur":
            soort, bewijs = "bon", "factuur"
        btw = self._lezer._bedragen["btw"][self._nr]
        if isinstance(btw, Bericht):
            self._mis("btw", btw)
        self._munt()
        betaler = self._woord("betaald_door", BETALERS, zin("typ kern (de groep zelf) of penvoerder (de rekening)"))
        return Bladrij(
            self._lezer._begin + self._nr,
            soort,
            datum,
            bedrag,
            **teksten,
            post=self._tekst("post", 200),
            betaald_door=betaler,
            btw=btw if isinstance(btw, Decimal) else None,
            bewijs=bewijs,
            nummer=self._tekst("nummer", 200),
            cellen=self._gelezen(),
            fouten=tuple(self._fouten),
            lijkt_retour=self._retour,
        )

    def _cel(self, soort: str) -> Celwaarde:
        return cel_op(self._cellen, self._lezer.plekken.get(soort, -1))

    def _mis(self, soort: str, bericht: Bericht) -> None:
        plek = max(self._lezer.plekken.get(soort, 0), 0)
        cel = self._cel(soort)
        if is_formulefout(cel):
            bericht = zin("een formule geeft hier een fout")
        self._fouten.append(
            Celfout(celplaats(self._lezer._begin + self._nr - 1, plek), getoond(cel)[:_GETOOND], bericht)
        )

    def _datum(self) -> date | None:
        dag = self._lezer._dagen[self._nr]
        if dag is None:
            self._mis("dag", zin("de datum ontbreekt"))
        elif isinstance(dag, Bericht):
            self._mis("dag", dag)
        return dag if isinstance(dag, date) else None

    def _soort_en_bedrag(self) -> tuple[str, Decimal]:
        """The kind of mutatie, and its amount; nil where it cannot be read."""
        veld = next((s for s in ("bedrag", "uit") if self._cel(s) != ""), "bedrag")
        binnen = self._cel("in") != "" and self._lezer._bedragen["in"][self._nr] != NUL
        if binnen and veld == "uit" and self._lezer._bedragen["uit"][self._nr] not in (None, NUL):
            self._mis("in", zin("er staat een bedrag dat erin ging en een dat eruit ging; maak er twee rijen van"))
        elif binnen:
            veld = "in"
        if veld not in self._lezer.plekken:
            veld = "uit"
        woord = zonder_accenten(str(self._cel("soort")))
        soort = SOORTEN.get(woord, "bon")
        cel, bedrag = self._cel(veld), self._lezer._bedragen[veld][self._nr]
        negatief = is_negatief(cel) and not self._lezer._omgekeerd
        if isinstance(bedrag, Bericht):
            self._mis(veld, bedrag)
        elif bedrag is None:
            self._mis(veld, zin("het bedrag ontbreekt"))
        elif not bedrag:
            self._mis(veld, zin("het bedrag is nul"))
        elif negatief or woord in RETOUR:
            self._retour = True
            self._mis(
                veld,
                zin(
                    "is dit een retour? Boek die op haar bon: buurtledger bon retour NUMMER {bedrag}",
                    bedrag=nederlands(bedrag),
                ),
            )
        elif (veld == "in" and soort == "bon") or woord in BINNEN:
            self._mis(veld, zin("dit kwam binnen: is het een voorschot, zet dat dan in een kolom soort"))
        elif woord and woord not in SOORTEN:
            self._mis(
                "soort", zin("deze soort ken ik niet; kies uit {keuzes}", keuzes=tuple(dict.fromkeys(SOORTEN.values())))
            )
        return soort, bedrag if isinstance(bedrag, Decimal) else NUL

    def _tekst(self, soort: str, lengte: int) -> str:
        kaal = " ".join(getoond(self._cel(soort)).split())
        bezwaar = bezwaar_tegen(kaal, lengte) if kaal else None
        if is_formulefout(kaal):
            bezwaar = zin("een formule geeft hier een fout")
        if bezwaar is not None:
            self._mis(soort, bezwaar)
        return "" if bezwaar is not None else kaal

    def _woord(self, soort: str, woorden: dict[str, str], anders: Bericht) -> str:
        woord = zonder_accenten(str(self._cel(soort)))
        if woord and woord not in woorden:
            self._mis(soort, anders)
        return woorden.get(woord, "")

    def _munt(self) -> None:
        munt = str(self._cel("munt")).strip()
        if munt and munt != "€" and zonder_accenten(munt) not in ("eur", "euro", "euro s", "euros"):
            naam = vreemde_munt(munt) or munt
            self._mis("munt", zin("buurtledger rekent in euro's, niet in {munt}", munt=naam))

    def _gelezen(self) -> tuple[tuple[str, str], ...]:
        delen = ((soort, getoond(cel_op(self._cellen, plek))) for soort, plek in self._lezer.herkend)
        return tuple((soort, " ".join(tekst.split())) for soort, tekst in delen if tekst.strip())


def _post_erboven(blad: Blad, kop: int) -> str:
    """The post or kern that is named above the headings: `Post: kernen/kleiburg`, in one cell or two."""
    for rij in blad.rijen[: max(kop, 0)]:
        cellen = [" ".join(cel.split()) for cel in rij if isinstance(cel, str) and cel]
        for nr, cel in enumerate(cellen):
            naam, dubbele_punt, rest = cel.partition(":")
            if zonder_accenten(naam) in _POSTKOPPEN:
                gevonden = rest.strip() if dubbele_punt and rest.strip() else "".join(cellen[nr + 1 : nr + 2])
                if gevonden:
                    return gevonden
    return ""
