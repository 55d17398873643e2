"""More layouts, drawn when the reader had been finished once and was looked over: it was mended by what these showed.

What it was never changed by is in `bontekening_laatst`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random

from tests.bontekening import MONO, SCHREEFLOOS, Bon, Kans, Rij, Waarheid, geld, midden, rond

CURSIEF = ("LiberationSerif-Italic", "DejaVuSans-Oblique", "DejaVuSerif-Italic", "LiberationSans-Italic")


def _samen(btw: list[tuple[int, Decimal, Decimal, Decimal]]) -> Decimal:
    return sum((b for _, _, b, _ in btw), Decimal(0))


def grutter(r: Random) -> Bon:
    """Deposits, a discount below each line, a slip of the card below with a total of its own, the day at the foot."""
    k = Kans(r)
    rijen = [*midden("albert heijn", maat=1.4), *midden("Reigersbos 110", "Amsterdam"), Rij("")]
    rijen += [Rij("AANTAL  OMSCHRIJVING   PRIJS", "BEDRAG")]
    korting = statiegeld = Decimal(0)
    for naam, aantal, prijs, _ in k.lijst:
        rijen.append(Rij(f"{aantal}  {naam:<16}{geld(prijs) if aantal > 1 else ''}", geld(aantal * prijs)))
        if r.random() < 0.25:
            statiegeld += Decimal("0.15") * aantal
            rijen.append(Rij(f"{aantal}  +STATIEGELD", geld(Decimal("0.15") * aantal)))
        if r.random() < 0.2:
            eraf = rond(aantal * prijs / 4)
            korting += eraf
            rijen.append(Rij("BONUS 25% KORTING", f"-{geld(eraf)}"))
    sub, totaal = k.som + statiegeld, k.som + statiegeld - korting
    rijen += [Rij("", "------"), Rij("SUBTOTAAL", geld(sub))]
    if korting:
        rijen += [Rij("TOTAAL VOORDEEL", geld(korting)), Rij("SUBTOTAAL NA KORTING", geld(totaal))]
    rijen += [Rij(""), Rij("TE BETALEN", geld(totaal), maat=1.4), Rij(""), Rij("PINNEN", geld(totaal)), Rij("")]
    rijen += [Rij("POI: " + k.cijfers(8)), Rij("Terminal", k.cijfers(6)), Rij("Periode", k.cijfers(4))]
    rijen += [Rij("Transactie", k.cijfers(8)), Rij("(A0000000043060)"), Rij("MAESTRO")]
    rijen += [Rij(k.datum("{dd}/{mm}/{jjjj}") + f" {k.tijd}:{k.cijfers(1)}4"), Rij("TOTAAL", f"{geld(totaal)} EUR")]
    rijen += [Rij("Akkoord"), Rij(""), Rij(k.datum("{dd}-{mm}-{jj}", "{dd}-{mm}-'{jj}") + f"   {k.tijd}   kassa 4")]
    return Bon(Waarheid(totaal, k.dag, "Albert Heijn"), tuple(rijen), kolommen=38)


def dumpwinkel(r: Random) -> Bon:
    """Each line with a code of VAT and a count; the total in words before and behind."""
    k = Kans(r)
    nr = f"{k.cijfers(4)}/{k.cijfers(2)}/{k.cijfers(5)}"
    rijen = [*midden("ACTION", maat=2.0), *midden("1348 Amsterdam Amsterdamse Poort", "www.action.com"), Rij("")]
    rijen += [Rij(f"Bonnummer {nr}"), Rij(k.datum("{jjjj}-{mm}-{dd}") + f" {k.tijd}"), Rij("")]
    for naam, aantal, prijs, tarief in k.lijst:
        rijen += [
            Rij(naam.lower()),
            Rij(f"  {k.cijfers(7)} {aantal}x{geld(prijs)}", f"{geld(aantal * prijs)} {tarief:>2}"),
        ]
    stuks = sum(aantal for _, aantal, _, _ in k.lijst)
    rijen += [Rij("-" * 38), Rij(f"Aantal artikelen: {stuks}"), Rij("Totaal EUR", f"{geld(k.som)}   ", maat=1.2)]
    if r.random() < 0.5:
        gegeven = k.contant(k.som)
        rijen += [Rij("Ontvangen contant", f"{geld(gegeven)}   "), Rij("Terug", f"{geld(gegeven - k.som)}   ")]
    else:
        rijen += [Rij("PIN Betaling", f"{geld(k.som)}   ")]
    btw = k.btw()
    rijen += [Rij(""), Rij(" BTW   Bedrag  Netto   Btw")]
    rijen += [Rij(f"{t:>3}% {geld(m):>8} {geld(z):>8} {geld(b):>7}") for t, z, b, m in btw]
    rijen += midden("Ruilen binnen 14 dagen", "Bewaar deze bon")
    return Bon(Waarheid(k.som, k.dag, "Action", _samen(btw), nr), tuple(rijen), kolommen=38)


def bistro(r: Random) -> Bon:
    """A table and a waiter, a tip above what is paid, VAT in two rates between brackets."""
    k = Kans(r)
    k.lijst = [(naam, aantal, prijs, 9) for naam, aantal, prijs, _ in k.lijst[:6]]
    winkel = r.choice(("Eetcafé Oost-West", "Bistro De Ruimte", "Restaurant Sabor"))
    rijen = [*midden(winkel, maat=1.5), *midden("Bijlmerplein 12, 1102 DA Amsterdam"), Rij("")]
    rijen += [Rij(f"Tafel {r.randrange(1, 40)}", f"Ober: {r.choice(('Sam', 'Noor'))}")]
    rijen += [Rij(k.datum("{d.day} {mnd} {jjjj}", "{wd} {dd}-{mm}-{jj}"), k.tijd), Rij("=" * 34)]
    rijen += [Rij(f"{aantal}x {naam.capitalize()}", geld(aantal * prijs)) for naam, aantal, prijs, _ in k.lijst]
    fooi = rond(k.som * r.choice((0, 5, 10)) / 100)
    rijen += [Rij("=" * 34)]
    if fooi:
        rijen += [Rij("Subtotaal", geld(k.som)), Rij("Fooi", geld(fooi))]
    totaal = k.som + fooi
    btw = k.btw()
    rijen += [Rij("TOTAAL", f"€ {geld(totaal)}", maat=1.4), Rij("")]
    rijen += [Rij(f"(BTW {t}% over {geld(z)}", f"{geld(b)})") for t, z, b, _ in btw]
    rijen += [Rij("Betaald met Visa", f"€ {geld(totaal)}"), *midden("Bedankt en tot ziens!")]
    return Bon(Waarheid(totaal, k.dag, winkel, _samen(btw)), tuple(rijen), kolommen=34, letters=(*MONO, *SCHREEFLOOS))


def pomp(r: Random) -> Bon:
    """Litres with three places and a price a litre with three; day with the month in letters."""
    k = Kans(r)
    winkel = r.choice(("Shell", "Esso", "Tango"))
    liters, prijs = Decimal(r.randrange(800, 5500)) / 100, Decimal(r.randrange(1600, 2300)) / 1000
    totaal = rond(liters * prijs)
    btw = rond(totaal * 21 / 121)
    nr = k.cijfers(6)
    rijen = [*midden(f"{winkel} Gooiseweg", maat=1.3), *midden("BTW NR NL" + k.cijfers(9) + "B01"), Rij("")]
    rijen += [Rij(f"Bonnr: {nr}", k.datum("{dd} {m} {jjjj}", "{dd} {M} {jj}") + f" {k.tijd}"), Rij("")]
    rijen += [
        Rij(f"Pomp {r.randrange(1, 9)}   Euro95 E10"),
        Rij(f"{geld(liters)} L x {prijs}".replace(".", ","), geld(totaal)),
    ]
    rijen += [Rij(""), Rij("Te betalen", f"EUR {geld(totaal)}", maat=1.2), Rij("Netto", geld(totaal - btw))]
    rijen += [Rij("BTW 21,00 %", geld(btw)), Rij("Bankpas", f"EUR {geld(totaal)}"), *midden("Goede reis!")]
    return Bon(Waarheid(totaal, k.dag, winkel, btw, nr), tuple(rijen), kolommen=36)


def taxi(r: Random) -> Bon:
    """A strip without articles: the meter, a supplement, the fare; hours and kilometres that look like amounts."""
    k = Kans(r)
    winkel = r.choice(("Taxi Centrale Zuidoost", "TCA Taxi"))
    rit, toeslag = k.prijs() + 3, Decimal(r.choice((0, 250))) / 100
    totaal = rit + toeslag
    btw = rond(totaal * 9 / 109)
    nr = k.cijfers(5)
    rijen = [*midden(winkel, maat=1.3), Rij(f"Ritnummer {nr}"), Rij("Kenteken", "XX-123-X")]
    rijen += [
        Rij("Datum", k.datum("{dd}-{mm}-{jjjj}", "{dd}/{mm}/{jj}")),
        Rij("Begin", k.tijd),
        Rij("Afstand", "8,40 km"),
    ]
    rijen += [Rij("Duur", "00:21:30"), Rij("Ritprijs", geld(rit))]
    if toeslag:
        rijen.append(Rij("Toeslag luchthaven", geld(toeslag)))
    rijen += [Rij("TOTAAL", f"EUR {geld(totaal)}", maat=1.5), Rij("incl. 9% BTW", f"EUR {geld(btw)}")]
    rijen += [Rij("Creditcard", f"EUR {geld(totaal)}")] if r.random() < 0.7 else []
    return Bon(Waarheid(totaal, k.dag, winkel, btw, nr), tuple(rijen), kolommen=30)


def webwinkel(r: Random) -> Bon:
    """An order as it was confirmed by mail and printed: shipping, a discount code, no table of VAT."""
    k = Kans(r)
    winkel = r.choice(("Bol", "Coolblue", "Speelgoedhuis Roos"))
    nr = k.cijfers(9)
    t: list[tuple[float, float, str, float, str]] = [
        (20, 18, winkel, 8.0, "l"),
        (20, 32, "Bedankt voor je bestelling!", 5.0, "l"),
    ]
    t += [(20, 44, f"Bestelnummer: {nr}", 3.8, "l")]
    t += [(20, 50, k.datum("Besteld op {d.day} {mnd} {jjjj}", "Datum: {dd}-{mm}-{jjjj}"), 3.8, "l")]
    t += [(20, 56, f"Bezorging: {k.dag + timedelta(days=2):%d-%m-%Y}", 3.8, "l")]
    y = 72.0
    for naam, aantal, prijs, _ in k.lijst[:6]:
        t += [(20, y, f"{aantal}x {naam.capitalize()}", 3.8, "l"), (190, y, f"€ {geld(aantal * prijs)}", 3.8, "r")]
        y += 8
    som = sum((aantal * prijs for _, aantal, prijs, _ in k.lijst[:6]), Decimal(0))
    porto, korting = Decimal(r.choice((0, 399, 495))) / 100, rond(som * r.choice((0, 10)) / 100)
    regels = [("Artikelen", som), ("Verzendkosten", porto)]
    regels += [("Kortingscode WELKOM", -korting)] if korting else []
    regels += [("Totaal (incl. btw)", som + porto - korting), ("Betaald met iDEAL", som + porto - korting)]
    for naam, bedrag in regels:
        y += 8
        t += [(110, y, naam, 4.0, "l"), (190, y, f"€ {geld(bedrag)}", 4.0, "r")]
    return Bon(Waarheid(som + porto - korting, k.dag, winkel, None, nr), teksten=tuple(t), letters=SCHREEFLOOS)


def tweetalig(r: Random) -> Bon:
    """Each label in Dutch and English, amounts with a point for a comma."""
    k = Kans(r)
    winkel = r.choice(("Amazing Oriental", "Tropical Food Market"))

    def punt(bedrag: Decimal) -> str:
        return f"{bedrag:.2f}"

    nr = k.cijfers(6)
    rijen = [*midden(winkel, maat=1.3), *midden("Ganzenpoort 14 Amsterdam"), Rij("")]
    rijen += [
        Rij(f"Bon/Receipt no: {nr}"),
        Rij(k.datum("Datum/Date: {dd}/{mm}/{jjjj}", "Datum/Date: {d.day} {m} {jjjj}")),
        Rij(""),
    ]
    rijen += [Rij(f"{aantal} {naam}", punt(aantal * prijs)) for naam, aantal, prijs, _ in k.lijst]
    rijen += [Rij("-" * 36), Rij("Totaal / Total", f"EUR {punt(k.som)}", maat=1.2)]
    gegeven = k.contant(k.som)
    rijen += [Rij("Contant / Cash", punt(gegeven)), Rij("Wisselgeld / Change", punt(gegeven - k.som)), Rij("")]
    btw = k.btw()
    rijen += [Rij(f"BTW/VAT {t}%", punt(b)) for t, _, b, _ in btw]
    return Bon(Waarheid(k.som, k.dag, winkel, _samen(btw), nr), tuple(rijen), kolommen=36)


def marktbriefje(r: Random) -> Bon:
    """Of a stall on the market, in a sloping hand: few words, amounts with a dash for no cents."""
    k = Kans(r)
    winkel = r.choice(("Bloemen van Rashid", "Vis & Meer Urk", "Kaas van Theo"))
    lijst = [(naam.lower(), Decimal(r.randrange(2, 60)) / 2) for naam, _, _, _ in k.lijst[:4]]
    totaal = sum((prijs for _, prijs in lijst), Decimal(0))

    def kort(bedrag: Decimal) -> str:
        return f"{bedrag:.0f},-" if bedrag == bedrag.to_integral() else geld(bedrag)

    rijen = [
        *midden(winkel, maat=1.4),
        *midden("Markt Ganzenhoef"),
        Rij(k.datum("{d.day}-{d.month}-{jjjj}", "{d.day} {mnd} {jjjj}")),
    ]
    rijen += [Rij(naam, kort(prijs)) for naam, prijs in lijst]
    rijen += [Rij("", "-----"), Rij("totaal", f"€ {kort(totaal)}", maat=1.3), Rij("contant voldaan")]
    return Bon(Waarheid(totaal, k.dag, winkel), tuple(rijen), kolommen=26, letters=CURSIEF)


def pakketpunt(r: Random) -> Bon:
    """A very large total in the middle of the line, and the slip of the card on the same paper above it."""
    k = Kans(r)
    winkel = r.choice(("Primera", "AKO"))
    k.lijst = k.lijst[:5]
    rijen = [Rij("PIN BON"), Rij("Merchant: " + k.cijfers(7)), Rij(k.datum("{dd}-{mm}-{jjjj}") + f" {k.tijd}")]
    rijen += [Rij("Bedrag: EUR " + geld(k.som)), Rij("Transactie goedgekeurd"), Rij("- " * 16), Rij("")]
    rijen += [*midden(winkel, maat=1.6), Rij("")]
    rijen += [Rij(naam.capitalize(), f"€{geld(aantal * prijs)}") for naam, aantal, prijs, _ in k.lijst]
    rijen += [Rij(""), *midden(f"TOTAAL € {geld(k.som)}", maat=1.7), Rij("")]
    btw = k.btw()
    rijen += [Rij(f"BTW {t}%  {geld(z)}", geld(b)) for t, z, b, _ in btw]
    return Bon(Waarheid(k.som, k.dag, winkel, _samen(btw)), tuple(rijen), kolommen=32)


NIEUWE: tuple[Callable[[Random], Bon], ...] = (
    *(grutter, dumpwinkel, bistro, pomp, taxi, webwinkel, tweetalig, marktbriefje, pakketpunt),
)
