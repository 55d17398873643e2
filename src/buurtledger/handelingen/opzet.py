"""What a new ledger will be: a begroting with ids, out of what was read or typed and what its maker wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from buurtledger.handelingen.begrotingsblad import RuwePost, RuwGebied
from buurtledger.handelingen.begrotingskolommen import zonder_accenten
from buurtledger.model.begroting import Begroting, Coordinatie, Gebied, Kernen, Looptijd, Mandaat, Post
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import NUL
from buurtledger.model.idnaam import id_van, vrij_id
from buurtledger.model.kern import Kern
from buurtledger.model.tekst import bezwaar_tegen

MAXIMUM = Decimal("0.08")
"""What coordination may have unless said otherwise: the plan of the K-buurt, "7.680 (=8% totale bedrag)"."""

_COORDINATIE = re.compile(r"coordinat|penvoerd|administrat|overhead|organisatiekosten|beheerkosten|management")
_KERNEN = re.compile(r"(?:woon|bewoners ?)?kern(?:en)?|resident groups?|bewonersgroepen")
_AANTAL = re.compile(r"\b([1-9][0-9]{0,2})\b")
_MEESTE_KERNEN = 999
_HEEL_ID = re.compile(r"(?:([a-z0-9][a-z0-9-]*)/)?([a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?)")


class Wensen(NamedTuple):
    """What the maker of a ledger says of it; empty or None where nothing was said."""

    naam: str = ""
    bron: str = ""
    totaal: Decimal | None = None
    coordinatie: str = ""
    """A post by its id or name."""
    maximum: Decimal | None = None
    kernen: str = ""
    """A gebied by its id or name."""
    aantal_kernen: int = 0
    kernnamen: tuple[str, ...] = ()
    looptijd: tuple[date, date] | None = None
    mandaten: tuple[Mandaat, ...] = ()
    vorig: Begroting | None = None
    """The begroting that holds at the end of the ledger that this one follows."""
    vorige_kernen: Mapping[str, Kern] = {}
    """Its kernen by their posten."""


class Gemis(NamedTuple):
    """Why no ledger can be made yet: what is missing or wrong, and which wish would mend it."""

    wens: str
    """The name of a field of `Wensen`; empty when the budget itself is wrong."""
    bericht: Bericht


class Opzet(NamedTuple):
    """A ledger that can be made."""

    begroting: Begroting
    """The kernen bear the names of their files; one that nobody named has an empty one."""
    kernen: tuple[Kern, ...]
    aannames: tuple[Bericht, ...]
    """What nobody said and was taken to be so: to be shown, and written beside the data."""
    verschillen: tuple[Bericht, ...]
    """What does not add up: for a person to look at before anything is made."""


def maak_opzet(ruw: tuple[RuwGebied, ...], wensen: Wensen, vandaag: date) -> Opzet | tuple[Gemis, ...]:
    """A ledger of these gebieden and posten; or all that is in the way of it."""
    bezwaren = [] if wensen.naam.strip() else [Gemis("naam", zin("het grootboek heeft nog geen naam"))]
    if (wensen.naam.strip()) and (fout := bezwaar_tegen(wensen.naam, 200)):
        bezwaren.append(Gemis("naam", fout))
    aannames: list[Bericht] = []
    gebieden = _met_ids(ruw, wensen, bezwaren, aannames)
    kerngebied = _kies_kerngebied(gebieden, wensen, bezwaren, aannames)
    if kerngebied is not None:
        nr = gebieden.index(kerngebied)
        kerngebied = _verdeel(kerngebied, wensen, bezwaren, aannames)
        gebieden[nr] = kerngebied
    posten = tuple(post for gebied in gebieden for post in gebied.posten)
    totaal = sum((post.bedrag for post in posten), NUL)
    coordinatie = _kies_coordinatie(posten, totaal, kerngebied, wensen, bezwaren, aannames)
    if bezwaren or kerngebied is None or coordinatie is None:
        return tuple(bezwaren)
    looptijd = _kies_looptijd(wensen, vandaag, aannames)
    verschillen: tuple[Bericht, ...] = ()
    if wensen.totaal is not None and wensen.totaal != totaal:
        verschillen = (
            zin(
                "je noemt een totaal van {genoemd}, de posten tellen op tot {som}: {verschil} verschil",
                genoemd=wensen.totaal,
                som=totaal,
                verschil=abs(wensen.totaal - totaal),
            ),
        )
    mandaten = wensen.mandaten or (wensen.vorig.mandaten if wensen.vorig else ())
    if not mandaten:
        aannames.append(zin("er staat nog niet wie over het verschuiven van geld besluit; zet dat bij mandaten"))
    begroting = Begroting(
        wensen.naam.strip(),
        wensen.bron,
        totaal,
        looptijd,
        coordinatie,
        Kernen(kerngebied.id, len(kerngebied.posten), kerngebied.bedrag),
        tuple(gebieden),
        mandaten,
    )
    kernen = tuple(_kern(post, wensen) for post in kerngebied.posten)
    return Opzet(begroting, kernen, tuple(aannames), verschillen)


def uit_begroting(begroting: Begroting, kernen: Mapping[str, Kern]) -> tuple[RuwGebied, ...]:
    """The gebieden and posten of a ledger, to make the next one of. Without what was closed or has nothing."""
    blijft = {post.id for post in begroting.posten.values() if post.bedrag > 0 and not post.gesloten}
    return tuple(
        RuwGebied(
            gebied.naam,
            tuple(
                RuwePost(_eigen_naam(post, begroting, kernen), post.bedrag, "", post.id, post.themas)
                for post in gebied.posten
                if post.id in blijft
            ),
        )
        for gebied in begroting.gebieden
        if any(post.id in blijft for post in gebied.posten)
    )


def _eigen_naam(post: Post, begroting: Begroting, kernen: Mapping[str, Kern]) -> str:
    """The name of a post; empty for a kern that nobody named."""
    if not begroting.is_kern(post.id):
        return post.naam
    kern = kernen.get(post.id)
    return kern.naam if kern else ""


def _kern(post: Post, wensen: Wensen) -> Kern:
    eerder = wensen.vorige_kernen.get(post.id)
    bron = eerder.bron if eerder and eerder.naam == post.naam else wensen.bron
    return Kern(post.id, post.naam, bron if post.naam else "")


def _met_ids(
    ruw: tuple[RuwGebied, ...], wensen: Wensen, bezwaren: list[Gemis], aannames: list[Bericht]
) -> list[Gebied]:
    """Give everything its id: the one written, the one it had in the ledger before, or one out of its name."""
    vorige_gebieden, vorige_posten = _vorige_ids(wensen.vorig)
    bezet: set[str] = set()
    gebieden: list[Gebied] = []
    for nr, gebied in enumerate(ruw, start=1):
        naam = gebied.naam or "Buurt"
        if not gebied.naam:
            aannames.append(zin("de posten staan onder geen gebied; ze komen in het gebied {naam}", naam=naam))
        gegeven = {g[1] for post in gebied.posten if (g := _HEEL_ID.fullmatch(post.id)) and g[1]}
        eigen = gegeven.pop() if len(gegeven) == 1 else vorige_gebieden.get(zonder_accenten(naam), "")
        gebied_id = eigen if eigen and eigen not in bezet else vrij_id(naam, f"gebied-{nr}", bezet)
        bezet.add(gebied_id)
        posten = _posten_met_ids(gebied, gebied_id, vorige_posten, bezwaren, aannames)
        gebieden.append(Gebied(gebied_id, naam, sum((post.bedrag for post in posten), NUL), posten))
    return gebieden


def _posten_met_ids(
    gebied: RuwGebied,
    gebied_id: str,
    vorige: dict[tuple[str, str], str],
    bezwaren: list[Gemis],
    aannames: list[Bericht],
) -> tuple[Post, ...]:
    bezet: set[str] = set()
    gezien: dict[str, str] = {}
    posten: list[Post] = []
    for nr, post in enumerate(gebied.posten, start=1):
        vorm = _HEEL_ID.fullmatch(post.id)
        if post.id and (vorm is None or vorm[2] in bezet):
            reden = zin("het id {id} kan niet of staat er twee keer; gebruik kleine letters en streepjes", id=post.id)
            bezwaren.append(Gemis("", _met_plaats(post.plaats, reden)))
            continue
        gewenst = vorm[2] if vorm else vorige.get((gebied_id, zonder_accenten(post.naam)), "")
        id_ = gewenst if gewenst and gewenst not in bezet else vrij_id(post.naam, f"post-{nr}", bezet)
        bezet.add(id_)
        eerder = gezien.setdefault(zonder_accenten(post.naam) or id_, id_)
        if eerder != id_:
            aannames.append(
                _met_plaats(post.plaats, zin("{naam} staat er twee keer; de tweede heet {id}", naam=post.naam, id=id_))
            )
        themas = tuple(dict.fromkeys(filter(None, map(id_van, post.themas))))
        posten.append(Post(f"{gebied_id}/{id_}", post.naam, post.bedrag, themas=themas))
    return tuple(posten)


def _vorige_ids(vorig: Begroting | None) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    if vorig is None:
        return {}, {}
    return (
        {zonder_accenten(gebied.naam): gebied.id for gebied in vorig.gebieden},
        {(post.gebied, zonder_accenten(post.naam)): post.id.partition("/")[2] for post in vorig.posten.values()},
    )


def _met_plaats(plaats: str, bericht: Bericht) -> Bericht:
    return zin("{plaats}: {reden}", plaats=plaats, reden=bericht) if plaats else bericht


def _kies_kerngebied(
    gebieden: list[Gebied], wensen: Wensen, bezwaren: list[Gemis], aannames: list[Bericht]
) -> Gebied | None:
    if not gebieden:
        return None
    gevraagd = wensen.kernen or (wensen.vorig.kernen.gebied if wensen.vorig else "")
    if gevraagd:
        for gebied in gebieden:
            if gevraagd == gebied.id or zonder_accenten(gevraagd) == zonder_accenten(gebied.naam):
                return gebied
        namen = tuple(gebied.id for gebied in gebieden)
        bezwaren.append(Gemis("kernen", zin("er is geen gebied {naam}; kies uit {namen}", naam=gevraagd, namen=namen)))
        return None
    lijkt = [gebied for gebied in gebieden if _KERNEN.search(zonder_accenten(gebied.naam))]
    if len(lijkt) == 1:
        aannames.append(zin("de kernen (bewonersgroepen) zijn het gebied {naam}", naam=lijkt[0].naam))
        return lijkt[0]
    namen = tuple(gebied.id for gebied in gebieden)
    bezwaren.append(
        Gemis("kernen", zin("welk gebied is van de kernen, de bewonersgroepen? kies uit {namen}", namen=namen))
    )
    return None


def _verdeel(gebied: Gebied, wensen: Wensen, bezwaren: list[Gemis], aannames: list[Bericht]) -> Gebied:
    """The gebied of the kernen with a post for each: as they stand, or its one sum divided over them."""
    namen = _kernen_van_een_som(gebied, wensen)
    if len(set(map(zonder_accenten, wensen.kernnamen))) < len(wensen.kernnamen):
        bezwaren.append(Gemis("kernnamen", zin("twee kernen hebben dezelfde naam")))
    if not namen:
        dubbel = [post.naam for post in gebied.posten if post.naam]
        if len(set(map(zonder_accenten, dubbel))) < len(dubbel):
            bezwaren.append(Gemis("", zin("twee kernen hebben dezelfde naam")))
        return gebied
    if len(namen) < len(wensen.kernnamen):
        reden = zin("je noemt {namen} kernen en telt er {aantal}", namen=len(wensen.kernnamen), aantal=len(namen))
        bezwaren.append(Gemis("aantal_kernen", reden))
    elif len(gebied.posten) != 1:
        reden = zin(
            "het gebied {naam} heeft al {posten} posten; een aantal kernen verdeelt één bedrag",
            naam=gebied.naam,
            posten=len(gebied.posten),
        )
        bezwaren.append(Gemis("aantal_kernen", reden))
    elif len(namen) > _MEESTE_KERNEN or gebied.bedrag * 100 < len(namen):
        reden = zin("{bedrag} is niet te verdelen over {aantal} kernen", bedrag=gebied.bedrag, aantal=len(namen))
        bezwaren.append(Gemis("aantal_kernen", reden))
    else:
        centen, rest = divmod(int(gebied.bedrag * 100), len(namen))
        aannames.append(
            zin("{bedrag} is gelijk verdeeld over {aantal} kernen", bedrag=gebied.bedrag, aantal=len(namen))
        )
        return gebied._replace(
            posten=tuple(
                Post(f"{gebied.id}/{id_}", naam, Decimal(centen + (nr < rest)) / 100 + NUL)
                for nr, (id_, naam) in enumerate(namen)
            )
        )
    return gebied


def _kernen_van_een_som(gebied: Gebied, wensen: Wensen) -> list[tuple[str, str]]:
    """Ids and names of the kernen over which one sum is to be divided; empty when each has a line of its own."""
    aantal = wensen.aantal_kernen or len(wensen.kernnamen)
    enige = zonder_accenten(gebied.posten[0].naam) if len(gebied.posten) == 1 else ""
    if not aantal and _KERNEN.search(enige):
        if wensen.vorige_kernen:
            return [(post.rpartition("/")[2], kern.naam) for post, kern in wensen.vorige_kernen.items()]
        getal = _AANTAL.search(enige)
        aantal = int(getal[1]) if getal else 0
    if aantal in (0, len(gebied.posten)) and not wensen.kernnamen:
        return []
    bezet: set[str] = set()
    namen = []
    for nr, naam in enumerate((*wensen.kernnamen, *[""] * (aantal - len(wensen.kernnamen))), start=1):
        nummer = f"kern-{nr:0{len(str(aantal))}}"
        id_ = vrij_id(naam, nummer, bezet) if naam else nummer
        bezet.add(id_)
        namen.append((id_, naam))
    return namen[: aantal or None]


def _kies_coordinatie(
    posten: tuple[Post, ...],
    totaal: Decimal,
    kerngebied: Gebied | None,
    wensen: Wensen,
    bezwaren: list[Gemis],
    aannames: list[Bericht],
) -> Coordinatie | None:
    post = _coordinatiepost(posten, kerngebied, wensen, bezwaren, aannames)
    if post is None:
        return None
    maximum = wensen.maximum or (wensen.vorig.coordinatie.maximum if wensen.vorig else None)
    aandeel = post.bedrag / totaal
    if aandeel > (maximum or MAXIMUM):
        hoogstens = f"{(maximum or MAXIMUM) * 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        reden = zin(
            "{post} krijgt {bedrag} van {totaal}, meer dan de {hoogstens} % die coördinatie mag hebben",
            post=post.id,
            bedrag=post.bedrag,
            totaal=totaal,
            hoogstens=hoogstens,
        )
        bezwaren.append(Gemis("maximum", reden))
        return None
    if maximum is None:
        aannames.append(zin("coördinatie mag hoogstens 8 % van het totaal hebben"))
    return Coordinatie(post.id, maximum or MAXIMUM)


def _coordinatiepost(
    posten: tuple[Post, ...],
    kerngebied: Gebied | None,
    wensen: Wensen,
    bezwaren: list[Gemis],
    aannames: list[Bericht],
) -> Post | None:
    gevraagd = wensen.coordinatie or (wensen.vorig.coordinatie.post if wensen.vorig else "")
    if gevraagd:
        zelfde = zonder_accenten(gevraagd)
        passend = [post for post in posten if post.id == gevraagd]
        passend = passend or [p for p in posten if zelfde in (zonder_accenten(p.naam), p.id.partition("/")[2])]
        if len(passend) == 1:
            return passend[0]
        namen = tuple(post.id for post in passend or posten)
        reden = (
            zin("{naam} kan meer posten zijn: {namen}", naam=gevraagd, namen=namen)
            if passend
            else zin("er is geen post {naam}; kies uit {namen}", naam=gevraagd, namen=namen)
        )
        bezwaren.append(Gemis("coordinatie", reden))
        return None
    buiten = [post for post in posten if kerngebied is None or post.gebied != kerngebied.id]
    lijkt = [post for post in buiten if _COORDINATIE.search(zonder_accenten(post.naam))]
    if len(lijkt) == 1:
        aannames.append(zin("de post voor coördinatie is {post}", post=lijkt[0].id))
        return lijkt[0]
    if posten:
        namen = tuple(post.id for post in lijkt or buiten)
        bezwaren.append(Gemis("coordinatie", zin("welke post is voor coördinatie? kies uit {namen}", namen=namen)))
    return None


def _kies_looptijd(wensen: Wensen, vandaag: date, aannames: list[Bericht]) -> Looptijd:
    if wensen.looptijd:
        return Looptijd(*wensen.looptijd, aanname=False)
    jaar = re.search(r"\b(20[0-9]{2})\b", wensen.naam)
    begin = date(int(jaar[1]) if jaar else vandaag.year, 1, 1)
    if wensen.vorig:
        begin = wensen.vorig.looptijd.tot_en_met + timedelta(days=1)
    # A leap day has no next year: the year then ends on the last day of February.
    einde = date(begin.year + 1, begin.month, min(begin.day, 28)) - timedelta(days=1)
    looptijd = Looptijd(begin, einde, aanname=True)
    aannames.append(
        zin(
            "de looptijd is {van} tot en met {tot_en_met}; zet de echte datums in data/budget.yaml en haal "
            "aanname: true daar weg",
            van=looptijd.van,
            tot_en_met=looptijd.tot_en_met,
        )
    )
    return looptijd
