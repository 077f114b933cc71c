"""Nothing grows too big; whoever does is named."""

import ast

from tree import functions, modules, name, parsed, place, shipped, text

FILE = 300
CLASS = 200
FUNCTION = 40
PARAMETERS = 6

WATCHED = [*shipped(), *modules("tests"), *modules("bench")]


def lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many a caller may give; `self` and `cls` are given by Python."""
    taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(each.arg not in {"self", "cls"} for each in taken)


def test_no_file_is_too_long():
    measured = {name(path): text(path).count("\n") for path in WATCHED}
    assert not {file: count for file, count in measured.items() if count > FILE}


def test_no_class_is_too_long():
    measured = {
        f"{place(path, node)} {node.name}": lines(node)
        for path in shipped()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
    }
    assert not {each: count for each, count in measured.items() if count > CLASS}


def test_no_function_is_too_long():
    measured = {
        f"{place(path, node)} {node.name}": lines(node)
        for path in WATCHED
        for node in functions(path)
    }
    assert not {each: count for each, count in measured.items() if count > FUNCTION}


def test_no_function_asks_for_too_much():
    measured = {
        f"{place(path, node)} {node.name}": parameters(node)
        for path in shipped()
        for node in functions(path)
    }
    assert not {each: count for each, count in measured.items() if count > PARAMETERS}
