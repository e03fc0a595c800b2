#include "core/desk/publishing.h"

#include "core/consultation/codepoints.h"
#include "core/desk/exporting.h"
#include "core/desk/packchecking.h"
#include "core/desk/redacting.h"
#include "core/desk/reporting.h"
#include "core/desk/tagging.h"
#include "core/desk/withholding.h"
#include "core/reports/readback.h"
#include "core/reports/write.h"
#include "core/zip/archive.h"
#include "tests/support/deskfixture.h"

#include <QDir>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Publishing : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_named = receive(u"Kilns need skills.\nRing 01782 123456.\nAnn Lee"_s);
        m_nameless = receive(u"Buses stop at six, says Bob Hill of 4 Mill Lane, Leek."_s, u"Bob Hill <bob@hill.example>"_s);
        m_secret = receive(u"Between us: the mine is shut."_s, u"Cyril Dalesworth <cy@dale.example>"_s);
        setConsent(m_nameless, Confidentiality::Anonymous);
        setConsent(m_secret, Confidentiality::Confidential);
    }
    void setConsent(ResponseId id, Confidentiality consent)
    {
        ASSERT_TRUE(m_desk->apply({ConfidentialityChanged{id, response(id).response.confidentiality, consent}}, u"Consent"_s));
    }
    Result<PublishSummary> published(const reports::Progress &progress = {})
    {
        PublishRequest request;
        request.folder = path(u"pack"_s);
        return publish(*m_desk, request, progress);
    }
    QString identifier(ResponseId id) { return publicIdentifiers(*m_desk)->value(id); }
    QString page(ResponseId id)
    {
        return QString::fromUtf8(readFile(path(u"pack/responses/%1.html"_s.arg(identifier(id)))));
    }
    QStringList left() const { return QDir(m_folder.path()).entryList({u"pack*"_s, u".soundings*"_s}, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }

    ResponseId m_named;
    ResponseId m_nameless;
    ResponseId m_secret;
};

} // namespace

TEST_F(Publishing, aNameThatEndsWithZipIsOneFileWithTheWholePack)
{
    PublishRequest request;
    request.folder = path(u"pack.zip"_s);
    const Result<PublishSummary> zipped = publish(*m_desk, request);
    ASSERT_TRUE(zipped) << zipped.error().message.toStdString();
    ASSERT_TRUE(published());
    EXPECT_EQ(left(), (QStringList{u"pack"_s, u"pack.zip"_s}));
    Result<zip::Archive> archive = zip::Archive::open(readFile(path(u"pack.zip"_s)), {});
    ASSERT_TRUE(archive);
    EXPECT_EQ(archive->names().size(), zipped->files);
    for (const QString &name : archive->names())
        EXPECT_TRUE(QFileInfo::exists(path(u"pack/"_s + name))) << name.toStdString();
    const QByteArray page = archive->read(u"index.html"_s).value();
    EXPECT_TRUE(page.contains("</html>"));
    request.folder = path(u"nowhere/pack.zip"_s);
    EXPECT_FALSE(publish(*m_desk, request));
}

TEST_F(Publishing, consentIsRespectedWithoutAsking)
{
    ASSERT_TRUE(tagResponse(*m_desk, {m_nameless, u"Buses"_s, {u"Places"_s}, {}, Stance::None, u"team's own"_s}));
    const Result<PublishSummary> summary = published();
    ASSERT_TRUE(summary) << summary.error().message.toStdString();
    EXPECT_EQ(summary->responses.size(), 2u);
    EXPECT_EQ(summary->leftOut, 1);
    EXPECT_EQ(summary->undecided, 2);
    EXPECT_TRUE(page(m_named).contains(u"Ann Lee"_s));
    EXPECT_FALSE(page(m_named).contains(u"123456"_s));
    EXPECT_TRUE(page(m_named).contains(u"Ring █████ [telephone number]."_s));
    EXPECT_FALSE(page(m_named).contains(u"ann@kilns.example"_s));
    const QString nameless = page(m_nameless);
    EXPECT_TRUE(nameless.contains(u"Buses stop at six"_s));
    for (const QString &hidden : {u"Bob"_s, u"Hill"_s, u"Mill Lane"_s, u"hill.example"_s, u"team's own"_s, u"R-0002"_s, u"10:00"_s})
        EXPECT_FALSE(nameless.contains(hidden)) << hidden.toStdString();
    const QString index = QString::fromUtf8(readFile(path(u"pack/index.html"_s)));
    EXPECT_TRUE(index.contains(u"<a href=\"responses/%1.html\">%1</a>"_s.arg(identifier(m_nameless)))) << index.toStdString();
    EXPECT_TRUE(index.contains(u"Places"_s));
    EXPECT_TRUE(index.contains(u"1 response given in confidence is left out."_s));
    EXPECT_FALSE(index.contains(identifier(m_secret)));
    EXPECT_TRUE(readFile(path(u"pack/index.csv"_s)).contains(identifier(m_named).toUtf8()));
    EXPECT_TRUE(readFile(path(u"pack/responses/%1.pdf"_s.arg(identifier(m_named)))).startsWith("%PDF"));
    EXPECT_EQ(left(), QStringList{u"pack"_s});
    EXPECT_EQ(published().error().kind, ErrorKind::Refused) << "what stands is not overwritten";
}

TEST_F(Publishing, whatIsDecidedIsDone)
{
    const RedactionView view = redactionView(*m_desk, m_named).value();
    ASSERT_EQ(view.offers.size(), 1u);
    const Passage skills = *findQuote(view.response, u"need skills"_s);
    ASSERT_TRUE(judge(*m_desk, m_named, {{view.offers[0].passage, RedactionReason::Telephone, false, {}},
                                         {skills, RedactionReason::Other, true, {}}}));
    ASSERT_TRUE(published());
    EXPECT_TRUE(page(m_named).contains(u"Ring 01782 123456."_s)) << "somebody left it in";
    EXPECT_TRUE(page(m_named).contains(u"Kilns █████ [withheld]."_s));
}

TEST_F(Publishing, whoAsksNotToBeNamedIsNotNamedWhateverIsLeftIn)
{
    const Part part = response(m_nameless).response.parts[0];
    const Passage all{part.id, 0, codePointCount(part.text)};
    ASSERT_TRUE(judge(*m_desk, m_nameless, {{all, RedactionReason::Other, false, {}}}));
    ASSERT_TRUE(published());
    EXPECT_FALSE(page(m_nameless).contains(u"Bob"_s));
    EXPECT_TRUE(page(m_nameless).contains(u"4 Mill Lane"_s));
}

TEST_F(Publishing, nothingIsWrittenWhereSomebodyInConfidenceWouldBeNamed)
{
    const ResponseId other = receive(u"I agree with cyril  dalesworth."_s, u"Eve Moss <eve@moss.example>"_s);
    const Result<PublishSummary> refused = published();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Refused);
    for (const QString &told : {identifier(other), u"R-0004"_s, u"Cyril Dalesworth"_s, u"R-0003"_s})
        EXPECT_TRUE(refused.error().message.contains(told)) << refused.error().message.toStdString();
    EXPECT_TRUE(left().isEmpty()) << left().join(u' ').toStdString();

    const Passage name = *findQuote(response(other).response, u"cyril dalesworth"_s);
    ASSERT_TRUE(judge(*m_desk, other, {{name, RedactionReason::Name, true, {}}}));
    EXPECT_TRUE(published());
}

TEST_F(Publishing, nothingIsWrittenWhereHiddenWordsStandElsewhere)
{
    const Passage hidden = *findQuote(response(m_named).response, u"Kilns need skills"_s);
    ASSERT_TRUE(judge(*m_desk, m_named, {{hidden, RedactionReason::Other, true, {}}}));
    receive(u"We say: kilns\nneed skills!"_s, u"Eve Moss <eve@moss.example>"_s);
    const Result<PublishSummary> refused = published();
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().message.contains(u"“Kilns need skills”"_s)) << refused.error().message.toStdString();
    EXPECT_TRUE(left().isEmpty());
}

TEST_F(Publishing, stoppingAtAnyMomentLeavesNothing)
{
    int steps = 0;
    ASSERT_TRUE(published([&](int, int) { return ++steps > 0; }));
    ASSERT_TRUE(QDir(path(u"pack"_s)).removeRecursively());
    ASSERT_GT(steps, 5);
    for (int stop = 1; stop <= steps; ++stop) {
        int step = 0;
        const Result<PublishSummary> stopped = published([&](int, int) { return ++step < stop; });
        ASSERT_FALSE(stopped) << stop;
        EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
        EXPECT_TRUE(left().isEmpty()) << left().join(u' ').toStdString();
    }
}

TEST_F(Publishing, theCheckFindsWordsInEveryFormOfFile)
{
    redaction::Terms words;
    words.add(u"Jocasta O'Neill & Søn"_s, u"R-0001"_s);
    reports::Report report;
    report.title = u"Responses"_s;
    report.blocks.push_back(reports::Paragraph{{{u"So says Jocasta "_s, true}, {u"O'Neill & Søn, too."_s}}});
    reports::Table table;
    table.columns = {{u"Who"_s}, {u"n"_s}};
    table.rows = {{u"by “Jocasta O'Neill & Søn”"_s, u"1"_s}};
    report.blocks.push_back(table);
    QDir(m_folder.path()).mkpath(u"check"_s);
    const QDir folder(path(u"check"_s));
    for (const QString &ending : reports::knownEndings()) {
        const QString file = folder.filePath(u"a"_s + ending);
        ASSERT_TRUE(reports::write(report, file));
        const Result<std::optional<Leak>> leak = leakIn(folder, words);
        ASSERT_TRUE(leak);
        ASSERT_TRUE(*leak) << ending.toStdString();
        EXPECT_EQ((*leak)->file, u"a"_s + ending);
        EXPECT_EQ((*leak)->why, u"R-0001"_s);
        QFile::remove(file);
    }
    reports::Report clean;
    clean.title = u"By Jocasta O'Neill & Søn"_s; // metadata alone
    for (const QString &ending : {u".pdf"_s, u".odt"_s, u".xlsx"_s, u".html"_s}) {
        const QString file = folder.filePath(u"b"_s + ending);
        ASSERT_TRUE(reports::write(clean, file));
        EXPECT_TRUE(leakIn(folder, words)->has_value()) << ending.toStdString();
        QFile::remove(file);
    }
    writeFile(folder.filePath(u"c.jsonl"_s), R"({"text":"Jocasta\nO'Neill & S\u00f8n"})");
    EXPECT_TRUE(leakIn(folder, words)->has_value());
    writeFile(folder.filePath(u"c.jsonl"_s), "nothing");
    EXPECT_FALSE(leakIn(folder, words)->has_value());
    writeFile(folder.filePath(u"broken.odt"_s), "PK\x03\x04 no archive");
    EXPECT_EQ(leakIn(folder, words).error().kind, ErrorKind::Refused) << "what can't be read is not passed";
}

TEST_F(Publishing, anonymousReportsAndExportsRespectWhatIsDecided)
{
    const Passage skills = *findQuote(response(m_named).response, u"Kilns need"_s);
    ASSERT_TRUE(judge(*m_desk, m_named, {{skills, RedactionReason::Other, true, {}}}));
    ASSERT_TRUE(tagResponse(*m_desk, {m_named, u"Kilns need skills"_s, {u"People"_s}, {}, Stance::None, u"kilns need them"_s}));
    ReportRequest request;
    request.kind = u"responses"_s;
    request.anonymous = true;
    const Result<reports::Report> report = buildReport(*m_desk, request);
    ASSERT_TRUE(report);
    const QString html = QString::fromUtf8(reports::toHtml(*report));
    EXPECT_FALSE(html.contains(u"kilns need"_s, Qt::CaseInsensitive)) << html.toStdString();
    EXPECT_TRUE(html.contains(identifier(m_named)));
    EXPECT_FALSE(html.contains(u"R-0001"_s));
    for (const QString &name : {u"all.csv"_s, u"all.jsonl"_s}) {
        ASSERT_TRUE(exportConsultation(*m_desk, path(name), {}, true));
        const QString text = QString::fromUtf8(readFile(path(name)));
        EXPECT_FALSE(text.contains(u"kilns need"_s, Qt::CaseInsensitive)) << name.toStdString();
        EXPECT_FALSE(text.contains(u"Ann Lee"_s));
        EXPECT_FALSE(text.contains(u"the mine"_s));
        EXPECT_TRUE(text.contains(u"skills"_s));
        EXPECT_TRUE(text.contains(identifier(m_named)));
    }
    EXPECT_EQ(exportConsultation(*m_desk, path(u"all.qdpx"_s), {}, true).error().kind, ErrorKind::Invalid);
}

TEST_F(Publishing, theAnonymousSummaryNamesNobodyWhoseItemCouldNotBeReadAndNobodyOfTheTeam)
{
    writeFile(path(u"Objection by Jane Winterbourne.xyz"_s), QByteArray("\x00\x01\x02", 3));
    ASSERT_EQ(m_desk->takeIn({{path(u"Objection by Jane Winterbourne.xyz"_s)}, {}, {}}, {})->unreadable, 1);
    ASSERT_TRUE(m_desk->extend(utc(u"2020-02-11T12:00:00Z"_s), u"Snow"_s));
    const auto html = [&](bool anonymous) {
        ReportRequest request;
        request.kind = u"summary"_s;
        request.anonymous = anonymous;
        const Result<reports::Report> report = buildReport(*m_desk, request);
        return report ? QString::fromUtf8(reports::toHtml(*report)) : report.error().message;
    };
    const QString cell = u"<td>%1</td>"_s.arg(m_desk->consultation()->extensions.front().by);
    for (const QString &name : {u"Winterbourne"_s, cell}) {
        EXPECT_TRUE(html(false).contains(name)) << name.toStdString();
        EXPECT_FALSE(html(true).contains(name)) << name.toStdString();
    }
    EXPECT_TRUE(html(true).contains(u"could not be read"_s)) << "it is said that there is one";
    EXPECT_TRUE(html(true).contains(u"Snow"_s));
}
