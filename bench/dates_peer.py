#!/usr/bin/env python3
"""Times of the annotated documents read by dateparser (PyPI) and by Khabar, side by side in one run.

    pip install dateparser
    python3 bench/dates_peer.py [GOLD_DIR] [KHABAR] > eval/dates-peer.txt

Value: for each annotated DATE or TIME with a calendar value, dateparser is given the annotated words themselves (a help that Khabar does not get) and the day
of publication, and prefers the past; its date is cut to the grain of the annotated value. Khabar reads the whole text and must find the words too.
Speed: search_dates over the whole texts, against the whole line of `khabar extract` (words, names, claims and all) on one thread.
"""
import csv
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import time

import dateparser
from dateparser.search import search_dates

gold_dir = sys.argv[1] if len(sys.argv) > 1 else "../shared/gold"
khabar = sys.argv[2] if len(sys.argv) > 2 else "target/release/khabar"
if not os.path.isdir(gold_dir):
    sys.exit(f"skipped: there is no {gold_dir}")
texts = os.path.join(gold_dir, "texts")
with open(os.path.join(texts, "metadata.csv"), encoding="utf-8") as file:
    metadata = {row["file"]: row for row in csv.DictReader(file)}
golds = {}
for name in sorted(os.listdir(os.path.join(gold_dir, "dev"))):
    if name.endswith(".json"):
        with open(os.path.join(gold_dir, "dev", name), encoding="utf-8") as file:
            golds[name[:-5]] = json.load(file)

CALENDAR = re.compile(r"\d{4}(-W\d{2}|-\d{2}(-\d{2})?)?$")


def cut(date, value):
    """A date at the grain of an annotated value."""
    if "W" in value:
        year, week, _ = date.isocalendar()
        return f"{year:04}-W{week:02}"
    return date.strftime("%Y-%m-%d")[: len(value)]


def settings(day):
    return {"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}


with tempfile.TemporaryDirectory() as out:
    start = time.perf_counter()
    subprocess.run(
        [khabar, "extract", "--metadata", os.path.join(texts, "metadata.csv"), "--out", out, texts],
        check=True, capture_output=True, env={**os.environ, "RAYON_NUM_THREADS": "1"},
    )
    khabar_seconds = time.perf_counter() - start
    systems = {}
    for name in golds:
        with open(os.path.join(out, name + ".json"), encoding="utf-8") as file:
            systems[name] = json.load(file)

total = peer_right = peer_read = ours_right = ours_read = 0
for name, gold in golds.items():
    published = metadata[name + ".txt"]["published"]
    if not published:
        continue
    day = dt.datetime.fromisoformat(published)
    for expected in gold["times"]:
        value = expected["value"] or ""
        if expected["type"] not in ("DATE", "TIME") or not CALENDAR.match(value):
            continue
        total += 1
        words = gold["text"][expected["start"]:expected["end"]]
        found = dateparser.parse(words, languages=["ar"], settings=settings(day))
        peer_read += found is not None
        peer_right += found is not None and cut(found, value) == value
        over = [t for t in systems[name]["times"]
                if t["start"] < expected["end"] and expected["start"] < t["end"]]
        ours_read += bool(over)
        ours_right += any(t["value"] == value for t in over)

characters = sum(len(gold["text"]) for gold in golds.values())
start = time.perf_counter()
for name, gold in golds.items():
    published = metadata[name + ".txt"]["published"]
    day = dt.datetime.fromisoformat(published) if published else dt.datetime(2020, 1, 1)
    search_dates(gold["text"], languages=["ar"], settings=settings(day))
peer_seconds = time.perf_counter() - start

print("# Written by bench/dates_peer.py: calendar dates of the annotated documents, both programs in one run on one machine.")
print(f"{'':34} {'read':>6} {'right':>6} {'of':>5}  right/of   seconds   characters/s")
for label, read, right, seconds in (
    (f"dateparser {dateparser.__version__}, words given", peer_read, peer_right, peer_seconds),
    ("khabar, words found by itself", ours_read, ours_right, khabar_seconds),
):
    print(f"{label:34} {read:6} {right:6} {total:5}  {right / total:8.3f} {seconds:9.2f} {characters / seconds:14.0f}")
