#!/usr/bin/python3
"""Makes an edited edition of the sample's draft with changes that are known: lis-final.pdf and lis-final.json, a list of
{"kind", "before", "after"}. All lines and pages break otherwise too, which is no change. For the same draft always the
same. Needs what resources/sample/make/make_draft.py needs."""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MAKE = HERE.parents[2] / "resources/sample/make"
sys.path.insert(0, str(MAKE))
import figures  # noqa: E402
import make_draft  # noqa: E402

NEW = ["The partnership will publish the evidence behind this choice by the end of the year, so that anyone can check it.",
       "Respondents asked for a named officer; one will be appointed for each priority before the strategy takes effect.",
       "A small fund for village halls will pay for broadband equipment where no operator offers a service.",
       "Colleges told us that timetables matter more than fees, and buses will be planned around the first lesson.",
       "We will review this part after two years with the people who wrote to us about it.",
       "Night workers were missing from the draft and are counted from now on.",
       "The canals carry goods once more on trial between Etruria and Stone, and the trial will be reported on.",
       "Apprentices under nineteen travel free on the services named above from the autumn.",
       "Farm shops and small dairies may use the food laboratory at cost for their first three products."]


def printed(text):
    """As it stands on the page."""
    return text.replace("**", "").strip()


def reworded(words, chance):
    words = list(words)
    for _ in range(3):
        at = chance.randrange(2, len(words) - 2)
        words[at] = chance.choice(["plainly", "jointly", "every second", "well-lit", "carefully", "local", "shared"])
    at = chance.randrange(2, len(words) - 2)
    words[at:at] = ["as", "many", "respondents", "asked"]
    return words


def main():
    chance = random.Random(40)
    lines = (MAKE / "content.txt").read_text(encoding="utf-8").splitlines()
    plain = [i for i, line in enumerate(lines)
             if len(line.split()) > 30 and not re.match(r"[#!~-]", line) and "|" not in line and "[[" not in line]
    cells = [i for i, line in enumerate(lines) if re.search(r"\| [£\d]", line) and "[[" not in line]
    chance.shuffle(plain)
    chance.shuffle(cells)
    # No two changes next to each other: which of them a difference belongs to could not be said.
    chosen, taken = [], set()
    for i in plain:
        if len(chosen) < 34 and not taken & {i - 1, i, i + 1}:
            chosen.append(i)
            taken.add(i)
    change, add, remove, move = chosen[:12], chosen[12:21], chosen[21:29], chosen[29:34]
    known, after = [], dict()
    for i in change:
        after[i] = [" ".join(reworded(lines[i].split(), chance))]
        known.append({"kind": "changed", "before": printed(lines[i]), "after": printed(after[i][0])})
    for i, text in zip(add, NEW):
        after[i] = [lines[i], text]
        known.append({"kind": "added", "before": "", "after": text})
    for i in remove:
        after[i] = []
        known.append({"kind": "removed", "before": printed(lines[i]), "after": ""})
    free = [i for i in plain if i not in taken and not taken & {i - 1, i + 1}]
    for i in move:
        to = next(j for j in free if abs(j - i) > 30)
        free.remove(to)
        after[i] = []
        after[to] = [lines[to], lines[i]]
        known.append({"kind": "moved", "before": printed(lines[i]), "after": printed(lines[i])})
    for i in cells[:6]:
        row = [cell.strip() for cell in lines[i].split("|")]
        at = next(n for n, cell in enumerate(row) if n > 0 and re.match(r"[£\d]", cell))
        row[at] = re.sub(r"\d", lambda digit: str((int(digit.group()) + 3) % 10), row[at])
        after[i] = [" | ".join(row)]
        known.append({"kind": "changed", "before": " ".join(c.strip() for c in lines[i].split("|")), "after": " ".join(row)})

    writer = make_draft.Writer()
    with tempfile.TemporaryDirectory() as folder:
        make_draft.DRAFT = pathlib.Path(folder)
        (make_draft.DRAFT / "figures").mkdir()
        writer.convert([line for i, old in enumerate(lines) for line in after.get(i, [old])])
        style = (MAKE.parent / "draft/style.css").read_text(encoding="utf-8")
        page = ('<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"/><title>Made here, made better (final)</title>'
                f"<style>{style}\nbody {{ font-size: 9.1pt; word-spacing: 0.04em }}</style></head><body>\n"
                + make_draft.COVER.format(art=figures.cover_art()) + "\n" + make_draft.contents(writer) + "\n"
                + "\n".join(writer.out) + "\n</body></html>\n")
        source = make_draft.DRAFT / "final.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(["/usr/bin/weasyprint", "-q", str(source), str(HERE / "lis-final.pdf")], check=True,
                       env=os.environ | {"SOURCE_DATE_EPOCH": "1583020800"})
    (HERE / "lis-final.json").write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(len(known), "changes")


if __name__ == "__main__":
    main()
