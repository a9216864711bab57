-- Deploy model_registry:lifecycle/promotion_policies to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE promotion_policies (
    scope      text        NOT NULL,
    target     text        NOT NULL,
    metric     text,
    direction  text,
    min_gain   numeric     NOT NULL DEFAULT 0,
    floors     jsonb       NOT NULL DEFAULT '{}',
    dataset    text,
    requires   text[]      NOT NULL DEFAULT '{}',
    set_by     text        NOT NULL DEFAULT session_user,
    set_at     timestamptz NOT NULL DEFAULT now(),
    lineage_id text        GENERATED ALWAYS AS (CASE scope WHEN 'lineage' THEN target END) STORED
                           REFERENCES model_lineages,
    PRIMARY KEY (scope, target),

    CONSTRAINT promotion_policies_scope
        CHECK (scope IN ('lineage', 'benchmark', 'family')),
    CONSTRAINT promotion_policies_direction
        CHECK (direction IN ('higher', 'lower')),
    CONSTRAINT promotion_policies_metric_has_a_direction
        CHECK ((metric IS NULL) = (direction IS NULL)),
    CONSTRAINT promotion_policies_min_gain_is_of_a_metric
        CHECK (metric IS NOT NULL OR min_gain = 0),
    CONSTRAINT promotion_policies_min_gain_is_finite
        CHECK (min_gain NOT IN ('NaN', 'Infinity', '-Infinity')),
    CONSTRAINT promotion_policies_floors_are_numbers
        CHECK (jsonb_typeof(floors) = 'object'
               AND NOT floors @? '$.* ? (!(exists(@.at_least) || exists(@.at_most)))'
               AND NOT floors @? '$.*.keyvalue() ? (@.value.type() != "number"
                                   || @.key != "at_least" && @.key != "at_most")'),
    CONSTRAINT promotion_policies_requires
        CHECK (requires <@ '{code_pin,files,no_open_review}'::text[]
               AND array_position(requires, NULL) IS NULL)
);

COMMENT ON TABLE  promotion_policies            IS 'What a candidate has to show before it is promoted. At most one policy counts for a version: that of its lineage, else of its benchmark, else of its family.';
COMMENT ON COLUMN promotion_policies.scope      IS 'lineage, benchmark or family.';
COMMENT ON COLUMN promotion_policies.target     IS 'The lineage_id, the benchmark_id, or the model_family of metadata.';
COMMENT ON COLUMN promotion_policies.metric     IS 'The metric in which a candidate is compared with the promoted version, as model_metrics names it. NULL: it is not compared.';
COMMENT ON COLUMN promotion_policies.direction  IS 'higher or lower: which one is better.';
COMMENT ON COLUMN promotion_policies.min_gain   IS 'How much better the candidate has to be. 0: any gain; below 0: it may be worse by that much.';
COMMENT ON COLUMN promotion_policies.floors     IS 'Limits for metrics, whatever the promoted version has: {"f1": {"at_least": 0.7}, "latency_ms": {"at_most": 50}}.';
COMMENT ON COLUMN promotion_policies.dataset    IS 'The data set that all these metrics are measured on: the artifact id, or the name. A candidate has to be evaluated on it. NULL: the metrics of its own benchmark.';
COMMENT ON COLUMN promotion_policies.requires   IS 'What else is required: code_pin (repository and commit), files (at least one in model_files), no_open_review.';
COMMENT ON COLUMN promotion_policies.set_by     IS 'Who set it.';
COMMENT ON COLUMN promotion_policies.set_at     IS 'When it was last set.';
COMMENT ON COLUMN promotion_policies.lineage_id IS 'target of the policy of a lineage.';

CREATE INDEX idx_promotion_policies_lineage ON promotion_policies (lineage_id)
 WHERE lineage_id IS NOT NULL;

COMMIT;
