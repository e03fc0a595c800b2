#include "ui/coding/agreementdialog.h"

#include "core/desk/tablefiles.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/emptypage.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

AgreementDialog::AgreementDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_model(new AgreementModel(this))
    , m_whose(new QComboBox)
    , m_by(new QComboBox)
    , m_head(makeNote())
    , m_message(makeNote())
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage)
{
    setWindowTitle(tr("Agreement"));
    m_whose->addItem(tr("Of those who tagged independently"),
                     QVariant::fromValue(int(CodedHow::Independent)));
    m_whose->addItem(tr("Of those who could see each other's comments"),
                     QVariant::fromValue(int(CodedHow::InSight)));
    m_whose->setAccessibleName(tr("Whose agreement"));
    m_whose->setToolTip(
        tr("A project from another program says nothing of who saw what: its people are measured apart"));
    m_by->addItems(
        {tr("By response: whether the theme is there"), tr("By characters: how far passages overlap")});
    m_by->setAccessibleName(tr("What is compared"));
    QTreeView *table = makeTable(m_model, tr("Agreement by theme"));
    setColumnWidths(*table, {28, 9, 9, 10, 12, 40});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(table);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_save = makeKeyButton(tr("&Save as a table…"), {}, tr("Writes both tables to a CSV file"), [this] {
        askCsvFile(this, tr("Save the agreement"),
                   m_model->measured().how == CodedHow::Independent ? u"agreement.csv"_s
                                                                    : u"agreement-in-sight.csv"_s,
                   [this](const QString &file) { save(file); });
    });
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_whose);
    column->addWidget(m_head);
    column->addWidget(m_by);
    column->addWidget(m_stack, 1);
    column->addWidget(makeNote(
        tr("Kappa (Cohen) and alpha (Krippendorff) say how far people agree beyond chance: 1 is full "
           "agreement, 0 is "
           "chance, below it they contradict each other. From 0.80 on figures are taken as reliable; from "
           "0.67 they "
           "carry tentative conclusions. Where nearly everything or nearly nothing has a theme both are low "
           "even "
           "though most answers are alike: look at “Agree” too. Themes that nobody gave are left out.")));
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(60 * fontMetrics().height(), 34 * fontMetrics().height());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_whose, &QComboBox::currentIndexChanged, this, &AgreementDialog::measure);
    connect(m_by, &QComboBox::currentIndexChanged, m_model,
            [this](int index) { m_model->setByCharacters(index == 1); });
    connect(m_desk, &Desk::changed, this, [this](const Applied &applied) {
        const auto concerns = [](const Change &change) {
            return std::holds_alternative<CodersChanged>(change) ||
                   std::holds_alternative<ThemeChanged>(change) ||
                   std::holds_alternative<CommentAdded>(change) ||
                   std::holds_alternative<CommentChanged>(change) ||
                   std::holds_alternative<CommentRemoved>(change);
        };
        if (std::any_of(applied.changes.begin(), applied.changes.end(), concerns))
            measure();
    });
    m_empty->setText(tr("Measuring…"), {});
    m_save->setEnabled(false);
    measure();
}

void AgreementDialog::setWhose(CodedHow how)
{
    m_whose->setCurrentIndex(m_whose->findData(int(how)));
}

void AgreementDialog::measure()
{
    const auto how = static_cast<CodedHow>(m_whose->currentData().toInt());
    m_desk->ask([how](const Desk &desk) { return agreementOf(desk, how); })
        .then(this, [this, question = ++m_question](const Result<MeasuredAgreement> &result) {
            if (question == m_question)
                take(result);
        });
}

void AgreementDialog::take(const Result<MeasuredAgreement> &result)
{
    if (!result) {
        m_message->setText(result.error().message);
        return;
    }
    m_model->setMeasured(*result);
    const bool any = !result->people.isEmpty();
    m_save->setEnabled(any);
    m_by->setEnabled(any);
    m_stack->setCurrentIndex(any ? 1 : 0);
    const bool independent = result->how == CodedHow::Independent;
    const int both = int(result->byResponse.sameSet.units);
    if (!any) {
        m_head->clear();
        m_empty->setText(
            tr("Nobody to compare yet"),
            independent ? tr("Choose “Tag independently…” for some responses. Once two people have finished "
                             "the same ones, this says how far they agree.")
                        : tr("No two people have commented on the same response."));
    } else if (independent) {
        m_head->setText(tr("%1 finished %n response(s) that another one finished too.", nullptr, both)
                            .arg(result->people.join(u", "_s)));
    } else {
        m_head->setText(
            tr("%1 commented on %n response(s) that another one commented on too. They may have seen each "
               "other's comments, so take the figures for less.",
               nullptr, both)
                .arg(result->people.join(u", "_s)));
    }
    Q_EMIT measured();
}

void AgreementDialog::save(const QString &file)
{
    m_desk
        ->ask([measured = m_model->measured(), file](const Desk &) { return writeAgreement(measured, file); })
        .then(this, [this, file](const Result<> &saved) {
            m_message->setText(saved ? tr("Saved as %1").arg(QDir::toNativeSeparators(file))
                                     : saved.error().message);
        });
}

} // namespace soundings
