-- # Registering

-- register_model
SELECT register_model('{"id": "resnet50", "title": "ResNet-50, ImageNet-1k", "metadata": {
    "is_external": true, "external_source_url": "https://models.example/resnet50",
    "external_source_version": "a1_in1k", "model_family": "resnet", "framework": "pytorch",
    "parameter_count": 25557032, "training_data": "ImageNet-1k", "license": "apache-2.0",
    "evaluation_dataset": "ImageNet-1k validation", "evaluation_metrics": {"top1": 80.4},
    "benchmark_id": "imagenet-1k"}}');
SELECT register_model(title => 'ResNet-50, another recipe', id => 'resnet50-a2',
                      new_version_of => 'resnet50', version_tag => 'a2',
                      metadata => metadata || '{"external_source_version": "a2_in1k"}')
  FROM artifacts WHERE id = 'resnet50';
SELECT register_model('{"id": "wings", "title": "Wing beats", "created_by": "mira", "metadata": {
    "is_external": false, "model_family": "resnet", "framework": "pytorch",
    "parameter_count": 25557032, "training_data": "wing beats 2025", "evaluation_dataset": null,
    "evaluation_metrics": {"f1": 0.71}, "held_for_review": ["evaluation_dataset"]},
    "links": [{"relation": "fine_tuned_from", "target": "resnet50"}]}');
SELECT register_model(id => 'nothing', title => 'No facts', metadata => '{"model_family": "resnet"}');

-- metadata_fields
SELECT name, type, required_external, required_internal FROM metadata_fields() LIMIT 3;

-- hold_missing
SELECT hold_missing('{"is_external": false, "model_family": "mlp", "framework": "jax",
                      "training_data": "ADNI"}');

-- model_reviews
SELECT artifact_id, field, state FROM model_reviews;

-- resolve_review
SELECT resolve_review(review_id, 'wing beats 2026'::text, 'asked the author', 'mira')
  FROM model_reviews WHERE artifact_id = 'wings';

-- link_model_code
SELECT link_model_code('wings', 'https://git.example/wings',
                       '5891b5b522d5df086d0ff0b110fbd9d21bb4fc71', 'train.py');

-- record_training
SELECT record_training('wings', '2026-03-01 08:00+00', '2026-03-01 20:00+00', 'mira', 'gpu-7',
                       '{"epochs": 40, "lr": 0.001}');

-- add_model_files
SELECT add_model_files('wings', '[{"path": "model.safetensors", "size_bytes": 102400,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]');

-- model_files
SELECT artifact_id, path, size_bytes FROM model_files;

-- link_model
SELECT link_model('wings', 'distilled_from', 'resnet50-a2');

-- unlink_model
SELECT unlink_model('wings', 'distilled_from', 'resnet50-a2');

-- model_links
SELECT artifact_id, relation, target_id, linked_by FROM model_links;

-- model_versions
SELECT artifact_id, lineage_position, promotion_state, trained_by FROM model_versions ORDER BY 1;

-- # Evaluating

-- record_evaluation
SELECT record_evaluation('resnet50-a2', '{"top1": {"value": 81.2, "ci_low": 80.9, "ci_high": 81.5}}',
                         dataset => 'ImageNet-1k validation', benchmark_id => 'imagenet-1k',
                         evaluator => 'nightly') IS NOT NULL AS recorded;

-- record_evaluations
SELECT cardinality(record_evaluations('wings', '[
    {"metrics": {"f1": 0.74}, "dataset": "wing beats 2026", "split": "test"},
    {"metrics": {"f1": 0.69}, "dataset": "field recordings"}]', 'nightly')) AS recorded;

-- model_evaluations
SELECT artifact_id, dataset_name, split, metrics FROM model_evaluations ORDER BY evaluation_id;

-- model_metrics
SELECT artifact_id, metric, value, ci_low, ci_high, dataset FROM model_metrics ORDER BY 1, 6;

-- model_leaderboard
SELECT place, artifact_id, value, ci_low, ci_high FROM model_leaderboard('top1');

-- metric_trend
SELECT lineage_position, artifact_id, value, delta, is_better FROM metric_trend('resnet50', 'top1');

-- compare_models
SELECT name, stated, better FROM compare_models(ARRAY['resnet50', 'resnet50-a2']) WHERE differs;

-- metric_directions
SELECT * FROM metric_directions ORDER BY 1 LIMIT 3;

-- metric_direction
SELECT metric_direction('accuracy_loss'), metric_direction('top1'), metric_direction('karma');

-- # Deciding

-- promote_model
SELECT promote_model('resnet50', note => 'the first of its line', actor => 'mira');
SELECT promote_model('resnet50-a2', note => 'the better recipe', actor => 'mira');

-- set_promotion_policy
SELECT set_promotion_policy('family', 'resnet', metric => 'f1', direction => 'higher',
                            min_gain => 0.01, floors => '{"f1": {"at_least": 0.7}}',
                            requires => ARRAY['code_pin', 'files', 'no_open_review']);

-- promotion_policies
SELECT scope, target, metric, direction, min_gain, floors, requires FROM promotion_policies;

-- evaluate_promotion
SELECT * FROM evaluate_promotion('wings');
SELECT promote_model('wings', actor => 'mira');
SELECT promote_model('wings', note => 'the pilot needs it', actor => 'mira', force => true);

-- drop_promotion_policy
SELECT drop_promotion_policy('family', 'resnet');

-- promoted_version_at
SELECT promoted_version_at('resnet50');
SELECT promoted_version_at('resnet50', now() - interval '1 year');

-- rollback_model
SELECT rollback_model('resnet50', note => 'blurred images', actor => 'mira');

-- withdraw_model
SELECT withdraw_model('resnet50', note => 'its licence changed', actor => 'mira');

-- reject_model
SELECT register_model(title => 'ResNet-50, a failed run', id => 'resnet50-a3',
                      new_version_of => 'resnet50',
                      metadata => metadata || '{"external_source_version": "a3_in1k"}')
  FROM artifacts WHERE id = 'resnet50';
SELECT reject_model('resnet50-a3', note => 'diverged after 40 epochs', actor => 'mira');

-- archive_model
SELECT archive_model('resnet50-a3', note => 'nobody needs to see it', actor => 'mira');

-- restore_model
SELECT restore_model('resnet50-a3', note => 'after all', actor => 'mira');

-- reopen_model
SELECT reopen_model('resnet50-a3', note => 'trained again', actor => 'mira');

-- set_model_alias
SELECT set_model_alias('resnet50-a3', 'canary', actor => 'mira');

-- resolve_model
SELECT resolve_model('resnet50@canary'), resolve_model('resnet50@latest'), resolve_model('resnet50@v2');

-- remove_model_alias
SELECT remove_model_alias('resnet50', 'canary', actor => 'mira');

-- model_aliases
SELECT * FROM model_aliases;

-- # Finding

-- model_catalog
SELECT artifact_id, badge, version, promotion_state, is_latest, derived_models, missing
  FROM model_catalog ORDER BY artifact_id;

-- find_models
SELECT artifact_id, title FROM find_models('{"metric": {"top1": {">=": 80}}, "text": "recipe"}');

-- model_gaps
SELECT * FROM model_gaps ORDER BY 1, 2;

-- find_model_by_file
SELECT artifact_id, path, size_bytes
  FROM find_model_by_file('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08');

-- model_lineage
SELECT kind, member_id, distance, relation FROM model_lineage('resnet50');

-- lineage_mermaid
SELECT lineage_mermaid('wings');

-- # History

-- model_events
SELECT lineage_event_number, artifact_id, event_type, actor, note
  FROM model_events
 WHERE lineage_id = 'resnet50' AND event_type <> 'registered'
 ORDER BY lineage_event_number;

-- model_history
SELECT substring(sentence FROM 'UTC: (.*)') AS sentence FROM model_history('wings') LIMIT 3;

-- model_event_types
SELECT * FROM model_event_types() LIMIT 3;

-- verify_history
SELECT * FROM verify_history('resnet50');
ALTER TABLE model_events DISABLE TRIGGER USER;
UPDATE model_events SET actor = 'nobody' WHERE artifact_id = 'wings' AND event_type = 'registered';
SELECT lineage_id, lineage_event_number, problem FROM verify_history('wings');
UPDATE model_events SET actor = 'mira' WHERE artifact_id = 'wings' AND event_type = 'registered';
ALTER TABLE model_events ENABLE TRIGGER USER;

-- subscribe_to_events
SELECT subscribe_to_events('rescoring', ARRAY['promoted', 'rolled_back']);

-- take_events
SELECT promote_model('resnet50-a3', note => 'the best so far', actor => 'mira');
SELECT artifact_id, event_type, note FROM take_events('rescoring', 10);

-- consumer_backlog
SELECT consumer, waiting FROM consumer_backlog;

-- unsubscribe_from_events
SELECT unsubscribe_from_events('rescoring');

-- # Handing over

-- model_card
SELECT left(model_card('resnet50'), 60);

-- model_card_data
SELECT model_card_data('wings') - 'model-index' - 'model_registry';

-- model_bom
SELECT model_bom('wings') #> '{metadata,component,components}';

-- registry_bom
SELECT jsonb_array_length(registry_bom()->'components');

-- # Schemas of metadata

-- metadata_schemas
SELECT artifact_type, version, mode, is_active FROM metadata_schemas;

-- add_metadata_schema
SELECT add_metadata_schema('{"type": "object", "required": ["rows"],
                             "properties": {"rows": {"type": "integer", "minimum": 1}}}',
                           artifact_type => 'dataset');

-- refused_by_metadata_schema
INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES ('d1', 'dataset', 'D', '{}');
SELECT * FROM refused_by_metadata_schema(1, 'dataset');

-- activate_metadata_schema
UPDATE artifacts SET metadata = '{"rows": 10}' WHERE id = 'd1';
SELECT activate_metadata_schema(1, 'dataset');
UPDATE artifacts SET metadata = '{"rows": 0}' WHERE id = 'd1';

-- schema_compliance
SELECT artifact_id, artifact_type FROM schema_compliance WHERE artifact_type = 'dataset';

-- accepted_metadata
SELECT artifact_id, schema_version FROM accepted_metadata WHERE artifact_type = 'dataset';

-- satisfies_schema
SELECT satisfies_schema('dataset', 1, '{"rows": 3}');

-- compare_metadata_schemas
SELECT * FROM compare_metadata_schemas('{"required": ["a"]}'::jsonb,
    '{"required": ["a", "b"], "properties": {"a": {"maximum": 5}}}'::jsonb);

-- # Bringing in what is there

-- legacy_models
SELECT count(*) FROM legacy_models;

-- backfill_model
SELECT outcome, note FROM backfill_model('wings');

-- exported_artifacts
SELECT artifact_id, is_model FROM exported_artifacts ORDER BY is_model, artifact_id LIMIT 3;

-- export_artifact
SELECT jsonb_pretty(export_artifact('wings') - '{metadata,evaluations}'::text[]);

-- import_model
SELECT * FROM import_model('{"id": "line-1", "title": "From a file", "metadata": {
    "is_external": false, "model_family": "mlp", "framework": "jax", "parameter_count": 10,
    "training_data": "ADNI", "evaluation_metrics": {"auc": 0.9}}}', hold_missing => true);

-- # The JSON Schema engine

-- json_schema.errors
SELECT instance_location, keyword, error
  FROM json_schema.errors('{"required": ["name"], "properties": {"size": {"minimum": 0}}}',
                          '{"size": -1}');

-- json_schema.is_valid
SELECT json_schema.is_valid('{"type": "string"}', '"text"');

-- json_schema.explain
SELECT json_schema.explain('{"anyOf": [{"type": "string"}, {"minimum": 3}]}', '2');

-- json_schema.output
SELECT jsonb_pretty(json_schema.output('{"type": "string"}', '2'));

-- json_schema.check_schema
SELECT instance_location, error FROM json_schema.check_schema('{"minimum": "5"}');

-- json_schema.compile
SELECT json_schema.compile('address', '{"type": "object", "required": ["street"]}');
SELECT json_schema.check_address('{"street": "Main Street 1"}'), json_schema.check_address('{}');

-- json_schema.drop
SELECT json_schema.drop('address');

-- json_schema.validate_json_schema
SELECT json_schema.validate_json_schema('{"type": "string"}', '"text"');

-- json_schema.register_document
SELECT json_schema.register_document('urn:example:name', '{"type": "string", "minLength": 1}');
SELECT json_schema.is_valid('{"$ref": "urn:example:name"}', '""');

-- json_schema.resolve_references
SELECT json_schema.resolve_references('{"$ref": "#/definitions/a", "definitions": {"a": true}}')->'refs';

-- json_schema.pattern
SELECT json_schema.pattern('^\d{4}$');

-- json_schema.is_format
SELECT json_schema.is_format('date', '2026-02-30');
