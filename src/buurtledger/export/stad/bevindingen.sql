-- What the rules found in all neighbourhoods together: how often, and in how many of them.
SELECT f.regel, f.ernst, COUNT(*) AS aantal, COUNT(DISTINCT f.buurt) AS buurten
FROM bevindingen f
GROUP BY f.regel, f.ernst
ORDER BY f.ernst, aantal DESC, f.regel
