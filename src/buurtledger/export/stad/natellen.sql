-- The same sums once more, counted from every single line: what was spent, paid out, and how many receipts count.
SELECT m.buurt, SUM(m.besteed) AS besteed, SUM(m.uitbetaald) AS uitbetaald, SUM(m.bonnen) AS bonnen
FROM mutaties m CROSS JOIN vraag
WHERE m.telt_van <= vraag.op AND vraag.op < m.telt_tot
GROUP BY m.buurt
ORDER BY m.buurt
