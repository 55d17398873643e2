"""Receipts and invoices that are drawn: what a till or an office prints, with what it truly says beside it.

Each layout is a function that is given chance (`Random`) and gives a `Bon`. Names of shops are real where the program
knows them; whatever else stands there is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MAANDNAMEN = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november"),
    "december",
)
WAREN = (
    *(
        "HALFV MELK",
        "VOLKOREN BROOD",
        "BANANEN",
        "GRILLWORST",
        "KOFFIE SNELFILT",
        "THEEZAKJES",
        "SUIKER 1KG",
        "KOEKJES",
    ),
    *("APPELSAP 1L", "CHIPS PAPRIKA", "SERVETTEN", "PAPIEREN BEKERS", "AFVALZAKKEN", "SPONSJES", "ALLESREINIGER"),
    *("VERF WIT 2,5L", "KWAST 50MM", "VERFROLLER", "SCHUURPAPIER", "POTGROND 40L", "TULPENBOLLEN", "GIETER GROEN"),
    *("SLINGERS", "BALLONNEN 20ST", "KLEURPOTLODEN", "LIJMSTIFT", "TEKENPAPIER A3", "STIFTEN SET", "PLAKBAND"),
    *("ROTI KIP", "BARA 5ST", "BAMI SCHIJF", "GEMBERBIER", "KAASSOUFFLE", "TOSTI", "CAPPUCCINO", "VERSE MUNTTHEE"),
)
MONO = (
    "DejaVuSansMono",
    "LiberationMono-Regular",
    "NotoSansMono-Regular",
    "DejaVuSansMono-Bold",
    "LiberationMono-Bold",
)
SCHREEFLOOS = ("LiberationSans-Regular", "DejaVuSans", "LiberationSansNarrow-Regular", "DejaVuSansCondensed")


class Waarheid(NamedTuple):
    """What a paper truly says."""

    totaal: Decimal
    dag: date
    winkel: str
    btw: Decimal | None = None
    nummer: str = ""


class Rij(NamedTuple):
    """A line of a receipt: what stands left and right, or in the middle."""

    links: str
    rechts: str = ""
    midden: bool = False
    maat: float = 1.0


class Bon(NamedTuple):
    """What is printed, and how; an A4 has texts at places instead of rows."""

    waar: Waarheid
    rijen: tuple[Rij, ...] = ()
    teksten: tuple[tuple[float, float, str, float, str], ...] = ()
    """Of A4: x and y in millimetres, the text, its size, and `l` or `r` for the side that x is of."""
    letters: tuple[str, ...] = MONO
    kolommen: int = 40


def geld(bedrag: Decimal) -> str:
    return f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))


def rond(bedrag: Decimal) -> Decimal:
    return bedrag.quantize(Decimal("0.01"), ROUND_HALF_UP)


class Kans:
    """Chance, and what tills make of it."""

    def __init__(self, r: Random) -> None:
        self.r = r
        self.dag = date(2022, 9, 2) + timedelta(days=r.randrange(480))
        self.tijd = f"{r.randrange(8, 22):02}:{r.randrange(60):02}"
        self.lijst: list[tuple[str, int, Decimal, int]] = [
            (naam, r.choice((1, 1, 1, 2, 3)), self.prijs(), r.choice((9, 9, 21)))
            for naam in r.sample(WAREN, r.randrange(2, 11))
        ]

    def prijs(self) -> Decimal:
        return Decimal(self.r.choice((self.r.randrange(39, 900), self.r.randrange(99, 4999)))) / 100

    @property
    def som(self) -> Decimal:
        return sum((aantal * prijs for _, aantal, prijs, _ in self.lijst), Decimal(0))

    def btw(self, korting: Decimal = Decimal(0)) -> list[tuple[int, Decimal, Decimal, Decimal]]:
        """Per rate: without, VAT, with. The discount is taken from the rate with the most."""
        per: dict[int, Decimal] = {}
        for _, aantal, prijs, tarief in self.lijst:
            per[tarief] = per.get(tarief, Decimal(0)) + aantal * prijs
        grootste = max(per, key=lambda t: per[t])
        per[grootste] -= korting
        return [(t, met - (b := rond(met * t / (100 + t))), b, met) for t, met in sorted(per.items())]

    def datum(self, *vormen: str) -> str:
        d = self.dag
        return self.r.choice(vormen).format(
            d=d,
            dd=f"{d.day:02}",
            mm=f"{d.month:02}",
            jjjj=d.year,
            jj=f"{d.year % 100:02}",
            m=MAANDEN[d.month - 1],
            mnd=MAANDNAMEN[d.month - 1],
            M=MAANDEN[d.month - 1].upper(),
            wd=("ma", "di", "wo", "do", "vr", "za", "zo")[d.weekday()],
        )

    def cijfers(self, n: int) -> str:
        return "".join(self.r.choice("0123456789") for _ in range(n))

    def contant(self, totaal: Decimal) -> Decimal:
        return Decimal(self.r.choice([b for b in (10, 20, 50, 100, 200, 500, 1000) if b > totaal] or [2000]))


def nummer_bon(k: Kans) -> str:
    return k.r.choice((k.cijfers(4), k.cijfers(6), f"{k.cijfers(4)}-{k.cijfers(4)}", k.cijfers(2) + "." + k.cijfers(2)))


def midden(*teksten: str, maat: float = 1.0) -> list[Rij]:
    return [Rij(tekst, midden=True, maat=maat) for tekst in teksten]


def supermarkt(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("Albert Heijn", "Albert Heijn", "Jumbo"))
    rijen = [*midden(winkel, maat=1.5), *midden("Filiaal 1157", "Bijlmerplein 890", "020-6" + k.cijfers(6)), Rij("")]
    rijen.append(Rij("AANTAL OMSCHRIJVING", "BEDRAG"))
    rijen.append(Rij("BONUSKAART", f"xx{k.cijfers(4)}"))
    rijen += [Rij(f"{aantal} {naam}", geld(aantal * prijs)) for naam, aantal, prijs, _ in k.lijst]
    stuks = sum(aantal for _, aantal, _, _ in k.lijst)
    rijen += [Rij(""), Rij(f"{stuks} SUBTOTAAL", geld(k.som)), Rij("")]
    korting = rond(k.som * r.choice((0, 0, 10, 15)) / 100)
    if korting:
        rijen += [Rij("BONUS ACTIE", f"-{geld(korting)}"), Rij("UW VOORDEEL", geld(korting))]
    totaal = k.som - korting
    rijen += [Rij("TOTAAL", geld(totaal), maat=1.3), Rij("")]
    rijen += [Rij("BETAALD MET:"), Rij("PINNEN", geld(totaal)), Rij("")]
    rijen += [Rij("POI: 50282895"), Rij("KLANTTICKET"), Rij("Terminal", k.cijfers(8)), Rij("Merchant", k.cijfers(6))]
    rijen += [Rij("V PAY"), Rij("Kaart", "xxxxxxxxxxxxxx" + k.cijfers(4)), Rij("BETALING")]
    rijen += [
        Rij("Datum", f"{k.datum('{dd}/{mm}/{jjjj}', '{dd}-{mm}-{jjjj}')} {k.tijd}"),
        Rij("Autorisatiecode", k.cijfers(6)),
    ]
    rijen += [Rij("Totaal", f"{geld(totaal)} EUR"), Rij("Leesmethode", "NFC CHIP"), Rij("")]
    rijen.append(Rij("BTW OVER EUR", "EUR"))
    btw = k.btw(korting)
    rijen += [Rij(f"{t}%   {geld(zonder)}", geld(b)) for t, zonder, b, _ in btw]
    samen = sum((b for _, _, b, _ in btw), Decimal(0))
    rijen.append(Rij(f"TOTAAL {geld(totaal - samen)}", geld(samen)))
    rijen += [Rij("SPAARZEGELS PREMIUM", str(r.randrange(2, 40))), Rij("")]
    rijen += [Rij(f"1157   {k.tijd}   {k.cijfers(3)}", k.datum("{d.day}-{d.month}-{jjjj}"))]
    rijen += midden("Vragen over je kassabon?", "Bedankt en tot ziens!")
    return Bon(Waarheid(totaal, k.dag, winkel, samen), tuple(rijen))


def bouwmarkt(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("GAMMA", "Praxis", "KARWEI"))
    nr = nummer_bon(k)
    rijen = [*midden(winkel, maat=1.8), *midden("Amsterdam Zuidoost", "KVK " + k.cijfers(8)), Rij("")]
    rijen.append(Rij(k.datum("Datum: {dd}-{mm}-{jjjj}", "{dd}-{mm}-{jj}", "Datum {dd}.{mm}.{jjjj}"), k.tijd))
    rijen += [Rij(f"Kassa 0{r.randrange(1, 9)}   Bonnr {nr}"), Rij("-" * 38)]
    for naam, aantal, prijs, _ in k.lijst:
        rijen.append(Rij(f"{k.cijfers(7)} {naam.title()}"))
        rijen.append(Rij(f"   {aantal} x {geld(prijs)}", geld(aantal * prijs)))
    totaal = k.som
    rijen += [Rij("-" * 38), Rij(r.choice(("TE BETALEN", "Te betalen EUR", "TOTAAL EUR")), geld(totaal), maat=1.3)]
    if r.random() < 0.5:
        gegeven = k.contant(totaal)
        rijen += [Rij("CONTANT", geld(gegeven)), Rij("WISSELGELD", geld(gegeven - totaal))]
    else:
        rijen += [Rij("PIN", geld(totaal))]
    rijen += [Rij(""), Rij("BTW%    EXCL     BTW      INCL")]
    btw = k.btw()
    rijen += [Rij(f"{t},00  {geld(z):>8} {geld(b):>8} {geld(m):>8}") for t, z, b, m in btw]
    samen = sum((b for _, _, b, _ in btw), Decimal(0))
    garantie = k.dag + timedelta(days=730)
    rijen += [Rij(""), Rij(f"Garantie tot {garantie:%d-%m-%Y}")]
    rijen += [Rij(f"Ruilen kan tot {k.dag + timedelta(days=30):%d-%m-%Y}"), Rij("met deze kassabon")]
    return Bon(Waarheid(totaal, k.dag, winkel, samen, nr), tuple(rijen))


def warenhuis(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("HEMA", "Action", "Xenos", "Blokker"))
    rijen = [*midden(winkel, maat=2.0), *midden("Ganzenhoef 12, Amsterdam"), Rij("")]
    rijen += [
        Rij(naam.capitalize() + (f" {aantal}x" if aantal > 1 else ""), geld(aantal * prijs))
        for naam, aantal, prijs, _ in k.lijst
    ]
    totaal = k.som
    stuks = sum(aantal for _, aantal, _, _ in k.lijst)
    rijen += [
        Rij(""),
        Rij(r.choice(("Totaal", "TOTAAL", f"Totaal ({stuks} artikelen)")), f"€ {geld(totaal)}", maat=1.2),
    ]
    rijen += [Rij(r.choice(("pin", "Bankpas", "Maestro", "Betaald met pin")), f"€ {geld(totaal)}"), Rij("")]
    rijen += [Rij(f"BTW {t}% over {geld(z)}", geld(b)) for t, z, b, _ in k.btw()]
    rijen += [Rij(""), *midden(f"{k.datum('{dd} {m} {jjjj}', '{dd} {mnd} {jjjj}', '{wd} {dd}-{mm}-{jjjj}')} {k.tijd}")]
    kassa, nr = r.randrange(1, 12), k.cijfers(5)
    rijen += midden(f"kassa {kassa} bon {nr} medewerker {k.cijfers(3)}", "bewaar deze bon")
    return Bon(
        Waarheid(totaal, k.dag, winkel, sum((b for _, _, b, _ in k.btw()), Decimal(0)), nr),
        tuple(rijen),
        letters=SCHREEFLOOS,
    )


def bakker(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("Bakkerij Van Vessem", "Slagerij Ramdin", "Bloemen Esmée", "Fietshuis Bijlmer"))
    rijen = [
        *midden(winkel, maat=1.4),
        *midden("Kraaiennest 4", "1104 AB Amsterdam", "BTW NL" + k.cijfers(9) + "B01"),
        Rij(""),
    ]
    rijen.append(Rij(k.datum("{wd} {dd}-{mm}-{jjjj}", "{dd}/{mm}/{jj}", "{d.day} {mnd} {jjjj}"), k.tijd))
    rijen += [Rij(f"{aantal}x {naam.lower()}", geld(aantal * prijs)) for naam, aantal, prijs, _ in k.lijst]
    totaal = k.som
    gegeven = k.contant(totaal)
    rijen += [Rij("", "--------"), Rij("Totaal", f"€ {geld(totaal)}", maat=1.2)]
    rijen += [Rij("Contant", geld(gegeven)), Rij(r.choice(("Terug", "Wisselgeld")), geld(gegeven - totaal)), Rij("")]
    rijen += midden("Dank u wel en tot ziens")
    return Bon(Waarheid(totaal, k.dag, winkel), tuple(rijen), kolommen=32)


def toko(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("Amazing Oriental", "Toko Kartika", "Tropical Market"))
    nr = k.cijfers(6)
    rijen = [*midden(winkel.upper(), maat=1.4), *midden("Bijlmerplein 101", "TEL 020-" + k.cijfers(7)), Rij("")]
    rijen += [
        Rij(f"RECEIPT NO {nr}"),
        Rij(k.datum("{dd}/{mm}/{jjjj}", "{dd}-{mm}-{jj}", "{dd}-{m}-{jjjj}"), k.tijd),
        Rij("=" * 32),
    ]
    for naam, aantal, prijs, _ in k.lijst:
        rijen += [Rij(naam, geld(aantal * prijs))]
        if aantal > 1:
            rijen += [Rij(f"  {aantal} @ {geld(prijs)}")]
    totaal = k.som
    gegeven = k.contant(totaal)
    rijen += [Rij("=" * 32), Rij("SUBTOTAL", geld(totaal)), Rij("TOTAL EUR", geld(totaal), maat=1.4)]
    if r.random() < 0.5:
        rijen += [Rij("CASH", geld(gegeven)), Rij("CHANGE", geld(gegeven - totaal))]
    else:
        rijen += [Rij("MAESTRO", geld(totaal))]
    rijen += [Rij(f"ITEMS {sum(a for _, a, _, _ in k.lijst)}"), *midden("THANK YOU COME AGAIN")]
    return Bon(Waarheid(totaal, k.dag, winkel, None, nr), tuple(rijen), kolommen=34)


def horeca(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("Café De Brug", "Eetcafé Nel", "Restaurant Sranan", "Buurthuis De Nieuwe Stad"))
    rijen = [
        *midden(winkel, maat=1.5),
        *midden("Bijlmerdreef 1289"),
        Rij(""),
        Rij(f"Tafel {r.randrange(1, 40)}", f"Gasten {r.randrange(2, 9)}"),
    ]
    rijen += [Rij(k.datum("{dd}-{mm}-{jjjj}", "{dd} {mnd} {jjjj}", "{jjjj}-{mm}-{dd}"), k.tijd), Rij("." * 38)]
    rijen += [
        Rij(f"{aantal} x {naam.capitalize():<16} {geld(prijs)}", geld(aantal * prijs))
        for naam, aantal, prijs, _ in k.lijst
    ]
    totaal = k.som
    rijen += [
        Rij("." * 38),
        Rij(r.choice(("Totaal incl. BTW", "TOTAAL", "Totaal te betalen")), f"EUR {geld(totaal)}", maat=1.2),
    ]
    rijen += [Rij(f"BTW {'laag' if t == 9 else 'hoog'} {t}% over {geld(z)}", geld(b)) for t, z, b, _ in k.btw()]
    rijen += [
        Rij("Betaald: PIN", geld(totaal)),
        Rij(""),
        *midden("U bent geholpen door Joyce", "Fooi is niet inbegrepen"),
    ]
    return Bon(
        Waarheid(totaal, k.dag, winkel, sum((b for _, _, b, _ in k.btw()), Decimal(0))),
        tuple(rijen),
        letters=(*MONO, *SCHREEFLOOS),
        kolommen=38,
    )


def drogist(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("Kruidvat", "Etos", "Trekpleister"))
    rijen = [*midden(winkel, maat=1.7), *midden("Amsterdamse Poort 22"), Rij("")]
    korting = Decimal(0)
    for naam, aantal, prijs, _ in k.lijst:
        rijen.append(Rij(naam, geld(aantal * prijs)))
        if aantal > 1:
            eraf = rond(prijs / 2)
            korting += eraf
            rijen.append(Rij("  2e HALVE PRIJS", f"{geld(eraf)}-"))
    statie = Decimal(r.choice(("0", "0.15", "0.25", "0.75")))
    if statie:
        rijen.append(Rij("STATIEGELD", geld(statie)))
    totaal = k.som - korting + statie
    rijen += [Rij("-" * 40), Rij("TE BETALEN EUR", geld(totaal), maat=1.2)]
    if korting:
        rijen.append(Rij("TOTAAL KORTING", geld(korting)))
    rijen += [
        Rij("PIN BETALING", geld(totaal)),
        Rij("VOORDEELPUNTEN", str(r.randrange(10, 900))),
        Rij("PUNTENSALDO", f"{geld(k.prijs())}"),
    ]
    rijen += [
        Rij(""),
        Rij(
            f"{k.datum('{dd}-{mm}-{jjjj}', '{dd}/{mm}/{jjjj}')}  {k.tijd}  {k.cijfers(4)}/{k.cijfers(2)}/{k.cijfers(5)}"
        ),
    ]
    rijen += [Rij(f"ACTIE GELDIG T/M {k.dag + timedelta(days=9):%d-%m-%Y}")]
    return Bon(Waarheid(totaal, k.dag, winkel), tuple(rijen))


def pinbon(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("Lidl", "Praktijk Holendrecht", "Marktkraam Ali", "HEMA"))
    totaal = k.prijs() + Decimal(r.randrange(0, 90))
    rijen = [
        *midden("KLANTTICKET"),
        *midden(winkel, "Amsterdam"),
        Rij(""),
        Rij("Terminal:", k.cijfers(8)),
        Rij("Merchant:", k.cijfers(7)),
    ]
    rijen += [
        Rij("Periode:", k.cijfers(4)),
        Rij("Transactie:", k.cijfers(8)),
        Rij("MAESTRO", "A0000000043060"),
        Rij("Kaart:", "xxxxxxxxxxxxxx" + k.cijfers(4)),
    ]
    rijen += [
        Rij("BETALING"),
        Rij("Datum:", f"{k.datum('{dd}/{mm}/{jjjj}', '{dd}-{mm}-{jjjj}')} {k.tijd}"),
        Rij("Autorisatiecode:", k.cijfers(6)),
        Rij(""),
    ]
    rijen += [
        Rij("Totaal:", f"{geld(totaal)} EUR", maat=1.2),
        Rij("Leesmethode", "CHIP"),
        Rij(""),
        *midden("AKKOORD", "U heeft betaald", "Tot ziens"),
    ]
    return Bon(Waarheid(totaal, k.dag, winkel), tuple(rijen), kolommen=34)


def tankstation(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("Shell", "Esso", "Tango"))
    liters, prijs = Decimal(r.randrange(500, 5500)) / 100, Decimal(r.randrange(1650, 2399)) / 1000
    totaal = rond(liters * prijs)
    btw = rond(totaal * 21 / 121)
    rijen = [*midden(winkel, maat=1.8), *midden("Station Gooiseweg", "BTW-nr NL" + k.cijfers(9) + "B02"), Rij("")]
    rijen += [
        Rij("Datum", k.datum("{dd}-{mm}-{jjjj}", "{dd}.{mm}.{jjjj}")),
        Rij("Tijd", k.tijd),
        Rij("Bonnummer", nr := k.cijfers(5)),
        Rij(""),
    ]
    rijen += [
        Rij(f"Pomp {r.randrange(1, 9)} EURO 95 E10"),
        Rij(f"{geld(liters)} L x {str(prijs).replace('.', ',')} EUR/L", geld(totaal)),
    ]
    rijen += [
        Rij(""),
        Rij("Totaal EUR", geld(totaal), maat=1.3),
        Rij("Netto", geld(totaal - btw)),
        Rij("BTW 21,00%", geld(btw)),
        Rij(""),
    ]
    rijen += [Rij("VISA DEBIT", geld(totaal)), *midden("Goede reis!")]
    return Bon(Waarheid(totaal, k.dag, winkel, btw, nr), tuple(rijen), kolommen=36)


def woonwinkel(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(("IKEA", "Kwantum", "Intratuin"))
    rijen = [*midden(winkel, maat=2.2), *midden("Hullenbergweg 2", "1101 BL Amsterdam"), Rij("")]
    rijen += [
        Rij(f"{k.cijfers(3)}.{k.cijfers(3)}.{k.cijfers(2)} {naam[:14]:<14}", geld(aantal * prijs))
        for naam, aantal, prijs, _ in k.lijst
    ]
    totaal = k.som
    rijen += [
        Rij("", "========"),
        Rij("SUBTOTAAL", geld(totaal)),
        Rij("TOTAAL", geld(totaal), maat=1.4),
        Rij("BANKPAS", geld(totaal)),
        Rij(""),
    ]
    rijen.append(Rij("BTW    TARIEF     NETTO       BTW"))
    rijen += [Rij(f"{'A' if t == 21 else 'B'}     {t},00%  {geld(z):>8}  {geld(b):>8}") for t, z, b, _ in k.btw()]
    rijen += [
        Rij(""),
        Rij(k.datum("{jjjj}-{mm}-{dd}", "{dd}-{mm}-{jjjj}") + f" {k.tijd}  {k.cijfers(3)}  {k.cijfers(4)}"),
    ]
    rijen += midden("365 dagen om van gedachten te veranderen", "Uw mening telt! Win een kaart van 250,00 euro")
    return Bon(
        Waarheid(totaal, k.dag, winkel, sum((b for _, _, b, _ in k.btw()), Decimal(0))), tuple(rijen), kolommen=40
    )


def kraam(r: Random) -> Bon:
    k = Kans(r)
    k.lijst = k.lijst[:3]
    winkel = r.choice(("Kringloop De Lokatie", "Marktkraam Hassan", "Stichting Voedseltuin"))
    rijen = [*midden(winkel, maat=1.3), Rij(""), Rij("Datum:", k.datum("{dd}-{mm}-{jjjj}", "{d.day}-{d.month}-{jj}"))]
    rijen += [Rij(naam.lower(), geld(aantal * prijs)) for naam, aantal, prijs, _ in k.lijst]
    rijen += [Rij("TOTAAL", f"€{geld(k.som)}", maat=1.2), Rij(""), *midden("bedankt")]
    return Bon(Waarheid(k.som, k.dag, winkel), tuple(rijen), kolommen=30, letters=(*MONO, *SCHREEFLOOS))


def _kop(
    k: Kans, winkel: str, nr: str, dagen: list[tuple[str, date]], *, rechts: float = 190
) -> list[tuple[float, float, str, float, str]]:
    r = k.r
    vorm = r.choice(("{d:%d-%m-%Y}", "{d.day} {mnd} {d.year}", "{d:%d/%m/%Y}"))
    uit = [
        (20.0, 22.0, winkel, 7.0, "l"),
        (20, 31, "Hettenheuvelweg 8", 3.6, "l"),
        (20, 36, "1101 BN Amsterdam", 3.6, "l"),
    ]
    uit += [
        (20, 41, f"KvK {k.cijfers(8)}  BTW NL{k.cijfers(9)}B01", 3.4, "l"),
        (20, 46, "IBAN NL00 BANK 0123 4567 89", 3.4, "l"),
    ]
    uit += [
        (20, 62, "Stichting K-buurt", 3.8, "l"),
        (20, 67, "t.a.v. de penvoerder", 3.8, "l"),
        (20, 72, "Kleiburg 100", 3.8, "l"),
    ]
    uit += [(20, 90, "FACTUUR", 6.0, "l")]
    for plek, (naam, dag) in enumerate(dagen):
        tekst = vorm.format(d=dag, mnd=MAANDNAMEN[dag.month - 1])
        uit += [(130, 62 + 5 * plek, naam, 3.6, "l"), (rechts, 62 + 5 * plek, tekst, 3.6, "r")]
    uit += [(130, 62 + 5 * len(dagen), "Factuurnummer", 3.6, "l"), (rechts, 62 + 5 * len(dagen), nr, 3.6, "r")]
    return uit


def factuur(r: Random) -> Bon:
    k = Kans(r)
    winkel = r.choice(
        ("Drukkerij Het Zetsel B.V.", "Zaalverhuur Nellestein", "Tentbouw Jansen V.O.F.", "Hoveniers Groenhart B.V.")
    )
    nr = f"{k.dag.year}-{k.cijfers(4)}"
    dagen = [
        ("Factuurdatum", k.dag),
        ("Vervaldatum", k.dag + timedelta(days=14)),
        ("Leverdatum", k.dag - timedelta(days=r.randrange(1, 20))),
    ]
    if r.random() < 0.4:
        r.shuffle(dagen)
    t = _kop(k, winkel, nr, dagen)
    y = 105.0
    t += [
        (20, y, "Omschrijving", 3.6, "l"),
        (130, y, "Aantal", 3.6, "r"),
        (160, y, "Prijs", 3.6, "r"),
        (190, y, "Bedrag", 3.6, "r"),
    ]
    netto = Decimal(0)
    for naam, aantal, prijs, _ in k.lijst[:7]:
        y += 6
        netto += aantal * prijs
        t += [
            (20, y, naam.capitalize(), 3.8, "l"),
            (130, y, str(aantal), 3.8, "r"),
            (160, y, geld(prijs), 3.8, "r"),
            (190, y, geld(aantal * prijs), 3.8, "r"),
        ]
    btw = rond(netto * 21 / 100)
    y += 12
    euro = r.choice(("", "€ "))
    for naam, bedrag, maat in (
        (r.choice(("Subtotaal", "Totaal excl. btw", "Netto")), netto, 3.8),
        (r.choice(("BTW 21%", "21% BTW")), btw, 3.8),
        (r.choice(("Totaal incl. btw", "Totaal", "Te betalen", "Factuurbedrag")), netto + btw, 4.4),
    ):
        t += [(135, y, naam, maat, "l"), (190, y, f"{euro}{geld(bedrag)}", maat, "r")]
        y += 7
    t += [(20, y + 20, f"Wij verzoeken u het bedrag binnen 14 dagen te voldoen onder vermelding van {nr}.", 3.4, "l")]
    return Bon(
        Waarheid(netto + btw, k.dag, winkel, btw, nr),
        teksten=tuple(t),
        letters=(*SCHREEFLOOS, "LiberationSerif-Regular"),
    )


def factuur_links(r: Random) -> Bon:
    """Labels with colons at the left, the totals in a box at the left as well."""
    k = Kans(r)
    winkel = r.choice(("Muziekschool Zuidoost", "Schoonmaakbedrijf Frisch", "Workshop aan Huis"))
    nr = f"F{k.cijfers(5)}"
    t: list[tuple[float, float, str, float, str]] = [
        (105, 20, winkel, 7.5, "l"),
        (105, 28, "Ganzenhoef 20, Amsterdam", 3.6, "l"),
    ]
    t += [
        (20, 50, f"Factuurnr: {nr}", 3.8, "l"),
        (
            20,
            56,
            k.datum("Datum: {d.day} {mnd} {jjjj}", "Factuurdatum: {dd}-{mm}-{jjjj}", "Datum: {dd}-{mm}-{jjjj}"),
            3.8,
            "l",
        ),
    ]
    t += [
        (20, 62, f"Te betalen voor {k.dag + timedelta(days=30):%d-%m-%Y}", 3.8, "l"),
        (20, 74, "Aan: Kern Kleiburg", 3.8, "l"),
    ]
    bedrag = k.prijs() * 10
    verlegd = r.random() < 0.3
    btw = Decimal(0) if verlegd else rond(bedrag * 21 / 100)
    t += [
        (20, 95, f"{k.lijst[0][0].capitalize()} volgens afspraak", 3.8, "l"),
        (120, 95, f"€ {geld(bedrag)}", 3.8, "r"),
    ]
    t += [(20, 110, "Totaal excl. btw", 3.8, "l"), (120, 110, f"€ {geld(bedrag)}", 3.8, "r")]
    t += [(20, 117, "Btw verlegd" if verlegd else "Btw 21%", 3.8, "l"), (120, 117, f"€ {geld(btw)}", 3.8, "r")]
    t += [(20, 124, "Totaal incl. btw", 4.2, "l"), (120, 124, f"€ {geld(bedrag + btw)}", 4.2, "r")]
    return Bon(
        Waarheid(bedrag + btw, k.dag, winkel, btw, nr),
        teksten=tuple(t),
        letters=(*SCHREEFLOOS, "LiberationSerif-Regular"),
    )


INDELINGEN: tuple[Callable[[Random], Bon], ...] = (
    *(supermarkt, bouwmarkt, warenhuis, bakker, toko, horeca, drogist, pinbon, tankstation, woonwinkel, kraam),
    *(factuur, factuur_links),
)
"""The layouts that the reader was made with; those that it never saw are in `bontekening_ander`."""


def teken(bon: Bon, r: Random) -> Image.Image:
    """The paper as a picture, black on white, at some 300 dots an inch."""
    naam = r.choice(bon.letters)
    return _a4(bon, naam) if bon.teksten else _rol(bon, naam, r)


def lettertype(naam: str, maat: int) -> ImageFont.FreeTypeFont:
    for map_ in ("dejavu", "liberation2", "liberation", "noto"):
        pad = Path("/usr/share/fonts/truetype") / map_ / f"{naam}.ttf"
        if pad.exists():
            return ImageFont.truetype(str(pad), maat)
    return ImageFont.truetype("DejaVuSans.ttf", maat)


def _rol(bon: Bon, naam: str, r: Random) -> Image.Image:
    breed, rand = r.choice((800, 900, 1000)), 50
    maat = round((breed - 2 * rand) / bon.kolommen / 0.6)
    regel = round(maat * r.choice((1.2, 1.35, 1.5)))
    hoog = 160 + sum(round(regel * rij.maat) for rij in bon.rijen)
    beeld = Image.new("L", (breed, hoog), 255)
    d = ImageDraw.Draw(beeld)
    y = 80
    for rij in bon.rijen:
        f = lettertype(naam, round(maat * rij.maat))
        if rij.midden:
            d.text((breed / 2, y), rij.links, font=f, fill=15, anchor="ma")
        else:
            d.text((rand, y), rij.links, font=f, fill=15, anchor="la")
            d.text((breed - rand, y), rij.rechts, font=f, fill=15, anchor="ra")
        y += round(regel * rij.maat)
    return beeld


def _a4(bon: Bon, naam: str) -> Image.Image:
    punt = 200 / 25.4
    beeld = Image.new("L", (round(210 * punt), round(297 * punt)), 255)
    d = ImageDraw.Draw(beeld)
    for x, y, tekst, maat, kant in bon.teksten:
        d.text(
            (x * punt, y * punt),
            tekst,
            font=lettertype(naam, round(maat * punt)),
            fill=15,
            anchor="la" if kant == "l" else "ra",
        )
    return beeld
