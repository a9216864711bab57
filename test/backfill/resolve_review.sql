BEGIN;

SELECT plan(24);

SELECT has_function(:'registry_schema', 'resolve_review', ARRAY['bigint', type, 'text', 'text'],
    format('resolve_review(review_id, value, note, actor) takes the value as %s', type))
  FROM unnest(ARRAY['text', 'jsonb']) AS type;

SELECT register_model('M', model_metadata('{"framework": null, "parameter_count": null,
                           "held_for_review": ["framework", "parameter_count"]}'), id => 'm');
SELECT review_id AS framework FROM model_reviews WHERE field = 'framework'
\gset
SELECT review_id AS parameter_count FROM model_reviews WHERE field = 'parameter_count'
\gset

SELECT refused(format('SELECT resolve_review(%s, %L)', :parameter_count, value), '23514',
               ARRAY['"m"', 'parameter_count'], description)
  FROM (VALUES ('"1.2M"', 'a value that violates the schema is refused'), ('-1', 'a negative count is refused'), ('null', 'JSON null resolves nothing'),
               (NULL, 'NULL resolves nothing')) AS _ (value, description);
SELECT results_eq(format('SELECT state FROM model_reviews WHERE review_id = %s', :parameter_count),
    ARRAY['open'], 'a refusal leaves the review open');

SELECT is(resolve_review(:framework, '"pytorch"', 'asked the author', 'ada'), 'm',
    'resolve_review() returns the artifact id');
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
              'asked the author')$$, 'resolve_review() writes review_resolved into the history');

SELECT resolve_review(:parameter_count, '1200000');
SELECT is(metadata, model_metadata('{"parameter_count": 1200000}'),
    'with the last hold its key goes') FROM artifacts WHERE id = 'm';
SELECT results_eq(format('SELECT resolved_by FROM model_reviews WHERE review_id = %s',
                         :parameter_count),
    ARRAY[session_user::text COLLATE "default"], 'who is not named is the session''s user');

SELECT refused(format('SELECT resolve_review(%s, %L)', :framework, '"jax"'), 'MR005',
    ARRAY['framework', '"m"', 'ada', 'pytorch'], 'a review is resolved once');
SELECT refused('SELECT resolve_review(4711, ''1'')', 'P0002', ARRAY['4711'], 'an unknown review is refused');
SELECT is(metadata->>'framework', 'pytorch', 'a refused resolution leaves the value as it was') FROM artifacts WHERE id = 'm';

-- A value as text: the text itself, or JSON where the schema has no string

SELECT register_model('T', hold_missing('{"is_external": false}'), id => 't');
SELECT refused(format('SELECT resolve_review(%s, %L)', review_id, 'about 1.2M'), '23514',
    ARRAY['"t"', 'about 1.2M'], 'a text for a field that is no string is refused by the schema')
  FROM model_reviews WHERE artifact_id = 't' AND field = 'parameter_count';
SELECT resolve_review(review_id, 'scipy') FROM model_reviews
 WHERE artifact_id = 't' AND field = 'framework';
SELECT resolve_review(review_id, '1204736') FROM model_reviews
 WHERE artifact_id = 't' AND field = 'parameter_count';
SELECT resolve_review(review_id, '{"auc": 0.9}') FROM model_reviews
 WHERE artifact_id = 't' AND field = 'evaluation_metrics';
SELECT resolve_review(review_id, '2024') FROM model_reviews
 WHERE artifact_id = 't' AND field = 'training_data';
SELECT resolve_review(review_id, '"held out"'::text) FROM model_reviews
 WHERE artifact_id = 't' AND field = 'evaluation_dataset';
SELECT resolve_review(review_id, '"resnet"'::jsonb) FROM model_reviews
 WHERE artifact_id = 't' AND field = 'model_family';
SELECT is(metadata->field, value, description)
  FROM artifacts, (VALUES
    ('framework', '"scipy"'::jsonb, 'a literal is the text of a text field'),
    ('parameter_count', '1204736', 'a literal is the number of a field of numbers'),
    ('evaluation_metrics', '{"auc": 0.9}', 'a literal is the object of a field of objects'),
    ('training_data', '"2024"', 'digits are a text in a text field'),
    ('evaluation_dataset', '"held out"', 'a text in double quotes is read as a JSON string'),
    ('model_family', '"resnet"', 'a value of type jsonb is taken as it is')
  ) AS _ (field, value, description)
 WHERE id = 't';
SELECT is_empty($$SELECT field FROM model_reviews WHERE artifact_id = 't' AND state = 'open'$$,
    'each value given as text or JSON resolves its review');

SELECT finish();

ROLLBACK;
