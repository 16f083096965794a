-- Step 4: one schema for both files. A row of test.csv is to be predicted unless it brings its own sales (ground truth).
CREATE VIEW sales_rows AS
  SELECT Store, Dept, "Date", Weekly_Sales, IsHoliday, false AS Is_Prediction_Target, true AS from_train FROM train_unique
  UNION ALL
  SELECT Store, Dept, "Date", Weekly_Sales, IsHoliday, Weekly_Sales IS NULL, false FROM test_only;
