"""The kluis: scans outside the public repository, under their hash, without place and device."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
from pathlib import Path

import pikepdf
import pyrage
import pytest
from PIL import Image

from buurtledger.store.files.slot import pak_slot
from buurtledger.store.kluis.plek import schrijf_over
from tests.conftest import Draai, logboek
from tests.test_git import git

BON = ("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16", "--scan")
GEHEIM = b"Pixel 7 van Jan"


def foto(soort: str, orientatie: int = 1) -> bytes:
    """A picture of three colours with where and by what it was taken."""
    beeld = Image.new("RGB", (40, 20), "white")
    beeld.paste("red", (0, 0, 10, 20))
    exif = Image.Exif()
    exif[0x0110] = GEHEIM.decode()
    exif[0x0112] = orientatie
    exif.get_ifd(0x8825)[1] = "N"
    uit = io.BytesIO()
    extra = {"comment": GEHEIM} if soort == "JPEG" else {}
    beeld.save(uit, soort, exif=exif, **extra)
    assert GEHEIM in uit.getvalue()
    return uit.getvalue()


def pdf() -> bytes:
    """A page with a photo on it, and an author."""
    doc = pikepdf.new()
    page = doc.add_blank_page(page_size=(200, 200))
    beeld = pikepdf.Stream(doc, foto("JPEG"))
    beeld.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": 40,
            "/Height": 20,
            "/ColorSpace": pikepdf.Name.DeviceRGB,
            "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.DCTDecode,
        }
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=beeld))
    page.Contents = pikepdf.Stream(doc, b"q 40 0 0 20 10 10 cm /Im0 Do Q")
    doc.docinfo["/Author"] = GEHEIM.decode()
    with doc.open_metadata() as meta:
        meta["dc:creator"] = [GEHEIM.decode()]
    uit = io.BytesIO()
    doc.save(uit, compress_streams=False)
    assert GEHEIM in uit.getvalue()
    return uit.getvalue()


@pytest.fixture
def kluis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "kluis"
    map_.mkdir()
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))
    return map_


def inhoud(kluis: Path) -> list[Path]:
    return sorted(pad for pad in kluis.rglob("*") if pad.is_file())


@pytest.mark.parametrize("soort", ["JPEG", "PNG", "WEBP", "PDF"])
def test_een_scan_gaat_schoon_de_kluis_in(draai: Draai, boek: Path, kluis: Path, tmp_path: Path, soort: str) -> None:
    scan = tmp_path / "IMG_0001.zomaar"
    scan.write_bytes(pdf() if soort == "PDF" else foto(soort))
    uitkomst = draai(*BON, str(scan))
    assert uitkomst.code == 0
    (bewaard,) = inhoud(kluis)
    schoon = bewaard.read_bytes()
    hash_ = hashlib.sha256(schoon).hexdigest()
    assert bewaard.name.startswith(hash_)
    assert f'scan: "sha256:{hash_}"' in logboek(boek).read_text()
    assert bewaard.stat().st_mode & 0o077 == 0
    assert GEHEIM not in schoon
    if soort == "PDF":
        with pikepdf.open(bewaard) as doc:
            assert not doc.docinfo
            assert len(doc.pages) == 1
            assert GEHEIM not in b"".join(s.read_raw_bytes() for s in doc.objects if isinstance(s, pikepdf.Stream))
    else:
        with Image.open(bewaard) as beeld:
            assert (beeld.size, dict(beeld.getexif())) == ((40, 20), {})
            rood = beeld.convert("RGB").getpixel((2, 2))
            assert isinstance(rood, tuple)
            assert rood[0] > 200
            assert rood[1] < 60
    assert draai("check", "--kluis").code == 0
    assert draai(*BON, str(scan)).code == 0, "the same scan twice is kept once"
    assert inhoud(kluis) == [bewaard]


def test_een_gedraaide_foto_blijft_recht(draai: Draai, kluis: Path, tmp_path: Path) -> None:
    scan = tmp_path / "a.jpg"
    scan.write_bytes(foto("JPEG", orientatie=6))
    assert draai(*BON, str(scan)).code == 0
    with Image.open(inhoud(kluis)[0]) as beeld:
        assert beeld.size == (20, 40)


@pytest.mark.parametrize(
    ("bytes_", "zin"),
    [
        (b"GIF89a" + bytes(50), "dit soort bestand ken ik niet; geef een jpg, png, webp of pdf"),
        (b"MZ" + bytes(50), "dit soort bestand ken ik niet"),
        (bytes(4) + b"ftypheic" + bytes(20), "een HEIC-foto kan de kluis niet schoonmaken"),
        (b"\xff\xd8\xff" + bytes(20 * 2**20), "de scan is te groot: meer dan 20 MiB"),
        (b"\xff\xd8\xff" + b"kapot" * 20, "de scan is niet te openen"),
        (b"%PDF-1.7 kapot", "de pdf is niet heel"),
        (b"%PDF-1.7 kapot %%EOF", "de scan is niet te openen"),
        (b"", "dit soort bestand ken ik niet"),
    ],
)
def test_wat_geen_scan_is_wordt_duidelijk_geweigerd(
    draai: Draai, boek: Path, kluis: Path, tmp_path: Path, bytes_: bytes, zin: str
) -> None:
    scan = tmp_path / "scan"
    scan.write_bytes(bytes_)
    uitkomst = draai(*BON, str(scan))
    assert uitkomst.code == 2
    assert zin in uitkomst.fout
    assert inhoud(kluis) == []
    assert not logboek(boek).exists()


def test_check_noemt_wat_mist_veranderd_is_of_los_ligt(draai: Draai, kluis: Path, tmp_path: Path) -> None:
    scan = tmp_path / "a.png"
    scan.write_bytes(foto("PNG"))
    draai(*BON, str(scan))
    (bewaard,) = inhoud(kluis)
    (kluis / "los.txt").write_text("x")

    def gevonden() -> list[str]:
        uit = json.loads(draai("check", "--kluis", "--formaat", "json").uit)
        return sorted(b["regel"] for b in uit["bevindingen"])

    assert gevonden() == ["los"]
    heel = bewaard.read_bytes()
    bewaard.write_bytes(heel + b"x")
    assert gevonden() == ["kluis", "los"]
    bewaard.unlink()
    assert gevonden() == ["kluis", "los"]
    bewaard.symlink_to(scan)
    assert gevonden() == ["kluis", "los", "los"]


def test_de_remedie_voor_een_scan_die_er_niet_is_werkt(draai: Draai, kluis: Path, tmp_path: Path) -> None:
    """Who forgot to say where the kluis is mends it with what `check` says, and it does not stay wrong for ever."""
    scan = tmp_path / "bon.png"
    scan.write_bytes(foto("PNG"))
    assert draai(*BON, str(scan)).code == 0
    (weg,) = inhoud(kluis)
    weg.unlink()
    gezegd = draai("check", "--kluis").uit
    assert "fout[kluis]" in gezegd
    (remedie,) = re.findall(r"buurtledger (bon herzie \S+ --scan) BESTAND", " ".join(gezegd.split()))
    assert draai(*remedie.split(), str(scan)).code == 0
    assert "[kluis]" not in draai("check", "--kluis").uit


def test_wat_een_afgebroken_keer_half_liet_liggen_gaat_weg_en_wat_een_ander_nog_schrijft_niet(kluis: Path) -> None:
    map_ = kluis / "ab"
    map_.mkdir()
    dood, bezig, vreemd = map_ / f".{'0' * 16}", map_ / f".{'1' * 16}", map_ / ".van-een-ander"
    for pad in (dood, bezig, vreemd):
        pad.write_bytes(b"half")
    with bezig.open("rb") as ander:
        assert pak_slot(ander.fileno())
        assert schrijf_over(map_ / "scan", b"heel") is None
    assert sorted(map_.iterdir()) == sorted((bezig, vreemd, map_ / "scan"))
    assert (map_ / "scan").read_bytes() == b"heel"


def test_met_sleutels_in_rollen_wordt_versleuteld(
    draai: Draai, boek: Path, kluis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutel = pyrage.x25519.Identity.generate()
    (boek / "data/rollen.yaml").write_text(
        f'formaat: 1\npersonen:\n  anna: {{rollen: [penvoerder], kluis: "{sleutel.to_public()}"}}\n'
    )
    scan = tmp_path / "a.png"
    scan.write_bytes(foto("PNG"))
    assert draai(*BON, str(scan)).code == 0
    (bewaard,) = inhoud(kluis)
    assert bewaard.suffix == ".age"
    open_ = pyrage.decrypt(bewaard.read_bytes(), [sleutel])
    assert bewaard.name.startswith(hashlib.sha256(open_).hexdigest())
    eigen = tmp_path / "sleutel.txt"
    eigen.write_text(f"# van anna\n{sleutel}\n")
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(eigen))
    assert draai("check", "--kluis").code == 0
    bewaard.write_bytes(pyrage.encrypt(b"iets anders", [sleutel.to_public()]))
    assert draai("check", "kluis", "--kluis").code == 1


def test_een_kluis_in_het_openbare_boek_wordt_geweigerd(
    draai: Draai, boek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(boek, "init", "-q")
    scan = tmp_path / "a.png"
    scan.write_bytes(foto("PNG"))
    for map_, zin in ((boek / "data", "ligt in het openbare grootboek"), (tmp_path / "weg", "is er niet")):
        monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))
        uitkomst = draai(*BON, str(scan))
        assert uitkomst.code == 2
        assert zin in uitkomst.fout
    monkeypatch.delenv("BUURTLEDGER_KLUIS")
    assert draai("check", "--kluis").code == 2
    assert os.path.getsize(scan)  # noqa: PTH202


def ssh_sleutel(map_: Path, naam: str) -> tuple[Path, str]:
    """A pair of SSH keys: the file of the secret one, and the public one."""
    pad = map_ / naam
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(pad)], check=True)
    return pad, pad.with_suffix(".pub").read_text().strip()


def test_kluis_toon_zegt_wat_er_ligt_en_voor_wie(
    draai: Draai, boek: Path, kluis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kluis.chmod(0o700)
    assert draai("kluis", "toon").uit == "In de kluis ligt geen scan.\n"
    for naam, inhoud_ in (("a.png", foto("PNG")), ("b.jpg", foto("JPEG")), ("c.pdf", pdf())):
        (tmp_path / naam).write_bytes(inhoud_)
    draai(*BON, str(tmp_path / "a.png"))
    geheim, anna = ssh_sleutel(tmp_path, "anna")
    bob = pyrage.x25519.Identity.generate()
    (boek / "data/rollen.yaml").write_text(
        "formaat: 1\npersonen:\n"
        f'  anna: {{rollen: [penvoerder], kluis: "{anna}"}}\n'
        f'  bob: {{rollen: [kascommissie], kluis: "{bob.to_public()}"}}\n'
    )
    draai(*BON, str(tmp_path / "b.jpg"))
    draai(*BON, str(tmp_path / "c.pdf"))
    (kluis / "los.txt").write_text("x")
    assert draai("kluis", "toon").uit == (
        "Scans: 3 (1 jpg, 1 pdf, 1 png), samen 1 MiB.\n"
        "- 2 versleuteld voor: age, anna\n"
        "- 1 niet versleuteld\n"
        "- 1 dat geen scan is: los.txt\n"
    )
    (weg,) = (pad for pad in inhoud(kluis) if ".jpg" in pad.name)
    weg.unlink()
    uit = json.loads(draai("kluis", "toon", "--formaat", "json").uit)
    assert [(s["soort"], s["versleuteld_voor"]) for s in sorted(uit["scans"], key=lambda s: s["soort"])] == [
        ("pdf", ["age", "anna"]),
        ("png", None),
    ]
    nummers = {m["scan"].removeprefix("sha256:"): m["id"] for m in _bonnen(draai)}
    assert all(s["nummers"] == [nummers[s["hash"]]] for s in uit["scans"])
    assert (uit["vreemd"], uit["ontbreekt"]) == (["los.txt"], [nummers[weg.name[:64]]])
    assert "1 ontbreekt, bij: " in draai("kluis", "toon").uit

    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(geheim))
    (pdf_,) = (s for s in uit["scans"] if s["soort"] == "pdf")
    assert draai("kluis", "haal", pdf_["nummers"][0], "--naar", str(tmp_path / "terug.pdf")).code == 0
    assert hashlib.sha256((tmp_path / "terug.pdf").read_bytes()).hexdigest() == pdf_["hash"]


def _bonnen(draai: Draai) -> list[dict[str, str]]:
    gevonden: list[dict[str, str]] = json.loads(draai("bon", "lijst", "--formaat", "json").uit)["mutaties"]
    return gevonden


@pytest.mark.parametrize(
    ("wat", "zin"),
    [
        (("990101-aaaa", "--naar", "x"), "het nummer 990101-aaaa is er niet"),
        (("990101-aaaa",), "zeg met --naar in welk bestand"),
        (("--naar", "x"), "NUMMER ontbreekt"),
    ],
)
def test_kluis_haal_zegt_wat_er_ontbreekt(draai: Draai, kluis: Path, wat: tuple[str, ...], zin: str) -> None:
    assert kluis
    uitkomst = draai("kluis", "haal", *wat)
    assert uitkomst.code == 2
    assert zin in uitkomst.fout


def test_kluis_haal_van_een_regel_zonder_scan(draai: Draai, kluis: Path) -> None:
    assert kluis
    draai(*BON[:-1])
    (bon,) = _bonnen(draai)
    assert "hoort geen scan" in draai("kluis", "haal", bon["id"], "--naar", "x").fout
