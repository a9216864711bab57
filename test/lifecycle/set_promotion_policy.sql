BEGIN;

SELECT plan(13);

SELECT has_function(:'registry_schema', name, arguments, name || '() exists')
  FROM (VALUES
    ('set_promotion_policy',  ARRAY['text', 'text', 'text', 'text', 'numeric', 'jsonb', 'text',
                                    'text[]', 'text']),
    ('drop_promotion_policy', ARRAY['text', 'text']),
    ('policy_target',         ARRAY['text', 'text'])
  ) AS _ (name, arguments);

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');
SELECT lives_ok($$SELECT set_promotion_policy('lineage', 'm2', 'top1', 'higher', 0.5,
        '{"latency": {"at_most": 9}}', 'D', '{code_pin}', 'ada')$$,
    'set_promotion_policy() accepts any version of a lineage');
SELECT results_eq(
    $$SELECT scope, target, metric, direction, min_gain, floors, dataset, requires, set_by
        FROM promotion_policies$$,
    $$VALUES ('lineage', 'm1', 'top1', 'higher', 0.5, '{"latency": {"at_most": 9}}'::jsonb, 'D',
              '{code_pin}'::text[], 'ada')$$, 'set_promotion_policy() writes every column');
SELECT set_promotion_policy('lineage', 'm1', requires => '{no_open_review}');
SELECT results_eq('SELECT metric, floors, requires, set_by FROM promotion_policies',
    $$VALUES (NULL::text, '{}'::jsonb, '{no_open_review}'::text[],
              session_user::text COLLATE "default")$$,
    'set_promotion_policy() replaces the policy that was there');
SELECT refused($$SELECT set_promotion_policy('team', 'x')$$, '22023', ARRAY['team'],
    'set_promotion_policy() refuses an unknown scope');
SELECT refused($$SELECT set_promotion_policy('family', ' ')$$, '22023', ARRAY['family'],
    'set_promotion_policy() refuses a blank target');
SELECT refused($$SELECT set_promotion_policy('family', 'x', 'f1', 'best')$$, '22023',
    ARRAY['"x"', 'promotion_policies_direction'],
    'set_promotion_policy() refuses an unknown direction');
SELECT refused($$SELECT set_promotion_policy('lineage', 'nowhere')$$, '23503', ARRAY['"nowhere"'],
    'set_promotion_policy() refuses an unknown version');
SELECT is(drop_promotion_policy('lineage', 'm2'), true,
    'drop_promotion_policy() takes any version of a lineage');
SELECT is(drop_promotion_policy('lineage', 'm2'), false,
    'drop_promotion_policy() returns false where there is no policy');
SELECT is_empty('SELECT FROM promotion_policies', 'drop_promotion_policy() removes the policy');

SELECT finish();

ROLLBACK;
