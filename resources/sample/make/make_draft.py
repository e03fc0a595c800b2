#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample's draft strategy: content.txt -> figures, HTML, PDF and a list of sections.

content.txt is light markup, so that its text can be edited without touching HTML:

  # Title | colour        a chapter (numbered); "#A Title" an annex (lettered)
  ## Title                a section (numbered within the chapter)
  plain lines             one numbered paragraph a line
  ~ text                  an unnumbered paragraph
  - text                  a bullet
  !priority Title | text  a numbered priority box
  !case Title             a case study box, up to "!end"
  !columns / !end         a two-column spread
  !landscape / !end       pages turned sideways
  !fig name | caption     a figure out of figures.py
  !table caption          a table: rows of cells divided by "|", the first is the heading; up to "!end"
  [[4.2]] [[P3]] [[fig:x]] links to a section, a priority, a figure; **bold**

Needs WeasyPrint (Debian: weasyprint, 57.2) and the Lato typeface (Debian: fonts-lato).
"""
import html
import json
import os
import pathlib
import re
import subprocess
import sys

import figures

HERE = pathlib.Path(__file__).resolve().parent
DRAFT = HERE.parent / "draft"


class Writer:
    def __init__(self):
        self.out = []
        self.sections = []      # number, title, id, depth
        self.priorities = []    # number, title, section
        self.captions = {}      # figure name -> number
        self.chapter = self.section = self.para = self.table = 0
        self.letter = None
        self.list_open = False
        self.colour = "#0b3c5d"

    # -- inline text
    def inline(self, text):
        text = html.escape(text, quote=False)
        text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)

        def link(match):
            target = match.group(1)
            if target.startswith("fig:"):
                name = target[4:]
                number = list(figures.FIGURES).index(name) + 1
                return f'<a href="#fig-{name}">Figure {number}</a>'
            if re.fullmatch(r"P\d+", target):
                return f'<a href="#priority-{target[1:]}">Priority {target[1:]}</a>'
            if re.fullmatch(r"[AB]", target):
                return f'<a href="#s{target}">Annex {target}</a>'
            kind = "section" if "." in target else "chapter"
            return f'<a href="#s{target.replace(".", "-")}">{kind} {target}</a>'
        return re.sub(r"\[\[(.+?)\]\]", link, text)

    def close_list(self):
        if self.list_open:
            self.out.append("</ul>")
            self.list_open = False

    # -- blocks
    def chapter_start(self, title, colour, annex):
        self.close_list()
        if self.chapter or self.letter:
            self.out.append("</section>")
        if annex:
            self.letter = "A" if self.letter is None else chr(ord(self.letter) + 1)
            number, label = self.letter, f"Annex {self.letter}"
        else:
            self.chapter += 1
            number = label = str(self.chapter)
        self.section = self.para = 0
        self.number = number
        self.sections.append((number, title, f"s{number}", 1))
        self.out.append(f'<section class="chapter" style="--c:{colour}">'
                        f'<h1 id="s{number}" style="background:{colour}">'
                        f'<span class="num">{label}</span> <span class="t">{self.inline(title)}</span></h1>')
        self.colour = colour

    def section_start(self, title):
        self.close_list()
        self.section += 1
        self.para = 0
        number = f"{self.number}.{self.section}"
        ident = "s" + number.replace(".", "-")
        self.sections.append((number, title, ident, 2))
        self.out.append(f'<h2 id="{ident}" style="color:{self.colour}"><span class="num">{number}</span> '
                        f'{self.inline(title)}</h2>')

    def paragraph(self, text):
        self.close_list()
        self.para += 1
        number = f"{self.number}.{self.section}.{self.para}" if self.section else f"{self.number}.0.{self.para}"
        self.out.append(f'<p class="n" id="p{number.replace(".", "-")}"><span class="pn">{number}</span> '
                        f'{self.inline(text)}</p>')

    def priority(self, title, text):
        self.close_list()
        n = len(self.priorities) + 1
        self.priorities.append((n, title, f"{self.number}.{self.section}"))
        self.out.append(f'<div class="priority" id="priority-{n}" style="border-color:{self.colour}">'
                        f'<h3 style="color:{self.colour}">Priority {n}: {self.inline(title)}</h3>'
                        f'<p>{self.inline(text)}</p></div>')

    def figure(self, name, caption):
        self.close_list()
        number = list(figures.FIGURES).index(name) + 1
        (DRAFT / "figures" / f"{name}.svg").write_text(figures.FIGURES[name](), encoding="utf-8")
        self.out.append(f'<figure id="fig-{name}"><figcaption><b>Figure {number}.</b> {self.inline(caption)}'
                        f'</figcaption><img src="figures/{name}.svg" alt="{html.escape(caption)}"/></figure>')

    def table_block(self, caption, rows):
        self.close_list()
        self.table += 1
        body = [[c.strip() for c in r.split("|")] for r in rows]
        numeric = [all(re.fullmatch(r"[£+−\-]?[\d,.]+( ?%|m|bn|k)?|–", r[i]) for r in body[1:])
                   for i in range(len(body[0]))]

        def row(cells, tag):
            return "<tr>" + "".join(
                f'<{tag}{" class=r" if numeric[i] else ""}>{self.inline(c)}</{tag}>'
                for i, c in enumerate(cells)) + "</tr>"
        self.out.append(f'<table><caption><b>Table {self.table}.</b> {self.inline(caption)}</caption>'
                        f'<thead style="background:{self.colour}">{row(body[0], "th")}</thead><tbody>'
                        + "".join(row(r, "td") for r in body[1:]) + "</tbody></table>")

    def convert(self, lines):
        lines = iter(lines)
        for line in lines:
            line = line.rstrip()
            if not line:
                continue
            if line.startswith("### "):
                self.close_list()
                self.out.append(f"<h3>{self.inline(line[4:])}</h3>")
            elif line.startswith("##"):
                self.section_start(line[2:].strip())
            elif line.startswith("#"):
                annex = line.startswith("#A")
                title, _, colour = line[2:].partition("|")
                self.chapter_start(title.strip(), colour.strip() or "#0b3c5d", annex)
            elif line.startswith("- "):
                if not self.list_open:
                    self.out.append("<ul>")
                    self.list_open = True
                self.out.append(f"<li>{self.inline(line[2:])}</li>")
            elif line.startswith("~ "):
                self.close_list()
                self.out.append(f"<p>{self.inline(line[2:])}</p>")
            elif line.startswith("!priority "):
                title, _, text = line[10:].partition(" | ")
                self.priority(title, text)
            elif line.startswith("!case "):
                self.close_list()
                self.out.append(f'<div class="case"><h3>Case study: {self.inline(line[6:])}</h3>')
            elif line == "!columns":
                self.close_list()
                self.out.append('<div class="columns">')
            elif line == "!landscape":
                self.close_list()
                self.out.append('<div class="landscape">')
            elif line == "!end":
                self.close_list()
                self.out.append("</div>")
            elif line.startswith("!fig "):
                name, _, caption = line[5:].partition(" | ")
                self.figure(name.strip(), caption)
            elif line.startswith("!table "):
                rows = []
                for row in lines:
                    if row.strip() == "!end":
                        break
                    rows.append(row.rstrip())
                self.table_block(line[7:], rows)
            else:
                self.paragraph(line)
        self.close_list()
        self.out.append("</section>")


def contents(writer):
    rows = []
    for number, title, ident, depth in writer.sections:
        label = f"Annex {number}" if depth == 1 and number.isalpha() else number
        rows.append(f'<li class="d{depth}"><a href="#{ident}"><span class="num">{label}</span> '
                    f'{html.escape(title)}</a></li>')
    return '<nav class="contents"><h1 id="contents">Contents</h1><ul>' + "".join(rows) + "</ul></nav>"


COVER = """<div class="cover">
<svg class="art" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 150">{art}</svg>
<p class="draft">Draft for consultation · January 2020</p>
<p class="title" id="title">Made here,<br/>made better</p>
<p class="sub">A Local Industrial Strategy for<br/>Stoke-on-Trent &amp; Staffordshire</p>
<p class="dates">Comments by midday on Monday 10 February 2020<br/>to strategy@stokestaffslep.example</p>
<p class="notice">This is a sample document. It was written for Soundings, a program that helps a team consider
responses to a consultation. The organisations, people, proposals and figures in it are invented; it is not the
strategy of any real body and must not be relied on as evidence.</p>
</div>"""


def main():
    writer = Writer()
    (DRAFT / "figures").mkdir(parents=True, exist_ok=True)
    writer.convert((HERE / "content.txt").read_text(encoding="utf-8").splitlines())
    page = ('<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"/>'
            '<title>Made here, made better: a Local Industrial Strategy for Stoke-on-Trent &amp; Staffordshire '
            '(sample draft)</title>'
            '<meta name="author" content="Sample written for Soundings"/>'
            '<meta name="dcterms.created" content="2020-01-10T09:00:00Z"/>'
            '<meta name="dcterms.modified" content="2020-01-10T09:00:00Z"/>'
            '<link rel="stylesheet" href="style.css"/></head><body>\n'
            + COVER.format(art=figures.cover_art()) + "\n" + contents(writer) + "\n"
            + "\n".join(writer.out) + "\n</body></html>\n")
    (DRAFT / "draft-lis.html").write_text(page, encoding="utf-8")
    subprocess.run(["/usr/bin/weasyprint", "-q", "--pdf-variant", "pdf/ua-1",
                    str(DRAFT / "draft-lis.html"), str(DRAFT / "draft-lis.pdf")], check=True,
                   env=os.environ | {"SOURCE_DATE_EPOCH": "1578646800"})  # or the fonts carry today's date

    # Which page each section starts on, read back from the PDF itself.
    dests = subprocess.run(["pdfinfo", "-dests", str(DRAFT / "draft-lis.pdf")],
                           check=True, capture_output=True, text=True).stdout
    pages = {m.group(2): int(m.group(1))
             for m in re.finditer(r'^\s*(\d+)\s.*"(.+?)"\s*$', dests, re.M)}
    missing = [s for s in writer.sections if s[2] not in pages]
    if missing:
        sys.exit(f"no destination in the PDF for {missing}")
    info = {"sections": [{"number": n, "title": t, "depth": d, "page": pages[i]}
                         for n, t, i, d in writer.sections],
            "priorities": [{"number": n, "title": t, "section": s, "page": pages[f"priority-{n}"]}
                           for n, t, s in writer.priorities]}
    (DRAFT / "sections.json").write_text(json.dumps(info, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
