#!/usr/bin/env python3
"""Holds the vectors of Go against those of the model in JAX, from the same file: pieces equal, cosine at least .99999.

usage: compare.py --pieces KEPT.model FILE.bin TEXTS.jsonl VECTORS.jsonl      (a JSON string a line; what infra/encoder/vectors wrote)
"""
import argparse
import json
import sys

import jax
import numpy as np
import sentencepiece

import model
import packed

MOST = 160  # pieces of a text that are read, as in internal/encoder


def weights(path):
    """The table and the weights of a file, by the names that the forward pass uses."""
    table, net = packed.read(path)
    shared = ["proj", "proj_b", "ln_g", "ln_b"]  # the branches side by side
    w = {f"{name}{n}": part for name, m in zip(shared, net) for (n, _), part in zip(model.BRANCHES, np.split(m, len(model.BRANCHES), -1))}
    names = [f"{name}{n}" for n, _ in model.BRANCHES for name in ("w1_", "b1_", "w2_", "b2_")]
    names += ["ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "p1", "d1", "p3", "d2", "d3"]
    w |= dict(zip(names, net[len(shared):]))
    return table, {k: v[0] if len(v) == 1 else v for k, v in w.items()}


class Reference:
    """The model in JAX, from a file of internal/encoder."""

    def __init__(self, pieces, path):
        self.cut = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
        self.table, self.weights = weights(path)
        self.forward = jax.jit(lambda e, mask: model.forward(e, self.weights, mask, 1e-12)[0])

    def pieces(self, text):
        return [1, *self.cut.encode(text)[:MOST - 2], 2]

    def vector(self, ids):
        size = -(-len(ids) // 40) * 40  # few lengths, or each is compiled
        e, mask = np.zeros((1, size, self.table.shape[1]), np.float32), np.zeros((1, size), np.float32)
        e[0, :len(ids)], mask[0, :len(ids)] = self.table[ids], 1
        return np.asarray(self.forward(e, mask))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("file")
    p.add_argument("texts")
    p.add_argument("vectors")
    p.add_argument("--pieces", required=True)
    a = p.parse_args()
    reference = Reference(a.pieces, a.file)
    texts = [json.loads(l) for l in open(a.texts, encoding="utf-8")]
    found = [json.loads(l) for l in open(a.vectors, encoding="utf-8")]
    other, lowest = 0, 1.0
    for text, v in zip(texts, found, strict=True):
        ids = reference.pieces(text)
        if ids != v["pieces"]:
            other += 1
            print("pieces differ:", *([reference.cut.id_to_piece(i) for i in x] for x in (ids, v["pieces"])))
            continue
        lowest = min(lowest, float(reference.vector(ids).astype(np.float64) @ np.array(v["vector"])))
    print(f"{len(texts)} texts, {other} cut otherwise, lowest cosine {lowest:.7f}")
    sys.exit(other > 0 or lowest < .99999)


if __name__ == "__main__":
    main()
