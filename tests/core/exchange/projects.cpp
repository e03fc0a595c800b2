#include "tests/core/exchange/projects.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/zip/archive.h"
#include "tests/core/extract/packages.h"
#include "tests/support/files.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <random>

namespace soundings::test {

using namespace Qt::StringLiterals;
using namespace exchange;

namespace {

const QUuid space(u"{00000000-0000-4000-8000-00000000000a}"_s);
const Instant january{1'579'515'600'123};

QUuid guid(const QString &what)
{
    return guidFor(space, what);
}

QString textOf(std::mt19937 &random)
{
    static const QStringList pieces{
        u"Leek"_s,         u"kiln "_s,       u"\n"_s,     u"é"_s,   u"e\u0301"_s,
        u"👩‍🏭 "_s, u"𝔖tafford "_s,   u"—"_s,      u"\t"_s,  u"🏺"_s,
        u"العمل "_s,       u"a&b<c>\"d' "_s, u"\u200b"_s, u"]]>"_s, u"the buses stop. "_s};
    QString text;
    for (int i = 0; i < 30; ++i)
        text += pieces[qsizetype(random() % size_t(pieces.size()))];
    return text;
}

std::vector<ProjectTheme> someThemes()
{
    return {{guid(u"t1"_s),
             {},
             u"People"_s,
             u"Skills & <pay>"_s,
             u"#b34700"_s,
             u"p"_s,
             u"“we can't hire”"_s,
             u"training\nschools"_s,
             u"pensions"_s},
            {guid(u"t2"_s), guid(u"t1"_s), u"Apprenticeships"_s, {}, u"#00609c"_s, {}},
            {guid(u"t3"_s), {}, u"Places"_s, {}, {}, {}}};
}

ProjectDraft someDraft()
{
    return {guid(u"draft"_s),
            u"Draft of 10 January 2020"_s,
            u"draft plan.pdf"_s,
            "%PDF-1.4 draft",
            {{guid(u"s1"_s), u"1"_s, u"Ideas"_s, 0, QRect(72, 700, 300, 20)},
             {guid(u"s2"_s), u"2.1"_s, u"2 buses an hour"_s, 1, QRect(72, 100, 200, 14)},
             {guid(u"s3"_s), {}, u"Foreword"_s, 0, QRect(0, 0, 595, 842)}}};
}

ProjectComment someComment(int n, const ProjectSource &source, std::mt19937 &random)
{
    ProjectComment comment;
    comment.guid = guid(u"comment %1"_s.arg(n));
    comment.source = source.guid;
    const int length = codePointCount(source.text);
    const int begin = int(random() % unsigned(length));
    if (n % 7 != 0)
        comment.range = ProjectRange{begin, begin + 1 + int(random() % unsigned(length - begin))};
    comment.themes = n % 5 == 0   ? std::vector<QUuid>{}
                     : n % 2 == 0 ? std::vector{guid(u"t1"_s), guid(u"t3"_s)}
                                  : std::vector{guid(u"t2"_s)};
    comment.sections = n % 3 == 0 ? std::vector{guid(u"s2"_s), guid(u"s1"_s)} : std::vector<QUuid>{};
    comment.stance = Stance(n % 5);
    comment.note = n % 4 == 0 ? u"  note 🏺 of %1\n\nwith <lines> "_s.arg(n) : QString();
    comment.author = n % 2 == 0 ? u"Ann Lee"_s : u"Bo Śmith"_s;
    comment.at = Instant{january.ms + n};
    comment.origin = Origin(n % 3);
    comment.quotable = n % 6 == 0;
    return comment;
}

} // namespace

Project richProject(int responses)
{
    std::mt19937 random(7);
    Project project{u"A plan for “Leek” & <Stoke>"_s};
    project.description = u"Our own"_s;
    project.themes = someThemes();
    project.drafts = {someDraft()};
    for (int i = 0; i < responses; ++i) {
        ProjectResponse r{guid(u"response %1"_s.arg(i)), soundings::reference(i + 1), u"Subject %1"_s.arg(i),
                          u"Zoë %1"_s.arg(i), i % 2 ? u"Kilns Ltd"_s : QString()};
        r.kind = RespondentKind(i % 10);
        r.place = u"Leek"_s;
        r.channel = Channel(i % 5);
        r.received = Instant{january.ms + 1000 * i};
        r.timeliness = Timeliness(i % 2);
        r.status = Status(i % 4);
        r.confidentiality = Confidentiality(i % 3);
        r.signatories = i + 1;
        ProjectSource message{guid(u"message %1"_s.arg(i)),     r.guid, PartKind::Message,
                              u"%1 message"_s.arg(r.reference), {},     textOf(random)};
        static const QStringList endings{u"pdf"_s, u"docx"_s, u"png"_s};
        ProjectSource file{guid(u"file %1"_s.arg(i)),
                           r.guid,
                           PartKind::Attachment,
                           u"%1 file"_s.arg(r.reference),
                           {},
                           textOf(random),
                           true,
                           u"Response %1."_s.arg(i) + endings[i % 3],
                           "bytes"};
        ProjectSource answer{
            guid(u"answer %1"_s.arg(i)), r.guid, PartKind::Answer, u"%1 answer"_s.arg(r.reference),
            u"What about\nbuses?"_s,     {}};
        project.comments.push_back(someComment(2 * i, message, random));
        project.comments.push_back(someComment(2 * i + 1, file, random));
        project.responses.push_back(std::move(r));
        for (ProjectSource &source : std::array{message, file, answer})
            project.sources.push_back(std::move(source));
    }
    project.notes = {{guid(u"n1"_s), u"Plan"_s, u"of the analysis"_s, u"Ann Lee"_s, january, {}}};
    if (responses > 0) {
        project.notes.push_back({guid(u"n2"_s),
                                 u"Odd"_s,
                                 u"Look again"_s,
                                 u"Cy"_s,
                                 january,
                                 {guid(u"t1"_s), guid(u"message 0"_s), guid(u"response 0"_s)}});
        project.sets = {
            {guid(u"set"_s), u"Odd ones"_s, {}, {guid(u"t2"_s)}, {guid(u"message 0"_s)}, {guid(u"n1"_s)}}};
    }
    return project;
}

QByteArray qdpx(const QString &origin, const QByteArray &xml, const QMap<QString, QByteArray> &files)
{
    QMap<QString, QByteArray> parts = files;
    parts[u"project.qde"_s] =
        "<?xml version=\"1.0\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"P\" origin=\"" +
        origin.toUtf8() + "\">" + xml + "</Project>";
    return zipped(parts);
}

QByteArray textSource(const QString &path, const QStringList &selections)
{
    QByteArray xml =
        "<TextSource guid=\"00000000-0000-0000-0000-000000000002\" name=\"Interview\" plainTextPath=\"" +
        path.toUtf8() + "\">";
    int n = 100;
    for (const QString &selection : selections) {
        const QStringList words = selection.split(u' ');
        xml +=
            u"<PlainTextSelection guid=\"00000000-0000-0000-0000-000000000%1\" startPosition=\"%2\" "
            "endPosition=\"%3\" name=\"%4\"><Coding guid=\"00000000-0000-0000-0001-000000000%1\">"
            "<CodeRef targetGUID=\"00000000-0000-0000-0000-000000000001\"/></Coding></PlainTextSelection>"_s
                .arg(++n)
                .arg(words[0], words[1], words.mid(2).join(u' '))
                .toUtf8();
    }
    return "<CodeBook><Codes><Code guid=\"{00000000-0000-0000-0000-000000000001}\" name=\"Buses\" "
           "isCodable=\"true\"/>"
           "</Codes></CodeBook><Sources>" +
           xml + "</TextSource></Sources>";
}

QString schemaFaults(const QByteArray &bytes)
{
    const QString schema =
        corpora(u"refi-qda"_s).isEmpty() ? QString() : corpora(u"refi-qda"_s) + u"/Project.xsd"_s;
    Result<zip::Archive> archive = zip::Archive::open(bytes, {});
    if (QStandardPaths::findExecutable(u"xmllint"_s).isEmpty() || schema.isEmpty() || !archive)
        return {};
    QTemporaryDir folder;
    writeFile(folder.filePath(u"project.qde"_s), archive->read(u"project.qde"_s).value_or(QByteArray()));
    QProcess xmllint;
    xmllint.start(u"xmllint"_s, {u"--noout"_s, u"--schema"_s, schema, folder.filePath(u"project.qde"_s)});
    xmllint.waitForFinished();
    const QByteArray said = xmllint.readAllStandardError();
    return xmllint.exitCode() == 0 ? u""_s : QString::fromUtf8(said);
}

} // namespace soundings::test
