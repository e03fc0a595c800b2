#include "ui/read/draftcomments.h"

#include "core/consultation/labels.h"
#include "ui/read/draftsections.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

DraftComments::DraftComments(QWidget *parent)
    : QFrame(parent)
    , m_model(new SectionCommentsModel(this))
    , m_heading(new QLabel)
    , m_none(new QLabel)
    , m_stance(new QComboBox)
    , m_within(new QToolButton)
    , m_search(new QToolButton)
    , m_close(new QToolButton)
    , m_list(new QTreeView)
{
    setAccessibleName(tr("Comments on a section of the draft"));
    build();
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const SectionComment *comment = m_model->at(index.row()))
            Q_EMIT activated(comment->response, comment->id);
    });
    connect(m_stance, &QComboBox::activated, this, &DraftComments::ask);
    connect(m_within, &QToolButton::toggled, this, &DraftComments::ask);
    connect(m_search, &QToolButton::clicked, this, [this] { Q_EMIT searchRequested(m_section.id); });
    connect(m_close, &QToolButton::clicked, this, &DraftComments::dismissed);
    connect(m_model, &SectionCommentsModel::failed, this, &DraftComments::failed);
    connect(m_model, &SectionCommentsModel::answered, this, [this] {
        const bool none = m_model->rowCount() == 0;
        m_none->setVisible(none);
        m_list->setVisible(!none);
        if (!none && !m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model->index(0, 0));
    });
}

void DraftComments::build()
{
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setMinimumWidth(60);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->setMargin(12);
    m_none->hide();
    m_stance->addItem(tr("Every stance"));
    for (const Stance stance : {Stance::Support, Stance::Oppose, Stance::Mixed, Stance::Neutral})
        m_stance->addItem(label(stance), int(stance));
    m_stance->addItem(tr("No stance"), int(Stance::None));
    m_stance->setAccessibleName(tr("Stance of the comments listed"));
    m_within->setCheckable(true);
    m_within->setText(tr("Sub-sections"));
    m_within->setToolTip(tr("Lists what was said on its sub-sections too"));
    m_search->setIcon(namedIcon(u"search"_s));
    m_search->setToolTip(tr("Shows the responses that comment on this section in the list"));
    m_search->setAccessibleName(tr("Show the responses"));
    m_close->setIcon(namedIcon(u"close"_s));
    m_close->setToolTip(tr("Closes the list (Esc)"));
    m_close->setAccessibleName(tr("Close the list"));
    for (QToolButton *button : {m_within, m_search, m_close})
        button->setAutoRaise(true);

    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Comments on the section"));
    m_list->setMinimumHeight(4 * fontMetrics().height());
    const int em = fontMetrics().averageCharWidth();
    QHeaderView *header = m_list->header();
    header->resizeSection(SectionCommentsModel::Reference, 10 * em);
    header->resizeSection(SectionCommentsModel::Respondent, 18 * em);
    header->resizeSection(SectionCommentsModel::StanceColumn, 11 * em);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 2, 2, 2);
    head->addWidget(m_heading, 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_stance), static_cast<QWidget *>(m_within),
                            static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_close)})
        head->addWidget(widget);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addWidget(m_none, 1);
}

void DraftComments::setDesk(Desk *desk)
{
    m_section = {};
    m_tallies = {};
    m_model->setDesk(desk);
}

void DraftComments::show(const Section &section, bool within)
{
    m_section = section;
    {
        const QSignalBlocker quiet(m_within);
        m_within->setChecked(within);
    }
    m_stance->setCurrentIndex(0);
    m_search->setEnabled(!section.number.isEmpty() && section.number[0].isDigit()); // what the query language knows
    setVisible(true);
    ask();
}

void DraftComments::ask()
{
    const QVariant stance = m_stance->currentData();
    const bool all = m_stance->currentIndex() == 0;
    m_model->show({m_section.id, m_within->isChecked(),
                   stance.isValid() ? std::optional(static_cast<Stance>(stance.toInt())) : std::nullopt});
    m_none->setText(all ? tr("Nobody has commented on this section yet. Link a comment to it with Ctrl+L.")
                        : tr("No comment on this section has that stance."));
    showHeading();
}

void DraftComments::setTallies(const SectionTallies &tallies)
{
    m_tallies = tallies;
    if (!m_section.id.isValid() || isHidden())
        return;
    m_model->refresh();
    showHeading();
}

void DraftComments::showHeading()
{
    const int own = m_tallies.own.value(m_section.id).total();
    const int within = m_tallies.within.value(m_section.id).total();
    m_within->setVisible(within > own || m_within->isChecked());
    const QString text = tr("%1 – %n comment(s)", nullptr, m_within->isChecked() ? within : own).arg(headingOf(m_section));
    m_heading->setText(text);
    m_heading->setToolTip(text.toHtmlEscaped());
}

void DraftComments::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void DraftComments::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT dismissed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace soundings
