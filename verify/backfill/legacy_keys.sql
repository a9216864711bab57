-- Verify model_registry:backfill/legacy_keys on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT field, legacy_key, tier, kind, moves, certain, rule FROM legacy_keys WHERE FALSE;

SELECT 1 / count(*) FROM legacy_keys WHERE field = 'parameter_count';

ROLLBACK;
