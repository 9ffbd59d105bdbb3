#!/usr/bin/env python3
"""Trains the encoder, and a linear head on it, to tell which entry a question asks for.

usage: train.py --pieces KEPT.model --bank BANK.jsonl [--asked DIR] [--hold w3,w5] [--epochs 10] [--seed 0] --out FOLDER

BANK.jsonl has {"entry": "topic.variant", "text": "...", "lang": "ja", "writer": "w3"} a line (bank.py). --asked names a folder of labelled
messages (internal/asked/rounds): those of a writer in --hold are measured, and no line of the bank that this writer wrote is learnt; those
of a writer whom the bank does not know, or of who is in danger, are learnt, a message with several questions by its parts. anchors.py says what else a training
holds to.

FOLDER gets trained.npz (what was trained: the rows of the pieces that occurred, the weights, the head), held.jsonl (the head's probabilities
for each message kept out) and train.json (what went in, with checksums, and the figures). The seed fixes the order of the questions; the order
of additions on other processors is not fixed, so a training is compared by its figures. An epoch over 21,000 questions takes a minute and a half of processor time.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import time

import jax
import jax.numpy as jnp
import numpy as np
import optax
import sentencepiece

import anchors
import model

# What stands for the names in a phrase that every incident shares.
SLOTS = {
    "{company}": {"ja": "御社", "en": "the company", "zh": "贵公司", "ko": "회사"},
    "{site}": {"ja": "サイト", "en": "the website", "zh": "网站", "ko": "사이트"},
    "{item}": {"ja": "商品", "en": "the item", "zh": "商品", "ko": "상품"},
}
BUCKETS = (8, 12, 16, 24, 32, 48, 64, 96, 128, 160)  # lengths that a batch is padded to
LONGEST = 96                                         # pieces of a question in training
DESK = "desk"                                        # the writer of phrases that know the answers, and so their variant
SMOOTH = .08


def lines(path):
    return [json.loads(l) for l in open(path, encoding="utf-8") if l.strip()]


def questions(case):
    """(text, topic) of each question in a labelled message."""
    want, parts = case["expect"], case.get("parts") or []
    if want["kind"] == "multi":
        return list(zip(parts, want["topic"])) if len(parts) == len(want["topic"]) else []
    return [(case["text"], want["topic"])]


def filled(text, language):
    for slot, words in SLOTS.items():
        text = text.replace(slot, words.get(language[:2], words["en"]))
    return text


def pad(rows):
    size = next(b for b in BUCKETS if b >= max(map(len, rows)))
    ids, mask = np.zeros((len(rows), size), np.int32), np.zeros((len(rows), size), np.float32)
    for i, r in enumerate(rows):
        ids[i, :len(r)], mask[i, :len(r)] = r, 1
    return ids, mask


def files(asked):
    """The files of the rounds that teach: measures.txt there names those that only measure."""
    if not asked:
        return []
    measures = pathlib.Path(asked, "measures.txt").read_text().split()
    return [str(f) for f in sorted(pathlib.Path(asked).glob("*/*.jsonl")) if f.parent.name not in measures]


def read(bank, asked, hold):
    """The questions to learn from, as (text, entry, whether it was written blind), and the messages that are kept out."""
    phrases = lines(bank) if bank else []
    learn = [(filled(c["text"], c["lang"]), c["entry"], c.get("writer", DESK) != DESK) for c in phrases if c.get("writer") not in hold]
    known, held = {c.get("writer") for c in phrases}, []
    for path in files(asked):
        for c in lines(path):
            writer = c["id"].split("-")[0]
            if writer in hold:
                held.append(c)
            else:
                learn += [(filled(t, c["lang"]), e, True) for t, e in questions(c) if writer not in known or e == "danger"]
    return learn, held


class Cutter:
    """Text -> ids of the full vocabulary, cut with the kept pieces only."""

    def __init__(self, path):
        self.cut = sentencepiece.SentencePieceProcessor(model_file=path)
        self.full = [int(i) for i in pathlib.Path(path).with_suffix(".ids").read_text().split()]

    def __call__(self, text, longest):
        return [1, *(self.full[i] for i in self.cut.encode(text)), 2][:longest]


def batches(tokens, size, rng):
    """Groups of one length, so that little is padded; what is left of a length is filled up."""
    waiting, out = collections.defaultdict(list), []
    for i in rng.permutation(len(tokens)):
        b = next(b for b in BUCKETS if b >= len(tokens[i]))
        waiting[b].append(i)
        if len(waiting[b]) == size:
            out.append(waiting.pop(b))
    out += [g + list(rng.choice(g, size - len(g))) for g in waiting.values() if len(g) >= 8]
    return [out[k] for k in rng.permutation(len(out))]


def logits(q, ids, mask, eps, key=None):
    return model.forward(q["table"][ids], q["net"], mask, eps, key) @ q["head"].T * 8 + q["bias"]


def exact(learn):
    """Of each question half of what it teaches is its entry, or nothing where only its topic is known: who wrote blind named no variant."""
    varied = {e.split(".")[0] for _, e, _ in learn if "." in e}
    return np.array([.5 if "." in e or e not in varied or not blind else 0 for _, e, blind in learn], np.float32)


def steps(of, optimizer, eps, held_fast, price):
    """One step of training, and the probabilities of topics; of says which entry is of which topic. price: of moving what is held fast."""
    def loss(q, ids, mask, entry, topic, half, key, others):
        log_p = jax.nn.log_softmax(logits(q, ids, mask, eps, key))
        log_topic = jnp.log(jnp.exp(log_p) @ of + 1e-9)
        pick = lambda m, i: jnp.take_along_axis(m, i[:, None], 1)[:, 0]
        told = -((1 - SMOOTH) * (half * pick(log_p, entry) + (1 - half) * pick(log_topic, topic)) + SMOOTH * log_p.mean(-1)).mean()
        far = held_fast.distance(q, *others) if price else jnp.float32(0)
        return told + price * far, jnp.stack([told, far])

    @jax.jit
    def step(q, state, *given):
        (_, value), grad = jax.value_and_grad(loss, has_aux=True)(q, *given)
        update, state = optimizer.update(grad, state, q)
        return optax.apply_updates(q, update), state, value

    return step, jax.jit(lambda q, ids, mask: jax.nn.softmax(logits(q, ids, mask, eps)) @ of)


def descent(net, count):
    """AdamW with warm-up and cosine: slow for the encoder, ten times as fast for the head."""
    rate = lambda top: optax.warmup_cosine_decay_schedule(0, top, int(count * .05), count, top * .02)
    groups = {"table": "slow", "net": {k: "slow" for k in net}, "head": "fast", "bias": "fast"}
    return optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(
        {"slow": optax.adamw(rate(3e-4), weight_decay=.01), "fast": optax.adamw(rate(3e-3), weight_decay=.01)}, groups))


def report(held, probability, topics):
    """How often the likeliest topic of a single question is right, by language and writer."""
    right = collections.defaultdict(list)
    for case, p in zip(held, probability):
        want = case["expect"]
        if want["kind"] != "multi":
            good = topics[int(np.argmax(p))] in [want["topic"], *(want.get("also_topics") or [])]
            for group in ("all", case["lang"], case["id"].split("-")[0]):
                right[group].append(good)
    return {group: [round(100 * float(np.mean(v)), 1), len(v)] for group, v in sorted(right.items())}


def checksum(*paths):
    return hashlib.sha256(b"".join(pathlib.Path(p).read_bytes() for p in paths)).hexdigest()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--pieces", required=True)
    p.add_argument("--bank", required=True)
    p.add_argument("--asked")
    p.add_argument("--hold", default="")
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--batch", type=int, default=64)
    p.add_argument("--hold-fast", type=float, default=0, help="what it costs to move the vectors of other texts")
    p.add_argument("--seed", type=int, default=0, help="of the order of the questions, and of what is dropped")
    p.add_argument("--out", type=pathlib.Path, required=True)
    a = p.parse_args()
    learn, held = read(a.bank, a.asked, set(filter(None, a.hold.split(","))))
    entries = sorted({e for _, e, _ in learn})
    topics = sorted({e.split(".")[0] for e in entries})
    of = jnp.asarray([[e.split(".")[0] == t for t in topics] for e in entries], jnp.float32)
    entry = np.array([entries.index(e) for _, e, _ in learn])
    topic = np.array([topics.index(e.split(".")[0]) for _, e, _ in learn])
    half = exact(learn)

    cut = Cutter(a.pieces)
    tokens = [cut(t, LONGEST) for t, _, _ in learn]
    tests = [cut(filled(c["text"], c["lang"]), BUCKETS[-1]) for c in held]
    used = sorted({t for r in tokens for t in r})
    also = sorted({t for r in tests for t in r} - set(used))  # pieces of messages kept out only: read, never trained
    row = {t: i for i, t in enumerate(used + also)}
    tokens, tests = [[row[t] for t in r] for r in tokens], [[row[t] for t in r] for r in tests]

    table, net, eps = model.load()
    q = {"table": jnp.asarray(table[used]), "net": {k: jnp.asarray(v) for k, v in net.items()},
         "head": jnp.zeros((len(entries), model.SIZE)), "bias": jnp.zeros(len(entries))}
    rng, key, start = np.random.default_rng(a.seed), jax.random.PRNGKey(a.seed), time.time()
    optimizer = descent(net, a.epochs * (len(tokens) // a.batch + 10))
    state = optimizer.init(q)
    held_fast = anchors.Anchors(cut, table, net, eps, used)
    step, probability = steps(of, optimizer, eps, held_fast, a.hold_fast)
    for epoch in range(a.epochs):
        total = []
        for g in batches(tokens, a.batch, rng):
            key, sub = jax.random.split(key)
            q, state, value = step(q, state, *pad([tokens[i] for i in g]), entry[g], topic[g], half[g], sub, held_fast.some(rng))
            total.append(np.asarray(value))
        told, far = np.mean(total, 0)
        print(f"epoch {epoch + 1}: loss {told:.3f}, from where it was {far:.3f}, {time.time() - start:.0f} s", flush=True)

    a.out.mkdir(parents=True, exist_ok=True)
    np.savez(a.out / "trained.npz", pieces=used, entries=entries, topics=topics, **{f"net.{k}": v for k, v in q["net"].items()},
             table=q["table"], head=q["head"], bias=q["bias"])
    whole = {**q, "table": jnp.concatenate([q["table"], jnp.asarray(table[also]).reshape(-1, model.SIZE)])}
    found = [np.asarray(probability(whole, *pad([t])))[0] for t in tests]
    with open(a.out / "held.jsonl", "w", encoding="utf-8") as f:
        for case, p in zip(held, found):
            f.write(json.dumps({"id": case["id"], "topics": {t: round(float(x), 5) for t, x in zip(topics, p) if x >= 1e-4}}) + "\n")
    note = {
        "questions": len(learn), "held": a.hold, "epochs": a.epochs, "seed": a.seed, "seconds": round(time.time() - start), "hold_fast": a.hold_fast,
        "loss": round(float(told), 3), "moved": round(float(far), 3), "right": report(held, found, topics),
        "sha256": {"pieces": checksum(a.pieces), "bank": checksum(a.bank), "asked": checksum(*files(a.asked))},
    }
    (a.out / "train.json").write_text(json.dumps(note, indent=1) + "\n")
    print(json.dumps(note["right"]))


if __name__ == "__main__":
    main()
