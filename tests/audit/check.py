#!/usr/bin/env python3
"""Check the audit texts: check.py [FOLDER_OF_CORPUS]

Every quote of *.answers.json and *.traps.json and every place of *.redundant.json is unique in its text,
every mutation changes it, every step of same.json finds what it replaces, every faulty text has 600 to
2500 characters, and no text shares a run of 16 characters with the corpus.
"""
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MUTATIONS = "swap_values rank_shift copy_rank swap_part_whole digit_of_percent times_10000 growth_sign drop_part".split()
SEVERITIES = ("fails", "unclear", "look")


def read(name):
    here = os.path.join(HERE, name + ".txt")
    path = here if os.path.exists(here) else os.path.join(ROOT, "static", "samples", name + ".txt")
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def rows(name, kind):
    path = os.path.join(HERE, "%s.%s.json" % (name, kind))
    return json.load(open(path, encoding="utf-8")) if os.path.exists(path) else []


def runs(folder):
    known = set()
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        raw = open(os.path.join(folder, name), "rb").read()
        text = re.sub(r"\s", "", raw.decode("gb18030" if "gb18030" in name else "utf-8", "replace"))
        known.update(text[i:i + 16] for i in range(len(text) - 15))
    return known


def mutated(text, row):
    """The text with a mutation's places changed (`also` holds a second one), each where it stood before."""
    places = sorted((text.index(step["quote"]), step["quote"], step["replace"]) for step in [row] + row.get("also", []))
    for at, quote, other in reversed(places):
        text = text[:at] + other + text[at + len(quote):]
    return text


def preserved(step):
    """The text after one meaning-preserving step, and what the step did not find."""
    text, lost = read(step["text"]), []
    for old, new in step.get("replace", []):
        lost += [] if old in text else [old]
        text = text.replace(old, new)
    if "order" in step:
        starts = [text.index("\n%s\n" % name) + 1 for name in step["headings"]] + [len(text)]
        blocks = {name: text[starts[i]:starts[i + 1]].rstrip("\n") for i, name in enumerate(step["headings"])}
        text = text[:starts[0]] + "\n\n".join(blocks[name] for name in step["order"]) + "\n"
    return text, lost


def main():
    corpus = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(ROOT), "shared", "corpus")
    known, failed = runs(corpus), False
    names = {file[:-4] for file in os.listdir(HERE) if file.endswith(".txt")}
    names |= {file[:-len(".redundant.json")] for file in os.listdir(HERE) if file.endswith(".redundant.json")}
    for name in sorted(names):
        text, wrong = read(name), []
        answers, traps, mutations = (rows(name, kind) for kind in ("answers", "traps", "redundant"))
        quotes = [quote for row in answers + traps for quote in row["quotes"]]
        quotes += [step["quote"] for row in mutations for step in [row] + row.get("also", [])]
        wrong += ["not unique: " + quote for quote in quotes if text.count(quote) != 1]
        wrong += ["severity: " + row["kind"] for row in answers if row["severity"] not in SEVERITIES]
        for row in mutations:
            if row["mutation"] not in MUTATIONS or (text.count(row["quote"]) == 1 and mutated(text, row) == text):
                wrong.append("mutation: " + row["quote"])
        body = re.sub(r"\s", "", text)
        if answers and not 600 <= len(body) <= 2500:
            wrong.append("%d characters" % len(body))
        wrong += ["in the corpus: " + body[i:i + 16] for i in range(len(body) - 15) if body[i:i + 16] in known]
        print("%-20s %5d characters %3d faults %3d traps %3d mutations  %s" % (
            name, len(body), len(answers), len(traps), len(mutations), "wrong" if wrong else "right"))
        for line in wrong:
            print("   ", line)
        failed |= bool(wrong)
    for step in json.load(open(os.path.join(HERE, "same.json"), encoding="utf-8")):
        text, lost = preserved(step)
        failed |= bool(lost) or text == read(step["text"])
        print("%-20s %s" % (step["name"], "not found: %s" % lost if lost else "right"))
    return failed


if __name__ == "__main__":
    sys.exit(main())
