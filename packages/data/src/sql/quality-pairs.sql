-- Weeks per store-department pair: rows, weeks of history, weeks missing between the first and last week of history.
WITH pairs AS (
  SELECT Store, Dept, count(*) AS weeks, count(Weekly_Sales) AS history_weeks,
    date_diff('day', min("Date") FILTER (WHERE Weekly_Sales IS NOT NULL), max("Date") FILTER (WHERE Weekly_Sales IS NOT NULL)) / 7 + 1 AS history_span
  FROM full_historical_data GROUP BY Store, Dept
)
SELECT count(*) AS pairs, avg(weeks) AS mean_weeks, min(weeks) AS min_weeks, median(weeks) AS median_weeks, max(weeks) AS max_weeks,
  count(*) FILTER (WHERE history_weeks = 0) AS pairs_without_history,
  count(*) FILTER (WHERE history_weeks BETWEEN 1 AND 51) AS pairs_below_52_history_weeks,
  count(*) FILTER (WHERE history_span > history_weeks) AS pairs_with_gaps,
  coalesce(sum(history_span - history_weeks) FILTER (WHERE history_weeks > 0), 0)::BIGINT AS missing_weeks_inside_history
FROM pairs;
