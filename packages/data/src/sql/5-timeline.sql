-- Step 5: the one timeline, sorted by store, department and date.
CREATE TABLE timeline AS SELECT * FROM sales_rows ORDER BY Store, Dept, "Date";
