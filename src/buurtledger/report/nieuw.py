"""A ledger that is about to be made, or was: what it holds and what was understood of a sheet."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.geld import euro, plat
from buurtledger.report.cijfers import procent
from buurtledger.report.document import Alinea, Blok, Document, Kop, Lijst
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Tabel, koppen, velden


class Voorstelling(NamedTuple):
    """What is shown of a new ledger."""

    begroting: Begroting
    kolommen: tuple[tuple[str, str, str], ...]
    """What was recognised in a sheet: what it holds, the letter of the column, its heading."""
    aannames: tuple[Bericht, ...]
    verschillen: tuple[Bericht, ...]
    commit: str = ""
    """Of a ledger that was made: its first commit."""

    def document(self, taal: Taal) -> Document:
        """For who is about to say yes."""
        begroting = self.begroting
        blokken: list[Blok] = []
        if self.kolommen:
            delen = (f"{letter} {schoon(kop) or '-'} = {soort}" for soort, letter, kop in self.kolommen)
            blokken.append(Alinea(taal("kolommen: {kolommen}", kolommen=", ".join(delen))))
        rijen = tuple(
            (gebied.naam, post.naam or taal("nog niet benoemd"), post.id, post.bedrag)
            for gebied in begroting.gebieden
            for post in gebied.posten
        )
        kop = koppen(N_("gebied"), N_("naam"), N_("post"), N_("bedrag"))
        blokken.append(Tabel("", kop, rijen, ((taal("totaal"), "", "", begroting.totaal),)))
        blokken.append(Lijst(tuple(self._feiten(taal))))
        for titel, berichten in ((taal("Aangenomen"), self.aannames), (taal("Klopt niet"), self.verschillen)):
            if berichten:
                blokken += [Kop(titel), Lijst(tuple(map(taal.zeg, berichten)))]
        return Document(schoon(begroting.naam), tuple(blokken))

    def _feiten(self, taal: Taal) -> list[str]:
        begroting = self.begroting
        looptijd, coordinatie, kernen = begroting.looptijd, begroting.coordinatie, begroting.kernen
        feiten = []
        if kernen.aantal:
            feiten.append(taal("kernen: {aantal}, samen {bedrag}", aantal=kernen.aantal, bedrag=euro(kernen.bedrag)))
        feiten += [
            taal(
                "coördinatie: {post}, {aandeel} (hoogstens {hoogstens})",
                post=coordinatie.post,
                aandeel=procent(begroting.posten[coordinatie.post].bedrag / begroting.totaal),
                hoogstens=procent(coordinatie.maximum),
            ),
            taal("looptijd: {van} tot en met {tot_en_met}", van=looptijd.van, tot_en_met=looptijd.tot_en_met),
        ]
        if begroting.mandaten:
            feiten.append(taal("besluiten: {namen}", namen=", ".join(schoon(m.naam) for m in begroting.mandaten)))
        return feiten

    def tabel(self) -> Tabel:
        """A row per post."""
        rijen = tuple((p.id, p.gebied, p.naam, p.bedrag) for p in self.begroting.posten.values())
        return Tabel("", velden("id", "gebied", "naam", "bedrag"), rijen)

    def gegevens(self) -> dict[str, object]:
        """For programs: what the ledger holds."""
        begroting = self.begroting
        return {
            "formaat": 1,
            "naam": begroting.naam,
            "totaal": plat(begroting.totaal),
            "looptijd": {
                "van": begroting.looptijd.van.isoformat(),
                "tot_en_met": begroting.looptijd.tot_en_met.isoformat(),
                "aanname": begroting.looptijd.aanname,
            },
            "coordinatie": {"post": begroting.coordinatie.post, "maximum": f"{begroting.coordinatie.maximum:.4f}"},
            "kernen": {
                "gebied": begroting.kernen.gebied,
                "aantal": begroting.kernen.aantal,
                "bedrag": plat(begroting.kernen.bedrag),
            }
            if begroting.kernen.gebied
            else None,
            "mandaten": [{"wie": m.wie, "naam": m.naam} for m in begroting.mandaten],
            "gebieden": [{"id": g.id, "naam": g.naam, "bedrag": plat(g.bedrag)} for g in begroting.gebieden],
            "posten": [
                {"id": p.id, "gebied": p.gebied, "naam": p.naam, "bedrag": plat(p.bedrag)}
                for p in begroting.posten.values()
            ],
            "kolommen": [{"soort": soort, "kolom": letter, "kop": kop} for soort, letter, kop in self.kolommen],
            "aannames": list(self.aannames),
            "verschillen": list(self.verschillen),
            "commit": self.commit,
        }
