#!/usr/bin/env python3
"""Prints 200 texts of labelled messages, evenly chosen, a JSON string a line. usage: texts.py DIR > texts.jsonl"""
import json
import sys

import train


def main():
    cases = [case for path in train.files(sys.argv[1]) for case in train.lines(path)]
    for case in cases[::max(1, len(cases) // 200)][:200]:
        print(json.dumps(case["text"]))


if __name__ == "__main__":
    main()
