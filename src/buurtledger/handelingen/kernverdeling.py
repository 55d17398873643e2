"""Which gebied is that of the kernen, and a post for each of them: as they stand, or one sum divided equally."""

from __future__ import annotations

import re
from decimal import Decimal

from buurtledger.handelingen.begrotingsblad import RuwGebied
from buurtledger.handelingen.wensen import Gemis, Wensen
from buurtledger.model.begroting import Gebied, Post
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bladkop import zonder_accenten
from buurtledger.model.geld import NUL
from buurtledger.model.idnaam import id_van, vrij_id

_KERNEN = re.compile(r"\b(?:woon|bewoners ?)?kern(?:en)?\b|\bresident groups?\b|\bbewonersgroepen\b")
_AANTAL = re.compile(r"\b([1-9][0-9]{0,2})\b")
_MEESTE_KERNEN = 999


def zet_kernen_apart(ruw: tuple[RuwGebied, ...], wensen: Wensen, aannames: list[Bericht]) -> tuple[RuwGebied, ...]:
    """Where the kernen are one line among others: a gebied of its own for that line, asked for or so named."""
    gevraagd = zonder_accenten(wensen.kernen)
    namen = [zonder_accenten(gebied.naam) for gebied in ruw]
    if (gevraagd in namen or wensen.kernen in map(id_van, namen)) if gevraagd else any(map(_KERNEN.search, namen)):
        return ruw
    lijnen = [
        (gebied, post)
        for gebied in ruw
        for post in gebied.posten
        if (zonder_accenten(post.naam) == gevraagd if gevraagd else _KERNEN.search(zonder_accenten(post.naam)))
    ]
    if len(lijnen) != 1 or wensen.vorig:
        return ruw
    uit, lijn = lijnen[0]
    aannames.append(zin("{post} is van de kernen, en krijgt een eigen gebied", post=lijn.naam))
    over = [
        gebied._replace(posten=tuple(p for p in gebied.posten if p is not lijn)) if gebied is uit else gebied
        for gebied in ruw
    ]
    return (RuwGebied("Kernen", (lijn,)), *(gebied for gebied in over if gebied.posten))


def kies_kerngebied(
    gebieden: list[Gebied], wensen: Wensen, gemist: list[Gemis], aannames: list[Bericht]
) -> Gebied | None:
    """The gebied whose posten are the kernen: the one asked for, that of the year before, or the only one so named."""
    if not gebieden:
        return None
    gevraagd = wensen.kernen or (wensen.vorig.kernen.gebied if wensen.vorig else "")
    if gevraagd:
        for gebied in gebieden:
            if gevraagd == gebied.id or zonder_accenten(gevraagd) == zonder_accenten(gebied.naam):
                return gebied
        namen = tuple(gebied.id for gebied in gebieden)
        gemist.append(Gemis("kernen", zin("er is geen gebied {naam}; kies uit {namen}", naam=gevraagd, namen=namen)))
        return None
    lijkt = [gebied for gebied in gebieden if _KERNEN.search(zonder_accenten(gebied.naam))]
    if len(lijkt) == 1:
        aannames.append(zin("de kernen (bewonersgroepen) zijn het gebied {naam}", naam=lijkt[0].naam))
        return lijkt[0]
    if wensen.aantal_kernen or wensen.kernnamen:
        namen = tuple(gebied.id for gebied in gebieden)
        reden = zin("welk gebied is van de kernen, de bewonersgroepen? kies uit {namen}", namen=namen)
        gemist.append(Gemis("kernen", reden))
    else:
        aannames.append(zin("er zijn geen kernen (bewonersgroepen) aangewezen"))
    return None


def verdeel(gebied: Gebied, wensen: Wensen, gemist: list[Gemis], aannames: list[Bericht]) -> Gebied:
    """The gebied of the kernen with a post for each: as they stand, or its one sum divided over them."""
    namen = _kernen_van_een_som(gebied, wensen)
    if len(set(map(zonder_accenten, wensen.kernnamen))) < len(wensen.kernnamen):
        gemist.append(Gemis("kernnamen", zin("twee kernen hebben dezelfde naam")))
    if not namen:
        dubbel = [post.naam for post in gebied.posten if post.naam]
        if len(set(map(zonder_accenten, dubbel))) < len(dubbel):
            gemist.append(Gemis("", zin("twee kernen hebben dezelfde naam")))
        return gebied
    if len(namen) < len(wensen.kernnamen):
        reden = zin("je noemt {namen:kern|kernen} en telt er {aantal}", namen=len(wensen.kernnamen), aantal=len(namen))
        gemist.append(Gemis("aantal_kernen", reden))
    elif len(gebied.posten) != 1:
        reden = zin(
            "het gebied {naam} heeft al {posten:post|posten}; een aantal kernen verdeelt één bedrag",
            naam=gebied.naam,
            posten=len(gebied.posten),
        )
        gemist.append(Gemis("aantal_kernen", reden))
    elif len(namen) > _MEESTE_KERNEN or gebied.bedrag * 100 < len(namen):
        reden = zin("{bedrag} is niet te verdelen over {aantal:kern|kernen}", bedrag=gebied.bedrag, aantal=len(namen))
        gemist.append(Gemis("aantal_kernen", reden))
    else:
        centen, rest = divmod(int(gebied.bedrag * 100), len(namen))
        aannames.append(
            zin("{bedrag} is gelijk verdeeld over {aantal:kern|kernen}", bedrag=gebied.bedrag, aantal=len(namen))
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
