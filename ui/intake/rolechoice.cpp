#include "ui/intake/rolechoice.h"

#include "core/survey/surveymap.h"

#include <QApplication>
#include <QComboBox>
#include <QStyleOptionComboBox>

namespace soundings {

void RoleChoice::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionComboBox box;
    box.rect = option.rect;
    box.palette = option.palette;
    box.fontMetrics = option.fontMetrics;
    box.state = QStyle::State_Enabled | (option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver));
    if (option.state & QStyle::State_Selected)
        box.state |= QStyle::State_HasFocus;
    box.currentText = index.data().toString();
    box.frame = true;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawComplexControl(QStyle::CC_ComboBox, &box, painter, option.widget);
    style->drawControl(QStyle::CE_ComboBoxLabel, &box, painter, option.widget);
}

QWidget *RoleChoice::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *box = new QComboBox(parent);
    for (const survey::Role role : survey::allRoles())
        box->addItem(survey::label(role), int(role));
    box->setMaxVisibleItems(box->count());
    connect(box, &QComboBox::activated, this, [this, box] {
        auto *self =
            const_cast<RoleChoice *>(this); // an editor is made by a const function and reports by a signal
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    QMetaObject::invokeMethod(box, &QComboBox::showPopup, Qt::QueuedConnection);
    return box;
}

void RoleChoice::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = static_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void RoleChoice::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, static_cast<QComboBox *>(editor)->currentData());
}

} // namespace soundings
