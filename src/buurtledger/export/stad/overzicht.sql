-- Every neighbourhood with its figures on the day that is asked: one row each, also of a ledger that cannot be read.
SELECT
  b.buurt, b.naam, b.leesbaar, b.reden, b.reden_en, b.wie, b.adres, b.op, b.begonnen,
  b.looptijd_van, b.looptijd_tot, b.looptijd_aanname, b.in_balans, b.posten, b.mutaties,
  b.fouten, b.waarschuwingen, b.wacht, b.gebruikers, b.mist_bonnen, b.mist_resultaat, b.mist_leersessie,
  b.verwacht_over, b.van_commit,
  s.begroot, s.besteed, s.uitbetaald, s.te_verantwoorden, s.vrij, s.vastgelegd, s.beschikbaar,
  s.nog_te_verantwoorden, s.tegoed, s.bonnen
FROM buurten b
LEFT JOIN (
  SELECT standen.*
  FROM standen CROSS JOIN vraag
  WHERE standen.van <= vraag.op AND vraag.op < standen.tot
) s ON s.buurt = b.buurt
ORDER BY b.naam, b.buurt
