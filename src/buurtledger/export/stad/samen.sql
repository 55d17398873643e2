-- The sums of all neighbourhoods that could be read, on the day that is asked.
SELECT
  COUNT(*) AS buurten,
  SUM(s.begroot) AS begroot, SUM(s.besteed) AS besteed, SUM(s.uitbetaald) AS uitbetaald,
  SUM(s.te_verantwoorden) AS te_verantwoorden, SUM(s.vrij) AS vrij, SUM(s.vastgelegd) AS vastgelegd,
  SUM(s.beschikbaar) AS beschikbaar, SUM(s.nog_te_verantwoorden) AS nog_te_verantwoorden,
  SUM(s.tegoed) AS tegoed, SUM(s.bonnen) AS bonnen
FROM standen s CROSS JOIN vraag
WHERE s.van <= vraag.op AND vraag.op < s.tot
