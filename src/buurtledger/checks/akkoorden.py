"""Four eyes: the rules `akkoord` and `wacht`.

The plan: "conflictbeslechting en het vier ogen principe geregeld zijn". What an akkoord is worth is told by git: who
entered the mutatie, who approved it, and whether a signature proves that (docs/vertrouwen.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.checks.eisen import Bedragen, Eis, eisen
from buurtledger.checks.register import bevinding
from buurtledger.checks.rollenketen import Keten
from buurtledger.model.afdruk import afdruk
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.datum import later
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.mutatie import OORDELEN, ZONDER_STORNO, Mutatie, Soort, logboek_van
from buurtledger.model.rollen import BEWEZEN, BEWIJSGRAAD, GESTELD, VOLLEDIG, Persoon, Rollen, rolnaam
from buurtledger.model.zekerheid import Wachtend


class Brenger(NamedTuple):
    """A commit that brings a line: it holds it, and none of its parents does."""

    commit: Commit
    committer: str
    """Who made the commit, which is not always who wrote it: a hosting service, or who cherry-picked it."""
    committer_adres: str
    handtekening: str = ""
    """The kind of signature that it carries, valid or not: `ssh`, `pgp`, or nothing."""


class Feiten(NamedTuple):
    """What git knows of the akkoorden, and of the mutaties that they are about."""

    keten: Keten
    brengers: Mapping[str, tuple[Brenger, ...]]
    """Per id the commits that bring the line as it is now; a line that is not committed yet is not in it."""
    doel_stond_er: frozenset[tuple[str, str]] = frozenset()
    """Ids of akkoorden with the commits that bring them, in each of whose parents the mutatie stood in that logboek."""
    nu: Rollen = Rollen()
    """What binds a line that is not committed yet."""

    def binden(self, nummer: str) -> tuple[Rollen, ...]:
        """The rollen whose mandates bind a mutatie."""
        brengers = self.brengers.get(nummer, ())
        return tuple(r for b in brengers for r in self.keten.binden(b.commit.nummer)) or (self.nu,)

    def is_van(self, wie: Persoon, brenger: Brenger) -> bool:
        """Whether a commit that brings a line is of a person: by its key, else by what it says."""
        getekend = self.keten.ondertekenaar(brenger.commit.nummer)
        if getekend is not None:
            return getekend.wie == wie.wie
        return any(adres.casefold() in wie.git for adres in (brenger.commit.adres, brenger.committer_adres))


class Bezwaar(NamedTuple):
    """Why an akkoord does not count. `wacht`: it is not committed yet, so nothing can be said of it."""

    bericht: Bericht
    remedie: Bericht
    wacht: bool = False


class Waarde(NamedTuple):
    """What an akkoord is worth: by whom, how sure that is, and why it does not count, if it does not."""

    wie: str
    bewezen: str
    bezwaar: Bezwaar | None = None


def akkoorden_op_niets(logboek: Sequence[Mutatie], overal: Mapping[str, Mutatie]) -> Iterator[Bevinding]:
    """An akkoord or afwijzing is about a mutatie of its own logboek that moves money."""
    for akkoord in logboek:
        if akkoord.soort not in OORDELEN:
            continue
        doel = overal.get(akkoord.van)
        bericht: Bericht | None = None
        if doel is None:
            bericht = zin("dit akkoord is op {nummer}, dat er niet is", nummer=akkoord.van)
        elif doel.post != akkoord.post:
            bericht = zin(
                "dit akkoord is op {nummer}, van een andere post ({post})", nummer=akkoord.van, post=doel.post
            )
        elif doel.soort in (*OORDELEN, Soort.STORNO):
            bericht = zin("op een {soort} is geen akkoord nodig", soort=doel.soort)
        if bericht is not None:
            yield _fout(akkoord, bericht, zin("laat buurtledger het akkoord schrijven: buurtledger akkoord NUMMER"))


class Stand(NamedTuple):
    """How a mutatie stands with what others said of it."""

    mutatie: Mutatie
    mist: tuple[Eis, ...]
    """What it needs and does not have."""
    gegeven: tuple[tuple[Mutatie, Waarde], ...]
    """Every akkoord on it, and what that is worth."""
    afgewezen: tuple[Mutatie, ...] = ()

    @property
    def bewezen(self) -> str | None:
        """How sure the strongest akkoord that counts is; None without one."""
        geldig = [waarde.bewezen for _, waarde in self.gegeven if waarde.bezwaar is None]
        return max(geldig, key=BEWIJSGRAAD.index) if geldig else None


def standen(logboek: Sequence[Mutatie], feiten: Feiten, bedragen: Mapping[str, Bedragen]) -> Iterator[Stand]:
    """Every mutatie that needs an akkoord or was given one. `logboek`: what is not undone.

    `bedragen` holds per id what counts against a limit (`eisen.boven_een_grens`), for mutaties that could pass one.
    """
    over: dict[str, list[Mutatie]] = {}
    for mutatie in logboek:
        if mutatie.soort in OORDELEN:
            over.setdefault(mutatie.van, []).append(mutatie)
    for mutatie in logboek:
        if mutatie.soort in ZONDER_STORNO or not (mutatie.nummer in over or mutatie.nummer in bedragen):
            continue
        eist = eisen(bedragen[mutatie.nummer], feiten.binden(mutatie.nummer)) if mutatie.nummer in bedragen else ()
        gezegd = over.get(mutatie.nummer, [])
        if not eist and not gezegd:
            continue
        per_rol = {eis.rol: eis.bewezen for eis in eist}
        gegeven = tuple(
            (akkoord, weeg(mutatie, akkoord, per_rol.get(akkoord.rol, GESTELD), feiten))
            for akkoord in gezegd
            if akkoord.soort == Soort.AKKOORD
        )
        goed = {akkoord.rol for akkoord, waarde in gegeven if waarde.bezwaar is None}
        afgewezen = tuple(m for m in gezegd if m.soort == Soort.AFWIJZING)
        yield Stand(mutatie, tuple(eis for eis in eist if eis.rol not in goed), gegeven, afgewezen)


def vier_ogen(stand: Stand, feiten: Feiten, vandaag: date) -> Iterator[Bevinding]:
    """What is wrong with how a mutatie stands: akkoorden that do not count, one that is missing, a refusal."""
    goed = {akkoord.rol for akkoord, waarde in stand.gegeven if waarde.bezwaar is None}
    for akkoord, waarde in stand.gegeven:
        if waarde.bezwaar is not None and not waarde.bezwaar.wacht and akkoord.rol not in goed:
            yield _fout(akkoord, waarde.bezwaar.bericht, waarde.bezwaar.remedie)
    for eis in stand.mist:
        op_deze_rol = [waarde for akkoord, waarde in stand.gegeven if akkoord.rol == eis.rol]
        dagen = (vandaag - _bekend_sinds(stand.mutatie, feiten)).days
        if eis.verplicht_na is not None and dagen > eis.verplicht_na:
            yield _te_laat(stand.mutatie, eis, dagen)
        elif all(waarde.bezwaar is not None and waarde.bezwaar.wacht for waarde in op_deze_rol):
            yield _wacht(stand.mutatie, eis.rol, vastgelegd=not op_deze_rol)
    for afwijzing in stand.afgewezen:
        yield bevinding(
            Regel.WACHT,
            Plaats(logboek_van(afwijzing.post), afwijzing.lijn, veld=afwijzing.soort),
            zin("afgewezen door de {rol}: {reden}", rol=rolnaam(afwijzing.rol), reden=afwijzing.reden),
            zin("storneer haar als dat klopt: buurtledger bon storneer {van}", van=afwijzing.van),
        )


def wachtend(standen: Iterable[Stand], feiten: Feiten) -> Iterator[Wachtend]:
    """What lacks an akkoord, and the last day on which it may come before that is a fout."""
    for stand in standen:
        m = stand.mutatie
        for eis in stand.mist:
            if eis.verplicht_na is not None:
                voor = later(_bekend_sinds(m, feiten), eis.verplicht_na)
                yield Wachtend(m.nummer, m.post, m.bedrag, eis.rol, voor)


def _bekend_sinds(mutatie: Mutatie, feiten: Feiten) -> date:
    """The day of entry, or that of the first commit when that was earlier: an id can be typed."""
    return min([mutatie.invoerdag, *(brenger.commit.dag for brenger in feiten.brengers.get(mutatie.nummer, ()))])


def weeg(mutatie: Mutatie, akkoord: Mutatie, gevraagd: str, feiten: Feiten) -> Waarde:
    """What an akkoord is worth, where this degree of proof is asked."""
    if bezwaar := _andere_inhoud(mutatie, akkoord):
        return Waarde("", GESTELD, bezwaar)
    brengers = feiten.brengers.get(akkoord.nummer, ())
    if not brengers or mutatie.nummer not in feiten.brengers:
        return Waarde("", GESTELD, Bezwaar(zin("dit staat nog niet in git"), _ander(akkoord.rol), wacht=True))
    gewogen = [_weeg_een(mutatie, akkoord, brenger, gevraagd, feiten) for brenger in brengers]
    return max(gewogen, key=lambda waarde: (waarde.bezwaar is None, BEWIJSGRAAD.index(waarde.bewezen)))


def _ander(rol: str) -> Bericht:
    return zin("laat iemand anders, met de rol {rol}, akkoord geven vanaf de eigen computer", rol=rol)


def _andere_inhoud(mutatie: Mutatie, akkoord: Mutatie) -> Bezwaar | None:
    opnieuw = zin("bekijk haar en geef opnieuw akkoord: buurtledger akkoord {nummer}", nummer=mutatie.nummer)
    if not akkoord.afdruk:
        return Bezwaar(zin("dit akkoord is van een oude vorm: er staat niet in wat het goedkeurt"), opnieuw)
    if akkoord.afdruk != afdruk(mutatie):
        return Bezwaar(zin("dit akkoord is niet op {nummer} zoals zij er nu staat", nummer=mutatie.nummer), opnieuw)
    return None


def _weeg_een(mutatie: Mutatie, akkoord: Mutatie, brenger: Brenger, gevraagd: str, feiten: Feiten) -> Waarde:
    """What an akkoord is worth by one of the commits that bring it."""
    keten, commit = feiten.keten, brenger.commit
    if (akkoord.nummer, commit.nummer) not in feiten.doel_stond_er:
        return Waarde("", GESTELD, _niet_erna(mutatie, brenger, feiten))
    ondertekenaar = keten.ondertekenaar(commit.nummer)
    wie = ondertekenaar or keten.bij(commit.nummer).van_adres(commit.adres)
    if wie is None:
        bericht = zin("{auteur} staat niet in data/rollen.yaml", auteur=commit.auteur)
        if gevraagd:
            return Waarde("", GESTELD, _niet_bewezen(mutatie.nummer, brenger, feiten))
        return Waarde("", GESTELD, Bezwaar(bericht, _ander(akkoord.rol)))
    invoer = feiten.brengers[mutatie.nummer]
    zelf = any(feiten.is_van(wie, i) for i in invoer)
    # A name in git can be typed by anyone; a key cannot.
    zelfde_adres = ondertekenaar is None and any(i.commit.adres.casefold() == commit.adres.casefold() for i in invoer)
    if zelf or zelfde_adres:
        bericht = zin("{wie} voerde dit zelf in; dat zijn geen vier ogen", wie=wie.wie)
        return Waarde(wie.wie, GESTELD, Bezwaar(bericht, _ander(akkoord.rol)))
    if akkoord.rol not in wie.rollen:
        bericht = zin("{wie} heeft de rol {rol} niet", wie=wie.wie, rol=akkoord.rol)
        return Waarde(wie.wie, GESTELD, Bezwaar(bericht, _ander(akkoord.rol)))
    if wie.heeft_belang(mutatie.post):
        bericht = zin("{wie} hoort bij {post}, dat dit geld krijgt", wie=wie.wie, post=mutatie.post)
        return Waarde(wie.wie, GESTELD, Bezwaar(bericht, _ander(akkoord.rol)))
    graad = _graad(wie, akkoord.rol, brenger, invoer, feiten) if ondertekenaar else GESTELD
    if BEWIJSGRAAD.index(graad) < BEWIJSGRAAD.index(gevraagd):
        return Waarde(wie.wie, graad, _te_zwak(wie, akkoord, graad, ondertekenaar is not None, brenger, feiten))
    return Waarde(wie.wie, graad)


def _graad(wie: Persoon, rol: str, brenger: Brenger, invoer: Sequence[Brenger], feiten: Feiten) -> str:
    keten = feiten.keten
    if not keten.stond(brenger.commit.nummer, wie, rol):
        return GESTELD
    invoerders = [keten.ondertekenaar(i.commit.nummer) for i in invoer]
    return VOLLEDIG if all(i is not None and i.wie != wie.wie for i in invoerders) else BEWEZEN


def _niet_erna(mutatie: Mutatie, brenger: Brenger, feiten: Feiten) -> Bezwaar:
    apart = zin("geef het akkoord in een eigen commit, en voeg niet samen met squash")
    if any(i.commit.nummer == brenger.commit.nummer for i in feiten.brengers[mutatie.nummer]):
        bericht = zin(
            "invoer en akkoord staan in één commit ({commit}); daaraan is niet te zien wie wat deed",
            commit=brenger.commit.kort,
        )
        return Bezwaar(bericht, apart)
    return Bezwaar(zin("dit akkoord stond er al voor {nummer} er stond", nummer=mutatie.nummer), apart)


def _te_zwak(wie: Persoon, akkoord: Mutatie, graad: str, getekend: bool, brenger: Brenger, feiten: Feiten) -> Bezwaar:
    if graad == BEWEZEN:
        return Bezwaar(
            invoer_niet_getekend(akkoord.van),
            zin("storneer haar en boek opnieuw in een ondertekende commit, en laat dat goedkeuren"),
        )
    if getekend:
        return Bezwaar(
            zin("{wie} stond niet meer zo in de rollen toen dit erbij kwam", wie=wie.wie), _ander(akkoord.rol)
        )
    return _niet_bewezen(akkoord.van, brenger, feiten)


def invoer_niet_getekend(nummer: str) -> Bericht:
    """That nothing proves who entered a mutatie, where that is asked."""
    return zin("de commit die {van} invoerde is niet ondertekend, en dat wordt hier wel gevraagd", van=nummer)


def _niet_bewezen(nummer: str, brenger: Brenger, feiten: Feiten) -> Bezwaar:
    """Why nothing proves who approved; what a hosting service does is called by its name."""
    # A commit that is there is never signed any more.
    onderteken = zin(
        "geef het opnieuw, ondertekend met de SSH-sleutel uit data/rollen.yaml: buurtledger akkoord {nummer} --commit",
        nummer=nummer,
    )
    if brenger.committer_adres.casefold() != brenger.commit.adres.casefold():
        return Bezwaar(
            zin(
                "{committer} maakte deze commit opnieuw (squash of rebase op een server?); de handtekening is weg",
                committer=brenger.committer,
            ),
            zin("geef het akkoord opnieuw, rechtstreeks op de hoofdtak of met een merge-commit"),
        )
    if brenger.handtekening == "pgp":
        return Bezwaar(zin("dit akkoord is niet bewezen: een PGP-handtekening telt hier niet"), onderteken)
    if brenger.handtekening and not feiten.keten.in_keten(brenger.commit.nummer):
        return Bezwaar(
            zin("dit akkoord is niet bewezen: de commit komt niet voort uit het begin van de rollen"), onderteken
        )
    return Bezwaar(zin("dit akkoord is niet bewezen: de commit heeft geen geldige handtekening"), onderteken)


def _wacht(mutatie: Mutatie, rol: str, *, vastgelegd: bool) -> Bevinding:
    bericht = zin("{bedrag} wacht op akkoord van de {rol}", bedrag=mutatie.bedrag, rol=rolnaam(rol))
    if not vastgelegd:
        bericht = zin("het akkoord op {bedrag} staat nog niet in git", bedrag=mutatie.bedrag)
    return bevinding(
        Regel.WACHT, Plaats(logboek_van(mutatie.post), mutatie.lijn, veld=mutatie.soort), bericht, _hoe(mutatie, rol)
    )


def _te_laat(mutatie: Mutatie, eis: Eis, dagen: int) -> Bevinding:
    bericht = zin(
        "{bedrag} wacht al {dagen:dag|dagen} op akkoord van de {rol}; na {na:dag|dagen} moet het er zijn",
        bedrag=mutatie.bedrag,
        dagen=dagen,
        rol=rolnaam(eis.rol),
        na=eis.verplicht_na or 0,
    )
    plaats = Plaats(logboek_van(mutatie.post), mutatie.lijn, veld=mutatie.soort)
    return bevinding(Regel.AKKOORD, plaats, bericht, _hoe(mutatie, eis.rol))


def _hoe(mutatie: Mutatie, rol: str) -> Bericht:
    return zin("buurtledger akkoord {nummer} --rol {rol} --commit, door die ander", nummer=mutatie.nummer, rol=rol)


def _fout(akkoord: Mutatie, bericht: Bericht, remedie: Bericht) -> Bevinding:
    return bevinding(
        Regel.AKKOORD, Plaats(logboek_van(akkoord.post), akkoord.lijn, veld=akkoord.soort), bericht, remedie
    )


def opnieuw_te_geven(logboeken: Mapping[str, Sequence[Mutatie]]) -> tuple[Mutatie, ...]:
    """The akkoorden of an earlier form, without afdruk. They stay where they are and count for nothing.

    A step of `buurtledger migreer`: it can only name them, since no line ever changes.
    """
    return tuple(m for regels in logboeken.values() for m in regels if m.soort == Soort.AKKOORD and not m.afdruk)
