BEGIN;

SELECT plan(9);

SELECT has_function(:'registry_schema', 'hold_missing', ARRAY['jsonb'], 'hold_missing() is there');

SELECT is(hold_missing(model_metadata()), model_metadata(), 'what is complete stays as it is');
SELECT is(hold_missing(model_metadata() - 'framework'),
    model_metadata('{"framework": null, "held_for_review": ["framework"]}'),
    'a missing field becomes null and is named');
SELECT is(hold_missing(model_metadata('{"framework": null}')),
    model_metadata('{"framework": null, "held_for_review": ["framework"]}'),
    'a null is named');
SELECT is(hold_missing(model_metadata('{"framework": null, "held_for_review": ["framework"]}')),
    model_metadata('{"framework": null, "held_for_review": ["framework"]}'),
    'a field is named once');
SELECT ok(check_model_metadata(hold_missing('{"is_external": false, "own": 1}')),
    'what comes out meets the schema, however little went in');
SELECT is(hold_missing('{"is_external": false, "own": 1}')->'own', '1', 'unknown keys survive');
SELECT ok(NOT hold_missing('{}') ? 'is_external', 'whether it is external is never held');
SELECT is(hold_missing('[1]'), '[1]', 'what is no object comes back');

SELECT finish();

ROLLBACK;
