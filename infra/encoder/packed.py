"""The file that internal/encoder reads: vocabulary, table and weights in few bits.

All numbers are little endian.

    0   "mdgenc" and two zero bytes
    8   uint32  version
    12  uint32  number of sections
    16  32 bytes: SHA-256 of all that follows
    48  for each section: uint64 place in the file, uint64 length; sections begin at multiples of 64

Sections, in this order:

    rules    the model's normalisation, as SentencePiece compiles it
    text     the pieces, one after the other; 0, 1 and 2 are unknown, begin and end
    lengths  uint8 each
    scores   float32 each
    table    for each group of pieces: uint32 rows, uint32 bits, a codebook of 2^bits float32, for each row a scale (upper half of a float32),
             for each row its codes; the value of a number is codebook[code] * scale
    net      in the order of matrices(): uint32 outputs, uint32 inputs, uint32 bits, for each output a scale (float32), for each output
             its codes; the value is (code - 2^(bits-1) + 1) * scale. 32 bits: no scale, the numbers themselves.

Codes are packed with the lowest bit first; the codes of a row end with a whole byte.
"""
import hashlib
import struct

import numpy as np

MAGIC, VERSION, START, ALIGN = b"mdgenc\0\0", 1, 48, 64
ORDERS = (2, 3, 5)


def matrices(w):
    """(name, outputs × inputs) in the order of the file; the three projections stand side by side, a vector is a matrix with one input."""
    every = lambda name: np.concatenate([w[f"{name}{n}"] for n in ORDERS], -1)
    out = [(name, every(name)) for name in ("proj", "proj_b", "ln_g", "ln_b")]
    for n in ORDERS:
        out += [(f"{name}{n}", w[f"{name}{n}"]) for name in ("w1_", "b1_", "w2_", "b2_")]
    out += [(name, w[name]) for name in ("ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "p1", "d1", "p3", "d2", "d3")]
    return [(name, np.asarray(v, np.float32).reshape(-1, v.shape[-1]).T) for name, v in out]


def pack(codes, bits):
    """(rows, n) of codes -> bytes, a whole number a row."""
    spread = (codes[:, :, None] >> np.arange(bits)) & 1
    return np.packbits(spread.reshape(len(codes), -1).astype(np.uint8), axis=1, bitorder="little").tobytes()


def unpack(data, rows, n, bits):
    width = (n * bits + 7) // 8
    spread = np.unpackbits(np.frombuffer(data, np.uint8, rows * width).reshape(rows, width), axis=1, count=n * bits, bitorder="little")
    return spread.reshape(rows, n, bits) @ (1 << np.arange(bits))


def even(m, bits):
    """Codes and scales of a matrix: even steps around zero, a scale for each output."""
    top = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(m).max(1), 1e-12).astype(np.float32) / np.float32(top)
    return np.clip(np.round(m / scale[:, None]), -top, top).astype(int) + top, scale


def spread_of(rows):
    """The root of the mean square: a few rows, of pieces that the model never saw, are one number throughout or zero."""
    return np.maximum(np.sqrt((rows * rows).mean(1)), 1e-6)


def codebook(rows, bits, sample=4000):
    """The 2^bits values that fit rows of unit variance best (Lloyd 1957)."""
    some = rows[np.linspace(0, len(rows) - 1, min(sample, len(rows))).astype(int)]
    x = np.sort((some / spread_of(some)[:, None]).ravel())
    total = np.concatenate([[0], np.cumsum(x, dtype=np.float64)])
    levels = x[((np.arange(2 ** bits) + .5) / 2 ** bits * len(x)).astype(int)].astype(np.float64)
    for _ in range(60):
        edges = np.concatenate([[0], np.searchsorted(x, (levels[1:] + levels[:-1]) / 2), [len(x)]])
        count = np.diff(edges)
        levels = np.where(count > 0, (total[edges[1:]] - total[edges[:-1]]) / np.maximum(count, 1), levels)
    return levels.astype(np.float32)


def upper(x):
    """float32 -> its upper half, rounded, as uint16 and as the float32 that it stands for."""
    half = ((x.astype(np.float32).view(np.uint32) + 0x8000) >> 16).astype(np.uint16)
    return half, (half.astype(np.uint32) << 16).view(np.float32)


def rounded(rows, bits):
    """Codes, scales (uint16) and the codebook of a group of rows."""
    levels = codebook(rows, bits)
    edges = (levels[1:] + levels[:-1]) / 2
    half, scale = upper(spread_of(rows))
    for _ in range(3):
        codes = np.searchsorted(edges, rows / scale[:, None])
        near = levels[codes]
        half, scale = upper(np.maximum((rows * near).sum(1) / (near * near).sum(1), 1e-6))
    return np.searchsorted(edges, rows / scale[:, None]), half, levels


def table(groups):
    """groups: (rows, bits) each."""
    out = b""
    for rows, bits in groups:
        codes, half, levels = rounded(rows, bits)
        out += struct.pack("<II", len(rows), bits) + levels.astype("<f4").tobytes() + half.astype("<u2").tobytes() + pack(codes, bits)
    return out


def net(w, bits):
    """bits: name of a matrix -> bits; what is not named, and every vector, keeps 32."""
    out = b""
    for name, m in matrices(w):
        b = bits.get(name, 32) if m.shape[1] > 1 else 32
        out += struct.pack("<III", *m.shape, b)
        if b == 32:
            out += m.astype("<f4").tobytes()
            continue
        codes, scale = even(m, b)
        out += scale.astype("<f4").tobytes() + pack(codes, b)
    return out


def write(path, pieces, charsmap, groups, w, bits):
    """pieces: (text, score) each, in the order of the rows of groups. Returns the length of each section."""
    texts = [t.encode() for t, _ in pieces]
    sections = [charsmap, b"".join(texts), bytes(map(len, texts)), np.array([s for _, s in pieces], "<f4").tobytes(), table(groups), net(w, bits)]
    at, head, body = START + 16 * len(sections), b"", b""
    for s in sections:
        fill = -(at + len(body)) % ALIGN
        head += struct.pack("<QQ", at + len(body) + fill, len(s))
        body += bytes(fill) + s
    rest = head + body
    with open(path, "wb") as f:
        f.write(MAGIC + struct.pack("<II", VERSION, len(sections)) + hashlib.sha256(rest).digest() + rest)
    return [len(s) for s in sections]


def read(path):
    """(table, weights) as internal/encoder reads them; the weights by the names of matrices(), inputs × outputs."""
    data = open(path, "rb").read()
    version, count = struct.unpack_from("<II", data, 8)
    assert data[:8] == MAGIC and version == VERSION and hashlib.sha256(data[START:]).digest() == data[16:START]
    sections = [data[at:at + n] for at, n in (struct.unpack_from("<QQ", data, START + 16 * i) for i in range(count))]
    return read_table(sections[4], matrix_width(sections[5])), read_net(sections[5])


def matrix_width(section):
    return struct.unpack_from("<I", section, 4)[0]


def read_table(section, width):
    at, out = 0, []
    while at < len(section):
        rows, bits = struct.unpack_from("<II", section, at)
        levels = np.frombuffer(section, "<f4", 2 ** bits, at + 8)
        at += 8 + 4 * 2 ** bits
        scale = (np.frombuffer(section, "<u2", rows, at).astype(np.uint32) << 16).view(np.float32)
        at += 2 * rows
        out.append(levels[unpack(section[at:], rows, width, bits)] * scale[:, None])
        at += rows * ((width * bits + 7) // 8)
    return np.concatenate(out)


def read_net(section):
    at, out = 0, []
    while at < len(section):
        outputs, inputs, bits = struct.unpack_from("<III", section, at)
        at += 12
        if bits == 32:
            out.append(np.frombuffer(section, "<f4", outputs * inputs, at).reshape(outputs, inputs))
            at += 4 * outputs * inputs
            continue
        scale = np.frombuffer(section, "<f4", outputs, at)
        at += 4 * outputs
        out.append((unpack(section[at:], outputs, inputs, bits) - 2 ** (bits - 1) + 1) * scale[:, None])
        at += outputs * ((inputs * bits + 7) // 8)
    return [m.T.astype(np.float32) for m in out]
