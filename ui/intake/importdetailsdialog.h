#pragma once

#include "core/desk/importing.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace soundings {

class WallTimeEdit;

/// Which files to take in, by which channel they came and when they were received: for letters, whose time of
/// receipt only a person knows.
class ImportDetailsDialog : public QDialog
{
    Q_OBJECT

public:
    /// Times are on the wall clock of `zone` (IANA).
    explicit ImportDetailsDialog(const QByteArray &zone, QWidget *parent = nullptr);

    void addSources(const QStringList &sources);
    [[nodiscard]] ImportRequest request() const;

Q_SIGNALS:
    void importRequested(const soundings::ImportRequest &request);

private:
    void choose(bool folder);
    void refresh();

    QListWidget *m_sources;
    QComboBox *m_channel;
    QCheckBox *m_given;
    WallTimeEdit *m_received;
    QLabel *m_remark;
    QPushButton *m_import;
};

} // namespace soundings
