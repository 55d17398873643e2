"""Somebody's own Markdown, shown harmlessly: no raw HTML, no picture from elsewhere, no heading, no script."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _lezer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    lezer = MarkdownIt("commonmark", {"html": False}).disable(
        ["image", "heading", "lheading", "html_block", "html_inline"]
    )

    def open_link(self: Any, tokens: list[Token], nr: int, opties: Any, env: Any) -> str:
        tokens[nr].attrSet("rel", "nofollow noopener noreferrer")
        return str(self.renderToken(tokens, nr, opties, env))

    lezer.add_render_rule("link_open", open_link)
    return lezer


def als_html(markdown: str) -> str:
    """HTML of which every tag was made here; links to `javascript:` and the like stay plain text."""
    return str(_lezer().render(_zonder_nummers(markdown)))


def _zonder_nummers(markdown: str) -> str:
    """Without signs named by their number, as `&#x202e;`: so a text could hold what no text may."""
    return markdown.replace("&#", "&amp;#")


def als_alineas(markdown: str) -> list[str]:
    """Plain text, a string per paragraph or item; a link is followed by its address."""
    uit: list[str] = []
    in_lijst = 0
    for token in _lezer().parse(_zonder_nummers(markdown)):
        in_lijst += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type in ("fence", "code_block"):
            uit.append(token.content.rstrip("\n"))
        if token.type != "inline":
            continue
        delen, adres = [], ""
        for deel in token.children or ():
            match deel.type:
                case "text" | "code_inline":
                    delen.append(deel.content)
                case "softbreak" | "hardbreak":
                    delen.append(" ")
                case "link_open":
                    adres = str(deel.attrs.get("href", ""))
                case "link_close":
                    delen.append(f" ({adres})")
        uit.append(("• " if in_lijst else "") + "".join(delen))
    return uit
