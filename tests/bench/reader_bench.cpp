// How steady the reader is with a very long response: how long each scroll, stroke and new comment keeps the
// event loop, with all the painting it leads to. Run with QT_QPA_PLATFORM=offscreen.
//
//   reader_bench [--characters 300000] [--comments 2000] [--one-paragraph] [--dark] [--picture FILE.png]

#include "ui/models/commentsmodel.h"
#include "ui/models/editqueue.h"
#include "ui/read/offeractions.h"
#include "ui/read/passagetext.h"
#include "ui/read/responsereader.h"
#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextStream>

#include <algorithm>
#include <random>
#include <vector>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

struct Scene
{
    int characters = 300'000;
    int comments = 2'000;
    bool oneParagraph = false;
};

QString madeText(const Scene &scene)
{
    const QStringList words =
        u"the of and to in skills training local strategy we support growth infrastructure council’s "
        "people roads buses apprenticeships café housing energy 😀 employers should be more for"_s.split(u' ');
    std::mt19937 random(7);
    QString text;
    for (int word = 1; text.size() < scene.characters; ++word) {
        text += words[static_cast<qsizetype>(random() % static_cast<unsigned>(words.size()))];
        text += word % 90 == 0 && !scene.oneParagraph ? u"\n\n"_s : word % 12 == 0 ? u". "_s : u" "_s;
    }
    return text;
}

Comment madeComment(std::mt19937 &random, qint64 id, int characters)
{
    Comment comment;
    comment.id = {id};
    comment.response = {1};
    const int length = 20 + static_cast<int>(random() % (id % 50 == 0 ? 4000u : 300u));
    const int begin = static_cast<int>(random() % static_cast<unsigned>(characters - 5000));
    comment.passage = Passage{{1}, begin, begin + length};
    comment.themes = {ThemeId{1 + static_cast<qint64>(random() % 12)}};
    if (id % 3 == 0)
        comment.themes.push_back(ThemeId{1 + static_cast<qint64>(random() % 12)});
    comment.stance = static_cast<Stance>(random() % 5);
    comment.author = u"Ann Shaw"_s;
    comment.quotable = id % 9 == 0;
    comment.standing = id % 7 == 0 ? Standing::Proposed : Standing::Counts;
    comment.because = id % 7 == 0 ? u"words: skills"_s : QString();
    return comment;
}

OpenedResponse madeResponse(const Scene &scene)
{
    OpenedResponse opened;
    opened.detail.response.id = {1};
    opened.detail.response.number = 1;
    Part part;
    part.id = {1};
    part.text = madeText(scene);
    opened.detail.response.parts = {part};
    std::mt19937 random(11);
    for (int id = 1; id <= scene.comments; ++id)
        opened.detail.comments.push_back(madeComment(random, id, scene.characters - 20'000));
    opened.text = ReaderText(opened.detail.response);
    opened.viewer.person = u"Ann Shaw"_s;
    return opened;
}

ThemeLooks madeThemes()
{
    ThemeLooks looks;
    for (int i = 0; i < 12; ++i) {
        const QString name = u"Theme %1"_s.arg(i + 1);
        looks.insert(ThemeId{i + 1}, {name, name, suggestedThemeColour(i), i});
    }
    return looks;
}

void settle()
{
    for (int i = 0; i < 3; ++i) // what an event leads to comes as further events
        QCoreApplication::processEvents();
}

/// Times of one kind of act, in milliseconds.
template<class F>
void measure(const QString &what, int times, F act)
{
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        act(i);
        settle();
        took.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(took.begin(), took.end());
    const auto at = [&](double share) {
        return took[std::min(took.size() - 1, static_cast<size_t>(share * static_cast<double>(took.size())))];
    };
    QTextStream(stdout) << what.leftJustified(28)
                        << u"median %1  95 % %2  99 % %3  most %4 ms\n"_s.arg(at(0.5), 7, 'f', 2)
                               .arg(at(0.95), 7, 'f', 2)
                               .arg(at(0.99), 7, 'f', 2)
                               .arg(took.back(), 7, 'f', 2);
}

void strike(QWidget *widget, int key, Qt::KeyboardModifiers modifiers = {})
{
    QKeyEvent press(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(widget, &press);
}

void run(ResponseReader &reader, CommentsModel &comments, const Scene &scene)
{
    PassageText *text = reader.text();
    QScrollBar *down = text->verticalScrollBar();
    std::mt19937 random(5);
    measure(u"open"_s, 5, [&](int) { reader.setResponse(madeResponse(scene)); });
    measure(u"scroll by three lines"_s, 400, [&](int) { down->setValue(down->value() + 3); });
    measure(u"page down"_s, 200, [&](int) { strike(text, Qt::Key_PageDown); });
    measure(u"jump anywhere"_s, 200, [&](int) {
        down->setValue(static_cast<int>(random() % static_cast<unsigned>(std::max(1, down->maximum()))));
    });
    measure(u"caret down"_s, 400, [&](int) { strike(text, Qt::Key_Down); });
    qint64 id = 1'000'000;
    measure(u"tag"_s, 200, [&](int) {
        comments.apply({CommentAdded{madeComment(random, ++id, scene.characters - 20'000)}});
        reader.setCurrent({id}, true);
    });
    measure(u"stance of a comment"_s, 200, [&](int) {
        const Comment before = *comments.comment({id});
        Comment after = before;
        after.stance = after.stance == Stance::Oppose ? Stance::Support : Stance::Oppose;
        comments.apply({CommentChanged{before, after}});
    });
    measure(u"remove"_s, 200, [&](int) { comments.apply({CommentRemoved{*comments.comment({id--})}}); });
}

void picture(ResponseReader &reader, const QString &file)
{
    OpenedResponse opened = madeResponse({8'000, 0, false});
    std::mt19937 random(2);
    const auto add = [&](int begin, int end, qint64 theme) {
        Comment comment = madeComment(random, static_cast<qint64>(opened.detail.comments.size()) + 1, 6'000);
        comment.passage = Passage{{1}, begin, end};
        comment.themes = {ThemeId{theme}};
        opened.detail.comments.push_back(comment);
    };
    for (int i = 0; i < 10; ++i)
        add(30 + 12 * i, 560 - 20 * i, i + 1);
    for (int i = 0; i < 14; ++i)
        add(700 + 10 * i, 1'250 - 10 * i, 1 + i % 12);
    for (int i = 0; i < 8; ++i)
        add(1'400 + 60 * i, 1'440 + 60 * i, 1 + i);
    Comment whole;
    whole.id = {900};
    whole.response = {1};
    whole.themes = {ThemeId{2}, ThemeId{5}};
    whole.stance = Stance::Support;
    opened.detail.comments.push_back(whole);
    reader.setResponse(opened);
    reader.setCurrent({4}, true);
    const auto at = [&](int place) { return TextRange{place, place + 14}; };
    reader.text()->setOffers({{at(1'300), false, {}}, {at(2'000), true, {}}});
    settle();
    reader.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"characters"_s, {}, u"n"_s, u"300000"_s},
                       {u"comments"_s, {}, u"n"_s, u"2000"_s},
                       {u"one-paragraph"_s, {}},
                       {u"dark"_s, {}},
                       {u"picture"_s, {}, u"file"_s}});
    parser.addHelpOption();
    parser.process(app);
    if (parser.isSet(u"dark"_s)) {
        QPalette dark(QColor(0x30, 0x30, 0x30));
        dark.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x1e));
        dark.setColor(QPalette::Link, QColor(0x7a, 0xb0, 0xff));
        QApplication::setPalette(dark);
    }
    CommentsModel comments;
    EditQueue edits;
    ResponseReader reader(&comments);
    reader.setThemeLooks(madeThemes());
    const OfferActions offers(&reader, &comments, &edits, &reader);
    reader.resize(760, 900);
    reader.show();
    settle();
    if (parser.isSet(u"picture"_s)) {
        picture(reader, parser.value(u"picture"_s));
        return 0;
    }
    run(reader, comments,
        {parser.value(u"characters"_s).toInt(), parser.value(u"comments"_s).toInt(),
         parser.isSet(u"one-paragraph"_s)});
    return 0;
}
