"""Texts of a stranger in what is put on a page: in a comment at a proposal, on the website, on paper."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from buurtledger.report.document import Alinea, Document, Opmaak
from buurtledger.report.vormen import opmaak
from buurtledger.report.vormen.md import teken
from tests.conftest import TAAL

STREKEN = (
    *("~~~", "~~nul~~", "&#x202e;005", "&#8238;", "&copy;", "$\\phantom{x}$", "<b>x</b>", "![x](//e)", "[x](//e)"),
    *("# kop", "`x`", "**x**", "a|b", "R&D"),
)


@pytest.mark.parametrize("streek", STREKEN)
def test_een_getypte_tekst_is_op_de_bladzijde_wat_er_getypt_is(streek: str) -> None:
    blad = teken(Document("", (Alinea(streek),)), TAAL)
    stukken = MarkdownIt("gfm-like", {"linkify": False}).parse(blad)
    assert [stuk.type for stuk in stukken] == ["paragraph_open", "inline", "paragraph_close"]
    delen = stukken[1].children or []
    assert {deel.type for deel in delen} <= {"text", "text_special"}
    assert "".join(deel.content for deel in delen) == streek


@pytest.mark.parametrize("blok", [Alinea("zie @buurt/allen en @an, a@example.org"), Opmaak("zie @buurt/allen en @an")])
def test_niemand_wordt_geroepen_door_wie_een_naam_typt(blok: Alinea | Opmaak) -> None:
    blad = teken(Document("", (blok,)), TAAL)
    assert "@buurt" not in blad
    assert "@an" not in blad
    assert blad.count("@\u2060") == 2, "the @ of an address stays"


@pytest.mark.parametrize("streek", ["&#x202e;005", "&#8238;005", "`&#x202e;`", "[x](https://a.nl/?a=1&#x202e;)"])
def test_een_teken_bij_zijn_nummer_genoemd_keert_geen_tekst_om(streek: str) -> None:
    assert "\u202e" not in opmaak.als_html(streek)
    assert "\u202e" not in "".join(opmaak.als_alineas(streek))
    assert "\u202e" not in MarkdownIt("commonmark").render(teken(Document("", (Opmaak(streek),)), TAAL))
