-- Step 2: one row per key; the first in file order is kept. The counts stay in table duplicate_counts.
CREATE TABLE train_unique AS
  SELECT * FROM train QUALIFY row_number() OVER (PARTITION BY Store, Dept, "Date" ORDER BY record) = 1;
CREATE TABLE test_unique AS
  SELECT * FROM test QUALIFY row_number() OVER (PARTITION BY Store, Dept, "Date" ORDER BY record) = 1;
CREATE TABLE features_unique AS
  SELECT * FROM features QUALIFY row_number() OVER (PARTITION BY Store, "Date" ORDER BY record) = 1;

-- A week in both files is known from train.csv; the row of test.csv goes.
CREATE TABLE test_only AS
  SELECT * FROM test_unique ANTI JOIN train_unique USING (Store, Dept, "Date");

CREATE TABLE duplicate_counts AS SELECT
  (SELECT count(*) FROM train) - (SELECT count(*) FROM train_unique) AS train,
  (SELECT count(*) FROM test) - (SELECT count(*) FROM test_unique) AS test,
  (SELECT count(*) FROM features) - (SELECT count(*) FROM features_unique) AS features,
  (SELECT count(*) FROM test_unique) - (SELECT count(*) FROM test_only) AS test_in_train;
