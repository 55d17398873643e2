"""A ledger that is about to be made, or was: what it holds and what was understood of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.geld import euro, plat
from buurtledger.report.scherm import Scherm, breek
from buurtledger.report.status_tekst import procent
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Tabel
from buurtledger.report.tabel import als_tekst as tabel_als_tekst


class Voorstelling(NamedTuple):
    """What is shown of a new ledger."""

    begroting: Begroting
    kolommen: tuple[tuple[str, str, str], ...]
    """What was recognised in a sheet: what it holds, the letter of the column, its heading."""
    aannames: tuple[Bericht, ...]
    verschillen: tuple[Bericht, ...]


def als_tekst(nieuw: Voorstelling, taal: Taal, scherm: Scherm) -> str:
    """For who is about to say yes."""
    begroting = nieuw.begroting
    regels = [schoon(begroting.naam)]
    if nieuw.kolommen:
        delen = (f"{letter} {schoon(kop) or '-'} = {soort}" for soort, letter, kop in nieuw.kolommen)
        regels.append(breek(taal("kolommen: {kolommen}", kolommen=", ".join(delen)), scherm.breedte, "  "))
    rijen = tuple(
        (gebied.naam, post.naam or taal("nog niet benoemd"), post.id, post.bedrag)
        for gebied in begroting.gebieden
        for post in gebied.posten
    )
    tabel = Tabel(
        ("gebied", "naam", "post", "bedrag"),
        (N_("gebied"), N_("naam"), N_("post"), N_("bedrag")),
        rijen,
        (taal("totaal"), "", "", begroting.totaal),
    )
    regels += ["", tabel_als_tekst(tabel, taal, scherm)]
    looptijd, coordinatie, kernen = begroting.looptijd, begroting.coordinatie, begroting.kernen
    if kernen.aantal:
        regels.append(taal("kernen: {aantal}, samen {bedrag}", aantal=kernen.aantal, bedrag=euro(kernen.bedrag)))
    aandeel = begroting.posten[coordinatie.post].bedrag / begroting.totaal
    regels += [
        taal(
            "coördinatie: {post}, {aandeel} (hoogstens {hoogstens})",
            post=coordinatie.post,
            aandeel=procent(aandeel),
            hoogstens=procent(coordinatie.maximum),
        ),
        taal("looptijd: {van} tot en met {tot_en_met}", van=looptijd.van, tot_en_met=looptijd.tot_en_met),
    ]
    if begroting.mandaten:
        regels.append(taal("besluiten: {namen}", namen=", ".join(schoon(m.naam) for m in begroting.mandaten)))
    for kop, berichten in ((taal("Aangenomen"), nieuw.aannames), (taal("Klopt niet"), nieuw.verschillen)):
        if berichten:
            regels += [
                "",
                scherm.kleur(kop, "vet"),
                *(breek(f"- {taal.zeg(b)}", scherm.breedte, "  ") for b in berichten),
            ]
    return "\n".join(regels) + "\n"


def als_json(nieuw: Voorstelling, zeg: Callable[[Bericht], str], commit: str) -> dict[str, object]:
    """For programs: what the ledger holds."""
    begroting = nieuw.begroting
    return {
        "formaat": 1,
        "naam": begroting.naam,
        "totaal": plat(begroting.totaal),
        "looptijd": {
            "van": begroting.looptijd.van.isoformat(),
            "tot_en_met": begroting.looptijd.tot_en_met.isoformat(),
            "aanname": begroting.looptijd.aanname,
        },
        "coordinatie": {"post": begroting.coordinatie.post, "maximum": f"{begroting.coordinatie.maximum:.4f}"},
        "kernen": {
            "gebied": begroting.kernen.gebied,
            "aantal": begroting.kernen.aantal,
            "bedrag": plat(begroting.kernen.bedrag),
        }
        if begroting.kernen.gebied
        else None,
        "mandaten": [{"wie": m.wie, "naam": m.naam} for m in begroting.mandaten],
        "gebieden": [{"id": g.id, "naam": g.naam, "bedrag": plat(g.bedrag)} for g in begroting.gebieden],
        "posten": [
            {"id": p.id, "gebied": p.gebied, "naam": p.naam, "bedrag": plat(p.bedrag)}
            for p in begroting.posten.values()
        ],
        "kolommen": [{"soort": soort, "kolom": letter, "kop": kop} for soort, letter, kop in nieuw.kolommen],
        "aannames": list(map(zeg, nieuw.aannames)),
        "verschillen": list(map(zeg, nieuw.verschillen)),
        "commit": commit,
    }
