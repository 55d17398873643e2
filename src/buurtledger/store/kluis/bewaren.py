"""The kluis: a private folder for scans, outside the public repository, each under its SHA-256.

The public line holds only the hash: anyone may verify a scan that is shown to them, and nobody learns more.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.rollen import Rollen
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.kluis.scan import schoon_scan

_NAAM = re.compile(r"([0-9a-f]{64})\.(jpg|png|webp|pdf)(\.age)?")


class Bewaard(NamedTuple):
    """A scan that was put in the kluis."""

    hash: str
    bestand: Path
    versleuteld: bool


def kluis_van(map_: str | None, wortel: Path) -> Path | Bericht | None:
    """The folder of the kluis; None when none is set, or why it cannot be used."""
    if not map_:
        return None
    kluis = Path(map_).expanduser()
    if not kluis.is_dir():
        return zin("de kluis {map} is er niet; maak de map, of zet BUURTLEDGER_KLUIS goed", map=map_)
    hier, boek = kluis.resolve(), wortel.resolve()
    top = next((m for m in (boek, *boek.parents) if (m / ".git").exists()), boek)
    if hier == top or top in hier.parents:
        return zin("de kluis {map} ligt in het openbare grootboek; kies een map erbuiten", map=map_)
    return hier


def bewaar(kluis: Path, scan: Path, rollen: Rollen) -> Bewaard | Bericht:
    """Clean a scan and put it in the kluis, encrypted when rollen has keys for it; or why not."""
    try:
        with scan.open("rb") as stroom:
            inhoud = stroom.read(64 * 1024 * 1024)
    except OSError as fout:
        return zin("de scan {pad} is niet te lezen: {reden}", pad=str(scan), reden=fout.strerror or str(fout))
    schoon = schoon_scan(inhoud)
    if isinstance(schoon, Bericht):
        return schoon
    beeld, soort = schoon
    hash_ = hashlib.sha256(beeld).hexdigest()
    sleutels = [p.kluis for p in rollen.personen if p.kluis]
    naam = f"{hash_}.{soort}" + (".age" if sleutels else "")
    doel = kluis / hash_[:2] / naam
    fout_ = None if doel.exists() else vervang(doel, versleutel(beeld, sleutels) if sleutels else beeld)
    if isinstance(fout_, Bericht):
        return fout_
    doel.chmod(0o600)
    return Bewaard(hash_, doel, bool(sleutels))


def versleutel(inhoud: bytes, sleutels: Sequence[str]) -> bytes:
    """Encrypted with age for these public keys."""
    import pyrage

    voor = [
        pyrage.ssh.Recipient.from_str(s)
        if s.startswith(("ssh-", "ecdsa-", "sk-"))
        else pyrage.x25519.Recipient.from_str(s)
        for s in sleutels
    ]
    return bytes(pyrage.encrypt(inhoud, voor))


def ontsleutel(inhoud: bytes, sleutel: Path) -> bytes | None:
    """Decrypted with an age or SSH identity; None when that does not open it."""
    import pyrage

    tekst = sleutel.read_bytes()
    try:
        if tekst.startswith(b"-----BEGIN"):
            wie: object = pyrage.ssh.Identity.from_buffer(tekst)
        else:
            regel = next(r for r in tekst.decode().splitlines() if r.startswith("AGE-SECRET-KEY-"))
            wie = pyrage.x25519.Identity.from_str(regel)
        return bytes(pyrage.decrypt(inhoud, [wie]))
    except Exception:  # pyrage raises its own kinds, none of which shares a base that it exports
        return None


def controleer_kluis(
    kluis: Path, logboeken: Mapping[str, Sequence[Mutatie]], sleutel: Path | None
) -> Iterator[Bevinding]:
    """The scans that are missing or altered, and the files that no line refers to."""
    er_is: dict[str, Path] = {}
    vreemd: list[Path] = []
    for pad in sorted(kluis.rglob("*")):
        if pad.is_file() and not pad.name.startswith("."):
            naam = _NAAM.fullmatch(pad.name)
            if naam is None or pad.is_symlink():
                vreemd.append(pad)
            else:
                er_is.setdefault(naam[1], pad)
    genoemd: set[str] = set()
    for logboek in logboeken.values():
        for mutatie in logboek:
            if not mutatie.scan:
                continue
            hash_ = mutatie.scan.removeprefix("sha256:")
            plaats = Plaats(logboek_van(mutatie.post), mutatie.lijn, veld="scan")
            genoemd.add(hash_)
            if hash_ not in er_is:
                yield bevinding(
                    "kluis",
                    plaats,
                    zin("de scan van {nummer} is niet in de kluis", nummer=mutatie.nummer),
                    zin("leg hem erin, of kijk of dit de goede kluis is"),
                )
            elif not _klopt(er_is[hash_], hash_, sleutel):
                yield bevinding(
                    "kluis",
                    plaats,
                    zin("de scan van {nummer} in de kluis is veranderd", nummer=mutatie.nummer),
                    zin("zet het bestand terug uit een kopie: {naam}", naam=er_is[hash_].name),
                )
    for pad in [*(p for h, p in er_is.items() if h not in genoemd), *vreemd]:
        yield bevinding(
            "los",
            Plaats(pad.relative_to(kluis).as_posix(), 1, 1),
            zin("naar dit bestand in de kluis wijst geen regel"),
            zin("hoort het bij een bon die niet geboekt is? Boek die, of haal het bestand weg"),
        )


def _klopt(pad: Path, hash_: str, sleutel: Path | None) -> bool:
    inhoud: bytes | None = pad.read_bytes()
    assert inhoud is not None
    if pad.suffix == ".age":
        if sleutel is None:
            return inhoud.startswith(b"age-encryption.org/v1\n")
        inhoud = ontsleutel(inhoud, sleutel)
    return inhoud is not None and hashlib.sha256(inhoud).hexdigest() == hash_
