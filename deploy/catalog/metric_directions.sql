-- Deploy model_registry:catalog/metric_directions to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE metric_directions (
    metric    text PRIMARY KEY CHECK (metric ~ '^[a-z0-9]+(_[a-z0-9]+)*$'),
    direction text NOT NULL    CHECK (direction IN ('higher', 'lower'))
);

COMMENT ON TABLE  metric_directions           IS 'Which value of a metric is the better one. Add rows for metrics of your own; a metric without a row has no known direction.';
COMMENT ON COLUMN metric_directions.metric    IS 'One or more words in lower case, with _ between them. It stands for every metric whose name holds these words: top1 for imagenet_top1 and for english/top1@224.';
COMMENT ON COLUMN metric_directions.direction IS 'higher or lower: the better value.';

INSERT INTO metric_directions (metric, direction)
SELECT metric, 'higher'
  FROM unnest('{acc,accuracy,top1,top3,top5,top10,top_1,top_5,acc1,acc5,f1,f2,fbeta,
                precision,recall,sensitivity,specificity,tpr,tnr,npv,ppv,auc,auroc,auprc,
                roc_auc,pr_auc,aucpr,ap,map,map50,map75,map50_95,mrr,ndcg,dcg,hit,hits,
                hit_rate,mcc,kappa,r2,r_squared,pearson,spearman,kendall,tau,iou,miou,
                giou,dice,jaccard,bleu,sacrebleu,rouge,rouge1,rouge2,rougel,rougelsum,
                meteor,chrf,comet,bertscore,exact_match,em,pass,win_rate,psnr,ssim,
                explained_variance,log_likelihood,silhouette,v_measure,concordance,c_index,
                throughput,tokens_per_second,images_per_second,samples_per_second}'::text[])
       AS metric;

INSERT INTO metric_directions (metric, direction)
SELECT metric, 'lower'
  FROM unnest('{loss,error,err,error_rate,mse,rmse,mae,mape,smape,rmsle,msle,nmse,nrmse,
                epe,fpr,fnr,fdr,nll,log_loss,logloss,cross_entropy,kl,kl_divergence,
                perplexity,ppl,bpb,bpc,bits_per_byte,wer,cer,mer,ter,eer,brier,ece,mce,
                calibration_error,fid,kid,lpips,aic,bic,negative_log_likelihood,latency,
                runtime,hallucination_rate,toxicity}'::text[])
       AS metric;

CREATE FUNCTION metric_direction(metric text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _name text := reverse('_' || regexp_replace(lower(metric), '[^a-z0-9]+', '_', 'g') || '_');
BEGIN
    -- The word that stands last counts (accuracy_loss is a loss); of two there, the longer one.
    RETURN (SELECT d.direction
              FROM registry.metric_directions AS d
             WHERE strpos(_name, reverse('_' || d.metric || '_')) > 0
             ORDER BY strpos(_name, reverse('_' || d.metric || '_')), length(d.metric) DESC
             LIMIT 1);
END
$$;

COMMENT ON FUNCTION metric_direction(text) IS
'Takes the name of a metric; returns higher or lower, whichever is better, as metric_directions says of the last words in it; NULL where it knows none of them.';

REVOKE EXECUTE ON FUNCTION metric_direction(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
