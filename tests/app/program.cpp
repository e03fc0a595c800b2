#include "tests/app/program.h"

#include <QDir>
#include <QJsonDocument>
#include <QProcess>

namespace soundings::test {

using namespace Qt::StringLiterals;

std::vector<QJsonObject> ProgramRun::lines() const
{
    std::vector<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        EXPECT_TRUE(document.isObject()) << line.toStdString();
        objects.push_back(document.object());
    }
    return objects;
}

QString program()
{
    return QStringLiteral(SOUNDINGS_PROGRAM);
}

ProgramRun runProgram(const QStringList &arguments)
{
    QProcess process;
    process.start(program(), arguments);
    EXPECT_TRUE(process.waitForFinished(60'000)) << "the program hangs";
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void ProgramTest::SetUp()
{
    m_file = path(u"lis.soundings"_s);
    const ProgramRun made = runProgram({u"new"_s, m_file, u"--title"_s, u"Draft strategy"_s, u"--draft"_s,
                                projectFile(u"tests/data/drafts/tiny.pdf"_s), u"--opens"_s, u"2020-01-10T09:00"_s,
                                u"--closes"_s, u"2020-02-10T12:00"_s, u"--organisation"_s, u"Partnership"_s});
    ASSERT_EQ(made.exit, 0) << made.err.toStdString();
}

QString ProgramTest::letters(int count, const QString &folder)
{
    QDir(m_folder.path()).mkdir(folder);
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i);
        writeFile(path(u"%1/%2.eml"_s.arg(folder).arg(i, 5, 10, QLatin1Char('0'))),
                  "Received: from a.example by mx.lep.example; Mon, 20 Jan 2020 10:00:00 +0000\r\nFrom: Person " + n
                      + " <p" + n + "@x.example>\r\nSubject: Letter " + n + "\r\nMessage-ID: <" + n
                      + "@x.example>\r\nDate: Mon, 20 Jan 2020 09:59:00 +0000\r\n\r\nLetter number " + n
                      + " about skills and kilns.\r\n");
    }
    return path(folder);
}

} // namespace soundings::test
