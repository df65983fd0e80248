#!/usr/bin/env python3
"""UDPipe 1.2 and Khabar read the same raw text in one run: scores and speed side by side.

    pip install ufal.udpipe gensim
    python3 bench/udpipe.py [--quick | --short | --model FILE] [--joined] [--khabar BINARY] TREEBANK_DIR > eval/udpipe.txt

TREEBANK_DIR holds ar_padt-ud-train.conllu and ar_padt-ud-test.conllu of UD Arabic PADT.

Training: UDPipe learns from the training part without the sentences whose last token is written twice (Khabar leaves them out too); every 20th sentence tells it when to stop,
since the development part has no trees. Options are those that its authors chose for Arabic (training/models-ud-2.0), which take hours; --short takes the iterations down to what
reaches their words and tags (half an hour), --quick further (minutes; neither words, tags nor trees are what UDPipe can do). Vectors of forms are learnt from the same part with
gensim; without gensim they begin at random. What is trained is kept in --work and taken from there by the next run.

Text: the sentences of the test part, each a paragraph; --joined adds a reading without any line break.
Speed: each program is a whole process on one thread, its processor time (user and system) the least of --repeat runs. The same process on an empty text is its
loading, which is taken off for the second rate. UDPipe is driven from Python, whose start is part of its loading.
Scores: `khabar eval --conllu --parsed`, the metrics of the CoNLL 2018 shared task, for both.
"""
import argparse
import collections
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

try:
    import ufal.udpipe as udpipe
except ImportError:
    sys.exit("expected the package ufal.udpipe, found none: pip install ufal.udpipe")

Level = collections.namedtuple("Level", "epochs tagger suffixes parser gold_tags part")
LEVELS = {
    "full": Level(epochs=100, tagger=20, suffixes=12, parser=30, gold_tags=0, part=1),
    "short": Level(epochs=100, tagger=8, suffixes=8, parser=2, gold_tags=1, part=1),
    "quick": Level(epochs=10, tagger=1, suffixes=8, parser=1, gold_tags=1, part=3),
}
PUBLISHED = ("Published for the UD 2.3 models of UDPipe 1.2 from raw text: words 94.6, UPOS 90.2, UAS 72.7, LAS 67.6; "
             "its speed was measured elsewhere, on a like machine, as 3,300 tokens/s.")
METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")


def describe(level):
    part = f" on one sentence in {level.part}" if level.part > 1 else ""
    return f"tokeniser {level.epochs} epochs, tagger {level.tagger} iterations, parser {level.parser}{part}"


def tokenizer_options(level):
    return (f"dimension=24;epochs={level.epochs};initialization_range=0.1;batch_size=100;"
            "learning_rate=0.002;dropout=0.3;early_stopping=1")


def tagger_options(level):
    return (f"models=2;iterations={level.tagger};templates_1=tagger;guesser_suffix_rules_1={level.suffixes};"
            "guesser_enrich_dictionary_1=6;guesser_prefixes_max_1=0;use_lemma_1=0;use_xpostag_1=1;use_feats_1=1;"
            "provide_lemma_1=0;provide_xpostag_1=1;provide_feats_1=1;prune_features_1=0;templates_2=lemmatizer;"
            "guesser_suffix_rules_2=4;guesser_enrich_dictionary_2=6;guesser_prefixes_max_2=4;use_lemma_2=1;"
            "use_xpostag_2=0;use_feats_2=0;provide_lemma_2=1;provide_xpostag_2=0;provide_feats_2=0;prune_features_2=1")


def parser_options(level, vectors):
    options = (f"iterations={level.parser};use_gold_tags={level.gold_tags};embedding_upostag=20;embedding_feats=20;"
               "embedding_xpostag=0;embedding_form=50;embedding_lemma=0;embedding_deprel=20;learning_rate=0.02;"
               "learning_rate_final=0.001;l2=0.5;hidden_layer=200;batch_size=10;transition_system=swap;"
               "transition_oracle=static_lazy;structured_interval=10")
    return options + (f";embedding_form_file={vectors}" if vectors else "")


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def read_blocks(path):
    with open(path, encoding="utf-8") as file:
        return [block for block in file.read().split("\n\n") if block.strip()]


def tokens(block):
    """Form, tag of the last word and number of words, of each orthographic token."""
    rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
    found, inside = [], 0
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            found.append([row[1], None, last - first + 1])
            inside = found[-1][2]
        elif inside:
            found[-1][1], inside = row[3], inside - 1
        else:
            found.append([row[1], row[3], 1])
    return found


def repeats_its_end(block):
    """PADT writes a last token of several words twice where no mark follows."""
    found = tokens(block)
    if len(found) < 2 or found[-1][0] != found[-2][0]:
        return False
    return found[-1][2] > 1 or found[-1][1] != found[-2][1] or found[-1][1] == "PRON"


def text_of(block):
    return next(line[len("# text = "):] for line in block.splitlines() if line.startswith("# text = "))


def sentences(blocks):
    found, error = udpipe.Sentences(), udpipe.ProcessingError()
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText("\n\n".join(blocks) + "\n\n")
    sentence = udpipe.Sentence()
    while reader.nextSentence(sentence, error):
        found.append(sentence)
        sentence = udpipe.Sentence()
    if error.occurred():
        sys.exit(f"expected CoNLL-U, found: {error.message}")
    return found


def learn_vectors(blocks, path):
    """Skip-gram vectors of the forms of the training part; `None` without gensim."""
    try:
        from gensim.models import Word2Vec
    except ImportError:
        say("gensim is not installed: vectors of forms begin at random")
        return None
    rows = ([line.split("\t") for line in block.splitlines() if line[:1] != "#"] for block in blocks)
    forms = [[row[1] for row in block if row[0].isdigit()] for block in rows]
    model = Word2Vec(forms, vector_size=50, window=10, epochs=15, sg=1, min_count=2, workers=1, seed=1)
    model.wv.save_word2vec_format(path)
    return path


def train(blocks, name, work):
    """The path of a model, trained in two steps so that a run that is stopped can go on."""
    level = LEVELS[name]
    os.makedirs(work, exist_ok=True)
    first, whole = (os.path.join(work, f"{name}.{part}.udpipe") for part in ("tagger", "whole"))
    if os.path.exists(whole):
        say(f"{whole} is there and is not trained again")
        return whole
    blocks = [block for block in blocks if not repeats_its_end(block)]
    held = sentences(blocks[::20])
    rest = [block for index, block in enumerate(blocks) if index % 20]

    def step(path, blocks, *options):
        start, error = time.process_time(), udpipe.ProcessingError()
        model = udpipe.Trainer.train("morphodita_parsito", sentences(blocks), held, *options, error)
        if error.occurred():
            sys.exit(f"UDPipe could not be trained: {error.message}")
        with open(path + ".part", "wb") as file:
            file.write(model)
        os.replace(path + ".part", path)
        say(f"trained {path} in {time.process_time() - start:.0f} s of processor time")

    if not os.path.exists(first):
        step(first, rest, tokenizer_options(level), tagger_options(level), "none")
    vectors = learn_vectors(rest, os.path.join(work, "forms.vectors"))
    kept = f"from_model=file:{first}"
    step(whole, rest[::level.part], kept, kept, parser_options(level, vectors))
    return whole


def parse_with_udpipe(model_path):
    """The other process: standard input to standard output."""
    model = udpipe.Model.load(model_path)
    if model is None:
        sys.exit(f"expected a model of UDPipe in {model_path}, found something else")
    error = udpipe.ProcessingError()
    pipeline = udpipe.Pipeline(model, "tokenize", udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT, "conllu")
    parsed = pipeline.process(sys.stdin.buffer.read().decode("utf-8"), error)
    if error.occurred():
        sys.exit(error.message)
    sys.stdout.buffer.write(parsed.encode("utf-8"))


def timed(command, text, repeat):
    """What a process prints, and the least processor time of a few runs."""
    least = None
    for _ in range(repeat):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, input=text.encode("utf-8"), stdout=subprocess.PIPE,
                              env={**os.environ, "RAYON_NUM_THREADS": "1"})
        if done.returncode:
            sys.exit(f"{' '.join(command)}: ended with {done.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = took if least is None else min(least, took)
    return done.stdout, least


def scores(khabar, parsed, test):
    with tempfile.NamedTemporaryFile(suffix=".conllu") as file:
        file.write(parsed)
        file.flush()
        lines = subprocess.run([khabar, "eval", "--conllu", "--json", "--parsed", file.name, test],
                               check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout.splitlines()
    rows = map(json.loads, lines)
    return {row["metric"]: row["f1"] for row in rows}


def compare(options, model, label, texts, test, count):
    """The table for one way to put the sentences together."""
    title, text = texts
    programs = (
        (label, [sys.executable, os.path.abspath(__file__), "--as-udpipe", model]),
        ("khabar", [options.khabar, "parse"]),
    )
    rates = []
    for name, command in programs:
        parsed, whole = timed(command, text, options.repeat)
        _, load = timed(command, "", options.repeat)
        found = scores(options.khabar, parsed, test)
        rates.append((count / whole, count / max(whole - load, 1e-3)))
        cells = "".join(f"{found[metric]:10.2f}" for metric in METRICS)
        print(f"{title:11}{name:14}{cells}{load:9.2f}{whole:9.2f}{rates[-1][0]:10.0f}{rates[-1][1]:13.0f}", flush=True)
    whole, net = (ours / theirs for ours, theirs in zip(rates[1], rates[0]))
    print(f"{title:11}{'ratio':14}{'':{10 * len(METRICS) + 18}}{whole:10.1f}{net:13.1f}", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", metavar="TREEBANK_DIR")
    level = parser.add_mutually_exclusive_group()
    level.add_argument("--quick", action="store_true", help="few iterations: minutes")
    level.add_argument("--short", action="store_true", help="enough iterations for words and tags: half an hour")
    level.add_argument("--model", metavar="FILE", help="a trained model of UDPipe, instead of training one")
    parser.add_argument("--joined", action="store_true", help="also read the text without any line break")
    parser.add_argument("--khabar", metavar="BINARY", default="target/release/khabar")
    parser.add_argument("--work", metavar="DIR", default="target/udpipe", help="folder for what is trained")
    parser.add_argument("--repeat", metavar="N", type=int, default=3, help="runs of which the fastest counts")
    return parser.parse_args()


def main():
    if sys.argv[1:2] == ["--as-udpipe"]:
        return parse_with_udpipe(sys.argv[2])
    options = arguments()
    train_path, test_path = (os.path.join(options.treebank, f"ar_padt-ud-{part}.conllu") for part in ("train", "test"))
    needed = [test_path, options.khabar] + ([options.model] if options.model else [train_path])
    for path in needed:
        if not os.path.isfile(path):
            sys.exit(f"expected a file {path}, found none")
    if options.repeat < 1:
        sys.exit(f"--repeat: expected at least 1, found {options.repeat}")
    name = "quick" if options.quick else "short" if options.short else "full"
    model = options.model or train(read_blocks(train_path), name, options.work)
    label = "udpipe" if options.model else f"udpipe {name}"
    test = read_blocks(test_path)
    count = sum(len(tokens(block)) for block in test)
    texts = [("paragraphs", "\n\n".join(map(text_of, test)) + "\n")]
    if options.joined:
        texts.append(("joined", " ".join(map(text_of, test)) + "\n"))
    if name != "full" and not options.model:
        print(f"# CUT SHORT (--{name}: {describe(LEVELS[name])}): this is not what UDPipe can do. {PUBLISHED}")
    print(f"# Written by bench/udpipe.py: test part of UD Arabic PADT as raw text, {len(test)} sentences, {count} tokens; "
          "F1 of the CoNLL 2018 shared task; processor seconds of whole processes on one thread.")
    heads = "".join(f"{metric:>10}" for metric in METRICS)
    print(f"{'text':11}{'program':14}{heads}{'load s':>9}{'whole s':>9}{'tokens/s':>10}{'without load':>13}", flush=True)
    for pair in texts:
        compare(options, model, label, pair, test_path, count)


if __name__ == "__main__":
    main()
