#include "planted.h"

#include "core/desk/exporting.h"
#include "core/desk/publishing.h"
#include "core/desk/reporting.h"
#include "core/reports/write.h"
#include "tests/support/deskfixture.h"

#include <QDirIterator>

#include <map>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class PlantedDetails : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_planting = std::make_unique<Planting>(*m_desk, m_folder.path());
        m_planting->plant();
        QDir(m_folder.path()).mkpath(u"out"_s);
    }

    /// How many needles are somewhere in the file; each is told.
    int foundIn(const QString &file, bool namesMayBe = false)
    {
        const QStringList all = everythingIn(file);
        int found = 0;
        for (const Planted &one : m_planting->details()) {
            if (one.named && namesMayBe)
                continue;
            const bool there = std::any_of(all.begin(), all.end(), [&](const QString &text) { return text.contains(one.needle); });
            found += there;
            if (there)
                ADD_FAILURE() << one.needle.toStdString() << " (" << one.where.toStdString() << ") in " << file.toStdString();
        }
        return found;
    }

    /// That the same search finds them where nothing is hidden.
    int foundOf(const QStringList &all) const
    {
        return int(std::count_if(m_planting->details().begin(), m_planting->details().end(), [&](const Planted &one) {
            return std::any_of(all.begin(), all.end(), [&](const QString &text) { return text.contains(one.needle); });
        }));
    }

    std::unique_ptr<Planting> m_planting;
};

} // namespace

TEST_F(PlantedDetails, noneIsInAnyByteOfTheAnonymisedEdition)
{
    const size_t planted = m_planting->details().size();
    EXPECT_GE(planted, 200u);
    int found = 0;
    int files = 0;
    for (const QString &kind : {u"responses"_s, u"summary"_s, u"points"_s, u"you-said-we-did"_s, u"consideration"_s}) {
        ReportRequest request;
        request.kind = kind;
        request.anonymous = true;
        const Result<reports::Report> report = buildReport(*m_desk, request);
        ASSERT_TRUE(report) << report.error().message.toStdString();
        for (const QString &ending : reports::knownEndings()) {
            const QString file = path(u"out/%1%2"_s.arg(kind, ending));
            ASSERT_TRUE(reports::write(*report, file));
            found += foundIn(file);
            ++files;
        }
    }
    for (const QString &ending : {u".csv"_s, u".xlsx"_s, u".jsonl"_s}) {
        const QString file = path(u"out/export"_s + ending);
        const Result<Exported> exported = exportConsultation(*m_desk, file, {}, true);
        ASSERT_TRUE(exported) << exported.error().message.toStdString();
        EXPECT_EQ(exported->responses, 10);
        found += foundIn(file);
        ++files;
    }
    std::map<QString, int> places;
    for (const Planted &one : m_planting->details())
        ++places[one.where];
    for (const auto &[where, n] : places)
        RecordProperty(where.toStdString(), n);
    std::cout << planted << " details planted in " << places.size() << " kinds of places; found " << found << " in " << files << " files\n";
}

TEST_F(PlantedDetails, theSearchFindsThemWhereNothingIsHidden)
{
    QStringList all;
    ReportRequest request;
    request.kind = u"responses"_s;
    const Result<reports::Report> report = buildReport(*m_desk, request);
    ASSERT_TRUE(report);
    for (const QString &ending : {u".pdf"_s, u".odt"_s, u".xlsx"_s}) {
        ASSERT_TRUE(reports::write(*report, path(u"out/open"_s + ending)));
        const QStringList one = everythingIn(path(u"out/open"_s + ending));
        EXPECT_GT(foundOf(one), int(m_planting->details().size() * 9 / 10)) << ending.toStdString();
        all += one;
    }
    ASSERT_TRUE(exportConsultation(*m_desk, path(u"out/open.xlsx"_s)));
    all += everythingIn(path(u"out/open.xlsx"_s));
    for (const Planted &one : m_planting->details()) {
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const QString &text) { return text.contains(one.needle); }))
            << one.needle.toStdString() << " was planted (" << one.where.toStdString() << ") and is nowhere";
    }
}

TEST_F(PlantedDetails, noneIsInAPublishedPack)
{
    for (const PackLayout layout : {PackLayout::FileEach, PackLayout::OneDocument}) {
        PublishRequest request;
        request.folder = path(layout == PackLayout::FileEach ? u"each"_s : u"one"_s);
        request.layout = layout;
        const Result<PublishSummary> summary = publish(*m_desk, request);
        ASSERT_TRUE(summary) << summary.error().message.toStdString();
        EXPECT_EQ(summary->responses.size(), 10u);
        QDirIterator files(request.folder, QDir::Files, QDirIterator::Subdirectories);
        int read = 0;
        for (; files.hasNext(); ++read)
            foundIn(files.next(), true);
        EXPECT_EQ(read, summary->files);
    }
}
