"""The rule `subsidie`: not more than was granted, and what was agreed is done in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from buurtledger.checks.register import bevinding
from buurtledger.model.bank import Bankboek, Geldig, Regelsoort, som_van
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.subsidie import SUBSIDIE, Subsidie, Vaststelling


def subsidie(
    gegeven: Subsidie,
    begroting: Begroting | None,
    boeken: Mapping[str, Bankboek],
    vandaag: date,
    *,
    logboeken: Mapping[str, Sequence[Mutatie]],
    besluiten: Sequence[Besluit],
) -> Iterator[Bevinding]:
    """What the subsidy's own terms say of the books."""
    if gegeven.beschikking is not None:
        verleend = gegeven.beschikking.bedrag
        if begroting is not None and begroting.totaal > verleend:
            yield _fout(
                "beschikking.bedrag",
                zin(
                    "de begroting is {begroot}, en er is {verleend} verleend: {verschil} meer",
                    begroot=begroting.totaal,
                    verleend=verleend,
                    verschil=begroting.totaal - verleend,
                ),
                zin("neem een besluit dat de posten verlaagt tot wat er verleend is"),
            )
        if (ontvangen := ontvangen_van(boeken)) > verleend:
            yield _fout(
                "beschikking.bedrag",
                zin("er is {ontvangen} ontvangen, en {verleend} verleend", ontvangen=ontvangen, verleend=verleend),
                zin("vraag de gemeente, en boek wat niet van de subsidie is als iets anders"),
            )
    if gegeven.vaststelling is not None:
        yield from _na_vaststelling(gegeven.vaststelling, logboeken, besluiten)
    for nr, afspraak in enumerate(gegeven.afspraken):
        if afspraak.gedaan is None and afspraak.voor < vandaag:
            yield _fout(
                f"afspraken.{nr}.voor",
                zin("{wat} moest voor {voor} gedaan zijn", wat=afspraak.wat, voor=afspraak.voor),
                zin("doe het nu, vraag zo nodig uitstel, en zet erbij wanneer het gedaan is"),
            )


def _na_vaststelling(
    vaststelling: Vaststelling, logboeken: Mapping[str, Sequence[Mutatie]], besluiten: Sequence[Besluit]
) -> Iterator[Bevinding]:
    """After it the books are closed: what is entered later waits for a besluit that opens its post again."""
    dag = vaststelling.datum
    weer_open = {post for besluit in besluiten if besluit.datum > dag for post in besluit.heropent}
    for post, logboek in logboeken.items():
        for mutatie in logboek:
            if mutatie.invoerdag > dag and post not in weer_open:
                yield bevinding(
                    Regel.SUBSIDIE,
                    Plaats(logboek_van(post), mutatie.lijn, veld=mutatie.soort),
                    zin("ingevoerd na de vaststelling van de subsidie op {dag}", dag=dag),
                    zin("laat een besluit de post weer openen (besluit nieuw --heropen), of storneer de regel"),
                )


def ontvangen_van(boeken: Mapping[str, Bankboek]) -> Decimal:
    """What the bank says was received of the subsidy."""
    return som_van([r for boek in boeken.values() for r in Geldig(boek).bankregels if r.soort == Regelsoort.SUBSIDIE])


def _fout(veld: str, bericht: Bericht, remedie: Bericht) -> Bevinding:
    return bevinding(Regel.SUBSIDIE, Plaats(SUBSIDIE, 1, veld=veld), bericht, remedie)
