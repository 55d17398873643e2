"""The reports `besluit lijst`, `besluit toon` and `begroting`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit, Verschuiving, op_volgorde
from buurtledger.model.geld import NUL, euro, plat
from buurtledger.report.scherm import Scherm, breek
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Cel, Tabel
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.geldend import pas_toe


def besluit_json(besluit: Besluit) -> dict[str, object]:
    """A besluit as programs get it."""
    looptijd = besluit.looptijd
    return {
        "naam": besluit.naam,
        "datum": besluit.datum.isoformat(),
        "vanaf": besluit.vanaf.isoformat(),
        "door": besluit.door,
        "waarom": besluit.waarom,
        "notulen": besluit.notulen or None,
        "verschuivingen": [{"van": v.van, "naar": v.naar, "bedrag": plat(v.bedrag)} for v in besluit.verschuivingen],
        "opent": [{"post": o.post, "naam": o.naam} for o in besluit.opent],
        "sluit": list(besluit.sluit),
        "looptijd": {"van": str(looptijd.van), "tot_en_met": str(looptijd.tot_en_met)} if looptijd else None,
        "trekt_in": besluit.trekt_in or None,
    }


def lijst_json(besluiten: Sequence[Besluit]) -> dict[str, object]:
    """The stable form for programs, formaat 1, in the order in which they take effect."""
    return {"formaat": 1, "besluiten": [besluit_json(besluit) for besluit in op_volgorde(besluiten)]}


def lijst_tabel(besluiten: Sequence[Besluit]) -> Tabel:
    """A row per besluit."""
    return Tabel(
        ("naam", "vanaf", "door", "bedrag", "waarom"),
        (N_("besluit"), N_("vanaf"), N_("door"), N_("bedrag"), N_("waarom")),
        tuple((b.naam, b.vanaf, b.door, b.bedrag, b.waarom) for b in op_volgorde(besluiten)),
    )


def toon_tekst(besluit: Besluit, voor: Begroting, taal: Taal) -> str:
    """One besluit: who, when, why, and what it does to the posten."""
    velden: list[tuple[str, str]] = [
        (taal("genomen op"), taal.dag(besluit.datum)),
        (taal("geldt vanaf"), taal.dag(besluit.vanaf)),
        (taal("door"), schoon(besluit.door)),
        (taal("waarom"), schoon(besluit.waarom)),
    ]
    if besluit.notulen:
        velden.append((taal("notulen"), schoon(besluit.notulen)))
    if besluit.trekt_in:
        velden.append((taal("trekt in"), besluit.trekt_in))
    velden += [(taal("opent"), schoon(f"{post}: {naam}")) for post, naam in besluit.opent]
    velden += [(taal("sluit"), post) for post in besluit.sluit]
    if besluit.looptijd:
        tot = taal("{van} tot en met {tot_en_met}", van=besluit.looptijd.van, tot_en_met=besluit.looptijd.tot_en_met)
        velden.append((taal("looptijd"), tot))
    regels = [besluit.naam, *(f"  {kop:<13}{waarde}" for kop, waarde in velden)]
    na = pas_toe(voor, besluit).posten
    for post, verschil in besluit.netto().items():
        if post in na:
            eerst = na[post].bedrag - verschil
            regels.append(f"  {post:<30}{euro(eerst):>13} → {euro(na[post].bedrag):>13}")
    return "\n".join(regels) + "\n"


def voorstel_json(verschuivingen: Sequence[Verschuiving], stand: Stand) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    return {
        "formaat": 1,
        "op": stand.op.isoformat(),
        "verschuivingen": [{"van": v.van, "naar": v.naar, "bedrag": plat(v.bedrag)} for v in verschuivingen],
    }


def voorstel_tekst(verschuivingen: Sequence[Verschuiving], stand: Stand, taal: Taal, scherm: Scherm) -> str:
    """A draft for the meeting, and the command that writes it down once it was decided."""
    if not verschuivingen:
        return taal("Er is niets voor te stellen: geen post komt tekort, of nergens blijft zeker iets over.") + "\n"
    regels = [taal("Voorstel voor de vergadering, gezien op {op}; er is nog niets besloten.", op=stand.op), ""]
    regels += [f"  {van:<30} → {naar:<30}{euro(bedrag):>13}" for van, naar, bedrag in verschuivingen]
    uitleg = taal("Elke post geeft alleen wat zeker overblijft. Is het besloten, schrijf het dan op met:")
    opdracht = "".join(f' --verschuif "{van} {naar} {plat(bedrag)}"' for van, naar, bedrag in verschuivingen)
    return "\n".join([*regels, "", breek(uitleg, scherm.breedte), f"  buurtledger besluit nieuw NAAM{opdracht}"]) + "\n"


class BegrotingVerslag(NamedTuple):
    """The plan, the besluiten in force, and the begroting that they make."""

    plan: Begroting
    besluiten: tuple[Besluit, ...]
    nu: Begroting

    def door_besluiten(self, post: str) -> Decimal:
        """What the besluiten gave a post, or below zero took from it."""
        eerst = self.plan.posten[post].bedrag if post in self.plan.posten else NUL
        return self.nu.posten[post].bedrag - eerst


def begroting_json(verslag: BegrotingVerslag) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    return {
        "formaat": 1,
        "naam": verslag.nu.naam,
        "totaal": plat(verslag.nu.totaal),
        "posten": [
            {
                "id": post.id,
                "naam": post.naam,
                "plan": plat(post.bedrag - verslag.door_besluiten(post.id)),
                "besluiten": plat(verslag.door_besluiten(post.id)),
                "begroot": plat(post.bedrag),
                "gesloten": post.gesloten,
            }
            for post in verslag.nu.posten.values()
        ],
        "besluiten": [besluit_json(besluit) for besluit in op_volgorde(verslag.besluiten)],
    }


def begroting_tabel(verslag: BegrotingVerslag, taal: Taal, *, verloop: bool) -> Tabel:
    """A row per post: plan, besluiten, now; with `verloop` a column per besluit in between."""
    per_besluit = op_volgorde(verslag.besluiten) if verloop else ()
    rijen: list[tuple[Cel, ...]] = []
    for post in verslag.nu.posten.values():
        door = verslag.door_besluiten(post.id)
        stappen = tuple(besluit.netto().get(post.id) for besluit in per_besluit)
        rijen.append((post.id, post.bedrag - door, *(stappen if verloop else (door or None,)), post.bedrag))
    som = sum((post.bedrag for post in verslag.nu.posten.values()), NUL)
    tussen = tuple(besluit.naam for besluit in per_besluit) if verloop else ("besluiten",)
    # Names of besluiten are letters, digits and hyphens: nothing that a catalog could stumble over.
    koppen = tuple(besluit.naam[:10] for besluit in per_besluit) if verloop else (N_("besluiten"),)
    plan = sum((post.bedrag for post in verslag.plan.posten.values()), NUL)
    return Tabel(
        ("post", "plan", *tussen, "begroot"),
        (N_("post"), N_("plan"), *koppen, N_("begroot")),
        tuple(rijen),
        (taal("totaal"), plan, *(None for _ in tussen), som),
    )
