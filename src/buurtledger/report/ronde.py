"""A meeting in three forms: its agenda, an invitation to it, and minutes to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit
from buurtledger.model.geld import NUL
from buurtledger.model.voorstel import Voorstel
from buurtledger.report.document import CODE, Alinea, Blok, Document, Feit, Feiten, Kop, Lijst, Wijzigingen
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Rij, Tabel
from buurtledger.report.voorgelegd import geteld, kort, met_hoofdletter, waar_en_wanneer
from buurtledger.report.voorstellen import zou_doen
from buurtledger.stand.ronde import Ronde

HOOGSTENS = 20
"""So many ideas or kernen are named one by one; of more is said how many there are."""
_LIJN = "…" * 40
"""Room to write, that Markdown leaves as it is."""
SOORTEN = {
    "leersessie": N_("leersessie"),
    "kwartaalronde": N_("kwartaalronde"),
    "kernenraad": N_("kernenraad"),
    "buurtberaad": N_("buurtberaad"),
}
"""The kinds that every ledger knows, in words; another is called as the budget calls it."""


class Stuk(StrEnum):
    """What is made of it."""

    AGENDA = "agenda"
    UITNODIGING = "uitnodiging"
    NOTULEN = "notulen"


class RondeVerslag(NamedTuple):
    """What `ronde agenda`, `ronde uitnodiging` and `ronde notulen` show."""

    ronde: Ronde
    plan: Begroting
    besluiten: tuple[Besluit, ...]
    begroting: Begroting
    """That of the day, for names."""
    stuk: Stuk = Stuk.AGENDA
    bestand: str = ""
    """Where the minutes will be, as a besluit can name it."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        r, a = self.ronde, self.ronde.afspraak
        return {
            "formaat": 1,
            "soort": r.soort,
            "datum": r.dag.isoformat() if r.dag else None,
            "plaats": a.plaats or None if a else None,
            "onderwerp": a.onderwerp or None if a else None,
            "gepland": bool(a and a.gepland),
            "op": r.op.isoformat(),
            "voorstellen": [v.naam for v in r.voorstellen],
            "ideeen": [een.idee.nummer for een in r.ideeen],
            "kernen": [eigen.post.id for eigen in r.kernen],
        }

    def tabel(self) -> Tabel:
        """A row per point."""
        kop, namen = (N_("soort"), N_("naam"), N_("wat")), ("soort", "naam", "wat")
        rijen: list[Rij] = [("voorstel", v.naam, v.waarom) for v in self.ronde.voorstellen]
        rijen += [("idee", een.idee.nummer, een.idee.omschrijving) for een in self.ronde.ideeen]
        rijen += [("kern", eigen.post.id, eigen.post.naam) for eigen in self.ronde.kernen]
        return Tabel("", tuple(map(Kolom, kop, namen)), tuple(rijen))

    def document(self, taal: Taal) -> Document:
        """The chosen form for people."""
        match self.stuk:
            case Stuk.UITNODIGING:
                return Document(taal("Uitnodiging: {wat}", wat=self._naam(taal)), tuple(self._uitnodiging(taal)))
            case Stuk.NOTULEN:
                return Document(taal("Notulen: {wat}", wat=self._naam(taal)), tuple(self._notulen(taal)))
            case _:
                return Document(taal("Agenda: {wat}", wat=self._naam(taal)), tuple(self._agenda(taal)))

    def _naam(self, taal: Taal) -> str:
        return taal(SOORTEN.get(self.ronde.soort, self.ronde.soort)) if self.ronde.soort else taal("bijeenkomst")

    def _wanneer(self, taal: Taal) -> str:
        afspraak = self.ronde.afspraak
        if afspraak is None:
            return taal("nog te kiezen")
        dag = taal.dag(afspraak.dag)
        return dag if afspraak.gepland else taal("nog te plannen, uiterlijk {dag}", dag=dag)

    def _plek(self, taal: Taal) -> Iterator[Feit]:
        afspraak = self.ronde.afspraak
        yield Feit(taal("wanneer"), self._wanneer(taal))
        for kop, waarde in (
            (taal("waar"), afspraak.plaats if afspraak else ""),
            (taal("waarover"), afspraak.onderwerp if afspraak else ""),
        ):
            if waarde:
                yield Feit(kop, waarde)

    def _agenda(self, taal: Taal) -> Iterator[Blok]:
        yield Feiten(tuple(self._plek(taal)))
        yield Kop(taal("Wat er voorligt"))
        if self.ronde.voorstellen:
            yield Lijst(tuple(self._in_lijst(v, taal) for v in self.ronde.voorstellen))
        else:
            yield Alinea(taal("Er ligt nu niets voor."))
        yield from self._ideeen(taal)
        yield from self._kernen(taal)

    def _in_lijst(self, voorstel: Voorstel, taal: Taal) -> str:
        return taal(
            "{waarom} ({naam}; reageren tot en met {tot}; {geteld})",
            waarom=kort(met_hoofdletter(voorstel.waarom), 200),
            naam=voorstel.naam,
            tot=voorstel.reageren_tot,
            geteld=geteld(voorstel, taal),
        )

    def _ideeen(self, taal: Taal) -> Iterator[Blok]:
        ideeen = self.ronde.ideeen
        if not ideeen:
            return
        yield Kop(taal("Ideeën zonder antwoord"))
        yield Lijst(tuple(een.idee.omschrijving for een in ideeen[:HOOGSTENS]))
        if len(ideeen) > HOOGSTENS:
            yield Alinea(taal("En nog {meer}.", meer=str(len(ideeen) - HOOGSTENS)))

    def _kernen(self, taal: Taal) -> Iterator[Blok]:
        kernen = self.ronde.kernen
        if not kernen:
            return
        yield Kop(taal("Wie nog vertelt wat er gedaan en geleerd is"))
        yield Lijst(tuple(eigen.post.naam for eigen in kernen[:HOOGSTENS]))
        if len(kernen) > HOOGSTENS:
            yield Alinea(taal("En nog {meer}.", meer=str(len(kernen) - HOOGSTENS)))

    def _uitnodiging(self, taal: Taal) -> Iterator[Blok]:
        yield Alinea(taal("Beste buren,"))
        yield Alinea(taal("Je bent welkom: iedereen mag meepraten over het buurtbudget."))
        yield Feiten(tuple(self._plek(taal)))
        for voorstel in self.ronde.voorstellen:
            yield from self._kop(voorstel)
            yield self._gevolg(voorstel)
            zegt = taal(
                "Er is nog niets besloten; je kunt er tot en met {tot} iets van zeggen.", tot=voorstel.reageren_tot
            )
            waar = taal("Besproken: {waar}.", waar=waar_en_wanneer(voorstel, taal))
            yield Alinea(f"{zegt} {waar}")
        yield from self._ideeen(taal)
        yield from self._kernen(taal)
        yield Alinea(taal("Tot dan!"))

    def _kop(self, voorstel: Voorstel, nummer: str = "") -> Iterator[Blok]:
        """What it is about; all of it below the heading, where that is too long for one."""
        heel = " ".join(met_hoofdletter(voorstel.waarom).split())
        yield Kop(f"{nummer}{kort(heel, 120)}")
        if len(heel) > 120:
            yield Alinea(heel)

    def _gevolg(self, voorstel: Voorstel) -> Wijzigingen:
        zou, namen = zou_doen(self.plan, self.besluiten, voorstel), self.begroting.postnamen
        voor, na = zou.voor.posten, zou.na.posten
        return Wijzigingen(
            tuple(
                (namen.get(post, post), voor[post].bedrag if post in voor else NUL, na[post].bedrag)
                for post in zou.besluit.netto()
                if post in na
            )
        )

    def _notulen(self, taal: Taal) -> Iterator[Blok]:
        yield Alinea(taal("Deze notulen worden openbaar: schrijf kernen en groepen op, geen namen van mensen."))
        yield Feiten(tuple(self._plek(taal)))
        yield Alinea(taal("Aanwezig (kernen en groepen): {lijn}", lijn=_LIJN))
        nr = 0
        for nr, voorstel in enumerate(self.ronde.voorstellen, 1):
            yield from self._kop(voorstel, f"{nr}. ")
            yield self._gevolg(voorstel)
            yield Alinea(taal("Wat bewoners al zeiden: {geteld}.", geteld=geteld(voorstel, taal)))
            yield Lijst(
                (
                    taal("☐ besloten zoals voorgelegd"),
                    taal("☐ besloten, maar anders: {lijn}", lijn=_LIJN),
                    taal("☐ niet besloten, want: {lijn}", lijn=_LIJN),
                )
            )
            yield Alinea(taal("Is het besloten, schrijf dan op:"))
            notulen = f' --notulen "{self.bestand}"' if self.bestand else ""
            yield Alinea(f"buurtledger besluit nieuw --uit {voorstel.woord}{notulen}", CODE)
        if self.ronde.ideeen:
            nr += 1
            kop = taal("Ideeën zonder antwoord")
            yield Kop(f"{nr}. {kop}")
            yield Lijst(tuple(f"{een.idee.omschrijving}: {_LIJN}" for een in self.ronde.ideeen[:HOOGSTENS]))
        if self.ronde.kernen:
            nr += 1
            kop = taal("Wie nog vertelt wat er gedaan en geleerd is")
            yield Kop(f"{nr}. {kop}")
            yield Lijst(tuple(f"☐ {eigen.post.naam}: {_LIJN}" for eigen in self.ronde.kernen[:HOOGSTENS]))
        kop = taal("Rondvraag")
        yield Kop(f"{nr + 1}. {kop}")
        yield Alinea(_LIJN)
