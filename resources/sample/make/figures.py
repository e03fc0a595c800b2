# SPDX-License-Identifier: GPL-3.0-or-later
"""The draft's charts as SVG, drawn from numbers (all invented)."""
import html

BLUE, ORANGE, GREEN, SKY, PINK, GREY, INK = "#0b5a8a", "#c8511b", "#00795c", "#5aa9d6", "#a8487f", "#8a949c", "#22303a"
FONT = 'font-family="Lato" font-size="11"'


def text(x, y, s, anchor="start", fill=INK, extra=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" {FONT} {extra}>{html.escape(str(s))}</text>'


def rect(x, y, w, h, fill, extra=""):
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}" {extra}/>'


def line(x1, y1, x2, y2, stroke="#d5dbe0", width=1.0, extra=""):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" stroke-width="{width}" {extra}/>'


def svg(w, h, parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
            + "\n".join(parts) + "</svg>\n")


def legend(items, x, y):
    out = []
    for label, colour in items:
        out += [rect(x, y - 9, 10, 10, colour), text(x + 15, y, label)]
        x += 32 + 6.2 * len(label)
    return out


def hbars(rows, unit="", colour=BLUE, mark=None, width=620, label_width=190, step=24):
    """rows: (label, value); mark: the label of a row to be shown in another colour."""
    top = max(v for _, v in rows)
    out = []
    for i, (label, value) in enumerate(rows):
        y = i * step + 6
        w = value / top * (width - label_width - 80)
        out += [text(label_width - 8, y + 13, label, "end"),
                rect(label_width, y, w, step - 7, ORANGE if label == mark else colour),
                text(label_width + w + 6, y + 13, f"{value:g}{unit}")]
    return svg(width, len(rows) * step + 12, out)


def axes(x0, y0, w, h, top, ticks, unit):
    out = []
    for i in range(ticks + 1):
        y = y0 + h - h * i / ticks
        out += [line(x0, y, x0 + w, y), text(x0 - 8, y + 4, f"{top * i / ticks:g}{unit}", "end")]
    return out


def columns(labels, series, top, ticks=5, unit="", width=620, height=250):
    """series: (name, colour, values): grouped columns."""
    x0, y0, w, h = 52, 34, width - 62, height - 66
    out = legend([(n, c) for n, c, _ in series], x0, 14) + axes(x0, y0, w, h, top, ticks, unit)
    group = w / len(labels)
    bar = group * 0.7 / len(series)
    for i, label in enumerate(labels):
        out.append(text(x0 + group * (i + .5), y0 + h + 17, label, "middle"))
        for k, (_, colour, values) in enumerate(series):
            bh = values[i] / top * h
            out.append(rect(x0 + group * (i + .15) + k * bar, y0 + h - bh, bar - 1.5, bh, colour))
    return svg(width, height, out)


def lines(labels, series, low, top, ticks=5, unit="", width=620, height=260, every=2):
    x0, y0, w, h = 52, 34, width - 100, height - 66
    out = legend([(n, c) for n, c, _ in series], x0, 14)
    for i in range(ticks + 1):
        y = y0 + h - h * i / ticks
        out += [line(x0, y, x0 + w, y), text(x0 - 8, y + 4, f"{low + (top - low) * i / ticks:g}{unit}", "end")]
    for i, label in enumerate(labels):
        if i % every == 0:
            out.append(text(x0 + w * i / (len(labels) - 1), y0 + h + 17, label, "middle"))
    for _, colour, values in series:
        pts = [(x0 + w * i / (len(labels) - 1), y0 + h - (v - low) / (top - low) * h) for i, v in enumerate(values)]
        out.append('<path d="M' + " L".join(f"{x:.1f},{y:.1f}" for x, y in pts)
                   + f'" fill="none" stroke="{colour}" stroke-width="2.4"/>')
        out.append(f'<circle cx="{pts[-1][0]:.1f}" cy="{pts[-1][1]:.1f}" r="3.4" fill="{colour}"/>')
        out.append(text(pts[-1][0] + 8, pts[-1][1] + 4, f"{values[-1]:g}{unit}", fill=colour))
    return svg(width, height, out)


def stacked(rows, parts, width=620, label_width=150, step=27):
    """rows: (label, percentages); parts: (name, colour)."""
    out = legend(parts, label_width, 14)
    for i, (label, values) in enumerate(rows):
        y, x = 28 + i * step, label_width
        out.append(text(label_width - 8, y + 14, label, "end"))
        for (_, colour), v in zip(parts, values):
            w = v / 100 * (width - label_width - 10)
            out.append(rect(x, y, w, step - 7, colour))
            if w > 26:
                out.append(text(x + w / 2, y + 14, f"{v:g}", "middle", "#ffffff" if colour not in (SKY,) else INK))
            x += w
    return svg(width, 34 + len(rows) * step, out)


def network():
    """A sketch, not a map: the towns and the corridors that join them."""
    towns = {"Stoke-on-Trent": (250, 120, 15), "Newcastle-under-Lyme": (196, 128, 8), "Leek": (330, 70, 7),
             "Biddulph": (262, 48, 5), "Stone": (254, 196, 6), "Stafford": (240, 262, 11), "Uttoxeter": (404, 208, 7),
             "Burton upon Trent": (520, 262, 10), "Cannock": (300, 330, 9), "Rugeley": (352, 296, 6),
             "Lichfield": (420, 346, 8), "Tamworth": (510, 382, 10), "Cheadle": (346, 146, 5)}
    links = [("Biddulph", "Stoke-on-Trent", GREY), ("Leek", "Stoke-on-Trent", GREY), ("Stoke-on-Trent", "Stone", BLUE),
             ("Stone", "Stafford", BLUE), ("Stafford", "Cannock", GREY), ("Stafford", "Rugeley", BLUE),
             ("Rugeley", "Lichfield", BLUE), ("Lichfield", "Tamworth", BLUE), ("Stoke-on-Trent", "Cheadle", ORANGE),
             ("Cheadle", "Uttoxeter", ORANGE), ("Uttoxeter", "Burton upon Trent", ORANGE),
             ("Cannock", "Lichfield", ORANGE), ("Burton upon Trent", "Lichfield", GREY), ("Cannock", "Rugeley", GREY),
             ("Newcastle-under-Lyme", "Stoke-on-Trent", ORANGE)]
    out = legend([("main line railway", BLUE), ("A50, A500 and A5 corridors", ORANGE), ("other links", GREY)], 20, 16)
    for a, b, colour in links:
        out.append(line(towns[a][0], towns[a][1], towns[b][0], towns[b][1], colour, 3.2 if colour != GREY else 1.6))
    for name, (x, y, r) in towns.items():
        out.append(f'<circle cx="{x}" cy="{y}" r="{r}" fill="{INK}" stroke="#ffffff" stroke-width="1.5"/>')
        if name in ("Newcastle-under-Lyme", "Cannock"):
            out.append(text(x - r - 5, y + 4, name, "end"))
        else:
            out.append(text(x + r + 5, y - 4 if name != "Stone" else y + 4, name))
    return svg(640, 410, out)


YEARS = [str(y) for y in range(2004, 2019)]
FIGURES = {
    "network": network,
    "productivity": lambda: lines(YEARS, [
        ("United Kingdom = 100", GREY, [100] * 15),
        ("Staffordshire", BLUE, [90.1, 90.4, 89.7, 89.9, 89.0, 88.2, 88.5, 87.9, 87.5, 88.0, 88.3, 88.1, 88.6, 88.4, 88.9]),
        ("Stoke-on-Trent", ORANGE, [81.5, 81.0, 80.9, 80.2, 79.1, 78.0, 78.3, 78.9, 79.4, 79.2, 79.9, 80.6, 80.9, 81.4, 81.8])],
        75, 105, 6),
    "jobs": lambda: hbars([("Health and care", 71.2), ("Retail and wholesale", 69.5), ("Manufacturing", 62.8),
                           ("Logistics", 41.4), ("Education", 40.1), ("Business services", 38.7),
                           ("Visitor economy", 35.9), ("Construction", 24.6), ("Digital and creative", 13.2),
                           ("Farming and food", 12.4), ("Energy and water", 8.9)], "k", mark="Manufacturing", step=20),
    "research": lambda: columns(["Business", "Universities", "Government", "Charities"],
                                [("Stoke-on-Trent & Staffordshire", ORANGE, [212, 61, 9, 7]),
                                 ("England", GREY, [396, 127, 35, 12])], 400, 4, "", 620, 240),
    "qualifications": lambda: stacked([("Stoke-on-Trent", [13, 20, 22, 19, 26]), ("Cannock Chase", [9, 18, 24, 20, 29]),
                                       ("Tamworth", [9, 17, 25, 21, 28]), ("East Staffordshire", [9, 14, 21, 20, 36]),
                                       ("Newcastle", [8, 13, 20, 22, 37]), ("Stafford", [5, 11, 18, 21, 45]),
                                       ("England", [8, 11, 17, 24, 40])],
                                      [("none", ORANGE), ("level 1", PINK), ("level 2", SKY), ("level 3", GREEN), ("level 4+", BLUE)]),
    "apprenticeships": lambda: columns(["2014/15", "2015/16", "2016/17", "2017/18", "2018/19"],
                                       [("Intermediate", SKY, [8.9, 8.6, 7.9, 4.9, 4.4]), ("Advanced", BLUE, [5.4, 5.6, 5.7, 4.8, 4.9]),
                                        ("Higher", ORANGE, [0.5, 0.7, 1.0, 1.3, 1.9])], 10, 5, "k"),
    "fibre": lambda: hbars([("England", 11.8), ("Stafford", 13.1), ("Tamworth", 9.4), ("Stoke-on-Trent", 8.2), ("Lichfield", 6.9),
                            ("Cannock Chase", 6.1), ("East Staffordshire", 5.0), ("Newcastle", 4.8), ("South Staffordshire", 3.3),
                            ("Staffordshire Moorlands", 1.9)], "%", mark="England", step=22),
    "survival": lambda: lines(["Year 0", "1", "2", "3", "4", "5"],
                              [("Our area", ORANGE, [100, 92.4, 75.1, 61.0, 51.8, 45.3]),
                               ("England", GREY, [100, 90.1, 71.8, 56.6, 46.3, 38.9])], 20, 100, 4, "%", 620, 230, 1),
    "vacancy": lambda: hbars([("Stoke (City Centre)", 26.4), ("Newcastle-under-Lyme", 21.9), ("Burton upon Trent", 19.8), ("Tamworth", 17.2),
                              ("Cannock", 16.6), ("Stafford", 14.9), ("Leek", 10.7), ("Uttoxeter", 10.1), ("Stone", 6.8),
                              ("Great Britain", 12.1)], "%", mark="Great Britain", step=22),
    "ceramics": lambda: columns(["2010", "2012", "2014", "2016", "2018"],
                                [("Jobs (thousands)", BLUE, [7.1, 7.0, 7.4, 7.9, 8.3]),
                                 ("Exports (£ ten millions)", ORANGE, [21.0, 23.4, 26.2, 30.1, 34.8])], 40, 4),
    "sheds": lambda: lines(["2010", "11", "12", "13", "14", "15", "16", "17", "18", "19"],
                           [("Floor space let, million sq ft", BLUE, [0.9, 1.1, 1.4, 1.3, 2.2, 2.4, 3.1, 2.9, 3.6, 3.9]),
                            ("Average jobs per 10,000 sq ft", ORANGE, [9.8, 9.5, 9.1, 8.8, 8.1, 7.7, 7.2, 6.9, 6.6, 6.2])], 0, 10, 5, "", 620, 235, 1),
    "emissions": lambda: columns(["2006", "2009", "2012", "2015", "2018"],
                                 [("Industry", ORANGE, [3.9, 3.1, 3.0, 2.8, 2.6]), ("Homes", BLUE, [2.6, 2.3, 2.4, 2.0, 1.8]),
                                  ("Transport", GREEN, [2.7, 2.6, 2.5, 2.6, 2.7])], 4, 4, "", 620, 240),
    "farms": lambda: stacked([("Moorlands", [64, 21, 3, 12]), ("Stafford and Stone", [31, 24, 29, 16]), ("Uttoxeter and Burton", [38, 22, 27, 13]),
                              ("South and Lichfield", [9, 12, 55, 24])],
                             [("dairy", BLUE), ("beef and sheep", ORANGE), ("crops", GREEN), ("fruit, salad, other", PINK)]),
    "food": lambda: hbars([("Brewing and drinks", 2.4), ("Chilled and ready meals", 2.1), ("Bakery and oatcakes", 1.3), ("Dairy products", 1.2),
                           ("Meat", 0.6), ("Other", 0.3)], "k", colour=GREEN, step=22),
    "developers": lambda: columns(["2014", "2015", "2016", "2017", "2018"],
                                  [("Vacancies for developers", ORANGE, [520, 640, 810, 990, 1150]),
                                   ("Graduates in computing", BLUE, [340, 355, 350, 372, 390])], 1200, 4, "", 620, 230),
    "visits": lambda: columns(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
                              [("Day visits", SKY, [1.1, 1.3, 1.6, 2.4, 2.6, 2.5, 2.9, 3.4, 2.2, 2.0, 1.3, 1.7]),
                               ("Overnight trips", ORANGE, [.10, .11, .14, .21, .24, .24, .29, .36, .21, .20, .12, .14])], 4, 4, "m", 620, 225),
}


def cover_art():
    """Bottle ovens, a signal mast, a hill: five shapes for five foundations."""
    out = [rect(0, 0, 210, 150, "#0b3c5d")]
    out.append('<path d="M0,118 C40,92 70,104 104,96 S170,72 210,92 L210,150 L0,150 Z" fill="#14577f"/>')
    out.append('<path d="M0,132 C50,112 90,126 130,116 S190,104 210,112 L210,150 L0,150 Z" fill="#1f7a8c"/>')
    for x, s, colour in ((30, 1.0, "#e07a3f"), (62, .78, "#c8511b"), (86, .6, "#f0b429")):
        out.append(f'<g transform="translate({x},{132}) scale({s})"><path d="M-15,0 C-20,-20 -17,-34 -7,-50 L-5,-72 L5,-72 L7,-50 '
                   f'C17,-34 20,-20 15,0 Z" fill="{colour}"/><path d="M-4,0 L-4,-10 A4,4 0 0 1 4,-10 L4,0 Z" fill="#0b3c5d"/></g>')
    out.append('<path d="M150,124 L158,52 L166,124 Z" fill="#d9e2ec"/>')
    for r in (8, 14, 20):
        out.append(f'<circle cx="158" cy="50" r="{r}" fill="none" stroke="#f0b429" stroke-width="1.4"/>')
    out.append('<circle cx="158" cy="50" r="3.4" fill="#f0b429"/>')
    for i in range(7):
        out.append(rect(178 + i * 4, 116 - i * 4.5, 3, 40, "#5aa9d6"))
    return "".join(out)
