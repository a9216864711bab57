-- Deploy model_registry:backfill/model_reviews to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_reviews (
    review_id    bigserial   PRIMARY KEY,
    artifact_id  text        NOT NULL REFERENCES artifacts (id) ON DELETE CASCADE,
    field        text        NOT NULL,
    legacy_value jsonb,
    candidates   jsonb       NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(candidates) = 'array'),
    reason       text        NOT NULL,
    state        text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved')),
    resolution   jsonb,
    resolved_by  text,
    resolved_at  timestamptz,
    note         text,
    created_at   timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT model_reviews_resolved_by_somebody
        CHECK ((state = 'resolved') = (resolved_by IS NOT NULL AND resolved_at IS NOT NULL))
);

CREATE UNIQUE INDEX idx_model_reviews_open ON model_reviews (artifact_id, field)
 WHERE state = 'open';
CREATE INDEX idx_model_reviews_artifact ON model_reviews (artifact_id);

COMMENT ON TABLE  model_reviews              IS 'One row per field that nothing states and nobody may guess: a person gives the value, with resolve_review().';
COMMENT ON COLUMN model_reviews.review_id    IS 'What resolve_review() takes.';
COMMENT ON COLUMN model_reviews.artifact_id  IS 'The model.';
COMMENT ON COLUMN model_reviews.field        IS 'The field of metadata that is held: null there, and named in held_for_review.';
COMMENT ON COLUMN model_reviews.legacy_value IS 'What the legacy metadata held, if anything.';
COMMENT ON COLUMN model_reviews.candidates   IS 'Possible readings, an array of {value, legacy_key, rule}; none is taken without a person.';
COMMENT ON COLUMN model_reviews.reason       IS 'Why it is held.';
COMMENT ON COLUMN model_reviews.state        IS 'open or resolved.';
COMMENT ON COLUMN model_reviews.resolution   IS 'The value that was given.';
COMMENT ON COLUMN model_reviews.resolved_by  IS 'Who gave it.';
COMMENT ON COLUMN model_reviews.resolved_at  IS 'When.';
COMMENT ON COLUMN model_reviews.note         IS 'How it is known.';
COMMENT ON COLUMN model_reviews.created_at   IS 'When it was held.';

COMMIT;
