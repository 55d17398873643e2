"""Which rollen are in force, at every commit: one chain that two persons make longer, each time.

The idea is that of Guix's authenticated channels and of The Update Framework: a commit is judged by what its parents
allowed, from an introduction that can be pinned. What is guarded comes in two parts, each with its own chain: the file
`data/rollen.yaml`, and what `data/budget.yaml` says of mandates, maximum, account, time zone and what is no book.

A *schakel* (link) is a content that came in force. A change is in beraad until two different persons of the rollen
then in force signed for exactly that content, while the same link was in force. So a vote binds content to the link
that it follows: an old content cannot come back on old votes. At a merge the newest link that any parent holds is in
force; two links that follow the same one are a conflict, in which the link before them judges, by those persons who
stand in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from buurtledger.model.geschiedenis import Commit
from buurtledger.model.rollen import Persoon, Rollen

ROLLEN_DEEL, BUDGET_DEEL = "rollen", "budget"
DELEN = (ROLLEN_DEEL, BUDGET_DEEL)
"""The two parts that are guarded; also the names by which a line of rollenakkoorden.yaml says which."""

NODIG = 2
"""So many different persons sign for a change."""


class Stem(NamedTuple):
    """A line that says yes to a content of a guarded part, by its id."""

    deel: str
    inhoud: str
    rol: str


class Knoop(NamedTuple):
    """A commit as the chain sees it: what it holds of the guarded parts, and the votes that it brings."""

    commit: Commit
    inhoud: Mapping[str, str]
    """Per part the id of what the commit holds; empty when it is not there or cannot be read."""
    stemmen: tuple[Stem, ...] = ()


class Schakel(NamedTuple):
    """A content that came in force."""

    nummer: int
    deel: str
    inhoud: str
    voor: frozenset[int]
    """Every link that it descends from."""
    begin: str
    """The commit of the begin that it descends from, or is."""


class _Stem(NamedTuple):
    deel: str
    koppen: frozenset[int]
    inhoud: str
    wie: str
    sleutel: str


class Beraad(NamedTuple):
    """A change that does not have its two signatures yet."""

    deel: str
    inhoud: str
    wie: tuple[str, ...]
    """Who signed for it so far."""


Koppen = Mapping[str, frozenset[int]]
_GEEN: frozenset[int] = frozenset()


class Keten:
    """The chain of a ledger, up to one commit. Made by `rollenbegin.smeed`."""

    def __init__(
        self, knopen: Sequence[Knoop], hoofd: str, teksten: Mapping[str, Rollen], sleutels: Mapping[str, str]
    ) -> None:
        self._knopen = {knoop.commit.nummer: knoop for knoop in knopen}
        self.hoofd = hoofd
        """The commit up to which it goes."""
        self._teksten = teksten
        self._sleutels = sleutels
        self._schakels: list[Schakel] = []
        self._kwam: dict[int, set[str]] = {}
        self._koppen: dict[str, Koppen] = {}
        self._bij: dict[str, Koppen] = {}
        self._stemmen: dict[str, frozenset[_Stem]] = {}
        self._los: dict[str, Mapping[str, str]] = {}
        self._voorouders: dict[str, frozenset[str]] = {}
        self.vreemd: tuple[str, ...] = ()
        """Other commits that bring the first keys, without descending from the begin: they prove nothing."""
        self.begin = ""
        """The commit with which it begins; empty in a ledger without keys."""

    # What is asked of it

    @property
    def begint(self) -> tuple[str, ...]:
        """Every begin up to now, oldest first: more than one when the chain began anew."""
        nu = self._tot_en_met(self.koppen(self.hoofd)[ROLLEN_DEEL])
        return tuple(dict.fromkeys(self._schakels[nr].begin for nr in sorted(nu)))

    def koppen(self, commit: str) -> Koppen:
        """Per part the newest links after a commit; more than one is a conflict, none is outside of the chain."""
        return self._koppen.get(commit, dict.fromkeys(DELEN, _GEEN))

    def in_keten(self, commit: str) -> bool:
        """Whether the parents of a commit had links in force: only then can it prove anything."""
        return bool(self._bij.get(commit, {}).get(ROLLEN_DEEL))

    def bij(self, commit: str) -> Rollen:
        """The rollen in force at the parents of a commit; outside of the chain what the files said."""
        if koppen := self._bij.get(commit, {}).get(ROLLEN_DEEL):
            return self._rollen(koppen)
        ouders = self._knopen[commit].commit.ouders if commit in self._knopen else ()
        gevonden = next((r for o in ouders if (r := self._losse_rollen(o)) is not None), self._losse_rollen(commit))
        return gevonden or Rollen()

    def na(self, commit: str) -> Rollen:
        """The rollen in force after a commit."""
        koppen = self.koppen(commit)[ROLLEN_DEEL]
        return self._rollen(koppen) if koppen else self._losse_rollen(commit) or Rollen()

    def inhoud_na(self, commit: str, deel: str) -> str:
        """The id of what is in force of a part after a commit; empty when nothing ever was."""
        koppen = self.koppen(commit)[deel]
        return self._schakels[self._gemeen(koppen)].inhoud if koppen else self._los.get(commit, {}).get(deel, "")

    def ondertekenaar(self, commit: str) -> Persoon | None:
        """Whose valid signature a commit carries, of the persons in force at its parents; None outside of the chain."""
        sleutel = self._sleutels.get(commit, "")
        return self.bij(commit).van_sleutel(sleutel) if sleutel and self.in_keten(commit) else None

    def stond(self, commit: str, wie: Persoon, rol: str) -> bool:
        """Whether what a person signed in a commit still counts: each later link in which they do not stand came
        after it, so that nobody who was taken out signs from an old commit."""
        nieuwer = self._tot_en_met(self.koppen(self.hoofd)[ROLLEN_DEEL]) - self._tot_en_met(
            self._bij.get(commit, {}).get(ROLLEN_DEEL, _GEEN)
        )
        return all(
            (
                (staat := self._teksten[self._schakels[nr].inhoud].van_sleutel(wie.sleutel)) is not None
                and staat.wie == wie.wie
                and rol in staat.rollen
            )
            or self._was_er_voor(commit, nr)
            for nr in nieuwer
        )

    def binden(self, commit: str) -> tuple[Rollen, ...]:
        """All rollen whose mandates bind what a commit brings: those in force after it, and those that were in force
        where it came in by the side."""
        return tuple(map(self._tekst_rollen, self._bindend(commit, ROLLEN_DEEL))) or (self.na(commit),)

    def budgetten(self, commit: str) -> tuple[str, ...]:
        """The same for what the budget guards: the ids of its contents."""
        bindend = tuple(self._schakels[nr].inhoud for nr in self._bindend(commit, BUDGET_DEEL))
        return bindend or tuple(filter(None, [self.inhoud_na(commit, BUDGET_DEEL)]))

    def beraad(self, commit: str) -> tuple[Beraad, ...]:
        """The changes that wait for a second signature, after a commit."""
        per: dict[tuple[str, str], set[str]] = {}
        for stem in self._stemmen.get(commit, frozenset()):
            per.setdefault((stem.deel, stem.inhoud), set()).add(stem.wie)
        return tuple(Beraad(deel, inhoud, tuple(sorted(wie))) for (deel, inhoud), wie in sorted(per.items()))

    def conflict(self, deel: str) -> tuple[Schakel, ...]:
        """The links of a part that stand against each other now."""
        koppen = self.koppen(self.hoofd)[deel]
        return tuple(self._schakels[nr] for nr in sorted(koppen)) if len(koppen) > 1 else ()

    def schakels(self, deel: str) -> tuple[tuple[Schakel, tuple[str, ...]], ...]:
        """The links of a part up to now, oldest first, each with the commits in which it came in force."""
        nu = self._tot_en_met(self.koppen(self.hoofd)[deel])
        return tuple((self._schakels[nr], tuple(sorted(self._kwam[nr]))) for nr in sorted(nu))

    # How it is made

    def begin_bij(self, begin: str) -> None:
        """Go through the commits, oldest first, from this begin."""
        self.begin = begin
        for nummer, knoop in self._knopen.items():
            self._los[nummer] = self._wat_los_staat(knoop)
            if nummer == begin:
                self._koppen[nummer] = {
                    deel: frozenset({self._nieuw(deel, knoop.inhoud[deel], _GEEN, nummer, nummer)}) for deel in DELEN
                }
                self._stemmen[nummer] = frozenset()
            elif begin:
                self._volg(knoop)

    def _volg(self, knoop: Knoop) -> None:
        ouders = [ouder for ouder in knoop.commit.ouders if ouder in self._koppen]
        if not ouders:
            return
        nummer = knoop.commit.nummer
        bij = {deel: self._nieuwste(frozenset().union(*(self._koppen[o][deel] for o in ouders))) for deel in DELEN}
        self._bij[nummer] = bij
        eerder = [self._stemmen[ouder] for ouder in ouders]
        stemmen = eerder[0].union(*eerder[1:]) if len(eerder) > 1 else eerder[0]
        nieuw = self._uitgebracht(knoop, bij)
        if len(ouders) == 1 and not nieuw and not self._begint_opnieuw(knoop, bij):
            self._koppen[nummer], self._stemmen[nummer] = bij, stemmen
            return
        stemmen |= nieuw
        na = (
            {
                deel: frozenset({self._nieuw(deel, self._geldig(knoop, deel, bij), bij[deel], nummer, nummer)})
                for deel in DELEN
            }
            if self._begint_opnieuw(knoop, bij)
            else {deel: self._aangenomen(deel, bij, stemmen, nummer) for deel in DELEN}
        )
        self._koppen[nummer] = na
        self._stemmen[nummer] = frozenset(stem for stem in stemmen if stem.koppen == na[stem.deel])

    def _wat_los_staat(self, knoop: Knoop) -> Mapping[str, str]:
        """What the files said last, where they could be read; without a chain that is all there is."""
        ouders = [self._los[ouder] for ouder in knoop.commit.ouders if ouder in self._los]
        if len(ouders) == 1 and all(knoop.inhoud[deel] == ouders[0].get(deel, "") for deel in DELEN):
            return ouders[0]
        return {
            deel: knoop.inhoud[deel] or next((eerder for o in ouders if (eerder := o.get(deel, ""))), "")
            for deel in DELEN
        }

    def _geldig(self, knoop: Knoop, deel: str, bij: Koppen) -> str:
        return knoop.inhoud[deel] or self._schakels[self._gemeen(bij[deel])].inhoud

    def _brengt(self, knoop: Knoop, deel: str) -> bool:
        inhoud = knoop.inhoud[deel]
        ouders = (self._knopen[ouder] for ouder in knoop.commit.ouders if ouder in self._knopen)
        return bool(inhoud) and all(ouder.inhoud[deel] != inhoud for ouder in ouders)

    def _begint_opnieuw(self, knoop: Knoop, bij: Koppen) -> bool:
        if not self._brengt(knoop, ROLLEN_DEEL):
            return False
        rollen = self._teksten[knoop.inhoud[ROLLEN_DEEL]]
        nu = self._schakels[max(bij[ROLLEN_DEEL])].begin
        return rollen.opnieuw is not None and rollen.opnieuw.begin == nu and rollen.heeft_sleutels

    def _uitgebracht(self, knoop: Knoop, bij: Koppen) -> frozenset[_Stem]:
        """The votes of a commit: by what it changes, and by the lines that it brings."""
        if not any(self._brengt(knoop, deel) for deel in DELEN) and not knoop.stemmen:
            return frozenset()
        wie = self._rollen(bij[ROLLEN_DEEL]).van_sleutel(self._sleutels.get(knoop.commit.nummer, ""))
        if wie is None:
            return frozenset()
        ja = [(deel, knoop.inhoud[deel]) for deel in DELEN if self._brengt(knoop, deel)]
        ja += [(stem.deel, stem.inhoud) for stem in knoop.stemmen if stem.deel in DELEN and stem.rol in wie.rollen]
        return frozenset(_Stem(deel, bij[deel], inhoud, wie.wie, wie.sleutel) for deel, inhoud in ja)

    def _aangenomen(self, deel: str, bij: Koppen, stemmen: Iterable[_Stem], nummer: str) -> frozenset[int]:
        personen = self._rollen(bij[ROLLEN_DEEL])
        voor: dict[str, set[str]] = {}
        for stem in stemmen:
            staat = personen.van_sleutel(stem.sleutel)
            if stem.deel == deel and stem.koppen == bij[deel] and staat is not None and staat.wie == stem.wie:
                voor.setdefault(stem.inhoud, set()).add(stem.wie)
        nu = {self._schakels[nr].inhoud for nr in bij[deel]}
        begin = self._schakels[max(bij[deel])].begin
        gekozen = [
            self._nieuw(deel, inhoud, bij[deel], begin, nummer)
            for inhoud, wie in sorted(voor.items())
            if len(wie) >= NODIG and nu != {inhoud} and (deel != ROLLEN_DEEL or inhoud in self._teksten)
        ]
        return frozenset(gekozen) or bij[deel]

    def _nieuw(self, deel: str, inhoud: str, vorigen: frozenset[int], begin: str, nummer: str) -> int:
        """A link; the same content after the same links is the same link, on whatever branch it came."""
        voor = self._tot_en_met(vorigen)
        for schakel in self._schakels:
            if (schakel.deel, schakel.inhoud, schakel.voor, schakel.begin) == (deel, inhoud, voor, begin):
                self._kwam[schakel.nummer].add(nummer)
                return schakel.nummer
        schakel = Schakel(len(self._schakels), deel, inhoud, voor, begin)
        self._schakels.append(schakel)
        self._kwam[schakel.nummer] = {nummer}
        return schakel.nummer

    # How it is read

    def _tot_en_met(self, koppen: Iterable[int]) -> frozenset[int]:
        koppen = frozenset(koppen)
        return koppen.union(*(self._schakels[nr].voor for nr in koppen))

    def _nieuwste(self, schakels: frozenset[int]) -> frozenset[int]:
        if len(schakels) < 2:
            return schakels
        ouder = frozenset[int]().union(*(self._schakels[nr].voor for nr in schakels))
        return schakels - ouder

    def _gemeen(self, koppen: frozenset[int]) -> int:
        """The link that judges: the only newest one, or the last that all of them descend from."""
        eerste, *rest = (self._schakels[nr].voor | {nr} for nr in koppen)
        return max(eerste.intersection(*rest))

    def _rollen(self, koppen: frozenset[int]) -> Rollen:
        rollen = self._tekst_rollen(self._gemeen(koppen))
        if len(koppen) == 1:
            return rollen
        anderen = [self._tekst_rollen(nr) for nr in koppen]

        def staat(persoon: Persoon) -> bool:
            return all((p := r.van_sleutel(persoon.sleutel)) is not None and p.wie == persoon.wie for r in anderen)

        return rollen._replace(personen=tuple(p for p in rollen.personen if p.sleutel and staat(p)))

    def _tekst_rollen(self, schakel: int) -> Rollen:
        return self._teksten[self._schakels[schakel].inhoud]

    def _losse_rollen(self, commit: str) -> Rollen | None:
        return self._teksten.get(self._los.get(commit, {}).get(ROLLEN_DEEL, ""))

    def _was_er_voor(self, commit: str, schakel: int) -> bool:
        return all(commit in self.voorouders(kwam) for kwam in self._kwam[schakel])

    def voorouders(self, commit: str) -> frozenset[str]:
        """A commit and all that it descends from."""
        if commit not in self._voorouders:
            gezien: set[str] = set()
            te_doen = [commit]
            while te_doen:
                nummer = te_doen.pop()
                if nummer in self._knopen and nummer not in gezien:
                    gezien.add(nummer)
                    te_doen += self._knopen[nummer].commit.ouders
            self._voorouders[commit] = frozenset(gezien)
        return self._voorouders[commit]

    def _bindend(self, commit: str, deel: str) -> tuple[int, ...]:
        eigen = self.koppen(commit)[deel]
        later = self._tot_en_met(self.koppen(self.hoofd)[deel]) - self._tot_en_met(eigen)
        van_opzij = frozenset(nr for nr in later if not self._was_er_voor(commit, nr))
        return tuple(sorted(eigen | self._nieuwste(van_opzij)))
