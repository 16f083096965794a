-- Step 1: the four files as text, in file order (rowid = data record from 0), then as values.
-- Variables: <name>_file (clean CSV without header), <name>_columns (STRUCT of column name: 'VARCHAR').
CREATE TABLE raw_train AS
  SELECT * FROM read_csv(getvariable('train_file'), columns = getvariable('train_columns'),
    auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\n');

CREATE TABLE raw_test AS
  SELECT NULL::VARCHAR AS Weekly_Sales WHERE false
  UNION ALL BY NAME
  SELECT * FROM read_csv(getvariable('test_file'), columns = getvariable('test_columns'),
    auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\n');

CREATE TABLE raw_stores AS
  SELECT * FROM read_csv(getvariable('stores_file'), columns = getvariable('stores_columns'),
    auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\n');

CREATE TABLE raw_features AS
  SELECT * FROM read_csv(getvariable('features_file'), columns = getvariable('features_columns'),
    auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\n');

CREATE TABLE train AS
  SELECT rowid AS record, as_id(Store) AS Store, as_id(Dept) AS Dept, as_date("Date") AS "Date",
    as_number(Weekly_Sales) AS Weekly_Sales, as_flag(IsHoliday) AS IsHoliday
  FROM raw_train;

CREATE TABLE test AS
  SELECT rowid AS record, as_id(Store) AS Store, as_id(Dept) AS Dept, as_date("Date") AS "Date",
    as_number(Weekly_Sales) AS Weekly_Sales, as_flag(IsHoliday) AS IsHoliday
  FROM raw_test;

CREATE TABLE stores AS
  SELECT rowid AS record, as_id(Store) AS Store, trim("Type") AS "Type", as_number("Size") AS "Size" FROM raw_stores;

CREATE TABLE features AS
  SELECT rowid AS record, as_id(Store) AS Store, as_date("Date") AS "Date",
    as_number(Temperature) AS Temperature, as_number(Fuel_Price) AS Fuel_Price,
    as_number(MarkDown1) AS MarkDown1, as_number(MarkDown2) AS MarkDown2, as_number(MarkDown3) AS MarkDown3,
    as_number(MarkDown4) AS MarkDown4, as_number(MarkDown5) AS MarkDown5,
    as_number(CPI) AS CPI, as_number(Unemployment) AS Unemployment, as_flag(IsHoliday) AS IsHoliday
  FROM raw_features;
