#include "ui/window/extenddialog.h"

#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/walltimeedit.h"
#include "ui/window/deadlineeffect.h"
#include "ui/window/deadlinetext.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr qint64 weekMs = qint64(7) * 24 * 60 * 60 * 1000;

} // namespace

ExtendDialog::ExtendDialog(Desk *desk, const Consultation &consultation, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_before(consultation.closes)
    , m_zone(consultation.zone)
    , m_closes(new WallTimeEdit)
    , m_reason(new QLineEdit)
    , m_remark(new QLabel)
    , m_save(new QPushButton(tr("&Extend deadline")))
{
    setWindowTitle(tr("Extend deadline"));
    build(consultation);
    refresh();
}

void ExtendDialog::build(const Consultation &consultation)
{
    m_closes->setZone(QTimeZone(m_zone));
    m_closes->setInstant({m_before.ms + weekMs});
    m_closes->editor()->setObjectName(u"closes"_s);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setPlaceholderText(tr("Why: it stands on record and in the reports"));
    m_remark->setWordWrap(true);
    m_remark->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_remark->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_save->setObjectName(u"save"_s);

    auto *form = new QFormLayout;
    form->addRow(tr("Closes now"), new QLabel(localTime(consultation.closes, m_zone)));
    form->addRow(tr("&New closing time"), m_closes);
    form->addRow(tr("&Reason"), m_reason);
    form->addRow(QString(), m_remark);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    auto *all = new QVBoxLayout(this);
    all->addLayout(form);
    all->addWidget(buttons);
    makeOnlyDefault(*m_save);
    resize(520, sizeHint().height());

    connect(m_closes, &WallTimeEdit::changed, this, &ExtendDialog::refresh);
    connect(m_reason, &QLineEdit::textChanged, this, [this] {
        m_save->setEnabled(!m_saving && m_closes->instant() && *m_closes->instant() != m_before
                           && !m_reason->text().trimmed().isEmpty());
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &ExtendDialog::extend);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExtendDialog::say(const QString &text, bool wrong)
{
    QPalette colours = palette();
    if (wrong)
        colours.setColor(QPalette::WindowText, toneColour(Tone::Bad, colours));
    m_remark->setPalette(colours);
    m_remark->setText(text);
}

void ExtendDialog::refresh()
{
    const std::optional<Instant> closes = m_closes->instant();
    const bool usable = closes && *closes != m_before;
    m_save->setEnabled(usable && !m_saving && !m_reason->text().trimmed().isEmpty());
    ++m_question;
    if (!closes)
        say(m_closes->remark(), true);
    else if (!usable)
        say(tr("That is the closing time already."), true);
    else
        askEffect(*closes);
}

void ExtendDialog::askEffect(Instant closes)
{
    const int question = m_question;
    say(tr("Counting…"), false);
    m_desk->ask([before = m_before, closes](const Desk &desk) { return effectOf(desk, before, closes); })
        .then(this, [this, question, closes](const Result<DeadlineEffect> &effect) {
            if (question != m_question)
                return;
            if (!effect) {
                say(effect.error().message, true);
                return;
            }
            QStringList lines;
            if (closes < m_before)
                lines << tr("This is earlier than the closing time until now.");
            lines << inWords(*effect);
            if (const QString remark = m_closes->remark(); !remark.isEmpty())
                lines << remark;
            say(lines.join(u' '), false);
        });
}

void ExtendDialog::extend()
{
    const std::optional<Instant> closes = m_closes->instant();
    if (!closes || m_saving || !m_save->isEnabled())
        return;
    m_saving = true;
    m_save->setEnabled(false);
    const QString reason = m_reason->text().trimmed();
    m_desk->submitJob([closes = *closes, reason](Desk &desk) { return desk.extend(closes, reason); })
        .then(this, [this, closes = *closes](const Result<ChangeSet> &result) {
            m_saving = false;
            if (!result) {
                say(result.error().message, true);
                m_save->setEnabled(true);
                return;
            }
            Q_EMIT extended(tr("The deadline is now %1").arg(localTime(closes, m_zone)));
            accept();
        });
}

} // namespace soundings
