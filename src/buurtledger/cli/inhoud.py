"""Every command: which module has it, what it does in a line, and under which heading the help lists it."""

from __future__ import annotations

from collections.abc import Mapping

from buurtledger.model.bericht import N_

DELEN: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    N_("Boeken"): {
        "bon": ("buurtledger.cli.bon", "app", N_("Bonnen boeken, opzoeken en terugdraaien.")),
        "voorschot": ("buurtledger.cli.betaling", "voorschot", N_("Geld vooruit aan een kern of groep.")),
        "terugbetaling": ("buurtledger.cli.betaling", "terugbetaling", N_("Wat van een voorschot terugkwam.")),
        "vergoeding": ("buurtledger.cli.betaling", "vergoeding", N_("Terug wat een groep zelf betaalde.")),
        "verplichting": ("buurtledger.cli.verplichting", "app", N_("Aanvaarde offertes: geld dat vastligt.")),
        "briefje": ("buurtledger.cli.briefje", "app", N_("Een bladzijde waarmee groepen bonnen doorgeven.")),
    },
    N_("Kijken en nakijken"): {
        "status": ("buurtledger.cli.status", "app", N_("Waar staan we, en wat vraagt aandacht?")),
        "kwartaal": ("buurtledger.cli.kwartaal", "app", N_("De ronde van elke drie maanden.")),
        "begroting": ("buurtledger.cli.begroting", "app", N_("Plan, besluiten en begroting naast elkaar.")),
        "prognose": ("buurtledger.cli.prognose", "app", N_("Wat er aan het eind over is.")),
        "verantwoording": (
            "buurtledger.cli.verantwoording",
            "app",
            N_("Bonnen, resultaat en leermomenten: wie moet nog wat?"),
        ),
        "check": ("buurtledger.cli.check", "app", N_("Klopt alles? Voor mensen en voor CI.")),
        "verschil": ("buurtledger.cli.verschil", "app", N_("Wat veranderde er aan de boeken?")),
        "volg": ("buurtledger.cli.volg", "app", N_("Wat elke commit deed, als nieuwsstroom.")),
        "herkomst": ("buurtledger.cli.herkomst", "app", N_("Wie voerde iets in, en wanneer?")),
    },
    N_("Kernen en bewoners"): {
        "kern": ("buurtledger.cli.kern", "app", N_("De kernen: wie ze zijn en hoe ze staan.")),
        "leersessie": ("buurtledger.cli.leersessie", "app", N_("Sessies waarin kernen elkaar vertellen.")),
        "idee": ("buurtledger.cli.idee", "app", N_("Ideeën en wensen, en wat ervan kwam.")),
        "voorstel": ("buurtledger.cli.voorstel", "app", N_("Wat er aan de bewoners voorligt, en wat zij zeiden.")),
        "reactie": ("buurtledger.cli.voorstel", "reactie", N_("Opschrijven wat bewoners van een voorstel zeiden.")),
        "poster": ("buurtledger.cli.poster", "app", N_("Een A4 voor in de hal van wat er voorligt.")),
        "ronde": ("buurtledger.cli.ronde", "app", N_("De volgende bijeenkomst: agenda, uitnodiging, notulen.")),
    },
    N_("Besluiten en afspraken"): {
        "besluit": ("buurtledger.cli.besluit", "app", N_("Besluiten die geld verschuiven.")),
        "overeenkomst": ("buurtledger.cli.overeenkomst", "app", N_("Wat er met anderen afgesproken is.")),
        "akkoord": ("buurtledger.cli.akkoord", "app", N_("Vier ogen: akkoord op wat een ander invoerde.")),
        "rollen": ("buurtledger.cli.rollen", "app", N_("Wie wat mag, en wie daarvoor tekende.")),
        "kascommissie": ("buurtledger.cli.kascommissie", "app", N_("Een steekproef, en wat er gevonden is.")),
    },
    N_("Bank, subsidie en kluis"): {
        "bank": ("buurtledger.cli.bank", "app", N_("De rekening en het boek naast elkaar.")),
        "kas": ("buurtledger.cli.kas", "app", N_("De contante kas: tellen, en eruit betalen.")),
        "betaal": ("buurtledger.cli.betaal", "app", N_("Wat akkoord is betalen: een bestand voor de bank, of QR.")),
        "subsidie": ("buurtledger.cli.subsidie", "app", N_("Wat de gemeente verleende, en wat ervoor moet.")),
        "kluis": ("buurtledger.cli.kluis", "app", N_("De scans in de kluis: wat er ligt, en er een uit halen.")),
    },
    N_("Laten zien"): {
        "kijk": ("buurtledger.cli.kijk", "app", N_("Bekijk de website voor je haar publiceert.")),
        "publiceer": ("buurtledger.cli.publiceer", "app", N_("De website voor bewoners.")),
        "verslag": ("buurtledger.cli.verslag", "app", N_("Het verslag voor het stadsdeel, als pdf en meer.")),
        "export": ("buurtledger.cli.export", "app", N_("De boeken voor andere programma's.")),
        "stad": ("buurtledger.cli.stad", "app", N_("Alle buurten van een stad opgeteld.")),
    },
    N_("Beginnen en beheren"): {
        "nieuw": ("buurtledger.cli.nieuw", "app", N_("Begin een eigen grootboek, uit een begroting of uit vragen.")),
        "voorbeeld": ("buurtledger.cli.voorbeeld", "app", N_("Schrijf een verzonnen grootboek om te proberen.")),
        "init": ("buurtledger.cli.init", "app", N_("Richt git in voor dit grootboek.")),
        "migreer": ("buurtledger.cli.migreer", "app", N_("Breng een boek van een vroegere vorm naar deze.")),
        "herstel": ("buurtledger.cli.herstel", "app", N_("Maak een afgebroken regel in orde.")),
        "overdragen": ("buurtledger.cli.overdragen", "app", N_("Af te vinken met de volgende penvoerder.")),
        "schema": ("buurtledger.cli.schema", "app", N_("De vorm van de bestanden, als JSON Schema.")),
        "installeer": ("buurtledger.cli.installeer", "app", N_("Laat de shell aanvullen, en zet de man-pagina neer.")),
        "dokter": ("buurtledger.cli.dokter", "app", N_("Wat mist er op deze computer, en hoe komt het er?")),
    },
}
"""By heading the commands, each with its module, the Typer app in it, and what it does; loaded when they are called."""

OPDRACHTEN: Mapping[str, tuple[str, str, str]] = {
    naam: waar for opdrachten in DELEN.values() for naam, waar in opdrachten.items()
}
"""All of them, by name."""
