"""What HuggingFace's tokenizers answers: trains small tokenizers of both kinds on lines of many scripts, and encodes a
thousand lines with each. Writes the tokenizers and the answers to ../src/test/resources/nn/text.

    lines.jsonl                 the lines
    <name>.json                 a tokenizer.json
    <name>.answers              for each line a checksum of the text read back, and the ids, or of all but the first
                                tokenizer of each kind a checksum of them
    pairs.jsonl                 pairs, lengths and padding: lines, options, ids, types, mask, text read back

Made with tokenizers 0.23.2: python tokens.py
"""
import json
import pathlib
import zlib

from tokenizers import (AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers)

from lines import SENTENCES, lines

TARGET = pathlib.Path(__file__).parent / "../src/test/resources/nn/text"
LINES = lines(1000)
BERT = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
LLAMA = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|"
         r"\s+(?!\S)|\s+")


def bert(size, normalizer, pre=None, **options):
    made = Tokenizer(models.WordPiece(unk_token="[UNK]", **options))
    made.normalizer = normalizer
    made.pre_tokenizer = pre or pre_tokenizers.BertPreTokenizer()
    made.train_from_iterator(
        LINES, trainers.WordPieceTrainer(vocab_size=size, special_tokens=BERT, show_progress=False, limit_alphabet=700))
    made.decoder = decoders.WordPiece()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    return made


def byte_level(size, special, normalizer=None, pre=None, **options):
    made = Tokenizer(models.BPE(**options))
    if normalizer:
        made.normalizer = normalizer
    made.pre_tokenizer = pre or pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.train_from_iterator(LINES, trainers.BpeTrainer(
        vocab_size=size, special_tokens=special, show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    made.decoder = decoders.ByteLevel()
    return made


def all_tokenizers():
    yield "bert-uncased", bert(2000, normalizers.BertNormalizer(lowercase=True))
    cased = bert(1200, normalizers.BertNormalizer(lowercase=False, strip_accents=False, handle_chinese_chars=False))
    cased.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    cased.add_tokens([AddedToken("El Niño", single_word=True), AddedToken("fox", lstrip=True, rstrip=True, normalized=True),
                      AddedToken("tom", single_word=True, normalized=False)])
    yield "bert-cased", cased
    yield "words", bert(900, normalizers.Sequence([
        normalizers.NFKD(), normalizers.StripAccents(), normalizers.Lowercase(), normalizers.Replace("ß", "ss"),
        normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]), pre_tokenizers.Sequence([
            pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=True)]), max_input_chars_per_word=20)
    yield "punctuated", bert(900, normalizers.Sequence([normalizers.NFD(), normalizers.Prepend("x")]),
                             pre_tokenizers.Sequence([
                                 pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation("merged_with_next"),
                                 pre_tokenizers.Digits()]), continuing_subword_prefix="@@")
    gpt = byte_level(1500, ["<|endoftext|>"])
    gpt.post_processor = processors.ByteLevel(trim_offsets=False)
    yield "gpt", gpt
    roberta = byte_level(1000, ["<s>", "<pad>", "</s>", "<unk>"], normalizers.NFC(),
                         pre_tokenizers.ByteLevel(add_prefix_space=True))
    roberta.add_special_tokens([AddedToken("<mask>", lstrip=True, normalized=False, special=True)])
    roberta.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    yield "roberta", roberta
    llama = byte_level(900, ["<|begin|>"], None, pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(LLAMA), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]),
        ignore_merges=True)
    llama.post_processor = processors.Sequence([processors.ByteLevel(), processors.TemplateProcessing(
        single="<|begin|> $A", pair="<|begin|> $A <|begin|> $B:1", special_tokens=[("<|begin|>", 0)])])
    yield "llama", llama
    clip = Tokenizer(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>", fuse_unk=True))
    clip.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    clip.pre_tokenizer = pre_tokenizers.Split(Regex(r"'s|'t|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+"), "removed", invert=True)
    clip.train_from_iterator(LINES, trainers.BpeTrainer(
        vocab_size=700, special_tokens=["<unk>"], show_progress=False, limit_alphabet=150, end_of_word_suffix="</w>"))
    clip.decoder = decoders.BPEDecoder()
    yield "clip", clip


def old_notation(text):
    """Writes merges as files did of old, "a b"."""
    made = json.loads(text)
    made["model"]["merges"] = [" ".join(pair) for pair in made["model"]["merges"]]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def checksum(text):
    return format(zlib.crc32(text.encode()), "08x")


def pairs(name, made):
    cases = [(4, 9), (2, 6), (0, 3), (0, None), (24, 23)]
    cases += [(first, first * 7 % 1000) for first in range(700, 704)]
    bare = Tokenizer.from_str(made.to_str())
    options = [(None, None), (dict(max_length=12), dict(length=12, pad_id=1, pad_token="p")),
               (dict(max_length=9, direction="left"), dict(direction="left", pad_to_multiple_of=8, pad_type_id=1)),
               (dict(max_length=120, strategy="only_first"), None)]
    for cut, fill in options:
        if cut:
            made.enable_truncation(**cut)
        if fill:
            made.enable_padding(**fill)
        for first, second in cases if cut else cases[:3]:
            # Of two texts that are both longer than all may be, it does not always leave more of the longer one.
            longer = [each for each in (first, second) if each is not None and cut and len(bare.encode(LINES[each]).ids) > cut["max_length"]]
            if len(longer) == 2 and "strategy" not in cut:
                continue
            try:
                given = made.encode(LINES[first], second and LINES[second])
            except BaseException:  # what cannot be cut
                continue
            yield dict(name=name, first=first, second=second, ids=given.ids, types=given.type_ids, mask=given.attention_mask,
                       text=made.decode(given.ids, skip_special_tokens=False),
                       truncation=json.loads(made.to_str())["truncation"], padding=json.loads(made.to_str())["padding"])
        made.no_truncation()
        made.no_padding()


def write(name, text):
    (TARGET / name).write_text(text, encoding="utf-8", newline="\n")


write("lines.jsonl", "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES))
cases = []
for name, made in all_tokenizers():
    text = json.dumps(json.loads(made.to_str()), ensure_ascii=False, separators=(",", ":"))
    write(name + ".json", old_notation(text) if name in ("gpt", "clip") else text)
    answers = [made.encode(line).ids for line in LINES]
    whole = name in ("bert-uncased", "gpt")
    write(name + ".answers", "".join(
        checksum(made.decode(ids)) + " " + (written if whole else checksum(written)) + "\n"
        for ids in answers for written in [" ".join(map(str, ids))]))
    cases += pairs(name, made)
write("pairs.jsonl", "".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) + "\n" for case in cases))
