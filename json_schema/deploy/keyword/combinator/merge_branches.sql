-- Deploy json_schema:keyword/combinator/merge_branches to pg

BEGIN;

-- Twice the same asks nothing more, but would double the calls at each level.
CREATE FUNCTION json_schema.merge_branches(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _schema  jsonb := merge_branches.schema;
    _keyword text;
    _kept    jsonb;
    _twice   jsonb;
BEGIN
    FOREACH _keyword IN ARRAY ARRAY['allOf', 'anyOf', 'oneOf'] LOOP
        CONTINUE WHEN NOT _schema ? _keyword;
        SELECT jsonb_agg(branch ORDER BY n) FILTER (WHERE times = 1 OR _keyword <> 'oneOf'),
               jsonb_agg(branch ORDER BY n) FILTER (WHERE times > 1)
          INTO _kept, _twice
          FROM (SELECT branch, min(n), count(*)
                  FROM jsonb_array_elements(_schema -> _keyword) WITH ORDINALITY AS _ (branch, n)
                 GROUP BY branch) AS _ (branch, n, times);
        CONTINUE WHEN _twice IS NULL;
        -- Of oneOf, what stands there twice must not hold.
        IF _keyword = 'oneOf' AND _kept IS NULL THEN
            RETURN 'false';
        ELSIF _keyword = 'oneOf' THEN
            _schema := _schema || jsonb_build_object(
                'allOf', coalesce(_schema -> 'allOf', '[]') || jsonb_build_array(
                    jsonb_build_object('not', jsonb_build_object('anyOf', _twice))));
        END IF;
        _schema := _schema || jsonb_build_object(_keyword, _kept);
    END LOOP;
    RETURN _schema;
END
$$;

COMMENT ON FUNCTION json_schema.merge_branches(jsonb) IS
'Returns a schema in which no branch of allOf, anyOf or oneOf is there twice, with the same
meaning.';

COMMIT;
