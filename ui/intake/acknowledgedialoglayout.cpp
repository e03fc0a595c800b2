#include "ui/intake/acknowledgedialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <QVBoxLayout>

/// Where everything stands in the dialog, and what it sets off.
namespace soundings {

using namespace Qt::StringLiterals;

QLayout *AcknowledgeDialog::buildChoices()
{
    m_all->setObjectName(u"all"_s);
    m_selected->setObjectName(u"selected"_s);
    m_found->setObjectName(u"found"_s);
    m_counts->setObjectName(u"counts"_s);
    m_selected->setEnabled(!m_view.selected.empty());
    m_found->setEnabled(!m_view.query.isEmpty());
    m_found->setToolTip(m_view.query);
    m_all->setChecked(true);
    m_counts->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_counts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *column = new QVBoxLayout;
    for (QRadioButton *choice : {m_all, m_selected, m_found}) {
        column->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                load();
        });
    }
    column->addWidget(m_counts);
    return column;
}

QLayout *AcknowledgeDialog::buildWords()
{
    m_subject->setObjectName(u"subject"_s);
    m_text->setObjectName(u"text"_s);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(9 * fontMetrics().lineSpacing());
    auto *subject = new QLabel(tr("S&ubject"));
    subject->setBuddy(m_subject);
    auto *text = new QLabel(tr("&Text"));
    text->setBuddy(m_text);
    auto *fields = new QLabel(tr("Filled in for each: %1").arg(acknowledgementFields().join(u"  "_s)));
    fields->setTextFormat(Qt::PlainText);
    fields->setWordWrap(true);
    fields->setTextInteractionFlags(Qt::TextSelectableByMouse);
    fields->setToolTip(
        tr("{in-time} is a sentence: whether it came in time, and if not, what was decided about it"));
    auto *usual = new QPushButton(tr("&Usual words"));
    usual->setToolTip(tr("Put back the subject and text that Soundings proposes"));
    auto *column = new QVBoxLayout;
    column->addWidget(subject);
    column->addWidget(m_subject);
    column->addWidget(text);
    column->addWidget(m_text, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(fields, 1);
    row->addWidget(usual, 0, Qt::AlignTop);
    column->addLayout(row);
    connect(m_subject, &QLineEdit::textChanged, this, &AcknowledgeDialog::showDraft);
    connect(m_text, &QPlainTextEdit::textChanged, this, &AcknowledgeDialog::showDraft);
    connect(usual, &QPushButton::clicked, this, [this] {
        m_subject->setText(defaultAcknowledgement().subject);
        m_text->setPlainText(defaultAcknowledgement().text);
    });
    return column;
}

QLayout *AcknowledgeDialog::buildPreview()
{
    m_preview->setObjectName(u"preview"_s);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setAccessibleName(tr("How one receipt will read"));
    m_to->setObjectName(u"to"_s);
    m_to->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_to->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->addWidget(m_to, 1);
    row->addWidget(m_previous, 0, Qt::AlignTop);
    row->addWidget(m_next, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->addLayout(row);
    column->addWidget(m_preview, 1);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(+1); });
    return column;
}

QLayout *AcknowledgeDialog::buildFoot()
{
    m_folder->setObjectName(u"folder"_s);
    m_write->setObjectName(u"write"_s);
    m_write->setToolTip(tr("Nothing is sent: your mail program opens the drafts, and you send them"));
    m_stop->setObjectName(u"stop"_s);
    m_mark->setObjectName(u"mark"_s);
    m_mark->setToolTip(tr("Once they have been sent. Can be undone"));
    m_lettersToo->setObjectName(u"lettersToo"_s);
    m_lettersToo->setChecked(true);
    m_message->setObjectName(u"message"_s);
    m_progress->setAccessibleName(tr("Progress"));
    auto *choose = new QPushButton(tr("&Choose…"));
    auto *label = new QLabel(tr("Fol&der"));
    label->setBuddy(m_folder);
    auto *where = new QHBoxLayout;
    where->addWidget(label);
    where->addWidget(m_folder, 1);
    where->addWidget(choose);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_write, QDialogButtonBox::ActionRole);
    buttons->addButton(m_stop, QDialogButtonBox::ActionRole);
    buttons->addButton(m_mark, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout;
    column->addLayout(where);
    column->addWidget(m_message);
    column->addWidget(m_progress);
    column->addWidget(m_lettersToo);
    column->addWidget(buttons);
    connect(choose, &QPushButton::clicked, this, &AcknowledgeDialog::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &AcknowledgeDialog::enable);
    connect(m_write, &QPushButton::clicked, this, &AcknowledgeDialog::write);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_writing)
            m_writing->cancel();
    });
    connect(m_mark, &QPushButton::clicked, this, &AcknowledgeDialog::mark);
    connect(m_lettersToo, &QCheckBox::toggled, this, &AcknowledgeDialog::enable);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return column;
}

} // namespace soundings
