-- What should have been done before the day that is asked, and was not, per neighbourhood and kind.
-- While a looptijd is an assumption, nothing of what the plan promises is late: only what was
-- agreed with the city, and what a second person has to look at.
SELECT t.buurt, t.soort, COUNT(*) AS aantal, MIN(t.voor) AS sinds
FROM termijnen t
JOIN buurten b ON b.buurt = t.buurt
CROSS JOIN vraag
WHERE t.voor < vraag.op AND t.soort <> 'looptijd' AND (t.gedaan IS NULL OR t.gedaan > vraag.op)
  AND (t.soort IN ('afspraak', 'akkoord') OR NOT b.looptijd_aanname)
GROUP BY t.buurt, t.soort
ORDER BY t.buurt, t.soort
