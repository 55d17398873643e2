"""The file opens in Fava without an error, and what was spent stands there beside the budget."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fava.application import create_app
from werkzeug.serving import make_server

from buurtledger.cli.start import main
from buurtledger.store.voorbeeldverleden import schrijf_voorbeeld
from tests.conftest import VANDAAG


@pytest.fixture
def fava(tmp_path: Path) -> Iterator[str]:
    """Fava with the example ledger, on a port that is free; its address."""
    pytest.importorskip("fava")
    boek, naar = tmp_path / "voorbeeld", tmp_path / "boek.beancount"
    schrijf_voorbeeld(boek)
    assert main(["--map", str(boek), "export", "beancount", "--ondanks-fouten", "--naar", str(naar)], VANDAAG) == 0
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_app([naar]), threaded=True)
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    draad.join()
    server.server_close()


def test_fava_toont_de_begroting_naast_wat_besteed_is(browser: Any, fava: str) -> None:
    blad = browser.new_page()
    fouten: list[object] = []

    def onthoud(fout: object) -> None:
        fouten.append(fout)

    blad.on("pageerror", onthoud)
    blad.goto(f"{fava}/")
    boek = blad.url.partition("/income_statement")[0]
    blad.goto(f"{boek}/account/Expenses:Kruitberg:Eet-je-mee/?r=balances&interval=year")
    # On 31 December 2023: 3.710 spent of 3.500, of which the example says that it is too much.
    laatste = blad.locator("li:has([data-account-name='Expenses:Kruitberg:Eet-je-mee']) .num").first
    assert laatste.inner_text().split() == ["3710.00", "EUR", "(-210.00)"]
    assert laatste.locator("[title='3500.00 EUR']").count() == 1
    blad.goto(f"{boek}/errors/")
    blad.get_by_text("No errors.").wait_for()
    assert fouten == []
    blad.close()
