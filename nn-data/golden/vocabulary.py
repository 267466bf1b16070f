"""What Keras's TextVectorization answers: writes ../src/test/resources/nn/text/vocabulary.jsonl, a line a case.

Made with keras 3.15.1 on tensorflow-cpu 2.21.0: python vocabulary.py
"""
import json
import os
import pathlib
import random

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras  # noqa: E402

from lines import SENTENCES, lines  # noqa: E402

TARGET = pathlib.Path(__file__).parent / "../src/test/resources/nn/text/vocabulary.jsonl"
CASES = [
    {},
    {"standardize": "lower"},
    {"standardize": "strip_punctuation"},
    {"standardize": None},
    {"split": "character"},
    {"split": None},
    {"ngrams": 2},
    {"ngrams": (2, 3)},
    {"ngrams": (3, 1), "split": "character", "max_tokens": 300},
    {"max_tokens": 40},
    {"max_tokens": 3},
    {"standardize": "lower", "ngrams": 3, "max_tokens": 100},
]


def rows(values):
    return [[round(float(each), 6) if each % 1 else int(each) for each in row] for row in values]


def case(options):
    draw = random.Random(json.dumps(options))
    some = [line for line in lines(400) if "\0" not in line]
    fit = draw.sample(SENTENCES, 5) + draw.sample(some, 10) + ["[UNK] a", "b b a", ""]
    texts = draw.sample(SENTENCES, 2) + draw.sample(some, 6) + ["", "nothingknown [UNK] a b a", "!?"]
    answer = {"options": options, "fit": fit, "texts": texts}
    for mode in ["int", "multi_hot", "count", "tf_idf"]:
        # Its other modes have no number for padding, so that one word more would fit in.
        least = {"max_tokens": options["max_tokens"] - 1} if mode != "int" and "max_tokens" in options else {}
        layer = keras.layers.TextVectorization(output_mode=mode, **{**options, **least})
        layer.adapt(fit)
        given = layer(texts)
        if options.get("split", "") is None and mode == "int":
            given = [[each] for each in given.numpy()]
        elif options.get("split", "") is None:
            given = layer([[text] for text in texts])
        if mode == "int":
            answer["words"] = [str(word) for word in layer.get_vocabulary()]
            answer[mode] = rows(given)
        elif len(answer["words"]) < 120:
            answer[mode] = rows(given.numpy())
        else:
            # Of wide rows, the columns that are not 0.
            answer[mode + "_at"] = [[[i, each] for i, each in enumerate(row) if each] for row in rows(given.numpy())]
    return answer


with open(TARGET, "w", encoding="utf-8", newline="\n") as out:
    for options in CASES:
        out.write(json.dumps(case(options), ensure_ascii=False, separators=(",", ":")) + "\n")
