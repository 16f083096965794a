-- The prepared history with its week number from the first date. Variable: parquet_file.
CREATE VIEW prepared AS SELECT * FROM read_parquet(getvariable('parquet_file'));
SET VARIABLE first_date = (SELECT min("Date") FROM prepared);
CREATE VIEW panel_rows AS
  SELECT *, ((("Date" - getvariable('first_date')::DATE)) // 7)::INTEGER AS week FROM prepared;
