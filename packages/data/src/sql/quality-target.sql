SELECT count(*) FILTER (WHERE Is_Prediction_Target) AS to_predict,
  count(*) FILTER (WHERE NOT Is_Prediction_Target) AS ground_truth,
  count(*) FILTER (WHERE NOT from_train AND NOT Is_Prediction_Target) AS ground_truth_from_test,
  count(*) FILTER (WHERE from_train AND Weekly_Sales IS NULL) AS train_rows_without_sales
FROM sales_rows;
