BEGIN;

SELECT plan(20);

SELECT has_function(:'registry_schema', 'resolve_model', ARRAY['text', 'text'],
    'resolve_model(reference, alias) exists');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('M', model_metadata(), id => 'm3', new_version_of => 'm1'),
       register_model('At', model_metadata(), id => 'at@v1'),
       register_model('At', model_metadata(), id => '@');
SELECT promote_model('m2'), set_model_alias('m1', 'champion'), set_model_alias('at@v1', 'best');

SELECT is(resolve_model(reference), expected, format('resolve_model(%L) is %s', reference, expected))
  FROM (VALUES
    ('m1', 'm1'), ('m1@promoted', 'm2'), ('m3@promoted', 'm2'), ('m1@latest', 'm3'),
    ('m3@v1', 'm1'), ('m1@v2', 'm2'), ('m2@champion', 'm1'), ('at@v1', 'at@v1'),
    ('at@v1@best', 'at@v1'), ('at@v1@v1', 'at@v1'), ('@', '@'), ('@@latest', '@')
  ) AS _ (reference, expected);
SELECT is(resolve_model('m1', 'latest'), 'm3', 'resolve_model() takes id and alias apart');

SELECT throws_ok(format('SELECT resolve_model(%L)', reference), '23503', NULL,
                 format('resolve_model(%L) is refused', reference))
  FROM unnest(ARRAY['nowhere', 'm1@nowhere', 'nowhere@latest', 'm1@v4']) AS reference;
SELECT throws_ok($$SELECT resolve_model('at@v1', 'promoted')$$, '23503', NULL,
    'resolve_model() refuses promoted where no version is promoted');

-- An id that looks like an alias of another model
SELECT register_model('Impostor', model_metadata(), id => 'm1@promoted');
SELECT refused($$SELECT resolve_model('m1@promoted')$$, '22023', ARRAY['"m1@promoted"', '"m2"'],
    'resolve_model() refuses what is an id and also an alias of another version');

SELECT finish();

ROLLBACK;
