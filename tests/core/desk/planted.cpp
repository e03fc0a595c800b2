#include "planted.h"

#include "core/consultation/codepoints.h"
#include "core/desk/redacting.h"
#include "core/desk/tagging.h"
#include "core/workbook/workbook.h"
#include "core/zip/archive.h"
#include "tests/support/deskfixture.h"

#include <QBuffer>
#include <QProcess>
#include <QRegularExpression>

namespace soundings::test {

using namespace Qt::StringLiterals;

namespace {

QString firstName(int number)
{
    static const QStringList names = u"Ada Bertram Cecily Dorian Elspeth Fabian Greta Horace Imelda Jasper Kirsten Lionel"_s.split(u' ');
    return names[number % names.size()];
}

QByteArray part(const QByteArray &type, const QByteArray &name, const QByteArray &bytes)
{
    return "--B\r\nContent-Type: " + type + "; name=\"" + name + "\"\r\nContent-Disposition: attachment; filename=\"" + name
           + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + bytes.toBase64() + "\r\n";
}

} // namespace

QString squeezed(const QString &text)
{
    QString all;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            all += c.toLower();
    }
    return all;
}

void Planting::note(const QString &needle, const QString &where, bool named)
{
    m_details.push_back({squeezed(needle), where, named});
}

QString Planting::family(const QString &where, bool named)
{
    static const QStringList begins = u"Brack Thorn Quill Wetten Harrow Lanter Pember Stav Orm Crowthe Vell Fenwi Drax Gimbl Hesk Jarv Kell Morv Nant Pryd"_s.split(u' ');
    static const QStringList ends = u"wellby hampden stockson burrough fieldham gatesby stonleigh marchdale bickerly"_s.split(u' ');
    const int number = m_names++;
    const QString one = begins[number % begins.size()] + ends[number / begins.size() % ends.size()];
    note(one, where, named);
    return one;
}

QString Planting::name(const QString &where, bool named)
{
    const QString last = family(where, named);
    return firstName(m_names) + u' ' + last;
}

QString Planting::telephone(const QString &where)
{
    const int number = m_numbers++;
    const QString last = u"%1"_s.arg(100000 + number * 37);
    QString plain;
    QString written;
    switch (number % 5) {
    case 0: written = u"01782 %1"_s.arg(last); break;
    case 1: written = u"07700 %1 %2"_s.arg(last.left(3), last.mid(3)); break;
    case 2: written = u"+44 (0)1538 %1"_s.arg(last); break;
    case 3: written = u"(01785) %1-%2"_s.arg(last.left(3), last.mid(3)); break;
    default: written = u"+33 1 42 %1 %2 %3"_s.arg(last.left(2), last.mid(2, 2), last.mid(4)); break;
    }
    note(written, where);
    return written;
}

QString Planting::email(const QString &where)
{
    const QString one = u"box%1plant@post%1.example"_s.arg(++m_numbers);
    note(one.section(u'@', 0, 0), where);
    return one;
}

QString Planting::postcode(const QString &where)
{
    const int number = m_numbers++;
    const QString one = u"ST%1 %2%3%4"_s.arg(1 + number % 20).arg(number % 9 + 1)
                            .arg(QChar(u"ABDEFGHJLN"[number / 9 % 10])).arg(QChar(u"PQRSTUWXYZ"[number / 90 % 10]));
    note(one, where);
    return one;
}

QString Planting::street(const QString &where)
{
    static const QStringList kinds = u"Lane Road Street Close Avenue"_s.split(u' ');
    const QString called = family(where);
    return u"%1 %2 %3"_s.arg(m_names % 190 + 1).arg(called, kinds[m_names % kinds.size()]);
}

QString Planting::address(const QString &where)
{
    const QString first = street(where);
    return first + u"\nLeek\nStaffordshire\n"_s + postcode(where);
}

QString Planting::account(const QString &where)
{
    const int number = 20113000 + 7 * m_numbers++;
    note(QString::number(number), where);
    return u"account number %1"_s.arg(number);
}

void Planting::take(const QString &file, const QByteArray &bytes, const survey::SurveyMap *map)
{
    writeFile(m_folder + u'/' + file, bytes);
    ImportRequest request{{m_folder + u'/' + file}, {}, {}};
    if (map)
        request.map = *map;
    const Result<ImportSummary> summary = m_desk.takeIn(request, {});
    ASSERT_TRUE(summary) << summary.error().message.toStdString();
    EXPECT_EQ(summary->unreadable, 0);
}

QByteArray Planting::workbook()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    workbook::Workbook book(buffer, {u"Costs"_s, {}, {}, u"en-GB"_s, {}});
    book.begin({book.nameFor(u"Costs"_s), {{u"Who"_s}, {u"Call"_s}, {u"Where"_s}}});
    for (int row = 0; row < 2; ++row) {
        book.add({workbook::Cell(u"Mrs "_s + name(u"spreadsheet cell"_s)), workbook::Cell(telephone(u"spreadsheet cell"_s)),
                  workbook::Cell(street(u"spreadsheet cell"_s))});
    }
    EXPECT_TRUE(book.finish());
    return buffer.data();
}

void Planting::plantMessage(int number)
{
    const bool mayBeNamed = number % 3 == 0;
    const QString sender = name(u"head"_s, mayBeNamed);
    const QString from = email(u"head"_s);
    QString body = u"Dear Mr %1,\n\nMy name is %2 and I live at %3. Kilns need skills, and %4 young people need buses by 2030.\n"
                   "Please call me on %5 or write to %6. Councillor %7 agrees with me, as does Dr %8.\n"
                   "My bank refunds go to %9.\n\n"_s
                       .arg(name(u"body"_s), sender, street(u"body"_s)).arg(2500 + number)
                       .arg(telephone(u"body"_s), email(u"body"_s), name(u"body"_s), name(u"body"_s), account(u"body"_s));
    const QString bare = firstName(number + 3) + u' ' + this->family(u"body, known to a person only"_s);
    body += u"The old works should stay as %1 left them.\n\nKind regards\n%2\n%3\n%4\n\n"_s.arg(bare, sender, address(u"signature"_s),
                                                                                       telephone(u"signature"_s));
    body += u"On Mon, 13 Jan 2020 at 10:11, %1 <%2> wrote:\n> Dear Ms %3\n> ring %4 about the hall at %5\n"_s.arg(
        name(u"quotation"_s), email(u"quotation"_s), name(u"quotation"_s), telephone(u"quotation"_s), postcode(u"quotation"_s));
    const QString letter = u"Our case\n\nPrepared by: %1\nTelephone: %2\n\n%3\n\nSkills matter most, says Mrs %4. Write to %5.\n"_s.arg(
        name(u"attachment"_s), telephone(u"attachment"_s), address(u"attachment"_s), name(u"attachment"_s), email(u"attachment"_s));
    const QString fileName = u"Letter of %1.txt"_s.arg(name(u"name of a file"_s));
    const QString subject = u"Objection of Mrs %1, %2"_s.arg(name(u"subject"_s), telephone(u"subject"_s));
    const QByteArray mail =
        u"Received: from out.example by mx.lep.example; Mon, 20 Jan 2020 10:00:%5 +0000\r\nFrom: %1 <%2>\r\nSubject: %3\r\n"
        "Date: Mon, 20 Jan 2020 10:00:%5 +0000\r\nMessage-ID: <%4@test.example>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"_s.arg(sender, from, subject).arg(number).arg(number, 2, 10, QChar(u'0')).toUtf8()
        + body.toUtf8() + "\r\n" + part("text/plain; charset=utf-8", fileName.toUtf8(), letter.toUtf8())
        + part("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "costs.xlsx", workbook()) + "--B--\r\n";
    take(u"mail-%1.eml"_s.arg(number), mail);
    const Result<ResponseId> id = m_desk.responseByNumber(number + 1);
    ASSERT_TRUE(id);
    const Response response = m_desk.response(*id)->response;
    if (!mayBeNamed) {
        ASSERT_TRUE(m_desk.apply({ConfidentialityChanged{*id, response.confidentiality, Confidentiality::Anonymous}}, u"Consent"_s));
    }
    const std::optional<Passage> passage = findQuote(response, bare);
    ASSERT_TRUE(passage);
    ASSERT_TRUE(judge(m_desk, *id, {{*passage, RedactionReason::Name, true, u"somebody's grandfather"_s}}));
    for (const QString &quote : {u"Councillor"_s, u"Skills matter most"_s, bare}) {
        Tagging how{*id, quote, {u"People"_s}, {}, Stance::Support, u"As Mr %1 said, %2"_s.arg(name(u"note"_s), telephone(u"note"_s))};
        ASSERT_TRUE(tagResponse(m_desk, how)) << quote.toStdString();
    }
}

void Planting::plantSurvey()
{
    using survey::Role;
    survey::SurveyMap map;
    map.columns = {{u"ID"_s, 1, Role::Identifier, {}, {}, {}},
                   {u"Which?"_s, 1, Role::SingleChoice, u"Which energy?"_s, {}, {}},
                   {u"Say"_s, 1, Role::FreeText, u"What else?"_s, {}, {}}};
    QByteArray csv = "ID,Which?,Say\n";
    for (int row = 0; row < 4; ++row) {
        csv += QByteArray::number(row) + ",\"That of Mr " + name(u"label of a chart"_s).toUtf8() + ", " + telephone(u"label of a chart"_s).toUtf8()
               + "\",\"I am " + name(u"answer"_s).toUtf8() + ". Skills. Ring " + telephone(u"answer"_s).toUtf8() + "\"\n";
    }
    take(u"survey.csv"_s, csv, &map);
}

/// What the team itself wrote, that reports print.
void Planting::plantOurs()
{
    Theme theme;
    theme.name = u"The site of Mrs %1, %2"_s.arg(name(u"label of a chart"_s), telephone(u"label of a chart"_s));
    theme.colour = u"#336699"_s;
    theme.definition = u"What Dr %1 wants"_s.arg(name(u"definition"_s));
    const Result<ChangeSet> added = m_desk.apply({ThemeAdded{theme}}, u"Add a theme"_s);
    ASSERT_TRUE(added) << added.error().message.toStdString();
    const ThemeId id = std::get<ThemeAdded>(added->front()).theme.id;
    Comment comment;
    comment.response = *m_desk.responseByNumber(1);
    comment.themes = {id};
    comment.author = u"Ann"_s;
    ASSERT_TRUE(m_desk.apply({CommentAdded{comment}}, u"Tag"_s));
}

void Planting::plant()
{
    for (int number = 0; number < 6; ++number)
        plantMessage(number);
    plantSurvey();
    plantOurs();
}

namespace {

void addBytes(QStringList &all, const QByteArray &bytes)
{
    all << squeezed(QString::fromUtf8(bytes)) << squeezed(QString::fromLatin1(bytes));
    static const QRegularExpression tags(u"<[^>]*>"_s);
    all << squeezed(QString::fromUtf8(bytes).remove(tags));
    for (const bool big : {true, false}) {
        for (qsizetype from = 0; from < 2; ++from) {
            QString wide;
            for (qsizetype i = from; i + 1 < bytes.size(); i += 2)
                wide += big ? QChar(char16_t(uchar(bytes[i]) << 8 | uchar(bytes[i + 1]))) : QChar(char16_t(uchar(bytes[i + 1]) << 8 | uchar(bytes[i])));
            all << squeezed(wide);
        }
    }
}

void addPdf(QStringList &all, const QByteArray &bytes, const QString &file)
{
    for (qsizetype at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 7)) {
        const QByteArray stream = bytes.sliced(at + 7);
        if (!stream.startsWith('\x78'))
            continue;
        const QByteArray plain = qUncompress(QByteArray("\0\4\0\0", 4) + stream.first(std::max<qsizetype>(0, stream.indexOf("endstream"))));
        addBytes(all, plain);
    }
    static const QRegularExpression hex(u"<([0-9A-Fa-f]{4,})>"_s);
    for (auto it = hex.globalMatch(QString::fromLatin1(bytes)); it.hasNext();)
        addBytes(all, QByteArray::fromHex(it.next().captured(1).toLatin1()));
    for (const QStringList &arguments : {QStringList{u"-raw"_s, file, u"-"_s}, QStringList{u"-layout"_s, file, u"-"_s}}) {
        QProcess reader;
        reader.start(u"pdftotext"_s, arguments);
        EXPECT_TRUE(reader.waitForFinished(60'000));
        all << squeezed(QString::fromUtf8(reader.readAllStandardOutput()));
    }
}

} // namespace

QStringList everythingIn(const QString &file)
{
    QStringList all{squeezed(file.section(u'/', -1))};
    const QByteArray bytes = readFile(file);
    addBytes(all, bytes);
    if (bytes.startsWith("%PDF"))
        addPdf(all, bytes, file);
    if (bytes.startsWith("PK")) {
        Result<zip::Archive> archive = zip::Archive::open(bytes, {});
        EXPECT_TRUE(archive);
        for (const QString &name : archive->names()) {
            all << squeezed(name);
            addBytes(all, archive->read(name).value_or(QByteArray()));
        }
    }
    return all;
}

} // namespace soundings::test
