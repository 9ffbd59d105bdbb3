#!/usr/bin/env python3
"""Writes the file that internal/encoder reads.

usage: pack.py --pieces KEPT.model [--trained FOLDER/trained.npz] [--table 5,4,2] [--net 6] OUT.bin

Without --trained the file holds the model as it was published. --table gives the bits of the three groups of pieces. Of the net, p3 has 8
bits at least: with 6 the cosine to the full net falls from .9995 to .994 by this matrix alone.
"""
import argparse
import pathlib

import numpy as np
from sentencepiece import sentencepiece_model_pb2 as protobuf

import model
import packed


def trained(path, table, w):
    """The table and the weights, what was trained in place of what was published."""
    z = np.load(path)
    table = table.copy()
    table[z["pieces"]] = z["table"]
    return table, {k: z[f"net.{k}"] for k in w}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("out")
    p.add_argument("--pieces", type=pathlib.Path, required=True)
    p.add_argument("--trained")
    p.add_argument("--table", default="5,4,2")
    p.add_argument("--net", type=int, default=6)
    a = p.parse_args()
    kept = protobuf.ModelProto()
    kept.ParseFromString(a.pieces.read_bytes())
    table, w, _ = model.load()
    if a.trained:
        table, w = trained(a.trained, table, w)
    groups = [table[[int(i) for i in line.split()]] for line in a.pieces.with_suffix(".ids").read_text().splitlines()]
    bits = {name: a.net for name, _ in packed.matrices(w)} | {"p3": max(8, a.net)}
    sizes = packed.write(a.out, [(x.piece, x.score) for x in kept.pieces], kept.normalizer_spec.precompiled_charsmap,
                         list(zip(groups, map(int, a.table.split(",")))), w, bits)
    print(dict(zip(("rules", "text", "lengths", "scores", "table", "net"), sizes)), pathlib.Path(a.out).stat().st_size)


if __name__ == "__main__":
    main()
