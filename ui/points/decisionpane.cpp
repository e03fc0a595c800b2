#include "ui/points/decisionpane.h"

#include "core/consultation/labels.h"
#include "core/reports/text.h"
#include "ui/points/stancebars.h"
#include "ui/widgets/dialogparts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QKeyEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString headingOf(const Section &section)
{
    return u"%1 %2"_s.arg(section.number, section.title).trimmed();
}

QPlainTextEdit *makeText(const QString &name, int lines)
{
    auto *text = new QPlainTextEdit;
    text->setAccessibleName(name);
    text->setTabChangesFocus(true);
    text->setMinimumHeight(lines * text->fontMetrics().lineSpacing() + 2 * text->frameWidth() + 8);
    text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    return text;
}

} // namespace

DecisionPane::DecisionPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_title(new QLineEdit)
    , m_text(makeText(tr("More about the point"), 2))
    , m_raised(makeNote())
    , m_comments(makeKeyButton(tr("Show its comments"), {}, tr("Lists the comments that raise the point"),
                               [this] { Q_EMIT commentsRequested(); }))
    , m_bars(new StanceBars)
    , m_outcome(new QComboBox)
    , m_reply(makeText(tr("Reply"), 4))
    , m_sections(new QToolButton)
    , m_menu(new QMenu(m_sections))
    , m_decided(makeNote())
    , m_record(makeKeyButton(tr("Record (Ctrl+Return)"), Qt::CTRL | Qt::Key_Return,
                             tr("Writes what you typed into the record"), [this] { record(); }))
{
    m_text->setMaximumHeight(5 * m_text->fontMetrics().lineSpacing());
    m_title->setPlaceholderText(tr("What was raised, in one line"));
    m_text->setPlaceholderText(tr("More of it, as the report words it"));
    m_reply->setPlaceholderText(tr("What those who raised it are told"));
    for (const Outcome outcome : {Outcome::None, Outcome::Accepted, Outcome::AcceptedInPart, Outcome::NotAccepted,
                                  Outcome::Noted, Outcome::OutOfScope})
        m_outcome->addItem(label(outcome), int(outcome));
    m_sections->setPopupMode(QToolButton::InstantPopup);
    m_sections->setMenu(m_menu);
    m_menu->installEventFilter(this);
    m_sections->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_sections->setToolButtonStyle(Qt::ToolButtonTextOnly);

    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Point"), m_title);
    form->addRow(m_text);
    form->addRow(m_raised);
    form->addRow(m_bars);
    form->addRow(m_comments);
    form->addRow(tr("&Decision"), m_outcome);
    form->addRow(tr("&Reply"), m_reply);
    form->addRow(tr("&Sections that change"), m_sections);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addLayout(form, 1);
    column->addWidget(m_decided);
    column->addWidget(m_record);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    QLabel *none = makeNote(tr("Choose a point to see who raised it and to decide on it."));
    none->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(none);
    m_stack->addWidget(scroll);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_stack);

    connect(m_title, &QLineEdit::textChanged, this, &DecisionPane::settle);
    connect(m_title, &QLineEdit::returnPressed, this, &DecisionPane::record);
    connect(m_text, &QPlainTextEdit::textChanged, this, &DecisionPane::settle);
    connect(m_reply, &QPlainTextEdit::textChanged, this, &DecisionPane::settle);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &DecisionPane::settle);
}

void DecisionPane::setDesk(Desk *desk)
{
    m_desk = desk;
    m_stands = {};
    m_stack->setCurrentIndex(0);
}

void DecisionPane::setSections(const std::vector<Section> &sections)
{
    m_all = sections;
    m_menu->clear();
    for (const Section &section : sections) {
        QAction *action = m_menu->addAction(QString(2 * section.depth, u' ') + headingOf(section).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, id = section.id](bool on) {
            std::erase(m_chosen, id);
            if (on)
                m_chosen.push_back(id);
            std::sort(m_chosen.begin(), m_chosen.end());
            tellSections();
            settle();
        });
    }
    tellSections();
}

/// The menu stays open while sections are ticked: there are often several. Escape or a click beside it closes it.
bool DecisionPane::eventFilter(QObject *watched, QEvent *event)
{
    const bool ticks = event->type() == QEvent::MouseButtonRelease ||
                       (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space);
    if (watched == m_menu && ticks && m_menu->activeAction()) {
        m_menu->activeAction()->trigger();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void DecisionPane::tellSections()
{
    QStringList named;
    for (size_t i = 0; i < m_all.size(); ++i) {
        const bool chosen = std::find(m_chosen.begin(), m_chosen.end(), m_all[i].id) != m_chosen.end();
        m_menu->actions().at(qsizetype(i))->setChecked(chosen);
        if (chosen)
            named << (m_all[i].number.isEmpty() ? m_all[i].title : m_all[i].number);
    }
    m_sections->setText(named.isEmpty() ? tr("None") : named.join(u", "_s));
    m_sections->setAccessibleName(tr("Sections that change: %1").arg(m_sections->text()));
    m_sections->setToolTip(tr("Choose the sections of the draft that change for this"));
}

void DecisionPane::setPoint(const PointRow *row)
{
    if (!row) {
        record();
        m_stands = {};
        m_stack->setCurrentIndex(0);
        return;
    }
    const bool other = row->point.id != m_stands.id;
    if (other)
        record();
    const bool typing = !other && isEdited();
    const bool counted = other || row->tally != m_tally;
    m_stands = row->point;
    m_tally = row->tally;
    if (counted) {
        m_raised->setText(tr("%1 in %2").arg(tr("%n comment(s)", nullptr, m_tally.comments),
                                             tr("%n response(s)", nullptr, m_tally.responses)));
        askStances();
    }
    m_stack->setCurrentIndex(1);
    if (!typing || !isEdited()) // what was typed is what stands now
        show(row->point);
    settle();
}

void DecisionPane::show(const Point &point)
{
    const QSignalBlocker quiet[]{QSignalBlocker(m_title), QSignalBlocker(m_text), QSignalBlocker(m_reply),
                                 QSignalBlocker(m_outcome)};
    m_title->setText(point.title);
    m_title->setCursorPosition(0);
    m_text->setPlainText(point.text);
    m_outcome->setCurrentIndex(m_outcome->findData(int(point.decision.outcome)));
    m_reply->setPlainText(point.decision.reply);
    m_chosen = point.decision.sections;
    tellSections();
    const Decision &d = point.decision;
    m_decided->setText(d.by.isEmpty() ? QString()
                                      : tr("Recorded by %1 on %2.")
                                            .arg(d.by, QLocale().toString(toUtc(d.at).toLocalTime(), QLocale::ShortFormat)));
}

void DecisionPane::askStances()
{
    if (!m_desk)
        return;
    m_desk->ask([id = m_stands.id](const Desk &desk) { return stancesOn(desk, id); })
        .then(this, [this, id = m_stands.id](const Result<std::vector<PointStance>> &stances) {
            if (id != m_stands.id)
                return;
            if (stances)
                m_bars->setStances(*stances);
            else
                Q_EMIT failed(stances.error());
        });
}

bool DecisionPane::rewords() const
{
    return m_title->text().simplified() != m_stands.title || m_text->toPlainText().trimmed() != m_stands.text;
}

bool DecisionPane::decides() const
{
    const Decision &d = m_stands.decision;
    return m_outcome->currentData().toInt() != int(d.outcome) || m_reply->toPlainText().trimmed() != d.reply ||
           m_chosen != d.sections;
}

bool DecisionPane::isEdited() const
{
    return m_stands.id.isValid() && m_stack->currentIndex() == 1 && (rewords() || decides());
}

void DecisionPane::record()
{
    if (!isEdited())
        return;
    if (rewords() && !m_title->text().trimmed().isEmpty())
        Q_EMIT rewordRequested(m_stands.id, m_title->text(), m_text->toPlainText());
    if (decides())
        Q_EMIT decisionRequested(m_stands.id, static_cast<Outcome>(m_outcome->currentData().toInt()),
                                 m_reply->toPlainText(), m_chosen);
}

void DecisionPane::settle()
{
    m_record->setEnabled(isEdited());
}

void DecisionPane::focusTitle()
{
    m_title->setFocus();
    m_title->selectAll();
}

void DecisionPane::focusReply()
{
    m_reply->setFocus();
}

} // namespace soundings
