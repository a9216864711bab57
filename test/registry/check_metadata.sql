BEGIN;

SELECT plan(22);

SELECT has_trigger(:'registry_schema', 'artifacts', 'model_registry_20_check_metadata',
    'artifacts has the trigger that checks what is no model');

CREATE FUNCTION pg_temp.inserting(id text, artifact_type text, metadata jsonb)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('INSERT INTO artifacts (id, artifact_type, title, metadata)
                   VALUES (%L, %L, %L, %L)', id, artifact_type, 'T', metadata)
$$;
CREATE FUNCTION pg_temp.activate(schema jsonb, artifact_type text)
RETURNS void
LANGUAGE sql
AS $$
    SELECT activate_metadata_schema(
        add_metadata_schema(activate.schema, 'enforce', 'ada', activate.artifact_type),
        activate.artifact_type)
$$;

SELECT lives_ok(pg_temp.inserting('old', 'data set', '{"cells": "many"}'),
    'the gate lets in any metadata of a type without a schema');
SELECT pg_temp.activate('{"type": "object", "required": ["cells"],
                          "properties": {"cells": {"type": "integer"}}}', 'data set');
SELECT lives_ok(pg_temp.inserting('d', 'data set', '{"cells": 5}'),
    'the gate accepts metadata that satisfies the schema of its type');
SELECT refused(pg_temp.inserting('x', 'data set', '{"cells": "5"}'), '23514',
    ARRAY['data set', '"x"', '/cells', 'version 1'],
    'the gate refuses metadata that violates the schema of its type');
SELECT lives_ok(pg_temp.inserting('p', 'paper', '{"cells": "5"}'),
    'the gate lets in metadata of a type that has no schema of its own');
SELECT lives_ok($$UPDATE artifacts SET title = 'U' WHERE id = 'old'$$,
    'an artifact from before the schema of its type can be updated');
SELECT lives_ok($$UPDATE artifacts SET metadata = metadata || '{"own": 1}' WHERE id = 'old'$$,
    'an artifact from before the schema of its type keeps the errors that it has');
SELECT refused($$UPDATE artifacts SET metadata = '{"cells": null}' WHERE id = 'old'$$, '23514',
    ARRAY['"old"'], 'an artifact from before the schema of its type gets no new errors');
SELECT refused($$UPDATE artifacts SET metadata = '[]' WHERE id = 'd'$$, '23514', ARRAY['"d"'],
    'the gate checks an UPDATE');
SELECT refused($$UPDATE artifacts SET artifact_type = 'data set' WHERE id = 'p'$$, '23514',
    ARRAY['"p"'], 'the gate checks an artifact whose type changes');
SELECT lives_ok($$UPDATE artifacts SET artifact_type = 'paper', metadata = '{}' WHERE id = 'd'$$,
    'an artifact may change to a type without a schema');
SELECT results_eq(
    'SELECT artifact_id, artifact_type, schema_version, is_valid FROM accepted_metadata ORDER BY 1',
    $$VALUES ('d', 'data set', 1, true), ('old', 'data set', 1, false)$$,
    'the gate records under which version it accepted an artifact');

-- What BEFORE and AFTER triggers of the application do to the row

CREATE FUNCTION pg_temp.spoil()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.metadata := '{"cells": "spoilt"}';
    RETURN NEW;
END
$$;
CREATE TRIGGER zzz BEFORE INSERT ON artifacts FOR EACH ROW EXECUTE FUNCTION pg_temp.spoil();
SELECT refused(pg_temp.inserting('y', 'data set', '{"cells": 5}'), '23514', ARRAY['spoilt'],
    'the gate checks the row that a trigger of the application left');
DROP TRIGGER zzz ON artifacts;
CREATE FUNCTION pg_temp.rewrite()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE artifacts SET metadata = '{"cells": 6}' WHERE id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER aaa AFTER INSERT ON artifacts FOR EACH ROW EXECUTE FUNCTION pg_temp.rewrite();
SELECT lives_ok(pg_temp.inserting('y', 'data set', '{"cells": "bad"}'),
    'the gate checks the row as an earlier AFTER trigger left it');
DROP TRIGGER aaa ON artifacts;

-- Each type and version has its own check

SELECT pg_temp.activate('{"required": ["pages"]}', 'paper');
SELECT refused(pg_temp.inserting('q', 'paper', '{"cells": 5}'), '23514', ARRAY['pages'],
    'the gate checks each type by its own schema');
SELECT pg_temp.activate('{"required": ["rows"]}', 'data set');
SELECT refused(pg_temp.inserting('q', 'data set', '{"cells": 5}'), '23514',
    ARRAY['rows', 'version 2'], 'the gate follows the active version of the type');
SELECT activate_metadata_schema(1, 'data set');
SELECT lives_ok(pg_temp.inserting('q', 'data set', '{"cells": 5}'),
    'the gate follows a version of the type that is activated again');
SELECT pg_temp.activate('{"required": ["owner"]}', $$d'); "DROP" \ %s $$ || repeat('😀', 400));
SELECT refused(pg_temp.inserting('h', $$d'); "DROP" \ %s $$ || repeat('😀', 400), '{}'), '23514',
    ARRAY['owner'], 'the gate serves a type whose name is long and full of quotes');

SET LOCAL client_min_messages = error;
UPDATE metadata_schemas SET mode = 'warn' WHERE artifact_type = 'data set';
SELECT lives_ok(pg_temp.inserting('w', 'data set', '{}'), 'the gate refuses nothing in mode warn');
UPDATE metadata_schemas SET mode = 'off' WHERE artifact_type = 'data set';
SELECT lives_ok(pg_temp.inserting('o', 'data set', '[]'), 'the gate refuses nothing in mode off');
SELECT is((SELECT bool_or(is_valid) FROM accepted_metadata WHERE artifact_id IN ('w', 'o')), false,
    'the gate records what a mode let in as not valid');

DROP VIEW model_catalog, model_gaps;
DROP INDEX idx_artifacts_model_metadata;
ALTER TABLE artifacts ALTER metadata DROP DEFAULT, ALTER metadata TYPE text;
SELECT refused($$INSERT INTO artifacts (id, artifact_type, title, metadata)
                 VALUES ('n', 'paper', 'T', '{"pages": NaN}')$$, '23514', ARRAY['"n"', 'NaN'],
    'the gate refuses metadata that is no JSON where the type has a schema');

SELECT finish();

ROLLBACK;
