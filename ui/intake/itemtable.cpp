#include "ui/intake/itemtable.h"

#include "core/desk/answer.h"
#include "ui/intake/tabletext.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSaveFile>
#include <QtConcurrent>

#include <numeric>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

Result<QString> write(const QString &file, const QString &text)
{
    QSaveFile out(file);
    // The mark at the start tells spreadsheets that it is UTF-8.
    const bool ok = out.open(QIODevice::WriteOnly) && out.write("\xEF\xBB\xBF" + text.toUtf8()) >= 0 && out.commit();
    if (!ok) {
        return failure(ErrorKind::Storage,
                       ItemTable::tr("%1 could not be saved: %2").arg(QDir::toNativeSeparators(file), out.errorString()));
    }
    return file;
}

} // namespace

ItemTable::ItemTable(QWidget *parent) : QTableView(parent)
{
    m_pool.setMaxThreadCount(1);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
}

ItemTable::~ItemTable()
{
    m_pool.waitForDone();
}

void ItemTable::copySelection()
{
    std::vector<int> rows;
    if (selectionModel()) {
        for (const QModelIndex &index : selectionModel()->selectedRows())
            rows.push_back(index.row());
    }
    std::sort(rows.begin(), rows.end());
    if (rows.empty() && model()) {
        rows.resize(size_t(model()->rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    if (model())
        QGuiApplication::clipboard()->setText(asTabbedText(*model(), rows));
}

void ItemTable::saveAs()
{
    if (!model())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the list as"), {}, tr("Table (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        Answer(QtConcurrent::run(&m_pool, [file, text = asCsv(*model())] { return write(file, text); }))
            .then(this, [this](const Result<QString> &result) {
                if (result)
                    Q_EMIT saved(*result);
                else
                    Q_EMIT saveFailed(result.error());
            });
    });
    dialog->open();
}

void ItemTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else
        QTableView::keyPressEvent(event);
}

} // namespace soundings
