// Word documents made to hurt; those of others are in corpus_test.cpp.

#include "core/extract/doc.h"
#include "tests/core/intake/msgbuilder.h"
#include "tests/support/files.h"

#include <QtEndian>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype blockSize = 1024;

void put(QByteArray &bytes, qsizetype at, quint32 number)
{
    qToLittleEndian(number, bytes.data() + at);
}

/// A document of one piece, [MS-DOC], whose last characters are footnotes.
struct Word
{
    QString text;
    quint32 footnotes = 0;         ///< characters
    std::vector<quint32> marks;    ///< where in the text; at the end one more
    std::vector<quint32> noteText; ///< where in the footnotes each begins; at the end one more

    [[nodiscard]] QByteArray file() const;

private:
    void addTable(QByteArray &block, QByteArray &table, qsizetype field, const QByteArray &bytes) const;
};

QByteArray numbers(const std::vector<quint32> &list)
{
    QByteArray bytes(qsizetype(list.size()) * 4, '\0');
    for (size_t i = 0; i < list.size(); ++i)
        put(bytes, qsizetype(i) * 4, list[i]);
    return bytes;
}

void Word::addTable(QByteArray &block, QByteArray &table, qsizetype field, const QByteArray &bytes) const
{
    put(block, field, quint32(table.size()));
    put(block, field + 4, quint32(bytes.size()));
    table += bytes;
}

QByteArray Word::file() const
{
    QByteArray block(blockSize, '\0');
    put(block, 0, 0x00c1a5ec);
    put(block, 0x4c, quint32(text.size()) - footnotes);
    put(block, 0x50, footnotes);
    const qsizetype notes = marks.empty() ? 0 : qsizetype(marks.size()) - 1;
    QByteArray table;
    addTable(block, table, 0xaa, numbers(marks) + QByteArray(notes * 2, '\1'));
    addTable(block, table, 0xb2, numbers(noteText));
    const QByteArray piece = QByteArray(2, '\0') + numbers({quint32(blockSize)}) + QByteArray(2, '\0');
    addTable(block, table, 0x1a2, "\2" + numbers({16, 0, quint32(text.size())}) + piece);
    const QByteArray characters(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    test::Msg streams;
    streams.streams = {{"WordDocument", block + characters}, {"0Table", table}};
    return streams.file();
}

QString textOf(const Word &word)
{
    const Result<extract::DocumentText> read = extract::readDoc(word.file(), {});
    EXPECT_TRUE(read.has_value());
    return read ? read->text : QString();
}

} // namespace

TEST(Doc, aNoteStandsBehindItsMark)
{
    EXPECT_EQ(textOf({u"Yes\2 we do\rA note\rMore\r"_s, 12, {3, 12}, {0, 7, 12}}),
              u"Yes[1] we do\n[1] A note"_s);
}

TEST(Doc, halfACharacterIsNoCharacter)
{
    EXPECT_EQ(textOf({u"Stoke "_s + QChar(0xd83d) + u"on Trent \U0001F600\r"_s, 0, {}, {}}),
              u"Stoke \uFFFDon Trent \U0001F600"_s);
}

TEST(Doc, notesThatShareTheirTextAreNotTakenTwice)
{
    const QString note = QString(10'000, u'n');
    Word word{u"Text\r"_s + note, quint32(note.size()), {}, {}};
    for (quint32 i = 0; i <= 20'000; ++i) {
        word.marks.push_back(i);
        word.noteText.push_back(i % 2 == 0 ? 0 : quint32(note.size()));
    }
    EXPECT_LT(textOf(word).size(), 1'000'000);
}

TEST(Doc, aHundredThousandOpenFields)
{
    EXPECT_EQ(textOf({u"\x13\x14"_s.repeated(400'000) + QString(400'000, u'x'), 0, {}, {}}).size(), 400'000);
}
