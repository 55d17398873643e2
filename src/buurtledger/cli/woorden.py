"""Words people type that are no command here, and how what they mean is done."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.report.taal import Taal

_HELP = ("help", "hulp", "uitleg", "?", "man", "manual", "handleiding")
_ZO: Mapping[str, tuple[str, ...]] = {
    N_("terugdraaien: buurtledger bon storneer NUMMER. Er wordt nooit iets gewist"): (
        *("undo", "ongedaan", "delete", "del", "rm", "remove", "verwijder", "verwijderen", "wis", "wissen", "storno"),
        *("storneer", "storneren", "terugdraaien", "revert", "cancel", "annuleer", "annuleren", "terug", "ctrl-z"),
        *("fout", "foutje", "vergissing", "schrap", "schrappen", "herroep", "herroepen", "rollback", "weg", "weghalen"),
        *("back", "mistake"),
    ),
    N_("verbeteren: buurtledger bon herzie NUMMER. De oude regel wordt teruggedraaid, de goede komt erbij"): (
        *("edit", "wijzig", "wijzigen", "bewerk", "bewerken", "herzie", "corrigeer", "correctie", "update", "change"),
        *("verbeter", "verbeteren", "corrigeren", "aanpassen", "fix", "repareer", "repair", "herzien"),
    ),
    N_("zoeken: buurtledger bon lijst --zoek TEKST"): (
        *("zoek", "zoeken", "vind", "vinden", "opzoeken", "bonzoeken", "zoekterm", "terugvinden", "waar", "find"),
        *("search", "lookup", "query", "filter", "filteren", "grep", "where"),
    ),
    N_("boeken: buurtledger bon toevoegen; wat je weglaat wordt gevraagd"): (
        *("add", "toevoegen", "boek", "boeken", "invoeren", "factuur", "invoice", "receipt", "bonnetje", "kassabon"),
        *("uitgave", "expense", "expenses", "declaratie", "betaling", "new", "bonnetjes", "facturen", "kosten"),
    ),
    N_("een stapel bonnen, een regel per bon: buurtledger bon invoer POST"): (
        *("invoer", "stapel", "schoenendoos", "shoebox", "batch", "pile", "typ", "typen"),
    ),
    N_("alle regels: buurtledger bon lijst"): (
        *(
            "list",
            "lijst",
            "ls",
            "bonnen",
            "mutaties",
            "transacties",
            "journaal",
            "register",
            "reg",
            "print",
            "logboek",
            "uitgaven",
            "boekingen",
            "voorschotten",
            "afdrukken",
            "printen",
        ),
    ),
    N_("één regel: buurtledger bon toon NUMMER"): ("show", "toon", "bekijk", "view"),
    N_("geld dat een winkel teruggaf: buurtledger bon retour NUMMER BEDRAG"): (
        *("retour", "refund", "korting", "teruggave"),
    ),
    N_("wat er van een voorschot terugkwam: buurtledger terugbetaling toevoegen POST BEDRAG"): (
        *("terugbetalen", "terugstorten", "repay", "payback"),
    ),
    N_("wat een groep zelf betaalde terugbetalen: buurtledger vergoeding toevoegen POST BEDRAG"): (
        *("vergoed", "vergoeden", "reimburse", "tegoed", "onkosten"),
    ),
    N_("optellen: buurtledger bon totaal --per leverancier|activiteit|maand|post|gebied"): (
        *("totaal", "totalen", "total", "totals", "som", "sum", "optellen", "inkomsten", "income"),
    ),
    N_("de reservekopie is wat git elders heeft staan: git push. De scans horen daar apart bij"): (
        *("backup", "back-up", "reservekopie", "push"),
    ),
    N_("uitleg: buurtledger help, buurtledger help OPDRACHT, man buurtledger"): (
        *("hoe", "helpme", "how", "h", "info", "support", "faq", "menu", "gids", "docs"),
        *("wat", "what", "about", "opdrachten", "commands", "commando", "commandos"),
    ),
    N_("waar het geld staat: buurtledger status"): (
        *("balans", "balance", "bal", "saldo", "overzicht", "stand", "summary", "overview", "dashboard", "geld"),
    ),
    N_("een post is een regel van de begroting: buurtledger status POST, of buurtledger begroting"): (
        *(*("post", "posten", "budget", "budgetten", "plan", "gebied", "gebieden", "area", "item", "items"),),
    ),
    N_("geld verschuiven: buurtledger besluit nieuw"): ("verschuif", "verschuiven", "overboeken", "transfer", "move"),
    N_("geld vooruit: buurtledger voorschot toevoegen POST BEDRAG"): ("advance", "voorschieten", "uitbetalen"),
    N_("de groepen van bewoners: buurtledger kern lijst"): ("kernen", "groep", "groepen", "group", "groups"),
    N_("wat er moet gebeuren staat onderaan: buurtledger status"): ("todo", "taken", "actie", "acties"),
    N_("nakijken: buurtledger check"): ("controle", "controleer", "valideer", "validate", "verify", "test", "lint"),
    N_("een verslag: buurtledger verslag kwartaal|jaar|eind"): (
        *("rapport", "report", "jaarrekening", "jaarverslag", "eindverslag", "export", "pdf", "excel"),
        *("xlsx", "csv", "reports"),
    ),
    N_("de website: buurtledger kijk, en dan buurtledger publiceer"): ("website", "site", "publish", "web", "serve"),
    N_("wie wat invoerde: buurtledger herkomst NUMMER"): ("log", "history", "geschiedenis", "wie", "blame", "audit"),
    N_("een ander laat zien dat het klopt: buurtledger akkoord NUMMER"): ("approve", "goedkeuren", "keur", "tekenen"),
    N_("een scan gaat mee met de bon: buurtledger bon toevoegen … --scan BESTAND"): ("scan", "foto", "upload"),
    N_("opslaan hoeft niet: wat opgeschreven is staat in de bestanden. Vastleggen in git doet --commit"): (
        *("save", "opslaan", "bewaar", "bewaren", "commit", "sync"),
    ),
    N_("inloggen hoeft niet: het grootboek is een map op deze computer"): ("login", "logout", "inloggen", "account"),
    N_("het afschrift van de bank inlezen: buurtledger bank importeer BESTAND"): (
        *("import", "importeer", "afschrift", "afschriften", "statement", "rekening", "camt", "mt940", "bunq"),
    ),
    N_("boek en bank naast elkaar leggen: buurtledger bank sluit-aan"): (
        *("sluit-aan", "aansluiten", "reconcile", "match", "koppel", "afletteren"),
    ),
    N_("de contante kas: buurtledger kas toon"): ("cash", "contant", "kasboek"),
    N_("buurtledger is klaar als de opdracht klaar is; in een vraag breekt Ctrl-C af"): (
        *("exit", "quit", "stop", "q", "einde"),
    ),
    N_("git voor dit grootboek inrichten: buurtledger init"): ("setup", "git", "installeer", "install", "config"),
    N_("een eigen grootboek beginnen: buurtledger nieuw MAP"): ("begin", "start", "create", "nieuwe"),
    N_("een verzonnen grootboek om te proberen: buurtledger voorbeeld MAP"): ("demo", "example", "probeer", "try"),
    N_("het versienummer: buurtledger --version"): ("version", "versie"),
    N_("de taal: buurtledger --taal nl|en OPDRACHT"): ("taal", "language", "engels", "english"),
}
_WOORDEN = {woord: zo for zo, woorden in _ZO.items() for woord in woorden}
"""Per word how what it means is done."""

_IN_GROEP: Mapping[str, tuple[str, ...]] = {
    "xlsx": ("excel", "ods", "rekenblad", "spreadsheet"),
    "xaf": ("auditfile", "audit", "xml", "accountant"),
    "beancount": ("fava",),
    "toevoegen": ("add", "boek", "nieuw", "new", "create", "maak"),
    "invoer": ("invoeren", "typ", "typen", "stapel", "batch", "enter", "type", "pile"),
    "nieuw": ("add", "toevoegen", "new", "create", "maak"),
    "lijst": ("list", "ls", "all", "alles", "overzicht", "zoek", "zoeken", "find", "search"),
    "toon": ("show", "view", "bekijk", "open", "info"),
    "storneer": ("undo", "ongedaan", "delete", "del", "rm", "remove", "verwijder", "wis", "storno", "revert"),
    "trek-in": ("undo", "ongedaan", "delete", "del", "rm", "remove", "verwijder", "wis", "intrekken", "revert"),
    "herzie": ("edit", "wijzig", "bewerk", "corrigeer", "update", "change", "verbeter"),
    "benoem": ("naam", "rename", "hernoem", "name"),
    "retour": ("refund", "terug"),
}

_METAVARS = {
    tekst: tekst
    for tekst in (
        *(N_("POST"), N_("GEBIED"), N_("KERN"), N_("BEDRAG"), N_("OMSCHRIJVING"), N_("DATUM"), N_("TEKST"), N_("NAAM")),
        *(
            N_("NUMMER"),
            N_("BESTAND"),
            N_("MAP"),
            N_("LIJST"),
            N_("BESLUIT"),
            N_("VOORSTEL"),
            N_("ADRES"),
            N_("WIE"),
            N_("ROL"),
            N_("THEMA"),
            N_("GETAL"),
            N_("STAP"),
            N_("STAND"),
        ),
        *(
            N_("FORMAAT"),
            N_("SOORT"),
            N_("JAAR"),
            N_("AANDEEL"),
            N_("AANTAL"),
            N_("VAN"),
            N_("NAAR"),
            N_("TOT"),
            N_("REGEL"),
            N_("OPTIES"),
            N_("OPDRACHT"),
            N_("REDEN"),
            N_("AFSCHRIFT"),
            N_("FOUT"),
            N_("KENMERK"),
            N_("KEUZE"),
        ),
    )
}
"""The words in capitals that stand for what is typed."""


def bedoeld(woord: str, opdrachten: Collection[str], groep: str) -> Bericht | None:
    """How what somebody typed instead of a command is done here; None when the word says nothing to us.

    `groep` is what was typed before it, `buurtledger bon`; `opdrachten` are those it has.
    """
    klein = woord.casefold()
    for opdracht, woorden in _IN_GROEP.items():
        if " " in groep and opdracht in opdrachten and klein in woorden:
            geheel = f"{groep} {opdracht}"
            return zin("{woord} heet hier {opdracht}: {geheel}", woord=woord, opdracht=opdracht, geheel=geheel)
    zo = _WOORDEN.get(klein) or _bij_een_deel(klein)
    return zin("de opdracht {woord} is er niet; {zo}", woord=woord, zo=zin(zo)) if zo else None


def _bij_een_deel(klein: str) -> str | None:
    """What the first word means in `search-receipt` or `zoek_bon`."""
    delen = re.split(r"[-_.]", klein)
    return next(filter(None, map(_WOORDEN.get, delen)), None) if len(delen) > 1 else None


def met_help(argumenten: Sequence[str]) -> list[str]:
    """The same call, in which asking for help is `--help` after the command: `help bon`, `--help bon`, `bon help`."""
    begin = 0
    while begin < len(argumenten) and argumenten[begin] in ("--map", "--taal"):
        begin += 2
    voor, rest = list(argumenten[:begin]), list(argumenten[begin:])
    if rest and rest[0].casefold() in (*_HELP, "--help", "-h", "-?", "/?"):
        woorden = [woord for woord in rest[1:] if not woord.startswith("-")]
        return [*voor, *woorden, "--help"]
    if len(rest) == 2 and rest[1].casefold() in ("help", "hulp", "-h", "-?"):
        return [*voor, rest[0], "--help"]
    return [*argumenten]


def metavar(tekst: str, taal: Taal) -> str:
    """What stands for a typed value, in the language of the run."""
    return re.sub(r"[A-Z]{3,}", lambda gevonden: taal(_METAVARS.get(gevonden[0], gevonden[0])), tekst)
