-- Deploy model_registry:lifecycle/model_event_types to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The types themselves are in the constraint of model_events; a test compares.
CREATE FUNCTION model_event_types()
RETURNS TABLE (event_type text, phrase text)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY VALUES
        ('registered',        'registered'),
        ('metadata_changed',  'changed the metadata of'),
        ('details_changed',   'changed the details of'),
        ('code_linked',       'pinned the code of'),
        ('evaluated',         'evaluated'),
        ('training_recorded', 'recorded the training of'),
        ('promoted',          'promoted'),
        ('rejected',          'rejected'),
        ('superseded',        'superseded'),
        ('reopened',          'reopened'),
        ('rolled_back',       'rolled back to'),
        ('withdrawn',         'withdrew'),
        ('archived',          'archived'),
        ('restored',          'restored'),
        ('review_resolved',   'resolved a review of'),
        ('linked',            'added a link to'),
        ('unlinked',          'removed a link of'),
        ('files_added',       'added files to'),
        ('alias_set',         'set an alias of'),
        ('alias_removed',     'removed an alias of'),
        ('deleted',           'deleted');
END
$$;

COMMENT ON FUNCTION model_event_types() IS
'Returns each type of event, and what its actor did as a phrase in front of the version.';

REVOKE EXECUTE ON FUNCTION model_event_types() FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
