// How many of how many: what facts count beside being there.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { root } from '../../src/root.js';
import { degrees } from '../../src/signals/degrees/index.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue, rulesOf } from '../support/catalogue-of-rules.js';

interface Row {
  name: string;
  files: Files;
  /** Null where nothing is counted. */
  degree: string | null;
  rest?: string[];
}

function look(signal: string, files: Files) {
  const fact = scan(treeOf(files), rulesOf(signal), []).facts[0];
  return {
    degree: fact?.degree ? `${fact.degree.count} of ${fact.degree.total}` : null,
    rest: (fact?.rest ?? []).map(({ path, line }) => (line === undefined ? path : `${path}:${line}`)),
  };
}

const modules = {
  'shop/price.py': 'def price(row):\n    return row["area"] * 3\n',
  'shop/load.py': 'import csv\n\ndef load(path):\n    return list(csv.reader(open(path)))\n',
  'shop/report.py': 'from shop.load import load\n\ndef report(path):\n    return len(load(path))\n',
};

const tested: Row[] = [
  {
    name: 'a helper in Python beside a product in TypeScript, which is what is to be tested',
    files: {
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [`src/lib/part${at}.ts`, `export function part${at}(x: number) {\n  return x + ${at};\n}\n`]),
      ),
      'tools/names.py': 'def names():\n    return ["a"]\n',
      'src/lib/part0.test.ts':
        'import { expect, it } from "vitest";\nimport { part0 } from "./part0";\n\nit("adds", () => {\n  expect(part0(1)).toBe(1);\n});\n',
    },
    degree: '1 of 21',
    rest: [...Array.from({ length: 19 }, (_, at) => `src/lib/part${at + 1}.ts:1`).sort(), 'tools/names.py:1'],
  },
  {
    name: 'a module whose function a test calls, and one that this function calls',
    files: { ...modules, 'tests/test_report.py': 'from shop.report import report\n\ndef test_report(tmp_path):\n    assert report(tmp_path / "a.csv") == 0\n' },
    degree: '2 of 3',
    rest: ['shop/price.py:1'],
  },
  {
    name: 'a module that a long test calls at its end',
    files: {
      ...modules,
      'tests/test_price.py': `from shop.price import price\n\nclass TestPrice(TestCase):\n    def test_price(self):\n${'        self.assertEqual(1, 1)\n'.repeat(2_001)}        self.assertEqual(price({"area": 1}), 3)\n`,
    },
    degree: '1 of 3',
    rest: ['shop/load.py:3', 'shop/report.py:3'],
  },
  {
    name: 'an application that imports everything, and is only imported',
    files: {
      ...modules,
      'shop/app.py': 'from shop import load, price, report\n\ndef create():\n    return 1\n',
      'tests/test_app.py': 'import shop.app\n\ndef test_name():\n    assert shop.app.__name__ == "shop.app"\n',
    },
    degree: '0 of 4',
    rest: ['shop/app.py:3', 'shop/load.py:3', 'shop/price.py:1', 'shop/report.py:3'],
  },
  {
    name: 'a class that is made runs its constructor, and the methods that are called',
    files: {
      'pkg/model.py':
        'from pkg.io import read\nfrom pkg.fit import fit_all\n\nclass Model:\n    def __init__(self, path):\n        self.rows = read(path)\n\n    def train_all(self):\n        return fit_all(self.rows)\n',
      'pkg/io.py': 'def read(path):\n    return []\n',
      'pkg/fit.py': 'def fit_all(rows):\n    return rows\n',
      'tests/test_model.py': 'from pkg.model import Model\n\ndef test_model():\n    model = Model("x")\n    assert model.rows == []\n',
    },
    degree: '2 of 3',
    rest: ['pkg/fit.py:1'],
  },
  {
    name: 'a name that a package hands on',
    files: {
      'pkg/__init__.py': 'from .core import total\n',
      'pkg/core.py': 'def total(rows):\n    return sum(rows)\n',
      'tests/test_total.py': 'import pkg\n\ndef test_total():\n    assert pkg.total([1]) == 1\n',
    },
    degree: '1 of 1',
  },
  {
    name: 'a request calls the function that answers it, below the prefix of its router',
    files: {
      'api/main.py':
        'from fastapi import FastAPI\nfrom api import homes, streets\n\napp = FastAPI()\napp.include_router(homes.router, prefix="/homes")\napp.include_router(streets.router, prefix="/streets")\n\ndef main():\n    return app\n',
      'api/homes.py':
        'from fastapi import APIRouter\nfrom api.price import price\n\nrouter = APIRouter()\n\n@router.get("/{home}")\ndef one(home: int):\n    return price(home)\n\n@router.get("/list")\ndef many():\n    return []\n',
      'api/streets.py': 'from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.get("/{street}")\ndef one(street: int):\n    return street\n',
      'api/price.py': 'def price(home):\n    return home\n',
      'tests/test_api.py':
        'from fastapi.testclient import TestClient\nfrom api.main import app\n\nclient = TestClient(app)\n\ndef test_home():\n    assert client.get("/homes/3").json() == 3\n',
    },
    degree: '2 of 4',
    rest: ['api/main.py:8', 'api/streets.py:6'],
  },
  {
    name: 'fixtures and helpers of tests are tests',
    files: {
      ...modules,
      'tests/conftest.py': 'import pytest\nfrom shop.load import load\n\n@pytest.fixture\ndef rows():\n    return load("a.csv")\n',
      'tests/test_rows.py': 'def test_rows(rows):\n    assert len(rows) == 2\n',
    },
    degree: '1 of 3',
    rest: ['shop/price.py:1', 'shop/report.py:3'],
  },
  {
    name: 'scripts, notebooks, examples, settings and what only hands on names need no test',
    files: {
      ...modules,
      'setup.py': 'def read():\n    return ""\n',
      'scripts/fetch.py': 'def fetch():\n    return 1\n',
      'examples/use.py': 'def use():\n    return 1\n',
      'shop/__init__.py': 'from shop.price import price\n',
      'migrations/0001.py': 'def upgrade():\n    return 1\n',
      'tests/test_price.py': 'from shop.price import price\n\ndef test_price():\n    assert price({"area": 1}) == 3\n',
    },
    degree: '1 of 3',
    rest: ['shop/load.py:3', 'shop/report.py:3'],
  },
  {
    name: 'functions that are handed on are called',
    files: {
      'cli/main.py': 'import click\n\n@click.command()\ndef train():\n    return 1\n',
      'tests/test_cli.py':
        'from click.testing import CliRunner\nfrom cli.main import train\n\ndef test_train():\n    assert CliRunner().invoke(train, []).exit_code == 0\n',
    },
    degree: '1 of 1',
  },
  {
    name: 'TypeScript, by relative paths and by an alias',
    files: {
      'src/lib/price.ts': 'export const price = (area: number) => area * 3;\n',
      'src/lib/load.ts': 'export function load(path: string) {\n  return [path];\n}\n',
      'src/lib/other.ts': 'export function other() {\n  return 1;\n}\n',
      'src/lib/Page.svelte': '<script>\nfunction show() { return 1 }\n</script>\n',
      'src/lib/price.test.ts':
        'import { price } from "./price";\nimport { load } from "$lib/load";\n\nit("prices", () => { expect(price(1)).toBe(3); expect(load("a").length).toBe(1); });\n',
    },
    degree: '2 of 3',
    rest: ['src/lib/other.ts:1'],
  },
  {
    name: 'R, by bare names',
    files: {
      'R/price.R': 'price <- function(area) area * rate()\n',
      'R/rate.R': 'rate <- function() 3\n',
      'R/plot.R': 'draw <- function(x) plot(x)\n',
      'tests/testthat/test-price.R': 'test_that("it prices", {\n  expect_equal(price(1), 3)\n})\n',
    },
    degree: '2 of 3',
    rest: ['R/plot.R:1'],
  },
  {
    name: 'a page beside a model is not what is counted',
    files: {
      ...modules,
      'web/src/app.js': 'export function app() {\n  return 1;\n}\n',
      'tests/test_price.py': 'from shop.price import price\n\ndef test_price():\n    assert price({"area": 1}) == 3\n',
    },
    degree: '1 of 3',
    rest: ['shop/load.py:3', 'shop/report.py:3'],
  },
  {
    name: 'tests in a language whose calls are not read',
    files: { ...modules, 'main_test.go': 'package main\n\nfunc TestIt(t *testing.T) {\n}\n' },
    degree: null,
  },
];

const pinned: Row[] = [
  { name: 'every dependency', files: { 'main.py': 'x = 1\n', 'requirements.txt': 'numpy==1.26.4\npandas==2.2.2\n' }, degree: '2 of 2' },
  {
    name: 'two lists, one of them open',
    files: { 'main.py': 'x = 1\n', 'train/requirements.txt': 'numpy==1.26.4\nscikit-learn==1.5.0\n', 'serve/requirements.txt': 'fastapi\nnumpy\n' },
    degree: '2 of 3',
    rest: ['serve/requirements.txt:1'],
  },
  {
    name: 'a lock file fixes what its folder asks for',
    files: {
      'main.py': 'x = 1\n',
      'pyproject.toml': '[project]\nname = "a"\ndependencies = ["numpy", "pandas>=2"]\n',
      'uv.lock': 'version = 1\n\n[[package]]\nname = "numpy"\nversion = "1.26.4"\n\n[[package]]\nname = "pandas"\nversion = "2.2.2"\n',
    },
    degree: '2 of 2',
  },
  {
    name: 'what a lock file does not name is open',
    files: {
      'main.py': 'x = 1\n',
      'pyproject.toml': '[project]\nname = "a"\ndependencies = ["numpy", "pandas>=2"]\n',
      'uv.lock': 'version = 1\n\n[[package]]\nname = "numpy"\nversion = "1.26.4"\n',
    },
    degree: '1 of 2',
    rest: ['pyproject.toml:3'],
  },
  {
    name: 'a package of the workspace is fixed by the tree',
    files: {
      'main.py': 'x = 1\n',
      'pyproject.toml': '[project]\nname = "a"\ndependencies = ["numpy", "core"]\n[tool.uv.sources]\ncore = {workspace = true}\n',
      'uv.lock':
        'version = 1\n\n[[package]]\nname = "numpy"\nversion = "1.26.4"\n\n[[package]]\nname = "core"\nversion = "0.1.0"\nsource = { editable = "core" }\n',
    },
    degree: '2 of 2',
  },
  {
    name: 'lists for development do not count',
    files: { 'main.py': 'x = 1\n', 'requirements.txt': 'numpy==1.26.4\npandas==2.2.2\n', 'requirements-dev.txt': 'pytest\nruff\n' },
    degree: '2 of 2',
  },
];

const fit = 'from sklearn.linear_model import Ridge\n';
const seeded: Row[] = [
  {
    name: 'one of two scripts',
    files: { 'train_a.py': `${fit}import numpy as np\n\nnp.random.seed(3)\nRidge().fit(X, y)\n`, 'train_b.py': `${fit}\nRidge().fit(X, y)\n` },
    degree: '1 of 2',
    rest: ['train_b.py:3'],
  },
  {
    name: 'a seed that a module sets which is imported',
    files: {
      'train.py': `${fit}from setup_run import prepare\n\nprepare()\nRidge().fit(X, y)\n`,
      'setup_run.py': 'import random\n\ndef prepare():\n    random.seed(3)\n',
    },
    degree: '1 of 1',
  },
  {
    name: 'a seed that comes from the command line',
    files: {
      'train.py': `${fit}import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument("--random-state", type=int, default=0)\nRidge(**vars(parser.parse_args())).fit(X, y)\n`,
      'train_b.py': `${fit}\nRidge(random_state=3).fit(X, y)\n`,
    },
    degree: '2 of 2',
  },
  {
    name: 'a fit that explains errors is no training',
    files: { 'train.py': `${fit}\nRidge(random_state=3).fit(X, y)\n`, 'error_analysis.py': `${fit}\nRidge().fit(X, y)\n` },
    degree: '1 of 1',
  },
];

const workflow = (name: string, on: string, ...jobs: string[]) => `name: ${name}\non: ${on}\njobs:\n${jobs.join('')}`;
const job = (name: string, needs: string, ...runs: string[]) =>
  `  ${name}:\n    runs-on: ubuntu-latest\n    needs: ${needs}\n    steps:\n${runs.map((run) => `      - run: ${run}\n`).join('')}`;
const released: Row[] = [
  {
    name: 'a job that needs the tests, through another, and one that runs beside them',
    files: {
      '.github/workflows/a.yml': workflow(
        'A',
        'push',
        job('test', '[]', 'pytest'),
        job('build', 'test', 'python -m build'),
        job('publish', '[build]', 'twine upload dist/*'),
      ),
      '.github/workflows/b.yml': workflow('B', 'push', job('test', '[]', 'pytest'), job('image', '[]', 'docker push acme/api')),
    },
    degree: '1 of 2',
    rest: ['.github/workflows/b.yml'],
  },
  {
    name: 'steps before and behind in one job',
    files: {
      'tests/test_a.py': 'def test_a():\n    assert a() == 1\n',
      '.github/workflows/a.yml': workflow('A', 'push', job('all', '[]', 'pytest', 'twine upload dist/*')),
      '.github/workflows/b.yml': workflow('B', 'push', job('all', '[]', 'docker push acme/api', 'pytest')),
    },
    degree: '1 of 2',
    rest: ['.github/workflows/b.yml'],
  },
  {
    name: 'a workflow that starts when the tests have run',
    files: {
      'tests/test_a.py': 'def test_a():\n    assert a() == 1\n',
      '.github/workflows/a.yml': workflow('Tests', 'push', job('test', '[]', 'pytest')),
      '.github/workflows/b.yml': workflow('B', '\n  workflow_run:\n    workflows: [Tests]\n    types: [completed]', job('image', '[]', 'docker push acme/api')),
    },
    degree: '1 of 1',
  },
  {
    name: 'a job that is called after tests is taken at its word',
    files: {
      '.github/workflows/a.yml': workflow(
        'A',
        'push',
        '  nightly-tests:\n    uses: ./.github/workflows/nightly.yml\n',
        job('publish', '[nightly-tests]', 'twine upload dist/*'),
      ),
    },
    degree: '1 of 1',
  },
  {
    name: 'a job of the clock is no release, nor is training; what another repository keeps is not seen',
    files: {
      '.github/workflows/a.yml': workflow('A', '\n  schedule:\n    - cron: "0 9 * * *"', job('upload', '[]', 'huggingface-cli upload acme/data data')),
      '.github/workflows/b.yml': workflow('B', 'push', job('train', '[]', 'python train.py')),
      '.github/workflows/c.yml': workflow('C', 'push', '  publish:\n    uses: acme/.github/.github/workflows/publish.yml@v1\n'),
    },
    degree: null,
  },
];

const api =
  'from fastapi import Depends, FastAPI, Request, UploadFile\nfrom pydantic import BaseModel\n\napp = FastAPI()\n\nclass Home(BaseModel):\n    area: float\n\n';
const validated: Row[] = [
  {
    name: 'typed inputs, and what takes in anything',
    files: {
      'api.py': `${api}@app.post("/predict")\ndef predict(home: Home):\n    return 1\n\n@app.post("/raw")\nasync def raw(request: Request):\n    return await request.json()\n\n@app.post("/any")\ndef anything(body: dict, limit: int = 3):\n    return body\n\n@app.get("/loose")\ndef loose(word, other: str = ""):\n    return word\n`,
    },
    degree: '1 of 4',
    rest: ['api.py:13', 'api.py:17', 'api.py:21'],
  },
  {
    name: 'what takes nothing in, and what the framework hands in, is no input',
    files: {
      'api.py': `${api}@app.get("/health")\ndef health():\n    return 1\n\n@app.get("/state")\ndef state(request: Request, user: str = Depends(len)):\n    return request.app.state\n\n@app.post("/file")\ndef file(upload: UploadFile):\n    return 1\n\n@app.get("/home/{home}")\nasync def one(\n    home: int,  # its number, (as shown\n    words: Optional[list[str]] = None,\n) -> Home:\n    return 1\n`,
    },
    degree: '1 of 1',
  },
];

const service = 'from fastapi import APIRouter, Depends, FastAPI, HTTPException, Header\n';
const asks = 'def caller(x_api_key: str = Header(...)):\n    if x_api_key != KEY:\n        raise HTTPException(status_code=401, detail="wrong API key")\n\n';
const routes = '@app.post("/predict")\ndef predict(row: dict):\n    return 1\n\n@app.get("/health")\ndef health():\n    return 1\n\n';
const guarded: Row[] = [
  {
    name: 'a route that asks who calls, and one that does not; whether it lives is for everybody',
    files: { 'api.py': `${service}app = FastAPI()\n\n${asks}@app.post("/score")\ndef score(row: dict, who=Depends(caller)):\n    return 1\n\n${routes}` },
    degree: '1 of 2',
    rest: ['api.py:12'],
  },
  {
    name: 'an application whose every route asks',
    files: { 'api.py': `${service}${asks}app = FastAPI(dependencies=[Depends(caller)])\n\n${routes}` },
    degree: '1 of 1',
  },
  {
    name: 'a router that is hung on the application with a check',
    files: {
      'app/main.py': `${service}from app import price\n\n${asks}app = FastAPI()\napp.include_router(price.router, prefix="/v1", dependencies=[Depends(caller)])\n\n${routes}`,
      'app/price.py': 'from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.get("/price")\ndef price():\n    return 1\n',
    },
    degree: '1 of 2',
    rest: ['app/main.py:11'],
  },
  {
    name: 'what needs something that asks, by the name of a type',
    files: {
      'api.py': `${service}app = FastAPI()\n\n${asks}def account(who=Depends(caller)):\n    return who\n\nAccount = Annotated[str, Depends(account)]\n\n@app.get("/mine")\ndef mine(account: Account):\n    return 1\n`,
    },
    degree: '1 of 1',
  },
  {
    name: 'a route below a function whose docstring holds a line like a decorator',
    files: {
      'api.py': `${service}app = FastAPI()\n\n${asks}def helper(x):\n    """\n    @param x: y\n    """\n\n@app.post("/score")\ndef score(row: dict, who=Depends(caller)):\n    return 1\n\n${routes}`,
    },
    degree: '1 of 2',
    rest: ['api.py:17'],
  },
  {
    name: 'what many things need that need each other',
    files: {
      'api.py': `${service}app = FastAPI()\n\n${asks}def a(x=Depends(b), y=Depends(caller)):\n    return x\n\ndef b(x=Depends(a)):\n    return x\n\n@app.post("/score")\ndef score(row: dict, who=Depends(b)):\n    return 1\n\n${routes}`,
    },
    degree: '1 of 2',
    rest: ['api.py:18'],
  },
  {
    name: 'a decorator of Flask, a hook, a check in the function itself',
    files: {
      'web.py':
        'from flask import Flask, abort, request\n\napp = Flask(__name__)\n\n@app.route("/predict", methods=["POST"])\ndef predict():\n    if request.headers.get("X-API-Key") != KEY:\n        abort(401)\n    return "1"\n\n@app.route("/admin/models")\n@login_required\ndef models():\n    return "1"\n\n@app.route("/open")\ndef anybody():\n    return "1"\n',
      'login.py': 'from flask_login import LoginManager\n\nlogins = LoginManager()\n',
    },
    degree: '2 of 3',
    rest: ['web.py:16'],
  },
  {
    name: 'nothing where what stands before a route is not said',
    files: {
      'api.py': `${service}app = FastAPI()\n\n${asks}guards = chosen()\nrouter = APIRouter(dependencies=guards)\n\n@router.get("/price")\ndef price():\n    return 1\n`,
    },
    degree: null,
  },
];
const limiting =
  'from fastapi import FastAPI, Request\nfrom slowapi import Limiter\nfrom slowapi.util import get_remote_address\n\nlimiter = Limiter(key_func=get_remote_address)\napp = FastAPI()\n\n';
const limited: Row[] = [
  {
    name: 'routes with a limit of their own',
    files: { 'api.py': `${limiting}@app.post("/score")\n@limiter.limit("5/minute")\ndef score(request: Request):\n    return 1\n\n${routes}` },
    degree: '1 of 2',
    rest: ['api.py:13'],
  },
];

const cells = (...sources: string[]) =>
  JSON.stringify({ cells: sources.map((source) => ({ cell_type: 'code', source })), metadata: { language_info: { name: 'python' } }, nbformat: 4 });
const inNotebooks: Row[] = [
  { name: 'lines of cells and of files', files: { 'explore.ipynb': cells('a = 1\n\nb = 2', 'c = 3\nd = 4'), 'src/a.py': 'x = 1\n\n' }, degree: '4 of 5' },
];

const twoParts = {
  'core/price.py': modules['shop/price.py'],
  'core/load.py': modules['shop/load.py'],
  'extras/tool.py': 'def tool():\n    return 1\n',
  'core/tests/test_price.py': 'from core.price import price\n\ndef test_price():\n    assert price({"area": 1}) == 3\n',
  'core/tests/test_load.py': 'from core.load import load\n\ndef test_load(tmp_path):\n    assert load(tmp_path / "a.csv") == []\n',
  'extras/tests/test_tool.py': 'from extras.tool import tool\n\ndef test_tool():\n    assert tool() == 1\n',
};
const testing = (on: string, step: string) => `on:\n${on}\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n${step}`;
const inCi = (name: string, on: string, step: string, degree: string, rest: string[] = []): Row => ({
  name,
  files: { ...twoParts, '.github/workflows/test.yml': testing(on, step) },
  degree,
  rest,
});
const core = ['core/load.py:3', 'core/price.py:1'];
const testedInCi: Row[] = [
  inCi('a command that runs all tests', '  pull_request:', '      - run: pytest\n', '3 of 3'),
  inCi('a command that names one folder', '  pull_request:', '      - run: pytest extras/tests -q\n', '1 of 3', core),
  inCi('a command that names one file', '  pull_request:', '      - run: pytest core/tests/test_price.py\n', '1 of 3', ['core/load.py:3', 'extras/tool.py:1']),
  inCi('a step that stands in a folder', '  pull_request:', '      - working-directory: extras\n        run: pytest\n', '1 of 3', core),
  inCi(
    'a workflow that only changes of one part start',
    '  push:\n    paths: ["extras/**"]',
    '      - run: |\n          cd "${PART}"\n          pytest ./tests\n',
    '1 of 3',
    core,
  ),
  inCi('a workflow that changes of one part start, by a pattern of files', '  push:\n    paths: ["core/*.py"]', '      - run: pytest\n', '2 of 3', [
    'extras/tool.py:1',
  ]),
  inCi('a workflow that changes of files without tests start', '  push:\n    paths: ["core/price.py"]', '      - run: pytest\n', '3 of 3'),
  inCi('a workflow that other changes start as well', '  push:\n    paths: ["extras/**"]\n  pull_request:', '      - run: pytest\n', '3 of 3'),
];

describe.each([
  ['code.notebooks_dominate', inNotebooks],
  ['deploy.cd', released],
  ['deploy.input_validated', validated],
  ['security.authenticated', guarded],
  ['security.rate_limited', limited],
  ['verify.tests', tested],
  ['verify.tests_in_ci', testedInCi],
  ['code.locked', pinned],
  ['train.seeded', seeded],
] as const)('the degree of %s counts', (signal, rows) => {
  it.each(rows)('$name', ({ files, degree, rest = [] }) => expect(look(signal, files)).toEqual({ degree, rest }));
});

it('every file of degrees is in the list, and every degree is used by a signal', () => {
  const files = readdirSync(join(root, 'src', 'signals', 'degrees')).map((name) => name.replace(/\.ts$/, ''));
  const names = degrees.map(({ name }) => name);
  expect(files.filter((name) => name !== 'index' && name !== 'kind').sort()).toEqual([...names].sort());
  expect([...new Set(catalogue.signals.flatMap(({ degree }) => degree ?? []))].sort()).toEqual([...names].sort());
});
