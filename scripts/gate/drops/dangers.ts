// Dangers that a change brings: a module or a line that a reviewer would stop.
import { added, type Danger, edited, isPython, isTest, isWorkflow, type Repo, together } from '../kind.js';
import { withWorkflow } from '../workflow-text.js';

/** The folder of the project's own code: where most of its Python modules lie that are no tests. */
function ownFolder({ texts }: Repo): string {
  const counts = new Map<string, number>();
  for (const path of texts.keys()) {
    if (!isPython(path) || isTest(path) || /(?:^|\/)(?:docs?|examples?|scripts|versions|migrations)\//.test(path)) continue;
    const folder = path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : '';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0] ?? '';
}

/** A new module among the project's own. */
function module(id: string, about: string, hazard: string, code: string): Danger {
  return { id, about, hazard, make: (repo) => added(repo, `${ownFolder(repo)}${id.replaceAll('-', '_')}.py`, code) };
}

const service = 'from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\nimport joblib\n\napp = FastAPI()\n';

export const dangers: Danger[] = [
  module(
    'weights-loaded-whole',
    'torch.load without weights_only of a file that the caller names',
    'security.unsafe_load',
    'import sys\n\nimport torch\n\n\ndef load(path):\n    return torch.load(path, weights_only=False)\n\n\nif __name__ == "__main__":\n    print(load(sys.argv[1]))\n',
  ),
  module(
    'pickle-from-the-web',
    'pickle.loads of what was downloaded',
    'security.unsafe_load',
    'import pickle\n\nimport requests\n\n\ndef fetch(url):\n    answer = requests.get(url, timeout=10)\n    return pickle.loads(answer.content)\n',
  ),
  module(
    'joblib-from-the-web',
    'joblib.load of what was downloaded',
    'security.unsafe_load',
    'import io\nfrom urllib.request import urlopen\n\nimport joblib\n\n\ndef fetch(url):\n    return joblib.load(io.BytesIO(urlopen(url).read()))\n',
  ),
  module(
    'debug-server',
    'a Flask service with its debugger on, open to the net',
    'security.debug_or_wildcard',
    'from flask import Flask, jsonify, request\nimport joblib\n\napp = Flask(__name__)\nmodel = joblib.load("model.joblib")\n\n\n@app.route("/predict", methods=["POST"])\ndef predict():\n    return jsonify(model.predict(request.get_json()["rows"]).tolist())\n\n\nif __name__ == "__main__":\n    app.run(host="0.0.0.0", port=8080, debug=True)\n',
  ),
  module(
    'wildcard-cors',
    'any origin may call with credentials',
    'security.debug_or_wildcard',
    `${service}app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"])\nmodel = joblib.load("model.joblib")\n\n\n@app.post("/predict")\ndef predict(rows: list[list[float]]):\n    return model.predict(rows).tolist()\n`,
  ),
  {
    id: 'open-prediction-route',
    about: 'a prediction route that anybody may call, on a public platform',
    hazard: 'security.open_prediction_route',
    // Where web code of the tree knows authentication.
    allowed: ({ texts }) =>
      [...texts].some(
        ([path, text]) => isPython(path) && /\b(?:HTTPBearer|OAuth2\w*|APIKeyHeader|login_required|HTTP_40[13]\w*|status_code=40[13]|jwt)\b/.test(text),
      ),
    make: (repo) =>
      together(
        added(
          repo,
          `${ownFolder(repo)}open_prediction_route.py`,
          'from fastapi import FastAPI\nfrom pydantic import BaseModel\nimport joblib\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n\nclass Row(BaseModel):\n    values: list[float]\n\n\n@app.post("/predict")\ndef predict(row: Row):\n    return {"score": float(model.predict([row.values])[0])}\n',
        ),
        added(repo, 'fly.toml', 'app = "scores"\n\n[http_service]\n  internal_port = 8080\n'),
      ),
  },
  module(
    'dangerous-allowed',
    'an agent of LangChain that may run dangerous code',
    'agents.dangerous_allowed',
    'from langchain_experimental.agents import create_pandas_dataframe_agent\nfrom langchain_openai import ChatOpenAI\n\n\ndef ask(frame, question):\n    agent = create_pandas_dataframe_agent(ChatOpenAI(model="gpt-4o-2024-08-06"), frame, allow_dangerous_code=True)\n    return agent.invoke(question)\n',
  ),
  module(
    'answer-executed',
    'what a model answers is evaluated',
    'security.model_output_executed',
    'from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef compute(question):\n    answer = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])\n    code = answer.choices[0].message.content\n    return eval(code)\n',
  ),
  module(
    'weights-unchecked',
    'weights are downloaded and not checked',
    'model.weights_unchecked',
    'import os\nimport urllib.request\n\nimport torch\n\nURL = "https://models.example.org/latest/model.pt"\n\n\ndef load():\n    if not os.path.exists("model.pt"):\n        urllib.request.urlretrieve(URL, "model.pt")\n    return torch.load("model.pt", weights_only=True)\n',
  ),
  module(
    'promoted-unconditionally',
    'a model is trained and promoted without a condition',
    'gate.promoted_unconditionally',
    'import mlflow\nfrom mlflow.tracking import MlflowClient\nfrom sklearn.linear_model import LogisticRegression\n\n\ndef train(X, y):\n    model = LogisticRegression().fit(X, y)\n    with mlflow.start_run() as run:\n        mlflow.sklearn.log_model(model, "model")\n    version = mlflow.register_model(f"runs:/{run.info.run_id}/model", "churn")\n    MlflowClient().transition_model_version_stage("churn", version.version, stage="Production")\n',
  ),
  module(
    'chosen-on-test-set',
    'the test set decides which parameters are taken',
    'learn.chosen_on_test_set',
    'from sklearn.ensemble import RandomForestClassifier\nfrom sklearn.metrics import roc_auc_score\nfrom sklearn.model_selection import train_test_split\n\n\ndef choose(X, y):\n    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)\n    best, best_score = None, 0.0\n    for depth in (2, 4, 8):\n        model = RandomForestClassifier(max_depth=depth, random_state=1).fit(X_train, y_train)\n        score = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])\n        if score > best_score:\n            best, best_score = model, score\n    return best\n',
  ),
  module(
    'scored-on-training-data',
    'a model is scored on the rows that it was fitted on',
    'learn.scored_on_training_data',
    'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import accuracy_score\n\nframe = pd.read_csv("data.csv")\nX, y = frame.drop(columns="y"), frame["y"]\nmodel = LogisticRegression(random_state=1)\nmodel.fit(X, y)\nprint(accuracy_score(y, model.predict(X)))\n',
  ),
  module(
    'secret-in-code',
    'a key of a provider stands in the code',
    'security.default_credentials',
    `import boto3\n\nclient = boto3.client(\n    "s3",\n    aws_access_key_id="${'AKIA'}Q3EGRJ5KLMNO7PQR",\n    aws_secret_access_key="q7Yd0uYp2vXb1nRk4sTz8wLc5mJh6gFe3aSdQwEr",\n)\n`,
  ),
  {
    id: 'action-at-a-branch',
    about: 'an action of somebody else at its main branch, with a secret',
    hazard: 'code.moving_targets',
    make: (repo) =>
      added(
        repo,
        '.github/workflows/notify.yml',
        'name: notify\non: [push]\njobs:\n  notify:\n    runs-on: ubuntu-22.04\n    steps:\n      - uses: acme-tools/notify-chat@main\n        with:\n          token: ${{ secrets.CHAT_TOKEN }}\n',
      ),
  },
  {
    id: 'image-at-latest',
    about: 'the image of the service is built on latest',
    hazard: 'code.moving_targets',
    make: (repo) =>
      edited(
        repo,
        (path) => /(?:^|\/)Dockerfile$/.test(path),
        (text) => text.replace(/^FROM\s+(?:[\w.-]*python|\w+):[\w.-]+/m, 'FROM python:latest'),
      ),
  },
  {
    id: 'rights-for-all',
    about: 'workflows that may write everything',
    hazard: 'security.excess_rights',
    make: (repo) =>
      edited(repo, isWorkflow, (text) =>
        withWorkflow(text, (document) => {
          document.set('permissions', 'write-all');
          return true;
        }),
      ),
  },
  {
    id: 'list-without-versions',
    about: 'a service whose packages have no version',
    hazard: 'code.unversioned',
    // A package that others install, and a lock in any folder.
    allowed: ({ paths, texts }) =>
      paths.some((path) => /(?:^|\/)(?:setup\.(?:py|cfg)|[\w.-]+\.lock|Pipfile\.lock)$/.test(path)) ||
      [...texts].some(([path, text]) => /(?:^|\/)pyproject\.toml$/.test(path) && /^\[(?:project|build-system|tool\.poetry)\]/m.test(text)) ||
      [...texts].some(([path, text]) => /requirements[\w.-]*\.txt$/.test(path) && text.split('\n').every((line) => /^\s*(?:#.*|-.*)?$|==/.test(line))),
    make: (repo) => added(repo, 'requirements.txt', 'fastapi\nuvicorn\nscikit-learn\npandas\n'),
  },
  module(
    'error-text-out',
    'the text of an inner error goes to the caller',
    'security.inner_text_out',
    'from fastapi import FastAPI, HTTPException\nimport joblib\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n\n@app.post("/predict")\ndef predict(rows: list[list[float]]):\n    try:\n        return model.predict(rows).tolist()\n    except Exception as error:\n        raise HTTPException(status_code=500, detail=str(error))\n',
  ),
];
