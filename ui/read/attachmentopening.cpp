#include "ui/read/attachmentopening.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QSet>
#include <QUrl>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// Reads from the desk and writes the file; on a reading thread.
Result<QString> copyOut(const Desk &desk, ResponseId response, int part, const QString &name, const QString &file, bool readOnly)
{
    const Result<QByteArray> bytes = desk.partBytes(response, part);
    if (!bytes)
        return passOn(bytes);
    QSaveFile copy(file);
    if (!copy.open(QIODevice::WriteOnly) || copy.write(*bytes) != bytes->size() || !copy.commit())
        return failure(ErrorKind::Storage,
                       AttachmentOpening::tr("“%1” could not be written to %2. Choose another folder, or make room on the disk.")
                           .arg(name, QDir::toNativeSeparators(file)),
                       copy.errorString());
    if (readOnly)
        QFile::setPermissions(file, QFileDevice::ReadOwner);
    return file;
}

} // namespace

QString AttachmentOpening::safeName(const QString &name)
{
    QString safe = name.section(u'/', -1).section(u'\\', -1);
    for (QChar &letter : safe) {
        if (!letter.isPrint() || u"<>:\"|?*"_s.contains(letter))
            letter = u'_';
    }
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.remove(0, 1);
    // Room for a folder's name before it; the ending is what programs go by.
    if (safe.size() > 120)
        safe = safe.left(100) + safe.right(20);
    return safe.isEmpty() ? u"attachment"_s : safe;
}

bool AttachmentOpening::couldRun(const QString &name)
{
    static const QSet<QString> endings{
        u"exe"_s, u"com"_s, u"bat"_s, u"cmd"_s,  u"msi"_s, u"scr"_s, u"pif"_s,     u"js"_s,      u"jse"_s, u"vbs"_s,
        u"vbe"_s, u"wsf"_s, u"ps1"_s, u"hta"_s,  u"lnk"_s, u"jar"_s, u"desktop"_s, u"appimage"_s, u"sh"_s, u"bash"_s,
        u"py"_s,  u"pl"_s,  u"rb"_s,  u"run"_s,  u"deb"_s, u"rpm"_s, u"app"_s,     u"command"_s, u"reg"_s, u"url"_s,
        u"iso"_s, u"img"_s, u"dll"_s, u"so"_s,   u"apk"_s, u"bin"_s, u"elf"_s,
    };
    return endings.contains(name.section(u'.', -1).trimmed().toLower());
}

void AttachmentOpening::setDesk(Desk *desk)
{
    m_desk = desk;
    m_folder.reset();
}

void AttachmentOpening::open(ResponseId response, const Part &part)
{
    const QString name = safeName(part.name);
    const bool runs = couldRun(name);
    auto *ask = new QMessageBox(m_window);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setIcon(QMessageBox::Warning);
    ask->setTextFormat(Qt::PlainText);
    ask->setText(runs ? tr("“%1” is a program or could run one.").arg(name) : tr("Open “%1”?").arg(name));
    ask->setInformativeText(
        runs ? tr("Soundings does not open such files. You can save it and have it checked.")
             : tr("It came from outside and opens in another program. If you don't expect it, save it and have it "
                  "checked first. What you open is a copy: changes to it don't reach the consultation."));
    QPushButton *look = runs ? nullptr : ask->addButton(tr("Open"), QMessageBox::AcceptRole);
    QPushButton *save = ask->addButton(tr("Save as…"), QMessageBox::ActionRole);
    QPushButton *leave = ask->addButton(QMessageBox::Cancel);
    ask->setDefaultButton(leave);
    connect(ask, &QMessageBox::buttonClicked, this, [this, response, part, look, save](QAbstractButton *button) {
        if (look && button == look)
            show(response, part);
        else if (button == save)
            saveAs(response, part);
    });
    ask->open();
}

void AttachmentOpening::saveAs(ResponseId response, const Part &part)
{
    auto *dialog = new QFileDialog(m_window, tr("Save attachment"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(safeName(part.name));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, response, part](const QString &file) { write(response, part, file, false); });
    dialog->open();
}

void AttachmentOpening::show(ResponseId response, const Part &part)
{
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    const QString folder = m_folder->filePath(QString::number(++m_shown));
    if (!m_folder->isValid() || !QDir().mkpath(folder)) {
        Q_EMIT failed(tr("“%1” can't be opened: there is no place for a temporary copy. Save it instead.")
                          .arg(safeName(part.name)),
                      m_folder->errorString());
        return;
    }
    write(response, part, folder + u'/' + safeName(part.name), true);
}

void AttachmentOpening::write(ResponseId response, const Part &part, const QString &file, bool look)
{
    if (!m_desk)
        return;
    const QString name = safeName(part.name);
    m_desk->ask([response, index = part.index, name, file, look](const Desk &desk) {
              return copyOut(desk, response, index, name, file, look);
          })
        .then(this, [this, look, name](const Result<QString> &written) {
            if (!written)
                Q_EMIT failed(written.error().message, written.error().detail);
            else if (!look)
                Q_EMIT saved(*written);
            else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(*written)))
                Q_EMIT failed(tr("No program opens “%1” here. Save it instead.").arg(name), *written);
        });
}

} // namespace soundings
