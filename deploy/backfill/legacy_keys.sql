-- Deploy model_registry:backfill/legacy_keys to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE legacy_keys (
    field      text    NOT NULL,
    legacy_key text    NOT NULL,
    tier       integer NOT NULL,
    kind       text    NOT NULL CHECK (kind IN ('text', 'object', 'count', 'metrics')),
    moves      boolean NOT NULL,
    certain    boolean NOT NULL DEFAULT true,
    rule       text    NOT NULL,
    PRIMARY KEY (field, legacy_key)
);

COMMENT ON TABLE  legacy_keys            IS 'Which legacy key states which field of the metadata schema: the rules of the backfill that are a table.';
COMMENT ON COLUMN legacy_keys.field      IS 'The field of the schema.';
COMMENT ON COLUMN legacy_keys.legacy_key IS 'A key of legacy metadata that states it.';
COMMENT ON COLUMN legacy_keys.tier       IS 'A tier is asked only where the tiers before it are silent; keys of one tier must agree.';
COMMENT ON COLUMN legacy_keys.kind       IS 'What the value is read as: text, object, count or metrics.';
COMMENT ON COLUMN legacy_keys.moves      IS 'true: the same fact by another name, the legacy key goes. false: the legacy key stays beside it.';
COMMENT ON COLUMN legacy_keys.certain    IS 'false: the key gives a candidate for a person, never the value.';
COMMENT ON COLUMN legacy_keys.rule       IS 'The rule in words, for reports and reviews.';

INSERT INTO legacy_keys (field, legacy_key, tier, kind, moves, certain, rule) VALUES
('model_family',            'model_family',            1, 'text',    true,  true,  'as stated'),
('model_family',            'model_type',              2, 'text',    false, true,  'model_type names the family'),
('model_family',            'architecture',            3, 'text',    false, true,  'architecture names the family'),
('framework',               'framework',               1, 'text',    true,  true,  'as stated'),
('framework',               'library',                 1, 'text',    true,  true,  'library is the framework'),
('framework',               'solver',                  2, 'text',    false, false, 'a solver hints at the framework, but names none'),
('parameter_count',         'parameter_count',         1, 'count',   true,  true,  'as stated'),
('parameter_count',         'n_parameters',            1, 'count',   true,  true,  'n_parameters is parameter_count'),
('parameter_count',         'num_parameters',          1, 'count',   true,  true,  'num_parameters is parameter_count'),
('parameter_count',         'n_params',                1, 'count',   true,  true,  'n_params is parameter_count'),
('training_data',           'training_data',           1, 'text',    true,  true,  'as stated'),
('training_data',           'trained_on',              1, 'text',    true,  true,  'trained_on is training_data'),
('training_data',           'training_dataset',        1, 'text',    true,  true,  'training_dataset is training_data'),
('training_data',           'data_sources',            2, 'text',    false, false, 'data sources need not be what it was trained on'),
('evaluation_dataset',      'evaluation_dataset',      1, 'text',    true,  true,  'as stated'),
('evaluation_dataset',      'eval_dataset',            1, 'text',    true,  true,  'eval_dataset is evaluation_dataset'),
('evaluation_dataset',      'validation_data',         2, 'text',    false, false, 'validation data may have steered the training'),
('evaluation_metrics',      'evaluation_metrics',      1, 'metrics', true,  true,  'as stated'),
('evaluation_metrics',      'eval_metrics',            1, 'metrics', true,  true,  'eval_metrics is evaluation_metrics'),
('evaluation_metrics',      'fit_metrics',             2, 'metrics', false, false, 'fit metrics are measured on the training data'),
('evaluation_metrics',      'training_metrics',        2, 'metrics', false, false, 'training metrics are measured on the training data'),
('benchmark_id',            'benchmark_id',            1, 'text',    true,  true,  'as stated'),
('benchmark_id',            'benchmark',               1, 'text',    true,  true,  'benchmark is benchmark_id'),
('base_model_id',           'base_model_id',           1, 'text',    true,  true,  'as stated'),
('training_config',         'training_config',         1, 'object',  true,  true,  'as stated'),
('training_config',         'hyperparameters',         1, 'object',  true,  true,  'hyperparameters are training_config'),
('external_source_url',     'external_source_url',     1, 'text',    true,  true,  'as stated'),
('external_source_version', 'external_source_version', 1, 'text',    true,  true,  'as stated');

COMMIT;
