-- Step 6: missing values. Markdowns: 0. CPI and unemployment: the store's last known value, else its first, else the median of
-- all rows. Temperature and fuel price: linear in time within the store, at the ends the nearest known value.
CREATE TABLE store_week_filled AS
  SELECT * REPLACE (
    coalesce(MarkDown1, 0) AS MarkDown1, coalesce(MarkDown2, 0) AS MarkDown2, coalesce(MarkDown3, 0) AS MarkDown3,
    coalesce(MarkDown4, 0) AS MarkDown4, coalesce(MarkDown5, 0) AS MarkDown5,
    coalesce(last_value(CPI IGNORE NULLS) OVER past, first_value(CPI IGNORE NULLS) OVER coming) AS CPI,
    coalesce(last_value(Unemployment IGNORE NULLS) OVER past, first_value(Unemployment IGNORE NULLS) OVER coming) AS Unemployment,
    between_neighbours(
      last_value(Temperature IGNORE NULLS) OVER past, last_value(CASE WHEN Temperature IS NOT NULL THEN "Date" END IGNORE NULLS) OVER past,
      first_value(Temperature IGNORE NULLS) OVER coming, first_value(CASE WHEN Temperature IS NOT NULL THEN "Date" END IGNORE NULLS) OVER coming,
      "Date") AS Temperature,
    between_neighbours(
      last_value(Fuel_Price IGNORE NULLS) OVER past, last_value(CASE WHEN Fuel_Price IS NOT NULL THEN "Date" END IGNORE NULLS) OVER past,
      first_value(Fuel_Price IGNORE NULLS) OVER coming, first_value(CASE WHEN Fuel_Price IS NOT NULL THEN "Date" END IGNORE NULLS) OVER coming,
      "Date") AS Fuel_Price
  )
  FROM store_week
  WINDOW past AS (PARTITION BY Store ORDER BY "Date" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
         coming AS (PARTITION BY Store ORDER BY "Date" ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING);

CREATE TABLE global_median AS
  SELECT median(CPI) AS CPI, median(Unemployment) AS Unemployment
  FROM timeline JOIN store_week_filled USING (Store, "Date")
  WHERE EXISTS (SELECT 1 FROM store_week_filled WHERE CPI IS NULL OR Unemployment IS NULL);

UPDATE store_week_filled SET CPI = coalesce(CPI, (SELECT CPI FROM global_median)), Unemployment = coalesce(Unemployment, (SELECT Unemployment FROM global_median))
  WHERE CPI IS NULL OR Unemployment IS NULL;

CREATE TABLE full_historical_data AS
  SELECT t.Store, t.Dept, t."Date", t.Weekly_Sales, w."Type", w."Size"::INTEGER AS "Size", w.Temperature, w.Fuel_Price,
    w.MarkDown1, w.MarkDown2, w.MarkDown3, w.MarkDown4, w.MarkDown5, w.CPI, w.Unemployment,
    coalesce(w.IsHoliday, t.IsHoliday) AS IsHoliday, t.Is_Prediction_Target
  FROM timeline t JOIN store_week_filled w ON w.Store = t.Store AND w."Date" = t."Date"
  ORDER BY t.Store, t.Dept, t."Date";
