-- Revert json_schema:compile/keep_compiled from pg

BEGIN;

-- draft_07 is the engine's own check. Every other one may stand in a constraint, a trigger or a
-- view of somebody who did not ask for this revert.
DO $$
DECLARE
    _checks text[] := ARRAY(
        SELECT format('%I.%I', target_schema, 'check_' || name)
          FROM json_schema.compiled
         WHERE (target_schema, name) <> ('json_schema', 'draft_07')
         ORDER BY target_schema, name
    );
BEGIN
    IF _checks <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'dependent_objects_still_exist',
            MESSAGE = format('cannot revert json_schema: %s compiled %s', cardinality(_checks),
                             CASE cardinality(_checks) WHEN 1 THEN 'check remains'
                                                       ELSE 'checks remain' END),
            DETAIL = concat(array_to_string(_checks[:20], ', '),
                            ' and ' || nullif(greatest(cardinality(_checks) - 20, 0), 0)
                            || ' more'),
            HINT = 'Drop each with json_schema.drop(name, target_schema), or revert the project '
                   'that compiled them, and revert json_schema again.';
    END IF;
END
$$;

COMMIT;
