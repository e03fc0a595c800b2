#include "ui/window/draftcheck.h"

#include "core/draft/document.h"
#include "core/draft/sections.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace soundings {

Result<CheckedDraft> checkDraft(const QString &file)
{
    QFile bytes(file);
    if (!QFileInfo(file).isFile() || !bytes.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("DraftCheck", "%1 can't be read: %2")
                           .arg(QDir::toNativeSeparators(file),
                                bytes.isOpen() || bytes.error() != QFile::NoError
                                    ? bytes.errorString()
                                    : QCoreApplication::translate("DraftCheck", "there is no such file")));
    }
    const Result<draft::Document> document = draft::Document::open(bytes.readAll(), QFileInfo(file).fileName());
    if (!document)
        return passOn(document);
    return CheckedDraft{document->pageCount(), int(draft::findSections(*document).size())};
}

} // namespace soundings
