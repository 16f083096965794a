-- One row per pair and week in file order, which is store, department, date. No actual: NaN.
SELECT Store::INTEGER, Dept::INTEGER, week, coalesce(Weekly_Sales, 'NaN')::DOUBLE, Is_Prediction_Target::INTEGER FROM panel_rows;
