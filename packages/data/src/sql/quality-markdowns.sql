-- Store-weeks (of the features file) with a value below zero, by markdown type, and the first week with any markdown.
SELECT count(*) FILTER (WHERE MarkDown1 < 0) AS MarkDown1, count(*) FILTER (WHERE MarkDown2 < 0) AS MarkDown2,
  count(*) FILTER (WHERE MarkDown3 < 0) AS MarkDown3, count(*) FILTER (WHERE MarkDown4 < 0) AS MarkDown4,
  count(*) FILTER (WHERE MarkDown5 < 0) AS MarkDown5,
  (min("Date") FILTER (WHERE coalesce(MarkDown1, MarkDown2, MarkDown3, MarkDown4, MarkDown5) IS NOT NULL))::VARCHAR AS first_week
FROM features_unique;
