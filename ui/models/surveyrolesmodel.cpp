#include "ui/models/surveyrolesmodel.h"

namespace soundings {

SurveyRolesModel::SurveyRolesModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void SurveyRolesModel::setRoles(const QStringList &headers, const std::vector<survey::Role> &roles)
{
    if (headers != m_headers) {
        beginResetModel();
        m_headers = headers;
        m_roles = roles;
        m_roles.resize(size_t(headers.size()), survey::Role::Ignore);
        endResetModel();
        return;
    }
    if (roles == m_roles || roles.size() != m_roles.size())
        return;
    m_roles = roles;
    Q_EMIT dataChanged(index(0, 0), index(0, columnCount() - 1));
}

int SurveyRolesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_headers.isEmpty() ? 0 : 1;
}

int SurveyRolesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size());
}

QVariant SurveyRolesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.column() >= columnCount())
        return {};
    const survey::Role is = m_roles[size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return survey::label(is);
    case Qt::EditRole:
        return int(is);
    case Qt::ToolTipRole:
        return m_headers[index.column()];
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(m_headers[index.column()], survey::label(is));
    default:
        return {};
    }
}

bool SurveyRolesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const int chosen = value.toInt();
    if (!index.isValid() || role != Qt::EditRole || chosen < 0 || size_t(chosen) >= survey::allRoles().size())
        return false;
    survey::Role &is = m_roles[size_t(index.column())];
    if (is == survey::Role(chosen))
        return true;
    is = survey::Role(chosen);
    Q_EMIT dataChanged(index, index);
    Q_EMIT roleChosen(index.column(), is);
    return true;
}

Qt::ItemFlags SurveyRolesModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

QVariant SurveyRolesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? tr("Holds") : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString header = m_headers.value(section);
    return header.isEmpty() ? tr("(no header)") : header;
}

} // namespace soundings
