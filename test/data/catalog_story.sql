-- What docs/picture.svg shows and test_catalog_page.py looks at: three versions of a model that was
-- made here, the published model that they were fine-tuned from, and what was made of one of them.
SELECT register_model('{
    "id": "convnextv2-tiny", "title": "ConvNeXt V2 tiny",
    "metadata": {
        "model_family": "convnext", "framework": "pytorch", "parameter_count": 28635496,
        "training_data": "ImageNet-22k, ImageNet-1k", "evaluation_dataset": "ImageNet-1k validation",
        "evaluation_metrics": {"top1": 83.9}, "is_external": true,
        "external_source_url": "https://models.example/convnextv2-tiny",
        "external_source_version": "in22k_in1k"}}');

SELECT register_model(jsonb_build_object(
           'id', 'plaques-' || v.n, 'title', 'Plaque segmenter', 'version_tag', v.tag,
           'new_version_of', v.parent,
           'links', '[{"relation": "fine_tuned_from", "target": "convnextv2-tiny"}]'::jsonb,
           'metadata', '{
               "model_family": "convnext", "framework": "pytorch", "parameter_count": 31000000,
               "evaluation_dataset": "slides, held out", "benchmark_id": "plaque-bench",
               "is_external": false}'::jsonb
               || jsonb_build_object('training_data', v.slides,
                                     'evaluation_metrics', jsonb_build_object('dice', v.dice))))
  FROM (VALUES (1, '1.0', NULL, '400 slides', '{"value": 0.81, "ci_low": 0.79, "ci_high": 0.83}'::jsonb),
               (2, '1.1', 'plaques-1', '900 slides', '0.84'),
               (3, '2.0', 'plaques-2', '900 slides, other stain', '0.853'))
       AS v (n, tag, parent, slides, dice);

SELECT register_model('{
    "id": "plaques-int8", "title": "Plaque segmenter, int8",
    "links": [{"relation": "quantized_from", "target": "plaques-2"}],
    "metadata": {
        "model_family": "convnext", "framework": "onnx", "parameter_count": 31000000,
        "training_data": "900 slides", "evaluation_dataset": "slides, held out",
        "evaluation_metrics": {"dice": 0.83}, "benchmark_id": "plaque-bench",
        "is_external": false}}');

SELECT promote_model('convnextv2-tiny', 'what ours are made from', 'mira');
SELECT promote_model('plaques-1', 'the first of its line', 'mira');
SELECT promote_model('plaques-2', 'better on the same slides', 'mira');
