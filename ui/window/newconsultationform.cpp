#include "ui/window/newconsultationform.h"

#include "core/deadline/localtime.h"
#include "ui/widgets/walltimeedit.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr qint64 dayMs = qint64(24) * 60 * 60 * 1000;

class Remarks
{
    Q_DECLARE_TR_FUNCTIONS(NewConsultationDialog)

public:
    Remarks(const NewConsultationForm &form, Instant now) : m_form(form), m_now(now) {}

    std::vector<Remark> make()
    {
        if (m_form.title.trimmed().isEmpty())
            add(Remark::Title, Remark::Wanting, tr("Give the consultation a title."));
        draft();
        times();
        if (m_form.ownThemes && m_form.themesFile.isEmpty())
            add(Remark::Themes, Remark::Wanting, tr("Choose the .csv or .qdc file with the themes."));
        file();
        return std::move(m_remarks);
    }

private:
    void add(Remark::Field field, Remark::Weight weight, const QString &text)
    {
        m_remarks.push_back({field, weight, text});
    }

    void draft()
    {
        if (m_form.draftFile.isEmpty())
            add(Remark::Draft, Remark::Wanting, tr("Choose the draft: the PDF that people respond to."));
        else if (!m_form.draft)
            add(Remark::Draft, Remark::Wanting, tr("Reading the draft…"));
        else if (!*m_form.draft)
            add(Remark::Draft, Remark::Wrong, m_form.draft->error().message);
        else if ((*m_form.draft)->sections == 0)
            add(Remark::Draft, Remark::Hint,
                tr("No sections were found in it: comments can't be linked to sections of this draft."));
    }

    /// The instant that a wall time means, with a remark where that is not plain.
    std::optional<Instant> meaning(Remark::Field field, const QDateTime &wall, const QTimeZone &zone)
    {
        const WallTime found = resolve(wall, zone);
        const QString remark = wallTimeRemark(wall, zone);
        if (!remark.isEmpty())
            add(field, found.first ? Remark::Hint : Remark::Wrong, remark);
        return found.first;
    }

    void times()
    {
        const Result<QTimeZone> zone = readZone(m_form.zone);
        if (!zone) {
            add(Remark::Zone, Remark::Wrong, zone.error().message);
            return;
        }
        const std::optional<Instant> opens = m_form.opens ? meaning(Remark::Opens, *m_form.opens, *zone) : std::nullopt;
        const std::optional<Instant> closes = meaning(Remark::Closes, m_form.closes, *zone);
        if (!closes || (m_form.opens && !opens))
            return;
        const Instant from = opens.value_or(m_now);
        if (opens && *closes <= *opens)
            add(Remark::Closes, Remark::Wrong, tr("It would close before it opens."));
        else if (*closes <= m_now)
            add(Remark::Closes, Remark::Hint, tr("This time is past: the consultation will be closed from the start."));
        else if ((*closes).ms - from.ms < fewDays * dayMs)
            add(Remark::Closes, Remark::Hint,
                tr("Fewer than %1 days to respond: people may need longer.").arg(fewDays));
    }

    void file()
    {
        const QString name = QDir::toNativeSeparators(m_form.file);
        if (m_form.file.isEmpty())
            add(Remark::File, Remark::Wanting, tr("Choose where to save the consultation."));
        else if (m_form.fileTaken)
            add(Remark::File, Remark::Wrong, tr("%1 exists already: choose another name.").arg(name));
        else if (!m_form.folderWritable)
            add(Remark::File, Remark::Wrong,
                tr("Nothing can be written in the folder %1: choose another.")
                    .arg(QDir::toNativeSeparators(QFileInfo(m_form.file).absolutePath())));
    }

    const NewConsultationForm &m_form;
    Instant m_now;
    std::vector<Remark> m_remarks;
};

} // namespace

std::vector<Remark> remarksOn(const NewConsultationForm &form, Instant now)
{
    return Remarks(form, now).make();
}

bool canCreate(const std::vector<Remark> &remarks)
{
    return std::all_of(remarks.begin(), remarks.end(),
                       [](const Remark &remark) { return remark.weight == Remark::Hint; });
}

} // namespace soundings
