BEGIN;

SELECT plan(15);

SELECT has_function(:'registry_schema', 'markdown_text', ARRAY['text'],
    'markdown_text(value) exists');
SELECT has_function(:'registry_schema', 'markdown_table', ARRAY['text[]', 'text[]'],
    'markdown_table(headings, rows) exists');

SELECT is(markdown_text(value), markdown, 'markdown_text() keeps as text: ' || description)
  FROM (VALUES
    ('ResNet-50 v1.5 (a_b)', 'ResNet-50 v1.5 (a_b)', 'what has no meaning in Markdown'),
    ('<script>alert(1)</script> & co', '&lt;script&gt;alert(1)&lt;/script&gt; &amp; co', 'HTML'),
    ('*a* _b_ `c` [d](e) |', E'\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\|', 'markup'),
    (E'one\n\n# two\r\n---', E'one \\# two ---', 'line breaks'),
    ('- item',  E'\\- item', 'what begins like a list'),
    ('1. item', E'1\\. item', 'what begins like a numbered list'),
    ('---',     E'\\---', 'what is a rule'),
    ('0.5',     '0.5', 'a number'),
    ('2026-01-01', '2026-01-01', 'a date'),
    (E'\\_',    E'\\\\\\_', 'backslashes'),
    (chr(8238) || 'abc', E'\\\\u202eabc', 'bidirectional controls')
  ) AS _ (value, markdown, description);

SELECT is(markdown_table('{a,b}', '{{1,x|y},{2,NULL}}'),
    E'| a | b |\n|---|---|\n| 1 | x\\|y |\n| 2 |  |', 'markdown_table() makes a table');
SELECT is(markdown_table('{a,b}', NULL), E'| a | b |\n|---|---|',
    'markdown_table() makes a table without rows');

SELECT finish();

ROLLBACK;
