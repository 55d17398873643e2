"""Whether somebody may give an akkoord here and now: what `check` would refuse is refused before it is written."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.checks.akkoorden import Brenger, Feiten, Stand, invoer_niet_getekend
from buurtledger.checks.besluitakkoorden import Besluitstuk
from buurtledger.checks.eisen import Eis
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.rollen import VOLLEDIG, Persoon, Rollen


class Gever(NamedTuple):
    """Who would give it, by what git would write in a commit here."""

    adres: str
    sleutel: str
    """The public key with which git would sign; empty when it would not."""

    def persoon(self, rollen: Rollen) -> Persoon | None:
        """Who that is in the rollen; a key says more than an address."""
        return rollen.van_sleutel(self.sleutel) or rollen.van_adres(self.adres)


class Toegestaan(NamedTuple):
    """In which role, and whether the commit has to be signed."""

    rol: str
    tekenen: bool


def mag_geven(
    mutatie: Mutatie, rol: str | None, gever: Gever, stand: Stand | None, feiten: Feiten, *, in_git: bool
) -> Toegestaan | Bericht:
    """In which role an akkoord on a mutatie may be given, or why not. `rol` is the one that was asked for, if any."""
    mist = stand.mist if stand is not None else ()
    if not mist and rol is None:
        if stand is not None and stand.bewezen is not None:
            return zin(
                "{nummer} heeft haar akkoord al; wil je er nog een geven, noem dan je rol: --rol", nummer=mutatie.nummer
            )
        return zin(
            "op {nummer} is geen akkoord nodig; wil je het toch geven, noem dan je rol: --rol", nummer=mutatie.nummer
        )
    wie = gever.persoon(feiten.nu)
    if wie is None and feiten.nu.personen:
        return _onbekend(gever)
    eis = _passende_eis(mist, rol, wie)
    gekozen = rol or (eis.rol if eis is not None else "")
    if wie is not None:
        if bezwaar := _bezwaar_tegen(wie, gekozen, feiten.brengers.get(mutatie.nummer, ()), feiten):
            return bezwaar
        if wie.heeft_belang(mutatie.post):
            return zin("{wie} hoort bij {post}, dat dit geld krijgt", wie=wie.wie, post=mutatie.post)
    if in_git and mutatie.nummer not in feiten.brengers:
        return zin("{nummer} staat nog niet in git; dan is niet te zien wie haar invoerde", nummer=mutatie.nummer)
    tekenen = eis is not None and bool(eis.bewezen)
    if tekenen and (wie is None or wie.sleutel != gever.sleutel):
        return _zonder_sleutel(gever)
    if eis is not None and eis.bewezen == VOLLEDIG:
        for brenger in feiten.brengers.get(mutatie.nummer, ()):
            if feiten.keten.ondertekenaar(brenger.commit.nummer) is None:
                return invoer_niet_getekend(mutatie.nummer)
    return Toegestaan(gekozen, tekenen)


def mag_instemmen(stuk: Besluitstuk, rol: str | None, gever: Gever, feiten: Feiten) -> Toegestaan | Bericht:
    """The same for a besluit."""
    wie = gever.persoon(feiten.nu)
    if wie is None:
        return _onbekend(gever)
    gekozen = rol or (wie.rollen[0] if wie.rollen else "")
    if bezwaar := _bezwaar_tegen(wie, gekozen, stuk.brengers, feiten):
        return bezwaar
    if post := stuk.belang_van(wie):
        return zin("{wie} hoort bij {post}, dat dit geld krijgt", wie=wie.wie, post=post)
    if not stuk.brengers:
        return zin("{nummer} staat nog niet in git; dan is niet te zien wie haar invoerde", nummer=stuk.naam)
    tekenen = bool(feiten.keten.begin)
    if tekenen and wie.sleutel != gever.sleutel:
        return _zonder_sleutel(gever)
    return Toegestaan(gekozen, tekenen)


def mag_tekenen(rol: str | None, gever: Gever, feiten: Feiten, al: frozenset[str]) -> Toegestaan | Bericht:
    """The same for a change of what is guarded, for which these persons signed already."""
    wie = feiten.nu.van_sleutel(gever.sleutel)
    if wie is None:
        return _onbekend(gever) if feiten.nu.van_adres(gever.adres) is None else _zonder_sleutel(gever)
    if wie.wie in al:
        return zin("{wie} tekende hier al voor; nu is het aan een ander", wie=wie.wie)
    gekozen = rol or (wie.rollen[0] if wie.rollen else "")
    if gekozen not in wie.rollen:
        return zin("{wie} heeft de rol {rol} niet", wie=wie.wie, rol=gekozen)
    return Toegestaan(gekozen, True)


def _passende_eis(mist: tuple[Eis, ...], rol: str | None, wie: Persoon | None) -> Eis | None:
    eigen = [eis for eis in mist if (rol is None and (wie is None or eis.rol in wie.rollen)) or eis.rol == rol]
    return next(iter(eigen), mist[0] if mist and rol is None else None)


def _bezwaar_tegen(wie: Persoon, rol: str, invoer: tuple[Brenger, ...], feiten: Feiten) -> Bericht | None:
    if any(feiten.is_van(wie, brenger) for brenger in invoer):
        return zin("{wie} voerde dit zelf in; dat zijn geen vier ogen", wie=wie.wie)
    if rol not in wie.rollen:
        return zin("{wie} heeft de rol {rol} niet", wie=wie.wie, rol=rol)
    return None


def _onbekend(gever: Gever) -> Bericht:
    return zin("{adres} staat niet in data/rollen.yaml; git weet wie je bent uit user.email", adres=gever.adres)


def _zonder_sleutel(gever: Gever) -> Bericht:
    if gever.sleutel:
        return zin(
            "hier wordt een handtekening gevraagd, en de sleutel waarmee git tekent staat niet bij jou in de rollen"
        )
    return zin(
        "hier wordt een handtekening gevraagd; zeg git eerst met welke SSH-sleutel: "
        "git config gpg.format ssh, en git config user.signingkey PAD (zie het handboek, Vier ogen)"
    )
