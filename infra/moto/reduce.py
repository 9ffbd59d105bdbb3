"""Takes out of a stack what moto cannot make, prints the rest, and says what was left out.

usage: reduce.py <TRANSFORMED >REDUCED

The stack is template.yaml as the translator of SAM transforms it, in JSON. What refers to
something left out gets its name in place of a value; who calls a function through its alias calls
the function. Each kind that was left out is a line on standard error, with its names.
"""

import json
import logging
import sys

logging.disable()

from moto.cloudformation.parsing import resource_class_from_type

stack = json.load(sys.stdin)
resources = stack["Resources"]
# A dashboard of moto's is made of what the alarms are, and it makes none.
gone = {
    name: r for name, r in resources.items() if not resource_class_from_type(r["Type"]) or r["Type"] == "AWS::CloudWatch::Dashboard"
}


def stand_in(name):
    """What stands where something that was left out is named."""
    if gone[name]["Type"] == "AWS::Lambda::Alias":
        return gone[name]["Properties"]["FunctionName"]
    return name


def reduced(node):
    """A part of the stack, with nothing in it that names what was left out."""
    if isinstance(node, list):
        return [reduced(n) for n in node]
    if not isinstance(node, dict):
        return node
    if node.get("Ref") in gone:
        return stand_in(node["Ref"])
    if isinstance(node.get("Fn::GetAtt"), list) and node["Fn::GetAtt"][0] in gone:
        return stand_in(node["Fn::GetAtt"][0])
    if "Fn::Sub" in node:
        return reduced_text(node)
    return {key: reduced(value) for key, value in node.items()}


def reduced_text(node):
    """A text with names in it."""
    text, values = node["Fn::Sub"], None
    if isinstance(text, list):
        text, values = text
    for name in gone:
        text = text.replace("${%s}" % name, name).replace("${%s.Arn}" % name, name)
    return {"Fn::Sub": text if values is None else [text, reduced(values)]}


stack["Resources"] = {}
for name, resource in resources.items():
    if name in gone:
        continue
    first = resource.get("DependsOn", [])
    first = [other for other in ([first] if isinstance(first, str) else first) if other not in gone]
    stack["Resources"][name] = reduced(resource) | {"DependsOn": first}
stack["Outputs"] = reduced(stack["Outputs"])
json.dump(stack, sys.stdout)

for kind in sorted({r["Type"] for r in gone.values()}):
    print(f"{kind}:", " ".join(sorted(name for name, r in gone.items() if r["Type"] == kind)), file=sys.stderr)
