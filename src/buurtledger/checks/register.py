"""The register of rules: every name that `check` knows, how grave it is, what it looks at."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.bevinding import Bevinding, Ernst, Plaats


class Regel(NamedTuple):
    """A rule. `zoekt` is a Dutch sentence in the catalogs."""

    naam: str
    ernst: Ernst
    zoekt: str


_FOUT, _WAARSCHUWING = Ernst.FOUT, Ernst.WAARSCHUWING

REGELS: dict[str, Regel] = {
    regel.naam: regel
    for regel in (
        Regel("bestand", _FOUT, N_("een bestand dat niet te lezen is")),
        Regel("vorm", _FOUT, N_("een veld dat ontbreekt, dubbel is, of er niet hoort; meer of minder dan één mutatie")),
        Regel("bedrag", _FOUT, N_("een bedrag dat niet klopt zoals het geschreven is")),
        Regel("datum", _FOUT, N_("een datum die niet klopt zoals hij geschreven is")),
        Regel("toekomst", _FOUT, N_("een datum na vandaag")),
        Regel("looptijd", _WAARSCHUWING, N_("een bon, voorschot of vergoeding buiten de looptijd")),
        Regel("totaal", _FOUT, N_("posten die niet optellen tot hun gebied, of gebieden tot het totaal")),
        Regel("coordinatie", _FOUT, N_("een aandeel voor coördinatie boven het maximum")),
        Regel("besluit", _FOUT, N_("een besluit dat niet klopt: zijn dag, zijn posten, of wat het intrekt")),
        Regel("mandaat", _FOUT, N_("een besluit van wie dat niet mag, of van meer dan mag")),
        Regel("dekking", _FOUT, N_("een besluit dat een post minder geeft dan er al besteed of uitbetaald is")),
        Regel("achteraf", _WAARSCHUWING, N_("een besluit over geld dat al weg was")),
        Regel("gewijzigd", _FOUT, N_("een besluit dat veranderd is nadat het in git was vastgelegd")),
        Regel("gesloten", _WAARSCHUWING, N_("een bon, voorschot of vergoeding op een gesloten post")),
        Regel("kernen", _FOUT, N_("het aantal kernen en hun bedrag in het plan; een kern zonder bestand")),
        Regel("post", _FOUT, N_("een logboek, resultaat of bijdrage zonder post in de begroting")),
        Regel("leersessie", _FOUT, N_("een bijgewoonde sessie die er niet was, of twee op één dag")),
        Regel("cofinanciering", _WAARSCHUWING, N_("een ander betaalde meer dan hij toezegde")),
        Regel("geschiedenis", _FOUT, N_("iets dat vastgelegd was en veranderde: een regel, een nummer, een bedrag")),
        Regel("rectificatie", _WAARSCHUWING, N_("een regel die met een rectificatie is weggehaald")),
        Regel("invoerdag", _WAARSCHUWING, N_("een regel die pas lang na de dag in zijn nummer in git kwam")),
        Regel("git", _FOUT, N_("wat git niet kan zeggen, of anders laat zien dan het is")),
        Regel("ondiep", _FOUT, N_("een kloon zonder de geschiedenis die nodig is")),
        Regel("samenvoegen", _WAARSCHUWING, N_("git voegt logboeken nog niet vanzelf samen")),
        Regel("akkoord", _FOUT, N_("een akkoord dat niet telt: geen ander, niet de juiste rol, niet bewezen")),
        Regel("wacht", _WAARSCHUWING, N_("een bedrag dat nog op akkoord van een ander wacht")),
        Regel("rollen", _FOUT, N_("rollen die veranderden zonder dat twee personen die er al in stonden tekenden")),
        Regel("keten", _WAARSCHUWING, N_("rollen die opnieuw begonnen, of waar iemand alleen in staat")),
        Regel("adres", _WAARSCHUWING, N_("een adres in de geschiedenis van git dat niet in rollen staat")),
        Regel("privacy", _FOUT, N_("iets van een privépersoon: een rekening, nummer, adres, naam of kenteken")),
        Regel("kluis", _FOUT, N_("een scan die in de kluis ontbreekt of veranderd is")),
        Regel("dicht", _FOUT, N_("een versleutelde scan die niet te openen is, en dus niet is nagekeken")),
        Regel("los", _WAARSCHUWING, N_("een bestand in de kluis waar geen regel naar wijst")),
        Regel("id", _FOUT, N_("een nummer dat niet klopt of dat twee keer gebruikt is")),
        Regel("dubbel", _WAARSCHUWING, N_("waarschijnlijk twee keer dezelfde bon")),
        Regel("storno", _FOUT, N_("een storno van niets, dubbel, van een andere post of te vroeg")),
        Regel("retour", _FOUT, N_("een retour van niets, van een andere post, te vroeg of hoger dan de bon")),
        Regel("verplichting", _FOUT, N_("een bon bij een verplichting die er niet is, of van een andere post")),
        Regel("overschreden", _FOUT, N_("meer besteed dan begroot")),
        Regel("voorschot", _FOUT, N_("meer uitbetaald dan begroot")),
        Regel("terugbetaling", _FOUT, N_("meer teruggekomen dan er als voorschot of vergoeding uitging")),
        Regel("afschrift", _FOUT, N_("een afschrift van de bank dat niet aansluit of niet klopt")),
        Regel("aansluiting", _FOUT, N_("een boeking van de bank die niet past bij wat zij zegt te betalen")),
        Regel("onverklaard", _WAARSCHUWING, N_("een boeking van de bank zonder uitleg; na 45 dagen een fout")),
        Regel("onbetaald", _WAARSCHUWING, N_("geld dat volgens het boek bewoog en volgens de bank niet")),
        Regel("saldo", _FOUT, N_("boek en bank die niet op hetzelfde uitkomen; een kas die niet klopt")),
        Regel("subsidie", _FOUT, N_("meer dan de gemeente verleende, of een afspraak die te laat is")),
        Regel("vergoeding", _WAARSCHUWING, N_("meer vergoed dan een groep zelf betaald had")),
    )
}


def bevinding(regel: str, plaats: Plaats, bericht: Bericht, remedie: Bericht) -> Bevinding:
    """A bevinding of a rule, as grave as the register says."""
    return Bevinding(regel, REGELS[regel].ernst, plaats, bericht, remedie)
