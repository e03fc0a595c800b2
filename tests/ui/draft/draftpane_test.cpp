#include "tests/core/draft/pdfs.h"
#include "tests/support/files.h"
#include "ui/read/draftcomments.h"
#include "ui/read/draftoutline.h"
#include "ui/read/draftpane.h"
#include "ui/read/draftview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20000;

std::vector<Section> sections()
{
    const auto made = [](int id, const QString &number, const QString &title, int parent, int page, double top) {
        Section section;
        section.id = SectionId{id};
        section.number = number;
        section.title = title;
        section.parent = SectionId{parent};
        section.depth = parent > 0 ? 1 : 0;
        section.page = page;
        section.box = {0.18, top, 0.6, top + 0.03};
        return section;
    };
    return {made(11, u"1"_s, u"Introduction"_s, 0, 0, 0.1), made(12, u"1.1"_s, u"Kilns"_s, 11, 2, 0.5),
            made(13, u"2"_s, u"Ideas"_s, 0, 4, 0.1)};
}

/// Comments for and against, by section.
SectionTallies tallies(const QHash<int, std::pair<int, int>> &counts)
{
    SectionTallies made;
    for (auto at = counts.begin(); at != counts.end(); ++at) {
        SectionTally tally;
        tally.stances[size_t(Stance::Support)] = at->first;
        tally.stances[size_t(Stance::Oppose)] = at->second;
        made.own.insert(SectionId{at.key()}, tally);
        made.within.insert(SectionId{at.key()}, tally);
    }
    return made;
}

class DraftPaneTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        test::Pdf pdf;
        for (int i = 0; i < 6; ++i)
            pdf.pages.push_back(test::paragraph(80, {"Page " + QByteArray::number(i + 1), "The first kiln is hot and",
                                                     "the second kiln is cold"}));
        pdf.links = {{0, 72, 500, 100, 20, 4, {}}};
        bytes = pdf.bytes();
        pane.resize(700, 600);
        pane.show();
        open();
    }
    void open()
    {
        QSignalSpy opened(&pane, &DraftPane::opened);
        pane.setDraft(bytes, sections(), u"draft.pdf"_s);
        ASSERT_TRUE(opened.wait(Patience));
        view = pane.findChild<DraftView *>();
        view->setFocus();
        ASSERT_TRUE(QTest::qWaitFor([this] { view->selectPage(5); return view->hasSelection(); }, Patience));
        view->clearSelection(); // now all pages were read
        for (int page = 0; page < 6; ++page)
            ASSERT_TRUE(QTest::qWaitFor([&] { view->selectPage(page); const bool read = view->hasSelection(); view->clearSelection(); return read; }, Patience));
    }
    [[nodiscard]] QPoint on(int page, double x, double y) const ///< points of the page → viewport
    {
        return view->layoutOfPages().pointOf({page, {x / test::Pdf::Width, y / test::Pdf::Height}}).toPoint() - view->scrolled();
    }
    [[nodiscard]] QLineEdit *findEdit() const
    {
        for (QLineEdit *edit : pane.findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == u"Find in the draft"_s)
                return edit;
        }
        return nullptr;
    }
    [[nodiscard]] QString position() const
    {
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->accessibleName() == u"Position among the hits"_s)
                return label->text();
        }
        return {};
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view, key, modifiers); }

    QByteArray bytes;
    DraftPane pane;
    DraftView *view = nullptr;
};

} // namespace

TEST_F(DraftPaneTest, findsByKeysAndCounts)
{
    press(Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(findEdit() && findEdit()->isVisible());
    QTest::keyClicks(findEdit(), u"KILN is"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return position() == u"1 of 12"_s; }, Patience)) << position().toStdString();
    QTest::keyClick(findEdit(), Qt::Key_Return);
    EXPECT_EQ(position(), u"2 of 12"_s);
    QTest::keyClick(findEdit(), Qt::Key_F3, Qt::ShiftModifier);
    QTest::keyClick(findEdit(), Qt::Key_F3, Qt::ShiftModifier);
    EXPECT_EQ(position(), u"12 of 12"_s);
    EXPECT_EQ(view->currentPage(), 5);
    QTest::keyClick(findEdit(), Qt::Key_Escape);
    EXPECT_FALSE(findEdit()->isVisible());
}

TEST_F(DraftPaneTest, keepsItsFindKeysWhereTheWindowHasTheSame)
{
    QWidget window;
    QAction other(&window);
    other.setShortcut(Qt::Key_F3);
    other.setShortcutContext(Qt::WidgetWithChildrenShortcut);
    window.addAction(&other);
    pane.setParent(&window);
    window.show();
    pane.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    QSignalSpy triggered(&other, &QAction::triggered);
    press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(findEdit(), u"kiln is"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return position() == u"1 of 12"_s; }, Patience));
    QTest::keyClick(findEdit(), Qt::Key_F3);
    EXPECT_EQ(position(), u"2 of 12"_s);
    view->setFocus();
    press(Qt::Key_F3);
    EXPECT_EQ(position(), u"3 of 12"_s);
    EXPECT_EQ(triggered.count(), 0);
    pane.setParent(nullptr);
}

TEST_F(DraftPaneTest, saysWhenNothingIsFound)
{
    press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(findEdit(), u"glass"_s);
    EXPECT_TRUE(QTest::qWaitFor([this] { return position() == u"No hits"_s; }, Patience));
}

TEST_F(DraftPaneTest, goesThroughThePagesByKeys)
{
    press(Qt::Key_PageDown);
    EXPECT_GT(view->scrolled().y(), 400);
    press(Qt::Key_PageUp);
    EXPECT_EQ(view->scrolled().y(), 0);
    press(Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(pane.currentPage(), 5);
    press(Qt::Key_Home, Qt::ControlModifier);
    EXPECT_EQ(pane.currentPage(), 0);
    press(Qt::Key_PageDown, Qt::ControlModifier);
    EXPECT_EQ(pane.currentPage(), 1);
    press(Qt::Key_Space);
    EXPECT_GT(view->scrolled().y(), view->layoutOfPages().pageRect(1).top());
}

TEST_F(DraftPaneTest, keepsThePlaceUnderTheCursorWhileZooming)
{
    const QPoint cursor = on(0, 150, 120);
    const PageSpot before = view->layoutOfPages().spotAt(cursor + view->scrolled());
    for (const int turn : {120, 120, 120, -120}) {
        QWheelEvent wheel(cursor, view->viewport()->mapToGlobal(cursor), {}, {0, turn}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view->viewport(), &wheel);
    }
    EXPECT_NE(view->fit(), DraftFit::Width);
    const PageSpot after = view->layoutOfPages().spotAt(cursor + view->scrolled());
    EXPECT_EQ(after.page, before.page);
    EXPECT_NEAR(after.at.x(), before.at.x(), 0.005);
    EXPECT_NEAR(after.at.y(), before.at.y(), 0.005);
}

TEST_F(DraftPaneTest, zoomsByKeysBetweenItsBounds)
{
    for (int i = 0; i < 40; ++i)
        press(Qt::Key_Plus);
    EXPECT_EQ(view->zoom(), 8);
    for (int i = 0; i < 60; ++i)
        press(Qt::Key_Minus);
    EXPECT_EQ(view->zoom(), 0.1);
    press(Qt::Key_0);
    EXPECT_EQ(view->zoom(), 1);
}

TEST_F(DraftPaneTest, copiesWhatTheMouseSelects)
{
    const int baseline = 80 - 4;
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, on(0, 100, baseline + 13.2));
    QTest::mouseMove(view->viewport(), on(0, 110, baseline + 20));
    QTest::mouseMove(view->viewport(), on(0, 98, baseline + 26.4));
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, on(0, 98, baseline + 26.4));
    press(Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"first kiln is hot and\nthe second"_s);

    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, on(0, 100, baseline + 13.2));
    EXPECT_EQ(view->selectedText(), u"first"_s);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, on(0, 100, baseline + 13.2));
    EXPECT_EQ(view->selectedText(), u"The first kiln is hot and"_s);
    press(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(view->selectedText(), u"Page 1\nThe first kiln is hot and\nthe second kiln is cold"_s);
}

TEST_F(DraftPaneTest, followsALinkAndComesBack)
{
    view->setZoom(0.5);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, on(0, 100, 510));
    EXPECT_EQ(view->position().page, 3); // the top of the fifth page, with a little of the one before
    EXPECT_GT(view->position().top, 0.9);
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(view->scrolled().y(), 0);
    press(Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(view->position().page, 3);
}

TEST_F(DraftPaneTest, showsWhichSectionOneIsIn)
{
    QSignalSpy changed(&pane, &DraftPane::currentSectionChanged);
    pane.goToSection(SectionId{12});
    EXPECT_EQ(pane.currentSection(), SectionId{12});
    EXPECT_EQ(changed.last()[0].value<SectionId>(), SectionId{12});
    QSignalSpy linked(&pane, &DraftPane::linkRequested);
    press(Qt::Key_L, Qt::ControlModifier);
    ASSERT_EQ(linked.count(), 1);
    EXPECT_EQ(linked[0][0].value<SectionId>(), SectionId{12});
    press(Qt::Key_Home, Qt::ControlModifier);
    EXPECT_NE(pane.currentSection(), SectionId{12});
}

TEST_F(DraftPaneTest, aPageThatBeginsASectionIsInIt)
{
    pane.goToPage(4); // its heading stands a tenth down the page
    EXPECT_EQ(pane.currentSection(), SectionId{13});
    press(Qt::Key_Home, Qt::ControlModifier);
    press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(findEdit(), u"Page 6"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return position() == u"1 of 1"_s; }, Patience));
    EXPECT_EQ(pane.currentSection(), SectionId{13}) << "what is found is in it";
}

TEST_F(DraftPaneTest, goesToWordsAndMarksThem)
{
    const auto document = draft::Document::open(bytes, u"draft.pdf"_s);
    const draft::PageText page = document->pageText(5);
    const int begin = int(page.text.indexOf(u"second"_s));
    view->setZoom(1.5);
    pane.goToWords({5, begin, begin + 6}, SectionId{13});
    EXPECT_EQ(pane.currentSection(), SectionId{13});
    const QRect word = [&] {
        const soundings::Box box = draft::boxesBetween(page, begin, begin + 6).front();
        return view->layoutOfPages().rectOf(5, box).toRect();
    }();
    const auto seen = [&] { return word.translated(-view->scrolled()); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->viewport()->rect().contains(seen()); }, Patience));
    const auto marked = [&] {
        const QImage shot = view->viewport()->grab().toImage();
        bool blue = false;
        for (int x = seen().left() - 4; x <= seen().left(); ++x)
            blue |= shot.pixelColor(x, seen().center().y()).blue() > shot.pixelColor(x, seen().center().y()).red() + 60;
        return blue;
    };
    EXPECT_TRUE(QTest::qWaitFor(marked, 1000));
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(view->currentPage(), 0);
}

TEST_F(DraftPaneTest, theOutlineShowsHowSectionsStandAndListsTheirComments)
{
    press(Qt::Key_F7);
    auto *outline = pane.findChild<QTreeWidget *>();
    ASSERT_TRUE(outline->isVisible());
    EXPECT_EQ(outline->topLevelItemCount(), 2);
    EXPECT_EQ(outline->topLevelItem(0)->child(0)->text(0), u"1.1 Kilns"_s);
    pane.setTallies(tallies({{12, {3, 1}}, {13, {0, 2}}}));
    EXPECT_EQ(outline->topLevelItem(0)->child(0)->text(1), u"4"_s);
    const QString said = outline->topLevelItem(1)->data(1, Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(said.contains(u"Opposes: 2"_s)) << said.toStdString();
    EXPECT_FALSE(outline->topLevelItem(1)->data(1, Qt::AccessibleTextRole).toString().contains(u"Supports"_s));

    auto *sections = pane.findChild<DraftOutline *>();
    sections->setOrder(DraftOutline::Order::MostOpposition);
    EXPECT_EQ(outline->topLevelItem(0)->text(0), u"2 Ideas"_s);
    sections->setOrder(DraftOutline::Order::Draft);
    outline->setCurrentItem(outline->topLevelItem(1));
    EXPECT_EQ(pane.currentSection(), SectionId{13});
    QTest::keyClick(outline, Qt::Key_Return);
    EXPECT_TRUE(pane.findChild<DraftComments *>()->isVisible());
    EXPECT_EQ(pane.findChild<DraftComments *>()->section(), SectionId{13});
}

TEST_F(DraftPaneTest, paintsThePagesAndABarBesideCommentedSections)
{
    pane.setTallies(tallies({{11, {3, 0}}}));
    const QPoint strip = view->layoutOfPages().stripRect(0).topLeft() - view->scrolled() + QPoint(5, 200);
    ASSERT_TRUE(QTest::qWaitFor([this] { return view->cachedBytes() > 0; }, Patience));
    const QImage shot = view->viewport()->grab().toImage();
    EXPECT_EQ(shot.pixelColor(strip), QColor(0x00, 0x72, 0xb2));
    bool ink = false;
    const QPoint from = on(0, 74, 74);
    for (int x = 0; x < 60; ++x)
        ink |= shot.pixelColor(from + QPoint(x, 0)).lightness() < 110;
    EXPECT_TRUE(ink);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, strip);
    EXPECT_EQ(pane.findChild<DraftComments *>()->section(), SectionId{11});
    QTest::keyClick(pane.findChild<DraftComments *>(), Qt::Key_Escape);
    EXPECT_FALSE(pane.findChild<DraftComments *>()->isVisible());
}

TEST_F(DraftPaneTest, backLeadsToWhatWasReadBesideTheDraftToo)
{
    pane.setBeside({ResponseId{1}, CommentId{5}});
    pane.goToSection(SectionId{12});
    pane.setBeside({ResponseId{2}, CommentId{6}});
    QSignalSpy wanted(&pane, &DraftPane::besideWanted);
    press(Qt::Key_Left, Qt::AltModifier);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].value<ResponseId>(), ResponseId{1});
    EXPECT_EQ(wanted[0][1].value<CommentId>(), CommentId{5});
    EXPECT_EQ(view->currentPage(), 0);
    pane.setBeside({ResponseId{1}, CommentId{5}});
    press(Qt::Key_Right, Qt::AltModifier);
    ASSERT_EQ(wanted.count(), 2);
    EXPECT_EQ(wanted[1][0].value<ResponseId>(), ResponseId{2});
}

TEST_F(DraftPaneTest, comesBackAsItWasLeft)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"layout.ini"_s);
    view->setZoom(1.5);
    pane.goToSection(SectionId{12});
    press(Qt::Key_F7);
    {
        QSettings settings(file, QSettings::IniFormat);
        pane.saveLayout(settings);
    }
    const draft::Place left = view->position();

    DraftPane again;
    again.resize(700, 600);
    again.restoreLayout(QSettings(file, QSettings::IniFormat));
    again.show();
    QSignalSpy opened(&again, &DraftPane::opened);
    again.setDraft(bytes, sections());
    ASSERT_TRUE(opened.wait(Patience));
    auto *restored = again.findChild<DraftView *>();
    EXPECT_EQ(restored->zoom(), 1.5);
    EXPECT_EQ(restored->position().page, left.page);
    EXPECT_NEAR(restored->position().top, left.top, 0.01);
    EXPECT_TRUE(again.findChild<QTreeWidget *>()->isVisible());
}

TEST_F(DraftPaneTest, saysWhatIsWrongWithAFileAndRecovers)
{
    QSignalSpy failed(&pane, &DraftPane::failed);
    pane.setDraft("not a PDF at all", {}, u"minutes.docx"_s);
    ASSERT_TRUE(failed.wait(Patience));
    EXPECT_EQ(failed[0][0].toString(), u"“minutes.docx” is not a PDF."_s);
    EXPECT_FALSE(view->isVisible());
    open();
    EXPECT_TRUE(view->isVisible());
    pane.clear();
    EXPECT_EQ(view->pageCount(), 0);
}

TEST(DraftPane, canBeLetGoWhileItDraws)
{
    test::Pdf pdf;
    for (int i = 0; i < 40; ++i)
        pdf.pages.push_back(test::paragraph(80, {"Kilns and ceramics"}));
    const QByteArray bytes = pdf.bytes();
    for (int i = 0; i < 12; ++i) {
        auto pane = std::make_unique<DraftPane>();
        pane->resize(900, 900);
        pane->show();
        pane->setDraft(bytes, {});
        auto *view = pane->findChild<DraftView *>();
        if (i % 3 != 0) {
            EXPECT_TRUE(QTest::qWaitFor([view] { return view->pageCount() > 0; }, Patience));
        }
        for (int step = 0; step < 30; ++step) {
            view->verticalScrollBar()->setValue(step * 500);
            if (step % 7 == 0)
                QCoreApplication::processEvents();
        }
    }
    SUCCEED();
}
