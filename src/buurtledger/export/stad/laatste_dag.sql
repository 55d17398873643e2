-- The latest day in any of the books; where nothing was booked anywhere, the first day of a looptijd.
SELECT MAX(CASE WHEN b.begonnen THEN b.op END) AS geboekt, MIN(b.looptijd_van) AS begin
FROM buurten b
