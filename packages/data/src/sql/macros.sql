-- How text from the raw files becomes values. A text that should be a value and is not becomes NULL here and a problem in 1-problems.sql.
CREATE OR REPLACE MACRO is_missing(x) AS
  x IS NULL OR lower(trim(x)) IN ('', 'na', 'nan', 'n/a', 'null', 'none');

-- The texts that stand for a missing value are no numbers either, except NaN.
CREATE OR REPLACE MACRO as_number(x) AS
  CASE WHEN NOT contains(x, '_') THEN nullif(TRY_CAST(x AS DOUBLE), 'NaN'::DOUBLE) END;

-- "7" and "7.0" are the number 7 of a store or department; "7.5" and "-1" are none.
CREATE OR REPLACE MACRO as_id(x) AS
  CASE WHEN as_number(x) BETWEEN 0 AND 2147483647 AND as_number(x) = floor(as_number(x)) THEN as_number(x)::INTEGER END;

CREATE OR REPLACE MACRO as_date(x) AS
  CASE WHEN trim(x) LIKE '____-__-__' AND TRY_CAST(trim(x) AS DATE) BETWEEN DATE '1990-01-01' AND DATE '2099-12-31'
    THEN TRY_CAST(trim(x) AS DATE) END;

CREATE OR REPLACE MACRO as_flag(x) AS
  CASE WHEN lower(trim(x)) IN ('true', '1', 't') THEN true WHEN lower(trim(x)) IN ('false', '0', 'f') THEN false END;

-- The rule a text breaks, or NULL.
CREATE OR REPLACE MACRO number_rule(x) AS
  CASE WHEN is_missing(x) THEN NULL
       WHEN as_number(x) IS NULL THEN 'number'
       WHEN isinf(as_number(x)) THEN 'finite'
       WHEN abs(as_number(x)) > 1e15 THEN 'range' END;
CREATE OR REPLACE MACRO size_rule(x) AS
  CASE WHEN is_missing(x) THEN 'present' WHEN number_rule(x) IS NOT NULL THEN number_rule(x) WHEN as_number(x) < 0.5 THEN 'positive' WHEN as_number(x) > 2e9 THEN 'range' END;
CREATE OR REPLACE MACRO id_rule(x) AS CASE WHEN as_id(x) IS NULL THEN 'id' END;
CREATE OR REPLACE MACRO date_rule(x) AS CASE WHEN as_date(x) IS NULL THEN 'date' END;
CREATE OR REPLACE MACRO flag_rule(x) AS CASE WHEN as_flag(x) IS NULL THEN 'flag' END;
CREATE OR REPLACE MACRO text_rule(x) AS CASE WHEN is_missing(x) THEN 'present' END;

-- The value on the straight line between the nearest known values before and after a date.
CREATE OR REPLACE MACRO between_neighbours(past_value, past_date, coming_value, coming_date, at_date) AS
  CASE WHEN past_value IS NULL THEN coming_value
       WHEN coming_value IS NULL OR coming_date = past_date THEN past_value
       ELSE past_value + (coming_value - past_value) * (at_date - past_date) / (coming_date - past_date) END;
