#pragma once

#include "core/consultation/respondent.h"

#include <QRegularExpression>

#include <vector>

namespace soundings::reports {

/// [begin, end) in UTF-16 units, and what stands there instead.
struct Cut
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QString instead;
};

/// What a reader outside the team is not shown: the respondent's name, e-mail addresses, telephone numbers, post
/// codes and the signature. By patterns: it can't know a nickname, so an anonymous report is read by a person before
/// it is published, and says so.
class Redaction
{
public:
    Redaction() = default; ///< hides nothing
    Redaction(const Respondent &respondent, bool hideOrganisation);

    /// In order, not overlapping.
    [[nodiscard]] std::vector<Cut> cuts(const QString &text) const;
    /// As cuts(), and the signature with all below it.
    [[nodiscard]] std::vector<Cut> cutsOfMessage(const QString &text) const;
    [[nodiscard]] QString apply(const QString &text) const;

private:
    bool m_active = false;
    std::vector<QRegularExpression> m_names;
};

/// [begin, end) of a text with its cuts made.
[[nodiscard]] QString withCuts(const QString &text, const std::vector<Cut> &cuts, qsizetype begin, qsizetype end);

} // namespace soundings::reports
