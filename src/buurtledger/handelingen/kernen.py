"""What a kern or group is called, what it tells of its money, and where it told so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.begroting import Begroting, kernbestand
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.verantwoording import LEERSESSIES, Verantwoording, resultaatbestand

if TYPE_CHECKING:
    from buurtledger.model.kern import Kern
    from buurtledger.model.vorm import Vorm


def bestand_van(begroting: Begroting, post: str) -> str:
    """The file in which a post tells of its money, relative to the ledger's folder."""
    return kernbestand(post) if begroting.is_kern(post) else resultaatbestand(post)


def verteld(wortel: Path, begroting: Begroting, post: str) -> Verantwoording:
    """What a post told so far; nothing when its file cannot be read, which editing it will say."""
    from buurtledger.model.bestandsvormen import KERN, RESULTAAT
    from buurtledger.store.yaml.vormlezen import lees_vorm

    if not begroting.is_kern(post):
        return lees_vorm(wortel, resultaatbestand(post), RESULTAAT)[0] or Verantwoording()
    kern, _ = lees_vorm(wortel, kernbestand(post), KERN)
    return kern.verantwoording if kern else Verantwoording()


def benoem(wortel: Path, begroting: Begroting, post: str, naam: str, bron: str, vandaag: date) -> Bezwaar | None:
    """Give a kern a name from today on; why not, when it cannot be done. No two kernen have one name."""
    from ruamel.yaml.comments import CommentedMap

    from buurtledger.model.bestandsvormen import KERN
    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    for ander in begroting.posten.values():
        if ander.id != post and begroting.is_kern(ander.id) and ander.naam.casefold() == naam.casefold():
            return Bezwaar(zin("{ander} heet al {naam}; geef elke kern een eigen naam", ander=ander.id, naam=naam))
    rij = CommentedMap({"naam": geschreven_tekst(naam), "ingevoerd": vandaag, "bron": geschreven_tekst(bron)})
    rij.fa.set_flow_style()
    return _bezwaar(voeg_aan_lijst_toe(wortel, kernbestand(post), KERN, "namen", [rij]))


def vertel(
    wortel: Path,
    begroting: Begroting,
    post: str,
    resultaat: str | None,
    leermomenten: Sequence[str],
    vandaag: date,
    *,
    ook: Mapping[str, str] = MappingProxyType({}),
    vervang: bool = False,
) -> Bezwaar | None:
    """Write down what was done with the money and what was learned; why not, when it cannot be done.

    `ook` are the other words of the file: `stap` and `toelichting`. A result that is there already is only replaced
    when that is said: it may stand in no commit.
    """
    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    eerder = verteld(wortel, begroting, post).resultaat
    if resultaat is not None and eerder and eerder != resultaat and not vervang:
        bericht = zin(
            "{post} heeft al een resultaat: {eerder} Vervang het met --vervang, of zet beide teksten samen",
            post=post,
            eerder=f"“{eerder[:200]}{'…' * (len(eerder) > 200)}”.",
        )
        return Bezwaar(bericht)
    velden: dict[str, str | date] = {} if resultaat is None else {"resultaat": resultaat, "verteld_op": vandaag}
    velden |= ook
    geleerd = [geschreven_tekst(leermoment) for leermoment in leermomenten]
    bestand, vorm = bestand_van(begroting, post), _vorm_van(begroting, post)
    return _bezwaar(voeg_aan_lijst_toe(wortel, bestand, vorm, "leermomenten", geleerd, velden))


def neem_verteld_terug(
    wortel: Path, begroting: Begroting, post: str, blijft: str | None, lessen: Sequence[str]
) -> Bezwaar | None:
    """Take back what was told: leave of the result what `blijft` (None: all of it), and take lessons away; why not,
    when it cannot be done. The result that is left is told again when git says it was."""
    from buurtledger.store.yaml.bewerken import haal_weg

    bestand, vorm = bestand_van(begroting, post), _vorm_van(begroting, post)
    velden: dict[str, str | date | None] = {}
    if blijft is not None:
        velden["resultaat"] = blijft or None
        vastgelegd = _vastgelegd(wortel, begroting, post)
        if not blijft or vastgelegd.resultaat.strip() == blijft:
            velden["verteld_op"] = vastgelegd.verteld_op if blijft else None
    return _bezwaar(haal_weg(wortel, bestand, vorm, "leermomenten", lessen, velden))


def _vastgelegd(wortel: Path, begroting: Begroting, post: str) -> Verantwoording:
    """What a post told in the last commit; nothing where git has none of it."""
    from buurtledger.model.kern import Kern
    from buurtledger.store.git.rectificeren import laatst_vastgelegd
    from buurtledger.store.yaml.vormlezen import vorm_van_tekst

    bestand = bestand_van(begroting, post)
    tekst = laatst_vastgelegd(wortel, bestand).decode("utf-8", "replace")
    gelezen = vorm_van_tekst(tekst, bestand, _vorm_van(begroting, post)) if tekst else None
    if isinstance(gelezen, Kern):
        return gelezen.verantwoording
    return gelezen if isinstance(gelezen, Verantwoording) else Verantwoording()


def was_bij(wortel: Path, begroting: Begroting, post: str, dag: date, vandaag: date) -> bool | Bezwaar:
    """Write down that a kern or group was at the session of a day; False when that stood there already."""
    from buurtledger.store.grootboek import lees_leersessies
    from buurtledger.store.yaml.bewerken import voeg_aan_lijst_toe

    sessies, _ = lees_leersessies(wortel)
    if dag not in {sessie.datum for sessie in sessies}:
        return Bezwaar(
            zin(
                "op {dag} staat er geen sessie in {bestand}; schrijf die eerst op: buurtledger leersessie nieuw",
                dag=dag,
                bestand=LEERSESSIES,
            )
        )
    if dag > vandaag:
        return Bezwaar(moet_nog_komen(dag))
    if dag in verteld(wortel, begroting, post).leersessies:
        return False
    bestand, vorm = bestand_van(begroting, post), _vorm_van(begroting, post)
    return _bezwaar(voeg_aan_lijst_toe(wortel, bestand, vorm, "leersessies", [dag])) or True


def moet_nog_komen(dag: date) -> Bericht:
    """That nobody can have been at a session yet."""
    return zin("de sessie van {dag} moet nog komen; wie er was is nog niet bekend", dag=dag)


def _vorm_van(begroting: Begroting, post: str) -> Vorm[Kern] | Vorm[Verantwoording]:
    from buurtledger.model.bestandsvormen import KERN, RESULTAAT

    return KERN if begroting.is_kern(post) else RESULTAAT


def _bezwaar(fout: Bericht | None) -> Bezwaar | None:
    return Bezwaar(fout, True) if fout else None
