-- Verify model_registry:backfill/legacy_keys on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT field, legacy_key, tier, kind, moves, certain, rule FROM legacy_keys WHERE FALSE;

SELECT 1 / count(*) FROM legacy_keys WHERE field = 'parameter_count';

ROLLBACK;
