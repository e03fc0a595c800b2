#include "core/reports/typography.h"

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

QFont font(bool serif, double points, QFont::Weight weight)
{
    QFont made;
    // The first that is there is used; the others lend the characters that it lacks.
    if (serif)
        made.setFamilies({u"Liberation Serif"_s, u"DejaVu Serif"_s, u"DejaVu Sans"_s});
    else
        made.setFamilies({u"Liberation Sans"_s, u"DejaVu Sans"_s});
    made.setPixelSize(qRound(points * unitsPerPoint));
    made.setWeight(weight);
    // Next to nothing, but Qt joins no ligatures then, and words with fi or ff can be found and copied in the PDF.
    made.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    made.setHintingPreference(QFont::PreferNoHinting);
    made.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::ForceOutline));
    return made;
}

Face make(bool serif, double points, double leading, QFont::Weight weight, QColor colour)
{
    return {font(serif, points, weight), leading * unitsPerPoint, colour};
}

} // namespace

Face face(Style style)
{
    switch (style) {
    case Style::Title: return make(false, 22, 27, QFont::Bold, ink::accent);
    case Style::Subtitle: return make(false, 12, 16, QFont::Normal, ink::quiet);
    case Style::Heading1: return make(false, 15, 19, QFont::Bold, ink::accent);
    case Style::Heading2: return make(false, 11.5, 15, QFont::Bold, ink::accent);
    case Style::Heading3: return make(false, 10, 13.5, QFont::Bold, ink::text);
    case Style::Body: return make(false, 9.8, 14, QFont::Normal, ink::text);
    case Style::Source: return make(true, 10.8, 15, QFont::Normal, ink::text);
    case Style::Aside: return make(false, 8.6, 12, QFont::Normal, ink::quiet);
    case Style::Cell: return make(false, 9, 12.4, QFont::Normal, ink::text);
    case Style::CellHead: return make(false, 8.6, 11.8, QFont::Bold, ink::text);
    case Style::Caption: return make(false, 9.2, 12.6, QFont::Bold, ink::text);
    case Style::Figure: return make(false, 21, 25, QFont::Bold, ink::accent);
    }
    return {};
}

} // namespace soundings::reports
