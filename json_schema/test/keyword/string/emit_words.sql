BEGIN;

SELECT plan(8);

SELECT is(json_schema.emit_words('^x-(?:a|b c|)[y]$', 't'), NULL,
    'emit_words() leaves a pattern with a class alone');
SELECT is(json_schema.emit_words('^x-(?:a|b c|)$', 't'), 't = ANY (''{x-a,"x-b c",x-}''::text[])',
    'emit_words() makes a list of a choice between words and what stands around it');
SELECT is(json_schema.emit_words('^(?!(?:if|else)$)[a-z]+$', 't'),
    '(t <> ALL (''{if,else}''::text[]) AND t ~ ''^[a-z]+$'' COLLATE "C")',
    'emit_words() makes a list of the words that a look-ahead excludes');
SELECT is(json_schema.emit_words('^(?!(if|else)$)a|b', 't'), NULL,
    'emit_words() does not cut a pattern whose look-ahead belongs to one of its alternatives');
SELECT is(json_schema.emit_words('^https?:\/\/', 't'),
    '(starts_with(t, ''https://'') OR starts_with(t, ''http://''))',
    'emit_words() compares a few beginnings');
SELECT is(json_schema.emit_words('^(?:a\.)?b$', 't'), 't = ANY (''{a.b,b}''::text[])',
    'emit_words() knows what may be missing');
SELECT is(json_schema.emit_words('^\d?a$', 't'), NULL,
    'emit_words() leaves a class that may be missing alone');
SELECT results_eq(
    format($$SELECT %s, %s FROM (VALUES ('if'), ('iff'), ('else'), ('IF')) AS _ (t)$$,
           json_schema.emit_pattern('^(if|else)$', 't'),
           json_schema.emit_pattern('^(?!(if|else)$)[a-z]+$', 't')),
    $$VALUES (true, false), (false, true), (true, false), (false, false)$$,
    'emit_pattern() answers by such lists');

SELECT finish();

ROLLBACK;
