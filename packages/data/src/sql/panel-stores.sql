SELECT Store AS store, first("Type") AS "type", first("Size")::DOUBLE AS "size" FROM panel_rows GROUP BY Store ORDER BY Store;
