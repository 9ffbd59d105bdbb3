#!/usr/bin/env python3
"""Writes the head of a training as internal/understand reads it: a row of weights for each entry that something answers; what is said of
the talk itself ("aside.…") has none.

usage: head.py TRAINED.npz HEAD.bin

All numbers are little endian: "mdghead\\0", uint32 version 1, uint32 entries, uint32 numbers a row; then for each entry, in the order of
their ids: uvarint length and bytes of the id, float32 bias, float32 step, the weights as int8 steps.
"""
import struct
import sys

import numpy as np


def main():
    trained = np.load(sys.argv[1], allow_pickle=False)
    rows, bias = trained["head"].astype(np.float32), trained["bias"].astype(np.float32)
    asked = sorted((e for e in zip(trained["entries"].tolist(), rows, bias) if not e[0].startswith("aside.")), key=lambda e: e[0])
    out = [b"mdghead\0", struct.pack("<III", 1, len(asked), rows.shape[1])]
    for entry, row, b in asked:
        name = entry.encode()
        assert len(name) < 128
        step = np.float32(max(np.abs(row).max(), 1e-9) / 127)
        out += [bytes([len(name)]), name, struct.pack("<ff", b, step), np.round(row / step).astype(np.int8).tobytes()]
    with open(sys.argv[2], "wb") as f:
        f.write(b"".join(out))


if __name__ == "__main__":
    main()
