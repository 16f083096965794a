SELECT coalesce(sum(Weekly_Sales), 0) AS total, coalesce(sum(Weekly_Sales) / nullif(count(DISTINCT "Date"), 0), 0) AS average_week,
  CASE WHEN count(Weekly_Sales) > 2 THEN skewness(Weekly_Sales) END AS skew,
  CASE WHEN count(Weekly_Sales) > 2 THEN skewness(ln(1 + greatest(Weekly_Sales, 0))) END AS skew_log1p,
  count(*) FILTER (WHERE Weekly_Sales < 0) AS negative_rows, coalesce(sum(Weekly_Sales) FILTER (WHERE Weekly_Sales < 0), 0) AS negative_total,
  count(*) FILTER (WHERE Weekly_Sales = 0) AS zero_rows
FROM full_historical_data WHERE Weekly_Sales IS NOT NULL;
