#pragma once

#include "core/consultation/change.h"
#include "core/consultation/coding.h"
#include "core/consultation/views.h"
#include "ui/models/themelooks.h"

#include <QAbstractTableModel>

#include <optional>

namespace soundings {

/// Whose eyes a response is open to, and who tags it independently: what is shown and what standing a new comment
/// gets depend on both.
struct Viewer
{
    QString person;
    std::vector<Coder> coders;
};

/// The open response and its comments that its viewer may see, of every standing: what stands in the text's order,
/// comments on the whole response first. Kept up to date by apply(), which may be given the same change twice.
class CommentsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Quote, Themes, Stance, Sections, Note, By, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< CommentId
        ChipsRole,                 ///< QList<ThemeLook>
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `detail.comments` are visibleComments().
    void show(const ResponseDetail &detail, const Viewer &viewer = {});
    void clear();
    void setThemeLooks(const ThemeLooks &looks);
    void setSectionLabels(const SectionLabels &labels);
    [[nodiscard]] const SectionLabels &sectionLabels() const { return m_sections; }
    void apply(const ChangeSet &changes);

    /// None: no response is open.
    [[nodiscard]] const std::optional<ResponseDetail> &detail() const { return m_detail; }
    [[nodiscard]] soundings::Standing standing() const; ///< that a comment gets which the viewer makes here
    [[nodiscard]] bool isTaggedIndependently() const;
    [[nodiscard]] const std::vector<Comment> &comments() const;
    [[nodiscard]] const Comment *commentAt(int row) const;
    [[nodiscard]] const Comment *comment(CommentId id) const;
    [[nodiscard]] int rowOf(CommentId id) const; ///< -1 if it is not of this response
    [[nodiscard]] QString quoteOf(const Comment &comment) const; ///< the whole passage, as it stands

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void commentsChanged();  ///< one was added, altered or removed
    void responseChanged();  ///< status, respondent, ruling…: what stands at the response's head

private:
    void take(const Comment &comment);
    void hideUnseen();
    void put(const Comment &comment);
    void remove(CommentId id);
    bool applyToResponse(const Change &change);
    [[nodiscard]] bool before(const Comment &a, const Comment &b) const;
    [[nodiscard]] int partIndex(PartId id) const;
    [[nodiscard]] QString whole(const Comment &comment) const;
    [[nodiscard]] QString text(const Comment &comment, int column) const;
    [[nodiscard]] QString by(const Comment &comment) const;
    [[nodiscard]] QList<ThemeLook> chips(const Comment &comment) const;

    std::optional<ResponseDetail> m_detail;
    Viewer m_viewer;
    ThemeLooks m_looks;
    SectionLabels m_sections;
};

} // namespace soundings
