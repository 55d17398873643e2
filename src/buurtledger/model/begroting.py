"""The plan's budget, and the kernen."""

# No `from __future__ import annotations`: the forms of the files are made from these declarations.

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, NamedTuple, Self

from buurtledger.model.bericht import ONBENOEMD, zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.bijeenkomst import BIJEENKOMSTEN, LEERSESSIE, Bijeenkomst
from buurtledger.model.eis import Afwijking, Eis
from buurtledger.model.geld import NUL
from buurtledger.model.merken import Buiten, MagWeg, OpSleutel
from buurtledger.model.tijdzone import GEWOON
from buurtledger.model.velden import (
    Aandeel,
    Afgekeurd,
    Bedrag,
    Datum,
    HeelGetal,
    JaNee,
    Naam,
    PatroonVeld,
    PostId,
    Tekst200,
    Tekst500,
    Tijdzone,
)
from buurtledger.model.vrijwilligers import Jaartal, Vergoedingsgrens

BUDGET = "data/budget.yaml"
"""The begroting's file, relative to the ledger's folder."""
COFINANCIERING = "data/cofinanciering.yaml"
"""What others promised and paid; shown beside the begroting."""


MapNaam = Annotated[
    str,
    PatroonVeld(
        r"(?!data(?:/|$)|\.{1,2}(?:/|$)|\.git(?:/|$))[\w.-]{1,80}(?:/(?!\.{1,2}(?:/|$))[\w.-]{1,80}){0,9}",
        lambda tekst: zin("{tekst} kan hier niet: noem een map zoals docs, en nooit data zelf", tekst=tekst),
    ),
]
"""A folder of the repository that is no part of the books."""


class Post(NamedTuple):
    """A budget line. Its id is its path, `kikkenstein/moestuin`; ids never change."""

    id: Naam
    naam: Annotated[Tekst200, MagWeg("")]
    """A kern's post takes its name from the kern's own file."""
    bedrag: Bedrag
    gesloten: Annotated[bool, Buiten()] = False
    """By a besluit: nothing goes to it any more."""
    themas: tuple[Naam, ...] = ()
    """What it belongs to besides its gebied, such as everything for seniors."""

    @property
    def gebied(self) -> str:
        """The id of its gebied."""
        return self.id.partition("/")[0]


class Gebied(NamedTuple):
    """An area: the amount that the plan gives it, and its posten in the plan's order."""

    id: Naam
    naam: Tekst200
    bedrag: Bedrag
    posten: Annotated[tuple[Post, ...], OpSleutel("id", Naam)]


class Looptijd(NamedTuple):
    """The days in which the money may be spent, both included."""

    van: Datum
    tot_en_met: Datum
    aanname: JaNee = False
    """True while nobody has set it: then nothing alarms on time that has passed."""

    def nagezien(self) -> Self | Afgekeurd:
        """The end does not come before the begin."""
        if self.tot_en_met < self.van:
            return Afgekeurd(Regel.DATUM, zin("de looptijd eindigt op {eind}, voor het begin", eind=self.tot_en_met))
        return self


class Coordinatie(NamedTuple):
    """The post for coordination, and the largest share of the total it may have."""

    post: PostId
    maximum: Aandeel
    """A share: 0.08 is 8 %."""


class Kernen(NamedTuple):
    """What the plan says of the kernen together."""

    gebied: Naam
    aantal: HeelGetal
    bedrag: Bedrag


GEEN_KERNEN = Kernen("", 0, NUL)
"""Of a begroting that has no kernen."""


class Mandaat(NamedTuple):
    """Who may decide to move money, and how much at once; None for as much as there is."""

    wie: Naam
    naam: Tekst200
    hoogstens: Bedrag | None = None
    akkoorden: HeelGetal = 0
    """So many others have to say yes to a besluit of theirs."""
    voorleggen: HeelGetal = 0
    """So many days the residents can read and answer what they will decide; 0: they need not be asked."""


class Toelichtgrens(NamedTuple):
    """From what difference of budget and spending a report explains a post. Set it as the beschikking says it."""

    deel: Aandeel = Decimal("0.10")
    """A share of the budget of the post."""
    bedrag: Bedrag = Decimal("250.00")


class Aanbod(NamedTuple):
    """What is offered to the kernen. The plan: "een aantal zaken die de organisatievorming verhogen aan te bieden"."""

    naam: Tekst200
    """What a bon has as its `activiteit` when a kern took it up."""
    bedrag: Bedrag | None = None
    """What it usually costs; None where nobody said."""
    toelichting: Tekst200 = ""


class _Begroting(NamedTuple):
    naam: Tekst200
    bron: Annotated[Tekst500, MagWeg("")]
    totaal: Bedrag
    looptijd: Looptijd
    coordinatie: Coordinatie
    kernen: Annotated[Kernen, MagWeg(GEEN_KERNEN)]
    gebieden: Annotated[tuple[Gebied, ...], OpSleutel("id", Naam)]
    mandaten: Annotated[tuple[Mandaat, ...], OpSleutel("wie", Naam)] = ()
    """Who may decide to move money; nobody when left out."""
    rekening: tuple[Tekst200, ...] = ()
    """The foundation's own accounts, which may be seen: no private detail."""
    geen_boeken: tuple[MapNaam, ...] = ()
    """Folders in the same repository that are no books: the rule `privacy` does not look in them."""
    tijdzone: Tijdzone = GEWOON
    """Where the neighbourhood is: today is today there."""
    bijeenkomsten: Annotated[tuple[Bijeenkomst, ...], OpSleutel("soort", Naam)] = BIJEENKOMSTEN
    """The kinds of session, and how often there is a round."""
    toelichten: Toelichtgrens = Toelichtgrens()
    vrijwilligers: Annotated[tuple[Vergoedingsgrens, ...], OpSleutel("jaar", Jaartal)] = ()
    """What volunteers may get in years that the program does not know, or otherwise."""
    overeenkomst_boven: Bedrag | None = None
    """Above what advance a post that another carries out needs an agreement; None where none is asked."""
    aanbod: tuple[Aanbod, ...] = ()
    """What is offered to the kernen to spend some of their money on."""


class Begroting(_Begroting):
    """The plan as adopted: total, looptijd, limits, gebieden and posten."""

    def nagezien(self) -> "Begroting | Afgekeurd":
        """What is named is there, every post bears its whole id (`<gebied>/<post>`), accounts have no blanks."""
        zelf = self._replace(
            rekening=tuple("".join(nummer.split()).upper() for nummer in self.rekening),
            gebieden=tuple(
                g._replace(posten=tuple(p._replace(id=f"{g.id}/{p.id}") for p in g.posten)) for g in self.gebieden
            ),
        )
        if zelf.coordinatie.post not in zelf.posten:
            bericht = zin("coordinatie noemt de post {post}, die er niet is", post=zelf.coordinatie.post)
            return Afgekeurd(Regel.VORM, bericht)
        if zelf.kernen.gebied and all(gebied.id != zelf.kernen.gebied for gebied in zelf.gebieden):
            bericht = zin("kernen noemt het gebied {gebied}, dat er niet is", gebied=zelf.kernen.gebied)
            return Afgekeurd(Regel.VORM, bericht)
        for post in zelf.posten.values():
            if not post.naam and not zelf.is_kern(post.id):
                return Afgekeurd(Regel.VORM, zin("de post {post} heeft geen naam", post=post.id))
        return zelf

    @cached_property
    def posten(self) -> Mapping[str, Post]:
        """Every post by its id, in the plan's order."""
        return {post.id: post for gebied in self.gebieden for post in gebied.posten}

    @cached_property
    def postnamen(self) -> Mapping[str, str]:
        """Per post id its name for people; with that of its gebied where another post has the same name."""
        vaker = Counter(post.naam for post in self.posten.values())
        return {
            post.id: f"{post.naam} ({gebied.naam})" if vaker[post.naam] > 1 else post.naam
            for gebied in self.gebieden
            for post in gebied.posten
        }

    @property
    def soorten_bijeenkomst(self) -> tuple[str, ...]:
        """The kinds that a session can have; that of one of which nothing is said always among them."""
        return tuple(dict.fromkeys((*(bijeenkomst.soort for bijeenkomst in self.bijeenkomsten), LEERSESSIE)))

    @cached_property
    def themas(self) -> tuple[str, ...]:
        """The themes that its posten name, in the order in which they first do."""
        return tuple(dict.fromkeys(thema for post in self.posten.values() for thema in post.themas))

    def is_kern(self, post: str) -> bool:
        """Whether a post is one of the kernen."""
        return post.partition("/")[0] == self.kernen.gebied

    @property
    def coordinatie_voldoet(self) -> bool:
        """Whether coordination keeps within its maximum, judged on exact amounts, never on the rounded share."""
        return self.posten[self.coordinatie.post].bedrag <= self.totaal * self.coordinatie.maximum

    def noem_kernen(self, namen: Mapping[str, str]) -> "Begroting":
        """The same begroting, in which the kernen bear these names, by the id of their post."""

        def benoem(post: Post) -> Post:
            naam = namen.get(post.id) or post.naam
            return post._replace(naam=naam or f"{post.id.rpartition('/')[2]} {ONBENOEMD}")

        return self._replace(
            gebieden=tuple(
                gebied._replace(posten=tuple(map(benoem, gebied.posten))) if gebied.id == self.kernen.gebied else gebied
                for gebied in self.gebieden
            )
        )


def posten_tellen_op(begroting: Begroting) -> Iterator[Afwijking]:
    """The posten add up to their gebied, and the gebieden to the total."""
    for gebied in begroting.gebieden:
        som = sum((post.bedrag for post in gebied.posten), NUL)
        if som != gebied.bedrag:
            yield Afwijking(
                f"gebieden.{gebied.id}.bedrag",
                zin(
                    "de posten van {gebied} tellen op tot {som}, maar het gebied heeft {bedrag}: {verschil} verschil",
                    gebied=gebied.id,
                    som=som,
                    bedrag=gebied.bedrag,
                    verschil=abs(som - gebied.bedrag),
                ),
                zin("vergelijk de posten van dit gebied met het plan en verbeter het bedrag dat afwijkt"),
            )
    som = sum((gebied.bedrag for gebied in begroting.gebieden), NUL)
    if som != begroting.totaal:
        yield Afwijking(
            "totaal",
            zin(
                "de gebieden tellen op tot {som}, maar het totaal is {bedrag}: {verschil} verschil",
                som=som,
                bedrag=begroting.totaal,
                verschil=abs(som - begroting.totaal),
            ),
            zin("vergelijk de gebieden met het plan en verbeter het bedrag dat afwijkt"),
        )


def coordinatie_past(begroting: Begroting) -> Iterator[Afwijking]:
    """The plan: "€ 7.680 (=8% totale bedrag)"; the share is judged on exact amounts."""
    if begroting.coordinatie_voldoet:
        return
    post = begroting.posten[begroting.coordinatie.post]
    gebied, _, naam = post.id.partition("/")
    yield Afwijking(
        f"gebieden.{gebied}.posten.{naam}.bedrag",
        zin(
            "coördinatie krijgt {bedrag} van {totaal}; hoogstens mag {hoogstens}",
            bedrag=post.bedrag,
            totaal=begroting.totaal,
            hoogstens=begroting.totaal * begroting.coordinatie.maximum,
        ),
        zin("verlaag de post voor coördinatie, of zet terug wat het plan zegt"),
    )


def kernen_kloppen(begroting: Begroting) -> Iterator[Afwijking]:
    """The plan: "De 24 bewoners kernen", € 24.000 together."""
    plan = begroting.kernen
    posten = [post for post in begroting.posten.values() if begroting.is_kern(post.id)]
    if len(posten) != plan.aantal:
        yield Afwijking(
            "kernen.aantal",
            zin("het plan telt {aantal:kern|kernen}, de begroting {posten}", aantal=plan.aantal, posten=len(posten)),
            zin("laat de posten van de kernen en hun aantal overeenkomen"),
        )
    som = sum((post.bedrag for post in posten), NUL)
    if som != plan.bedrag:
        yield Afwijking(
            "kernen.bedrag",
            zin("de kernen krijgen samen {som}, het plan geeft {bedrag}", som=som, bedrag=plan.bedrag),
            zin("laat de bedragen van de kernen optellen tot wat het plan hun geeft"),
        )


EISEN = (
    Eis(Regel.TOTAAL, posten_tellen_op),
    Eis(Regel.COORDINATIE, coordinatie_past),
    Eis(Regel.KERNEN, kernen_kloppen),
)
"""What must hold of a begroting, as validators of the value."""


def kernbestand(post: str) -> str:
    """The file of a kern, relative to the ledger's folder."""
    return f"data/kernen/{post.rpartition('/')[2]}.yaml"
