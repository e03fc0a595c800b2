#include "ui/campaigns/letterpane.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/stretchmarks.h"

#include <QVBoxLayout>

namespace soundings {

namespace {

QPlainTextEdit *makeText(const QString &name)
{
    auto *text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setAccessibleName(name);
    text->setTabChangesFocus(true);
    return text;
}

QLabel *makeHead(const QString &words, QWidget *buddy)
{
    auto *head = new QLabel(words);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    head->setBuddy(buddy);
    head->setTextFormat(Qt::PlainText);
    return head;
}

struct Compared
{
    QString letter;
    duplicates::WordDiff diff; ///< left: of the kernel
};

/// Long for long letters.
Result<Compared> compared(const Desk &desk, ResponseId response, const QString &kernel)
{
    Result<QString> letter = letterOf(desk, response);
    if (!letter)
        return passOn(letter);
    duplicates::WordDiff diff = duplicates::wordDiff(kernel, *letter);
    std::erase_if(diff.left, [&](const duplicates::Stretch &one) { // where each says something else, and this one does
        return QStringView(kernel).sliced(one.begin, one.end - one.begin) == u"…";
    });
    return Compared{*std::move(letter), std::move(diff)};
}

} // namespace

LetterPane::LetterPane(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLineEdit)
    , m_figures(makeNote())
    , m_kernel(makeText(tr("What the members have in common")))
    , m_who(nullptr)
    , m_letter(makeText(tr("The chosen response")))
{
    m_title->setAccessibleName(tr("Name of the campaign"));
    m_title->setPlaceholderText(tr("Name of the campaign"));
    m_who = makeHead({}, m_letter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_figures);
    column->addWidget(makeHead(tr("What they have in common"), m_kernel));
    column->addWidget(m_kernel, 1);
    column->addWidget(m_who);
    column->addWidget(m_letter, 1);
    connect(m_title, &QLineEdit::editingFinished, this, [this] {
        if (m_campaign.campaign.id.isValid() && m_title->text().simplified() != m_campaign.campaign.title)
            Q_EMIT renameRequested(m_campaign.campaign.id, m_title->text());
    });
    setCampaign(nullptr);
}

void LetterPane::setDesk(Desk *desk)
{
    m_desk = desk;
    setCampaign(nullptr);
}

void LetterPane::setCampaign(const CampaignRow *campaign)
{
    const CampaignRow row = campaign ? *campaign : CampaignRow();
    const bool other = row.campaign.id != m_campaign.campaign.id;
    if (other || row.campaign.title != m_campaign.campaign.title)
        m_title->setText(row.campaign.title);
    if (other || row.campaign.kernel != m_campaign.campaign.kernel)
        m_kernel->setPlainText(row.campaign.kernel);
    m_campaign = row;
    setEnabled(campaign != nullptr);
    m_figures->setText(!campaign ? QString()
                                 : tr("%1, %2. Each is counted; the text is weighed once.")
                                       .arg(tr("%n response(s)", nullptr, row.size),
                                            tr("%n different text(s)", nullptr, row.distinct)));
    if (other)
        setMember(nullptr);
}

void LetterPane::setMember(const CampaignMember *member)
{
    const ResponseId id = member ? member->response : ResponseId();
    if (id == m_member && id.isValid())
        return;
    m_member = id;
    const quint64 question = ++m_question;
    if (!member || !m_desk) {
        m_letter->clear();
        m_who->setText(tr("The chosen response"));
        markStretches(*m_kernel, {});
        return;
    }
    m_who->setText(tr("%1, %2").arg(reference(member->number), member->name));
    m_desk->ask([id, kernel = m_campaign.campaign.kernel](const Desk &desk) { return compared(desk, id, kernel); })
        .then(this, [this, question](const Result<Compared> &told) {
            if (question != m_question)
                return;
            if (!told) {
                Q_EMIT failed(told.error());
                return;
            }
            m_letter->setPlainText(told->letter);
            markStretches(*m_kernel, told->diff.left);
            markStretches(*m_letter, told->diff.right);
        });
}

void LetterPane::focusTitle()
{
    m_title->setFocus(Qt::ShortcutFocusReason);
    m_title->selectAll();
}

} // namespace soundings
