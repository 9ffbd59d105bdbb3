#!/usr/bin/env python3
"""Makes a small model of the same shape, with weights by chance, for the tests of internal/encoder.

usage: tiny.py --pieces KEPT.model DIR      writes DIR/tiny.bin and DIR/tiny.jsonl, {"text", "pieces", "vector"} a line
"""
import argparse
import json
import pathlib
import tempfile

import numpy as np
import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as protobuf

import compare
import model
import packed

WIDTH, BRANCH, DENSE, OUT = 48, 16, 24, 32
TEXTS = """\
カードを止めたほうがいいですか？
ｶｰﾄﾞの番号は漏れましたか。　再発行の費用は？
㈱からの手紙が届きました①
こちらは、私の情報も入っているのでしょうか
Was my card number leaked?
I never got a letter. What should I do now?
HELLO   HELLO,  ﬁrst of all: thank you!
我的信用卡需要停用嗎？
请问我的地址泄露了吗
편지를 못 받았는데 어떻게 해야 하나요?
제 카드 번호도 유출됐나요
한글 자모도 됩니다
ひらがなと English と 中文 と 한국어
😀 そうですか
ОК
1234-5678 ２０２６年１１月
\u3000\u3000
\u200b
x
"""


def weights(rng):
    """Weights of the names and the proportions that the model has."""
    features = WIDTH + 3 * BRANCH
    shapes = {"cnn_W": (features, WIDTH), "cnn_b": (WIDTH,), "ln_g": (features,), "ln_b": (features,), "d0": (WIDTH, DENSE), "p1": (WIDTH, DENSE),
              "d1": (DENSE, DENSE), "p3": (DENSE, OUT), "d2": (DENSE, OUT), "d3": (OUT, OUT)}
    for n, _ in model.BRANCHES:
        shapes |= {f"proj{n}": (WIDTH, BRANCH), f"w1_{n}": (n * BRANCH, BRANCH), f"w2_{n}": (n * BRANCH, BRANCH)}
        shapes |= {f"{name}{n}": (BRANCH,) for name in ("proj_b", "ln_g", "ln_b", "b1_", "b2_")}
    w = {k: rng.normal(0, shape[0] ** -.5 if len(shape) > 1 else .1, shape).astype(np.float32) for k, shape in shapes.items()}
    return {k: v + 1 if k.startswith("ln_g") else v for k, v in w.items()}


def vocabulary(kept, texts):
    """What the texts need, and how each of their signs is cut alone."""
    cut = sentencepiece.SentencePieceProcessor(model_proto=kept.SerializeToString())
    used = {i for t in texts for part in (t, *t) for i in cut.encode(t) + cut.encode(part)}
    small = protobuf.ModelProto()
    small.CopyFrom(kept)
    del small.pieces[:]
    small.pieces.extend(kept.pieces[i] for i in sorted(used | {0, 1, 2}))
    small.trainer_spec.vocab_size = len(small.pieces)
    return small


def main():
    p = argparse.ArgumentParser()
    p.add_argument("dir", type=pathlib.Path)
    p.add_argument("--pieces", type=pathlib.Path, required=True)
    a = p.parse_args()
    texts = TEXTS.splitlines() + ["", "長い文です。" * 80]
    kept = protobuf.ModelProto()
    kept.ParseFromString(a.pieces.read_bytes())
    small, rng = vocabulary(kept, texts), np.random.default_rng(0)
    count = len(small.pieces)
    table = rng.normal(0, 1, (count, WIDTH)).astype(np.float32) * rng.uniform(.2, .8, (count, 1)).astype(np.float32)
    w = weights(rng)
    bits = {name: 8 if name == "p3" else 6 for name, _ in packed.matrices(w)}
    groups = [(table[:50], 5), (table[50:120], 4), (table[120:], 2)]
    packed.write(a.dir / "tiny.bin", [(x.piece, x.score) for x in small.pieces], small.normalizer_spec.precompiled_charsmap, groups, w, bits)
    with tempfile.NamedTemporaryFile(suffix=".model") as f, open(a.dir / "tiny.jsonl", "w", encoding="utf-8") as out:
        f.write(small.SerializeToString())
        f.flush()
        reference = compare.Reference(f.name, a.dir / "tiny.bin")
        for text in texts:
            ids = reference.pieces(text)
            vector = [round(float(x), 6) for x in reference.vector(ids)]
            out.write(json.dumps({"text": text, "pieces": ids, "vector": vector}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
