#include "ui/window/recentfiles.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

// Lists rather than QSettings arrays: an array that shrinks leaves its tail behind.
constexpr QLatin1StringView filesKey("recent/files");
constexpr QLatin1StringView titlesKey("recent/titles");

void write(QSettings &settings, const std::vector<RecentConsultation> &list)
{
    QStringList files;
    QStringList titles;
    for (const RecentConsultation &one : list) {
        files << one.file;
        titles << one.title;
    }
    settings.setValue(filesKey, files);
    settings.setValue(titlesKey, titles);
}

} // namespace

std::vector<RecentConsultation> RecentFiles::read(const QSettings &settings)
{
    const QStringList files = settings.value(filesKey).toStringList();
    const QStringList titles = settings.value(titlesKey).toStringList();
    std::vector<RecentConsultation> list;
    for (qsizetype i = 0; i < files.size() && i < most; ++i)
        list.push_back({files[i], titles.value(i)});
    return list;
}

void RecentFiles::add(QSettings &settings, const RecentConsultation &consultation)
{
    std::vector<RecentConsultation> list = read(settings);
    std::erase_if(list, [&](const RecentConsultation &one) { return one.file == consultation.file; });
    list.insert(list.begin(), consultation);
    if (list.size() > size_t(most))
        list.resize(size_t(most));
    write(settings, list);
}

void RecentFiles::remove(QSettings &settings, const QString &file)
{
    std::vector<RecentConsultation> list = read(settings);
    std::erase_if(list, [&](const RecentConsultation &one) { return one.file == file; });
    write(settings, list);
}

} // namespace soundings
