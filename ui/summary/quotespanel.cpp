#include "ui/summary/quotespanel.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/models/facetlabels.h"
#include "ui/widgets/dialogparts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int IdRole = Qt::UserRole + 1;

QString told(const Quotation &quotation)
{
    QStringList facts{reference(quotation.number), quotation.who};
    if (quotation.kind != toWord(RespondentKind::Unknown))
        facts << facetValueLabel(u"kind"_s, quotation.kind);
    if (quotation.stance != Stance::None)
        facts << label(quotation.stance);
    if (quotation.confidential)
        facts << label(Confidentiality::Confidential);
    if (quotation.chosen)
        facts << QuotesPanel::tr("to be quoted");
    const QString text = quotation.text.isEmpty() ? QuotesPanel::tr("(on the whole response, without words)")
                                                  : u"“%1”"_s.arg(quotation.text);
    return text + u'\n' + facts.join(u" · "_s);
}

} // namespace

QuotesPanel::QuotesPanel(QWidget *parent)
    : QWidget(parent)
    , m_head(makeNote())
    , m_list(new QListWidget)
    , m_note(makeNote())
{
    m_list->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setAccessibleName(tr("What people said"));
    auto *all = new QPushButton(tr("&List all these responses"));
    all->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_head);
    column->addWidget(m_note);
    column->addWidget(m_list, 1);
    column->addWidget(all);
    connect(all, &QPushButton::clicked, this, &QuotesPanel::searchRequested);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT responseRequested(ResponseId{item->data(IdRole).toLongLong()});
    });
    m_note->setText(tr("Enter or a double click opens the response in full."));
    clear();
}

void QuotesPanel::setDesk(Desk *desk)
{
    m_desk = desk;
    clear();
}

void QuotesPanel::clear()
{
    ++m_question;
    m_list->clear();
    hide();
}

void QuotesPanel::show(const QString &query, const QString &themePath, std::optional<Stance> stance)
{
    if (!m_desk)
        return;
    QString head = facetValueLabel(u"theme"_s, themePath);
    if (stance)
        head += u" – "_s + facetValueLabel(u"stance"_s, toWord(*stance));
    m_head->setText(head);
    QFont bold = m_head->font();
    bold.setBold(true);
    m_head->setFont(bold);
    QWidget::show();
    m_desk->ask([query, themePath, stance](const Desk &desk) { return quotationsOn(desk, query, themePath, stance); })
        .then(this, [this, question = ++m_question](const Result<std::vector<Quotation>> &quotations) {
            if (question != m_question)
                return;
            if (quotations)
                take(*quotations);
            else
                Q_EMIT failed(quotations.error().message, quotations.error().detail);
        });
}

void QuotesPanel::take(const std::vector<Quotation> &quotations)
{
    m_list->clear();
    for (const Quotation &quotation : quotations) {
        auto *item = new QListWidgetItem(told(quotation), m_list);
        item->setData(IdRole, quotation.response.value);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
}

} // namespace soundings
