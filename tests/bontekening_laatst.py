"""Layouts that are looked at last: the reader was finished before what it makes of these was seen, and not changed
after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random

from tests.bontekening import MAANDNAMEN, MONO, SCHREEFLOOS, Bon, Kans, Rij, Waarheid, geld, midden, rond


def _samen(btw: list[tuple[int, Decimal, Decimal, Decimal]]) -> Decimal:
    return sum((b for _, _, b, _ in btw), Decimal(0))


def warenhuis_nieuw(r: Random) -> Bon:
    """Short day with an apostrophe, discounts as a percentage, the number at the foot below bars."""
    k = Kans(r)
    nr = k.cijfers(4) + "-" + k.cijfers(5)
    rijen = [*midden("HEMA", maat=2.2), *midden("Amsterdamse Poort 20"), Rij("")]
    korting = Decimal(0)
    for naam, aantal, prijs, _ in k.lijst:
        rijen.append(Rij(f"{naam.lower()}", geld(aantal * prijs)))
        if aantal > 1:
            rijen.append(Rij(f"  {aantal} x {geld(prijs)}"))
        if r.random() < 0.2:
            eraf = rond(aantal * prijs / 2)
            korting += eraf
            rijen.append(Rij("  50% korting", f"{geld(eraf)}-"))
    totaal = k.som - korting
    rijen += [Rij(""), Rij("totaal", geld(totaal), maat=1.5), Rij("pinpas", geld(totaal)), Rij("")]
    btw = k.btw(korting)
    rijen += [Rij("btw    over     bedrag")]
    rijen += [Rij(f"{t}%  {geld(z):>9} {geld(b):>9}") for t, z, b, _ in btw]
    rijen += [Rij(""), Rij(k.datum("{dd}-{mm}-'{jj}", "{d.day} {m} '{jj}") + f"  {k.tijd}"), Rij(f"bon {nr}")]
    rijen += midden("omruilen binnen 30 dagen met bon")
    return Bon(
        Waarheid(totaal, k.dag, "HEMA", _samen(btw), nr), tuple(rijen), kolommen=34, letters=(*MONO, *SCHREEFLOOS)
    )


def avondwinkel(r: Random) -> Bon:
    """An old till: no names but groups of goods, the comma apart from the cents, the day before the number."""
    k = Kans(r)
    winkel = r.choice(("Avondwinkel Gein", "Nachtwinkel Reigersbos"))

    def los(bedrag: Decimal) -> str:
        return geld(bedrag).replace(",", ", ")

    nr = k.cijfers(4)
    rijen = [*midden(winkel, maat=1.3), *midden("open tot 02:00"), Rij(k.datum("{dd}-{mm}-{jjjj}"), f"#{nr}"), Rij("")]
    rijen += [Rij(f"GROEP {r.randrange(1, 9)}", los(aantal * prijs)) for _, aantal, prijs, _ in k.lijst]
    gegeven = k.contant(k.som)
    rijen += [Rij("TL", "=" * 8), Rij("TOTAAL", los(k.som), maat=1.5), Rij("KONTANT", los(gegeven))]
    rijen += [Rij("TERUG", los(gegeven - k.som)), Rij(k.tijd, "KASSA 1")]
    return Bon(Waarheid(k.som, k.dag, winkel, None, nr), tuple(rijen), kolommen=26)


def bezorgmaal(r: Random) -> Bon:
    """Food that was brought: delivery, service, deposit, a total that was paid on the internet."""
    k = Kans(r)
    winkel = r.choice(("Warung Mini", "New York Pizza", "Roopram Roti"))
    nr = k.cijfers(6)
    rijen = [
        *midden(winkel, maat=1.5),
        Rij(f"Bestelling #{nr}"),
        Rij("Besteld", k.datum("{dd}-{mm}-{jjjj}") + f" {k.tijd}"),
    ]
    rijen += [Rij("BEZORGEN", "ZSM"), Rij("-" * 34)]
    rijen += [
        Rij(f"{aantal} x {naam.capitalize()}", f"€ {geld(aantal * prijs)}") for naam, aantal, prijs, _ in k.lijst[:5]
    ]
    som = sum((aantal * prijs for _, aantal, prijs, _ in k.lijst[:5]), Decimal(0))
    kosten, service = Decimal(r.choice((0, 250, 399))) / 100, Decimal("0.39")
    totaal = som + kosten + service
    rijen += [Rij("-" * 34), Rij("Subtotaal", f"€ {geld(som)}"), Rij("Bezorgkosten", f"€ {geld(kosten)}")]
    rijen += [Rij("Servicekosten", f"€ {geld(service)}"), Rij("Totaal", f"€ {geld(totaal)}", maat=1.3)]
    rijen += [Rij("Bestelling is betaald (iDEAL)"), *midden("Eet smakelijk!")]
    return Bon(Waarheid(totaal, k.dag, winkel, None, nr), tuple(rijen), kolommen=34, letters=(*MONO, *SCHREEFLOOS))


def kringloop(r: Random) -> Bon:
    """Rounded to five cents in cash; margin goods, so no VAT; the day with its weekday."""
    k = Kans(r)
    winkel = r.choice(("Kringloop Zuidoost", "De Lokatie"))
    rijen = [
        *midden(winkel, maat=1.4),
        *midden("Kassabon"),
        Rij(k.datum("{wd} {dd}-{mm}-{jjjj}", "{wd} {d.day} {mnd} {jjjj}"), k.tijd),
    ]
    rijen += [Rij(naam.capitalize(), geld(aantal * prijs)) for naam, aantal, prijs, _ in k.lijst]
    afgerond = Decimal(int(k.som * 20 + Decimal("0.5"))) / 20
    verschil = afgerond - k.som
    rijen += [Rij("-" * 32), Rij("Totaal artikelen", geld(k.som))]
    if verschil:
        rijen += [Rij("Afronding", geld(verschil))]
    gegeven = k.contant(afgerond)
    rijen += [
        Rij("Te betalen", geld(afgerond), maat=1.3),
        Rij("Contant", geld(gegeven)),
        Rij("Wisselgeld", geld(gegeven - afgerond)),
    ]
    rijen += midden("Margeregeling gebruikte goederen")
    return Bon(Waarheid(rond(afgerond), k.dag, winkel), tuple(rijen), kolommen=32)


def bioscoop(r: Random) -> Bon:
    """A day of the show beside the day of buying; each seat a line; VAT in one line with its base."""
    k = Kans(r)
    winkel = r.choice(("Pathé Arena", "Theater de Engel"))
    prijs, stuks = Decimal(r.randrange(800, 1600)) / 100, r.randrange(1, 6)
    totaal = prijs * stuks
    btw = rond(totaal * 9 / 109)
    nr = k.cijfers(8)
    voorstelling = k.dag + timedelta(days=3)
    rijen = [*midden(winkel, maat=1.5), *midden("Kassaticket"), Rij(f"Ticketnr {nr}")]
    rijen += [
        Rij("Aankoopdatum", k.datum("{dd}/{mm}/{jjjj}") + f" {k.tijd}"),
        Rij("Voorstelling", f"{voorstelling:%d/%m/%Y} 20:30"),
    ]
    rijen += [Rij(f"{stuks} x Stoel zaal 4 à {geld(prijs)}", geld(totaal)), Rij("", "-" * 9)]
    rijen += [Rij("Totaal te voldoen", f"€ {geld(totaal)}", maat=1.2), Rij("VPAY", f"€ {geld(totaal)}")]
    rijen += [Rij(f"9% btw over {geld(totaal - btw)}", geld(btw))]
    return Bon(Waarheid(totaal, k.dag, winkel, btw, nr), tuple(rijen), kolommen=38)


def stomerij(r: Random) -> Bon:
    """A day of bringing and one of fetching; a total below a line of its own, paid beforehand."""
    k = Kans(r)
    k.lijst = k.lijst[:4]
    winkel = r.choice(("Stomerij Kleiburg", "Schoenmaker Ali"))
    nr = k.cijfers(5)
    rijen = [*midden(winkel, maat=1.4), *midden("Tel 020-" + k.cijfers(7)), Rij(f"Bonnr. {nr}")]
    rijen += [
        Rij("Gebracht", k.datum("{dd}-{mm}-{jj}", "{dd}.{mm}.{jjjj}")),
        Rij("Ophalen na", f"{k.dag + timedelta(days=5):%d-%m-%y}"),
    ]
    rijen += [Rij(f"{aantal} {naam.lower()}", geld(aantal * prijs)) for naam, aantal, prijs, _ in k.lijst]
    rijen += [Rij("Totaal incl. 21% btw:"), Rij("", f"€ {geld(k.som)}", maat=1.4), Rij("BETAALD PER PIN", geld(k.som))]
    return Bon(Waarheid(k.som, k.dag, winkel, None, nr), tuple(rijen), kolommen=30)


def drukker(r: Random) -> Bon:
    """An invoice with a discount and shipping between, VAT once, the sum in a band at the foot with its terms."""
    k = Kans(r)
    winkel = r.choice(("Drukkerij De Bijlmer B.V.", "Printpunt Zuidoost", "Zaalverhuur Het Anker"))
    nr = f"{k.dag.year}-{k.cijfers(4)}"
    t: list[tuple[float, float, str, float, str]] = [
        (190, 18, winkel, 6.5, "r"),
        (190, 26, "KvK " + k.cijfers(8), 3.4, "r"),
    ]
    t += [
        (20, 45, "FACTUUR", 7.0, "l"),
        (20, 58, f"Nummer {nr}", 3.8, "l"),
        (20, 64, "Datum " + k.datum("{d.day} {mnd} {jjjj}", "{dd}-{mm}-{jjjj}"), 3.8, "l"),
    ]
    t += [
        (20, 70, f"Vervaldatum {k.dag + timedelta(days=14):%d-%m-%Y}", 3.8, "l"),
        (120, 58, "Kern Kantershof", 3.8, "l"),
    ]
    y, som = 95.0, Decimal(0)
    for naam, aantal, prijs, _ in k.lijst[:5]:
        som += aantal * prijs
        t += [
            (20, y, naam.capitalize(), 3.8, "l"),
            (110, y, f"{aantal} stuks", 3.8, "l"),
            (190, y, geld(aantal * prijs), 3.8, "r"),
        ]
        y += 7
    korting, porto = rond(som * r.choice((0, 5)) / 100), Decimal(r.choice((0, 695))) / 100
    netto = som - korting + porto
    btw = rond(netto * 21 / 100)
    delen = [
        ("Som", som),
        *([("Korting 5%", -korting)] if korting else []),
        *([("Verzendkosten", porto)] if porto else []),
    ]
    delen += [("Totaal exclusief btw", netto), ("Btw 21%", btw), ("Totaal inclusief btw", netto + btw)]
    for naam, bedrag in delen:
        y += 7
        t += [(120, y, naam, 3.9, "l"), (190, y, f"€ {geld(bedrag)}", 3.9, "r")]
    t += [(20, 270, f"Betaling binnen 14 dagen op NL00 BANK 0123 4567 89 o.v.v. {nr}", 3.3, "l")]
    letters = (*SCHREEFLOOS, "LiberationSerif-Regular")
    return Bon(Waarheid(netto + btw, k.dag, winkel, btw, nr), teksten=tuple(t), letters=letters)


def speeltuin(r: Random) -> Bon:
    """A day of the month in words at the top, amounts with the euro sign behind, a group price below."""
    k = Kans(r)
    winkel = r.choice(("Speeltuin Het Bijltje", "Kinderboerderij Bijlmerweide", "Zwembad Bijlmer"))
    soorten = [
        ("Kind", Decimal("4.50")),
        ("Volwassene", Decimal("6.00")),
        ("Kop koffie", Decimal("2.75")),
        ("IJsje", Decimal("1.95")),
    ]
    lijst = [(naam, r.randrange(1, 12), prijs) for naam, prijs in r.sample(soorten, r.randrange(2, 5))]
    totaal = sum((aantal * prijs for _, aantal, prijs in lijst), Decimal(0))
    dag = f"{k.dag.day} {MAANDNAMEN[k.dag.month - 1]} {k.dag.year}"
    rijen = [*midden(winkel, maat=1.3), *midden(dag, k.tijd + " uur"), Rij("")]
    rijen += [Rij(f"{aantal} {naam} ({geld(prijs)})", f"{geld(aantal * prijs)} €") for naam, aantal, prijs in lijst]
    rijen += [Rij(""), Rij("Totaalbedrag", f"{geld(totaal)} €", maat=1.3), Rij("Pin", f"{geld(totaal)} €")]
    rijen += midden("Veel plezier!")
    return Bon(Waarheid(totaal, k.dag, winkel), tuple(rijen), kolommen=32, letters=(*MONO, *SCHREEFLOOS))


LAATSTE: tuple[Callable[[Random], Bon], ...] = (
    *(warenhuis_nieuw, avondwinkel, bezorgmaal, kringloop, bioscoop, stomerij, drukker, speeltuin),
)
