"""What a shell offers while a command is typed. Whatever is wrong, it offers nothing and says nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht
from buurtledger.store.files.vinden import vind_wortel


def _wortel(ctx: Any) -> Path | None:
    gevonden = vind_wortel(ctx.find_root().params.get("map_") or os.environ.get("BUURTLEDGER_MAP"), Path.cwd())
    return None if isinstance(gevonden, Bericht) else gevonden


def _begroting(ctx: Any) -> Begroting | None:
    from buurtledger.store.planlezen import lees_plan

    wortel = _wortel(ctx)
    return lees_plan(wortel).begroting if wortel else None


def _die_beginnen(woorden: Iterable[str], begin: str) -> list[str]:
    klein = begin.casefold()
    return [woord for woord in woorden if woord.casefold().startswith(klein)]


def vul_post_aan(ctx: Any, incomplete: str) -> list[str]:
    """The posts and gebieden that begin with what was typed."""
    begroting = _begroting(ctx)
    if begroting is None:
        return []
    return _die_beginnen([*(gebied.id for gebied in begroting.gebieden), *begroting.posten], incomplete)


def vul_kern_aan(ctx: Any, incomplete: str) -> list[str]:
    """The kernen, without their gebied."""
    begroting = _begroting(ctx)
    kernen = (id_.partition("/")[2] for id_ in begroting.posten if begroting.is_kern(id_)) if begroting else ()
    return _die_beginnen(kernen, incomplete)


def vul_mandaat_aan(ctx: Any, incomplete: str) -> list[str]:
    """Who may decide."""
    begroting = _begroting(ctx)
    return _die_beginnen((mandaat.wie for mandaat in begroting.mandaten), incomplete) if begroting else []


def vul_bijeenkomst_aan(ctx: Any, incomplete: str) -> list[str]:
    """The kinds of session."""
    begroting = _begroting(ctx)
    return _die_beginnen(begroting.soorten_bijeenkomst, incomplete) if begroting else []


def vul_rol_aan(ctx: Any, incomplete: str) -> list[str]:
    """The roles that there are."""
    from buurtledger.store.grootboek import lees_rollen

    wortel = _wortel(ctx)
    return _die_beginnen(lees_rollen(wortel)[0].soorten, incomplete) if wortel else []


def vul_persoon_aan(ctx: Any, incomplete: str) -> list[str]:
    """Who stands in the rollen."""
    from buurtledger.store.grootboek import lees_rollen

    wortel = _wortel(ctx)
    return _die_beginnen((p.wie for p in lees_rollen(wortel)[0].personen), incomplete) if wortel else []


def vul_kwartaal_aan(ctx: Any, incomplete: str) -> list[str]:
    """The quarters of the looptijd."""
    from buurtledger.model.datum import kwartaal_van

    begroting = _begroting(ctx)
    if begroting is None:
        return []
    kwartaal, kwartalen = kwartaal_van(begroting.looptijd.van), []
    while kwartaal <= kwartaal_van(begroting.looptijd.tot_en_met):
        kwartalen.append(str(kwartaal))
        kwartaal = kwartaal.volgende
    return _die_beginnen(kwartalen, incomplete)


def vul_jaar_aan(ctx: Any, incomplete: str) -> list[str]:
    """The years of the looptijd."""
    begroting = _begroting(ctx)
    if begroting is None:
        return []
    jaren = range(begroting.looptijd.van.year, begroting.looptijd.tot_en_met.year + 1)
    return _die_beginnen(map(str, jaren), incomplete)


def vul_sessiedag_aan(ctx: Any, incomplete: str) -> list[str]:
    """The days of the sessions."""
    from buurtledger.store.grootboek import lees_leersessies

    wortel = _wortel(ctx)
    return _die_beginnen((str(s.datum) for s in lees_leersessies(wortel)[0]), incomplete) if wortel else []


def vul_vorm_aan(incomplete: str) -> list[str]:
    """The kinds of file."""
    from buurtledger.model.bestandsvormen import NAMEN

    return _die_beginnen(NAMEN, incomplete)


def vul_thema_aan(ctx: Any, incomplete: str) -> list[str]:
    """The themes that posten have."""
    begroting = _begroting(ctx)
    return _die_beginnen(begroting.themas, incomplete) if begroting else []


def vul_nummer_aan(ctx: Any, incomplete: str) -> list[str]:
    """The ids that begin with what was typed."""
    from buurtledger.store.grootboek import lees_logboeken

    wortel = _wortel(ctx)
    if wortel is None:
        return []
    return sorted(
        m.nummer for _, gelezen in lees_logboeken(wortel) for m in gelezen.mutaties if m.nummer.startswith(incomplete)
    )


def vul_rekening_aan(ctx: Any, incomplete: str) -> list[str]:
    """The names of our own accounts, as the files in data/bank/ have them."""
    from buurtledger.store.files.bestand import onderliggend

    wortel = _wortel(ctx)
    paden = onderliggend(wortel, "data/bank") if wortel is not None else []
    return _die_beginnen((Path(pad).stem for pad in paden), incomplete)


def vul_vrijwilliger_aan(ctx: Any, incomplete: str) -> list[str]:
    """The names of volunteers that the kluis knows and can be opened."""
    from buurtledger.store.kluis.plek import kluis_van
    from buurtledger.store.kluis.sleutels import lees_sleutel
    from buurtledger.store.kluis.vrijwilligers import lees_vrijwilligers

    wortel = _wortel(ctx)
    kluis = kluis_van(os.environ.get("BUURTLEDGER_KLUIS"), wortel) if wortel else None
    if not isinstance(kluis, Path):
        return []
    try:
        pad = os.environ.get("BUURTLEDGER_SLEUTEL")
        sleutel = lees_sleutel(Path(pad).expanduser()) if pad else None
        weet = lees_vrijwilligers(kluis, None if isinstance(sleutel, Bericht) else sleutel)
    except ImportError:
        return []
    return [] if isinstance(weet, Bericht) else _die_beginnen(weet.namen, incomplete)


def vul_besluit_aan(ctx: Any, incomplete: str) -> list[str]:
    """The names of the besluiten."""
    from buurtledger.store.planlezen import lees_plan

    wortel = _wortel(ctx)
    return _die_beginnen((besluit.naam for besluit in lees_plan(wortel).besluiten), incomplete) if wortel else []


def vul_voorstel_aan(ctx: Any, incomplete: str) -> list[str]:
    """The names of the proposals, the newest first."""
    from buurtledger.store.voorstellen import lees_voorstellen

    wortel = _wortel(ctx)
    namen = sorted((v.naam for v in lees_voorstellen(wortel).voorstellen), reverse=True) if wortel else ()
    return _die_beginnen(namen, incomplete)


def vul_reactie_aan(ctx: Any, incomplete: str) -> list[str]:
    """The ids of what was said of the proposals."""
    from buurtledger.store.voorstellen import lees_voorstellen

    wortel = _wortel(ctx)
    alle = lees_voorstellen(wortel).voorstellen if wortel else ()
    return _die_beginnen((reactie.nummer for voorstel in alle for reactie in voorstel.reacties), incomplete)


def vul_stuk_aan(ctx: Any, incomplete: str) -> list[str]:
    """What an akkoord can be on: an id or a besluit; and the word for the list of it."""
    gegund = [*vul_besluit_aan(ctx, incomplete), *_die_beginnen(("lijst",), incomplete)]
    return [*gegund, *vul_nummer_aan(ctx, incomplete)]


def vul_eerder_aan(veld: str) -> Callable[[Any, str], list[str]]:
    """What a text field of a mutatie held before."""

    def vul_aan(ctx: Any, incomplete: str) -> list[str]:
        from buurtledger.store.logboek.opzoeken import gebruikt

        wortel = _wortel(ctx)
        return _die_beginnen(gebruikt(wortel, veld), incomplete) if wortel else []

    return vul_aan


def vul_keuze_aan(*keuzes: str) -> Callable[[str], list[str]]:
    """One of a few words."""

    def vul_aan(incomplete: str) -> list[str]:
        return _die_beginnen(keuzes, incomplete)

    return vul_aan


def vul_gebied_aan(ctx: Any, incomplete: str) -> list[str]:
    """The gebieden."""
    begroting = _begroting(ctx)
    return _die_beginnen((gebied.id for gebied in begroting.gebieden), incomplete) if begroting else []


def vul_idee_aan(ctx: Any, incomplete: str) -> list[str]:
    """The ids of the ideas, and of what was said of them."""
    from buurtledger.store.grootboek import lees_ideeen

    wortel = _wortel(ctx)
    return sorted(_die_beginnen((regel.nummer for regel in lees_ideeen(wortel)[0]), incomplete)) if wortel else []


def vul_overeenkomst_aan(ctx: Any, incomplete: str) -> list[str]:
    """The ids of the agreements."""
    from buurtledger.store.grootboek import lees_overeenkomsten

    wortel = _wortel(ctx)
    regels = lees_overeenkomsten(wortel)[0] if wortel else ()
    return sorted(_die_beginnen((regel.nummer for regel in regels), incomplete))


def vul_activiteit_aan(ctx: Any, incomplete: str) -> list[str]:
    """What is offered to the kernen, and the labels that bonnen have."""
    begroting = _begroting(ctx)
    aanbod = [een.naam for een in begroting.aanbod] if begroting else []
    gebruikt = vul_eerder_aan("activiteit")(ctx, incomplete)
    return list(dict.fromkeys((*_die_beginnen(aanbod, incomplete), *gebruikt)))
