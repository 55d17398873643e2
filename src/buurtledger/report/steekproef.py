"""The report `kascommissie steekproef`."""

from __future__ import annotations

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.report.mutaties import mutatie_json
from buurtledger.report.scherm import Scherm, breek
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, als_tekst
from buurtledger.stand.steekproef import Steekproef


def als_json(proef: Steekproef) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    return {
        "formaat": 1,
        "zaad": proef.zaad,
        "totaal": plat(proef.totaal),
        "stap": plat(proef.stap),
        "begin": plat(proef.begin),
        "uit": proef.uit,
        "bonnen": [mutatie_json(mutatie) for mutatie in proef.gekozen],
    }


def als_tabel(proef: Steekproef) -> Tabel:
    """A row per bon to look at, with the fingerprint of its scan."""
    return Tabel(
        ("id", "post", "datum", "bedrag", "omschrijving", "scan"),
        (N_("nummer"), N_("post"), N_("datum"), N_("bedrag"), N_("omschrijving"), N_("scan")),
        tuple(
            (m.nummer, m.post, m.datum, m.bedrag, m.omschrijving, m.scan.removeprefix("sha256:")[:12] or "-")
            for m in proef.gekozen
        ),
    )


def voor_mensen(proef: Steekproef, taal: Taal, scherm: Scherm) -> str:
    """The list to look at, and how it was drawn."""
    uitleg = taal(
        "Getrokken uit {uit} bonnen van samen {totaal}, met het zaad {zaad}: alle bonnen op volgorde van nummer achter "
        "elkaar gelegd, elk zo lang als zijn bedrag, en om de {stap} een merk, het eerste op {begin} (uit SHA-256 van "
        "het zaad). Wie hetzelfde zaad neemt krijgt dezelfde bonnen.",
        uit=proef.uit,
        totaal=proef.totaal,
        zaad=proef.zaad,
        stap=proef.stap,
        begin=proef.begin,
    )
    return als_tekst(als_tabel(proef), taal, scherm) + "\n" + breek(uitleg, scherm.breedte) + "\n"
