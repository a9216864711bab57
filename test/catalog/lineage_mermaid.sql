BEGIN;

SELECT plan(6);

SELECT has_function(:'registry_schema', 'mermaid_label', ARRAY['text'],
                    'mermaid_label(label) exists');
SELECT has_function(:'registry_schema', 'lineage_mermaid', ARRAY['text'],
                    'lineage_mermaid(artifact_id) exists');

SELECT register_model('A', model_metadata(), id => 'a'),
       register_model('M', model_metadata(), id => 'm'),
       register_model(E'"]; click n1 <b>\n#quot; é 模', model_metadata(), id => 'm2',
                      new_version_of => 'm');
SELECT link_model('m2', 'fine_tuned_from', 'a');
SELECT is(lineage_mermaid('m2'), E'graph TD\n'
    '    n1["A<br>candidate"]\n    n2["M<br>candidate"]\n'
    '    n3["#34;#93;#59; click n1 #60;b#62; #35;quot#59; é 模<br>candidate"]\n'
    '    n1 -->|fine_tuned_from| n3\n    n2 -.->|next version| n3',
    'lineage_mermaid() draws models, derivations and versions, and escapes titles');
SELECT is(mermaid_label(E'a\u202Eb\u200B'), 'a b ',
    'mermaid_label() puts spaces for direction and invisible characters');
SELECT is(length(mermaid_label(repeat('x', 500))), 80, 'mermaid_label() cuts long texts');
SELECT refused($$SELECT lineage_mermaid('no')$$, '23503', ARRAY['"no"'],
    'lineage_mermaid() refuses an unknown version');

SELECT finish();

ROLLBACK;
