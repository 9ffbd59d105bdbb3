"""Texts by chance that a training holds where they were.

What people ask a desk is a small part of what people say. Trained on that alone the model forgets how the rest is alike, which the topics of
the next incident need: on a public set of questions to a Japanese city the right answer came first for 25% instead of 47%. So a part of the
loss is how far the vectors of other texts move. The texts are kept pieces, drawn by the model's own probabilities, a language at a time: no
corpus is needed, and every piece takes part.
"""
import collections

import jax
import jax.numpy as jnp
import numpy as np

import model
import pieces

POOL, STEP, LENGTH = 8192, 32, 12  # how many texts there are, how many a step sees, and their pieces at most
LANGUAGES = (("kana", "kana", "han"), ("han",), ("hangul",), ("ascii",))
MARKS = 4                          # one piece of so many and one, less in Japanese, is a mark or a number
FLAT = .6                          # the power of a piece's probability: rare pieces come oftener than they do in texts


class Anchors:
    def __init__(self, cut, table, net, eps, used):
        """cut: train.Cutter; used: the ids of the full vocabulary whose rows are trained, in the order of the rows."""
        self.table, self.eps = table[cut.full], eps
        place = {full: i for i, full in enumerate(used)}
        self.trained = np.array([place.get(full, -1) for full in cut.full])
        self.ids, self.mask = draw(cut, np.random.default_rng(1))
        run = jax.jit(lambda e, mask: model.forward(e, net, mask, eps))
        self.vectors = np.concatenate([np.asarray(run(self.table[self.ids[i:i + 256]], self.mask[i:i + 256])) for i in range(0, POOL, 256)])

    def some(self, rng):
        """What distance takes, for a step."""
        pick = rng.integers(0, POOL, STEP)
        ids = self.ids[pick]
        return self.table[ids], self.trained[ids], self.mask[pick], self.vectors[pick]

    def distance(self, q, published, row, mask, vectors):
        """How far the vectors are from where they were: 1 - cosine, in the mean."""
        e = jnp.where((row >= 0)[:, :, None], q["table"][jnp.maximum(row, 0)], published)
        return 1 - (model.forward(e, q["net"], mask, self.eps) * vectors).sum(-1).mean()


def draw(cut, rng):
    """(ids, mask) of the texts, as places among the kept pieces."""
    kinds = collections.defaultdict(list)
    for i in range(pieces.CONTROL, len(cut.full)):
        kinds[pieces.kind(cut.cut.id_to_piece(i))].append(i)
    weight = np.exp(FLAT * np.array([cut.cut.get_score(i) for i in range(len(cut.full))]))
    share = {k: weight[v] / weight[v].sum() for k, v in kinds.items()}
    ids, mask = np.zeros((POOL, LENGTH), np.int32), np.zeros((POOL, LENGTH), np.float32)
    for row, seen in zip(ids, mask):
        scripts = (*LANGUAGES[rng.integers(len(LANGUAGES))] * MARKS, "mark")
        n = rng.integers(3, LENGTH - 1)
        row[:n + 2] = [1, *(rng.choice(kinds[k], p=share[k]) for k in rng.choice(scripts, n)), 2]
        seen[:n + 2] = 1
    return ids, mask
