SELECT d.*,
  (SELECT min("Date") FROM train_unique)::VARCHAR AS train_start, (SELECT max("Date") FROM train_unique)::VARCHAR AS train_end,
  (SELECT min("Date") FROM test_only)::VARCHAR AS test_start, (SELECT max("Date") FROM test_only)::VARCHAR AS test_end
FROM duplicate_counts d;
