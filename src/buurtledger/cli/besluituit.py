"""What is asked of a besluit that comes of a proposal: whether it is as it was laid, and else what is otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from buurtledger.cli.besluitvragen import doet_iets, vraag_verschuiving
from buurtledger.cli.invoer import vind_bedrag
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vragen import bevestig, vraag
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit, Verschuiving
from buurtledger.model.geld import NUL, nederlands
from buurtledger.stand.geldend import pas_toe


def zoals_voorgelegd(hier: Omgeving, daden: Besluit) -> bool:
    """Whether it was decided just as it was laid before the residents; shows what that is."""
    for zin_ in _in_woorden(hier, daden):
        hier.zeg_zin(f"  {zin_}")
    return bevestig(hier, hier.taal("Besloten zoals het voorgelegd is?"))


def vraag_daden(hier: Omgeving, nu: Begroting, daden: Besluit) -> Besluit:
    """What was decided, where that is not all of the proposal: each part again, with what stands there as the answer.

    A proposal of one move is asked as any besluit is, since it may go to another post.
    """
    kaal = daden._replace(verschuivingen=())
    if len(daden.verschuivingen) == 1 and not doet_iets(kaal):
        return kaal._replace(verschuivingen=(vraag_verschuiving(hier, nu, daden.verschuivingen[0]),))
    while True:
        besloten = _delen(hier, nu, daden)
        if doet_iets(besloten):
            return besloten
        hier.waarschuw(
            zin("zo doet dit besluit niets; gaat het voorstel niet door, zeg dan: buurtledger voorstel trek-in")
        )


def _delen(hier: Omgeving, nu: Begroting, daden: Besluit) -> Besluit:
    def gaat_door(wat: str) -> bool:
        return bevestig(hier, hier.taal("{wat}: gaat dat door?", wat=wat))

    opent = tuple(een for een in daden.opent if gaat_door(_opent(hier, een.post, een.naam)))
    sluit = tuple(post for post in daden.sluit if gaat_door(_sluit(hier, post)))
    heropent = tuple(post for post in daden.heropent if gaat_door(_heropent(hier, post)))
    looptijd = daden.looptijd if daden.looptijd and gaat_door(_looptijd(hier, daden)) else None
    zonder = daden._replace(opent=opent, sluit=sluit, heropent=heropent, looptijd=looptijd, verschuivingen=())
    straks = pas_toe(nu, zonder._replace(sluit=()))
    verschuivingen = []
    for van, naar, bedrag in daden.verschuivingen:
        tekst = hier.taal("{van} → {naar}, hoeveel (0: gaat niet door)", van=van, naar=naar)
        if besloten := vraag(hier, "--verschuif", tekst, _of_niets, anders=nederlands(bedrag)):
            verschuivingen.append(Verschuiving(van, naar, besloten))
    while bevestig(hier, hier.taal("Nog een verschuiving erbij?"), anders=False):
        verschuivingen.append(vraag_verschuiving(hier, straks))
    return zonder._replace(verschuivingen=tuple(verschuivingen))


def _of_niets(getypt: str) -> Decimal | Bericht:
    """An amount, or nothing at all."""
    return NUL if getypt.strip() in ("0", "0,00", "0.00") else vind_bedrag(getypt)


def _in_woorden(hier: Omgeving, daden: Besluit) -> Iterator[str]:
    """What it does, a line each."""
    for van, naar, bedrag in daden.verschuivingen:
        yield f"{van} → {naar}  {hier.taal.waarde(bedrag)}"
    yield from (_opent(hier, een.post, een.naam) for een in daden.opent)
    yield from (_sluit(hier, post) for post in daden.sluit)
    yield from (_heropent(hier, post) for post in daden.heropent)
    if daden.looptijd:
        yield _looptijd(hier, daden)


def _opent(hier: Omgeving, post: str, naam: str) -> str:
    return hier.taal("{post} ({naam}) gaat open", post=post, naam=naam)


def _sluit(hier: Omgeving, post: str) -> str:
    return hier.taal("{post} gaat dicht", post=post)


def _heropent(hier: Omgeving, post: str) -> str:
    return hier.taal("{post} gaat weer open", post=post)


def _looptijd(hier: Omgeving, daden: Besluit) -> str:
    assert daden.looptijd
    return hier.taal("de looptijd wordt {van} tot en met {tot}", van=daden.looptijd.van, tot=daden.looptijd.tot_en_met)
