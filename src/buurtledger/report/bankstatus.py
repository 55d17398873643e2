"""The report `bank status`: the proof that books and bank agree, and what is left. Reports and website show it too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bank import Afschrift
from buurtledger.model.bericht import N_, zin
from buurtledger.model.geld import NUL, plat
from buurtledger.report.document import FOUT, GOED, NADRUK, Alinea, Blok, Document, Feit, Feiten, Kop, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Rij, Tabel
from buurtledger.stand.bankbewijs import Bewijs

_DELEN = (
    ("beginsaldo", N_("al op de rekening voor het eerste afschrift")),
    ("ontvangen", N_("ontvangen subsidie")),
    ("uitbetaald", N_("uitbetaald (posten)")),
    ("bankkosten", N_("bankkosten")),
    ("rente", N_("rente")),
    ("cofinanciering", N_("van anderen ontvangen")),
    ("teruggave", N_("teruggegeven subsidie")),
    ("vreemd", N_("niet van ons")),
    ("nog_niet_verwerkt", N_("nog niet verwerkt door de bank")),
)
_GEDEELD = tuple(naam for naam, _ in _DELEN if naam != "beginsaldo")


class Boekingstekst(NamedTuple):
    """What a person needs to know an entry again; it is shown at a terminal and published nowhere."""

    naam: str
    omschrijving: str


class Bankstatus(NamedTuple):
    """What `bank status` shows. `teksten` are per kenmerk, from the kluis; no program or page gets them."""

    bewijs: Bewijs
    teksten: Mapping[str, Boekingstekst]
    terug: Decimal | None = None
    """What must go back of the subsidy, where that can be told."""
    vernietigd: Mapping[str, Sequence[Afschrift]] = {}
    """Per account the statements that were destroyed: of these the book alone tells."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1; amounts are signed as on the bank, null where none is known."""
        bewijs = self.bewijs
        return {
            "formaat": 1,
            "op": bewijs.op.isoformat(),
            "rekeningen": [
                {"naam": r.naam, "saldo": _of_niets(r.saldo), "tot_en_met": r.tot_en_met.isoformat()}
                for r in bewijs.rekeningen
            ],
            "beginsaldo": plat(bewijs.beginsaldo),
            **{naam: plat(getattr(bewijs, naam)) for naam in _GEDEELD},
            "verwacht": plat(bewijs.verwacht),
            "saldo": _of_niets(bewijs.saldo),
            "verschil": _of_niets(bewijs.verschil),
            "sluit": bewijs.sluit,
            "niet_verklaard": bewijs.niet_verklaard,
            "onverklaard": [
                {"rekening": o.rekening, "datum": o.datum.isoformat(), "bedrag": plat(o.bedrag), "kenmerk": o.kenmerk}
                for o in bewijs.onverklaard
            ],
            "onbetaald": [
                {"id": o.nummer, "post": o.post, "datum": o.datum.isoformat(), "bedrag": plat(o.bedrag)}
                for o in bewijs.onbetaald
            ],
            "dubbel": list(bewijs.dubbel),
            "afwijkend": [
                {"kenmerk": a.kenmerk, "id": a.nummer, "verschil": plat(a.verschil)} for a in bewijs.afwijkend
            ],
            "gaten": [
                {"rekening": g.rekening, "van": g.van.isoformat(), "tot_en_met": g.tot_en_met.isoformat()}
                for g in bewijs.gaten
            ],
            "terug_te_betalen": _of_niets(self.terug),
            "vernietigd": [
                {"rekening": naam, "van": a.van.isoformat(), "tot_en_met": a.tot_en_met.isoformat()}
                for naam, weg in self.vernietigd.items()
                for a in weg
            ],
        }

    def tabel(self) -> Tabel:
        """A row per part of the proof."""
        bewijs = self.bewijs
        rijen = [(naam, getattr(bewijs, naam)) for naam, _ in _DELEN]
        rijen += [("verwacht", bewijs.verwacht), ("saldo", bewijs.saldo), ("verschil", bewijs.verschil)]
        return Tabel("", (Kolom(N_("wat"), "wat"), Kolom(N_("bedrag"), "bedrag")), tuple(rijen))

    def document(self, taal: Taal) -> Document:
        """Our balance beside the bank's, the proof, and what is left."""
        bewijs = self.bewijs
        if not bewijs.rekeningen:
            return Document("", (kop_van(bewijs, taal),))
        weg = tuple(Alinea(_zegt_weg(naam, afschriften, taal)) for naam, afschriften in self.vernietigd.items())
        return Document("", (kop_van(bewijs, taal), *weg, *bewijsblokken(bewijs, taal), *self._over(taal)))

    def _over(self, taal: Taal) -> Iterator[Blok]:
        bewijs = self.bewijs
        if self.terug:
            yield Feiten((Feit(taal("terug te betalen aan de gemeente"), self.terug),))
        if bewijs.onverklaard:
            yield Kop(taal("Zonder uitleg"))
            kop = (N_("kenmerk"), N_("rekening"), N_("datum"), N_("bedrag"), N_("wie"), N_("omschrijving"))
            niets = Boekingstekst("", "")
            rijen = tuple(
                (o.kenmerk, o.rekening, o.datum, o.bedrag, *self.teksten.get(o.kenmerk, niets))
                for o in bewijs.onverklaard
            )
            yield Tabel("", tuple(map(Kolom, kop)), rijen)
            yield Alinea(taal("Doe buurtledger bank sluit-aan, of zeg wat het is: buurtledger bank boek KENMERK."))
        yield from overblokken(bewijs, taal, verklaard=bool(bewijs.onverklaard))


def _zegt_weg(naam: str, afschriften: Sequence[Afschrift], taal: Taal) -> str:
    return taal(
        "{n:afschrift|afschriften} van {naam}, van {van} tot en met {tot}, {n:|is|zijn} vernietigd: de zeven jaar zijn "
        "om. De bedragen van toen komen uit het boek van de bank; welke boekingen er zonder uitleg bleven is niet "
        "meer te zien.",
        n=len(afschriften),
        naam=naam,
        van=min(a.van for a in afschriften),
        tot=max(a.tot_en_met for a in afschriften),
    )


def _of_niets(bedrag: Decimal | None) -> str | None:
    return None if bedrag is None else plat(bedrag)


def kop_van(bewijs: Bewijs, taal: Taal) -> Alinea:
    """Our balance beside the bank's, in one sentence."""
    if not bewijs.rekeningen:
        tekst = taal("Er is nog geen afschrift ingelezen. Doe buurtledger bank importeer BESTAND.")
        return Alinea(tekst, NADRUK)
    if bewijs.saldo is None:
        onbekend = tuple(rekening.naam for rekening in bewijs.rekeningen if rekening.saldo is None)
        tekst = taal(
            "Volgens de boeken staat er op {op} {verwacht}; wat de bank heeft is niet bekend, want in het afschrift "
            "van {namen} staat geen saldo.",
            op=bewijs.op,
            verwacht=bewijs.verwacht,
            namen=onbekend,
        )
        return Alinea(tekst, NADRUK)
    if bewijs.sluit:
        tekst = taal("Boek en bank zijn het eens: op {op} staat er {saldo}.", op=bewijs.op, saldo=bewijs.saldo)
        return Alinea(tekst, GOED)
    verschil = bewijs.verschil or NUL
    meer = zin("{verschil} meer", verschil=verschil) if verschil > 0 else zin("{verschil} minder", verschil=-verschil)
    tekst = taal(
        "Op {op} staat er volgens de boeken {verwacht} en volgens de bank {saldo}: de bank heeft {meer}.",
        op=bewijs.op,
        verwacht=bewijs.verwacht,
        saldo=bewijs.saldo,
        meer=meer,
    )
    return Alinea(tekst, FOUT)


def bewijsblokken(bewijs: Bewijs, taal: Taal) -> tuple[Blok, ...]:
    """The proof as a table: what it is made of, what it comes to, and what stands on each account.

    What is nothing is left out. Nothing of a counterparty is in it: it may stand in a report and on the website.
    """
    rijen = tuple(
        (taal(kop), getattr(bewijs, naam)) for naam, kop in _DELEN if getattr(bewijs, naam) or naam == "ontvangen"
    )
    som = (taal("hoort er te staan"), bewijs.verwacht)
    kolommen = (Kolom(N_("wat")), Kolom(N_("bedrag")))
    staat = [
        (taal("op {naam}, tot en met {dag}", naam=r.naam, dag=r.tot_en_met), r.saldo if r.saldo is not None else "-")
        for r in bewijs.rekeningen
    ]
    slot: tuple[Rij, ...] = ()
    if bewijs.saldo is not None:
        slot = ((taal("staat er"), bewijs.saldo), (taal("verschil"), bewijs.verschil or Decimal("0.00")))
    bewijstabel = Tabel(taal("Het bewijs"), kolommen, rijen, (som,))
    return bewijstabel, Tabel(taal("De rekeningen"), kolommen, tuple(staat), slot)


def overblokken(bewijs: Bewijs, taal: Taal, *, verklaard: bool = False) -> Iterator[Blok]:
    """What is left of the proof, by what is public: how many entries nobody explained (`verklaard`: these were named),
    what should be on the bank and is not, what was paid twice, and what differs."""
    if bewijs.niet_verklaard and not verklaard:
        yield Alinea(taal("{n:boeking|boekingen} van de bank zonder uitleg.", n=bewijs.niet_verklaard), NADRUK)
    for gat in bewijs.gaten:
        yield Alinea(
            taal(
                "Van {rekening} is er geen afschrift van {van} tot en met {tot}; lees dat in, want dat het saldo klopt "
                "zegt niet dat er niets gebeurde.",
                rekening=gat.rekening,
                van=gat.van,
                tot=gat.tot_en_met,
            ),
            NADRUK,
        )
    if bewijs.onbetaald:
        yield Kop(taal("Niet op de bank"))
        kolommen = tuple(map(Kolom, (N_("nummer"), N_("post"), N_("datum"), N_("bedrag"))))
        onbetaald = tuple((o.nummer, o.post, o.datum, o.bedrag) for o in bewijs.onbetaald)
        yield Tabel("", kolommen, onbetaald)
    regels = [Alinea(taal("{id} is twee keer betaald", id=nummer), FOUT) for nummer in bewijs.dubbel]
    regels += (
        Alinea(taal("bij {id} wijkt de bank {verschil} af van het boek", id=a.nummer, verschil=a.verschil), NADRUK)
        for a in bewijs.afwijkend
    )
    if regels:
        yield Lijst(tuple(regels))
