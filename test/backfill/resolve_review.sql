BEGIN;

SELECT plan(15);

SELECT has_function(:'registry_schema', 'resolve_review', ARRAY['bigint', 'jsonb', 'text', 'text'],
    'resolve_review(review_id, value, note, actor) is there');

SELECT register_model('M', model_metadata('{"framework": null, "parameter_count": null,
                           "held_for_review": ["framework", "parameter_count"]}'), id => 'm');
SELECT review_id AS framework FROM model_reviews WHERE field = 'framework'
\gset
SELECT review_id AS parameter_count FROM model_reviews WHERE field = 'parameter_count'
\gset

SELECT refused(format('SELECT resolve_review(%s, %L)', :parameter_count, value), '23514',
               ARRAY['"m"', 'parameter_count'], description)
  FROM (VALUES ('"1.2M"', 'a value meets the schema'), ('-1', 'whole'), ('null', 'null is none'),
               (NULL, 'nor is NULL')) AS _ (value, description);
SELECT results_eq(format('SELECT state FROM model_reviews WHERE review_id = %s', :parameter_count),
    ARRAY['open'], 'a refusal leaves the review open');

SELECT is(resolve_review(:framework, '"pytorch"', 'asked the author', 'ada'), 'm',
    'it returns the artifact');
SELECT results_eq(
    format('SELECT state, resolution, resolved_by, note, resolved_at IS NOT NULL
              FROM model_reviews WHERE review_id = %s', :framework),
    $$VALUES ('resolved', '"pytorch"'::jsonb, 'ada', 'asked the author', true)$$,
    'the review says who gave which value, and how it is known');
SELECT is(metadata, model_metadata('{"framework": "pytorch", "parameter_count": null,
                                    "held_for_review": ["parameter_count"]}'),
    'the value stands in metadata, and is no longer held') FROM artifacts WHERE id = 'm';
SELECT results_eq(
    $$SELECT actor, before, after, note FROM model_events WHERE event_type = 'review_resolved'$$,
    $$VALUES ('ada', '{"framework": null}'::jsonb, '{"framework": "pytorch"}'::jsonb,
              'asked the author')$$, 'the history knows it');

SELECT resolve_review(:parameter_count, '1200000');
SELECT is(metadata, model_metadata('{"parameter_count": 1200000}'),
    'with the last hold its key goes') FROM artifacts WHERE id = 'm';
SELECT results_eq(format('SELECT resolved_by FROM model_reviews WHERE review_id = %s',
                         :parameter_count),
    ARRAY[session_user::text COLLATE "default"], 'who is not named is the session''s user');

SELECT refused(format('SELECT resolve_review(%s, %L)', :framework, '"jax"'), 'MR005',
    ARRAY['framework', '"m"', 'ada', 'pytorch'], 'a review is resolved once');
SELECT refused('SELECT resolve_review(4711, ''1'')', 'P0002', ARRAY['4711'], 'an unknown review');
SELECT is(metadata->>'framework', 'pytorch', 'and nothing has changed') FROM artifacts WHERE id = 'm';

SELECT finish();

ROLLBACK;
