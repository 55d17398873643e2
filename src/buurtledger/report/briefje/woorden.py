"""What the bonnenbriefje says, by the name that the script calls it by.

Plain words: whoever reads this is no bookkeeper.
`{…}` is filled in by the script. A name that ends in `_1` is for one, in `_n` for more.
"""

from __future__ import annotations

from collections.abc import Mapping

from buurtledger.model.bericht import N_

_PAGINA = {
    "titel": N_("Bonnenbriefje"),
    "intro": N_(
        "Hier geef je de bonnen van je groep door aan wie het geld van de buurt beheert. Alles blijft op deze "
        "telefoon, tot"
        " je het zelf verstuurt. Je hebt geen internet nodig."
    ),
    "opslag_niet": N_(
        "Let op: dit scherm kan niets bewaren. Sluit je het, dan ben je kwijt wat je invulde. Zit je in een app, zoals"
        " WhatsApp? Open het briefje dan in de browser van je telefoon. Ben je in een privévenster? Open het in een "
        "gewoon"
        " venster."
    ),
    "kop_wie": N_("1. Van wie is dit briefje?"),
    "post": N_("Welke groep?"),
    "post_kies": N_("Kies je groep"),
    "post_gesloten": N_("{naam} (gesloten)"),
    "van": N_("Jouw naam (hoeft niet)"),
    "van_uitleg": N_("Zodat de penvoerder weet wie het stuurde. Je naam komt niet op de website."),
    "voet": N_("Dit briefje is gemaakt op {dag}. Er gaat niets van deze telefoon af, tot je het zelf verstuurt."),
}
_BONNEN = {
    "kop_bonnen": N_("2. De bonnen"),
    "nog_geen": N_("Er staat nog geen bon op dit briefje."),
    "nieuw": N_("Bon toevoegen"),
    "kop_nieuw": N_("Een bon"),
    "kop_verander": N_("Deze bon veranderen"),
    "foto": N_("Foto van de bon"),
    "foto_uitleg": N_(
        "Leg de bon plat, in het licht. Zorg dat alles erop staat. Alleen wie het geld beheert en nakijkt, ziet de "
        "foto."
    ),
    "camera": N_("Maak een foto"),
    "galerij": N_("Kies foto’s"),
    "foto_nr": N_("Foto {n} van deze bon"),
    "foto_weg": N_("Haal weg"),
    "foto_weg_nr": N_("Haal foto {n} weg"),
    "foto_is_weg": N_("De foto is weg."),
    "foto_bezig": N_("Foto {n} van {van} wordt klaargemaakt…"),
    "foto_erbij": N_("Foto’s bij deze bon: {n}"),
    "foto_fout": N_(
        "Deze foto kan je telefoon hier niet openen: {naam}. Maak een nieuwe foto met de knop hierboven, of bewaar hem"
        " eerst als JPG."
    ),
    "foto_kwijt": N_("Een foto bij “{wat}” is niet meer op deze telefoon. Verander die bon en maak de foto opnieuw."),
    "fotos_0": N_("zonder foto"),
    "fotos_1": N_("1 foto"),
    "fotos_n": N_("{n} foto’s"),
    "te_veel_fotos": N_("Bij een bon passen hoogstens {n} foto’s."),
    "te_veel_bonnen": N_("Op een briefje passen hoogstens {n} bonnen. Verstuur dit eerst, en begin dan een nieuw."),
    "bedrag": N_("Bedrag in euro’s"),
    "bedrag_uitleg": N_("Wat er in totaal betaald is, zoals 12,50."),
    "bedrag_leeg": N_("Vul in wat er betaald is."),
    "bedrag_fout": N_("Dit is geen bedrag. Typ het zo: 12,50."),
    "bedrag_min": N_(
        "Een bedrag kan niet onder nul zijn. Kreeg je geld terug van een winkel? Zeg het dan de penvoerder."
    ),
    "bedrag_nul": N_("Het bedrag is nul. Vul in wat er betaald is."),
    "bedrag_dubbelzinnig": N_("Typ ook de centen, dan is er geen misverstand: 1.234,00 of 1,23."),
    "dag": N_("Dag"),
    "dag_uitleg": N_("De dag die op de bon staat."),
    "dag_leeg": N_("Kies de dag die op de bon staat."),
    "dag_fout": N_("Deze dag bestaat niet. Typ hem zo: 2024-01-31."),
    "dag_later": N_("Deze dag moet nog komen. Kies de dag die op de bon staat."),
    "wat": N_("Waarvoor was het?"),
    "wat_uitleg": N_("Zoals: verf en kwasten. Zet hier geen namen of adressen van mensen: iedereen kan dit lezen."),
    "wat_leeg": N_("Vul in waarvoor het was."),
    "dag_buiten": N_(
        "Het geld is er van {van} tot en met {tot}. Klopt deze dag toch? Tik dan nog een keer op “Zet op het briefje”."
    ),
    "prive_vraag": N_(
        "Dit lijkt een telefoonnummer, mailadres of rekeningnummer, en iedereen kan het straks lezen. Haal het weg. "
        "Is het iets anders? Tik dan nog een keer op “Zet op het briefje”."
    ),
    "teken_fout": N_("Hier staat een teken in dat je niet kunt zien. Typ het opnieuw."),
    "winkel": N_("Winkel (hoeft niet)"),
    "fouten_1": N_("Er is nog iets niet goed. Kijk hieronder."),
    "fouten_n": N_("Er zijn nog {n} dingen niet goed. Kijk hieronder."),
    "bewaar": N_("Zet op het briefje"),
    "annuleer": N_("Toch niet"),
    "eerst_af": N_("Maak eerst deze bon af, of kies: Toch niet."),
    "bon_erbij": N_("De bon van {bedrag} staat op het briefje."),
    "bon_veranderd": N_("De bon van {bedrag} is veranderd."),
    "verander": N_("Verander"),
    "verwijder": N_("Verwijder"),
    "weggehaald": N_("Weggehaald: {wat}, {bedrag}."),
    "ongedaan": N_("Zet terug"),
}
_SOM = {
    "kop_som": N_("3. Samen"),
    "som_1": N_("1 bon op dit briefje"),
    "som_n": N_("{n} bonnen op dit briefje"),
    "over": N_("Geld dat jullie kregen en waar nog geen bon van was, op {dag}"),
    "tegoed": N_("Wat jullie zelf hadden betaald en nog terugkrijgen, op {dag}"),
    "blijft": N_("Daarna nog over"),
    "blijft_tegoed": N_("Daarna krijgen jullie nog terug"),
    "over_uitleg": N_(
        "Zo stond het op {dag}, toen dit briefje werd gemaakt. Kregen of verstuurden jullie daarna nog iets, dan is "
        "dat hier"
        " niet bij geteld."
    ),
    "kop_vertel": N_("4. Wat hebben jullie gedaan?"),
    "vertel_uitleg": N_("Dit hoeft nu niet. Het kan ook later, op een volgend briefje."),
    "resultaat": N_("Wat is er gedaan met het geld?"),
    "geleerd": N_("Wat hebben jullie geleerd? Op elke regel één ding."),
    "openbaar": N_("Dit komt op de website van de buurt. Zet er geen namen, adressen of nummers van mensen in."),
}
_KLAAR = {
    "kop_klaar": N_("5. Versturen"),
    "klaar_uitleg": N_("Je briefje gaat op slot. Alleen wie het geld van de buurt beheert, kan het openen."),
    "klaar": N_("Klaar: maak het briefje"),
    "klaar_post": N_("Kies eerst bovenaan welke groep het is."),
    "klaar_bezig": N_("Je bent nog bezig met een bon. Zet hem eerst op het briefje, of kies: Toch niet."),
    "klaar_prive": N_(
        "In wat je vertelt lijkt een telefoonnummer, mailadres of rekeningnummer te staan, en iedereen kan het straks "
        "lezen. Haal het weg. Is het iets anders? Tik dan nog een keer op “Klaar”."
    ),
    "klaar_leeg": N_("Er staat nog niets op het briefje. Voeg eerst een bon toe."),
    "klaar_bezig_maken": N_("Het briefje wordt gemaakt…"),
    "klaar_mislukt": N_("Het briefje maken lukte niet ({reden}). Er is niets kwijt. Probeer het nog eens."),
    "te_groot": N_(
        "Samen zijn de foto’s te groot voor één briefje. Haal er een paar weg en verstuur die op een volgend briefje."
    ),
    "kop_gemaakt": N_("Het briefje is klaar. Verstuur het nu."),
    "gemaakt_1": N_("{naam}: 1 bon, {mb}."),
    "gemaakt_n": N_("{naam}: {n} bonnen, {mb}."),
    "deel": N_("Verstuur"),
    "haal": N_("Bewaar op deze telefoon"),
    "hoe_delen": N_("Kies een app, zoals WhatsApp, Signal of mail, en stuur het aan de penvoerder."),
    "hoe_halen": N_(
        "Bewaar het briefje. Het staat dan bij je downloads. Stuur dat bestand aan de penvoerder, bijvoorbeeld als "
        "bijlage"
        " bij een mail of bericht."
    ),
    "daarna": N_(
        "Nog een bon gevonden? Voeg hem toe en verstuur het briefje opnieuw. Wat er al stond, wordt herkend en telt "
        "niet"
        " dubbel."
    ),
    "gedeeld": N_("Verstuurd. Vraag de penvoerder of het briefje is aangekomen."),
    "delen_mislukt": N_("Versturen lukte niet. Bewaar het briefje, en stuur dat bestand."),
    "kop_wis": N_("Een nieuw briefje beginnen"),
    "wis_uitleg": N_("Heeft de penvoerder je bonnen? Dan kun je dit briefje leegmaken."),
    "wis": N_("Maak dit briefje leeg"),
    "wis_vraag": N_("Weet je het zeker? Alle bonnen en foto’s gaan van dit briefje af. Dat kan niet terug."),
    "wis_ja": N_("Ja, maak leeg"),
    "wis_nee": N_("Nee, laat staan"),
    "gewist": N_("Het briefje is leeg."),
    "hoe": N_("Hoe werkt dit?"),
    "hoe_tekst": N_(
        "Kies je groep. Tik op “Bon toevoegen” en maak een foto van de bon. Vul het bedrag in, de dag, en waarvoor "
        "het was.\n"
        "Alles wordt vanzelf bewaard op deze telefoon. Je kunt stoppen en later verdergaan.\n"
        "Alles ingevuld? Tik op “Klaar” en verstuur het briefje aan de penvoerder, met welke app je wilt.\n"
        "De foto’s worden kleiner gemaakt. Waar en met welke telefoon ze gemaakt zijn, staat er dan niet meer in.\n"
        "De penvoerder kijkt alles na voor het in de boeken komt. Bewaar je bonnen tot je hoort dat het goed is."
    ),
}
WOORDEN: Mapping[str, str] = {
    **_PAGINA,
    **_BONNEN,
    **_SOM,
    **_KLAAR,
    "maanden": N_("januari februari maart april mei juni juli augustus september oktober november december"),
}
"""Every sentence by its name."""

NIET_GESTART = (
    N_("Dit briefje is nog niet gestart. Wacht even."),
    N_(
        "Gebeurt er niets? Dan kan dit scherm het niet, bijvoorbeeld omdat je het in een app bekijkt. Open het "
        "briefje in de"
        " browser van je telefoon, zoals Chrome, Firefox of Safari. Kreeg je het als bestand? Vraag dan of het op de "
        "website"
        " van de buurt kan staan."
    ),
)
"""What stands there until the script runs, and stays where it does not."""
