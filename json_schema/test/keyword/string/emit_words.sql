BEGIN;

SELECT plan(5);

SELECT is(json_schema.emit_words('^x-(?:a|b c|)[y]$', 't'), NULL,
    'emit_words() leaves a pattern with a class alone');
SELECT is(json_schema.emit_words('^x-(?:a|b c|)$', 't'), 't = ANY (''{x-a,"x-b c",x-}''::text[])',
    'emit_words() makes a list of a choice between words and what stands around it');
SELECT is(json_schema.emit_words('^(?!(?:if|else)$)[a-z]+$', 't'),
    '(t <> ALL (''{if,else}''::text[]) AND t ~ ''^[a-z]+$'' COLLATE "C")',
    'emit_words() makes a list of the words that a look-ahead excludes');
SELECT is(json_schema.emit_words('^(?!(if|else)$)a|b', 't'), NULL,
    'emit_words() does not cut a pattern whose look-ahead belongs to one of its alternatives');
SELECT results_eq(
    format($$SELECT %s, %s FROM (VALUES ('if'), ('iff'), ('else'), ('IF')) AS _ (t)$$,
           json_schema.emit_pattern('^(if|else)$', 't'),
           json_schema.emit_pattern('^(?!(if|else)$)[a-z]+$', 't')),
    $$VALUES (true, false), (false, true), (true, false), (false, false)$$,
    'emit_pattern() answers by such lists');

SELECT finish();

ROLLBACK;
