"""Invented books for hypothesis: plan, mutaties, besluiten and bank, with texts that would like to be syntax."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from buurtledger.model.bank import Afschrift, Bankboek, Bankboekregel, Bankregel, Regelsoort, Telling
from buurtledger.model.begroting import GEEN_KERNEN, Begroting, Coordinatie, Gebied, Looptijd, Post
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.model.regelboek import Regelstorno
from buurtledger.stand.geldmutaties import geldmutaties
from tests.strategieen import BEDRAGEN, DAGEN, logboeken

POSTEN = ("tuin/moestuin", "tuin/x", "4-torens/1", "4-torens/a-b", "a/b", "a-b/b", "lasten/bank", "bank/lasten")
"""Also names that accounts of a program might have, and that are nearly the same."""
LOOPTIJD = Looptijd(date(2022, 9, 1), date(2023, 12, 31))
KWARTALEN = tuple(
    date.fromisoformat(dag)
    for dag in ("2022-09-30", "2022-12-31", "2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31")
)
"""The last days of the quarters of the looptijd."""

_COORDINATIE = Coordinatie(POSTEN[0], Decimal(1))
STREKEN = (
    *("; date:2020-01-01", "a ; x: 1", "x|y", "* klaar", "! wacht", "(code) x", "  Lasten:tuin:x  100 EUR", "= 5 EUR"),
    *("include /etc/passwd", "comment", "end comment", "2020-01-01 * x", "~ monthly", "[2020-01-01]", "[=2020/01/01]"),
    *('"', "\\", '\\"', '" "', '"\n2020-01-01 open Assets:X', "a, b: c", ":tag:tag:", "x:: 1/0", "Payee: ander", "@ 3"),
    *("{1 EUR}", "%s %(x)", "#tag ^link", "=1+1", "\u00a0\u00a0x", "a\u2028b", "\ufeffx", "e\u0301", "🌱", "１２", "؛"),
    *("\x01\x02", "a\tb", "a\r\nb", "'", "$(id)", "`id`", "]]>", "<!--", "&amp;", "\ud7ff\ufffe"),
)
TEKSTEN = st.sampled_from(STREKEN) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@st.composite
def plannen(draw: st.DrawFn) -> Begroting:
    """A plan with all the posten; what each gets differs."""
    bedragen = {post: draw(st.integers(0, 500_000)) for post in POSTEN}
    per_gebied: dict[str, list[Post]] = {}
    for post, cent in bedragen.items():
        naam = draw(TEKSTEN)
        per_gebied.setdefault(post.partition("/")[0], []).append(Post(post, naam, Decimal(cent) / 100))
    gebieden = tuple(
        Gebied(naam, naam, sum((post.bedrag for post in posten), NUL), tuple(posten))
        for naam, posten in per_gebied.items()
    )
    totaal = sum((gebied.bedrag for gebied in gebieden), NUL)
    return Begroting(draw(TEKSTEN), "", totaal, LOOPTIJD, _COORDINATIE, GEEN_KERNEN, gebieden)


@st.composite
def besluiten(draw: st.DrawFn) -> tuple[Besluit, ...]:
    """Some decisions: money moved, a post opened, and perhaps one revoked."""
    alle: list[Besluit] = []
    for nr in range(draw(st.integers(0, 3))):
        dag, (van, naar) = draw(DAGEN), draw(st.permutations(POSTEN))[:2]
        opent = (Opening("tuin/nieuw", draw(TEKSTEN)),) if draw(st.booleans()) else ()
        naar = "tuin/nieuw" if opent else naar
        schuift = (Verschuiving(van, naar, draw(BEDRAGEN)),)
        alle.append(Besluit(f"{dag}-{nr}", dag, dag, "coalitie", draw(TEKSTEN), "", schuift, opent, ingevoerd=dag))
    ingetrokken: bool = draw(st.booleans())
    if alle and ingetrokken:
        eerste = alle[0]
        dag = draw(st.dates(eerste.vanaf, LOOPTIJD.tot_en_met))
        terug = tuple(Verschuiving(naar, van, bedrag) for van, naar, bedrag in eerste.verschuivingen)
        alle.append(Besluit(f"{dag}-terug", dag, dag, "x", draw(TEKSTEN), "", terug, trekt_in=eerste.naam))
    return tuple(alle)


@st.composite
def bankboeken(draw: st.DrawFn, logboeken: dict[str, tuple[Mutatie, ...]]) -> dict[str, Bankboek]:
    """Perhaps an account that shows some of the money, with statements that are right, wrong or without balance."""
    if not draw(st.booleans()):
        return {}
    regels: list[Bankboekregel] = []
    for nr, geld in enumerate(geldmutaties(logboeken)):
        if draw(st.booleans()):
            dag = min(geld.datum + timedelta(days=draw(st.integers(0, 9))), LOOPTIJD.tot_en_met)
            regels.append(Bankregel(f"{dag:%y%m%d}-b{nr:03}", dag, geld.bedrag, "mutatie", "", (geld.nummer,)))
    soorten = [soort for soort in Regelsoort if soort is not Regelsoort.MUTATIE]
    for nr in range(draw(st.integers(0, 6))):
        dag, soort = draw(DAGEN), draw(st.sampled_from(soorten))
        bedrag = draw(BEDRAGEN) * draw(st.sampled_from((1, -1)))
        notitie = draw(st.just("") | TEKSTEN)
        regels.append(Bankregel(f"{dag:%y%m%d}-c{nr:03}", dag, bedrag, soort, "0" * 16, notitie=notitie))
    herroepen: bool = draw(st.booleans())
    if regels and herroepen:
        weg = draw(st.sampled_from([regel for regel in regels if isinstance(regel, Bankregel)]))
        regels.append(Regelstorno(f"{weg.datum:%y%m%d}-d000", weg.nummer, weg.datum, draw(TEKSTEN)))
    begin = draw(st.sampled_from((None, NUL, Decimal("1000.00"))))
    eind = draw(st.sampled_from((None, Decimal("12.34"))))
    regels.append(Afschrift("230101-e000", date(2022, 9, 1), date(2023, 6, 30), begin, eind, 1))
    kas = (Telling("230101-f000", date(2023, 1, 1), NUL), Bankregel("230101-g000", date(2023, 2, 1), NUL + 5, "vreemd"))
    return {"betaal": Bankboek("betaal", tuple(regels)), "kas": Bankboek("kas", kas)}


@st.composite
def grootboeken(draw: st.DrawFn, hoogstens: int = 6) -> Grootboek:
    """Books that can be read; a post has at most so many bonnen and payments, besides retouren and stornos."""
    alle: dict[str, tuple[Mutatie, ...]] = {}
    for nr, post in enumerate(POSTEN):
        merk = f"-{'abcdefgh'[nr]}"
        gemaakt = []
        for m in draw(logboeken(hoogstens)):
            zelf = m._replace(nummer=m.nummer.replace("-", merk), van=m.van.replace("-", merk), post=post)
            if zelf.soort == Soort.STORNO:
                zelf = zelf._replace(reden=draw(TEKSTEN))
            else:
                zelf = zelf._replace(omschrijving=draw(TEKSTEN), notitie=draw(st.just("") | TEKSTEN))
            if zelf.soort == Soort.BON:
                zelf = zelf._replace(leverancier=draw(st.just("") | TEKSTEN), activiteit=draw(st.just("") | TEKSTEN))
            gemaakt.append(zelf)
        alle[post] = tuple(gemaakt)
    return Grootboek(draw(plannen()), {}, draw(besluiten()), logboeken=alle, bank=draw(bankboeken(alle)))
