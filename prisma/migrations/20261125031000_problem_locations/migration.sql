-- Problems have a list of places instead of one line and column.
UPDATE "import_file" SET "problems" = (
    SELECT jsonb_agg(
        ("problem" - 'line' - 'column') || jsonb_build_object(
            'locations',
            CASE jsonb_typeof("problem" -> 'line')
                WHEN 'number' THEN jsonb_build_array(jsonb_build_object(
                    'line', "problem" -> 'line',
                    'column', CASE jsonb_typeof("problem" -> 'column') WHEN 'number' THEN "problem" -> 'column' ELSE '1' END
                ))
                ELSE '[]'
            END
        ) ORDER BY "position")
    FROM jsonb_array_elements("problems") WITH ORDINALITY AS "listed"("problem", "position")
    WHERE NOT "problem" ? 'locations'
)
WHERE EXISTS (SELECT FROM jsonb_array_elements("problems") AS "problem" WHERE NOT "problem" ? 'locations');
