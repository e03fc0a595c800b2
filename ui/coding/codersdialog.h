#pragma once

#include "core/desk/desk.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

namespace soundings {

/// Who is to tag some responses independently: people are ticked, or named.
class CodersDialog : public QDialog
{
    Q_OBJECT

public:
    CodersDialog(Desk *desk, std::vector<ResponseId> responses, QWidget *parent);

    [[nodiscard]] QStringList names() const; ///< that are ticked
    void add(const QString &name);           ///< ticked

Q_SIGNALS:
    void read();
    void chosen(const std::vector<soundings::ResponseId> &responses,
                const QStringList &names); ///< none: ended

private:
    void fill(const QStringList &people, const std::vector<Coder> &coders);
    void refresh();

    std::vector<ResponseId> m_responses;
    QListWidget *m_people;
    QLineEdit *m_name;
    QLabel *m_hint;
    QPushButton *m_accept = nullptr;
};

} // namespace soundings
