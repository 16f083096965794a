-- Step 7: the two files of the prepared history, rows in timeline order.
COPY full_historical_data TO (getvariable('parquet_file')) (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880);
COPY full_historical_data TO (getvariable('csv_file')) (FORMAT csv, HEADER true);
