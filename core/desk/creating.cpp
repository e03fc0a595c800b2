#include "core/desk/desk.h"

#include "core/desk/files.h"
#include "core/desk/codebook.h"
#include "core/draft/document.h"
#include "core/draft/sections.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

Result<> check(const NewConsultation &how)
{
    if (how.title.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, text("A consultation needs a title."));
    if (!QTimeZone(how.zone).isValid())
        return failure(ErrorKind::Invalid, text("“%1” is not a time zone.").arg(QString::fromUtf8(how.zone)));
    if (how.opens && *how.opens >= how.closes)
        return failure(ErrorKind::Invalid, text("The consultation can't close before it opens."));
    return {};
}

struct ReadDraft
{
    DraftAdded change;
    store::Originals originals;
};

Result<ReadDraft> readDraft(const QString &file)
{
    const Result<QByteArray> bytes = readWholeFile(file);
    if (!bytes)
        return passOn(bytes);
    const QString name = QFileInfo(file).fileName();
    const Result<draft::Document> document = draft::Document::open(*bytes, name);
    if (!document)
        return passOn(document);
    const QByteArray digest = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256);
    const Draft draft{{}, QFileInfo(file).completeBaseName(), name, digest, document->pageCount()};
    std::vector<Section> sections = draft::findSections(*document);
    if (sections.empty())
        sections = draft::sectionsByPage(draft.pages);
    return ReadDraft{{draft, std::move(sections)}, {{digest, *bytes}}};
}

} // namespace

Result<std::unique_ptr<Desk>> Desk::create(const QString &file, const NewConsultation &how, const QString &person,
                                           Clock clock)
{
    // Everything that can be refused is, before there is a file.
    if (const Result<> fine = check(how); !fine)
        return passOn(fine);
    const Result<std::vector<exchange::PathTheme>> themes = startingThemes(how.themesFile);
    if (!themes)
        return passOn(themes);
    Result<ReadDraft> draft = readDraft(how.draftFile);
    if (!draft)
        return passOn(draft);
    Result<std::unique_ptr<store::Store>> store = store::Store::create(file);
    if (!store)
        return passOn(store);
    std::unique_ptr<Desk> desk(new Desk(*std::move(store), person, std::move(clock)));
    Consultation consultation;
    consultation.title = how.title.simplified();
    consultation.organisation = how.organisation.simplified();
    consultation.zone = how.zone;
    consultation.opens = how.opens;
    consultation.closes = how.closes;
    Result<ChangeSet> made = desk->write({ConsultationCreated{consultation}, draft->change}, draft->originals, {});
    if (made)
        made = addThemes(*desk, *themes, {});
    if (!made) {
        desk.reset();
        store::Store::discard(file);
        return passOn(made);
    }
    desk->m_store->release(); // this thread may be one that only makes
    return desk;
}

} // namespace soundings
