BEGIN;

SELECT plan(15);

SELECT register_model('A', model_metadata('{"evaluation_metrics": {"top1": 80, "loss": 0.4}}'), id => 'a'),
       register_model('B', model_metadata('{"evaluation_metrics": {"top1": 70, "loss": 0.2},
                                            "model_family": "vit"}'), id => 'b'),
       register_model('C', model_metadata('{"evaluation_metrics": {"top1": 90}, "benchmark_id": "c10"}'), id => 'c'),
       register_model('D', model_metadata('{"evaluation_metrics": {"top1": 99}}'), id => 'd');
SELECT archive_model('d', 'not ours');
CREATE FUNCTION pg_temp.ranked(arguments text, expected text[], description text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT results_eq(format('SELECT artifact_id FROM model_leaderboard(%s) ORDER BY place', arguments),
                      expected, description)
$$;

SELECT pg_temp.ranked($$'top1'$$, '{c,a,b}', 'model_leaderboard() ranks by value and leaves out archived versions');
SELECT pg_temp.ranked($$'loss'$$, '{b,a}', 'model_leaderboard() puts the lower value first where that is better');
SELECT pg_temp.ranked($$'top1', direction => 'lower'$$, '{b,a,c}', 'model_leaderboard() takes the direction');
SELECT pg_temp.ranked($$'top1', max_rows => 1$$, '{c}', 'model_leaderboard() returns as many rows as asked for');
SELECT pg_temp.ranked($$'top1', benchmark => 'c10'$$, '{c}', 'model_leaderboard() takes a benchmark');
SELECT pg_temp.ranked($$'top1', family => 'vit'$$, '{b}', 'model_leaderboard() takes a family');
SELECT promote_model('a');
SELECT pg_temp.ranked($$'top1', state => 'promoted'$$, '{a}', 'model_leaderboard() takes a promotion state');

SELECT record_evaluation('a', '{"top1": 60}', benchmark_id => 'c10', dataset => 'cifar', split => 'test');
SELECT pg_temp.ranked($$'top1', benchmark => 'c10'$$, '{c,a}', 'model_leaderboard() ranks the evaluations of a benchmark');
SELECT pg_temp.ranked($$'top1', dataset => 'cifar'$$, '{a}', 'model_leaderboard() takes a data set');
SELECT pg_temp.ranked($$'top1'$$, '{c,b,a}', 'model_leaderboard() counts the newest evaluation of a version');
SELECT record_evaluation('a', '{"auc": 0.5}');
SELECT pg_temp.ranked($$'top1'$$, '{c,b,a}', 'model_leaderboard() counts the newest evaluation that gives the metric');
SELECT results_eq(
    $$SELECT place, title, model_family, promotion_state, value, dataset_name, split, benchmark_id
        FROM model_leaderboard('top1', dataset => 'cifar')$$,
    $$VALUES (1::bigint, 'A', 'resnet', 'promoted', 60::numeric, 'cifar', 'test', 'c10')$$,
    'model_leaderboard() says what the version is and what it was measured on');
SELECT is_empty($$SELECT FROM model_leaderboard('recall')$$, 'model_leaderboard() is empty for a metric that nothing has');
SELECT refused($$SELECT FROM model_leaderboard('vibes')$$, '22023', ARRAY['"vibes"'],
    'model_leaderboard() refuses a metric whose direction is not known');
SELECT refused($$SELECT FROM model_leaderboard('top1', direction => 'up')$$, '22023', ARRAY['up'],
    'model_leaderboard() refuses an unknown direction');

SELECT finish();

ROLLBACK;
