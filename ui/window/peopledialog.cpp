#include "ui/window/peopledialog.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/documentsfolder.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int responseRole = Qt::UserRole;     ///< id of a response; 0: none
constexpr int mentionRole = Qt::UserRole + 1;  ///< place among the mentions; -1: none

QTreeWidgetItem *group(QTreeWidget *list, const QString &title)
{
    auto *item = new QTreeWidgetItem(list, {title});
    item->setFlags(Qt::ItemIsEnabled);
    item->setData(0, mentionRole, -1);
    return item;
}

QString kindOf(HeldMention::Kind kind)
{
    switch (kind) {
    case HeldMention::Kind::Note: return PeopleDialog::tr("Note of a comment");
    case HeldMention::Kind::Memo: return PeopleDialog::tr("Memo");
    case HeldMention::Kind::Search: return PeopleDialog::tr("Saved search");
    case HeldMention::Kind::Unreadable: return PeopleDialog::tr("Unreadable item");
    case HeldMention::Kind::Reason: return PeopleDialog::tr("Reason on record; it stays");
    }
    return {};
}

} // namespace

PeopleDialog::PeopleDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_terms(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_state(makeNote(tr("Find what is held about a person: by name, e-mail address or reference; several with “;” between "
                          "them.")))
{
    setWindowTitle(tr("People's rights"));
    buildLayout();
    enable();
}

void PeopleDialog::buildLayout()
{
    m_terms->setPlaceholderText(tr("Ann Lee; ann@kilns.example; R-0017"));
    m_terms->setAccessibleName(tr("Name, e-mail address or reference"));
    auto *find = new QPushButton(tr("&Find"));
    find->setDefault(true);
    auto *everybody = makeKeyButton(tr("E&verybody"), {}, tr("All responses: for the end of the time for which personal data is kept"),
                                    [this] { searchEverybody(); });
    auto *line = new QHBoxLayout;
    line->addWidget(m_terms, 1);
    line->addWidget(find);
    line->addWidget(everybody);
    m_list->setHeaderLabels({tr("What"), tr("From"), tr("Subject or words")});
    m_list->setAccessibleName(tr("What is held"));
    m_list->setUniformRowHeights(true);
    m_list->setRootIsDecorated(false);
    setColumnWidths(*m_list, {34, 34, 60});

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_export = makeKeyButton(tr("E&xport…"), {}, tr("Writes all of it into a folder, for the person to have"), [this] { chooseFolder(); });
    m_erase = makeKeyButton(tr("&Erase…"), {}, tr("Erases what is ticked, for ever"), [this] { askErasure(); });
    auto *show = makeKeyButton(tr("&Show the response"), {}, tr("Opens it in the window behind"), [this] {
        const QTreeWidgetItem *item = m_list->currentItem();
        if (const qint64 id = item ? item->data(0, responseRole).toLongLong() : 0; id > 0)
            Q_EMIT responseRequested({id});
    });
    for (QPushButton *button : {show, m_export, m_erase})
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addLayout(line);
    column->addWidget(m_list, 1);
    column->addWidget(m_state);
    column->addWidget(buttons);
    resize(60 * fontMetrics().height(), 34 * fontMetrics().height());
    connect(find, &QPushButton::clicked, this, [this] { search(m_terms->text()); });
    connect(m_list, &QTreeWidget::itemActivated, show, &QPushButton::click);
    connect(m_list, &QTreeWidget::itemChanged, this, &PeopleDialog::enable);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

// --- Finding -----------------------------------------------------------------------------------------------------

void PeopleDialog::search(const QString &terms)
{
    m_terms->setText(terms);
    ask([terms](const Desk &desk) { return heldAbout(desk, terms); });
}

void PeopleDialog::searchEverybody()
{
    m_terms->clear();
    ask([](const Desk &desk) { return heldAboutEverybody(desk); });
}

void PeopleDialog::ask(std::function<Result<Held>(const Desk &)> how)
{
    const quint64 question = ++m_question;
    m_state->setText(tr("Looking…"));
    m_desk->ask(std::move(how)).then(this, [this, question](const Result<Held> &held) {
        if (question != m_question)
            return;
        showHeld(held.value_or(Held()));
        if (!held)
            m_state->setText(held.error().message);
        Q_EMIT settled();
    });
}

void PeopleDialog::showHeld(const Held &held)
{
    m_held = held;
    m_list->clear();
    addResponses(held, true);
    addResponses(held, false);
    addMentions(held);
    m_list->expandAll();
    const auto theirs = std::count_if(held.responses.begin(), held.responses.end(), [](const auto &one) { return one.theirs; });
    m_state->setText(tr("%1 responses they sent, %2 that name them, %3 other places; %4 entries of the journal.")
                         .arg(theirs)
                         .arg(qsizetype(held.responses.size()) - theirs)
                         .arg(held.mentions.size())
                         .arg(held.entries));
    enable();
}

void PeopleDialog::addResponses(const Held &held, bool theirs)
{
    QTreeWidgetItem *above = nullptr;
    for (const HeldResponse &one : held.responses) {
        if (one.theirs != theirs)
            continue;
        if (!above)
            above = group(m_list, theirs ? tr("Responses they sent") : tr("Responses of others that name them; they stay"));
        auto *item = new QTreeWidgetItem(above, {reference(one.number), displayName(one.respondent), one.subject});
        item->setData(0, responseRole, one.id.value);
        item->setData(0, mentionRole, -1);
        if (theirs)
            item->setCheckState(0, Qt::Checked);
    }
}

void PeopleDialog::addMentions(const Held &held)
{
    QTreeWidgetItem *above = nullptr;
    for (size_t i = 0; i < held.mentions.size(); ++i) {
        const HeldMention &one = held.mentions[i];
        if (!above)
            above = group(m_list, tr("Where else they are named"));
        const QString where = one.number > 0 ? u"%1, %2"_s.arg(kindOf(one.kind), reference(one.number)) : kindOf(one.kind);
        auto *item = new QTreeWidgetItem(above, {where, one.author, one.text.simplified()});
        item->setData(0, mentionRole, int(i));
        if (one.kind != HeldMention::Kind::Reason)
            item->setCheckState(0, Qt::Checked);
    }
}

ErasureRequest PeopleDialog::chosen() const
{
    ErasureRequest request;
    request.terms = m_held.terms;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *above = m_list->topLevelItem(i);
        for (int j = 0; j < above->childCount(); ++j) {
            const QTreeWidgetItem *item = above->child(j);
            if (item->checkState(0) != Qt::Checked)
                continue;
            if (const int mention = item->data(0, mentionRole).toInt(); mention >= 0)
                request.mentions.push_back(m_held.mentions[size_t(mention)]);
            else
                request.responses.push_back({item->data(0, responseRole).toLongLong()});
        }
    }
    return request;
}

void PeopleDialog::enable()
{
    const ErasureRequest request = chosen();
    m_export->setEnabled(!m_working && !m_held.terms.isEmpty());
    m_erase->setEnabled(!m_working && (!request.responses.empty() || !request.mentions.empty()));
}

// --- Exporting and erasing ---------------------------------------------------------------------------------------

void PeopleDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Export what is held"), documentsFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    dialog->setLabelText(QFileDialog::FileName, tr("New folder:"));
    dialog->selectFile(tr("What is held about %1").arg(QString(m_held.terms.value(0)).replace(u'/', u'-')));
    connect(dialog, &QFileDialog::fileSelected, this, &PeopleDialog::exportTo);
    dialog->open();
}

void PeopleDialog::exportTo(const QString &folder)
{
    m_working = true;
    enable();
    m_state->setText(tr("Exporting…"));
    m_desk->ask([held = m_held, folder](const Desk &desk) { return exportHeld(desk, held, folder); })
        .then(this, [this, folder](const Result<> &written) {
            m_working = false;
            enable();
            m_state->setText(written ? tr("Exported to %1. It is personal data: keep and send it safely.")
                                           .arg(QDir::toNativeSeparators(folder))
                                     : written.error().message);
            Q_EMIT settled();
        });
}

void PeopleDialog::askErasure()
{
    auto *dialog = new ErasureDialog(m_desk, chosen(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ErasureDialog::erased, this, [this](const ErasureSummary &summary) {
        const QString done = tr("Erased: %1 responses, %2 other places; %3 entries of the journal keep only that it happened. %4")
                                 .arg(summary.responses)
                                 .arg(summary.mentions)
                                 .arg(summary.entries)
                                 .arg(summary.remark)
                                 .trimmed();
        m_held = {};
        m_list->clear();
        enable();
        m_state->setText(done);
        Q_EMIT statusMessage(done);
    });
    dialog->open();
}

} // namespace soundings
