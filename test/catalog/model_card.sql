BEGIN;

SELECT plan(9);

SELECT has_function(:'registry_schema', 'card_section', ARRAY['text', 'text'],
    'card_section(heading, body) exists');
SELECT has_function(:'registry_schema', 'card_facts', ARRAY['text[]'], 'card_facts(facts) exists');
SELECT has_function(:'registry_schema', 'model_card', ARRAY['text', 'boolean'],
    'model_card(artifact_id, with_history) exists');

SELECT is(card_section('Risks', NULL), E'## Risks\n\nnot stated\n',
    'card_section() says where nothing is stated');
SELECT is(card_facts('{{A,"x | y"},{B,NULL}}'), E'- **A:** x \\| y\n- **B:** not stated',
    'card_facts() is a list of what is stated and what is not');

SELECT register_model('A <b>title</b>', model_metadata(
    '{"intended_use": "Sorting photographs.", "training_config": {"lr": 0.1}}'), id => 'm');
SELECT matches(model_card('m'), E'^---\nlibrary_name: pytorch\n(.*\n)+---\n\n# A &lt;b&gt;title',
    'model_card() begins with YAML, then the title');
SELECT matches(model_card('m'), E'\n## Intended use\n\nSorting photographs\\.\n',
    'model_card() says what the metadata says');
SELECT matches(model_card('m'), E'\n## Risks\n\nnot stated\n',
    'model_card() says what nobody stated');

SELECT refused($$SELECT model_card('none')$$, '23503', ARRAY['"none"'],
    'model_card() refuses an unknown model');

SELECT finish();

ROLLBACK;
