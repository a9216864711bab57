BEGIN;

SELECT plan(11);

SELECT register_model('A', model_metadata('{"evaluation_metrics": {"top1": 80, "loss": 0.4, "vibes": 1, "same": 1}}'), id => 'a'),
       register_model('B', model_metadata('{"evaluation_metrics": {"top1": {"value": 81, "ci_low": 80}, "loss": 0.5,
                                            "vibes": 2, "same": 1}, "framework": "jax"}'), id => 'b', trained_by => 'ada');
CREATE TEMPORARY VIEW compared AS SELECT * FROM compare_models('{a,b}');
SELECT results_eq($$SELECT kind, stated, differs, direction, better FROM compared WHERE name = 'framework'$$,
    $$VALUES ('field', '{"a": "pytorch", "b": "jax"}'::jsonb, true, NULL::text, NULL::text[])$$,
    'compare_models() shows a field that differs');
SELECT is(differs, false, 'compare_models() shows a field that is the same') FROM compared WHERE name = 'model_family';
SELECT results_eq($$SELECT stated, differs FROM compared WHERE name = 'trained_by'$$,
    $$VALUES ('{"b": "ada"}'::jsonb, true)$$, 'compare_models() shows a field that one version states');
SELECT results_eq($$SELECT stated, differs, direction, better FROM compared WHERE kind = 'metric' AND name = 'top1'$$,
    $$VALUES ('{"a": 80, "b": {"value": 81, "ci_low": 80}}'::jsonb, true, 'higher', '{b}'::text[])$$,
    'compare_models() marks the better one');
SELECT is(better, '{a}', 'compare_models() marks the lower loss') FROM compared WHERE name = 'loss';
SELECT is(better, NULL, 'compare_models() marks none where the direction is not known') FROM compared WHERE name = 'vibes';
SELECT results_eq($$SELECT differs, better FROM compared WHERE name = 'same'$$, $$VALUES (false, NULL::text[])$$,
    'compare_models() marks none where all are equal');
SELECT record_evaluation('b', '{"top1": 99}', dataset => 'MNIST');
SELECT results_eq($$SELECT stated, better FROM compared WHERE name = 'top1'$$,
    $$VALUES ('{"a": 80, "b": 99}'::jsonb, NULL::text[])$$,
    'compare_models() marks none where versions were measured on different data');
SELECT is((SELECT count(*) FROM compare_models('{}')), 0::bigint, 'compare_models() returns nothing for no versions');
SELECT refused($$SELECT FROM compare_models('{a,no}')$$, '23503', ARRAY['"no"'],
    'compare_models() refuses an unknown version');
SELECT refused($$SELECT FROM compare_models(ARRAY['a', NULL])$$, '23503', ARRAY['version NULL'],
    'compare_models() refuses NULL among the versions');

SELECT finish();

ROLLBACK;
