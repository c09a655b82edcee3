"""Prints what CPython's own parser sees in the given files, one JSON object a line: imports, and the last names of calls.

Reads file names from standard input. A call of an imported name is told by the imported name (`from a import b as c; c()` is "b");
decorators and base classes are left out, as are files that do not parse.
"""
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")


def facts(tree):
    imports, aliases, skipped, calls = [], {}, set(), []
    nodes = list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                imports.append(alias.name)
                if alias.asname:
                    aliases[alias.asname] = alias.name.split(".")[-1]
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            imports.append(base)
            for alias in node.names:
                if alias.name != "*":
                    imports.append(base + ("." if node.module else "") + alias.name)
                    aliases[alias.asname or alias.name] = alias.name
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            skipped.update(id(one) for one in node.decorator_list)
            skipped.update(id(one) for one in getattr(node, "bases", []))
    for node in nodes:
        if isinstance(node, ast.Call) and id(node) not in skipped:
            if isinstance(node.func, ast.Name):
                calls.append(aliases.get(node.func.id, node.func.id))
            elif isinstance(node.func, ast.Attribute):
                calls.append(node.func.attr)
    return {"imports": sorted(imports), "calls": sorted(calls)}


for line in sys.stdin:
    path = line.rstrip("\n")
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (SyntaxError, ValueError):
        continue
    print(json.dumps({"path": path, **facts(tree)}))
