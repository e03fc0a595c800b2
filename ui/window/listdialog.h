#pragma once

#include <QDialog>

namespace soundings {

/// A list that a person reads, copies and keeps.
class ListDialog : public QDialog
{
    Q_OBJECT

public:
    ListDialog(const QString &heading, const QStringList &lines, QWidget *parent);
};

} // namespace soundings
