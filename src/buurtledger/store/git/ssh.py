"""SSH signatures on commits, checked on the raw commit with `ssh-keygen`, against keys that we hand over.

Git itself is not asked: what `gpg.*` says in some configuration, `.mailmap` and PGP play no part.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import zin
from buurtledger.store.git.proces import GitFout

_NAAMRUIMTE = b"git"
_BEGIN, _EIND = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
_COMMITTER = re.compile(rb"^committer (.*?) ?<([^>\n]*)> -?\d+ [+-]\d{4}$", re.MULTILINE)
_TEGELIJK = 4
"""So many checks at once: each waits for a process of its own."""


class Handtekening(NamedTuple):
    """A commit's signature, not yet checked: by which key it says to be, and what was signed."""

    sleutel: str
    """The public key, `ssh-ed25519 AAAA…`; empty when it is no SSH signature of the namespace git."""
    tekst: bytes
    inhoud: bytes
    """The commit without its signature."""


def handtekening_van(rauw: bytes) -> Handtekening | None:
    """The signature in a raw commit; None when there is none, or more than one."""
    kop, scheiding, boodschap = rauw.partition(b"\n\n")
    over: list[bytes] = []
    delen: list[list[bytes]] = []
    in_handtekening = False
    for regel in kop.split(b"\n"):
        if regel.startswith((b"gpgsig ", b"gpgsig-sha256 ")):
            delen.append([regel.partition(b" ")[2]])
            in_handtekening = True
        elif in_handtekening and regel.startswith(b" "):
            delen[-1].append(regel[1:])
        else:
            in_handtekening = False
            over.append(regel)
    if len(delen) != 1:
        return None
    tekst = b"\n".join(delen[0]) + b"\n"
    return Handtekening(_sleutel(tekst), tekst, b"\n".join(over) + scheiding + boodschap)


def _sleutel(tekst: bytes) -> str:
    """The key in an SSHSIG (PROTOCOL.sshsig): magic, version, public key, namespace."""
    kaal = tekst.strip()
    if not (kaal.startswith(_BEGIN) and kaal.endswith(_EIND)):
        return ""
    try:
        inhoud = b64decode(b"".join(kaal[len(_BEGIN) : -len(_EIND)].split()), validate=True)
    except ValueError:
        return ""
    if not inhoud.startswith(b"SSHSIG\x00\x00\x00\x01"):
        return ""
    sleutel, rest = _veld(inhoud[10:])
    naamruimte, _ = _veld(rest)
    soort, _ = _veld(sleutel)
    if naamruimte != _NAAMRUIMTE or not soort:
        return ""
    return f"{soort.decode('ascii', 'replace')} {b64encode(sleutel).decode()}"


def _veld(inhoud: bytes) -> tuple[bytes, bytes]:
    """A field of SSH's wire format (its length in four bytes, then itself), and what comes after it."""
    einde = 4 + int.from_bytes(inhoud[:4], "big")
    return inhoud[4:einde], inhoud[einde:]


def committer_van(rauw: bytes) -> tuple[str, str]:
    """The name and address of who made a raw commit."""
    gevonden = _COMMITTER.search(rauw.partition(b"\n\n")[0])
    naam, adres = gevonden.groups() if gevonden else (b"", b"")
    return naam.decode("utf-8", "replace"), adres.decode("utf-8", "replace")


def geldige_sleutels(gevraagd: Mapping[str, Handtekening], bekend: Iterable[str]) -> dict[str, str]:
    """Per commit the key whose valid signature it carries, of these commits and among these keys.

    Raises GitFout when ssh-keygen is not there: not knowing is never "fine".
    """
    vertrouwd = frozenset(bekend)
    te_doen = [(nummer, h) for nummer, h in gevraagd.items() if h.sleutel in vertrouwd]
    if not te_doen:
        return {}
    with tempfile.TemporaryDirectory(prefix="buurtledger-") as map_, ThreadPoolExecutor(_TEGELIJK) as werkers:
        goed = werkers.map(lambda paar: _klopt(Path(map_), *paar), te_doen)
        return {nummer: h.sleutel for (nummer, h), klopt in zip(te_doen, goed, strict=True) if klopt}


def _klopt(map_: Path, nummer: str, handtekening: Handtekening) -> bool:
    toegestaan, bestand = map_ / f"{nummer}.toegestaan", map_ / f"{nummer}.sig"
    toegestaan.write_text(f'wie namespaces="git" {handtekening.sleutel}\n', encoding="ascii")
    bestand.write_bytes(handtekening.tekst)
    opdracht = ["ssh-keygen", "-Y", "verify", "-f", str(toegestaan), "-I", "wie", "-n", "git", "-s", str(bestand)]
    try:
        gedaan = subprocess.run(opdracht, input=handtekening.inhoud, capture_output=True, check=False)
    except OSError as fout:
        raise GitFout(
            zin("handtekeningen zijn niet na te kijken: ssh-keygen start niet ({reden})", reden=fout.strerror or ""),
            zin("installeer OpenSSH; daar hoort ssh-keygen bij"),
        ) from None
    return gedaan.returncode == 0
