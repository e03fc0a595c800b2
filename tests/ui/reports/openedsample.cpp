#include "openedsample.h"

#include "core/desk/sample.h"

#include <QFile>

namespace soundings::test {

using namespace Qt::StringLiterals;

namespace {

QString madeOnce()
{
    static QTemporaryDir folder;
    static const QString file = [] {
        const QString target = folder.filePath(u"sample.soundings"_s);
        const Result<> made = makeSample(projectFile(u"resources/sample"_s), target, u"Ann Hollis"_s);
        EXPECT_TRUE(made) << (made ? "" : made.error().message.toStdString());
        return target;
    }();
    return file;
}

} // namespace

void OpenedSample::SetUp()
{
    const QString file = m_folder.filePath(u"sample.soundings"_s);
    ASSERT_TRUE(QFile::copy(madeOnce(), file));
    auto desk = Desk::open(file, u"Ann Hollis"_s);
    ASSERT_TRUE(desk) << desk.error().message.toStdString();
    m_desk = *std::move(desk);
}

} // namespace soundings::test
