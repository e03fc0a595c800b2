#pragma once

#include "core/desk/desk.h"

#include <QStringList>

namespace soundings::test {

/// A personal detail that no other text has, and where it was put.
struct Planted
{
    QString needle; ///< what must not be found, as squeezed() gives it
    QString where;  ///< "body", "quotation", "spreadsheet cell"
    bool named = false; ///< the name of somebody who lets us name them
};

/// Messages with personal details in every place where a response can have one: the body, quoted messages, attachments,
/// cells of spreadsheets, names of files, the subject, the head, answers, closed questions, notes and names of themes.
class Planting
{
public:
    Planting(Desk &desk, const QString &folder) : m_desk(desk), m_folder(folder) {}

    /// Takes all in; about twenty details of each kind.
    void plant();
    [[nodiscard]] const std::vector<Planted> &details() const { return m_details; }

private:
    QString name(const QString &where, bool named = false); ///< "Ada Brackwell"
    QString family(const QString &where, bool named = false);
    QString telephone(const QString &where);
    QString email(const QString &where);
    QString postcode(const QString &where);
    QString street(const QString &where);
    QString address(const QString &where);
    QString account(const QString &where);

    void plantMessage(int number);
    void plantSurvey();
    void plantOurs();
    QByteArray workbook();
    void take(const QString &file, const QByteArray &bytes, const survey::SurveyMap *map = nullptr);
    void note(const QString &needle, const QString &where, bool named = false);

    Desk &m_desk;
    QString m_folder;
    std::vector<Planted> m_details;
    int m_names = 0;
    int m_numbers = 0;
};

/// All that a file says, unpacked and squeezed: its bytes as UTF-8, Latin-1 and UTF-16, the
/// entries of zips, the streams and hexadecimal strings of a PDF, and what pdftotext reads in it. By other code than the
/// program's own check.
[[nodiscard]] QStringList everythingIn(const QString &file);
[[nodiscard]] QString squeezed(const QString &text); ///< letters and figures alone, small

} // namespace soundings::test
