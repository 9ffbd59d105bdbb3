"""Transforms template.yaml as CloudFormation does before it deploys, and prints the result.

usage: transform.py TEMPLATE

The programs stand in an invented bucket, as `sam package` would have put them there. What the
translator does not understand is an error and its exit status 1; cfn-lint looks at the result.
"""

import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "ap-northeast-1")  # the translator asks for one, and nobody is called

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

with open(sys.argv[1], encoding="utf-8") as f:
    template = yaml_parse(f.read())
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::Function":
        resource["Properties"]["CodeUri"] = {"Bucket": "programs-of-the-desk", "Key": "program.zip"}
json.dump(Translator({}, Parser()).translate(template, {}, {}), sys.stdout, indent=1, sort_keys=True)
