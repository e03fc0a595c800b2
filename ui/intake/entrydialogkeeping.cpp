#include "ui/intake/entrydialog.h"
#include "ui/widgets/walltimeedit.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSpinBox>

/// What was typed and not saved is kept from one time to the next.
namespace soundings {

using namespace Qt::StringLiterals;

bool EntryDialog::isEmpty() const
{
    QString all = m_file + m_text->toPlainText();
    for (const QLineEdit *line : {m_name, m_organisation, m_place, m_address, m_subject})
        all += line->text();
    return all.trimmed().isEmpty();
}

/// By the file of the consultation: what was said to one is not shown in another.
QString EntryDialog::keptUnder() const
{
    const QByteArray digest = QCryptographicHash::hash(m_desk->file().toUtf8(), QCryptographicHash::Sha1);
    return u"entry/"_s + QString::fromLatin1(digest.toHex());
}

void EntryDialog::keep() const
{
    if (!m_desk)
        return;
    QSettings settings;
    if (isEmpty()) {
        settings.remove(keptUnder());
        return;
    }
    settings.setValue(keptUnder(),
                      QVariantMap{{u"channel"_s, m_channel->currentIndex()},
                                  {u"event"_s, m_event->text()},
                                  {u"received"_s, m_received->instant().value_or(m_desk->now()).ms},
                                  {u"name"_s, m_name->text()},
                                  {u"organisation"_s, m_organisation->text()},
                                  {u"kind"_s, m_kind->currentIndex()},
                                  {u"place"_s, m_place->text()},
                                  {u"address"_s, m_address->text()},
                                  {u"subject"_s, m_subject->text()},
                                  {u"consent"_s, m_consent->currentIndex()},
                                  {u"signatories"_s, m_signatories->value()},
                                  {u"text"_s, m_text->toPlainText()},
                                  {u"file"_s, m_file}});
}

void EntryDialog::bringBack()
{
    const QVariantMap kept = QSettings().value(keptUnder()).toMap();
    if (kept.isEmpty())
        return;
    m_channel->setCurrentIndex(kept[u"channel"_s].toInt());
    m_event->setText(kept[u"event"_s].toString());
    m_name->setText(kept[u"name"_s].toString());
    m_organisation->setText(kept[u"organisation"_s].toString());
    m_kind->setCurrentIndex(kept[u"kind"_s].toInt());
    m_place->setText(kept[u"place"_s].toString());
    m_address->setText(kept[u"address"_s].toString());
    m_subject->setText(kept[u"subject"_s].toString());
    m_consent->setCurrentIndex(kept[u"consent"_s].toInt());
    m_signatories->setValue(kept[u"signatories"_s].toInt());
    m_text->setPlainText(kept[u"text"_s].toString());
    setFile(kept[u"file"_s].toString());
    m_received->setInstant({kept[u"received"_s].toLongLong()});
    m_note->setText(
        tr("This was typed before and not saved yet. Look it through, and save it or type over it."));
    m_note->show();
}

} // namespace soundings
