#pragma once

#include "ui/models/memosmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeView>

namespace soundings {

/// What the team writes down for itself, on responses, themes, sections and the consultation: all of it in a
/// list, and one to write in. What was written is kept when another memo is chosen or the window closes, as
/// one change that Undo takes back; a memo that is emptied goes.
class MemosDialog : public QDialog
{
    Q_OBJECT

public:
    /// With a target: only its memos, and the newest of them, or a new one, to write in.
    MemosDialog(Desk *desk, const std::optional<MemoTarget> &target, QWidget *parent);

    void setTarget(const std::optional<MemoTarget> &target);
    void begin(); ///< a new memo about the target, or about the consultation
    [[nodiscard]] MemosModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] QPlainTextEdit *editor() const { return m_text; }

    void done(int result) override; ///< keeps what was written

Q_SIGNALS:
    void listed();
    void responseRequested(soundings::ResponseId response);
    void searchRequested(const QString &query); ///< for what speaks of a theme or a section
    /// For whoever outlives the dialog: it may be closing.
    void writeRequested(const std::function<Result<ChangeSet>(Desk &)> &write);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeEditor();
    void read();
    void takeUp();
    void filter();
    void choose();
    void edit(const std::optional<Memo> &memo, const MemoTarget &target, const QString &about);
    void keep();
    void throwAwayCurrent();
    void goThere();
    void refresh();

    Desk *m_desk;
    std::optional<MemoTarget> m_target;
    QString m_targetName;
    MemosModel *m_model;
    QTreeView *m_list;
    QLineEdit *m_words;
    QComboBox *m_kind;
    QCheckBox *m_only; ///< the target's alone
    QLabel *m_about;
    QPlainTextEdit *m_text;
    QLabel *m_message;
    QPushButton *m_new = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_show = nullptr;

    std::optional<Memo> m_memo; ///< in the editor; none: a new one
    MemoTarget m_editing;       ///< what it is about
    quint64 m_question = 0;
    bool m_first = true;
};

} // namespace soundings
