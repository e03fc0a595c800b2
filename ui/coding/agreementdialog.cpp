#include "ui/coding/agreementdialog.h"

#include "core/desk/tablefiles.h"
#include "ui/coding/dialogparts.h"
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
    , m_by(new QComboBox)
    , m_head(makeNote())
    , m_message(makeNote())
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage)
{
    setWindowTitle(tr("Agreement"));
    m_by->addItems(
        {tr("By response: whether the theme is there"), tr("By characters: how far passages overlap")});
    m_by->setAccessibleName(tr("What is compared"));
    QTreeView *table = makeTable(m_model, tr("Agreement by theme"));
    setColumnWidths(*table, {28, 9, 9, 10, 12, 40});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(table);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_save = makeKeyButton(tr("&Save as a table…"), {}, tr("Writes both tables to a CSV file"), [this] {
        askCsvFile(this, tr("Save the agreement"), u"agreement.csv"_s,
                   [this](const QString &file) { save(file); });
    });
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
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
    connect(m_by, &QComboBox::currentIndexChanged, m_model,
            [this](int index) { m_model->setByCharacters(index == 1); });
    connect(m_desk, &Desk::changed, this, [this](const Applied &applied) {
        const auto concerns = [](const Change &change) {
            return std::holds_alternative<CodersChanged>(change) ||
                   std::holds_alternative<ThemeChanged>(change) ||
                   std::holds_alternative<CommentChanged>(change);
        };
        if (std::any_of(applied.changes.begin(), applied.changes.end(), concerns))
            measure();
    });
    m_empty->setText(tr("Measuring…"), {});
    m_save->setEnabled(false);
    measure();
}

void AgreementDialog::measure()
{
    m_desk->ask([](const Desk &desk) { return agreementOf(desk); })
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
    if (any) {
        m_head->setText(tr("%1 finished %n response(s) that another one finished too.", nullptr,
                           int(result->byResponse.sameSet.units))
                            .arg(result->people.join(u", "_s)));
    } else {
        m_empty->setText(
            tr("Nobody to compare yet"),
            tr("Choose “Tag independently…” for some responses. Once two people have finished the same "
               "ones, this says how far they agree."));
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
