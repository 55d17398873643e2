"""Rules on the bank: `afschrift`, `aansluiting`, `onverklaard`, `onbetaald` and `saldo`.

Only by what is public: the books of the accounts and the logboeken. What the kluis knows besides, `bank status` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from buurtledger.checks.register import bevinding
from buurtledger.model.bank import (
    ZONDER_VAN,
    Afschrift,
    Bankboek,
    Bankboekregel,
    Bankregel,
    Geldig,
    Regelsoort,
    Telling,
    som_van,
)
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Ernst, Plaats, Regel
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.regelboek import Regelstorno
from buurtledger.stand.bankbewijs import ONDERWEG, Bewijs, maak_bewijs
from buurtledger.stand.bankdekking import aantal_in, valt_in
from buurtledger.stand.geldmutaties import Geldmutatie, geldmutaties
from buurtledger.stand.koppeling import Groep, maak_groepen

TE_LANG = timedelta(days=45)
"""After so many days an entry without an explanation is a fout."""

Boeken = Mapping[str, Bankboek]
Logboeken = Mapping[str, Sequence[Mutatie]]


def bank(boeken: Boeken, logboeken: Logboeken, vandaag: date) -> Iterator[Bevinding]:
    """All rules on the bank."""
    geldig = {naam: Geldig(boek) for naam, boek in boeken.items()}
    per_boek = [b for een in geldig.values() for b in _van_boek(een, vandaag)]
    yield from per_boek
    alle = {m.nummer: m for m in geldmutaties(logboeken)}
    yield from _aansluiting(geldig, alle, logboeken)
    if any(not boek.is_kas and geldig[naam].afschriften for naam, boek in boeken.items()):
        bewijs = maak_bewijs(boeken, logboeken, vandaag)
        regels = {m.nummer: m for logboek in logboeken.values() for m in logboek}
        yield from _onbetaald(bewijs, regels)
        yield from _deels(bewijs, geldig, alle)
        if not any(b.regel in (Regel.AFSCHRIFT, Regel.SALDO) for b in per_boek):
            yield from _bewijs(bewijs, geldig)


def _van_boek(een: Geldig, vandaag: date) -> Iterator[Bevinding]:
    yield from _stornos(een)
    yield from _toekomst(een, vandaag)
    yield from _afschriften(een)
    yield from _onverklaard(een, vandaag)
    yield from _tellingen(een)


def plaats_van(boek: Bankboek, regel: Bankboekregel, veld: str) -> Plaats:
    """The line in a book, and the field that is meant."""
    return Plaats(boek.bestand, regel.lijn, veld=veld)


def _fout(regel: Regel, een: Geldig, waar: Bankboekregel, veld: str, bericht: Bericht, remedie: Bericht) -> Bevinding:
    return bevinding(regel, plaats_van(een.boek, waar, veld), bericht, remedie)


def _stornos(een: Geldig) -> Iterator[Bevinding]:
    doelen = {r.nummer: r for r in een.boek.regels if isinstance(r, (Afschrift, Bankregel, Telling))}
    gedaan: set[str] = set()
    for storno in een.stornos:
        if storno.van not in doelen:
            yield _storno(een, storno, zin("{van} is er niet in dit boek", van=storno.van))
        elif storno.van in gedaan:
            yield _storno(een, storno, zin("{van} is al gestorneerd", van=storno.van))
        gedaan.add(storno.van)


def _storno(een: Geldig, storno: Regelstorno, bericht: Bericht) -> Bevinding:
    return _fout(Regel.STORNO, een, storno, "van", bericht, zin("noem een regel die er staat en nog geldt"))


def _toekomst(een: Geldig, vandaag: date) -> Iterator[Bevinding]:
    regels: list[Afschrift | Bankregel | Telling] = [*een.afschriften, *een.bankregels, *een.tellingen]
    for regel in regels:
        veld = "tot_en_met" if isinstance(regel, Afschrift) else "datum"
        dag = getattr(regel, veld)
        if dag > vandaag:
            bericht = zin("{datum} is na vandaag ({vandaag})", datum=dag, vandaag=vandaag)
            yield _fout(Regel.TOEKOMST, een, regel, veld, bericht, zin("storneer de regel en voer haar opnieuw in"))


_OPNIEUW = zin("neem het afschrift terug (buurtledger bank importeer --terug) en lees het opnieuw in")


def _afschriften(een: Geldig) -> Iterator[Bevinding]:
    vorige: Afschrift | None = None
    for afschrift in een.afschriften:
        if afschrift.tot_en_met < afschrift.van:
            bericht = zin("het afschrift eindigt op {tot}, voor het begint", tot=afschrift.tot_en_met)
            yield _fout(Regel.AFSCHRIFT, een, afschrift, "tot_en_met", bericht, _OPNIEUW)
        if (afschrift.beginsaldo is None) != (afschrift.eindsaldo is None):
            bericht = zin("het ene saldo is bekend en het andere niet; ze horen bij elkaar")
            yield _fout(Regel.AFSCHRIFT, een, afschrift, "beginsaldo", bericht, _OPNIEUW)
        aantal = aantal_in(een.bankregels, afschrift)
        if aantal > afschrift.regels:
            bericht = zin(
                "het afschrift heeft {regels:boeking|boekingen}, en er zijn er {aantal} verklaard",
                regels=afschrift.regels,
                aantal=aantal,
            )
            yield _fout(Regel.AFSCHRIFT, een, afschrift, "regels", bericht, zin("storneer de regel die er te veel is"))
        if vorige is not None:
            yield from _sluit_aan(een, vorige, afschrift)
        vorige = afschrift
    for regel in een.bankregels if not een.boek.is_kas else ():
        if not any(valt_in(regel.datum, afschrift) for afschrift in een.afschriften):
            bericht = zin("geen afschrift van deze rekening dekt {datum}", datum=regel.datum)
            yield _fout(
                Regel.AFSCHRIFT, een, regel, "datum", bericht, zin("lees het afschrift in, of storneer deze regel")
            )


def _sluit_aan(een: Geldig, vorige: Afschrift, afschrift: Afschrift) -> Iterator[Bevinding]:
    if afschrift.van <= vorige.tot_en_met:
        bericht = zin(
            "het afschrift begint op {van}, en {vorige} loopt tot en met {tot}: die dagen staan er twee keer",
            van=afschrift.van,
            vorige=vorige.nummer,
            tot=vorige.tot_en_met,
        )
        yield _fout(Regel.AFSCHRIFT, een, afschrift, "van", bericht, _OPNIEUW)
    elif None not in (vorige.eindsaldo, afschrift.beginsaldo) and vorige.eindsaldo != afschrift.beginsaldo:
        bericht = zin(
            "het afschrift begint met {begin}, en het vorige ({vorige}) eindigde met {eind}: er mist iets tussen",
            begin=afschrift.beginsaldo,
            vorige=vorige.nummer,
            eind=vorige.eindsaldo,
        )
        remedie = zin("haal bij de bank de dagen tussen {van} en {tot}", van=vorige.tot_en_met, tot=afschrift.van)
        yield _fout(Regel.AFSCHRIFT, een, afschrift, "beginsaldo", bericht, remedie)


def _onverklaard(een: Geldig, vandaag: date) -> Iterator[Bevinding]:
    for afschrift in een.afschriften:
        aantal = aantal_in(een.bankregels, afschrift)
        open_ = afschrift.regels - aantal
        if open_ > 0:
            gevonden = _fout(
                Regel.ONVERKLAARD,
                een,
                afschrift,
                "regels",
                zin("{open:boeking|boekingen} van de bank zonder uitleg in dit boek", open=open_),
                zin("doe buurtledger bank sluit-aan, en zeg van wat overblijft wat het is (buurtledger bank boek)"),
            )
            te_lang = vandaag - afschrift.tot_en_met > TE_LANG
            yield gevonden._replace(ernst=Ernst.FOUT) if te_lang else gevonden
        elif open_ == 0 and afschrift.beginsaldo is not None and afschrift.eindsaldo is not None:
            eigen = [regel for regel in een.bankregels if valt_in(regel.datum, afschrift)]
            samen = afschrift.beginsaldo + som_van(eigen)
            if samen != afschrift.eindsaldo:
                bericht = zin(
                    "begin {begin} en alle regels samen geven {samen}, en er staat {eind}",
                    begin=afschrift.beginsaldo,
                    samen=samen,
                    eind=afschrift.eindsaldo,
                )
                yield _fout(Regel.SALDO, een, afschrift, "eindsaldo", bericht, _WELKE_REGEL)


_WELKE_REGEL = zin("kijk welke regel een ander bedrag heeft dan de bank")
_TEL_OPNIEUW = zin("tel opnieuw, of zoek welke betaling er niet in staat")


def _tellingen(een: Geldig) -> Iterator[Bevinding]:
    for telling in een.tellingen:
        samen = som_van([regel for regel in een.bankregels if regel.datum <= telling.datum])
        if telling.saldo != samen:
            bericht = zin(
                "er is {saldo} geteld, en volgens de regels hoort er {samen} te zijn", saldo=telling.saldo, samen=samen
            )
            yield _fout(
                Regel.SALDO, een, telling, "saldo", bericht, zin("tel opnieuw, of zoek welke betaling er niet in staat")
            )


def _aansluiting(
    geldig: Mapping[str, Geldig], alle: Mapping[str, Geldmutatie], logboeken: Logboeken
) -> Iterator[Bevinding]:
    waar = {regel.nummer: een for een in geldig.values() for regel in een.bankregels}
    regels = {regel.nummer: regel for een in geldig.values() for regel in een.bankregels}
    mutaties = {m.nummer: m for logboek in logboeken.values() for m in logboek}
    for regel in regels.values():
        if bericht := _soort_klopt_niet(regel, regels):
            yield _fout(Regel.AANSLUITING, waar[regel.nummer], regel, "soort", bericht, _ANDERE_SOORT)
        if regel.soort == Regelsoort.MUTATIE:
            for nummer in regel.van:
                if nummer not in alle:
                    bericht = _waarom_niet(nummer, mutaties)
                    yield _fout(Regel.AANSLUITING, waar[regel.nummer], regel, "van", bericht, _ANDERE_MUTATIE)
    for groep in maak_groepen(regels.values(), alle):
        if groep.mutaties and not groep.onbekend and (groep.te_veel or groep.omgekeerd):
            laatste = max(groep.regels, key=lambda regel: (regel.datum, regel.lijn))
            yield _fout(Regel.AANSLUITING, waar[laatste.nummer], laatste, "bedrag", _scheelt(groep), _ANDERE_MUTATIE)


_ANDERE_SOORT = zin("storneer de regel en zeg opnieuw wat het is (buurtledger bank boek)")
_ANDERE_MUTATIE = zin("storneer de regel, en noem de mutatie die hiermee betaald is")


def _waarom_niet(nummer: str, mutaties: Mapping[str, Mutatie]) -> Bericht:
    mutatie = mutaties.get(nummer)
    if mutatie is None:
        return zin("{nummer} is er niet", nummer=nummer)
    if mutatie.soort in ("bon", "retour"):
        return zin(
            "{nummer} ging buiten de rekening om: de kern betaalde of ontving, of hij is gestorneerd", nummer=nummer
        )
    return zin("{nummer} verplaatst geen geld: het is een {soort}, of gestorneerd", nummer=nummer, soort=mutatie.soort)


def _scheelt(groep: Groep) -> Bericht:
    wie = tuple(mutatie.nummer for mutatie in groep.mutaties)
    if groep.omgekeerd:
        return zin(
            "{wie} hoort {boeken} te zijn, en de bank heeft {bank}: de andere kant op",
            wie=wie,
            boeken=groep.boeken,
            bank=groep.bank,
        )
    return zin(
        "{wie} is samen {boeken}, en de bank heeft {bank}: dat is {verschil} te veel",
        wie=wie,
        boeken=groep.boeken,
        bank=groep.bank,
        verschil=abs(groep.verschil),
    )


def _soort_klopt_niet(regel: Bankregel, regels: Mapping[str, Bankregel]) -> Bericht | None:
    soort = regel.soort
    if soort == Regelsoort.MUTATIE and not regel.van:
        return zin("bij een mutatie hoort in van welke het is")
    if soort in ZONDER_VAN and regel.van:
        return zin("bij {soort} hoort geen van", soort=soort)
    if (soort == Regelsoort.SUBSIDIE and regel.bedrag < 0) or (soort == Regelsoort.TERUGGAVE and regel.bedrag > 0):
        return zin("{soort} van {bedrag} kan niet: het geld ging de andere kant op", soort=soort, bedrag=regel.bedrag)
    if soort == Regelsoort.VREEMD and not regel.notitie:
        return zin("bij vreemd geld hoort een notitie die zegt wat het is")
    if soort == Regelsoort.OVERBOEKING and regel.van:
        ander = regels.get(regel.van[0])
        if ander is None or len(regel.van) > 1 or ander.bedrag != -regel.bedrag:
            return zin("de andere kant van deze overboeking is er niet, of heeft een ander bedrag")
    return None


def _onbetaald(bewijs: Bewijs, mutaties: Mapping[str, Mutatie]) -> Iterator[Bevinding]:
    for een in bewijs.onbetaald:
        mutatie = mutaties[een.nummer]
        yield bevinding(
            Regel.ONBETAALD,
            Plaats(logboek_van(een.post), mutatie.lijn, veld=mutatie.soort),
            zin(
                "{bedrag} ging volgens het boek op {datum} van of naar de rekening, en geen afschrift laat dat zien",
                bedrag=abs(een.bedrag),
                datum=een.datum,
            ),
            zin("doe buurtledger bank sluit-aan; is er niet betaald, storneer de regel of betaal alsnog"),
        )


def _deels(bewijs: Bewijs, geldig: Mapping[str, Geldig], alle: Mapping[str, Geldmutatie]) -> Iterator[Bevinding]:
    """What was paid in parts, of which the rest stays away."""
    regels = [regel for een in geldig.values() for regel in een.bankregels if regel.datum <= bewijs.op]
    waar = {regel.nummer: een for een in geldig.values() for regel in een.bankregels}
    for groep in maak_groepen(regels, alle):
        laatste = max(groep.regels, key=lambda regel: (regel.datum, regel.lijn))
        if groep.verschil and not groep.te_veel and bewijs.op - laatste.datum > ONDERWEG and not groep.onbekend:
            wie = tuple(mutatie.nummer for mutatie in groep.mutaties)
            bericht = zin("van {wie} is nog {rest} niet betaald", wie=wie, rest=abs(groep.verschil))
            remedie = zin("betaal de rest, of storneer de mutatie en boek wat er betaald is")
            yield _fout(Regel.ONBETAALD, waar[laatste.nummer], laatste, "bedrag", bericht, remedie)


def _bewijs(bewijs: Bewijs, geldig: Mapping[str, Geldig]) -> Iterator[Bevinding]:
    """The proof does not hold, by what no other rule explains."""
    if bewijs.niet_verklaard or bewijs.verschil is None:
        return
    uitgelegd = sum((a.verschil for a in bewijs.afwijkend), NUL) - sum((o.bedrag for o in bewijs.onbetaald), NUL)
    if bewijs.verschil != uitgelegd:
        een = max((een for een in geldig.values() if een.afschriften), key=lambda een: een.afschriften[-1].tot_en_met)
        bericht = zin(
            "op {op} staat er {saldo} op de rekening, en volgens de boeken hoort dat {verwacht} te zijn",
            op=bewijs.op,
            saldo=bewijs.saldo,
            verwacht=bewijs.verwacht,
        )
        remedie = zin("buurtledger bank status laat zien waar het verschil in zit")
        yield _fout(Regel.SALDO, een, een.afschriften[-1], "eindsaldo", bericht, remedie)
