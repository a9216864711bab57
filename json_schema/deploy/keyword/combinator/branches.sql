-- Deploy json_schema:keyword/combinator/branches to pg

BEGIN;

-- A branch may be the call of a function, which says of which type and options it is.
CREATE FUNCTION json_schema.branch_types(branch jsonb)
RETURNS text[]
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    IF jsonb_typeof(branch) <> 'object' THEN
        RETURN NULL;
    ELSIF jsonb_typeof(branch -> 'type') = 'string' THEN
        RETURN ARRAY[replace(branch ->> 'type', 'integer', 'number')];
    ELSIF branch ? 'type' AND jsonb_typeof(branch -> 'type') = 'array' THEN
        RETURN ARRAY(SELECT DISTINCT replace(name, 'integer', 'number')
                       FROM jsonb_array_elements_text(branch -> 'type') AS name);
    ELSIF branch ?| '{enum,const}' THEN
        RETURN ARRAY(SELECT DISTINCT jsonb_typeof(option) COLLATE "C" AS type
                       FROM jsonb_array_elements(coalesce(
                                branch -> 'enum', jsonb_build_array(branch -> 'const'))) AS option
                      ORDER BY type);
    ELSIF jsonb_typeof(branch -> 'anyOf') = 'array' THEN
        RETURN json_schema.choice_types(branch -> 'anyOf');
    ELSIF jsonb_typeof(branch -> 'oneOf') = 'array' THEN
        RETURN json_schema.choice_types(branch -> 'oneOf');
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION json_schema.branch_types(jsonb) IS
'Returns the types that a branch of an anyOf or oneOf allows, as jsonb_typeof() names them; NULL:
it does not say.';

CREATE FUNCTION json_schema.choice_types(branches jsonb)
RETURNS text[]
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT CASE WHEN bool_and(_.types IS NOT NULL) THEN ARRAY(
                    SELECT DISTINCT unnest(string_to_array(string_agg(_.types, ','), ',')))
               END
          FROM (SELECT array_to_string(json_schema.branch_types(branch), ',')
                  FROM jsonb_array_elements(branches) AS branch) AS _ (types)
    );
END
$$;

COMMENT ON FUNCTION json_schema.choice_types(jsonb) IS
'Returns the types that some branch of an anyOf or oneOf allows; NULL: one does not say.';

CREATE FUNCTION json_schema.required_options(fragment jsonb)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
BEGIN
    IF jsonb_typeof(fragment -> 'properties') IS DISTINCT FROM 'object'
       OR NOT fragment ? 'required' THEN
        RETURN '{}';
    END IF;
    RETURN (
        SELECT coalesce(jsonb_object_agg(name, options), '{}')
          FROM jsonb_array_elements_text(fragment -> 'required') AS name,
               json_schema.scalar_options(fragment -> 'properties' -> name) AS options
         WHERE options IS NOT NULL
    );
END
$$;

COMMENT ON FUNCTION json_schema.required_options(jsonb) IS
'Returns the properties that an object schema requires and whose value must be one of a list of
scalars, with those lists.';

CREATE FUNCTION json_schema.branch_options(branch jsonb, context jsonb)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
BEGIN
    IF jsonb_typeof(branch) = 'boolean'
       OR context ->> 'type' IS DISTINCT FROM 'object'
          AND json_schema.branch_types(branch) IS DISTINCT FROM '{object}' THEN
        RETURN '{}';
    ELSIF branch ? '$call' THEN
        RETURN branch -> 'options';
    END IF;
    -- What is present anyway is as good as required.
    RETURN json_schema.required_options(branch || jsonb_build_object('required',
        coalesce(branch -> 'required', '[]') || coalesce(context -> 'present', '[]')));
END
$$;

COMMENT ON FUNCTION json_schema.branch_options(jsonb, jsonb) IS
'Returns the properties that tell for which objects a branch of an anyOf or oneOf is meant: those
that are there and must have one of a list of scalars, with those lists.';

-- A property with a const or an enum in every branch, required there, no value in two branches: it
-- says which branch can hold at all, so that one is tried instead of each.
CREATE FUNCTION json_schema.discriminator(
    branches jsonb, context jsonb, OUT name text, OUT options jsonb
)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _branches jsonb := (
        SELECT jsonb_agg(json_schema.branch_options(branch, context) ORDER BY n)
          FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n));
BEGIN
    FOR name IN
        SELECT key FROM jsonb_object_keys(_branches -> 0) AS key ORDER BY key COLLATE "C"
    LOOP
        options := (SELECT jsonb_agg(branch -> name ORDER BY n)
                      FROM jsonb_array_elements(_branches) WITH ORDINALITY AS _ (branch, n));
        IF NOT options @? 'strict $[*] ? (@ == null || @.size() == 0)'
           AND json_schema.unique_items(jsonb_path_query_array(options, 'strict $[*][*]')) THEN
            RETURN;
        END IF;
    END LOOP;
    name := NULL;
    options := NULL;
END
$$;

COMMENT ON FUNCTION json_schema.discriminator(jsonb, jsonb) IS
'Returns the property whose value decides between the branches of an anyOf or oneOf, and the values
for each; NULL: there is none.';

COMMIT;
