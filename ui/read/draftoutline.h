#pragma once

#include "core/consultation/draft.h"
#include "core/consultation/sectionviews.h"

#include <QHash>
#include <QTreeWidget>
#include <QWidget>

#include <vector>

class QComboBox;

namespace soundings {

/// The draft's sections, each with how many comments it has with its sub-sections, and a bar that shows their stance.
class DraftOutline : public QWidget
{
    Q_OBJECT

public:
    enum class Order { Draft, MostComments, MostOpposition };

    explicit DraftOutline(QWidget *parent = nullptr);

    void setSections(const std::vector<Section> &sections);
    void setTallies(const SectionTallies &tallies);
    void setCurrentSection(SectionId section); ///< what the pages show; asks for nothing
    void setOrder(Order order);                ///< among siblings; those that are equal as the draft has them
    [[nodiscard]] Order order() const;
    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }

Q_SIGNALS:
    void sectionChosen(soundings::SectionId section);    ///< to be shown
    void sectionActivated(soundings::SectionId section); ///< double click or Enter
    void menuRequested(const QPoint &globalPoint, soundings::SectionId section);
    void correctionWanted(soundings::SectionId section); ///< F2
    void removalWanted(soundings::SectionId section);    ///< Delete

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< the tree's keys

private:
    void buildTree();
    void fill();
    void showTally(QTreeWidgetItem *item);
    [[nodiscard]] std::vector<const Section *> ordered() const;
    [[nodiscard]] static SectionId sectionOf(const QTreeWidgetItem *item);

    QComboBox *m_order;
    QTreeWidget *m_tree;
    std::vector<Section> m_sections;
    SectionTallies m_tallies;
    QHash<SectionId, QTreeWidgetItem *> m_items;
    bool m_following = false; ///< what is current comes from the pages, not from a person
};

} // namespace soundings
