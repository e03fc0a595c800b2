#include "tests/support/files.h"

#include <QDir>
#include <QFile>

namespace soundings::test {

using namespace Qt::StringLiterals;

QString corpora(const QString &folder)
{
    QString root = qEnvironmentVariable("CORPORA");
    if (root.isEmpty())
        root = projectFile(u"../shared/corpora"_s);
    const QString path = QDir(root).filePath(folder);
    return QDir(path).exists() ? QDir::cleanPath(path) : QString();
}

QString projectFile(const QString &relative)
{
    return QDir::cleanPath(QStringLiteral(SOUNDINGS_SOURCE_DIR) + u'/' + relative);
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly)) << path.toStdString();
    ASSERT_EQ(file.write(bytes), bytes.size());
}

} // namespace soundings::test
