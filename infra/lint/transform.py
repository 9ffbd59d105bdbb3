"""Transforms template.yaml as CloudFormation does before it deploys, and prints the result.

usage: transform.py TEMPLATE [PARAMETER=VALUE ...]

A template whose programs were uploaded keeps their places. In any other they stand in an invented
bucket, as if they had been. What the translator does not understand is an error and its exit status
1; cfn-lint looks at the result.
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
    if resource["Type"] == "AWS::Serverless::Function" and not resource["Properties"]["CodeUri"].startswith("s3://"):
        resource["Properties"]["CodeUri"] = {"Bucket": "programs-of-the-desk", "Key": "program.zip"}
values = {"Release": "invented"} | dict(pair.split("=", 1) for pair in sys.argv[2:])
transformed = Translator({}, Parser()).translate(template, values, {})
# Parameters and mappings that the translator used up are left without a use.
transformed["Metadata"] = {"cfn-lint": {"config": {"ignore_checks": ["W2001", "W7001"]}}}
json.dump(transformed, sys.stdout, indent=1, sort_keys=True)
