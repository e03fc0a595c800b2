#include "ui/widgets/icons.h"

#include "ui/widgets/drawing.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>

#include <memory>

using namespace Qt::StringLiterals;

// The resources stand in a static library, whose initialisers a linker may leave out. (Outside any namespace, as
// Q_INIT_RESOURCE demands.)
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace soundings {

namespace {

std::shared_ptr<const Drawing> drawing(const QString &name)
{
    initResources();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::make_shared<const Drawing>();
    return std::make_shared<const Drawing>(Drawing::fromSvg(file.readAll()));
}

QColor colourFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::ButtonText);
}

class TintedEngine : public QIconEngine
{
public:
    TintedEngine(QString name, std::shared_ptr<const Drawing> what) : m_name(std::move(name)), m_drawing(std::move(what)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        m_drawing->paint(*painter, rect, colourFor(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = colourFor(mode);
        const QString key = u"soundings/%1/%2x%3/%4"_s.arg(m_name).arg(size.width()).arg(size.height()).arg(colour.name());
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        m_drawing->paint(painter, QRectF(QPointF(), QSizeF(size)), colour);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {{16, 16}, {24, 24}, {32, 32}, {64, 64}}; }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_drawing->isEmpty(); }
    QString key() const override { return u"soundings-tinted"_s; }
    QIconEngine *clone() const override { return new TintedEngine(*this); }

private:
    QString m_name;
    std::shared_ptr<const Drawing> m_drawing;
};

} // namespace

QIcon namedIcon(const QString &name)
{
    auto shapes = drawing(name);
    return shapes->isEmpty() ? QIcon() : QIcon(new TintedEngine(name, std::move(shapes)));
}

void paintIcon(QPainter &painter, const QRectF &target, const QString &name, const QColor &colour)
{
    drawing(name)->paint(painter, target, colour);
}

} // namespace soundings
