-- What is known of each store in each week; the same in all rows of a store and week. Missing as NaN.
SELECT Store::INTEGER AS store, week,
  coalesce(first(Temperature), 'NaN')::DOUBLE, coalesce(first(Fuel_Price), 'NaN')::DOUBLE,
  coalesce(first(CPI), 'NaN')::DOUBLE, coalesce(first(Unemployment), 'NaN')::DOUBLE,
  first(MarkDown1)::DOUBLE, first(MarkDown2)::DOUBLE, first(MarkDown3)::DOUBLE, first(MarkDown4)::DOUBLE, first(MarkDown5)::DOUBLE,
  max(IsHoliday::INTEGER) AS holiday
FROM panel_rows GROUP BY Store, week ORDER BY Store, week;
