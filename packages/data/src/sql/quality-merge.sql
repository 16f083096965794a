SELECT
  (SELECT count(*) FROM train_unique) + (SELECT count(*) FROM test_only) AS rows,
  (SELECT count(*) FROM (SELECT Store, "Date" FROM train_unique UNION ALL SELECT Store, "Date" FROM test_only) SEMI JOIN features_unique USING (Store, "Date")) AS rows_with_features,
  (SELECT count(*) FROM (SELECT Store, "Date", IsHoliday FROM train_unique UNION ALL SELECT Store, "Date", IsHoliday FROM test_only) r
     JOIN features_unique f USING (Store, "Date") WHERE r.IsHoliday <> f.IsHoliday) AS holiday_conflicts,
  (SELECT count(*) FROM (SELECT "Date" FROM features_unique GROUP BY "Date" HAVING min(IsHoliday) <> max(IsHoliday))) AS weeks_with_mixed_holiday,
  (SELECT count(*) FROM stores ANTI JOIN (SELECT Store FROM train UNION ALL SELECT Store FROM test) USING (Store)) AS stores_without_rows;
