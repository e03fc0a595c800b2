#pragma once

#include <QDialog>

namespace soundings {

/// The user guide, from the program's own resources: reads beside the work.
class GuideDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GuideDialog(QWidget *parent);
};

} // namespace soundings
