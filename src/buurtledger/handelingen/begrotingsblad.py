"""A budget out of a sheet: its gebieden and posten, its sums held against what the sheet says they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from buurtledger.handelingen.begrotingskolommen import Kolommen, getoond, herken
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad, Celwaarde, celplaats
from buurtledger.model.bladkop import Kolom, cel_op, zonder_accenten
from buurtledger.model.geld import NUL
from buurtledger.model.geldkolom import Bedragcel, lees_geldkolom, vreemde_munt
from buurtledger.model.tekst import bezwaar_tegen

_ALLES = {
    "alles",
    "begroting",
    "budget",
    "generaal",
    "general",
    "overall",
    "bedrag",
    "amount",
    "uitgaven",
    "kosten",
    "costs",
}
_SOM = re.compile(r"\b(?:eind|sub|grand |sub )?(?:totaal|total|totalen|totals)\b")
_ALLEEN_SOM = ("som", "sum", "samen", "optelling")


class RuwePost(NamedTuple):
    """A line of a budget as somebody wrote it, before it has an id of ours."""

    naam: str
    bedrag: Decimal
    plaats: str = ""
    """The cell of its amount; empty when it was typed."""
    id: str = ""
    """The id that the sheet gives it, as written."""
    themas: tuple[str, ...] = ()


class RuwGebied(NamedTuple):
    """An area as somebody wrote it, with its posten; an empty name where the sheet has none."""

    naam: str
    posten: tuple[RuwePost, ...]


class Gelezen(NamedTuple):
    """What a sheet says of a budget."""

    titel: str
    """What stands above the table: perhaps the name of the budget."""
    blad: str
    kolommen: tuple[Kolom, ...]
    gebieden: tuple[RuwGebied, ...]
    fouten: tuple[Bericht, ...] = ()
    """What cannot be read: no ledger is made of it."""
    verschillen: tuple[Bericht, ...] = ()
    """Sums that the sheet states otherwise than its lines add up to: for a person to look at."""
    aannames: tuple[Bericht, ...] = ()
    """What the sheet does not say and was taken to be so."""


class _Rij(NamedTuple):
    gebied: str
    post: str
    bedrag: Bedragcel
    plaats: str
    id: str
    themas: tuple[str, ...]


def lees_begroting(bladen: Iterable[Blad], gevraagd: str = "") -> Gelezen | Bericht:
    """The budget in the first sheet that holds one, or in the one asked for by name; why not, when there is none."""
    bladen = tuple(bladen)
    if gevraagd:
        namen = tuple(blad.naam for blad in bladen if blad.naam)
        bladen = tuple(blad for blad in bladen if blad.naam.casefold() == gevraagd.casefold())
        if not bladen:
            return zin("er is geen blad {naam}; wel {namen}", naam=gevraagd, namen=namen)
    herkend = [(blad, herken(blad)) for blad in bladen if any(blad.rijen)]
    goed = [(blad, kolommen) for blad, kolommen in herkend if isinstance(kolommen, Kolommen)]
    if not goed:
        return next((reden for _, reden in herkend if isinstance(reden, Bericht)), zin("het bestand is leeg"))
    met_kop = [paar for paar in goed if paar[1].kop >= 0] or goed
    gelezen = _lees(*met_kop[0])
    if len(met_kop) > 1:
        ook = tuple(blad.naam for blad, _ in met_kop[1:])
        keuze = zin("gelezen is het blad {blad}; ook {ook} lijkt een begroting", blad=met_kop[0][0].naam, ook=ook)
        gelezen = gelezen._replace(aannames=(keuze, *gelezen.aannames))
    return gelezen


def _lees(blad: Blad, kolommen: Kolommen) -> Gelezen:
    lezer = _Lezer(kolommen.gebied >= 0)
    for rij in _rijen(blad, kolommen, lezer.fouten):
        lezer.neem(rij)
    boven = [
        next((cel for cel in rij if isinstance(cel, str) and cel), "") for rij in blad.rijen[: max(kolommen.kop, 0)]
    ]
    boven = [tekst for tekst in boven if tekst]
    lezer.sluit(boven[-1] if boven else "")
    if kolommen.kop < 0:
        lezer.aannames.append(zin("er staan geen koppen boven de kolommen; wat ze zijn is afgeleid uit wat erin staat"))
    if not lezer.fouten and not any(gebied.posten for gebied in lezer.gebieden):
        lezer.fouten.append(zin("er staat geen enkele post met een bedrag in"))
    return Gelezen(
        " ".join(boven[0].split())[:200] if boven else "",
        blad.naam,
        getoond(kolommen, blad),
        tuple(lezer.gebieden),
        tuple(lezer.fouten),
        tuple(lezer.verschillen),
        tuple(lezer.aannames),
    )


def _rijen(blad: Blad, kolommen: Kolommen, fouten: list[Bericht]) -> list[_Rij]:
    def tekst(nr_rij: int, rij: tuple[Celwaarde, ...], nr: int) -> str:
        kaal = " ".join(str(cel_op(rij, nr)).split())
        bezwaar = bezwaar_tegen(kaal, 200) if kaal else None
        if bezwaar:
            fouten.append(zin("{plaats}: {reden}", plaats=celplaats(nr_rij, nr), reden=bezwaar))
        return "" if bezwaar else kaal

    kop = blad.rijen[kolommen.kop] if kolommen.kop >= 0 else None
    bedragen = lees_geldkolom([cel_op(rij, kolommen.bedrag) for rij in blad.rijen[kolommen.kop + 1 :]])
    gevonden = []
    for nr, rij in enumerate(blad.rijen[kolommen.kop + 1 :], start=kolommen.kop + 1):
        if rij == kop or all(isinstance(waarde, str) and not waarde.strip("-=:_ ") for waarde in rij):
            continue
        munt = str(cel_op(rij, kolommen.munt)).strip()
        if munt and zonder_accenten(munt) not in ("eur", "euro", "euro s", "euros") and munt != "€":
            vreemd = zin(
                "{tekst}: buurtledger rekent in euro's, niet in {munt}", tekst=munt, munt=vreemde_munt(munt) or munt
            )
            fouten.append(zin("{plaats}: {reden}", plaats=celplaats(nr, kolommen.munt), reden=vreemd))
        themas = tuple(deel.strip() for deel in re.split(r"[,;/]", tekst(nr, rij, kolommen.thema)) if deel.strip())
        gevonden.append(
            _Rij(
                tekst(nr, rij, kolommen.gebied),
                tekst(nr, rij, kolommen.post),
                bedragen[nr - kolommen.kop - 1],
                celplaats(nr, kolommen.bedrag),
                tekst(nr, rij, kolommen.id),
                themas,
            )
        )
    return gevonden


class _Lezer:
    """Goes down the rows of one sheet and keeps what it saw; lives no longer than that."""

    def __init__(self, met_gebied: bool) -> None:
        self.met_gebied = met_gebied
        self.gebieden: list[RuwGebied] = []
        self.fouten: list[Bericht] = []
        self.verschillen: list[Bericht] = []
        self.aannames: list[Bericht] = []
        self._hier = -1
        """The gebied that rows belong to which name none."""
        self._genoemd: dict[int, tuple[Decimal, str]] = {}
        """What a row says that a gebied has in all, and where it does."""
        self._som: _Rij | None = None
        """A row with a sum, which may be that of everything."""
        self._einde = False
        self._kop_na_einde = ""
        """A heading below what may have been the last sum: it begins a gebied only when amounts follow."""

    def neem(self, rij: _Rij) -> None:
        """The next row."""
        if isinstance(rij.bedrag, Bericht):
            if rij.gebied or rij.post:
                self.fouten.append(zin("{plaats}: {reden}", plaats=rij.plaats, reden=rij.bedrag))
            return
        if self._einde and rij.bedrag is None:
            self._kop_na_einde = rij.gebied or rij.post
            return
        if rij.bedrag is not None and self._is_som(rij):
            self._neem_som(rij)
        elif self.met_gebied:
            self._met_gebied(rij)
        elif rij.bedrag is None:
            self._begin(rij.post)
        else:
            self._voeg_toe(rij)

    def sluit(self, boven: str) -> None:
        """After the last row: sums are held against their lines. `boven` is what stands right above the headings."""
        if len(self.gebieden) > 1 and not self.gebieden[0].naam:
            # The other gebieden have a heading among the rows: this one's came before the headings of the columns.
            self.gebieden[0] = self.gebieden[0]._replace(naam=" ".join(boven.split()))
        if self._som is not None:
            self._vergelijk(self._som, self._alles(), zin("het totaal"))
        for nr, (genoemd, plaats) in self._genoemd.items():
            gebied = self.gebieden[nr]
            if not gebied.posten:
                # A gebied with an amount and no lines is one line.
                self.gebieden[nr] = gebied._replace(posten=(RuwePost(gebied.naam, genoemd, plaats),))
                self.aannames.append(
                    zin("{gebied} heeft een bedrag en geen posten; het is zelf één post", gebied=gebied.naam)
                )
            elif (som := _som(gebied)) != genoemd:
                self._verschil(plaats, gebied.naam, genoemd, som)
        leeg = [gebied.naam for gebied in self.gebieden if not gebied.posten]
        self.gebieden = [gebied for gebied in self.gebieden if gebied.posten]
        if self.met_gebied and leeg:
            self.aannames.append(zin("zonder bedrag, en dus geen gebied: {namen}", namen=tuple(leeg)))

    def _is_som(self, rij: _Rij) -> bool:
        for tekst in filter(None, (zonder_accenten(rij.post), zonder_accenten(rij.gebied))):
            if _SOM.fullmatch(tekst) or tekst in _ALLEEN_SOM:
                return True
            kaal = _SOM.sub(" ", tekst, count=1).strip()
            woorden = {w for w in kaal.split() if not re.fullmatch(r"van|of|de|het|the|voor|for|20[0-9]{2}", w)}
            if kaal != tekst and (woorden <= _ALLES or kaal in {zonder_accenten(g.naam) for g in self.gebieden}):
                return True
        # A name in capitals such as TOTAAL PLAN is told from a post by what it says.
        eerste = zonder_accenten(rij.post or rij.gebied)
        return bool(_SOM.match(eerste)) and rij.bedrag in (self._alles(), self._van_hier())

    def _neem_som(self, rij: _Rij) -> None:
        tekst = f"{zonder_accenten(rij.gebied)} {zonder_accenten(rij.post)}"
        genoemd = [
            nr for nr, g in enumerate(self.gebieden) if zonder_accenten(g.naam) and zonder_accenten(g.naam) in tekst
        ]
        if self._som is not None:
            # The one before was of a part, since another came.
            self._vergelijk(self._som, self._alles(), zin("het totaal"))
            self._som = None
        if genoemd or "sub" in tekst:
            nr = genoemd[-1] if genoemd else self._hier
            if nr >= 0:
                self._vergelijk(rij, _som(self.gebieden[nr]), self.gebieden[nr].naam)
        elif rij.bedrag == self._alles():
            self._einde = True
        elif rij.bedrag != self._van_hier():
            self._som = rij

    def _met_gebied(self, rij: _Rij) -> None:
        if rij.gebied:
            self._begin(rij.gebied)
        if rij.post and rij.bedrag is None:
            self.fouten.append(zin("{plaats}: {post} heeft geen bedrag", plaats=rij.plaats, post=rij.post))
        elif rij.post or (rij.id and rij.bedrag is not None):
            self._voeg_toe(rij)
        elif isinstance(rij.bedrag, Decimal) and rij.gebied:
            self._genoemd[self._hier] = (rij.bedrag, rij.plaats)
        elif rij.bedrag is not None:
            self._zonder_naam(rij)

    def _begin(self, naam: str) -> None:
        """Rows from here on belong to this gebied; one that was seen before goes on."""
        zelfde = zonder_accenten(naam) or naam
        for nr, gebied in enumerate(self.gebieden):
            if (zonder_accenten(gebied.naam) or gebied.naam) == zelfde:
                self._hier = nr
                return
        self.gebieden.append(RuwGebied(naam, ()))
        self._hier = len(self.gebieden) - 1

    def _voeg_toe(self, rij: _Rij) -> None:
        assert isinstance(rij.bedrag, Decimal)
        if not rij.post and not rij.id:
            self._zonder_naam(rij)
        elif not rij.bedrag:
            self.fouten.append(zin("{plaats}: {post} heeft geen bedrag", plaats=rij.plaats, post=rij.post))
        else:
            if self._einde or self._som:
                self._na_totaal(rij)
            if self._hier < 0:
                self._begin("")
            gebied = self.gebieden[self._hier]
            post = RuwePost(rij.post, rij.bedrag, rij.plaats, rij.id, rij.themas)
            self.gebieden[self._hier] = gebied._replace(posten=(*gebied.posten, post))

    def _na_totaal(self, rij: _Rij) -> None:
        if self._einde and len([g for g in self.gebieden if g.posten]) > 1:
            reden = zin("{post} staat onder het totaal; haal de regel weg of zet haar erboven", post=rij.post)
            self.fouten.append(zin("{plaats}: {reden}", plaats=rij.plaats, reden=reden))
        elif self._som is not None:
            # It was the sum of a part, and it does not add up.
            self._vergelijk(self._som, self._van_hier(), self.gebieden[self._hier].naam)
        if self._einde and self._kop_na_einde and not rij.gebied:
            self._begin(self._kop_na_einde)
        self._einde, self._som, self._kop_na_einde = False, None, ""

    def _zonder_naam(self, rij: _Rij) -> None:
        if rij.bedrag and rij.bedrag in (self._alles(), self._van_hier()):
            self._einde = self._einde or rij.bedrag == self._alles()
        elif rij.bedrag:
            self.fouten.append(zin("{plaats}: bij dit bedrag staat geen naam", plaats=rij.plaats))

    def _alles(self) -> Decimal:
        """What all rows so far add up to, a gebied that only has an amount of its own included."""
        return sum(
            (
                _som(g) if g.posten or nr not in self._genoemd else self._genoemd[nr][0]
                for nr, g in enumerate(self.gebieden)
            ),
            NUL,
        )

    def _van_hier(self) -> Decimal:
        return _som(self.gebieden[self._hier]) if self._hier >= 0 else NUL

    def _vergelijk(self, rij: _Rij, som: Decimal, wat: Bericht | str) -> None:
        if isinstance(rij.bedrag, Decimal) and rij.bedrag != som:
            self._verschil(rij.plaats, wat, rij.bedrag, som)

    def _verschil(self, plaats: str, wat: Bericht | str, genoemd: Decimal, som: Decimal) -> None:
        self.verschillen.append(
            zin(
                "{plaats}: voor {wat} staat er {genoemd}, de posten tellen op tot {som}: {verschil} verschil",
                plaats=plaats,
                wat=wat,
                genoemd=genoemd,
                som=som,
                verschil=abs(genoemd - som),
            )
        )


def _som(gebied: RuwGebied) -> Decimal:
    return sum((post.bedrag for post in gebied.posten), NUL)
