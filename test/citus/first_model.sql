-- A model that may be there already: registered again, it is left alone.
\set metadata '{"model_family": "resnet", "framework": "pytorch", "parameter_count": 25557032, "training_data": "ImageNet-1k", "evaluation_dataset": "ImageNet-1k validation", "evaluation_metrics": {"top1": 80.4}, "is_external": false}'

SELECT register_model(title => 'First', id => 'first', metadata => :'metadata');
