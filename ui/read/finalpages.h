#pragma once

#include "core/desk/finaltext.h"

#include <QWidget>

class QLabel;
class QSplitter;

namespace soundings {

class DraftRenderer;
class DraftView;

/// The draft and the final text side by side. They scroll together, by the words that both have; where something changed
/// is marked in both.
class FinalPages : public QWidget
{
    Q_OBJECT

public:
    explicit FinalPages(QWidget *parent = nullptr);
    ~FinalPages() override;

    void setDraft(const QByteArray &pdf, const QString &name);
    void setFinal(const QByteArray &pdf, const QString &name);
    void setComparison(const FinalComparison &comparison); ///< the marks, and how to scroll together
    void setTogether(bool together);
    void showChange(int number); ///< its place among the differences
    void zoom(int steps);
    [[nodiscard]] DraftView *draft() const { return m_draft; }
    [[nodiscard]] DraftView *final() const { return m_final; }

Q_SIGNALS:
    void failed(const QString &message, const QString &detail);

private:
    void follow(const DraftView *moved, DraftView *follows, bool toFinal);
    QWidget *makeSide(DraftRenderer *renderer, DraftView *view, QLabel *head, const QString &name);

    DraftRenderer *m_draftRenderer;
    DraftRenderer *m_finalRenderer;
    DraftView *m_draft;
    DraftView *m_final;
    QLabel *m_draftHead;
    QLabel *m_finalHead;
    QSplitter *m_split;
    std::vector<SameWords> m_same;
    std::vector<int> m_draftHits; ///< by difference, the first of its marks; -1: none
    std::vector<int> m_finalHits;
    bool m_together = true;
    bool m_following = false;
};

} // namespace soundings
