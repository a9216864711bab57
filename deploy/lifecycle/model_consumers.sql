-- Deploy model_registry:lifecycle/model_consumers to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_consumers (
    consumer      text        PRIMARY KEY,
    event_types   text[],
    subscribed_by text        NOT NULL DEFAULT session_user,
    subscribed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

COMMENT ON TABLE  model_consumers               IS 'Who is told of events: one row per consumer, written by subscribe_to_events().';
COMMENT ON COLUMN model_consumers.consumer      IS 'Its name. Several workers can share one.';
COMMENT ON COLUMN model_consumers.event_types   IS 'The types of events that it gets; NULL for all.';
COMMENT ON COLUMN model_consumers.subscribed_by IS 'The session''s user that subscribed it.';
COMMENT ON COLUMN model_consumers.subscribed_at IS 'When.';

CREATE TABLE model_deliveries (
    consumer             text    NOT NULL REFERENCES model_consumers ON DELETE CASCADE,
    event_id             bigint  NOT NULL,
    lineage_id           text    NOT NULL,
    lineage_event_number integer NOT NULL,
    PRIMARY KEY (consumer, event_id)
);

CREATE UNIQUE INDEX idx_model_deliveries_lineage
    ON model_deliveries (consumer, lineage_id, lineage_event_number);

COMMENT ON TABLE  model_deliveries                      IS 'One row per consumer and event that it has not taken yet. take_events() deletes it, in the transaction of the consumer.';
COMMENT ON COLUMN model_deliveries.consumer             IS 'The consumer.';
COMMENT ON COLUMN model_deliveries.event_id             IS 'The event that waits for it. No foreign key: events are never deleted, and one would answer TRUNCATE of model_events before its own trigger does.';
COMMENT ON COLUMN model_deliveries.lineage_id           IS 'As in model_events: events of a lineage are taken in their order.';
COMMENT ON COLUMN model_deliveries.lineage_event_number IS 'As in model_events.';

-- Under REPEATABLE READ and SERIALIZABLE a transaction does not see who subscribed after its
-- snapshot. It locks this row before it looks: a subscription since then has changed it: 40001.
CREATE TABLE model_subscription_guard (
    is_only    boolean     PRIMARY KEY DEFAULT true CHECK (is_only),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

INSERT INTO model_subscription_guard VALUES (DEFAULT, DEFAULT);

COMMENT ON TABLE  model_subscription_guard            IS 'One row that every subscription updates, and that writers of events lock under REPEATABLE READ and SERIALIZABLE: they fail with 40001 where they cannot see a subscription.';
COMMENT ON COLUMN model_subscription_guard.is_only    IS 'True: there is one row.';
COMMENT ON COLUMN model_subscription_guard.changed_at IS 'Time of the newest subscription.';

CREATE FUNCTION deliver_event()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _consumer text;
BEGIN
    IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
        PERFORM FROM registry.model_subscription_guard FOR SHARE;
    END IF;
    FOR _consumer IN
        SELECT c.consumer
          FROM registry.model_consumers AS c
         WHERE c.event_types IS NULL OR NEW.event_type = ANY (c.event_types)
           FOR KEY SHARE
    LOOP
        INSERT INTO registry.model_deliveries (consumer, event_id, lineage_id,
                                               lineage_event_number)
        VALUES (_consumer, NEW.event_id, NEW.lineage_id, NEW.lineage_event_number);
        -- Only a wake-up. Equal ones are sent once a transaction.
        PERFORM pg_notify('model_events', _consumer);
    END LOOP;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION deliver_event() IS
'Trigger: every event waits for each consumer of its type, who is woken by NOTIFY model_events with the name of the consumer. Raises 40001 under REPEATABLE READ and SERIALIZABLE where a consumer subscribed since the transaction began.';

REVOKE EXECUTE ON FUNCTION deliver_event() FROM PUBLIC;

CREATE TRIGGER model_events_20_deliver
    AFTER INSERT ON model_events
    FOR EACH ROW EXECUTE FUNCTION deliver_event();

COMMENT ON TRIGGER model_events_20_deliver ON model_events IS
'Every event waits for each consumer of its type.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
