SELECT count(*) AS rows, count(*) - count(DISTINCT (Store, Dept, "Date")) AS duplicates,
  count(*) FILTER (WHERE Store IS NULL OR Dept IS NULL OR "Date" IS NULL) AS critical_nulls,
  (SELECT string_agg(DISTINCT Store::VARCHAR, ',') FROM full_historical_data) AS store_ids,
  (SELECT string_agg(DISTINCT Dept::VARCHAR, ',') FROM full_historical_data) AS dept_ids,
  (SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'full_historical_data') AS columns
FROM full_historical_data;
