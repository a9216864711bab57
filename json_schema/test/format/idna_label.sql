BEGIN;

SELECT plan(38);

SELECT has_function('json_schema', 'idna_valid', 'idna_valid exists');
SELECT has_function('json_schema', 'idna_transparent', 'idna_transparent exists');
SELECT has_function('json_schema', 'is_idna_context', ARRAY['integer[]', 'integer'],
    'is_idna_context exists');
SELECT has_function('json_schema', 'is_idna_label', ARRAY['text'], 'is_idna_label exists');
SELECT has_function('json_schema', 'bidi_classes', ARRAY['text'], 'bidi_classes exists');

-- RFC 5892, appendix A: every context rule, kept and broken.
SELECT is(json_schema.is_idna_label(_label), true, format('%s is a label', to_json(_label)))
FROM unnest(ARRAY[
    'bücher', 'ßς་〇', '۽۾', 'l·l', 'α͵β', 'א׳ב', 'א״ב', '・ぁ', '・ァ', '・丈', 'ب٠ب', '۰0',
    U&'\0915\094D\200D\0937', U&'\0915\094D\200C\0937', U&'\0628\064A\200C\0628\064A'
]) AS _label;
SELECT is(json_schema.is_idna_label(_label), false, format('%s is none', to_json(_label)))
FROM unnest(ARRAY[
    '', 'Bücher', '-ü', 'ü-', 'ab--ü', U&'u\0308', U&'\0300a', 'ـ', 'a·l', 'l·', 'α͵S', 'A׳ב', 'a・',
    'ب٠۰', U&'\0915\200D\0937', U&'a\200Cb'
]) AS _label;

SELECT is(json_schema.bidi_classes('א1٠a-' || U&'\0300'), 'REALOM', 'each class has its letter');
SELECT is(json_schema.is_idna_label(NULL), NULL, 'nothing is known of null');

SELECT finish();

ROLLBACK;
