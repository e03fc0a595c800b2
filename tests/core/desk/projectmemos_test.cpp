#include "core/desk/memos.h"
#include "core/desk/projects.h"
#include "core/desk/sample.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class ProjectMemos : public DeskFixture
{
protected:
    std::unique_ptr<Desk> sample(const QString &name, const QString &person)
    {
        const QString file = path(name);
        EXPECT_TRUE(makeSample(projectFile(u"resources/sample"_s), file, person));
        return Desk::open(file, person, [this] { return m_now; }).value();
    }
    /// What each memo is about, by name, with who wrote what and when; in order.
    QStringList memosOf(const Desk &desk)
    {
        QHash<MemoKind, QHash<qint64, QString>> names;
        const std::vector<ResponseId> ids = desk.find({}).value();
        for (const ResponseId id : ids)
            names[MemoKind::Response].insert(id.value, desk.response(id)->response.messageId);
        const std::vector<Theme> themes = desk.themes().value();
        for (const Theme &theme : themes)
            names[MemoKind::Theme].insert(theme.id.value, theme.name);
        const std::vector<Section> sections = desk.sections(desk.drafts()->front().id).value();
        for (const Section &section : sections)
            names[MemoKind::Section].insert(section.id.value, section.number + section.title);
        QStringList all;
        for (const MemoKind kind : {MemoKind::Consultation, MemoKind::Response, MemoKind::Theme, MemoKind::Section}) {
            const std::vector<Memo> memos = desk.memos(kind).value();
            for (const Memo &memo : memos) {
                all << QStringList{QString::number(int(kind)), names[kind].value(memo.target.id), memo.text, memo.author,
                                   QString::number(memo.at.ms)}
                           .join(u'|');
            }
        }
        all.sort();
        return all;
    }
};

} // namespace

/// Through a file and back, every memo of the sample stands again on what it was about.
TEST_F(ProjectMemos, ofTheWholeSampleArriveOnWhatTheyWereAbout)
{
    const std::unique_ptr<Desk> full = sample(u"full.soundings"_s, u"Ann"_s);
    int n = 0;
    const auto write = [&](const MemoTarget &target) {
        m_now.ms += 1000;
        ASSERT_TRUE(writeMemo(*full, target, u"Memo %1 🏺\nin two lines"_s.arg(++n)));
    };
    write({});
    const std::vector<ResponseId> ids = full->find({}).value();
    for (size_t i = 0; i < ids.size(); i += 3)
        write(MemoTarget::of(ids[i]));
    const std::vector<Theme> themes = full->themes().value();
    for (const Theme &theme : themes)
        write(MemoTarget::of(theme.id));
    const std::vector<Section> sections = full->sections(full->drafts()->front().id).value();
    for (const Section &section : sections)
        write(MemoTarget::of(section.id));
    ASSERT_TRUE(exportProject(*full, path(u"sample.qdpx"_s)));

    const std::unique_ptr<Desk> bare = sample(u"bare.soundings"_s, u"Ben"_s);
    ChangeSet less;
    for (const MemoKind kind : {MemoKind::Consultation, MemoKind::Response, MemoKind::Theme, MemoKind::Section}) {
        const std::vector<Memo> memos = bare->memos(kind).value();
        for (const Memo &memo : memos)
            less.push_back(MemoWritten{memo, std::nullopt});
    }
    ASSERT_TRUE(less.empty() || bare->apply(less, {}));
    ProjectImportRequest request;
    request.file = path(u"sample.qdpx"_s);
    const Result<ProjectImport> taken = importProject(*bare, request);
    ASSERT_TRUE(taken) << taken.error().message.toStdString();
    EXPECT_GT(n, 20);
    EXPECT_EQ(memosOf(*bare), memosOf(*full));

    ASSERT_TRUE(importProject(*bare, request)) << "once more";
    EXPECT_EQ(memosOf(*bare), memosOf(*full)) << "adds nothing";
}
