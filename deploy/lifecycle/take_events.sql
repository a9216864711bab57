-- Deploy model_registry:lifecycle/take_events to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION take_events(consumer text, max_events integer DEFAULT 100)
RETURNS TABLE (
    event_id bigint, artifact_id text, lineage_id text, lineage_event_number integer,
    event_type text, actor text, recorded_by text, occurred_at timestamptz, before jsonb,
    after jsonb, note text
)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    -- The first delivery of each lineage. Whoever has it locked, or has deleted it in a transaction
    -- that has not ended, has the lineage: another worker skips it. A cursor, because it locks one
    -- row at a time.
    _heads CURSOR FOR
        SELECT d.lineage_id
          FROM registry.model_deliveries AS d
         WHERE d.consumer = take_events.consumer
           AND NOT EXISTS (SELECT FROM registry.model_deliveries AS p
                            WHERE p.consumer = d.consumer AND p.lineage_id = d.lineage_id
                              AND p.lineage_event_number < d.lineage_event_number)
         ORDER BY d.event_id
           FOR UPDATE OF d SKIP LOCKED;
    _left    integer := max_events;
    _numbers integer[];
BEGIN
    IF max_events IS NULL OR max_events < 1 THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('consumer "%s" cannot take %s events', consumer,
                             coalesce(max_events::text, 'NULL')),
            DETAIL = 'max_events is a number from 1.',
            HINT = 'SELECT * FROM take_events(consumer, 100);';
    END IF;
    PERFORM FROM registry.model_consumers AS c WHERE c.consumer = take_events.consumer;
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('there is no consumer "%s"', consumer),
            DETAIL = 'It is not in model_consumers.',
            HINT = 'SELECT subscribe_to_events(consumer);',
            TABLE = 'model_consumers';
    END IF;
    FOR _head IN _heads LOOP
        SELECT array_agg(n.lineage_event_number) INTO _numbers
          FROM (SELECT d.lineage_event_number
                  FROM registry.model_deliveries AS d
                 WHERE d.consumer = take_events.consumer AND d.lineage_id = _head.lineage_id
                 ORDER BY d.lineage_event_number
                 LIMIT _left) AS n;
        DELETE FROM registry.model_deliveries AS d
         WHERE d.consumer = take_events.consumer AND d.lineage_id = _head.lineage_id
           AND d.lineage_event_number = ANY (_numbers);
        RETURN QUERY
        SELECT e.event_id, e.artifact_id, e.lineage_id, e.lineage_event_number, e.event_type,
               e.actor, e.recorded_by, e.occurred_at, e.before, e.after, e.note
          FROM registry.model_events AS e
         WHERE e.lineage_id = _head.lineage_id AND e.lineage_event_number = ANY (_numbers)
         ORDER BY e.lineage_event_number;
        _left := _left - cardinality(_numbers);
        EXIT WHEN _left < 1;
    END LOOP;
END
$$;

COMMENT ON FUNCTION take_events(text, integer) IS
'Takes the name of a consumer; returns the events that wait for it, the oldest lineages first, at most max_events of them. They are taken for good when the transaction commits; when it does not, they wait again, for this or another worker. Within a lineage they come in their order, also with several workers: while one has events of a lineage in its transaction, another gets none of that lineage. Raises 23503 for an unknown consumer, 22023 where max_events is less than 1, 40001 under REPEATABLE READ and SERIALIZABLE where another worker was faster.';

REVOKE EXECUTE ON FUNCTION take_events(text, integer) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
