#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace soundings::exchange {

/// Counts what is left out, to say it in sentences.
class Leftovers
{
public:
    /// `sentence`: the source text of a translation, with %n for the count and %1 for `what`.
    void add(const char *sentence, int count = 1, const QString &what = {});
    /// As add(), and the sentence ends with the first few names, each once.
    void name(const char *sentence, const QString &name);
    [[nodiscard]] QStringList sentences() const; ///< in the order they were met

private:
    struct Kind
    {
        const char *sentence;
        QString what;
        int count = 0;
        QStringList names;
        int different = 0; ///< names met, as far as they can be told apart
    };
    Kind &kind(const char *sentence, const QString &what);

    std::vector<Kind> m_kinds;
};

} // namespace soundings::exchange
