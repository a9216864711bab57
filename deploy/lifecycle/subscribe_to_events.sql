-- Deploy model_registry:lifecycle/subscribe_to_events to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION subscribe_to_events(consumer text, event_types text[] DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _types   text[];
    _unknown text[];
BEGIN
    IF coalesce(consumer, '') COLLATE "C" !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('%L cannot be the name of a consumer', consumer),
            DETAIL = 'A name has up to 100 letters, digits, ".", "_" and "-", beginning with a '
                     'letter or digit.',
            HINT = 'SELECT subscribe_to_events(''rescoring'', ARRAY[''promoted'']);';
    END IF;
    IF event_types IS NOT NULL THEN
        SELECT array_agg(DISTINCT t.name),
               array_agg(t.name) FILTER (WHERE t.name IS NULL OR k.event_type IS NULL)
          INTO _types, _unknown
          FROM unnest(event_types) AS t (name)
          LEFT JOIN registry.model_event_types() AS k
            ON k.event_type = t.name;
        IF _types IS NULL OR _unknown IS NOT NULL THEN
            RAISE invalid_parameter_value USING
                MESSAGE = format('consumer "%s" asks for unknown types of events', consumer),
                DETAIL = format('event_types is %s; unknown are %s.', event_types,
                                coalesce(_unknown, '{}')),
                HINT = 'SELECT event_type FROM model_event_types(); lists them. NULL is all.';
        END IF;
    END IF;
    PERFORM FROM registry.model_consumers AS c
      WHERE c.consumer = subscribe_to_events.consumer
        AND c.event_types IS NOT DISTINCT FROM _types;
    IF FOUND THEN
        RETURN;
    END IF;
    -- Waits for whoever has written an event and not committed yet. Whoever writes one later sees
    -- the consumer; or, under REPEATABLE READ, that the guard has changed.
    LOCK TABLE registry.model_events IN SHARE ROW EXCLUSIVE MODE;
    UPDATE registry.model_subscription_guard AS g SET changed_at = clock_timestamp()
     WHERE g.is_only;
    INSERT INTO registry.model_consumers AS c (consumer, event_types)
    VALUES (subscribe_to_events.consumer, _types)
        ON CONFLICT ON CONSTRAINT model_consumers_pkey
        DO UPDATE SET event_types = EXCLUDED.event_types;
END
$$;

COMMENT ON FUNCTION subscribe_to_events(text, text[]) IS
'Takes the name of a consumer and the types of events that it wants (NULL: all). Every event of these types that is committed after this transaction waits for it until take_events(). Subscribing again changes the types; with the same types it does nothing. Waits until every transaction that has written an event ends, and lets no new one write meanwhile. Raises 22023 for a malformed name or an unknown type, 40001 under REPEATABLE READ and SERIALIZABLE where another consumer subscribed meanwhile.';

CREATE FUNCTION unsubscribe_from_events(consumer text)
RETURNS boolean
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    DELETE FROM registry.model_consumers AS c WHERE c.consumer = unsubscribe_from_events.consumer;
    RETURN FOUND;
END
$$;

COMMENT ON FUNCTION unsubscribe_from_events(text) IS
'Removes a consumer, with the events that wait for it. Returns false where there is no such consumer.';

REVOKE EXECUTE ON FUNCTION subscribe_to_events(text, text[]), unsubscribe_from_events(text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
