#!/usr/bin/env python3
"""Check the project's own digests: check.py [FOLDER_OF_SCORE [FOLDER_OF_CORPUS]]

Every quote is unique in its text, `place` of score.py finds every fact where its number stands, every
Arabic numeral is covered by a fact or an `other` line (list numbers aside), the answers to the planted
faults are unique, and no text shares a run of 16 characters with the corpus.
"""
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
KEYS = ["unit", "topic", "subject", "indicator", "number", "measure", "value", "base", "bound", "status", "period", "rank", "quote"]
TOPICS = "重大项目 主要经济指标 七张问题清单 数字化改革 先进制造业 城市更新 政府专项债 短板攻坚 特色亮点 其他".split()
BOUNDS = [None] + "约 近 超 以上 以下 余 多 不低于".split()
SCALES = [("万亿", 10 ** 12), ("亿", 10 ** 8), ("万", 10 ** 4)]


def lines(path):
    with open(path, encoding="utf-8") as rows:
        return [json.loads(row) for row in rows if row.strip()]


def plain(text):
    return text.translate(str.maketrans("０１２３４５６７８９．％，", "0123456789.%,"))


def scaled(fact):
    """The value that number and measure spell, for the plain cases."""
    number, measure = plain(fact["number"]).replace(",", ""), fact["measure"]
    if fact["measure"] is None or not re.fullmatch(r"\d+(\.\d+)?", number):
        return None
    value = float(number)
    for sign, scale in SCALES:
        if re.match("[余多]?" + sign, measure):
            return value * scale
    return value


def check(name, text, score):
    wrong, covered = [], []
    at = lambda first, last: (len(text.encode()[:first].decode()), len(text.encode()[:last].decode()))
    for fact in lines(os.path.join(HERE, name + ".facts.jsonl")):
        try:
            covered.append(at(*score.place(text, fact)))
        except ValueError as error:
            wrong.append(str(error))
        if text.count(fact["quote"]) != 1:
            wrong.append("not unique: " + fact["quote"])
        if [key for key in fact if key != "also"] != KEYS:
            wrong.append("keys: " + fact["quote"])
        if fact["topic"] not in TOPICS or fact["bound"] not in BOUNDS or fact["status"] not in ("actual", "target", "projected"):
            wrong.append("topic, bound or status: " + fact["quote"])
        if fact["number"] is None and not fact["rank"]:
            wrong.append("neither number nor rank: " + fact["quote"])
        for rank in fact["rank"]:
            if rank["raw"] not in text:
                wrong.append("rank %s: %s" % (rank["raw"], fact["quote"]))
        if fact["number"] and (expected := scaled(fact)) is not None:
            if abs(abs(fact["value"]) - expected) > 1e-9 * max(1, expected):
                wrong.append("value %s of %s" % (fact["value"], fact["quote"]))
    for row in lines(os.path.join(HERE, name + ".other.jsonl")):
        for quote in row["quote"] if isinstance(row["quote"], list) else [row["quote"]]:
            if text.count(quote) != 1:
                wrong.append("not unique: " + quote)
            elif isinstance(row["quote"], str):
                inner = quote.find(row["text"])
                if inner < 0:
                    wrong.append("%s not in %s" % (row["text"], quote))
                start = text.find(quote) + inner
                covered.append((start, start + len(row["text"])))
    covered += [hit.span(1) for hit in re.finditer(r"(?:^|\n)[ 　]*[（(]?([0-9０-９]{1,2})[.、．)）]", text)]
    for hit in re.finditer(r"[0-9０-９]+(?:[.．][0-9０-９]+)?", text):
        if not any(start < hit.end() and hit.start() < end for start, end in covered):
            wrong.append("uncovered %s at …%s…" % (hit.group(), text[max(0, hit.start() - 8):hit.end() + 8]))
    return wrong


def main():
    shared = os.path.join(os.path.dirname(ROOT), "shared")
    sys.path.insert(0, sys.argv[1] if len(sys.argv) > 1 else os.path.join(shared, "score"))
    import score
    corpus = sys.argv[2] if len(sys.argv) > 2 else os.path.join(shared, "corpus")
    runs = set()
    for name in os.listdir(corpus) if os.path.isdir(corpus) else []:
        raw = open(os.path.join(corpus, name), "rb").read()
        known = raw.decode("gb18030" if "gb18030" in name else "utf-8", "replace")
        known = re.sub(r"\s", "", plain(known))
        runs.update(known[i:i + 16] for i in range(len(known) - 15))
    failed = False
    for name in sorted(n[:-12] for n in os.listdir(HERE) if n.endswith(".facts.jsonl")):
        path = os.path.join(HERE, name + ".txt")
        if not os.path.exists(path):
            path = os.path.join(ROOT, "static", "samples", name + ".txt")
        text = open(path, encoding="utf-8", newline="").read()
        wrong = check(name, text, score)
        body = re.sub(r"\s", "", plain(text))
        wrong += ["in the corpus: " + body[i:i + 16] for i in range(len(body) - 15) if body[i:i + 16] in runs]
        for answers in (path[:-4] + ".answers.json", os.path.join(HERE, name + ".traps.json")):
            if not os.path.exists(answers):
                continue
            quotes = [quote for row in json.load(open(answers, encoding="utf-8")) for quote in row["quotes"]]
            wrong += ["answer not unique: " + quote for quote in quotes if text.count(quote) != 1]
        facts = lines(os.path.join(HERE, name + ".facts.jsonl"))
        print("%-24s %5d characters %4d facts  %s" % (name, len(text), len(facts), "wrong" if wrong else "right"))
        for line in wrong:
            print("   ", line)
        failed |= bool(wrong)
    return failed


if __name__ == "__main__":
    sys.exit(main())
