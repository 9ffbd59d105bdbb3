#!/usr/bin/env python3
"""Says how often the likeliest topic of messages kept out is right by the encoder of a file, with the head that was trained with it.

usage: measure.py --pieces KEPT.model --asked DIR --hold w3,w8 --trained FOLDER [FILE.bin ...]

Without a file it measures what was trained, before it was rounded. --out FILE.jsonl keeps the probabilities of the last one.
"""
import argparse
import json

import jax
import jax.numpy as jnp
import numpy as np

import compare
import model
import pack
import train


def probabilities(table, w, head, rows):
    """Of each entry, for each list of rows of the table."""
    run = jax.jit(lambda e, mask: jax.nn.softmax(model.forward(e, w, mask, 1e-12) @ head["head"].T * 8 + head["bias"]))
    out = [None] * len(rows)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    for start in range(0, len(order), 32):
        some = order[start:start + 32]
        ids, mask = train.pad([rows[i] for i in some] + [[0]] * (32 - len(some)))
        for i, p in zip(some, np.asarray(run(jnp.asarray(table[ids], jnp.float32), jnp.asarray(mask)))):
            out[i] = p
    return np.stack(out)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("files", nargs="*")
    for name in ("--pieces", "--asked", "--hold", "--trained"):
        p.add_argument(name, required=True)
    p.add_argument("--out")
    a = p.parse_args()
    _, held = train.read(None, a.asked, set(a.hold.split(",")))
    cut = train.Cutter(a.pieces)
    ids = [cut(train.filled(c["text"], c["lang"]), train.BUCKETS[-1]) for c in held]
    head = np.load(f"{a.trained}/trained.npz")
    topics = list(head["topics"])
    of = np.array([[e.split(".")[0] == t for t in topics] for e in head["entries"]], np.float32)
    place = {full: i for i, full in enumerate(cut.full)}
    for path in a.files or [None]:
        if path:
            table, w = compare.weights(path)
            rows = [[place[i] for i in r] for r in ids]
        else:
            table, w = pack.trained(f"{a.trained}/trained.npz", *model.load()[:2])
            rows = ids
        found = probabilities(table, w, head, rows) @ of
        print(path or "not rounded", json.dumps(train.report(held, found, topics)), flush=True)
    if a.out:
        with open(a.out, "w", encoding="utf-8") as f:
            for case, q in zip(held, found):
                f.write(json.dumps({"id": case["id"], "topics": {t: round(float(x), 5) for t, x in zip(topics, q) if x >= 1e-4}}) + "\n")


if __name__ == "__main__":
    main()
