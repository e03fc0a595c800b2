#include "core/categorisation/fuzzy.h"

#include <algorithm>

namespace soundings::categorisation {

namespace {

constexpr int Together = 1000;   ///< the letters stand together, as typed
constexpr int AtWordBegin = 500; ///< and a word begins with them
constexpr int WholeName = 300;   ///< and they are all of it
constexpr int InLastName = 450;  ///< not only in the names above

QString folded(const QString &text)
{
    QString plain;
    for (const QChar each : text.normalized(QString::NormalizationForm_KD)) {
        if (each.category() != QChar::Mark_NonSpacing)
            plain.append(each.toCaseFolded());
    }
    return plain;
}

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

int fitTogether(const QString &typed, const QString &name)
{
    int best = 0;
    for (qsizetype at = name.indexOf(typed); at >= 0; at = name.indexOf(typed, at + 1)) {
        const int score = Together - int(std::min<qsizetype>(at, 100)) +
                          (beginsWord(name, at) ? AtWordBegin : 0) +
                          (typed.size() == name.size() ? WholeName : 0);
        best = std::max(best, score);
    }
    return best;
}

/// The best way to find the letters in order: 6 for the beginning of a word, 8 for one beside the letter
/// before, 1 elsewhere. The first place that fits would miss that "be" begins both words of "Business
/// environment".
int fitScattered(const QString &letters, const QString &name)
{
    const auto width = size_t(name.size());
    std::vector<int> before(width + 1, 0); // best with the letters so far, the last one before place i
    std::vector<int> endingAt(width, 0);   // best with the last letter at place i; 0 for none
    for (qsizetype letter = 0; letter < letters.size(); ++letter) {
        std::vector<int> now(width, 0);
        for (size_t i = 0; i < width; ++i) {
            if (name[qsizetype(i)] != letters[letter])
                continue;
            const bool begins = beginsWord(name, qsizetype(i));
            if (letter == 0)
                now[i] = 1 + (i == 0 ? 8 : begins ? 6 : 1);
            else if (before[i] > 0)
                now[i] = before[i] + (begins ? 6 : 1);
            if (letter > 0 && i > 0 && endingAt[i - 1] > 0)
                now[i] = std::max(now[i], endingAt[i - 1] + 8);
        }
        int best = 0;
        for (size_t i = 0; i < width; ++i) {
            before[i] = best;
            best = std::max(best, now[i]);
        }
        before[width] = best;
        endingAt = std::move(now);
    }
    return before[width];
}

int fitName(const QString &typed, const QString &name)
{
    const int together = fitTogether(typed, name);
    if (together > 0)
        return together;
    return fitScattered(QString(typed).remove(u' '), name);
}

/// Each piece within a name of its own; the last one preferably within the last name.
int fitPieces(const QStringList &pieces, const QStringList &names)
{
    int score = 0;
    qsizetype at = names.size();
    for (qsizetype piece = pieces.size() - 1; piece >= 0; --piece) {
        int best = 0;
        while (best == 0 && at > piece)
            best = fitName(pieces[piece], names[--at]);
        if (best == 0)
            return 0;
        score += best;
        if (piece == pieces.size() - 1 && at == names.size() - 1)
            score += InLastName;
    }
    return score;
}

} // namespace

int fit(const QString &typed, const QString &path)
{
    const QString want = folded(typed).trimmed();
    if (want.isEmpty())
        return 1;
    const QString have = folded(path);
    QStringList pieces = want.split(u'/', Qt::SkipEmptyParts);
    for (QString &piece : pieces)
        piece = piece.trimmed();
    pieces.removeAll(QString());
    const QStringList names = have.split(u'/');
    if (pieces.isEmpty())
        return names.size() > 1 ? 1 : 0; // "/" alone
    if (const int score = fitPieces(pieces, names))
        return score;
    return pieces.size() == 1 ? fitScattered(QString(pieces.front()).remove(u' '), have) : 0;
}

std::vector<size_t> bestFits(const QString &typed, const std::vector<Candidate> &candidates)
{
    std::vector<int> scores;
    std::vector<size_t> places;
    for (size_t i = 0; i < candidates.size(); ++i) {
        scores.push_back(fit(typed, candidates[i].path));
        if (scores.back() > 0)
            places.push_back(i);
    }
    std::stable_sort(places.begin(), places.end(), [&](size_t a, size_t b) {
        return scores[a] != scores[b] ? scores[a] > scores[b]
                                      : candidates[a].lastUsed > candidates[b].lastUsed;
    });
    return places;
}

} // namespace soundings::categorisation
