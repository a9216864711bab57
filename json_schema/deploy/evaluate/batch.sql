-- Deploy json_schema:evaluate/batch to pg

BEGIN;

CREATE TYPE json_schema.batch AS (
    task      json_schema.task,
    depth     integer,
    instances jsonb[],
    owners    integer[],
    merged    boolean
);

COMMENT ON TYPE json_schema.batch IS
'Values that wait for their turn to be checked against one schema. The owner of a value is the
number of the question to which the answer is no if the value fails.';
COMMENT ON COLUMN json_schema.batch.task IS
'The schema, and where it is; instance is empty.';
COMMENT ON COLUMN json_schema.batch.depth IS
'In how many choices the schema stands, as in json_schema.walk.';
COMMENT ON COLUMN json_schema.batch.instances IS
'The values.';
COMMENT ON COLUMN json_schema.batch.owners IS
'The owner of each value.';
COMMENT ON COLUMN json_schema.batch.merged IS
'Whether the values came in several ways, so that one may be there more than once.';

CREATE TYPE json_schema.choice AS (
    keyword   text,
    owners    integer[],
    subjects  integer[],
    branches  json_schema.task[],
    instances jsonb[],
    askers    integer[],
    first     integer
);

COMMENT ON TYPE json_schema.choice IS
'anyOf, oneOf, not, if or contains, and the different values that it looks at, its subjects. Whether
a value is valid against a branch is a question; the choice is decided when all are answered.';
COMMENT ON COLUMN json_schema.choice.keyword IS
'The keyword.';
COMMENT ON COLUMN json_schema.choice.owners IS
'The owners of the subjects, of which each may have several.';
COMMENT ON COLUMN json_schema.choice.subjects IS
'Of each owner the number of the subject.';
COMMENT ON COLUMN json_schema.choice.branches IS
'The schemas that are asked about: for if those of if, then and else.';
COMMENT ON COLUMN json_schema.choice.instances IS
'The values that each of them is asked about: the subjects, or for contains their items.';
COMMENT ON COLUMN json_schema.choice.askers IS
'Of each of these values the number of the subject.';
COMMENT ON COLUMN json_schema.choice.first IS
'The number of the first question: all of the first branch come first.';

CREATE FUNCTION json_schema.merged_batch(one json_schema.batch, other json_schema.batch)
RETURNS json_schema.batch
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _merged json_schema.batch := one;
BEGIN
    _merged.instances := one.instances || other.instances;
    _merged.owners := one.owners || other.owners;
    _merged.merged := true;
    -- Where one of the two has not come by a $ref, it closes no circle yet.
    _merged.task.trail := ARRAY(SELECT unnest((one.task).trail)
                                INTERSECT SELECT unnest((other.task).trail));
    RETURN _merged;
END
$$;

COMMENT ON FUNCTION json_schema.merged_batch(json_schema.batch, json_schema.batch) IS
'Returns two batches for one schema as one.';

CREATE FUNCTION json_schema.remaining_batch(batch json_schema.batch, failed boolean[])
RETURNS json_schema.batch
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _batch     json_schema.batch := remaining_batch.batch;
    _instances CONSTANT jsonb[] := _batch.instances;
    _owners    CONSTANT integer[] := _batch.owners;
BEGIN
    IF _batch.merged THEN
        SELECT array_agg(instance), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT DISTINCT unnest(_instances) AS instance, unnest(_owners) AS owner) AS _
         WHERE NOT failed[owner];
    ELSE
        SELECT array_agg(instance), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT unnest(_instances) AS instance, unnest(_owners) AS owner) AS _
         WHERE NOT failed[owner];
    END IF;
    RETURN _batch;
END
$$;

COMMENT ON FUNCTION json_schema.remaining_batch(json_schema.batch, boolean[]) IS
'Returns a batch without the values whose owner has failed, and with no value twice for one owner.
failed: by question, whether the answer is no.';

COMMIT;
