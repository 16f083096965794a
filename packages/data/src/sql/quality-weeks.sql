-- Weeks of the prepared history against the weeks there should be from its first to its last date.
WITH span AS (SELECT min("Date") AS first, max("Date") AS last FROM full_historical_data),
expected AS (SELECT unnest(generate_series(first, last, INTERVAL 7 DAY))::DATE AS "Date" FROM span),
present AS (SELECT DISTINCT "Date" FROM full_historical_data)
SELECT (SELECT first FROM span)::VARCHAR AS first_week, (SELECT last FROM span)::VARCHAR AS last_week,
  (SELECT max("Date") FROM full_historical_data WHERE Weekly_Sales IS NOT NULL)::VARCHAR AS data_through,
  (SELECT dayname(first) FROM span) AS week_ends_on,
  count(*) AS expected_weeks, count(p."Date") AS present_weeks,
  coalesce(string_agg(e."Date"::VARCHAR, ',' ORDER BY e."Date") FILTER (WHERE p."Date" IS NULL), '') AS missing_weeks
FROM expected e LEFT JOIN present p USING ("Date");
