#!/usr/bin/env python3
"""Writes the mean of several trainings: they start from the same weights and end in the same valley, and what each learned by its own order of
the questions mostly cancels out (Wortsman et al., ICML 2022).

usage: mean.py TRAINED.npz TRAINED.npz… OUT.npz

A row of the table or of the head that only some trainings have is the mean of theirs. An entry that the first training does not have is left
out: the first is the one that saw all.
"""
import sys

import numpy as np


def rows(trainings, names, values):
    """The mean of the rows that have a name, in the order of the first training."""
    found = [dict(zip(t[names].tolist(), t[values].astype(np.float64))) for t in trainings]
    order = trainings[0][names].tolist()
    if names == "pieces":
        order = sorted(set().union(*found))
    return order, np.stack([np.mean([f[name] for f in found if name in f], axis=0) for name in order]).astype(np.float32)


def main():
    *paths, out = sys.argv[1:]
    trainings = [np.load(p, allow_pickle=False) for p in paths]
    pieces, table = rows(trainings, "pieces", "table")
    entries, head = rows(trainings, "entries", "head")
    _, bias = rows(trainings, "entries", "bias")
    net = {k: np.mean([t[k].astype(np.float64) for t in trainings], axis=0).astype(np.float32) for k in trainings[0].files if k.startswith("net.")}
    np.savez(out, pieces=pieces, entries=entries, topics=trainings[0]["topics"], table=table, head=head, bias=bias, **net)


if __name__ == "__main__":
    main()
