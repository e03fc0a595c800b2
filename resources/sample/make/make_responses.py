#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample's responses out of the hand-written bank (mail-1, mail-2, campaign, letters, survey).

Everything is decided by the bank and by digests of its keys: running it again gives the same bytes, PDFs
apart where another version of WeasyPrint writes them. Needs python3-docx and WeasyPrint.

A record of the bank:
  === key | name | address | organisation | kind | place | arrival | form | options
  Subject
  body, in which {{passage|THEMES|stance|sections|note}} is a comment and {p4.2} a page of the draft
  +++ file name          an attachment, its text below (docx, pdf or txt by its ending)
"""
import base64
import csv
import datetime as dt
import email.header
import hashlib
import html
import io
import json
import os
import pathlib
import quopri
import re
import shutil
import struct
import subprocess
import tempfile
import textwrap
import urllib.parse
import zipfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = HERE.parent
OUT = SAMPLE / "responses"
MANIFEST = SAMPLE.parent.parent / "tests" / "data" / "sample" / "manifest.json"
MAILBOX = "strategy@stokestaffslep.example"
OPENS, CLOSES = dt.datetime(2020, 1, 10, 9, 0), dt.datetime(2020, 2, 10, 12, 0)  # GMT, so UTC as well

THEMES = {
    "I": "Ideas", "IR": "Ideas/Research and development", "IA": "Ideas/Adoption of technology",
    "IM": "Ideas/Materials and ceramics", "P": "People", "PA": "People/Apprenticeships", "PS": "People/Adult skills",
    "PG": "People/Graduates", "PH": "People/Health and inclusion", "F": "Infrastructure", "FR": "Infrastructure/Rail",
    "FB": "Infrastructure/Buses and roads", "FD": "Infrastructure/Broadband and mobile",
    "FE": "Infrastructure/Energy and power", "B": "Business environment",
    "BS": "Business environment/Support and finance", "BP": "Business environment/Sites and premises",
    "BT": "Business environment/Trade and supply chains", "L": "Places", "LT": "Places/Town centres",
    "LR": "Places/Rural areas", "LH": "Places/Heritage and visitors", "LN": "Places/Housing and neighbourhoods",
    "D": "Delivery", "DG": "Delivery/Governance and measures", "DF": "Delivery/Funding"}
STANCES = {"s": "support", "o": "oppose", "m": "mixed", "n": "neutral"}

DISCLAIMERS = {
    "corp": "This e-mail and any files transmitted with it are confidential and intended solely for the use of the individual "
            "or entity to whom they are addressed. If you have received it in error please notify the sender and delete it. "
            "{org} is registered in England and Wales. Please consider the environment before printing.",
    "legal": "CONFIDENTIALITY NOTICE: The contents of this message are confidential and may be legally privileged. Unauthorised "
             "use, disclosure or copying is prohibited and may be unlawful. Views expressed are not necessarily those of {org}.",
    "college": "The information in this e-mail is confidential to the addressee. {org} accepts no liability for any damage caused "
               "by a virus transmitted by it. Open day: Saturday 7 March, 10 till 2.",
    "council": "Disclaimer: This message may contain confidential or privileged information and is for the intended recipient only. "
               "{org} monitors e-mail in and out. Requests under the Freedom of Information Act should be sent to the clerk. "
               "Marking: OFFICIAL.",
    "charity": "This message is private and confidential. If it is not meant for you, please tell us and throw it away. "
               "{org} is a registered charity.",
    "nhs": "********************************************************************\nThis message may contain confidential information. "
           "If you are not the intended recipient please inform the sender that you have received the message in error before "
           "deleting it. Please do not disclose, copy or distribute information in this e-mail.\n"
           "********************************************************************",
    "parl": "UK Parliament Disclaimer (sample): This e-mail is confidential to the intended recipient. If you have received it in "
            "error, please notify the sender and delete it from your system. Any unauthorised use, disclosure, or copying is not "
            "permitted."}

ANNOUNCE = ("Dear all,\n\nThe draft Local Industrial Strategy for Stoke-on-Trent & Staffordshire is open for comment from today "
            "until midday on Monday 10 February 2020.\n\nYou can read it on our website, answer the survey there, or reply to "
            "this message. It helps us if you tell us which section or priority you are writing about.\n\nThank you,\n"
            "Strategy Team\nStoke-on-Trent & Staffordshire Enterprise Partnership")
REMINDER = ("Dear all,\n\nA reminder that comments on the draft strategy must reach us by midday on Monday. Late responses may "
            "not be considered.\n\nStrategy Team")

NESTED = ("Dear Councillor,\n\nYou asked at the surgery what I thought of the plan, so here it is.\n\nMy daughter is 24, has her "
          "level 3 in health and social care, and stacks shelves in Cheadle because it is the one place that she can walk to. "
          "The nearest nursing course is an hour and fifty minutes away.\n\nIf the four centres in 4.2.3 had a van that went round "
          "the villages in the morning she would be a nurse by now. That is all I want from a strategy.\n\nThank you for listening\n"
          "Tracey Oakden\n")


def digest(key, n=8):
    return hashlib.sha1(key.encode()).hexdigest()[:n]


def pick(key, options):
    return options[int(digest(key), 16) % len(options)]


# ---- the bank ---------------------------------------------------------------------------------------------------

INFO = json.loads((SAMPLE / "draft" / "sections.json").read_text(encoding="utf-8"))
PAGES = {s["number"]: s["page"] for s in INFO["sections"]}
LAST_PAGE = 0


def pages_filled(text):
    text = text.replace("{pages}", str(LAST_PAGE))
    return re.sub(r"\{p([\d.]+)\}", lambda m: str(PAGES[m.group(1)]), text)


class Record:
    def __init__(self, head, lines, kernel):
        fields = [f.strip() for f in head.split("|")] + [""] * 9
        (self.key, self.name, self.address, self.organisation, self.kind, self.place, when, self.form,
         options) = fields[:9]
        self.arrival = dt.datetime.strptime(when, "%Y-%m-%d %H:%M:%S")
        # an option's value may hold spaces: it runs to the next word that looks like an option
        self.options = {k: v.strip() for k, v in re.findall(
            r"(?<!\S)(cs|cte|disc|logo|quote|att|mbox|special|declare|sent|tz|sig|cc)(?:=(.*?))?(?=\s+(?:cs|cte|disc|logo|quote|"
            r"att|mbox|special|declare|sent|tz|sig|cc)(?:=|\s|$)|$)", options)}
        self.campaign = kernel is not None
        self.subject = lines[0]
        self.attachments = []
        body, name = [], None
        for line in lines[1:]:
            if line.startswith("+++ "):
                name = line[4:].strip()
                self.attachments.append((name, []))
            elif name:
                self.attachments[-1][1].append(line)
            elif kernel and line.strip() == "@all":
                body += sum(([kernel[i], ""] for i in range(5)), [])
            elif kernel and re.fullmatch(r"@\d", line.strip()):
                body += [kernel[int(line.strip()[1])], ""]
            elif kernel:
                body += [line, ""]
            else:
                body.append(line)
        if kernel:
            greeting = pick(self.key + "g", ["Dear Sir or Madam,", "Dear Strategy Team,", "To whom it may concern,"])
            body = [greeting, ""] + body + [pick(self.key + "v", ["Yours faithfully,", "Yours sincerely,", "Regards,"]),
                                            self.name, self.place]
        text = pages_filled("\n".join(body).strip())
        self.marks = []
        def strip(match):
            parts = match.group(1).split("|")
            self.marks.append((parts[0], parts[1].split(), STANCES[parts[2]], parts[3].split(),
                               parts[4] if len(parts) > 4 else ""))
            return parts[0]
        self.text = re.sub(r"\{\{(.+?)\}\}", strip, text, flags=re.S)
        sent = self.options.get("sent")
        delay = 3 + int(digest(self.key + "delay"), 16) % 38
        self.sent = dt.datetime.fromisoformat(sent) if sent else self.arrival - dt.timedelta(seconds=delay)
        self.special = self.options.get("special") or ("campaign" if self.campaign else None)
        self.domain = self.address.split("@")[-1]
        self.message_id = {
            "outlook": f"<DB7PR04MB{digest(self.key, 12).upper()}@DB7PR04MB{digest(self.domain, 4).upper()}.eurprd04.prod.mailhost.example>",
            "gmail": f"<CA+{base64.b64encode(hashlib.sha1(self.key.encode()).digest()).decode()[:24].replace('/', '_')}@mail.{self.domain}>",
        }.get(self.form, f"<{digest(self.key + 'id', 16)}.{self.sent:%Y%m%d%H%M%S}@{self.domain}>")


def bank(name):
    kernel, records, head, lines = {}, [], None, []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if re.match(r"@\d ", line) and head is None:
            kernel[int(line[1])] = line[3:]
        elif line.startswith("=== "):
            if head:
                records.append(Record(head, lines, kernel or None))
            head, lines = line[4:], []
        elif head:
            lines.append(line)
    records.append(Record(head, lines, kernel or None))
    return records


# ---- attachments ------------------------------------------------------------------------------------------------

def pdf(title, blocks, date, style=""):
    body = "".join(f"<h1>{html.escape(b[2:])}</h1>" if b.startswith("# ") else
                   f"<h2>{html.escape(b[3:])}</h2>" if b.startswith("## ") else
                   f"<p>{html.escape(b)}</p>" for b in blocks if b.strip())
    page = (f'<html lang="en-GB"><head><title>{html.escape(title)}</title>'
            f'<meta name="dcterms.created" content="{date:%Y-%m-%dT%H:%M:%SZ}"/><style>@page{{size:A4;margin:28mm 26mm}}'
            f'body{{font:11pt/1.5 "Liberation Serif"}}h1{{font-size:15pt}}h2{{font-size:12pt}}{style}</style></head>'
            f'<body>{body}</body></html>')
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / "a.html", pathlib.Path(folder) / "a.pdf"
        source.write_text(page, encoding="utf-8")
        subprocess.run(["/usr/bin/weasyprint", "-q", str(source), str(target)], check=True, stderr=subprocess.DEVNULL,
                       env=os.environ | {"SOURCE_DATE_EPOCH": "1578646800"})  # or the fonts carry today's date
        return target.read_bytes()


def docx(title, blocks, date, author):
    import docx as python_docx
    document = python_docx.Document()
    for block in blocks:
        if block.startswith("## "):
            document.add_heading(block[3:], 2)
        elif block.startswith("# "):
            document.add_heading(block[2:], 1)
        elif block.strip():
            document.add_paragraph(block)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, author, ""
    properties.created = properties.modified = date
    raw = io.BytesIO()
    document.save(raw)
    # the same bytes each time: fixed times inside the archive
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            if item.filename == "docProps/thumbnail.jpeg":
                continue
            data = source.read(item)
            if item.filename == "_rels/.rels":
                data = re.sub(rb'<Relationship [^>]*thumbnail[^>]*/>', b"", data)
            target.writestr(zipfile.ZipInfo(item.filename, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def attachment_bytes(record, name, lines):
    blocks = "\n".join(lines).strip().split("\n")
    if name.endswith(".docx"):
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx(
            blocks[0].lstrip("# "), blocks, record.sent, record.organisation)
    if name.endswith(".pdf"):
        return "application/pdf", pdf(blocks[0].lstrip("# "), blocks, record.sent)
    return "text/plain; charset=utf-8", ("\r\n".join(blocks) + "\r\n").encode()


def logo(key):
    """A small PNG: a square of the firm's colour with a lighter disc."""
    size, colour = 48, tuple(60 + b % 150 for b in hashlib.sha1(key.encode()).digest()[:3])
    rows = b""
    for y in range(size):
        rows += b"\0"
        for x in range(size):
            inside = (x - 24) ** 2 + (y - 24) ** 2 < 260
            rows += bytes(min(255, c + 90) if inside else c for c in colour)
    def chunk(tag, data):
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


# ---- MIME by hand, so that it looks as it does in the wild -----------------------------------------------------------

def encoded(text, charset, cte):
    raw = text.replace("\r\n", "\n").encode(charset)
    if cte == "7bit" and any(b > 126 for b in raw):
        cte = "quoted-printable"
    if cte in ("qp", "quoted-printable"):
        return "quoted-printable", quopri.encodestring(raw).replace(b"\n", b"\r\n")
    if cte == "base64":
        return cte, base64.encodebytes(raw.replace(b"\n", b"\r\n")).replace(b"\n", b"\r\n")
    return cte, raw.replace(b"\n", b"\r\n")


def part(content_type, body, cte=None, extra=()):
    head = [f"Content-Type: {content_type}"]
    if cte:
        head.append(f"Content-Transfer-Encoding: {cte}")
    return [*head, *extra], body


def multipart(kind, key, parts, extra=""):
    boundary = pick(key + kind + "b", ["_000_{}_", "----=_Part_{}", "000000000000{}", "Apple-Mail={}"]).format(digest(key + kind, 20))
    body = b"" if kind == "related" else b"This is a multi-part message in MIME format.\r\n" if pick(key, [0, 1]) else b""
    for head, content in parts:
        body += (f"--{boundary}\r\n" + "\r\n".join(head) + "\r\n\r\n").encode() + content
        if not body.endswith(b"\r\n"):
            body += b"\r\n"
    return [f'Content-Type: multipart/{kind};{extra}\r\n\tboundary="{boundary}"'], body + f"--{boundary}--\r\n".encode()


def file_name_parameter(name, key):
    """Plain, RFC 2231 (whole or in pieces), or the RFC 2047 word in quotes that some programs write."""
    if name.isascii():
        return f'filename="{name}"'
    if name.startswith("NSBC"):
        return 'filename="=?utf-8?B?' + base64.b64encode(name.encode()).decode() + '?="'
    charset = "iso-8859-1" if name.startswith("R\u00e9ponse") else "utf-8"
    if charset == "iso-8859-1":
        value = urllib.parse.quote(name.replace("\u2013", "-").encode(charset), safe="")
    else:
        value = urllib.parse.quote(name.encode(charset), safe="")
    pieces = re.findall(r"(?:%..|[^%]){1,32}", value)
    if len(pieces) == 1:
        return f"filename*={charset}''{value}"
    return ";\r\n\t".join(f"filename*{i}*=" + (f"{charset}''" if i == 0 else "") + p for i, p in enumerate(pieces))


def wrapped(text, width=72):
    out = []
    for line in text.split("\n"):
        out += [line] if len(line) <= width + 4 or line.startswith(">") else textwrap.wrap(line, width)
    return "\n".join(out)


def flowed(text):
    out = []
    for line in text.split("\n"):
        if line == "-- " or len(line) <= 72:
            out.append((" " + line) if line.startswith((">", "From ", " ")) else line)
        else:
            pieces = textwrap.wrap(line, 70)
            out += [p + " " for p in pieces[:-1]] + [pieces[-1]]
    return "\n".join(out)


def quoted_thread(record, by_key):
    kind = record.options.get("quote")
    if not kind:
        return None
    if kind.startswith("self-"):
        first = by_key[kind[5:]]
        return ("outlook", f"{first.name} <{first.address}>", first.sent, first.subject, first.text)
    if "Reminder" in record.subject:
        return (kind, f"Strategy Team <{MAILBOX}>", dt.datetime(2020, 2, 7, 15, 0), "Reminder: consultation closes at midday", REMINDER)
    return (kind, f"Strategy Team <{MAILBOX}>", OPENS + dt.timedelta(minutes=5), "Have your say on the Local Industrial Strategy", ANNOUNCE)


def thread_text(thread):
    kind, who, when, subject, text = thread
    if kind == "gmail":
        return (f"\n\nOn {when:%a, {when.day} %b %Y} at {when:%H:%M}, {who} wrote:\n\n"
                + "\n".join("> " + l if l else ">" for l in wrapped(text, 70).split("\n")))
    if kind == "original":
        return (f"\n\n-----Original Message-----\nFrom: {who.replace('<', '[mailto:').replace('>', ']')}\nSent: {when:%d %B %Y %H:%M}\n"
                f"To: undisclosed recipients\nSubject: {subject}\n\n{text}")
    return f"\n\n________________________________\nFrom: {who}\nSent: {when:%d %B %Y %H:%M}\nTo: {MAILBOX}\nSubject: {subject}\n\n{text}"


def signature(record):
    kind = record.options.get("sig")
    if kind == "phone":
        return "\n\nSent from my iPhone"
    if record.organisation and record.form in ("plain", "flowed", "long") and pick(record.key + "s", [True, False]):
        number = 100 + int(digest(record.key), 16) % 900
        return f"\n\n-- \n{record.name}\n{record.organisation}, {record.place}\nTel. 01632 960{number}\nwww.{record.domain}"
    return ""


def plain_text(record, by_key):
    text = record.text
    if record.form == "plain" or (record.form == "gmail" and pick(record.key + "w", [1, 0, 0])):
        text = wrapped(text, 76 if record.form == "gmail" else 72)
    text += signature(record)
    if record.options.get("disc"):
        note = DISCLAIMERS[record.options["disc"]].format(org=record.organisation)
        text += "\n\n" + (wrapped(note) if record.form == "plain" else note)
    thread = quoted_thread(record, by_key)
    if thread:
        text += thread_text(thread)
    return (flowed(text) if record.form == "flowed" else text) + "\n"


def html_text(record, by_key, with_logo):
    e = lambda t: html.escape(t, quote=False)
    single = record.form in ("html", "outlook")
    paragraphs = record.text.split("\n") if single else re.split(r"\n\n+", record.text)
    paragraphs = [p for p in paragraphs if p.strip()]
    note = DISCLAIMERS[record.options["disc"]].format(org=record.organisation) if record.options.get("disc") else ""
    thread = quoted_thread(record, by_key)
    charset = record.options.get("declare") or record.options.get("cs", "utf-8")
    if record.form == "outlook":
        wrap = lambda p: "\n".join(textwrap.wrap(p, 74))
        body = "".join(f"<p class=MsoNormal>{wrap(e(p))}<o:p></o:p></p>\n\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n\n" for p in paragraphs)
        if with_logo:
            body += '<p class=MsoNormal><img border=0 width=48 height=48 id="Picture_x0020_1" src="cid:image001.png@01D5E000.1A2B3C40" alt="logo"></p>\n'
        if note:
            body += f'<p class=MsoNormal><span style=\'font-size:7.5pt;color:gray\'>{wrap(e(note))}</span></p>\n'
        if thread:
            body += (f'<div style=\'border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\'><p class=MsoNormal><b>From:</b> '
                     f'{e(thread[1])}<br><b>Sent:</b> {thread[2]:%d %B %Y %H:%M}<br><b>To:</b> {MAILBOX}<br><b>Subject:</b> {e(thread[3])}'
                     f'<o:p></o:p></p></div>\n' + "".join(f"<p class=MsoNormal>{wrap(e(p))}<o:p></o:p></p>\n" for p in thread[4].split("\n\n")))
        return ('<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
                'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n'
                f'<meta http-equiv=Content-Type content="text/html; charset={charset}">\n'
                '<meta name=Generator content="Microsoft Word 15 (filtered medium)">\n<style><!--\n/* Font Definitions */\n'
                '@font-face\n\t{font-family:Calibri;\n\tpanose-1:2 15 5 2 2 2 4 3 2 4;}\n/* Style Definitions */\n'
                'p.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;\n\tmargin-bottom:.0001pt;\n\tfont-size:11.0pt;\n\t'
                'font-family:"Calibri",sans-serif;}\n--></style><!--[if gte mso 9]><xml>\n<o:shapedefaults v:ext="edit" spidmax="1026" />\n'
                '</xml><![endif]-->\n</head>\n<body lang=EN-GB link="#0563C1" vlink="#954F72">\n<div class=WordSection1>\n'
                + body + "</div>\n</body>\n</html>\n")
    body = "".join(f"<p>{e(p).replace(chr(10), '<br>')}</p>\n" for p in paragraphs)
    if record.form == "gmail":
        body = '<div dir="ltr">' + "".join(f"<div>{e(p).replace(chr(10), '<br>')}</div><div><br></div>" for p in paragraphs) + "</div>"
        if thread:
            body += (f'<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On {thread[2]:%a, {thread[2].day} %b %Y} at {thread[2]:%H:%M}, '
                     f'{e(thread[1])} wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid '
                     f'rgb(204,204,204);padding-left:1ex">{e(thread[4]).replace(chr(10), "<br>")}</blockquote></div>')
        return body + "\n"
    if with_logo:
        body += '<p><img src="cid:logo@' + record.domain + '" width="48" height="48" alt=""></p>\n'
    if note:
        body += f'<p style="font-size:11px;color:#777">{e(note)}</p>\n'
    if thread:
        body += f'<hr><p>From: {e(thread[1])}<br>Sent: {thread[2]:%d %B %Y %H:%M}<br>Subject: {e(thread[3])}</p><p>{e(thread[4]).replace(chr(10), "<br>")}</p>\n'
    return (f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><style>body{{font-family:Arial,sans-serif;font-size:14px}}'
            f'.hidden{{display:none}}</style></head><body>\n{body}</body></html>\n')


def stamp(when, style=0, zone="+0000"):
    if zone != "+0000":
        when = when + dt.timedelta(hours=int(zone[1:3])) * (1 if zone[0] == "+" else -1)
    day = f"{when:%a, {when.day} %b %Y %H:%M:%S} {zone}"
    return [day, day + " (GMT)" if zone == "+0000" else day, day[5:], f"{when:%a, %d %b %Y %H:%M:%S} " + ("GMT" if zone == "+0000" else zone)][style]


def address_header(name, address):
    if not name.isascii():
        name = email.header.Header(name, pick(address, ["utf-8", "iso-8859-1"]) if all(ord(c) < 256 for c in name) else "utf-8").encode()
        return f"{name} <{address}>"
    if re.search(r"[.,()@&]", name):
        return f'"{name}" <{address}>'
    return f"{name} <{address}>"


def hops(record):
    """Newest first: ours at the top, the sender's own machine last."""
    ident = digest(record.key + "q", 10).upper()
    at, left = record.arrival, min(record.arrival, record.sent + dt.timedelta(seconds=1))
    before = left + dt.timedelta(seconds=1) if (at - left).seconds > 120 else max(left, at - dt.timedelta(seconds=1))
    before = min(before, at)
    ours = (f"Received: from mx{int(ident[0], 16) % 3 + 1}.{record.domain} (mx.{record.domain} [192.0.2.{int(ident[:2], 16) % 254 + 1}])\r\n"
            f"\tby mail.stokestaffslep.example (Postfix) with ESMTPS id {ident}\r\n\tfor <{MAILBOX}>; {stamp(at, 1)}")
    style = {"gmail": "web", "outlook": "exchange"}.get(record.form) or pick(record.key + "h", ["exchange", "postfix", "postfix", "relay"])
    if style == "web":
        pacific = stamp(before, 0, "-0800") + " (PST)"
        return [ours, f"Received: by mx.{record.domain} with SMTP id {digest(record.key, 6)}so{int(ident[:6], 16)}lfq.7\r\n        for <{MAILBOX}>; {pacific}",
                f"X-Received: by 2001:db8:4f:: with SMTP id {digest(record.key, 12)}; {pacific}"]
    if style == "exchange":
        server = f"DB7PR04MB{digest(record.domain, 4).upper()}.eurprd04.prod.mailhost.example"
        return [ours,
                f"Received: from {server} (2001:db8:10:36::{int(ident[:2], 16):x})\r\n by VE1EUR01HT{int(ident[:2], 16):03d}.eop-EUR01.prod.protection.mailhost.example with Microsoft SMTP\r\n"
                f" Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.2729.{int(ident[2], 16)};\r\n {stamp(before)}",
                f"Received: from {server}\r\n ([fe80::{ident[:4].lower()}:{ident[4:8].lower()}]) by {server}\r\n ([fe80::{ident[:4].lower()}:{ident[4:8].lower()}%7]) with mapi id 15.20.2729.021;\r\n {stamp(left)}"]
    result = [ours, f"Received: from localhost (localhost [127.0.0.1])\r\n\tby mx.{record.domain} (Postfix) with ESMTP id {ident[::-1]};\r\n\t{stamp(before, 3)}"]
    if style == "relay":
        result.append(f"Received: from smtp-out.relay.example ([198.51.100.{int(ident[1:3], 16) % 254 + 1}])\r\n\tby mx.{record.domain} with esmtp (Exim 4.92)\r\n\tid 1j{ident[:4]}-{ident[4:]}-5K; {stamp(left)}")
    result.append(f"Received: from [192.168.1.{int(ident[3:5], 16) % 200 + 2}] (cpc{int(ident[:4], 16)}.cable.broadband.example [203.0.113.{int(ident[5:7], 16) % 254 + 1}])\r\n"
                  f"\t(Authenticated sender: {record.address})\r\n\tby smtp.{record.domain} (Postfix) with ESMTPSA; {stamp(left)}")
    return result


def message(record, by_key):
    """The message's bytes with CRLF, and what a reader should find in it."""
    charset = record.options.get("cs", "utf-8")
    declared = record.options.get("declare", charset)
    cte = record.options.get("cte") or pick(record.key + "c", ["qp", "qp", "base64"] if record.form in ("alt", "gmail", "html", "outlook") else ["8bit", "qp"])
    if record.form == "plain" and "cte" not in record.options:
        cte = "8bit" if pick(record.key, [0, 1]) else "qp"
    text = plain_text(record, by_key)
    truth = {"text": text if record.form not in ("html", "outlook") else None, "attachments": [], "inline": []}

    def text_part(kind, content):
        how, body = encoded(content, charset, cte)
        label = declared
        if how == "7bit" and pick(record.key, [0, 1]):
            label = "us-ascii"
        extra = "; format=flowed" if record.form == "flowed" else ""
        quote = pick(record.key, ['"', ""])
        return part(f"text/{kind}; charset={quote}{label}{quote}{extra}", body, how)

    with_logo = "logo" in record.options
    if record.form in ("plain", "long", "flowed", "forward"):
        head, body = text_part("plain", text)
    elif record.form in ("html", "outlook"):
        head, body = text_part("html", html_text(record, by_key, with_logo))
    else:
        head, body = multipart("alternative", record.key, [text_part("plain", text), text_part("html", html_text(record, by_key, with_logo))])
    if with_logo:
        cid = "image001.png@01D5E000.1A2B3C40" if record.form == "outlook" else f"logo@{record.domain}"
        image = base64.encodebytes(logo(record.key)).replace(b"\n", b"\r\n")
        head, body = multipart("related", record.key, [(head, body), part(
            'image/png; name="image001.png"', image, "base64", [f"Content-ID: <{cid}>", 'Content-Disposition: inline; filename="image001.png"'])])
        truth["inline"].append("image001.png")
    parts = [(head, body)]
    for name, lines in record.attachments:
        kind, data = attachment_bytes(record, name, lines)
        parts.append(part(kind, base64.encodebytes(data).replace(b"\n", b"\r\n"), "base64",
                          [f"Content-Disposition: attachment;\r\n\t{file_name_parameter(name, record.key)}"]))
        truth["attachments"].append(name if not name.startswith("R\u00e9ponse") else name.replace("\u2013", "-"))
    if record.form == "forward":
        sent = record.sent - dt.timedelta(hours=13, minutes=7)
        inner = ("\r\n".join([
            f"Received: from [192.168.1.23] (cable.broadband.example [203.0.113.77])\r\n\tby smtp.freemail.example (Postfix) with ESMTPSA; {stamp(sent)}",
            "From: Tracey Oakden <tracey.oakden@freemail.example>", f"To: {address_header(record.name, record.address)}",
            "Subject: jobs for my daughter", f"Date: {stamp(sent)}", f"Message-ID: <{digest('oakden', 16)}@freemail.example>",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"])
            + "\r\n\r\n").encode() + encoded(wrapped(NESTED), "utf-8", "qp")[1]
        parts.append(part("message/rfc822", inner, None, ["Content-Disposition: attachment"]))
        truth["nested"] = {"subject": "jobs for my daughter", "from": "tracey.oakden@freemail.example",
                           "phrase": "she would be a nurse by now"}
    if len(parts) > 1:
        head, body = multipart("mixed", record.key, parts)

    client = {"outlook": "Microsoft Outlook 16.0", "flowed": None, "plain": pick(record.key, ["Microsoft Windows Live Mail 16.4", "YahooMailBasic", None])}.get(record.form)
    headers = [f"Return-Path: <{record.address}>", "X-Original-To: " + MAILBOX, "Delivered-To: " + MAILBOX] + hops(record)
    headers += [f"Authentication-Results: mail.stokestaffslep.example;\r\n\tdkim=pass header.d={record.domain};\r\n\tspf=pass smtp.mailfrom={record.address}"]
    if record.form == "gmail":
        sign = base64.b64encode(hashlib.sha512(record.key.encode()).digest()).decode()
        headers.append(f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n        d={record.domain}; s=20161025;\r\n        h=mime-version:from:date:message-id:subject:to;\r\n        bh={sign[:44]};\r\n        b={sign[:60]}\r\n         {sign[60:]}")
    if record.form in ("outlook", "alt") and pick(record.key, [0, 1]):
        headers.append("X-Spam-Status: No, score=-0.7 required=5.0 tests=BAYES_00,HTML_MESSAGE,\r\n\tSPF_PASS autolearn=ham autolearn_force=no version=3.4.2")
    subject = email.header.Header(record.subject, "us-ascii" if record.subject.isascii() else pick(record.key, ["utf-8", "utf-8", charset]),
                                  maxlinelen=74, header_name="Subject").encode(linesep="\r\n")
    rest = [f"From: {address_header(record.name, record.address)}",
            "To: " + pick(record.key + "to", [MAILBOX, f"<{MAILBOX}>", f'"Strategy Team" <{MAILBOX}>', f"'{MAILBOX}' <{MAILBOX}>", f'LIS consultation\r\n\t<{MAILBOX}>']),
            f"Subject: {subject}",
            f"Date: {stamp(record.sent, int(digest(record.key + 'd'), 16) % 4, record.options.get('tz', '+0000'))}",
            f"Message-ID: {record.message_id}"]
    if "cc" in record.options:
        rest.append("Cc: \"Casework\" <casework@" + record.domain + ">,\r\n\tdemocracy@" + record.domain)
    if record.options.get("quote"):
        rest.append("In-Reply-To: " + (by_key["second1a"].message_id if record.options["quote"].startswith("self") else "<lis-2020-01-10@stokestaffslep.example>"))
    if record.form == "outlook":
        rest += [f"Thread-Topic: {subject}", f"Thread-Index: AdXg{digest(record.key, 18).upper()}==", "Accept-Language: en-GB, en-US", "Content-Language: en-GB"]
    if client:
        rest.append("X-Mailer: " + client)
    rest.append("MIME-Version: 1.0")
    return ("\r\n".join(headers + rest + head) + "\r\n\r\n").encode("ascii") + body, truth


# ---- comments and truths --------------------------------------------------------------------------------------------

def found_once(text, quote):
    """The quote as it stands in the text; where wrapping broke it, the longest piece within a line."""
    if text.count(quote) == 1:
        return quote
    pattern = r"\s+".join(re.escape(w) for w in quote.split())
    matches = list(re.finditer(pattern, text))
    if not matches:
        raise SystemExit(f"not in its text: {quote!r}")
    pieces = sorted((p.strip() for p in matches[0].group(0).split("\n")), key=len, reverse=True)
    for piece in pieces:
        if text.count(piece) == 1:
            return piece
    raise SystemExit(f"not unique: {quote!r}")


def phrase_of(record, text):
    source = text if text is not None else record.text
    own = source.split("\n")[: len(wrapped(record.text, 72).split("\n"))]
    lines = [l.strip() for l in own if len(l) > 34] or [max(own, key=len)]
    for line in lines[len(lines) // 2:] + lines:
        words = line.split()
        for start in range(0, max(1, len(words) - 4)):
            phrase = " ".join(words[start:start + 6])
            if phrase.isascii() and not re.search(r'[<>&"]', phrase) and len(phrase) > 14:
                return phrase
    return lines[0]


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("\u2019", "")).strip("-")[:36].strip("-")


def z(when):
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def main():
    global LAST_PAGE
    LAST_PAGE = int(re.search(r"Pages:\s+(\d+)", subprocess.run(
        ["pdfinfo", str(SAMPLE / "draft" / "draft-lis.pdf")], capture_output=True, text=True, check=True).stdout).group(1))
    records = sorted(bank("mail-1.txt") + bank("mail-2.txt") + bank("campaign.txt"), key=lambda r: r.arrival)
    by_key = {r.key: r for r in records}
    assert len(by_key) == len(records)
    shutil.rmtree(OUT, ignore_errors=True)
    (OUT / "inbox").mkdir(parents=True)
    (OUT / "letters").mkdir()

    items, comments, respondents, box = [], [], [], []
    number = 0
    for record in records:
        raw, truth = message(record, by_key)
        boxed = "mbox" in record.options
        if boxed or record.key == "chamber":
            box.append((record, raw, truth))
        if boxed:
            pass
        else:
            number += 1
            name = f"{number:03d}-{slug(record.subject)}.eml"
            (OUT / "inbox" / name).write_bytes(raw if pick(record.key + "eol", [1, 1, 1, 0]) else raw.replace(b"\r\n", b"\n"))
            items.append((f"inbox/{name}", record, truth, record.special or ("duplicate" if record.key == "chamber" else None)))
        if truth["text"] is not None:
            for quote, themes, stance, sections, note in record.marks:
                comments.append({"message-id": record.message_id, "quote": found_once(truth["text"], quote),
                                 "themes": [THEMES[t] for t in themes], "stance": stance, "sections": sections, "note": note})
        if record.key not in ("dogwalker", "teen"):
            respondents.append({"message-id": record.message_id, "name": record.name, "organisation": record.organisation,
                                "kind": record.kind, "place": record.place})
    archive = b""
    for n, (record, raw, truth) in enumerate(box, 1):
        body = raw.replace(b"\r\n", b"\n")
        body = re.sub(rb"^(>*From )", rb">\1", body, flags=re.M)
        archive += (f"From {record.address} {record.arrival:%a %b} {record.arrival.day:2d} {record.arrival:%H:%M:%S %Y}\n".encode()
                    + body + (b"" if body.endswith(b"\n") else b"\n") + b"\n")
        items.append((f"archive.mbox#{n}", record, truth, record.special or ("duplicate" if record.key == "chamber" else None)))
    (OUT / "archive.mbox").write_bytes(archive)

    listed = []
    for source, record, truth, special in items:
        entry = {"source": source, "kind": "mbox" if "#" in source else "eml", "message-id": record.message_id,
                 "subject": record.subject, "from": {"name": record.name, "address": record.address},
                 "sent": z(record.sent), "received": z(record.arrival), "evidence": "received-header",
                 "timeliness": "on-time" if record.arrival <= CLOSES else "late", "attachments": truth["attachments"],
                 "inline": truth["inline"], "phrase": phrase_of(record, truth["text"]), "form": record.form, "special": special}
        if special == "petition":
            entry["signatories"] = 2316
        if special == "second":
            entry["first"] = by_key[record.key[:-1] + "a"].message_id
        if truth.get("nested"):
            entry["nested"] = truth["nested"]
        listed.append(entry)

    # letters on paper, scanned by nobody: the text is in the PDF
    letters = []
    source_text = (HERE / "letters.txt").read_text(encoding="utf-8")
    for block in re.split(r"^=== ", source_text, flags=re.M)[1:]:
        head, *lines = block.strip().split("\n")
        key, name, _, organisation, kind, place, when = [f.strip() for f in head.split("|")]
        when = dt.datetime.strptime(when, "%Y-%m-%d %H:%M:%S")
        lines = [pages_filled(l) for l in lines if l.strip()]
        file = f"letters/{when:%Y-%m-%d}-{key}.pdf"
        (OUT / file).write_bytes(pdf(f"Letter from {name}", lines, when, "p:first-of-type,p:nth-of-type(2){text-align:right;margin:0}"))
        letters.append({"file": f"responses/{file}", "received": f"{when:%Y-%m-%dT%H:%M:%S}", "name": name,
                        "organisation": organisation, "kind": kind, "place": place})
        listed.append({"source": file, "kind": "letter", "message-id": None, "subject": None, "from": {"name": name, "address": None},
                       "sent": None, "received": z(when), "evidence": "given", "timeliness": "on-time", "attachments": [], "inline": [],
                       "phrase": " ".join(lines[4].split()[2:8]), "form": "letter", "special": None})

    # the survey
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(["Respondent ID", "Submitted", "Name", "Organisation", "Type of organisation", "May we publish your response?",
                     "Q1. Do you agree with the vision to 2035?", "Q3. Do you support the priorities?",
                     "Q6. Should full fibre be built from the outside in?", "Q7. Which priority matters most to you, and why?",
                     "Q8. What is missing from the draft?", "Q9. Is there anything else you would like to say?"])
    rows = re.split(r"^(?=\d{7} \|)", re.sub(r"^#.*\n", "", (HERE / "survey.txt").read_text(encoding="utf-8"), flags=re.M), flags=re.M)
    survey = 0
    for block in rows:
        if not block.strip():
            continue
        head, _, rest = block.partition("\n")
        cells = [c.strip() for c in head.split("|")]
        answers = [a.strip() for a in re.split(r"^~", rest, flags=re.M)]
        assert len(cells) == 9 and len(answers) == 3, head
        writer.writerow(cells + answers)
        survey += 1
        when = dt.datetime.strptime(cells[1], "%d/%m/%Y %H:%M")
        listed.append({"source": f"survey.csv#{survey + 1}", "kind": "survey", "message-id": None, "subject": None,
                       "from": {"name": cells[2], "address": None}, "respondent-id": cells[0], "sent": None, "received": z(when),
                       "evidence": "date-header", "timeliness": "on-time" if when <= CLOSES else "late", "attachments": [], "inline": [],
                       "phrase": max(answers, key=len).split("\n")[0], "form": "survey", "special": None})
    (OUT / "survey.csv").write_bytes(b"\xef\xbb\xbf" + table.getvalue().encode("utf-8"))

    def lines_out(path, objects):
        path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), encoding="utf-8")
    lines_out(SAMPLE / "comments.jsonl", comments)
    lines_out(SAMPLE / "respondents.jsonl", respondents)
    (SAMPLE / "sample.json").write_text(json.dumps({
        "title": "Draft Local Industrial Strategy (sample)",
        "organisation": "Stoke-on-Trent & Staffordshire Enterprise Partnership", "zone": "Europe/London",
        "opens": "2020-01-10T09:00:00", "closes": "2020-02-10T12:00:00", "draft": "draft/draft-lis.pdf", "themes": "themes.csv",
        "responses": ["responses"], "letters": letters, "comments": "comments.jsonl", "respondents": "respondents.jsonl"},
        indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    def count(key):
        result = {}
        for entry in listed:
            result[str(entry[key])] = result.get(str(entry[key]), 0) + 1
        return dict(sorted(result.items()))
    distinct = [e for e in listed if not (e["special"] == "duplicate" and e["kind"] == "mbox")]
    totals = {"items": len(listed), "distinct": len(distinct), "by-kind": count("kind"), "by-special": count("special"), "by-form": count("form"),
              "on-time": sum(e["timeliness"] == "on-time" for e in distinct), "late": sum(e["timeliness"] == "late" for e in distinct),
              "attachments": sum(len(e["attachments"]) for e in distinct), "comments": len(comments),
              "messages-with-comments": len({c["message-id"] for c in comments}), "respondents": len(respondents)}
    MANIFEST.parent.mkdir(parents=True, exist_ok=True)
    MANIFEST.write_text(json.dumps({"about": "What the sample's generator knows to be true of resources/sample/responses. Sources are relative to "
                                             "that folder; instants are UTC. The counts under 'distinct', 'on-time' and 'late' take the duplicate once.",
                                    "opens": z(OPENS), "closes": z(CLOSES), "zone": "Europe/London", "totals": totals, "items": listed},
                                   indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(totals, indent=1))


if __name__ == "__main__":
    main()
