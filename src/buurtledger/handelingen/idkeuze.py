"""Giving gebieden and posten their ids: the one written, the one of the year before, or one out of the name."""

from __future__ import annotations

import re

from buurtledger.handelingen.begrotingsblad import RuwGebied
from buurtledger.handelingen.wensen import Gemis
from buurtledger.model.begroting import Begroting, Gebied, Post
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bladkop import zonder_accenten
from buurtledger.model.geld import NUL
from buurtledger.model.idnaam import id_van, vrij_id

_HEEL_ID = re.compile(r"(?:([a-z0-9][a-z0-9-]*)/)?([a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?)")


def geef_ids(
    ruw: tuple[RuwGebied, ...], vorig: Begroting | None, gemist: list[Gemis], aannames: list[Bericht]
) -> list[Gebied]:
    """Give everything its id: the one written, the one it had in the ledger before, or one out of its name."""
    vorige_gebieden, vorige_posten = _vorige_ids(vorig)
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
        posten = _postengeef_ids(gebied, gebied_id, vorige_posten, gemist, aannames)
        gebieden.append(Gebied(gebied_id, naam, sum((post.bedrag for post in posten), NUL), posten))
    return gebieden


def _postengeef_ids(
    gebied: RuwGebied,
    gebied_id: str,
    vorige: dict[tuple[str, str], str],
    gemist: list[Gemis],
    aannames: list[Bericht],
) -> tuple[Post, ...]:
    bezet: set[str] = set()
    gezien: dict[str, str] = {}
    posten: list[Post] = []
    for nr, post in enumerate(gebied.posten, start=1):
        vorm = _HEEL_ID.fullmatch(post.id)
        if post.id and (vorm is None or vorm[2] in bezet):
            reden = zin("het id {id} kan niet of staat er twee keer; gebruik kleine letters en streepjes", id=post.id)
            gemist.append(Gemis("", _met_plaats(post.plaats, reden)))
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
