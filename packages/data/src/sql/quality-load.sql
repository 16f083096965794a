SELECT (SELECT count(*) FROM train) AS train, (SELECT count(*) FROM test) AS test,
  (SELECT count(*) FROM stores) AS stores, (SELECT count(*) FROM features) AS features;
