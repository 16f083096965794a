-- Sizes of the panel; first_day counts days since 1970-01-01.
SELECT (min("Date") - DATE '1970-01-01')::INTEGER AS first_day, max(week) + 1 AS weeks,
  coalesce(max(week) FILTER (WHERE Weekly_Sales IS NOT NULL) + 1, 0) AS history_weeks,
  count(DISTINCT (Store, Dept)) AS series
FROM panel_rows;
