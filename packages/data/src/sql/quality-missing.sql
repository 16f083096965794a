-- Missing values by column over the rows of the timeline, before and after step 6.
WITH before AS (
  SELECT count(*) - count(t.Weekly_Sales) AS Weekly_Sales, count(*) - count(Temperature) AS Temperature, count(*) - count(Fuel_Price) AS Fuel_Price,
    count(*) - count(MarkDown1) AS MarkDown1, count(*) - count(MarkDown2) AS MarkDown2, count(*) - count(MarkDown3) AS MarkDown3,
    count(*) - count(MarkDown4) AS MarkDown4, count(*) - count(MarkDown5) AS MarkDown5,
    count(*) - count(CPI) AS CPI, count(*) - count(Unemployment) AS Unemployment, count(*) - count(w.IsHoliday) AS IsHoliday
  FROM timeline t JOIN store_week w USING (Store, "Date")
),
after AS (
  SELECT count(*) - count(Weekly_Sales) AS Weekly_Sales, count(*) - count(Temperature) AS Temperature, count(*) - count(Fuel_Price) AS Fuel_Price,
    count(*) - count(MarkDown1) AS MarkDown1, count(*) - count(MarkDown2) AS MarkDown2, count(*) - count(MarkDown3) AS MarkDown3,
    count(*) - count(MarkDown4) AS MarkDown4, count(*) - count(MarkDown5) AS MarkDown5,
    count(*) - count(CPI) AS CPI, count(*) - count(Unemployment) AS Unemployment, count(*) - count(IsHoliday) AS IsHoliday
  FROM full_historical_data
)
SELECT b.name AS "column", b.missing AS before, a.missing AS after
FROM (UNPIVOT before ON * INTO NAME name VALUE missing) b
JOIN (UNPIVOT after ON * INTO NAME name VALUE missing) a ON a.name = b.name
ORDER BY list_position(['Weekly_Sales','Temperature','Fuel_Price','MarkDown1','MarkDown2','MarkDown3','MarkDown4','MarkDown5','CPI','Unemployment','IsHoliday'], b.name);
