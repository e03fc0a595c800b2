#include "core/desk/codebook.h"
#include "core/desk/themes.h"
#include "ui/read/codebookpane.h"
#include "ui/read/splitdialog.h"
#include "ui/widgets/documentsfolder.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/quickpicker.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

/// What changes the codebook as a whole: moving, merging, splitting, retiring, removing, other codebooks.
namespace soundings {

using namespace Qt::StringLiterals;

void CodebookPane::buildChanges()
{
    m_up = make(tr("Move u&p"), Qt::CTRL | Qt::Key_Up, tr("Moves the chosen theme before the one above it"));
    m_down = make(tr("Move &down"), Qt::CTRL | Qt::Key_Down, tr("Moves the chosen theme behind the one below it"));
    m_inward = make(tr("Move &inward"), Qt::CTRL | Qt::Key_Right, tr("Makes the chosen theme a sub-theme of the one above it"));
    m_outward = make(tr("Move &outward"), Qt::CTRL | Qt::Key_Left, tr("Takes the chosen theme out of the theme it is in"));
    m_merge = make(tr("&Merge into…"), Qt::CTRL | Qt::Key_M, tr("Its comments get another theme instead, and it goes"));
    m_split = make(tr("&Split…"), Qt::CTRL | Qt::Key_J, tr("Walks through the theme's comments and gives each the theme it should have"));
    m_retire = make(tr("Ret&ire theme"), Qt::SHIFT | Qt::Key_Delete,
                    tr("A retired theme keeps its comments and is offered for tagging no longer"));
    m_remove = make(tr("&Remove theme…"), Qt::Key_Delete, tr("Its comments, if it has any, get another theme"));
    m_showRetired = make(tr("Show retired themes"), {}, tr("Shows retired themes at the end, or hides them"));
    m_showRetired->setCheckable(true);
    m_showRetired->setChecked(true);
    connect(m_up, &QAction::triggered, this, [this] { moveBy(-1); });
    connect(m_down, &QAction::triggered, this, [this] { moveBy(+1); });
    connect(m_inward, &QAction::triggered, this, &CodebookPane::moveInward);
    connect(m_outward, &QAction::triggered, this, &CodebookPane::moveOutward);
    connect(m_merge, &QAction::triggered, this, [this] {
        openPicker(Picking::MergeInto, tr("Merge %1 into…").arg(m_model->looks().value(current()).name));
    });
    connect(m_split, &QAction::triggered, this, &CodebookPane::splitTheme);
    connect(m_retire, &QAction::triggered, this, &CodebookPane::retireTheme);
    connect(m_remove, &QAction::triggered, this, &CodebookPane::removeTheme);
    connect(m_showRetired, &QAction::toggled, this, [this] { hideRetired(); });
    connect(m_picker, &QuickPicker::chosen, this, [this](qint64 id) { picked(ThemeId{id}); });
    connect(m_model, &CodebookModel::renameRequested, this, [this](ThemeId theme, const QString &name) {
        submit([theme, name](Desk &desk) { return renameTheme(desk, theme, name); });
    });
    connect(m_model, &CodebookModel::moveRequested, this, [this](ThemeId theme, ThemeId parent, int position) {
        submit([theme, parent, position](Desk &desk) { return moveTheme(desk, theme, parent, position); });
    });
}

void CodebookPane::buildExchange()
{
    m_from->menuAction()->setToolTip(tr("Adds the themes of a ready-made codebook or a file; those there already stay as they are"));
    for (const ReadyMadeCodebook &codebook : readyMadeCodebooks()) {
        QAction *action = m_from->addAction(codebook.title);
        action->setToolTip(tr("Adds the themes of this codebook that are not there yet"));
        connect(action, &QAction::triggered, this, [this, file = codebook.file] { addThemesFrom(file); });
    }
    m_from->addSeparator();
    QAction *file = m_from->addAction(tr("A &file…"));
    file->setToolTip(tr("A .csv with the columns path, definition, colour, key… or a REFI-QDA codebook (.qdc)"));
    connect(file, &QAction::triggered, this, &CodebookPane::chooseThemes);
    m_export = make(tr("E&xport themes…"), {}, tr("Writes the codebook as .csv or as REFI-QDA (.qdc)"));
    m_export->setIcon(namedIcon(u"save"_s));
    connect(m_export, &QAction::triggered, this, &CodebookPane::exportThemes);
}

void CodebookPane::submit(std::function<Result<ChangeSet>(Desk &)> job, const QString &said)
{
    if (!m_desk)
        return;
    m_desk->submitJob(std::move(job)).then(this, [this, said](const Result<ChangeSet> &done) {
        if (!done)
            Q_EMIT failed(done.error().message, done.error().detail);
        else if (!said.isEmpty())
            Q_EMIT statusMessage(said);
    });
}

// --- Its place ---------------------------------------------------------------------------------------------------

void CodebookPane::moveBy(int by)
{
    const std::optional<Theme> theme = m_model->theme(current());
    if (!theme)
        return;
    const int position = m_model->positionAt(theme->parent, m_view->currentIndex().row() + by, theme->id);
    submit([theme = *theme, position](Desk &desk) { return moveTheme(desk, theme.id, theme.parent, position); });
}

void CodebookPane::moveInward()
{
    const QModelIndex index = m_view->currentIndex();
    const ThemeId above = m_model->idAt(index.siblingAtRow(index.row() - 1));
    if (!above.isValid())
        return;
    submit([theme = current(), above, end = m_model->childCount(above)](Desk &desk) { return moveTheme(desk, theme, above, end); });
}

void CodebookPane::moveOutward()
{
    const std::optional<Theme> parent = m_model->theme(m_model->idAt(m_view->currentIndex().parent()));
    if (!parent)
        return;
    const int row = m_view->currentIndex().parent().row() + 1;
    const int position = m_model->positionAt(parent->parent, row, current());
    submit([theme = current(), to = parent->parent, position](Desk &desk) { return moveTheme(desk, theme, to, position); });
}

// --- Merging, splitting, retiring, removing ----------------------------------------------------------------------

void CodebookPane::openPicker(Picking why, const QString &heading)
{
    m_picking = why;
    m_about = current();
    std::vector<QuickPicker::Item> items;
    for (const Theme &theme : m_model->themes()) {
        const ThemeLook look = m_model->looks().value(theme.id);
        if (theme.id != m_about && !look.path.startsWith(m_model->looks().value(m_about).path + u'/'))
            items.push_back({theme.id.value, look.path, theme.retired ? tr("retired") : QString(), look.colour});
    }
    m_picker->open(heading, std::move(items), m_view->mapToGlobal(QPoint(20, 20)));
}

void CodebookPane::picked(ThemeId other)
{
    const QString from = m_model->looks().value(m_about).name;
    const QString to = m_model->looks().value(other).name;
    if (m_picking == Picking::MergeInto)
        submit([about = m_about, other](Desk &desk) { return mergeThemes(desk, about, other); },
               tr("%1 is merged into %2").arg(from, to));
    else
        submit([about = m_about, other](Desk &desk) { return soundings::removeTheme(desk, about, other); },
               tr("%1 is removed; its comments have %2").arg(from, to));
}

void CodebookPane::splitTheme()
{
    const std::optional<Theme> theme = m_model->theme(current());
    if (!m_desk || !theme)
        return;
    auto *dialog = new SplitDialog(m_desk, *theme, m_model->themes(), m_model->looks(), this);
    connect(this, &CodebookPane::deskLeaves, dialog, &QDialog::reject);
    connect(dialog, &SplitDialog::failed, this, &CodebookPane::failed);
    connect(dialog, &SplitDialog::given, this, [this, theme](const QHash<CommentId, ThemeId> &goes) {
        submit([id = theme->id, goes](Desk &desk) { return soundings::splitTheme(desk, id, goes); },
               tr("%n comment(s) of %1 have another theme", nullptr, static_cast<int>(goes.size())).arg(theme->name));
    });
    dialog->open();
}

void CodebookPane::retireTheme()
{
    const std::optional<Theme> theme = m_model->theme(current());
    if (!theme)
        return;
    submit([id = theme->id, retired = !theme->retired](Desk &desk) { return soundings::retireTheme(desk, id, retired); },
           theme->retired ? tr("%1 is offered for tagging again").arg(theme->name)
                          : tr("%1 is retired: it keeps its comments and is offered no longer").arg(theme->name));
}

/// Where comments hang on it, the desk refuses and says how many: then a person says where they go.
void CodebookPane::removeTheme()
{
    if (!m_desk || !current().isValid())
        return;
    m_desk->submitJob([id = current()](Desk &desk) { return soundings::removeTheme(desk, id); })
        .then(this, [this, id = current()](const Result<ChangeSet> &removed) {
            if (removed || id != current())
                return;
            if (removed.error().kind == ErrorKind::Refused)
                openPicker(Picking::Instead, removed.error().message);
            else
                Q_EMIT failed(removed.error().message, removed.error().detail);
        });
}

// --- Other codebooks ---------------------------------------------------------------------------------------------

void CodebookPane::addThemesFrom(const QString &file)
{
    if (!m_desk)
        return;
    const QString name = QFileInfo(file).fileName();
    m_desk->submitJob([file, what = tr("Add themes from %1").arg(name)](Desk &desk) -> Result<ChangeSet> {
              const Result<std::vector<exchange::PathTheme>> themes = readCodebook(file);
              return themes ? addThemes(desk, *themes, what) : passOn(themes);
          })
        .then(this, [this, name](const Result<ChangeSet> &added) {
            if (!added)
                Q_EMIT failed(added.error().message, added.error().detail);
            else if (added->empty())
                Q_EMIT statusMessage(tr("All themes of %1 are there already").arg(name));
            else
                Q_EMIT statusMessage(tr("%n theme(s) added", nullptr, static_cast<int>(added->size())));
        });
}

void CodebookPane::chooseThemes()
{
    auto *dialog = new QFileDialog(this, tr("Add themes from a file"), documentsFolder(),
                                   tr("Codebooks (*.csv *.qdc);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CodebookPane::addThemesFrom);
    dialog->open();
}

void CodebookPane::exportThemes()
{
    auto *dialog = new QFileDialog(this, tr("Export themes"), documentsFolder(),
                                   tr("REFI-QDA codebook (*.qdc);;Table (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"qdc"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.contains(u"*.csv"_s) ? u"csv"_s : u"qdc"_s); });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (!m_desk)
            return;
        m_desk->ask([file](const Desk &desk) -> Result<> {
                  const Result<std::vector<Theme>> themes = desk.themes();
                  return themes ? writeCodebook(*themes, file) : passOn(themes);
              })
            .then(this, [this, file](const Result<> &written) {
                if (written)
                    Q_EMIT statusMessage(tr("Saved as %1").arg(QDir::toNativeSeparators(file)));
                else
                    Q_EMIT failed(written.error().message, written.error().detail);
            });
    });
    dialog->open();
}

} // namespace soundings
