-- Deploy model_registry:registry/model_links to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- What a model derives from is a registered model, the other targets are any artifact: a column
-- each, for the foreign key. Links leave with the artifact, not only with the row of
-- model_versions: so models that derive from each other can be deleted in one statement.
CREATE TABLE model_links (
    artifact_id   text    NOT NULL REFERENCES model_versions ON DELETE CASCADE
                                   REFERENCES artifacts (id) ON DELETE CASCADE,
    relation      text    NOT NULL CONSTRAINT model_links_relation CHECK (relation IN (
                      'derived_from', 'fine_tuned_from', 'adapter_of', 'quantized_from',
                      'merged_from', 'distilled_from',
                      'trained_on', 'evaluated_on', 'produced_by', 'tests')),
    target_id     text    NOT NULL,
    position      integer NOT NULL,
    linked_by     text    NOT NULL,
    unlinked_by   text,
    base_model_id text    GENERATED ALWAYS AS (CASE WHEN relation NOT IN (
                      'trained_on', 'evaluated_on', 'produced_by', 'tests') THEN target_id END)
                      STORED REFERENCES model_versions,
    related_id    text    GENERATED ALWAYS AS (CASE WHEN relation IN (
                      'trained_on', 'evaluated_on', 'produced_by', 'tests') THEN target_id END)
                      STORED REFERENCES artifacts (id),
    PRIMARY KEY (artifact_id, relation, target_id),

    CONSTRAINT model_links_target_is_another
        CHECK (target_id <> artifact_id)
);

CREATE INDEX idx_model_links_base    ON model_links (base_model_id) WHERE base_model_id IS NOT NULL;
CREATE INDEX idx_model_links_related ON model_links (related_id) WHERE related_id IS NOT NULL;

COMMENT ON TABLE  model_links               IS 'What a model came from and what it is about: one row per link to another model or artifact. The first derivation is base_model_id of the version, the first evaluated_on its eval_dataset_artifact_id.';
COMMENT ON COLUMN model_links.artifact_id   IS 'The model that has the link.';
COMMENT ON COLUMN model_links.relation      IS 'Derivations: fine_tuned_from, adapter_of, quantized_from, merged_from, distilled_from, and derived_from where the kind is not stated. Others: trained_on, evaluated_on, produced_by, tests.';
COMMENT ON COLUMN model_links.target_id     IS 'A registered model for derivations, any artifact for the others.';
COMMENT ON COLUMN model_links.position      IS 'Order among the links of the model, from the smallest; appended where none is stated.';
COMMENT ON COLUMN model_links.linked_by     IS 'Who added the link, as stated by the caller; the session''s user where nobody is stated.';
COMMENT ON COLUMN model_links.unlinked_by   IS 'Who is removing the link: unlink_model() writes it before it deletes the row, for the event.';
COMMENT ON COLUMN model_links.base_model_id IS 'target_id of a derivation.';
COMMENT ON COLUMN model_links.related_id    IS 'target_id of the other relations.';

CREATE FUNCTION is_derivation(relation text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN CASE WHEN relation IN ('derived_from', 'fine_tuned_from', 'adapter_of',
                                  'quantized_from', 'merged_from', 'distilled_from') THEN true
                WHEN relation IN ('trained_on', 'evaluated_on', 'produced_by', 'tests') THEN false
           END;
END
$$;

COMMENT ON FUNCTION is_derivation(text) IS
'Takes the relation of a link; returns true for a derivation from another model, false for the other relations, NULL for an unknown one.';

CREATE FUNCTION headline_column(relation text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN CASE WHEN registry.is_derivation(relation) THEN 'base_model_id'
                WHEN relation = 'evaluated_on' THEN 'eval_dataset_artifact_id'
           END;
END
$$;

COMMENT ON FUNCTION headline_column(text) IS
'Takes the relation of a link; returns the column of model_versions that shows the first such link, NULL where none does.';

CREATE FUNCTION first_link(artifact_id text, column_name text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT l.target_id
              FROM registry.model_links AS l
             WHERE l.artifact_id = first_link.artifact_id
               AND registry.headline_column(l.relation) = column_name
             ORDER BY l.position, l.relation, l.target_id
             LIMIT 1);
END
$$;

COMMENT ON FUNCTION first_link(text, text) IS
'Takes a model and a column that headline_column() names; returns the target of the first link that the column shows, NULL where there is none.';

REVOKE EXECUTE ON FUNCTION is_derivation(text), headline_column(text), first_link(text, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
