BEGIN;

SELECT plan(7);

SELECT has_function(:'registry_schema', name, ARRAY['text'], name || '(artifact_id) exists')
  FROM unnest(ARRAY['card_evaluations', 'card_files', 'card_history']) AS name;

SELECT register_model('M', model_metadata(), id => 'm');
SELECT record_evaluation('m', '{"f1": {"value": 0.5, "ci_low": 0.4, "ci_high": 0.6}}',
    dataset => 'Other | data', split => 'test', evaluated_at => '2020-01-02', evaluator => 'mira');
SELECT is(card_evaluations('m'), format($$### ImageNet-1k validation

| metric | value | interval | split | benchmark | measured |
|---|---|---|---|---|---|
| top1 | 80.4 |  |  |  | %s, %s |

### Other \| data

| metric | value | interval | split | benchmark | measured |
|---|---|---|---|---|---|
| f1 | 0.5 | 0.4 to 0.6 | test |  | 2020-01-02, mira |$$,
    to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD'), session_user),
    'card_evaluations() has a table per data set, the newest first');
SELECT is(card_files('m'), NULL, 'card_files() is NULL without files');
SELECT is(array_length(string_to_array(card_history('m'), E'\n'), 1), 2,
    'card_history() has a line per event');
SELECT matches(card_history('m'), '^- ', 'card_history() is a list');

SELECT finish();

ROLLBACK;
