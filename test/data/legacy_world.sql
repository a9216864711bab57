-- The user's world as it stands before model_registry: an artifacts table that came from SQLite
-- (is_latest as 0/1, times as text, no foreign keys) with eight model artifacts and a few others.
--
-- RECONSTRUCTION. The originals are not available. Identifiers, titles and the shapes of the
-- metadata are those known from the platform's public pages; elided parts of identifiers are
-- completed with zeros; every figure, name of a file and PMID below is made up for the shape.
-- Each oddity that such metadata is known for stands here at least once:
--   trained_on for training_data ............ 29ce54ef, 14307274, 45e16a37
--   a count as "~1.2M" ...................... 29ce54ef
--   a number held in a text ("0.87") ........ 29ce54ef, 14307274, ot_ad
--   per-epoch lists in training_metrics ..... 29ce54ef, 14307274
--   JSON held in a string ................... 29ce54ef (layer_config), microglia-001 (steady_states)
--   the whole metadata as a JSON string ..... 14307274
--   _origin injected by a tracker ........... 56e6e50d, ot_ad
--   negative metrics (aic) .................. 45e16a37, 9ccc79de
--   metrics nested by species ............... 9ccc79de
--   a stated count that disagrees ........... 9ccc79de
--   a key under two names ................... 8479a365 (training_data, trained_on: they agree)
--   parameter sources "PMID:..." / "fitted" . every biophysical model


CREATE TABLE artifacts (
    id                text PRIMARY KEY,
    artifact_type     text NOT NULL,
    title             text NOT NULL,
    metadata          jsonb,
    version_number    integer DEFAULT 1,
    parent_version_id text,
    version_tag       text,
    changelog         text,
    is_latest         integer DEFAULT 1,
    lifecycle_state   text DEFAULT 'active',
    superseded_by     text,
    origin_type       text DEFAULT 'internal',
    origin_url        text,
    created_by        text,
    created_at        text,
    updated_at        text
);

INSERT INTO artifacts (id, artifact_type, title, metadata, origin_type, created_by, created_at,
                       updated_at) VALUES
('model-29ce54ef-040c-4831-97b6-4850faa31598', 'model', 'Neurodegeneration Risk Predictor', $${
    "architecture": "multilayer perceptron",
    "framework": "pytorch",
    "layer_config": "[{\"units\": 1024, \"activation\": \"relu\"}, {\"units\": 256, \"activation\": \"relu\"}, {\"units\": 1, \"activation\": \"sigmoid\"}]",
    "parameter_count": "~1.2M",
    "trained_on": "ADNI baseline visits, proteomics panel",
    "training_metrics": {"loss": [0.69, 0.52, 0.44, 0.41], "val_loss": [0.68, 0.55, 0.49, 0.48], "epochs": 4},
    "evaluation_dataset": "ADNI held-out fifth",
    "evaluation_metrics": {"auroc": 0.83, "accuracy": "0.87"},
    "hyperparameters": {"optimizer": "adam", "learning_rate": 0.001, "batch_size": 64},
    "checkpoint_path": "checkpoints/neurodegeneration_risk/epoch4.pt"
}$$, 'internal', 'agent-forge', '2026-01-14 09:12:40', '2026-01-14 09:12:40'),

('model-56e6e50d-0000-0000-0000-000000000000', 'model', 'Amyloid Production-Clearance Model', $${
    "equations": ["dAb/dt = k_prod - k_clear*Ab - k_agg*Ab^2", "dP/dt = k_agg*Ab^2 - k_diss*P"],
    "species": ["Ab", "P"],
    "parameters": {
        "k_prod": {"value": 7.6, "units": "%/h", "source": "PMID:00000001"},
        "k_clear": {"value": 8.3, "units": "%/h", "source": "PMID:00000001"},
        "k_agg": {"value": 0.002, "units": "1/(nM*h)", "source": "fitted"},
        "k_diss": {"value": 0.0001, "units": "1/h", "source": "fitted"}
    },
    "reactions": ["-> Ab", "Ab ->", "2 Ab -> P", "P -> 2 Ab"],
    "steady_states": {"Ab": 0.9156, "P": 0.0168},
    "solver": "scipy.integrate.solve_ivp (LSODA)",
    "_origin": {"url": "https://example.org/analyses/amyloid", "type": "internal", "tracked_at": "2026-02-02T10:00:00Z"}
}$$, 'internal', 'agent-atlas', '2026-01-20 16:03:11', '2026-02-02 10:00:00'),

-- jsonb that is one string: an old writer encoded twice.
('model-14307274-0000-0000-0000-000000000000', 'model', 'Cell Type Classifier (transformer, SEA-AD)', to_jsonb($${
    "architecture": "transformer",
    "framework": "pytorch",
    "layer_config": {"layers": 6, "heads": 8, "d_model": 256},
    "num_parameters": "5,412,480",
    "trained_on": ["SEA-AD MTG snRNA-seq, 2024 release", "Allen human MTG 10x"],
    "training_metrics": {"loss": [2.1, 0.9, 0.5], "accuracy": [0.41, 0.74, 0.85]},
    "eval_dataset": "SEA-AD MTG, donors held out",
    "evaluation_metrics": {"accuracy": "0.87", "macro_f1": 0.81},
    "benchmark": "sea-ad-cell-types",
    "checkpoint_path": "checkpoints/cell_type_classifier/best.pt"
}$$::text), 'internal', 'agent-forge', '2026-01-22 11:47:09', '2026-01-22 11:47:09'),

('model-8479a365-0000-0000-0000-000000000000', 'model', 'AD Risk Prediction Model', $${
    "model_type": "logistic regression",
    "library": "scikit-learn",
    "features": ["age", "apoe4_count", "ptau217", "education_years", "sex"],
    "coefficients": {"age": 0.061, "apoe4_count": 0.94, "ptau217": 1.37, "education_years": -0.08, "sex": 0.12},
    "intercept": -6.2,
    "fit_metrics": {"log_loss": 0.41, "pseudo_r2": 0.33},
    "training_data": "ADNI baseline visits",
    "trained_on": "ADNI baseline visits",
    "evaluation_dataset": "AIBL",
    "evaluation_metrics": {"auc": 0.79, "brier": 0.16}
}$$, 'internal', 'agent-forge', '2026-01-25 08:30:00', '2026-01-25 08:30:00'),

('model-45e16a37-0000-0000-0000-000000000000', 'model', 'Microglial Activation Model', $${
    "model_type": "biophysical",
    "equations": ["dM1/dt = a*S - b*M1", "dM2/dt = c*M1 - d*M2"],
    "species": ["M1", "M2"],
    "parameters": {
        "a": {"value": 0.4, "units": "1/h", "source": "fitted"},
        "b": {"value": 0.11, "units": "1/h", "source": "fitted"},
        "c": {"value": 0.05, "units": "1/h", "source": "PMID:00000002"},
        "d": {"value": 0.02, "units": "1/h", "source": "PMID:00000002"},
        "S": {"value": 1.0, "units": "dimensionless", "source": "PMID:00000003"}
    },
    "reactions": ["S -> M1", "M1 -> M2", "M2 ->"],
    "steady_states": {"M1": 3.64, "M2": 9.09},
    "solver": {"name": "LSODA", "rtol": 1e-6},
    "trained_on": "BV-2 time course, LPS 100 ng/ml",
    "evaluation_dataset": "BV-2 time course, LPS 10 ng/ml",
    "evaluation_metrics": {"rmse": 0.042, "aic": -118.3}
}$$, 'internal', 'agent-atlas', '2026-02-01 13:20:55', '2026-02-01 13:20:55'),

('model-9ccc79de-0000-0000-0000-000000000000', 'model', 'Microglial-Amyloid-Cytokine Activation Model v1', $${
    "model_type": "biophysical",
    "parameter_count": 8,
    "equations": ["dAb/dt = k1 - k2*Ab*M", "dM/dt = k3*Ab - k4*M", "dC/dt = k5*M - k6*C"],
    "species": ["Ab", "M", "C"],
    "parameters": {
        "k1": {"value": 1.2, "units": "nM/h", "source": "PMID:00000004"},
        "k2": {"value": 0.3, "units": "1/(nM*h)", "source": "fitted"},
        "k3": {"value": 0.08, "units": "1/h", "source": "fitted"},
        "k4": {"value": 0.02, "units": "1/h", "source": "PMID:00000005"},
        "k5": {"value": 0.5, "units": "pg/(ml*h)", "source": "fitted"},
        "k6": {"value": 0.1, "units": "1/h", "source": "PMID:00000005"}
    },
    "reactions": ["-> Ab", "Ab + M -> M", "Ab -> Ab + M", "M ->", "M -> M + C", "C ->"],
    "steady_states": {"Ab": 1.0, "M": 4.0, "C": 20.0},
    "solver": "RK45",
    "framework": "scipy",
    "training_data": "5xFAD hippocampus, cytokine panel, months 2 to 8",
    "evaluation_dataset": "5xFAD hippocampus, cytokine panel, month 10",
    "evaluation_metrics": {"rmse": 0.19, "aic": -41.7, "rmse_by_species": {"Ab": 0.21, "M": 0.14, "C": 0.22}}
}$$, 'internal', 'agent-atlas', '2026-02-11 17:41:30', '2026-02-11 17:41:30'),

('model_ot_ad_zscore_rules_v1', 'model', 'OT-AD Target Ranking baseline', $${
    "model_type": "z-score rules",
    "framework": "pandas",
    "n_parameters": 0,
    "rules": ["z = (score - mean) / sd, by evidence channel", "rank by the mean of the top three z"],
    "data_sources": ["Open Targets Platform 24.06", "AD genetics evidence channel"],
    "evaluation_dataset": "OT-AD known targets, 2025 curation",
    "evaluation_metrics": {"precision_at_50": "0.34", "recall_at_50": 0.21},
    "benchmark": "ot-ad-target-ranking",
    "_origin": {"url": "https://example.org/benchmarks/ot-ad", "type": "internal", "tracked_at": "2026-02-20T08:00:00Z"}
}$$, 'internal', 'agent-bench', '2026-02-19 12:00:00', '2026-02-20 08:00:00'),

('model-biophys-microglia-001', 'model', 'Microglial Activation ODE (TREM2/APOE/IL-6)', $${
    "equations": ["dTREM2/dt = k_s - k_d*TREM2", "dAPOE/dt = k_a*TREM2 - k_c*APOE", "dIL6/dt = k_i*(1 - TREM2) - k_x*IL6"],
    "species": ["TREM2", "APOE", "IL6"],
    "parameters": {
        "k_s": {"value": 0.2, "units": "1/h", "source": "PMID:00000006"},
        "k_d": {"value": 0.4, "units": "1/h", "source": "PMID:00000006"},
        "k_a": {"value": 0.15, "units": "1/h", "source": "fitted"},
        "k_c": {"value": 0.05, "units": "1/h", "source": "fitted"},
        "k_i": {"value": 0.9, "units": "1/h", "source": "PMID:00000007"},
        "k_x": {"value": 0.3, "units": "1/h", "source": "fitted"}
    },
    "reactions": ["-> TREM2", "TREM2 ->", "TREM2 -> TREM2 + APOE", "APOE ->", "-> IL6", "IL6 ->"],
    "steady_states": "{\"TREM2\": 0.5, \"APOE\": 1.5, \"IL6\": 1.5}",
    "solver": "scipy.integrate.odeint"
}$$, 'internal', 'agent-atlas', '2026-03-03 15:15:15', '2026-03-03 15:15:15');

INSERT INTO artifacts (id, artifact_type, title, metadata, created_by, created_at, updated_at) VALUES
('dataset-sea-ad-mtg', 'dataset', 'SEA-AD middle temporal gyrus, snRNA-seq', '{"cells": 1378211, "donors": 84}', 'agent-atlas', '2026-01-05 10:00:00', '2026-01-05 10:00:00'),
('figure-amyloid-phase-plane', 'figure', 'Phase plane of amyloid production and clearance', '{"format": "svg"}', 'agent-atlas', '2026-01-21 09:00:00', '2026-01-21 09:00:00'),
('notebook-ad-risk-eda', 'notebook', 'AD risk: exploration', NULL, 'agent-forge', '2026-01-24 18:22:00', '2026-01-24 18:22:00');

