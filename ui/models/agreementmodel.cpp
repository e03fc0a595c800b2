#include "ui/models/agreementmodel.h"

#include <QCoreApplication>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

// K. Krippendorff, "Content Analysis" (2nd ed. 2004), ch. 11.4.4: rely on 0.8 and more; draw tentative
// conclusions from 0.667 on.
constexpr double Reliable = 0.8;
constexpr double Tentative = 2.0 / 3;

QString measure(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'f', 2) : u"–"_s;
}

} // namespace

QString inWords(const categorisation::Agreement &agreement)
{
    if (!agreement.alpha)
        return agreement.why;
    QString words = *agreement.alpha >= Reliable    ? AgreementModel::tr("Reliable")
                    : *agreement.alpha >= Tentative ? AgreementModel::tr("For tentative conclusions")
                    : *agreement.alpha > 0
                        ? AgreementModel::tr("Too little to rely on: talk about the definition")
                        : AgreementModel::tr("No better than chance");
    if (!agreement.kappa && !agreement.why.isEmpty())
        words += u". "_s + agreement.why;
    return words;
}

void AgreementModel::setMeasured(const MeasuredAgreement &measured)
{
    beginResetModel();
    m_measured = measured;
    endResetModel();
}

void AgreementModel::setByCharacters(bool characters)
{
    m_characters = characters;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, Units, Units);
}

const categorisation::Agreement &AgreementModel::agreementAt(int row) const
{
    const categorisation::AgreementReport &report =
        m_characters ? m_measured.byCharacters : m_measured.byResponse;
    return row < int(report.themes.size()) ? report.themes[size_t(row)].agreement : report.overall;
}

int AgreementModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_measured.people.isEmpty() ? 0 : int(m_measured.themes.size()) + 1;
}

int AgreementModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AgreementModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const bool figure = index.column() != Theme && index.column() != InWords;
    if (role == Qt::TextAlignmentRole && figure)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const categorisation::Agreement &agreement = agreementAt(index.row());
    switch (index.column()) {
    case Theme:
        return index.row() < int(m_measured.themes.size()) ? m_measured.themes[size_t(index.row())].name
                                                           : tr("Overall");
    case Kappa:
        return measure(agreement.kappa);
    case Alpha:
        return measure(agreement.alpha);
    case Percent:
        return agreement.percent ? tr("%1 %").arg(qRound(*agreement.percent * 100)) : u"–"_s;
    case Units:
        return QString::number(agreement.units);
    case InWords:
        return inWords(agreement);
    default:
        return {};
    }
}

QVariant AgreementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        if (section == Kappa)
            return tr("Cohen's kappa: agreement of two people beyond chance; 1 is full, 0 is chance");
        if (section == Alpha)
            return tr("Krippendorff's alpha: the same for any number of people");
        return {};
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Theme:
        return tr("Theme");
    case Kappa:
        return tr("Kappa");
    case Alpha:
        return tr("Alpha");
    case Percent:
        return tr("Agree");
    case Units:
        return m_characters ? tr("Characters") : tr("Responses");
    case InWords:
        return tr("What it means");
    default:
        return {};
    }
}

} // namespace soundings
