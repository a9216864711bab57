BEGIN;

SELECT plan(9);

SELECT has_function(:'registry_schema', 'hold_missing', ARRAY['jsonb'],
    'hold_missing(metadata) exists');

SELECT is(hold_missing(model_metadata()), model_metadata(),
    'hold_missing() returns complete metadata as it is');
SELECT is(hold_missing(model_metadata() - 'framework'),
    model_metadata('{"framework": null, "held_for_review": ["framework"]}'),
    'hold_missing() sets a missing field to null with its name in held_for_review');
SELECT is(hold_missing(model_metadata('{"framework": null}')),
    model_metadata('{"framework": null, "held_for_review": ["framework"]}'),
    'hold_missing() names a field that is null in held_for_review');
SELECT is(hold_missing(model_metadata('{"framework": null, "held_for_review": ["framework"]}')),
    model_metadata('{"framework": null, "held_for_review": ["framework"]}'),
    'hold_missing() names a field once');
SELECT ok(check_model_metadata(hold_missing('{"is_external": false, "own": 1}')),
    'hold_missing() returns valid metadata for almost empty metadata');
SELECT is(hold_missing('{"is_external": false, "own": 1}')->'own', '1',
    'hold_missing() keeps unknown keys');
SELECT ok(NOT hold_missing('{}') ? 'is_external', 'hold_missing() never holds is_external');
SELECT is(hold_missing('[1]'), '[1]', 'hold_missing() returns what is no object as it is');

SELECT finish();

ROLLBACK;
