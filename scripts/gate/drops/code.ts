// Practices in code that go: the statements that carry them are taken out, and the rest still parses.
import { type Drop, edited, isPython, isTest } from '../kind.js';
import { inCode, statements, withoutStatements } from '../python-text.js';

/** Own Python is written otherwise; `lines`, as statements that a change like this leaves alone still count. */
function inOwnCode(id: string, about: string, shows: string[], change: (text: string) => string): Drop {
  const isOwn = (path: string) => isPython(path) && !isTest(path);
  return { id, about, shows, lines: true, make: (repo) => edited(repo, isOwn, change) };
}

/** Statements whose code matches go. */
const without = (id: string, about: string, shows: string[], code: RegExp) =>
  inOwnCode(id, about, shows, (text) => withoutStatements(text, (one) => code.test(one)));

/** Code that matches is written otherwise. */
const replaced = (id: string, about: string, shows: string[], from: RegExp, to: (found: string, ...groups: string[]) => string) =>
  inOwnCode(id, about, shows, (text) => inCode(text, (code) => code.replace(from, to)));

const setsSeed = /\b(?:manual_seed\w*|random\.seed|set_seed|seed_everything|set_random_seed)\(/;
const routes = /^@\w+(?:\.\w+)?\.(?:get|post|put|patch|delete|route|api_route)\(/;

export const codeDrops: Drop[] = [
  inOwnCode('seeds-removed', 'the calls that set a seed are taken out, and random_state with them', ['train.seeded'], (text) =>
    inCode(
      withoutStatements(text, (code) => setsSeed.test(code)),
      (code) => code.replace(/,\s*(?:random_state|seed)\s*=\s*[\w.]+/g, '').replace(/\b(?:random_state|seed)\s*=\s*[\w.]+\s*,\s*(?=[\w)])/g, ''),
    ),
  ),
  replaced(
    'seeds-none',
    'every seed is None',
    ['train.seeded'],
    /\b(random_state|seed)(\s*=\s*)(?:\d+|[A-Z_]*SEED[A-Z_]*|RANDOM_STATE)\b/g,
    (_, name, is) => `${name}${is}None`,
  ),
  replaced(
    'split-by-chance',
    'splits by group, time or class become plain splits',
    ['data.split_aware'],
    /\b(?:GroupKFold|StratifiedKFold|TimeSeriesSplit|GroupShuffleSplit|StratifiedGroupKFold|StratifiedShuffleSplit)\b|,\s*stratify\s*=\s*[\w.[\]]+/g,
    (found) => (found.includes('stratify') ? '' : 'KFold'),
  ),
  without(
    'cross-validation-removed',
    'cross-validation is taken out',
    ['verify.cross_validated'],
    /\b(?:cross_val_\w+|cross_validate|KFold|StratifiedKFold|GroupKFold|TimeSeriesSplit|kf\.split|cv\.split)\b/,
  ),
  without(
    'search-removed',
    'the search for parameters is taken out',
    ['train.hpo'],
    /\b(?:optuna|GridSearchCV|RandomizedSearchCV|BayesSearchCV|hyperopt|fmin|tune\.run|param_grid|study)\b/,
  ),
  without(
    'tracking-removed',
    'nothing of a run is recorded any more',
    ['train.tracked', 'verify.metrics_recorded'],
    /\b(?:mlflow|wandb|neptune|comet_ml|SummaryWriter|writer\.add_\w+|log_metrics?|log_params?|log_artifacts?)\b/,
  ),
  without(
    'registry-removed',
    'models are registered no more',
    ['model.registered'],
    /\b(?:register_model|registered_model_name|log_model|upload_model|Model\.register|push_to_hub|Model\.upload|ModelRegistry)\b/,
  ),
  without(
    'validation-not-called',
    'schemas for data stay, and nothing is validated against them',
    ['data.validated'],
    /\.validate\(|\bexpect_\w+\(|\bvalidate_\w+\(|\bgreat_expectations\b|\bpandera\b|\bTestSuite\b|\bvalidate\(|\bdeepchecks\b|\btfdv\b|\bExampleValidator\b/,
  ),
  inOwnCode('request-model-dropped', 'routes take a dict where they took a model that validates', ['deploy.input_validated'], (text) => {
    let route = false;
    return statements(text)
      .map(({ text: whole, code }) => {
        if (routes.test(code)) route = true;
        else if (route && /^(?:async )?def\b/.test(code)) {
          route = false;
          return inCode(whole, (part) =>
            part.replace(/(\w+)\s*:\s*(?!str|int|float|bool|Request|Response|UploadFile|Session|dict)[A-Z]\w*(?:\.\w+)?(?=\s*[,)])/g, '$1: dict'),
          );
        }
        return whole;
      })
      .join('');
  }),
  {
    id: 'limiter-removed',
    about: 'the limits of requests are taken off the routes',
    shows: ['security.rate_limited'],
    make: (repo) => edited(repo, isPython, (text) => withoutStatements(text, (code) => /^@\w*limit\w*\.\w+\(|^@\w*limit\w*\(|RateLimiter\(/.test(code))),
  },
  {
    id: 'authentication-removed',
    about: 'no route depends on authentication any more',
    shows: ['security.authenticated'],
    make: (repo) =>
      edited(repo, isPython, (text) =>
        inCode(
          withoutStatements(text, (code) => /^@(?:\w+\.)?(?:login_required|auth\w*|requires_auth|token_required|jwt_required)\b/.test(code)),
          (code) =>
            code
              .replace(/dependencies\s*=\s*\[[^\]]*\]/g, 'dependencies=[]')
              .replace(/,\s*\w+(?:\s*:\s*[\w.[\]]+)?\s*=\s*(?:Depends|Security)\(\s*\w*(?:auth|user|token|key|verif|credential)\w*\s*\)/gi, ''),
        ),
      ),
  },
  without(
    'metrics-removed',
    'the service gives no metrics any more',
    ['monitor.metrics'],
    /\b(?:prometheus\w*|Counter|Histogram|Gauge|Instrumentator|make_wsgi_app|start_http_server|make_asgi_app|statsd|opentelemetry|Summary)\b/i,
  ),
  without(
    'drift-watch-removed',
    'nothing looks for drift any more',
    ['monitor.drift'],
    /\b(?:evidently|DataDrift\w*|ColumnMapping|Report|TestSuite|alibi_detect|whylogs|why\.log|ks_2samp|psi|drift\w*|nannyml|deepchecks)\b/i,
  ),
  without(
    'outlier-watch-removed',
    'nothing looks for outliers any more',
    ['monitor.outliers'],
    /\b(?:IsolationForest|LocalOutlierFactor|OneClassSVM|OutlierDetector|pyod|alibi_detect)\b/,
  ),
  without(
    'explanations-removed',
    'predictions are explained no more',
    ['model.explained'],
    /\b(?:shap|lime|Explainer|feature_importances_|permutation_importance|eli5|captum)\b/,
  ),
  without(
    'checkpoints-removed',
    'training keeps no checkpoints',
    ['train.checkpointed'],
    /\b(?:ModelCheckpoint|save_checkpoint|torch\.save|save_weights|CheckpointManager)\b/,
  ),
  without(
    'baseline-removed',
    'the baseline to beat is taken out',
    ['verify.baseline'],
    /\b(?:Dummy(?:Classifier|Regressor)|baseline\w*|naive\w*|persistence\w*)\b/i,
  ),
  without(
    'registry-gate-removed',
    'the comparison with the model in production is taken out',
    ['verify.release_gated'],
    /\b(?:compare_models?|is_better|champion|challenger|threshold|transition_model_version_stage|should_promote|blessing|ModelValidator|Evaluator)\b/i,
  ),
  without(
    'pipeline-removed',
    'the imports, decorators and calls of the orchestrator are taken out',
    ['pipeline.orchestrated'],
    /^(?:from|import) (?:prefect|airflow|zenml|kfp|dagster|metaflow|luigi|kedro)\b|^@(?:flow|task|step|pipeline|dag|op|job|asset|dsl\.\w+|kfp\.\w+)\b|\b(?:Pipeline\(|DAG\(|Deployment\.|flow\(|build_from_flow)\b/,
  ),
  {
    id: 'health-check-removed',
    about: 'the routes and checks that tell whether the service is well are taken out',
    shows: ['deploy.health_checked'],
    make: (repo) =>
      edited(
        repo,
        (path) => isPython(path) || /Dockerfile/i.test(path),
        (text, path) =>
          isPython(path)
            ? withoutStatements(text, (code, whole) => code.startsWith('@') && /["']\/(?:health\w*|ping|live\w*|ready\w*|status)\b/.test(whole))
            : text.replace(/^HEALTHCHECK (?:.*\\\n)*.*\n?/gm, ''),
      ),
  },
  without(
    'joins-uncounted',
    'what is checked behind a join is taken out',
    ['data.joins_counted', 'data.deduplicated'],
    /\b(?:drop_duplicates|duplicated)\(|^assert\b.*\b(?:shape|len)\b/,
  ),
  without(
    'identifiers-kept',
    'what hides persons is taken out',
    ['data.pseudonymised'],
    /\b(?:hashlib|sha256|anonymi[sz]\w*|pseudonymi[sz]\w*|presidio\w*|AnonymizerEngine|AnalyzerEngine|mask\w*|blur\w*|GaussianBlur)\b/,
  ),
  without(
    'fairness-removed',
    'groups are compared no more',
    ['model.fairness', 'verify.sliced'],
    /\b(?:fairlearn|MetricFrame|aequitas|demographic_parity\w*|equalized_odds\w*|bias\w*|groupby)\b/i,
  ),
];
