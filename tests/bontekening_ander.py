"""Layouts that were drawn after the reader was made, and by which it was never changed: they tell how it does on paper
that nobody thought of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random

from tests.bontekening import MAANDNAMEN, MONO, SCHREEFLOOS, Bon, Kans, Rij, Waarheid, geld, midden, rond


def prijsvechter(r: Random) -> Bon:
    """Letters of rates behind the prices; the total before what was paid; the day at the very end."""
    k = Kans(r)
    winkel = r.choice(("Lidl", "Aldi", "Dirk"))
    rijen = [*midden(winkel, maat=1.6), *midden("Karspeldreef 1145", "1104 SE Amsterdam"), Rij(""), Rij("", "EUR")]
    for naam, aantal, prijs, tarief in k.lijst:
        rijen.append(Rij(naam.title(), f"{geld(aantal * prijs)} {'B' if tarief == 9 else 'A'}"))
        if aantal > 1:
            rijen.append(Rij(f"    {geld(prijs)} x {aantal}"))
    totaal = k.som
    rijen += [Rij("-" * 38), Rij("Te betalen", f"{geld(totaal)}  ", maat=1.3), Rij("=" * 38)]
    rijen += [Rij("Bankpas", f"{geld(totaal)}  "), Rij("-" * 38), Rij("MWST%    MWST +  Netto =  Brutto")]
    btw = k.btw()
    rijen += [Rij(f"{'B' if t == 9 else 'A'} {t:>2} % {geld(b):>8} {geld(z):>8} {geld(m):>8}") for t, z, b, m in btw]
    samen = sum((b for _, _, b, _ in btw), Decimal(0))
    rijen += [Rij(f"Som    {geld(samen):>8} {geld(totaal - samen):>8} {geld(totaal):>8}"), Rij("")]
    stand = k.datum("{dd}.{mm}.{jj}", "{dd}.{mm}.{jjjj}")
    rijen.append(Rij(f"{k.cijfers(4)} {k.cijfers(6)}/{k.cijfers(2)}   {stand}  {k.tijd}"))
    rijen += midden("Openingstijden ma-za 8:00-21:00")
    return Bon(Waarheid(totaal, k.dag, winkel, samen), tuple(rijen), kolommen=38)


def parkeren(r: Random) -> Bon:
    """Few words: from, until, and what it cost."""
    k = Kans(r)
    winkel = r.choice(("Parkeergarage P6 Arena", "Villa ArenA Parking"))
    totaal = k.prijs()
    btw = rond(totaal * 21 / 121)
    einde = f"{k.dag:%d-%m-%Y} 23:10"
    rijen = [*midden(winkel, maat=1.3), *midden("KWITANTIE"), Rij(""), Rij("Inrijden", f"{k.dag:%d-%m-%Y} {k.tijd}")]
    rijen += [Rij("Uitrijden", einde), Rij("Kaartnummer", k.cijfers(9)), Rij(""), Rij("Bedrag", f"EUR {geld(totaal)}")]
    rijen += [Rij("waarvan 21% BTW", f"EUR {geld(btw)}"), Rij("Betaald met Maestro", f"EUR {geld(totaal)}")]
    rijen += [Rij(""), *midden("Goede reis")]
    return Bon(Waarheid(totaal, k.dag, winkel, btw), tuple(rijen), kolommen=36)


def boekwinkel(r: Random) -> Bon:
    """A day in words with a weekday, prices with a euro sign before, a loyalty card."""
    k = Kans(r)
    winkel = r.choice(("Primera", "Bruna", "Boekhandel Venstra"))
    nr = k.cijfers(7)
    rijen = [*midden(winkel, maat=1.7), *midden("Reigersbos 40"), Rij("")]
    rijen += [
        Rij(f"Bonnummer: {nr}"),
        Rij(k.datum("{wd} {d.day} {mnd} {jjjj}", "{d.day} {m}. {jjjj}") + f" om {k.tijd}"),
        Rij(""),
    ]
    rijen += [Rij(f"{aantal} {naam.capitalize()}", f"€ {geld(aantal * prijs)}") for naam, aantal, prijs, _ in k.lijst]
    totaal = k.som
    rijen += [Rij("", "-" * 10), Rij(f"Totaal {len(k.lijst)} artikel(en)", f"€ {geld(totaal)}", maat=1.1)]
    rijen += [Rij("Pin", f"€ {geld(totaal)}"), Rij("Teruggave", "€ 0,00"), Rij("")]
    rijen += [Rij(f"Btw {t}%", f"€ {geld(b)}") for t, _, b, _ in k.btw()]
    geldig = k.dag + timedelta(days=60)
    rijen += [Rij("Gespaard", f"€ {geld(rond(totaal / 100))}"), Rij(f"Tegoed geldig tot {geldig:%d-%m-%Y}")]
    return Bon(
        Waarheid(totaal, k.dag, winkel, sum((b for _, _, b, _ in k.btw()), Decimal(0)), nr),
        tuple(rijen),
        letters=SCHREEFLOOS,
    )


def bouwhal(r: Random) -> Bon:
    """Prices per piece and sums in two columns, a discount on the whole, cash with rounding to five cents."""
    k = Kans(r)
    winkel = r.choice(("Hornbach", "Hubo", "Bauhaus"))
    rijen = [
        *midden(winkel, maat=1.5),
        *midden("Bouwmarkt Amsterdam"),
        Rij(""),
        Rij(f"Datum {k.dag:%d/%m/%Y}", f"Tijd {k.tijd}"),
    ]
    rijen += [Rij("Art.nr   Omschrijving"), Rij("Aantal  Prijs", "Totaal"), Rij("-" * 40)]
    for naam, aantal, prijs, _ in k.lijst:
        rijen += [Rij(f"{k.cijfers(8)} {naam}"), Rij(f"{aantal} st  {geld(prijs)}", geld(aantal * prijs))]
    korting = rond(k.som * r.choice((0, 5, 10)) / 100)
    rijen += [Rij("-" * 40), Rij("Subtotaal", geld(k.som))]
    if korting:
        rijen.append(Rij("Klantenkorting", f"-{geld(korting)}"))
    totaal = k.som - korting
    rijen += [Rij("Totaal", geld(totaal), maat=1.3)]
    gegeven = k.contant(totaal)
    rijen += [Rij("Contant ontvangen", geld(gegeven)), Rij("Wisselgeld", geld(gegeven - totaal)), Rij("")]
    rijen += [Rij("In dit bedrag is aan btw begrepen:")]
    rijen += [Rij(f"{t}% van {geld(m)}", geld(b)) for t, _, b, m in k.btw(korting)]
    rijen += [Rij(f"Retourneren tot {k.dag + timedelta(days=30):%d/%m/%Y}")]
    return Bon(Waarheid(totaal, k.dag, winkel, sum((b for _, _, b, _ in k.btw(korting)), Decimal(0))), tuple(rijen))


def koffie(r: Random) -> Bon:
    """A small paper: the day without century, a tip, no VAT."""
    k = Kans(r)
    k.lijst = k.lijst[:4]
    winkel = r.choice(("Koffiehuis Gein", "Lunchroom Puur", "Snackbar 't Hoekje"))
    nr = k.cijfers(3)
    rijen = [*midden(winkel, maat=1.3), Rij(f"Bon {nr}", f"{k.dag:%d-%m-%y} {k.tijd}"), Rij("-" * 28)]
    rijen += [Rij(f"{aantal} {naam.lower()}", geld(aantal * prijs)) for naam, aantal, prijs, _ in k.lijst]
    rijen += [
        Rij("-" * 28),
        Rij("Te voldoen", geld(k.som), maat=1.2),
        Rij("Contactloos", geld(k.som)),
        *midden("Eet smakelijk"),
    ]
    return Bon(Waarheid(k.som, k.dag, winkel, None, nr), tuple(rijen), kolommen=28, letters=(*MONO, *SCHREEFLOOS))


def apotheek(r: Random) -> Bon:
    """The total stands in the middle, its label left of it, and once more in words of the card."""
    k = Kans(r)
    winkel = r.choice(("Apotheek Reigersbos", "Optiek Ganzenhoef"))
    rijen = [Rij(winkel), Rij("Tel. 020-" + k.cijfers(7)), Rij(f"KvK {k.cijfers(8)}"), Rij("")]
    nr = k.cijfers(5)
    rijen += [
        Rij("KASSABON"),
        Rij(f"Nr. {nr}  {k.datum('{d.day}-{d.month}-{jjjj}', '{dd}-{mm}-{jjjj}')}  {k.tijd}"),
        Rij(""),
    ]
    rijen += [Rij(f"{naam.capitalize():<20}{geld(aantal * prijs):>10}") for naam, aantal, prijs, _ in k.lijst]
    rijen += [Rij(f"{'Totaal te betalen':<20}{geld(k.som):>10}"), Rij(f"{'Betaald per pin':<20}{geld(k.som):>10}")]
    rijen += [Rij(""), Rij("Bedragen zijn inclusief btw")]
    return Bon(Waarheid(k.som, k.dag, winkel, None, nr), tuple(rijen), kolommen=34, letters=MONO)


def rekening(r: Random) -> Bon:
    """An invoice with its data in a bar across the page, and the sum in a line of words."""
    k = Kans(r)
    winkel = r.choice(("Theatergroep Zuid", "Geluid & Licht Verhuur B.V.", "Cateringbedrijf Anansi"))
    nr = f"{k.dag:%y}{k.cijfers(4)}"
    dag = f"{k.dag.day} {MAANDNAMEN[k.dag.month - 1]} {k.dag.year}"
    t: list[tuple[float, float, str, float, str]] = [(20, 20, winkel, 8.0, "l"), (190, 22, "REKENING", 6.0, "r")]
    t += [
        (20, 32, "Anton de Komplein 150 | 1102 CW Amsterdam | www.voorbeeld.test", 3.2, "l"),
        (20, 50, "Buurtbudget K-buurt", 3.8, "l"),
    ]
    for x, naam, waarde in (
        (20, "Rekeningnr.", nr),
        (65, "Datum", dag),
        (110, "Betalen voor", f"{k.dag + timedelta(days=21):%d-%m-%Y}"),
        (155, "Klantnr.", k.cijfers(4)),
    ):
        t += [(x, 75, naam, 3.4, "l"), (x, 80, waarde, 3.8, "l")]
    y, netto = 98.0, Decimal(0)
    for naam, aantal, prijs, _ in k.lijst[:5]:
        netto += aantal * prijs
        t += [
            (20, y, f"{aantal} x {naam.capitalize()} à {geld(prijs)}", 3.8, "l"),
            (190, y, f"€ {geld(aantal * prijs)}", 3.8, "r"),
        ]
        y += 7
    btw = rond(netto * 21 / 100)
    for naam, bedrag in (("Bedrag exclusief btw", netto), ("21% btw", btw), ("Totaal te betalen", netto + btw)):
        y += 7
        t += [(120, y, naam, 4.0, "l"), (190, y, f"€ {geld(bedrag)}", 4.0, "r")]
    t += [(20, y + 18, f"U kunt € {geld(netto + btw)} overmaken op NL00 BANK 0123 4567 89 t.n.v. {winkel}.", 3.4, "l")]
    return Bon(Waarheid(netto + btw, k.dag, winkel, btw, nr), teksten=tuple(t), letters=SCHREEFLOOS)


def invoice(r: Random) -> Bon:
    """In English."""
    k = Kans(r)
    winkel = r.choice(("Bright Print Ltd", "Southeast Community Hall", "Paint & Play Workshops"))
    nr = f"INV-{k.cijfers(5)}"
    dag = f"{k.dag.day} {k.dag:%B} {k.dag.year}"
    t: list[tuple[float, float, str, float, str]] = [
        (20, 22, winkel, 7.0, "l"),
        (20, 31, "Amsterdam, the Netherlands", 3.6, "l"),
    ]
    t += [
        (120, 50, "Invoice number:", 3.8, "l"),
        (190, 50, nr, 3.8, "r"),
        (120, 56, "Invoice date:", 3.8, "l"),
        (190, 56, dag, 3.8, "r"),
    ]
    t += [
        (120, 62, "Due date:", 3.8, "l"),
        (190, 62, f"{k.dag + timedelta(days=30):%d %B %Y}", 3.8, "r"),
        (20, 60, "Bill to: K-buurt", 3.8, "l"),
    ]
    y, netto = 90.0, Decimal(0)
    for naam, aantal, prijs, _ in k.lijst[:4]:
        netto += aantal * prijs
        t += [
            (20, y, naam.capitalize(), 3.8, "l"),
            (150, y, str(aantal), 3.8, "r"),
            (190, y, f"€{aantal * prijs:,.2f}", 3.8, "r"),
        ]
        y += 7
    btw = rond(netto * 21 / 100)
    for naam, bedrag in (("Subtotal", netto), ("VAT 21%", btw), ("Total due", netto + btw)):
        y += 8
        t += [(140, y, naam, 4.0, "l"), (190, y, f"€{bedrag:,.2f}", 4.0, "r")]
    return Bon(Waarheid(netto + btw, k.dag, winkel, btw, nr), teksten=tuple(t), letters=SCHREEFLOOS)


ANDERE: tuple[Callable[[Random], Bon], ...] = (
    *(prijsvechter, parkeren, boekwinkel, bouwhal, koffie, apotheek, rekening, invoice),
)
