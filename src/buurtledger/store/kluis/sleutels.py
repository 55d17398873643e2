"""Encrypting with age: for whom, and opening it again."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NewType

from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.rollen import Rollen
from buurtledger.store.kluis.plek import git_boom, lees_gewoon, schrijf_prive

Sleutel = NewType("Sleutel", object)
"""An age or SSH identity that can open scans; pyrage has no public type for both."""

KOP = 64 * 1024
"""Within so many bytes the head of an encrypted file tells for whom it is."""

_KOP_HOOGSTENS = 16 * 1024
"""The longest head that is opened: the time to read one grows with its square."""

_BEGIN = b"age-encryption.org/v1\n"


def is_versleuteld(inhoud: bytes) -> bool:
    """A file of age, whole or not."""
    return inhoud.startswith(_BEGIN)


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


def lees_sleutel(pad: Path) -> Sleutel | Bericht:
    """The identity in a file, of age or SSH; or why there is none."""
    import pyrage

    tekst = lees_gewoon(pad, 64 * 1024)
    if isinstance(tekst, Bericht):
        reden = tekst.waarden.get("reden")
        if reden is None:
            return zin("de sleutel {pad} is geen gewoon bestand; zet BUURTLEDGER_SLEUTEL goed", pad=str(pad))
        return zin(
            "de sleutel {pad} is niet te lezen: {reden}; zet BUURTLEDGER_SLEUTEL goed", pad=str(pad), reden=reden
        )
    try:
        if tekst.startswith(b"-----BEGIN"):
            return Sleutel(pyrage.ssh.Identity.from_buffer(tekst))
        regel = next(r for r in tekst.decode("ascii", "replace").splitlines() if r.startswith("AGE-SECRET-KEY-"))
        return Sleutel(pyrage.x25519.Identity.from_str(regel.strip()))
    except Exception:  # pyrage raises its own kinds, none of which shares a base that it exports
        return zin(
            "in {pad} staat geen bruikbare sleutel; geef een geheime sleutel van age, of van SSH zonder wachtwoord",
            pad=str(pad),
        )


def maak_sleutel(naar: Path) -> str | Bericht:
    """Write a new identity of age into a new file that only its owner can read: its public key; or why not."""
    import pyrage

    if boom := git_boom(naar.parent.resolve()):
        return zin("{boom} is een map die git bewaart; zet de sleutel daarbuiten", boom=str(boom))
    sleutel = pyrage.x25519.Identity.generate()
    openbaar = str(sleutel.to_public())
    try:
        schrijf_prive(naar, f"# public key: {openbaar}\n{sleutel}\n".encode())
    except FileExistsError:
        return zin("{bestand} bestaat al; kies een andere naam", bestand=str(naar))
    except OSError as fout:
        reden = reden_van(fout)
        return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=str(naar), reden=reden)
    return openbaar


def publiek(sleutel: Sleutel) -> str:
    """The public key of an identity of age, `age1…`; empty for one of SSH, which does not tell."""
    naar = getattr(sleutel, "to_public", None)
    return str(naar()) if naar is not None else ""


def ontsleutel(inhoud: bytes, sleutel: Sleutel) -> bytes | None:
    """Decrypted with an identity; None when that does not open it, or the head is longer than any of ours."""
    import pyrage

    if b"\n---" not in inhoud[:_KOP_HOOGSTENS]:
        return None
    try:
        return bytes(pyrage.decrypt(inhoud, [sleutel]))
    except Exception:  # see lees_sleutel
        return None


def ontvangers(inhoud: bytes, rollen: Rollen) -> tuple[str, ...] | None:
    """For whom a file is encrypted, as far as it tells; None when it is no file of age.

    An SSH key leaves a mark of four bytes, by which a person of rollen is found (or else it is
    `ssh`); a key of age leaves none, and is `age`. Format: age-encryption.org/v1, the stanzas of the header.
    """
    if not is_versleuteld(inhoud):
        return None
    merken = {_merk(p.kluis): p.wie for p in rollen.personen if p.kluis.startswith("ssh-")}
    gevonden = []
    for regel in inhoud[len(_BEGIN) : KOP].split(b"\n"):
        if regel.startswith(b"---"):
            break
        delen = regel.decode("ascii", "replace").split(" ")
        if delen[0] == "->" and len(delen) > 2 and delen[1] in ("X25519", "ssh-ed25519", "ssh-rsa"):
            gevonden.append("age" if delen[1] == "X25519" else merken.get(delen[2], "ssh"))
    return tuple(sorted(gevonden))


def _merk(sleutel: str) -> str:
    try:
        kern = base64.b64decode(sleutel.split()[1])
    except (IndexError, binascii.Error):
        return ""
    return base64.b64encode(hashlib.sha256(kern).digest()[:4]).decode().rstrip("=")
