"""JUnit XML: a test suite for each document, a test case for each rule that found something there.

Written for the schema of the Jenkins xUnit plug-in (junit-10.xsd), which GitLab, Azure and Jenkins read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from xml.etree import ElementTree

from tqcheck.check import Checked, Issue
from tqcheck.report import Report
from tqcheck.report.place import line, title
from tqcheck.report.visible import tame
from tqcheck.report.wording import reason

# What XML 1.0 cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(report: Report) -> str:
    """The suites; what counts in the gate is a failure, what is only to check is printed, a problem is an error."""
    suites = [_suite(checked, report) for checked in report.checked]
    suites += [_error(problem.path, problem.sentence) for problem in report.problems]
    root = ElementTree.Element("testsuites", name="tqcheck")
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    root.extend(suites)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}'


def _suite(checked: Checked, report: Report) -> ElementTree.Element:
    by_rule: dict[str, list[Issue]] = defaultdict(list)
    for issue in checked.new:
        by_rule[issue.code].append(issue)
    name = _legal(title(checked.document))
    failed = sum(any(issue.tier in report.tiers for issue in issues) for issues in by_rule.values())
    suite = ElementTree.Element("testsuite", name=name, tests=str(len(by_rule) or 1), failures=str(failed), errors="0")
    for code, issues in sorted(by_rule.items()):
        case = ElementTree.SubElement(suite, "testcase", name=code, classname=name)
        lines = [f"{line(checked.document, each)}: {reason(report.lang, each)} [{each.text}]" for each in issues]
        text = _legal("\n".join(lines))
        if any(issue.tier in report.tiers for issue in issues):
            first = issues[0]
            message = _legal(reason(report.lang, first))
            ElementTree.SubElement(case, "failure", message=message, type=str(first.severity)).text = text
        else:
            ElementTree.SubElement(case, "system-out").text = text
    if not by_rule:
        ElementTree.SubElement(suite, "testcase", name="tqcheck", classname=name)
    return suite


def _error(path: str, sentence: str) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=_legal(path), tests="1", failures="0", errors="1")
    case = ElementTree.SubElement(suite, "testcase", name="tqcheck", classname=_legal(path))
    ElementTree.SubElement(case, "error", message=_legal(sentence), type="not checked")
    return suite


def _legal(text: str) -> str:
    return tame(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))
