"""What is wrong in the books, in words that a resident understands, with the page where it is."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.bevinding import Ernst, Regel
from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import Blok, Cijfer, Kop, Lijst, Naar, Zin, gezegd
from buurtledger.report.site.stroken import naar_post
from buurtledger.report.taal import Taal

_TE_VEEL = (Regel.OVERSCHREDEN, Regel.VOORSCHOT)
"""The rules on a post of which more is gone than there was."""


def in_gewone_woorden(site: Site, taal: Taal) -> Iterator[Blok]:
    """What the neighbourhood has to know; nothing when all is well."""
    zinnen = tuple(_zinnen(site, taal))
    if zinnen:
        yield Kop(taal("Let op"))
        yield Lijst(zinnen, "let-op")


def _zinnen(site: Site, taal: Taal) -> Iterator[Zin]:
    gezegd_van: set[str] = set()
    anders = 0
    for b in site.bevindingen:
        if b.ernst is not Ernst.FOUT:
            continue
        post = post_van(site, b.plaats.bestand)
        if not post or b.regel not in _TE_VEEL:
            anders += 1
        elif post not in gezegd_van:
            gezegd_van.add(post)
            yield _te_veel(site, post, b.plaats.lijn, taal)
    if anders:
        controle = Naar(taal("Controle"), "controle.html")
        yield gezegd(
            taal,
            "In de boeken {aantal:|staat|staan} nog {aantal:fout|fouten} van een andere soort: zie {controle}.",
            aantal=anders,
            controle=controle,
        )


def post_van(site: Site, bestand: str) -> str:
    """The post that a file is about; empty for another file."""
    deel = bestand.removesuffix(".yaml").split("/")
    if len(deel) == 4 and deel[1] in ("bonnen", "resultaten"):
        post = f"{deel[2]}/{deel[3]}"
    elif len(deel) == 3 and deel[1] == "kernen":
        post = f"{site.plan.kernen.gebied}/{deel[2]}"
    else:
        return ""
    return post if post in site.namen else ""


def _te_veel(site: Site, post: str, lijn: int, taal: Taal) -> Zin:
    cijfers = next(rij.cijfers for rij in site.stand.posten if rij.post.id == post)
    logboek = site.boeken.logboeken.get(post, ())
    dag = next((m.datum for m in logboek if m.lijn == lijn), site.op)
    bedrag = -cijfers.vrij if cijfers.vrij < 0 else -cijfers.beschikbaar
    velden = {
        "post": naar_post(site, post),
        "maand": taal.maand(dag),
        "bedrag": Cijfer("te_veel", bedrag, post),
    }
    if cijfers.vrij < 0:
        return gezegd(taal, "{post} gaf in {maand} {bedrag} te veel uit; de buurt moet besluiten.", **velden)
    return gezegd(taal, "{post} kreeg in {maand} {bedrag} te veel; de buurt moet besluiten.", **velden)
