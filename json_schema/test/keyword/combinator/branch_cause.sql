BEGIN;

SELECT plan(6);

CREATE TEMPORARY TABLE branch AS
SELECT json_schema.branch_cause(ARRAY[json_schema.found('/v/kind', '/oneOf/0', 'const', 'x', 3)],
           '/v', '/oneOf/0', 'first') AS other_kind,
       json_schema.branch_cause(ARRAY[json_schema.found('/v', '/oneOf/1', 'required', 'm1'),
           json_schema.found('/v', '/oneOf/1', 'required', 'm2')],
           '/v', '/oneOf/1', NULL) AS this_kind,
       json_schema.branch_cause(ARRAY[json_schema.found('/v', '/oneOf/2', 'type', 'y', 1)],
           '/v', '/oneOf/2', NULL) AS other_type;

SELECT is(other_kind -> 'mismatch', '3', 'a const of a property says that another branch was meant')
  FROM branch;
SELECT is(this_kind -> 'mismatch', '0', 'a missing property does not') FROM branch;
SELECT is(other_type -> 'mismatch', '4', 'the type of the value itself says it loudest') FROM branch;

CREATE TEMPORARY TABLE none AS
SELECT (json_schema.no_branch('/v', '', 'oneOf', ARRAY[other_type, other_kind, this_kind])).*
  FROM branch;

SELECT is(jsonb_path_query_array(causes, '$[*].branch'), '["/oneOf/1", "/oneOf/0", "/oneOf/2"]',
    'the closest branch comes first, whatever the count of its errors') FROM none;
SELECT is(error, 'none of 3 branches of oneOf matches; the closest is branch 1: m1; m2',
    'the message says what the closest branch lacks') FROM none;
SELECT is((json_schema.no_branch('', '', 'anyOf', ARRAY[json_schema.branch_cause(
        ARRAY[json_schema.no_branch('/v', '/anyOf/0/properties/v', 'oneOf', ARRAY[other_kind])],
        '', '/anyOf/0', 'T')])).error,
    'none of 1 branches of anyOf matches; the closest is "T": x at /v/kind',
    'what failed inside is told from the inside') FROM branch;

SELECT finish();

ROLLBACK;
