-- Deploy model_registry:roles/role_privileges to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The one list: each table, view and function of the registry stands in it once (trigger functions
-- and compiled checks apart), beside the least role that needs it. owner: no role needs it.
CREATE VIEW role_privileges AS
SELECT r.role, k.privilege, object_name
  FROM (VALUES
        ('reader', 'SELECT',
         'artifacts model_versions model_lineages model_events model_evaluations model_metrics '
         'model_reviews model_links model_files model_aliases metadata_schemas '
         'accepted_metadata schema_compliance legacy_models metric_directions artifact_columns '
         'role_privileges consumer_backlog model_gaps model_catalog promotion_policies '
         'exported_artifacts'),
        ('reader', 'EXECUTE',
         'promoted_version_at metadata_fields hold_missing model_history verify_history '
         'model_event_types metric_trend metric_direction model_leaderboard compare_models '
         'compare_metadata_schemas satisfies_schema resolve_model model_lineage '
         'lineage_mermaid find_model_by_file find_models model_card model_card_data model_bom '
         'registry_bom evaluate_promotion export_artifact'),
        ('registrar', 'EXECUTE',
         'register_model record_evaluation record_evaluations resolve_review link_model '
         'unlink_model add_model_files link_model_code record_training'),
        ('promoter', 'EXECUTE',
         'promote_model reject_model reopen_model withdraw_model rollback_model archive_model '
         'restore_model set_model_alias remove_model_alias'),
        ('consumer', 'EXECUTE',
         'subscribe_to_events unsubscribe_from_events take_events'),
        ('admin', 'SELECT',
         'legacy_keys backfill_snapshots artifact_problems role_grants'),
        ('admin', 'INSERT', 'metric_directions'),
        ('admin', 'UPDATE', 'metric_directions'),
        ('admin', 'DELETE', 'metric_directions'),
        ('admin', 'EXECUTE',
         'add_metadata_schema activate_metadata_schema refused_by_metadata_schema '
         'backfill_model import_model set_promotion_policy drop_promotion_policy'),
        ('owner', 'SELECT',
         'base_model_changes model_consumers model_deliveries model_subscription_guard'),
        ('owner', 'EXECUTE',
         'export_facts import_other require_measured require_dated_evaluations take_over '
         'take_over_evaluation take_over_evaluations '
         'accept_metadata add_stated_facts allowed_values allows_all_types append_evaluation '
         'artifact_state base_model_fault bom_document bom_formula bom_license '
         'bom_model_card bom_properties bom_references card_evaluations card_facts '
         'card_files card_history card_section change_promotion_state changed_part '
         'check_artifact_metadata check_model_metadata decode_legacy derive_legacy_field '
         'describe_change escape_unprintable event_sha256 filter_comparison filter_condition '
         'filter_key find_lineage first_derivation first_link follow_reference '
         'forbid_base_model_cycle headline_column hugging_face_purl insert_artifact '
         'install_check install_metadata_check install_model_check is_derivation '
         'lock_lineage markdown_table markdown_text mermaid_label metadata_check_name '
         'metadata_errors mirrored_columns mirrored_field model_component '
         'model_content_sha256 newest_evaluation newest_number plan_backfill policy_target '
         'promotion_transitions '
         'quote_in_line read_is_external read_legacy_count read_legacy_field '
         'read_legacy_metric read_legacy_metrics read_legacy_object read_legacy_text '
         'read_metadata record_alias record_change record_link record_promotion '
         'record_stated_facts record_version_changes refers_back refuse_filter '
         'refuse_metadata require_alias require_artifact_state require_base_model '
         'require_explained_state require_files require_kept require_link_target '
         'require_max_rows require_metrics require_note require_promotion_policy '
         'require_same_content require_same_facts require_same_position require_version '
         'same_schema schema_branches schema_parts '
         'state_evaluation sync_first_link sync_metadata sync_mirrored_columns '
         'take_over_state tightened_keywords to_yaml try_json update_artifact_metadata '
         'update_artifact_state version_to_beat version_to_roll_back_to walk_derivations '
         'warn_of_unmirrored_values without_evaluated')
       ) AS k (least_role, privilege, names)
  JOIN (VALUES ('reader', 'reader'), ('reader', 'registrar'), ('reader', 'promoter'),
               ('reader', 'consumer'), ('reader', 'admin'), ('registrar', 'registrar'),
               ('registrar', 'admin'), ('promoter', 'promoter'), ('promoter', 'admin'),
               ('consumer', 'consumer'), ('consumer', 'admin'), ('admin', 'admin'),
               ('owner', 'owner')) AS r (least_role, role)
    ON r.least_role = k.least_role,
       string_to_table(k.names, ' ') AS object_name;

COMMENT ON VIEW   role_privileges             IS 'What each role may do with which table, view or function of the registry. A deploy with roles=on grants it.';
COMMENT ON COLUMN role_privileges.role        IS 'reader, registrar, promoter, consumer, admin; owner for what only the owner of the registry may do.';
COMMENT ON COLUMN role_privileges.privilege   IS 'SELECT, INSERT, UPDATE, DELETE or EXECUTE.';
COMMENT ON COLUMN role_privileges.object_name IS 'The table, view or function, with all of its overloads.';

COMMIT;
