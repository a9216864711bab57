BEGIN;

SELECT plan(11);

SELECT has_function(:'registry_schema', name, args, name || '() exists')
  FROM (VALUES ('bom_formula', ARRAY['text']),
               ('bom_document', ARRAY['jsonb', 'jsonb', 'jsonb', 'timestamp with time zone']),
               ('model_bom', ARRAY['text']), ('registry_bom', ARRAY['jsonb'])) AS _ (name, args);

SELECT register_model('M', model_metadata(), id => 'm');
SELECT register_model('N', model_metadata(), id => 'n', trained_by => 'mira',
                      training_started_at => '2026-01-01 00:00:00+00');
SELECT is(bom_formula('m'), NULL, 'bom_formula() is NULL where nothing of the training is known');
SELECT is(bom_formula('n') #>> '{workflows,0,timeStart}', '2026-01-01T00:00:00.000000Z',
    'bom_formula() states when the training began');

SELECT is(model_bom('m') #> '{metadata,component}', model_component('m'),
    'model_bom() is about the model');
SELECT is(model_bom('m')->>'serialNumber', model_bom('m')->>'serialNumber',
    'model_bom() has the same serial number for the same content');
SELECT isnt(model_bom('m')->>'serialNumber', model_bom('n')->>'serialNumber',
    'model_bom() has another serial number for another model');

SELECT promote_model('n');
SELECT is((SELECT array_agg(c->>'bom-ref') FROM jsonb_array_elements(registry_bom()->'components') AS c),
    ARRAY['n'], 'registry_bom() has what is promoted');
SELECT refused($$SELECT model_bom('none')$$, '23503', ARRAY['"none"'],
    'model_bom() refuses an unknown model');

SELECT finish();

ROLLBACK;
