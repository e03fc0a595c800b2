#pragma once

#include "core/desk/measuring.h"

#include <QAbstractTableModel>

namespace soundings {

/// How far people agree, a row a theme and the last one overall; by responses or by characters.
class AgreementModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Theme, Kappa, Alpha, Percent, Units, InWords, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setMeasured(const MeasuredAgreement &measured);
    void setByCharacters(bool characters);
    [[nodiscard]] const MeasuredAgreement &measured() const { return m_measured; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const categorisation::Agreement &agreementAt(int row) const;

    MeasuredAgreement m_measured;
    bool m_characters = false;
};

/// What an alpha means for what may be concluded, as Krippendorff has it; or why there is none.
[[nodiscard]] QString inWords(const categorisation::Agreement &agreement);

} // namespace soundings
