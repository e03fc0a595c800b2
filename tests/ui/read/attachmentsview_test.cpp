#include "ui/read/attachmentsview.h"

#include <QScrollBar>
#include <QTest>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

TEST(Attachments, theOnlyRowIsSeenWhole)
{
    Response response;
    Part part;
    part.kind = PartKind::Attachment;
    part.name = u"The chamber's response to the draft strategy, with its appendices, final version.docx"_s;
    part.bytes = 23120;
    part.state = TextState::Unreadable;
    part.reason = u"The document is protected with a password, and can only be read by who knows it."_s;
    response.parts = {part};
    AttachmentsView view;
    view.setResponse(response);
    for (const int width : {700, 260, 160}) {
        view.resize(width, view.sizeHint().height());
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
        EXPECT_FALSE(view.horizontalScrollBar()->isVisible()) << width;
        const QRect row = view.visualItemRect(view.topLevelItem(0));
        EXPECT_TRUE(view.viewport()->rect().contains(QRect(row.topLeft(), QSize(10, row.height())))) << width;
        EXPECT_GT(view.columnWidth(3), width / 10) << "what is known of the text has some room";
    }
}
