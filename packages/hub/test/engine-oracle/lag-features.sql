-- Features that look back, one row for each pair known at the origin and each horizon, from raw rows alone.
-- Variables: train_csv, origin (DATE), horizons (INTEGER[]), every (INTEGER: keep one pair in so many).
WITH known AS (
  SELECT Store AS store, Dept AS dept, CAST("Date" AS DATE) AS week, CAST(Weekly_Sales AS DOUBLE) AS y
  FROM read_csv(getvariable('train_csv'), all_varchar = true)
  WHERE CAST("Date" AS DATE) <= getvariable('origin')
),
targets AS (
  SELECT store, dept, h, getvariable('origin') + CAST(7 * h AS INTEGER) AS target
  FROM (SELECT DISTINCT store, dept FROM known), unnest(getvariable('horizons')) AS horizons(h)
  WHERE hash(CAST(store AS INTEGER) * 100 + CAST(dept AS INTEGER)) % getvariable('every') = 0
),
own AS (
  SELECT
    store, dept, h, any_value(target) AS target,
    greatest(20, coalesce(avg(abs(y)) FILTER (week > getvariable('origin') - 364), 0)) AS s,
    max(y) FILTER (week = getvariable('origin')) AS recent1,
    max(y) FILTER (week = getvariable('origin') - 7) AS recent2,
    max(y) FILTER (week = getvariable('origin') - 14) AS recent3,
    max(y) FILTER (week = getvariable('origin') - 21) AS recent4,
    avg(y) FILTER (week > getvariable('origin') - 28) AS mean4,
    avg(y) FILTER (week > getvariable('origin') - 56) AS mean8,
    avg(y) FILTER (week > getvariable('origin') - 91) AS mean13,
    avg(y) FILTER (week > getvariable('origin') - 182) AS mean26,
    stddev_pop(y) FILTER (week > getvariable('origin') - 91) AS deviation13,
    stddev_pop(y) FILTER (week > getvariable('origin') - 364) AS deviation52,
    count(y) FILTER (week > getvariable('origin') - 56) AS count8,
    count(y) FILTER (week > getvariable('origin') - 364) AS count52,
    max(y) FILTER (week = target - 350) AS lag50,
    max(y) FILTER (week = target - 357) AS lag51,
    max(y) FILTER (week = target - 364) AS lag52,
    max(y) FILTER (week = target - 371) AS lag53,
    max(y) FILTER (week = target - 378) AS lag54,
    avg(y) FILTER (week BETWEEN target - 378 AND target - 350) AS lagMean5,
    max(y) FILTER (week = target - 728) AS lag104,
    max(y) FILTER (week = target - 735) AS lag105,
    avg(y) FILTER (week BETWEEN getvariable('origin') - 413 AND getvariable('origin') - 364) AS reference
  FROM targets JOIN known USING (store, dept)
  GROUP BY store, dept, h
),
dept_weeks AS (SELECT dept, week, sum(y) AS total FROM known GROUP BY ALL),
store_weeks AS (SELECT store, week, sum(y) AS total FROM known GROUP BY ALL),
dept_reference AS (
  SELECT dept, sum(total) / 8 AS mean FROM dept_weeks
  WHERE week BETWEEN getvariable('origin') - 413 AND getvariable('origin') - 364 GROUP BY dept
),
store_reference AS (
  SELECT store, sum(total) / 8 AS mean FROM store_weeks
  WHERE week BETWEEN getvariable('origin') - 413 AND getvariable('origin') - 364 GROUP BY store
),
totals AS (
  -- A department or store without a row in a week sold 0.
  SELECT
    own.*,
    coalesce(d.total, 0) AS dept_total, coalesce(dr.mean, 0) AS dept_mean,
    coalesce(st.total, 0) AS store_total, coalesce(sr.mean, 0) AS store_mean
  FROM own
  LEFT JOIN dept_weeks AS d ON d.dept = own.dept AND d.week = target - 364
  LEFT JOIN store_weeks AS st ON st.store = own.store AND st.week = target - 364
  LEFT JOIN dept_reference AS dr ON dr.dept = own.dept
  LEFT JOIN store_reference AS sr ON sr.store = own.store
),
changes AS (
  -- A total over nothing is as much as a change may be; nothing over nothing is unknown. LEAST and GREATEST pass NULL by.
  SELECT
    *,
    CASE
      WHEN dept_mean <> 0 THEN least(greatest(dept_total / dept_mean, 0), 6)
      WHEN dept_total > 0 THEN 6
      WHEN dept_total < 0 THEN 0
    END AS deptChange,
    CASE
      WHEN store_mean <> 0 THEN least(greatest(store_total / store_mean, 0), 4)
      WHEN store_total > 0 THEN 4
      WHEN store_total < 0 THEN 0
    END AS storeChange,
    CASE
      WHEN lag52 IS NULL OR reference IS NULL THEN NULL
      WHEN reference <> 0 THEN least(greatest(lag52 / reference, 0), 6)
      WHEN lag52 > 0 THEN 6
      WHEN lag52 < 0 THEN 0
    END AS ownChange
  FROM totals
)
SELECT
  CAST(store AS INTEGER) AS store, CAST(dept AS INTEGER) AS dept, CAST(h AS INTEGER) AS horizon,
  recent1 / s AS recent1, recent2 / s AS recent2, recent3 / s AS recent3, recent4 / s AS recent4,
  mean4 / s AS mean4, mean8 / s AS mean8, mean13 / s AS mean13, mean26 / s AS mean26,
  deviation13 / s AS deviation13, deviation52 / s AS deviation52,
  CAST(count8 AS DOUBLE) AS count8, CAST(count52 AS DOUBLE) AS count52, ln(s) AS logScale,
  lag50 / s AS lag50, lag51 / s AS lag51, lag52 / s AS lag52, lag53 / s AS lag53, lag54 / s AS lag54,
  lagMean5 / s AS lagMean5, lag104 / s AS lag104, lag105 / s AS lag105,
  deptChange, storeChange, mean8 / s * deptChange AS levelByDept, mean8 / s * ownChange AS levelByOwn
FROM changes
ORDER BY ALL
