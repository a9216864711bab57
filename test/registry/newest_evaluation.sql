BEGIN;

SELECT plan(6);

SELECT register_model('M', model_metadata('{"evaluation_metrics": null,
                      "held_for_review": ["evaluation_metrics"]}'), id => 'm');
SELECT is(evaluation_id, NULL, 'newest_evaluation() returns NULLs where there is none')
  FROM newest_evaluation('m', NULL);
SELECT append_evaluation('m', '{"f1": 2}', NULL, NULL, NULL, 'b', '2026-01-02', 'ada', NULL),
       append_evaluation('m', '{"f1": 1}', NULL, NULL, NULL, 'b', '2026-01-01', 'ada', NULL);
SELECT is(metrics, '{"f1": 2}', 'newest_evaluation() returns the one that was measured last')
  FROM newest_evaluation('m', 'b');
SELECT append_evaluation('m', '{"f1": 3}', NULL, NULL, NULL, 'b', '2026-01-02', 'ada', NULL);
SELECT is(metrics, '{"f1": 3}', 'newest_evaluation() returns the later one of two of one time')
  FROM newest_evaluation('m', 'b');
SELECT is(evaluation_id, NULL, 'newest_evaluation() returns none of another benchmark')
  FROM newest_evaluation('m', NULL);

SELECT append_evaluation('m', '{"f1": 4}', NULL, NULL, NULL, 'b', 'infinity', NULL, NULL),
       append_evaluation('m', '{"f1": 5}', NULL, NULL, NULL, 'b', NULL, '', NULL);
SELECT is(evaluator, session_user::text, 'append_evaluation() names the session''s user where nobody is named')
  FROM model_evaluations WHERE metrics = '{"f1": 4}';
SELECT is(metrics, '{"f1": 5}', 'append_evaluation() without a time adds the newest one, whatever stands there')
  FROM newest_evaluation('m', 'b');

SELECT finish();

ROLLBACK;
