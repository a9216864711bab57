BEGIN;

SELECT plan(21);

SELECT has_table('metric_directions');
SELECT is(metric_direction(metric), direction,
          format('metric_direction() returns %s for %s', coalesce(direction, 'NULL'), metric))
  FROM (VALUES ('accuracy', 'higher'), ('Accuracy', 'higher'), ('imagenet_top1', 'higher'),
               ('imagenet_top1_at_224', 'higher'), ('english/f1', 'higher'), ('ndcg@10', 'higher'),
               ('ImageNet-1K.acc@1', 'higher'), ('COCO-val2017-VOC-labels.miou', 'higher'),
               ('loss', 'lower'), ('val_loss', 'lower'), ('accuracy_loss', 'lower'), ('top1-error', 'lower'),
               ('word error rate', 'lower'), ('log_loss', 'lower'), ('loss/f1', 'higher'),
               ('KITTI Vehicle Distance', NULL), ('glossary', NULL), ('', NULL)) AS _ (metric, direction);
INSERT INTO metric_directions VALUES ('vehicle_distance', 'lower');
SELECT is(metric_direction('KITTI Vehicle Distance'), 'lower', 'metric_direction() reads rows that were added');
SELECT throws_ok($$INSERT INTO metric_directions VALUES ('F1', 'higher')$$, '23514', NULL,
    'metric_directions refuses a name that is not in lower case');

SELECT finish();

ROLLBACK;
