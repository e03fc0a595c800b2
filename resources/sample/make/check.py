#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the sample against itself with Python's own readers: exit status 1 and a line for each thing amiss."""
import csv
import datetime as dt
import email
import email.policy
import email.utils
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = HERE.parent
RESPONSES = SAMPLE / "responses"
MANIFEST = SAMPLE.parent.parent / "tests" / "data" / "sample" / "manifest.json"
wrong = []


def expect(condition, what):
    if not condition:
        wrong.append(what)


def mbox_messages(path):
    """mboxrd, read plainly."""
    for block in re.split(rb"^From \S+ .*\n", path.read_bytes(), flags=re.M)[1:]:
        yield re.sub(rb"^>(>*From )", rb"\1", block[:-1], flags=re.M)


def body_text(message, kind):
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            raw = part.get_payload(decode=True)
            for charset in (part.get_content_charset() or "utf-8", "windows-1252"):
                try:
                    return raw.decode(charset).replace("\r\n", "\n")
                except UnicodeDecodeError:
                    continue
    return None


def unflowed_html(text):
    text = re.sub(r"(?s)<(style|head).*?</\1>", " ", text)
    import html
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def main():
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    items = manifest["items"]
    closes = dt.datetime.fromisoformat(manifest["closes"].replace("Z", "+00:00"))
    messages = {f"inbox/{p.name}": p.read_bytes() for p in sorted((RESPONSES / "inbox").glob("*.eml"))}
    messages |= {f"archive.mbox#{n}": m for n, m in enumerate(mbox_messages(RESPONSES / "archive.mbox"), 1)}
    listed = {i["source"]: i for i in items}
    expect({s for s, i in listed.items() if i["kind"] in ("eml", "mbox")} == set(messages), "the manifest lists other messages than there are")

    plain, ids = {}, {}
    for source, raw in messages.items():
        item = listed[source]
        message = email.message_from_bytes(raw, policy=email.policy.default)
        for part in message.walk():
            expect(not part.defects, f"{source}: {part.defects}")
        for line in raw.split(b"\n\n" if b"\r\n\r\n" not in raw else b"\r\n\r\n", 1)[0].splitlines():
            expect(len(line) <= 998, f"{source}: a header line of {len(line)}")
        expect(str(message["message-id"]).strip() == item["message-id"], f"{source}: message-id")
        expect(str(message["subject"]) == item["subject"], f"{source}: subject {message['subject']!r}")
        sender = message["from"].addresses[0]
        expect((sender.display_name, sender.addr_spec) == (item["from"]["name"], item["from"]["address"]), f"{source}: from {sender}")
        newest = email.utils.parsedate_to_datetime(str(message.get_all("received")[0]).rpartition(";")[2].strip())
        sent = email.utils.parsedate_to_datetime(str(message["date"]))
        as_z = lambda w: (w if w.tzinfo else w.replace(tzinfo=dt.timezone.utc)).astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        expect(as_z(newest) == item["received"], f"{source}: received {as_z(newest)}")
        expect(as_z(sent) == item["sent"], f"{source}: sent {as_z(sent)}")
        expect(("on-time" if newest.astimezone(dt.timezone.utc) <= closes else "late") == item["timeliness"], f"{source}: timeliness")
        times = [email.utils.parsedate_to_datetime(str(r).rpartition(";")[2].split("(PST)")[0].strip()) for r in message.get_all("received")]
        expect(times == sorted(times, reverse=True), f"{source}: hops out of order {times}")
        names = [p.get_filename() for p in message.walk() if p.get_content_disposition() == "attachment" and p.get_filename()]
        expect(names == item["attachments"], f"{source}: attachments {names}")
        for part in message.walk():
            if part.get_filename() and part.get_content_type() == "application/pdf":
                expect(part.get_payload(decode=True).startswith(b"%PDF"), f"{source}: {part.get_filename()}")
        text, markup = body_text(message, "text/plain"), body_text(message, "text/html")
        if item["form"] not in ("html", "outlook"):
            expect(text is not None, f"{source}: no plain text")
            expect(item["phrase"] in text, f"{source}: phrase {item['phrase']!r}")
            plain[item["message-id"]] = text
        else:
            expect(text is None, f"{source}: plain text in an HTML-only message")
            expect(item["phrase"] in unflowed_html(markup), f"{source}: phrase {item['phrase']!r}")
        if item["kind"] == "mbox" and item["special"] == "duplicate":
            twin = next(i["source"] for i in items if i["message-id"] == item["message-id"] and i["kind"] == "eml")
            expect(messages[twin].replace(b"\r\n", b"\n").rstrip() == raw.rstrip(), f"{source}: not the same as {twin}")
        ids[item["message-id"]] = ids.get(item["message-id"], 0) + 1
    expect(sorted(ids.values())[-2:] == [1, 2], "exactly one message twice")

    sections = {s["number"] for s in json.loads((SAMPLE / "draft" / "sections.json").read_text(encoding="utf-8"))["sections"]}
    with open(SAMPLE / "themes.csv", encoding="utf-8", newline="") as file:
        themes = {row["path"]: row for row in csv.DictReader(file)}
    for path in themes:
        expect("/" not in path or path.rpartition("/")[0] in themes, f"themes.csv: {path} has no parent")
    colours = [row["colour"] for row in themes.values()]
    expect(len(set(colours)) == len(colours), "themes.csv: a colour twice")
    comments = [json.loads(l) for l in (SAMPLE / "comments.jsonl").read_text(encoding="utf-8").splitlines()]
    used = set()
    for c in comments:
        text = plain.get(c["message-id"], "")
        expect(text.count(c["quote"]) == 1, f"comment occurs {text.count(c['quote'])} times: {c['quote']!r}")
        expect("\n" not in c["quote"] and len(c["quote"]) >= 10, f"comment of odd length: {c['quote']!r}")
        expect(c["stance"] in ("support", "oppose", "mixed", "neutral"), f"stance {c['stance']}")
        expect(set(c["themes"]) <= set(themes), f"themes {c['themes']}")
        expect(set(c["sections"]) <= sections, f"sections {c['sections']}")
        used |= set(c["themes"])
    expect(used == set(themes) or len(set(themes) - used) <= 2, f"themes nobody uses: {set(themes) - used}")
    kinds = {"business", "further-or-higher-education", "local-authority", "public-body", "voluntary-sector", "trade-body", "elected-member", "individual", "other"}
    for line in (SAMPLE / "respondents.jsonl").read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        expect(r["message-id"] in ids and r["kind"] in kinds and r["place"], f"respondent {r}")

    with open(RESPONSES / "survey.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    expect(all(len(r) == len(rows[0]) for r in rows), "survey.csv: ragged")
    for n, row in enumerate(rows[1:], 2):
        item = listed[f"survey.csv#{n}"]
        expect(item["respondent-id"] == row[0] and any(item["phrase"] in c for c in row), f"survey row {n}")
    expect(any("\n" in c for r in rows[1:] for c in r), "survey.csv: no newline in a field")

    for item in items:
        if item["kind"] == "letter":
            text = subprocess.run(["pdftotext", str(RESPONSES / item["source"]), "-"], capture_output=True, text=True, check=True).stdout
            expect(item["phrase"] in re.sub(r"\s+", " ", text), f"{item['source']}: phrase")

    # references to paragraphs and pages that respondents make must exist in the draft
    draft = subprocess.run(["pdftotext", str(SAMPLE / "draft" / "draft-lis.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    paragraphs = set(re.findall(r"^(\d{1,2}\.\d\.\d)\b", draft, re.M))
    for source, text in plain.items():
        for ref in set(re.findall(r"(?<![\d.])\d{1,2}\.\d\.\d(?![\d.])", text)) - paragraphs:
            wrong.append(f"{source}: refers to paragraph {ref}, which the draft has not")

    size = sum(f.stat().st_size for f in SAMPLE.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    expect(size < 5_000_000, f"{size} bytes in all")
    for what in wrong:
        print(what)
    print(f"{len(messages)} messages, {len(comments)} comments on {len({c['message-id'] for c in comments})}, {len(rows) - 1} survey rows, "
          f"{len(paragraphs)} paragraphs, {size:,} bytes; {len(wrong)} amiss")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
