"""The ideas of the neighbourhood, and what became of each; on the front page the counts that residents can repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from buurtledger.model.bericht import N_
from buurtledger.model.idee import ANDER_GELD, Stand, Weg
from buurtledger.report.ideeen import HETZELFDE, STANDEN, WEGEN, per_groep, telling_in_zinnen
from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import (
    Alinea,
    Blok,
    Filter,
    Kaart,
    Kaarten,
    Kolom,
    Kop,
    Lijst,
    Naar,
    Pagina,
    Tabel,
    Tabelrij,
    Zin,
    gezegd,
)
from buurtledger.report.site.stroken import naar_post
from buurtledger.report.taal import Taal
from buurtledger.stand.ideeen import Ideeverloop, tel_ideeen

PAD = "ideeen.html"
HOOGSTENS = 400
"""So many ideas of one state stand on a page; the rest on pages of their own."""
_ANKERS = {**{STANDEN[stand]: stand.value for stand in Stand}, HETZELFDE: "hetzelfde"}


def ideeen(site: Site, taal: Taal) -> Iterator[Pagina]:
    """The page, and those with what does not fit on it; nothing where nobody ever had an idea."""
    if not site.ideeen:
        return
    groepen = [(naam, tuple(reversed(eigen))) for naam, eigen in per_groep(site.ideeen)]
    plekken = _plekken(groepen)
    yield _alle(site, groepen, plekken, taal)
    for naam, eigen in groepen:
        for nr, begin in enumerate(range(HOOGSTENS, len(eigen), HOOGSTENS), 2):
            titel = taal("Ideeën: {stand} ({nr})", stand=taal(naam), nr=str(nr))
            rijen = tuple(_kaart(site, v, plekken, taal) for v in eigen[begin : begin + HOOGSTENS])
            kruimels = (Naar(taal("Overzicht"), "index.html"), Naar(taal("Ideeën van de buurt"), PAD))
            yield Pagina(_pad(naam, nr), titel, titel, (Kaarten(titel, rijen),), kruimels, menu=PAD)


def _pad(naam: str, nr: int) -> str:
    return PAD if nr == 1 else f"ideeen/{_ANKERS[naam]}-{nr}.html"


def _plekken(groepen: Sequence[tuple[str, Sequence[Ideeverloop]]]) -> dict[str, tuple[str, str]]:
    """Per idea the page and place where it stands, and its text."""
    return {
        v.idee.nummer: (f"{_pad(naam, 1 + nr // HOOGSTENS)}#idee-{v.idee.nummer}", v.idee.omschrijving)
        for naam, eigen in groepen
        for nr, v in enumerate(eigen)
    }


def _alle(
    site: Site,
    groepen: Sequence[tuple[str, Sequence[Ideeverloop]]],
    plekken: dict[str, tuple[str, str]],
    taal: Taal,
) -> Pagina:
    telling = tuple(map(taal.zeg, telling_in_zinnen(tel_ideeen(site.ideeen))))
    naar = [Naar(f"{taal(naam)} ({len(eigen)})", f"{PAD}#{_ANKERS[naam]}") for naam, eigen in groepen]
    blokken: list[Blok] = [
        Alinea((taal("Wat bewoners bedachten en wensten, en wat ervan kwam. Wie het indiende staat er niet bij."),)),
        Alinea((telling[0],), "groot"),
        Alinea((" ".join(telling[1:]),)),
        Lijst(tuple((een,) for een in naar)),
        Filter(
            (
                ("zoek", taal("Zoek in de ideeën")),
                ("gevonden", taal.vertaald(N_("{n} ideeën"))),
                ("een", taal("1 idee")),
            ),
            tuple(_keuzes(site, groepen, taal)),
        ),
    ]
    for naam, eigen in groepen:
        blokken.append(Kop(_met_hoofdletter(taal(naam)), anker=_ANKERS[naam]))
        blokken.append(Kaarten(taal(naam), tuple(_kaart(site, v, plekken, taal) for v in eigen[:HOOGSTENS])))
        meer = range(2, -(-len(eigen) // HOOGSTENS) + 1)
        if meer:
            links = tuple((Naar(taal("meer ({nr})", nr=str(nr)), _pad(naam, nr)),) for nr in meer)
            blokken.append(Lijst(links))
    blokken += _ander_geld(site, taal)
    return Pagina(PAD, taal("Ideeën van de buurt"), telling[0], tuple(blokken), menu=PAD, script="ideeen.js")


def _keuzes(
    site: Site, groepen: Sequence[tuple[str, Sequence[Ideeverloop]]], taal: Taal
) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    alle = ("", taal("alle"))
    yield "stand", taal("Wat ervan kwam"), (alle, *((_ANKERS[naam], taal(naam)) for naam, _ in groepen))
    gebruikt = {v.idee.gebied for v in site.ideeen}
    gebieden = [(g.id, g.naam) for g in site.plan.gebieden if g.id in gebruikt]
    yield "gebied", taal("Gebied"), (alle, *gebieden)
    wegen = {v.weg for v in site.ideeen if v.stand in (Stand.OPGEPAKT, Stand.GEREALISEERD)}
    yield "weg", taal("Waarmee"), (alle, *((weg.value, taal(WEGEN[weg])) for weg in Weg if weg.value in wegen))


def _kaart(site: Site, verloop: Ideeverloop, plekken: dict[str, tuple[str, str]], taal: Taal) -> Kaart:
    idee, laatste = verloop.idee, verloop.laatste
    gebied = next((g.naam for g in site.plan.gebieden if g.id == idee.gebied), "")
    waar = f"{gebied}, {taal.dag(idee.datum)}" if gebied else taal.dag(idee.datum)
    zinnen: list[Zin] = [(f"{waar}. ", *_wat_ervan_kwam(site, verloop, plekken, taal))]
    if laatste is not None and laatste.toelichting and not verloop.zie:
        zinnen.append((laatste.toelichting,))
    kenmerken = (
        ("stand", "hetzelfde" if verloop.zie else verloop.stand.value),
        ("gebied", idee.gebied),
        ("weg", verloop.weg if verloop.stand in (Stand.OPGEPAKT, Stand.GEREALISEERD) else ""),
    )
    return Kaart(f"idee-{idee.nummer}", (idee.omschrijving,), tuple(zinnen), kenmerken)


def _wat_ervan_kwam(site: Site, verloop: Ideeverloop, plekken: dict[str, tuple[str, str]], taal: Taal) -> Zin:
    laatste = verloop.laatste
    if laatste is None:
        return (taal("Nog geen antwoord."),)
    if verloop.zie:
        pad, tekst = plekken.get(verloop.zie, ("", verloop.zie))
        ander = Naar(tekst[:120], pad) if pad else tekst
        return gezegd(taal, "Hetzelfde als {ander}.", ander=ander)
    zin: list[Zin] = [
        gezegd(taal, "{stand} op {dag}", stand=_met_hoofdletter(taal(STANDEN[verloop.stand])), dag=laatste.datum)
    ]
    if verloop.weg and verloop.stand is not Stand.NIET:
        zin.append((f", {taal(WEGEN[Weg(verloop.weg)])}",))
    if verloop.post and verloop.post in site.namen:
        zin.append((": ", naar_post(site, verloop.post)))
    if laatste.besluit and any(b.naam == laatste.besluit for b in site.boeken.besluiten):
        zin.append((" (", Naar(taal("het besluit"), f"besluit/{laatste.besluit}.html"), ")"))
    return (*(deel for stuk in zin for deel in stuk), ".")


def _met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _ander_geld(site: Site, taal: Taal) -> Iterator[Blok]:
    """What was led to other money: by the plan part of what the post for coordination is for."""
    rijen = []
    for weg in ANDER_GELD:
        eigen = [v for v in site.ideeen if v.ander_geld and v.weg == weg]
        if eigen:
            klaar = sum(v.stand is Stand.GEREALISEERD for v in eigen)
            rijen.append(Tabelrij(((taal(WEGEN[weg]),), (str(klaar),), (str(len(eigen) - klaar),)), weg.value))
    if not rijen:
        return
    yield Kop(taal("Waar ander geld voor kwam"), anker="ander-geld")
    yield Alinea(
        gezegd(
            taal,
            "Niet alles hoeft uit dit budget. {post} is ook om ideeën naar ander geld te leiden.",
            post=naar_post(site, site.plan.coordinatie.post),
        )
    )
    kolommen = (
        Kolom(taal("waarmee"), aard="wat"),
        Kolom(taal(N_("gerealiseerd")), True),
        Kolom(taal(N_("opgepakt")), True),
    )
    yield Tabel(taal("Ideeën met ander geld"), kolommen, tuple(rijen), kaarten=True)


def voorkant_ideeen(site: Site, taal: Taal) -> Iterator[Blok]:
    """For the front page: how many there are and what became of them."""
    if not site.ideeen:
        return
    yield Kop(taal("Ideeën van de buurt"))
    telling = telling_in_zinnen(tel_ideeen(site.ideeen))
    yield Alinea((taal.zeg(telling[0]), " ", Naar(taal("Wat kwam er van mijn idee?"), PAD)))


def ideeen_van_post(site: Site, post: str, taal: Taal) -> Iterator[Blok]:
    """For the page of a post: the ideas that it pays for; of coordination also what went to other money."""
    eigen = [v for v in site.ideeen if v.post == post and not v.zie]
    if eigen:
        yield Kop(taal("Ideeën hierbij"))
        yield Lijst(
            tuple(
                (Naar(v.idee.omschrijving[:200], f"{PAD}#idee-{v.idee.nummer}"), f" ({taal(STANDEN[v.stand])})")
                for v in eigen[:20]
            )
        )
    if post == site.plan.coordinatie.post and any(v.ander_geld for v in site.ideeen):
        telling = tel_ideeen(site.ideeen)
        yield Kop(taal("Ideeën met ander geld"))
        yield Alinea(
            gezegd(
                taal,
                "{klaar:idee|ideeën} {klaar:|werd|werden} met ander geld gerealiseerd; voor {bezig} wordt het gezocht. "
                "{zie}",
                klaar=telling.met_ander_geld,
                bezig=telling.naar_ander_geld,
                zie=Naar(taal("Welke?"), f"{PAD}#ander-geld"),
            )
        )
