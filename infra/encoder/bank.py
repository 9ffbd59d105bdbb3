#!/usr/bin/env python3
"""Prints what is asked, {"entry", "text", "lang", "writer"} a line: the phrases of the bank, and the questions that an incident adds.

usage: bank.py internal/asked internal/danger/training infra/model/asides [INCIDENT ...] > bank.jsonl

A phrase stands in phrases/TOPIC.LANG.txt, of the bank or of an incident, below a heading "[WRITER ROUND VARIANT | ORIGIN]"; that of the desk
has the writer "desk". The questions beside an incident's answers have none: they know the desk's answers as well. The bank leaves out who is in danger, for whom rules look first: what they
say is what LANG.txt of the second folder has behind a "+", short of the situations, of which there are too many. What is said of the
talk itself is an entry "aside.LABEL", so that the vectors tell it from what is asked; no head has rows for it.
"""
import glob
import json
import pathlib
import sys

import yaml


def phrases(folder):
    for path in sorted(pathlib.Path(folder).glob("phrases/*.txt")):
        topic, language = path.stem.split(".")
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                writer, _, *variant = line[1:-1].partition(" | ")[0].split()
            elif line.strip():
                yield {"entry": ".".join([topic, *variant]), "text": line, "lang": language, "writer": writer}


def dangers(folder):
    for path in sorted(pathlib.Path(folder).glob("??.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("+ "):
                yield {"entry": "danger", "text": line[2:], "lang": path.stem, "writer": "desk"}


def asides(folder):
    for path in sorted(pathlib.Path(folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            said = json.loads(line)
            if said["label"] not in ("ask", "confirm"):  # these are questions, of topics that nobody has told
                yield {"entry": "aside." + said["label"], "text": said["text"], "lang": said["lang"], "writer": path.stem}


def questions(folder):
    for path in sorted(glob.glob(f"{folder}/answers/*.yaml")):
        with open(path, encoding="utf-8") as f:
            entries = yaml.load(f, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for entry in entries:
            for language, texts in (entry.get("questions") or {}).items():
                for text in texts:
                    yield {"entry": entry["id"], "text": str(text), "lang": language}


def main():
    bank, danger, talk, *incidents = sys.argv[1:]
    for found in (phrases(bank), dangers(danger), asides(talk), *map(phrases, incidents), *map(questions, incidents)):
        for line in found:
            print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
