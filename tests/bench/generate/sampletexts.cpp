#include "tests/bench/generate/sampletexts.h"

#include "core/intake/mail.h"
#include "tests/support/files.h"

#include <QDirIterator>

namespace soundings::bench {

using namespace Qt::StringLiterals;

QStringList sampleTexts()
{
    QStringList texts;
    QDirIterator files(test::projectFile(u"resources/sample/responses/inbox"_s), {u"*.eml"_s}, QDir::Files);
    QStringList names;
    while (files.hasNext())
        names << files.next();
    names.sort();
    for (const QString &name : names) {
        const intake::Item item = intake::readMail(test::readFile(name), name, Instant{1});
        if (const auto *letter = std::get_if<intake::Letter>(&item); letter && !letter->parts.empty())
            texts << letter->parts.front().text;
    }
    return texts;
}

} // namespace soundings::bench
