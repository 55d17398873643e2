"""The books as they were dated up to a day: what a report of that day may tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from buurtledger.model.bank import dag_van
from buurtledger.model.besluit import besluitbestand
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.regelboek import IDEEEN, OVEREENKOMSTEN
from buurtledger.model.verantwoording import Verantwoording
from buurtledger.model.voorstel import Voorstel, reactiebestand, voorstelbestand
from buurtledger.stand.geldend import met_posten
from buurtledger.stand.ongedaan import zoek_ongedaan


def tot_en_met(grootboek: Grootboek, dag: date) -> Grootboek:
    """Without what is dated after a day: mutaties, besluiten, judgements, sessions, results, money of others, names.

    What bears no day counts as always known. A besluit that was taken by then and holds from later is there.
    """
    later_open = {o.post for b in grootboek.besluiten if b.datum > dag for o in b.opent}
    # What was booked on one of them for a day that is told of was spent: such a post is there, without money.
    geboekt = {post for post in later_open if any(m.datum <= dag for m in grootboek.logboeken.get(post, ()))}
    return grootboek._replace(
        plan=grootboek.plan and met_posten(grootboek.plan, grootboek.besluiten, geboekt),
        kernen={
            post: kern
            and kern._replace(
                namen=tuple(naam for naam in kern.namen if naam.ingevoerd <= dag),
                verantwoording=verteld_op(kern.verantwoording, dag),
            )
            for post, kern in grootboek.kernen.items()
        },
        besluiten=tuple(b for b in grootboek.besluiten if b.datum <= dag),
        bijdragen=tuple(
            b for b in grootboek.bijdragen if b.post not in later_open and (b.datum is None or b.datum <= dag)
        ),
        logboeken={
            post: logboek_tot(logboek, dag)
            for post, logboek in grootboek.logboeken.items()
            if post not in later_open - geboekt
        },
        resultaten={
            post: verteld_op(eigen, dag) for post, eigen in grootboek.resultaten.items() if post not in later_open
        },
        leersessies=tuple(sessie for sessie in grootboek.leersessies if sessie.datum <= dag),
        oordelen=tuple(o for o in grootboek.oordelen if o.datum <= dag),
        subsidie=grootboek.subsidie and grootboek.subsidie.op(dag),
        voorstellen=tuple(voorstel_op(v, dag) for v in grootboek.voorstellen if v.datum <= dag),
        ideeen=tuple(regel for regel in grootboek.ideeen if regel.datum <= dag),
        overeenkomsten=tuple(regel for regel in grootboek.overeenkomsten if regel.datum <= dag),
    )


def logboek_tot(logboek: Sequence[Mutatie], dag: date) -> tuple[Mutatie, ...]:
    """The lines of a logboek that are dated up to a day, with the figures of that day.

    A storno without effect, because a retour of a later day still counts (`zoek_ongedaan`; a fout of `check`), is left
    out with that retour: without it, it would undo after all.
    """
    eigen = tuple(m for m in logboek if m.datum <= dag)
    geldig = zoek_ongedaan(logboek).stornos
    te_vroeg = {storno.nummer for doel, storno in zoek_ongedaan(eigen).stornos.items() if geldig.get(doel) != storno}
    return tuple(m for m in eigen if m.nummer not in te_vroeg) if te_vroeg else eigen


def voorstel_op(voorstel: Voorstel, dag: date) -> Voorstel:
    """A proposal with what was said of it by a day."""
    return voorstel._replace(regels=tuple(regel for regel in voorstel.regels if regel.datum <= dag))


def verteld_op(eigen: Verantwoording, dag: date) -> Verantwoording:
    """What a post had told by a day."""
    sessies = tuple(sessie for sessie in eigen.leersessies if sessie <= dag)
    if eigen.verteld_op is not None and eigen.verteld_op > dag:
        return Verantwoording(leersessies=sessies)
    return eigen._replace(leersessies=sessies)


def van_later(grootboek: Grootboek, dag: date) -> Iterator[tuple[str, int]]:
    """Where it stands that is dated after a day: file and line, 0 for the whole file."""
    for post, logboek in grootboek.logboeken.items():
        yield from ((logboek_van(post), m.lijn) for m in logboek if m.datum > dag)
    yield from ((besluitbestand(b.naam), 0) for b in grootboek.besluiten if b.datum > dag)
    for v in grootboek.voorstellen:
        yield from ((voorstelbestand(v.naam), 0),) if v.datum > dag else ()
        yield from ((reactiebestand(v.naam), regel.lijn) for regel in v.regels if regel.datum > dag)
    yield from ((IDEEEN, regel.lijn) for regel in grootboek.ideeen if regel.datum > dag)
    yield from ((OVEREENKOMSTEN, regel.lijn) for regel in grootboek.overeenkomsten if regel.datum > dag)
    for boek in grootboek.bank.values():
        yield from ((boek.bestand, regel.lijn) for regel in boek.regels if dag_van(regel) > dag)


def zonder_later(bevindingen: Iterable[Bevinding], grootboek: Grootboek, dag: date) -> tuple[Bevinding, ...]:
    """The findings about what was there on a day."""
    later = frozenset(van_later(grootboek, dag))
    return tuple(b for b in bevindingen if later.isdisjoint(((b.plaats.bestand, 0), (b.plaats.bestand, b.plaats.lijn))))
