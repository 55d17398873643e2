"""The register of rules: every name that `check` knows, how grave it is, what it looks at."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.bevinding import Bevinding, Ernst, Plaats, Regel


class Omschrijving(NamedTuple):
    """What a rule is. `zoekt` is a Dutch sentence in the catalogs."""

    naam: Regel
    ernst: Ernst
    zoekt: str


_FOUT, _WAARSCHUWING = Ernst.FOUT, Ernst.WAARSCHUWING

REGELS: dict[Regel, Omschrijving] = {
    regel.naam: regel
    for regel in (
        Omschrijving(Regel.BESTAND, _FOUT, N_("een bestand dat niet te lezen is")),
        Omschrijving(
            Regel.VORM, _FOUT, N_("een veld dat ontbreekt, dubbel is, of er niet hoort; meer of minder dan één mutatie")
        ),
        Omschrijving(Regel.BEDRAG, _FOUT, N_("een bedrag dat niet klopt zoals het geschreven is")),
        Omschrijving(Regel.DATUM, _FOUT, N_("een datum die niet klopt zoals hij geschreven is")),
        Omschrijving(Regel.TOEKOMST, _FOUT, N_("een datum na vandaag")),
        Omschrijving(Regel.LOOPTIJD, _WAARSCHUWING, N_("een bon, voorschot of vergoeding buiten de looptijd")),
        Omschrijving(Regel.TOTAAL, _FOUT, N_("posten die niet optellen tot hun gebied, of gebieden tot het totaal")),
        Omschrijving(Regel.COORDINATIE, _FOUT, N_("een aandeel voor coördinatie boven het maximum")),
        Omschrijving(Regel.BESLUIT, _FOUT, N_("een besluit dat niet klopt: zijn dag, zijn posten, of wat het intrekt")),
        Omschrijving(Regel.MANDAAT, _FOUT, N_("een besluit van wie dat niet mag, of van meer dan mag")),
        Omschrijving(Regel.VOORSTEL, _FOUT, N_("een voorstel dat niet klopt: een dag, een post, een reactie erop")),
        Omschrijving(
            Regel.VOORGELEGD, _WAARSCHUWING, N_("een besluit dat niet, of te kort, aan de bewoners is voorgelegd")
        ),
        Omschrijving(
            Regel.DEKKING, _FOUT, N_("een besluit dat een post minder geeft dan er al besteed of uitbetaald is")
        ),
        Omschrijving(Regel.ACHTERAF, _WAARSCHUWING, N_("een besluit over geld dat al weg was")),
        Omschrijving(Regel.GEWIJZIGD, _FOUT, N_("een besluit dat veranderd is nadat het in git was vastgelegd")),
        Omschrijving(Regel.GESLOTEN, _WAARSCHUWING, N_("een bon, voorschot of vergoeding op een gesloten post")),
        Omschrijving(Regel.KERNEN, _FOUT, N_("het aantal kernen en hun bedrag in het plan; een kern zonder bestand")),
        Omschrijving(Regel.POST, _FOUT, N_("een logboek, resultaat of bijdrage zonder post in de begroting")),
        Omschrijving(Regel.LEERSESSIE, _FOUT, N_("een bijgewoonde sessie die er niet was, of twee op één dag")),
        Omschrijving(Regel.COFINANCIERING, _WAARSCHUWING, N_("een ander betaalde meer dan hij toezegde")),
        Omschrijving(
            Regel.GESCHIEDENIS, _FOUT, N_("iets dat vastgelegd was en veranderde: een regel, een nummer, een bedrag")
        ),
        Omschrijving(Regel.RECTIFICATIE, _WAARSCHUWING, N_("een regel die met een rectificatie is weggehaald")),
        Omschrijving(Regel.INVOERDAG, _WAARSCHUWING, N_("een regel die pas lang na de dag in zijn nummer in git kwam")),
        Omschrijving(Regel.GIT, _FOUT, N_("wat git niet kan zeggen, of anders laat zien dan het is")),
        Omschrijving(Regel.ONDIEP, _FOUT, N_("een kloon zonder de geschiedenis die nodig is")),
        Omschrijving(Regel.SAMENVOEGEN, _WAARSCHUWING, N_("git voegt logboeken nog niet vanzelf samen")),
        Omschrijving(
            Regel.AKKOORD, _FOUT, N_("een akkoord dat niet telt: geen ander, niet de juiste rol, niet bewezen")
        ),
        Omschrijving(Regel.WACHT, _WAARSCHUWING, N_("een bedrag dat nog op akkoord van een ander wacht")),
        Omschrijving(
            Regel.ROLLEN, _FOUT, N_("rollen die veranderden zonder dat twee personen die er al in stonden tekenden")
        ),
        Omschrijving(Regel.KETEN, _WAARSCHUWING, N_("rollen die opnieuw begonnen, of waar iemand alleen in staat")),
        Omschrijving(Regel.ADRES, _WAARSCHUWING, N_("een adres in de geschiedenis van git dat niet in rollen staat")),
        Omschrijving(
            Regel.PRIVACY, _FOUT, N_("iets van een privépersoon: een rekening, nummer, adres, naam of kenteken")
        ),
        Omschrijving(Regel.KLUIS, _FOUT, N_("een scan die in de kluis ontbreekt of veranderd is")),
        Omschrijving(Regel.DICHT, _FOUT, N_("een versleutelde scan die niet te openen is, en dus niet is nagekeken")),
        Omschrijving(Regel.LOS, _WAARSCHUWING, N_("een bestand in de kluis waar geen regel naar wijst")),
        Omschrijving(
            Regel.VRIJWILLIGER, _WAARSCHUWING, N_("vergoedingen aan een vrijwilliger boven de grens van maand of jaar")
        ),
        Omschrijving(Regel.ID, _FOUT, N_("een nummer dat niet klopt of dat twee keer gebruikt is")),
        Omschrijving(Regel.DUBBEL, _WAARSCHUWING, N_("waarschijnlijk twee keer dezelfde bon")),
        Omschrijving(Regel.STORNO, _FOUT, N_("een storno van niets, dubbel, van een andere post of te vroeg")),
        Omschrijving(
            Regel.RETOUR, _FOUT, N_("een retour van niets, van een andere post, te vroeg of hoger dan de bon")
        ),
        Omschrijving(
            Regel.VERPLICHTING, _FOUT, N_("een bon bij een verplichting die er niet is, of van een andere post")
        ),
        Omschrijving(Regel.OVERSCHREDEN, _FOUT, N_("meer besteed dan begroot")),
        Omschrijving(Regel.VOORSCHOT, _FOUT, N_("meer uitbetaald dan begroot")),
        Omschrijving(Regel.TERUGBETALING, _FOUT, N_("meer teruggekomen dan er als voorschot of vergoeding uitging")),
        Omschrijving(Regel.AFSCHRIFT, _FOUT, N_("een afschrift van de bank dat niet aansluit of niet klopt")),
        Omschrijving(Regel.AANSLUITING, _FOUT, N_("een boeking van de bank die niet past bij wat zij zegt te betalen")),
        Omschrijving(
            Regel.ONVERKLAARD, _WAARSCHUWING, N_("een boeking van de bank zonder uitleg; na 45 dagen een fout")
        ),
        Omschrijving(Regel.ONBETAALD, _WAARSCHUWING, N_("geld dat volgens het boek bewoog en volgens de bank niet")),
        Omschrijving(Regel.SALDO, _FOUT, N_("boek en bank die niet op hetzelfde uitkomen; een kas die niet klopt")),
        Omschrijving(Regel.SUBSIDIE, _FOUT, N_("meer dan de gemeente verleende, of een afspraak die te laat is")),
        Omschrijving(
            Regel.MELDING, _WAARSCHUWING, N_("een verschuiving boven de grens van de beschikking die niet gemeld is")
        ),
        Omschrijving(Regel.VERGOEDING, _WAARSCHUWING, N_("meer vergoed dan een groep zelf betaald had")),
        Omschrijving(
            Regel.IDEE, _FOUT, N_("een idee of stand die iets noemt dat er niet is: een idee, gebied, post of besluit")
        ),
        Omschrijving(
            Regel.OVEREENKOMST, _WAARSCHUWING, N_("een voorschot boven de grens aan wie geen overeenkomst heeft")
        ),
    )
}


def bevinding(regel: Regel, plaats: Plaats, bericht: Bericht, remedie: Bericht) -> Bevinding:
    """A bevinding of a rule, as grave as the register says."""
    return Bevinding(regel, REGELS[regel].ernst, plaats, bericht, remedie)
