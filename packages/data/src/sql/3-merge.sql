-- Step 3: what is known of each store in each week. The grid holds every store and every week between the first and the last
-- date of any file, so that the fills of step 6 run over time and not over whatever rows exist.
CREATE TABLE week_grid AS
  WITH dates AS (
    SELECT "Date" FROM train_unique UNION ALL SELECT "Date" FROM test_only UNION ALL SELECT "Date" FROM features_unique
  )
  SELECT unnest(generate_series(min("Date"), max("Date"), INTERVAL 7 DAY))::DATE AS "Date" FROM dates;

CREATE TABLE store_week AS
  SELECT s.Store, s."Type", s."Size", g."Date", f.* EXCLUDE (record, Store, "Date"), f.record IS NOT NULL AS has_features
  FROM stores s CROSS JOIN week_grid g
  LEFT JOIN features_unique f ON f.Store = s.Store AND f."Date" = g."Date";
