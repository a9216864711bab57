BEGIN;

SELECT plan(10);

SELECT has_function(:'registry_schema', name, args, name || '() exists')
  FROM (VALUES ('hugging_face_purl', ARRAY['text', 'text']),
               ('bom_references', ARRAY['text', 'text']),
               ('bom_model_card', ARRAY['text', 'jsonb'])) AS _ (name, args);

SELECT is(hugging_face_purl(url, version), purl, 'hugging_face_purl() of ' || url)
  FROM (VALUES
    ('https://huggingface.co/org/name', 'abc', 'pkg:huggingface/org/name@abc'),
    ('https://huggingface.co/org/name', 'a b', 'pkg:huggingface/org/name'),
    ('https://example.org/org/name', 'abc', NULL),
    ('https://huggingface.co/org/name/x?y', 'abc', NULL)
  ) AS _ (url, version, purl);

SELECT is(bom_references('https://a.example', 'no reference'),
    '[{"type": "distribution", "url": "https://a.example"}]',
    'bom_references() leaves out what is no reference');
SELECT is(bom_references(NULL, NULL), NULL, 'bom_references() is NULL where there is none');
SELECT is(bom_model_card('nobody', '{"risks": "r", "model_family": "clip"}'), '{
    "modelParameters": {"architectureFamily": "clip"},
    "considerations": {"ethicalConsiderations": [{"name": "r"}]}}',
    'bom_model_card() takes parameters and considerations from metadata');

SELECT finish();

ROLLBACK;
