-- Every value that breaks a rule, at most 20 of a kind (file, column, rule), with the count of its kind.
-- `record` is the data record from 0; the caller turns it into the physical line.
WITH week_day AS (
  -- The grid's weekday is the one on which most training weeks end (0 = Sunday … 5 = Friday).
  SELECT mode(dayofweek("Date")) AS d FROM train
),
-- Rows in which some value did not come through; only their texts are looked at.
suspect_train AS MATERIALIZED (
  SELECT v.record, r.* FROM train v JOIN raw_train r ON r.rowid = v.record
  WHERE v.Store IS NULL OR v.Dept IS NULL OR v."Date" IS NULL OR v.IsHoliday IS NULL OR v.Weekly_Sales IS NULL OR abs(v.Weekly_Sales) > 1e15
),
suspect_test AS MATERIALIZED (
  SELECT v.record, r.* FROM test v JOIN raw_test r ON r.rowid = v.record
  WHERE v.Store IS NULL OR v.Dept IS NULL OR v."Date" IS NULL OR v.IsHoliday IS NULL
    OR (v.Weekly_Sales IS NULL AND r.Weekly_Sales IS NOT NULL) OR abs(v.Weekly_Sales) > 1e15
),
broken AS (
  SELECT 'train' AS file, record, 'Store' AS "column", Store AS value, id_rule(Store) AS rule FROM suspect_train WHERE id_rule(Store) IS NOT NULL
  UNION ALL SELECT 'train', record, 'Dept', Dept, id_rule(Dept) FROM suspect_train WHERE id_rule(Dept) IS NOT NULL
  UNION ALL SELECT 'train', record, 'Date', "Date", date_rule("Date") FROM suspect_train WHERE date_rule("Date") IS NOT NULL
  UNION ALL SELECT 'train', record, 'Weekly_Sales', Weekly_Sales, number_rule(Weekly_Sales) FROM suspect_train WHERE number_rule(Weekly_Sales) IS NOT NULL
  UNION ALL SELECT 'train', record, 'IsHoliday', IsHoliday, flag_rule(IsHoliday) FROM suspect_train WHERE flag_rule(IsHoliday) IS NOT NULL
  UNION ALL SELECT 'test', record, 'Store', Store, id_rule(Store) FROM suspect_test WHERE id_rule(Store) IS NOT NULL
  UNION ALL SELECT 'test', record, 'Dept', Dept, id_rule(Dept) FROM suspect_test WHERE id_rule(Dept) IS NOT NULL
  UNION ALL SELECT 'test', record, 'Date', "Date", date_rule("Date") FROM suspect_test WHERE date_rule("Date") IS NOT NULL
  UNION ALL SELECT 'test', record, 'Weekly_Sales', Weekly_Sales, number_rule(Weekly_Sales) FROM suspect_test WHERE number_rule(Weekly_Sales) IS NOT NULL
  UNION ALL SELECT 'test', record, 'IsHoliday', IsHoliday, flag_rule(IsHoliday) FROM suspect_test WHERE flag_rule(IsHoliday) IS NOT NULL
  UNION ALL SELECT 'stores', rowid, 'Store', Store, id_rule(Store) FROM raw_stores WHERE id_rule(Store) IS NOT NULL
  UNION ALL SELECT 'stores', rowid, 'Type', "Type", text_rule("Type") FROM raw_stores WHERE text_rule("Type") IS NOT NULL
  UNION ALL SELECT 'stores', rowid, 'Size', "Size", size_rule("Size") FROM raw_stores WHERE size_rule("Size") IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'Store', Store, id_rule(Store) FROM raw_features WHERE id_rule(Store) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'Date', "Date", date_rule("Date") FROM raw_features WHERE date_rule("Date") IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'Temperature', Temperature, number_rule(Temperature) FROM raw_features WHERE number_rule(Temperature) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'Fuel_Price', Fuel_Price, number_rule(Fuel_Price) FROM raw_features WHERE number_rule(Fuel_Price) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'MarkDown1', MarkDown1, number_rule(MarkDown1) FROM raw_features WHERE number_rule(MarkDown1) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'MarkDown2', MarkDown2, number_rule(MarkDown2) FROM raw_features WHERE number_rule(MarkDown2) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'MarkDown3', MarkDown3, number_rule(MarkDown3) FROM raw_features WHERE number_rule(MarkDown3) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'MarkDown4', MarkDown4, number_rule(MarkDown4) FROM raw_features WHERE number_rule(MarkDown4) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'MarkDown5', MarkDown5, number_rule(MarkDown5) FROM raw_features WHERE number_rule(MarkDown5) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'CPI', CPI, number_rule(CPI) FROM raw_features WHERE number_rule(CPI) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'Unemployment', Unemployment, number_rule(Unemployment) FROM raw_features WHERE number_rule(Unemployment) IS NOT NULL
  UNION ALL SELECT 'features', rowid, 'IsHoliday', IsHoliday, flag_rule(IsHoliday) FROM raw_features WHERE flag_rule(IsHoliday) IS NOT NULL

  UNION ALL SELECT 'train', record, 'Store', Store::VARCHAR, 'known-store' FROM train WHERE Store IS NOT NULL AND Store NOT IN (SELECT Store FROM stores WHERE Store IS NOT NULL)
  UNION ALL SELECT 'test', record, 'Store', Store::VARCHAR, 'known-store' FROM test WHERE Store IS NOT NULL AND Store NOT IN (SELECT Store FROM stores WHERE Store IS NOT NULL)
  UNION ALL SELECT 'features', record, 'Store', Store::VARCHAR, 'known-store' FROM features WHERE Store IS NOT NULL AND Store NOT IN (SELECT Store FROM stores WHERE Store IS NOT NULL)
  UNION ALL SELECT 'stores', record, 'Store', Store::VARCHAR, 'unique-store' FROM stores WHERE Store IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY Store ORDER BY record) > 1

  UNION ALL SELECT 'train', record, 'Date', "Date"::VARCHAR, 'weekly-grid' FROM train, week_day WHERE dayofweek("Date") <> d
  UNION ALL SELECT 'test', record, 'Date', "Date"::VARCHAR, 'weekly-grid' FROM test, week_day WHERE dayofweek("Date") <> d
  UNION ALL SELECT 'features', record, 'Date', "Date"::VARCHAR, 'weekly-grid' FROM features, week_day WHERE dayofweek("Date") <> d
)
SELECT file, record, "column", value, rule, count(*) OVER (PARTITION BY file, "column", rule) AS kind_count,
  (SELECT dayname(DATE '2023-01-01' + d::INTEGER) FROM week_day) AS week_ends_on
FROM broken
QUALIFY row_number() OVER (PARTITION BY file, "column", rule ORDER BY record) <= 20
ORDER BY file, record, "column";
