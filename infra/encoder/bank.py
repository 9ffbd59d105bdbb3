#!/usr/bin/env python3
"""Prints the questions of an incident's answers/*.yaml, {"entry", "text", "lang"} a line. usage: bank.py FOLDER > bank.jsonl"""
import glob
import json
import sys

import yaml


def main():
    for path in sorted(glob.glob(sys.argv[1] + "/answers/*.yaml")):
        with open(path, encoding="utf-8") as f:
            entries = yaml.load(f, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for entry in entries:
            for language, questions in (entry.get("questions") or {}).items():
                for text in questions:
                    print(json.dumps({"entry": entry["id"], "text": str(text), "lang": language}, ensure_ascii=False))


if __name__ == "__main__":
    main()
