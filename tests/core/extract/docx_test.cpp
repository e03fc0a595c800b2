#include "core/extract/office.h"

#include "tests/core/extract/packages.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::extract;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

DocumentText read(const QByteArray &bytes)
{
    const Result<DocumentText> text = readOffice(bytes, OfficeKind::Docx, {});
    EXPECT_TRUE(text.has_value()) << (text ? "" : text.error().detail.toStdString());
    return text.value_or(DocumentText());
}

QByteArray paragraph(const QByteArray &text)
{
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

QString reason(const QByteArray &bytes, const ReadLimits &limits = {})
{
    const Result<DocumentText> text = readOffice(bytes, OfficeKind::Docx, limits);
    return text ? u"read"_s : text.error().message;
}

} // namespace

TEST(Docx, trackedChangesAreTakenAsAcceptedAndCounted)
{
    const DocumentText text = read(docx(
        "<w:p><w:r><w:t xml:space=\"preserve\">We </w:t></w:r>"
        "<w:del><w:r><w:delText>oppose</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>support</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">one </w:t></w:r></w:p>" +
        paragraph("line")));
    EXPECT_EQ(text.text, u"We support\none line"_s);
    ASSERT_EQ(text.notes.size(), 2);
    EXPECT_TRUE(text.notes[0].contains(u"one tracked insertion"_s)) << text.notes[0].toStdString();
    EXPECT_TRUE(text.notes[1].contains(u"3 tracked deletions"_s)) << text.notes[1].toStdString();
}

TEST(Docx, commentsAreCountedAndNotMixedIn)
{
    const DocumentText text =
        read(docx("<w:p><w:r><w:t>Skills</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
                  {{u"word/comments.xml"_s, wordPart("comments", "<w:comment>" + paragraph("secret") +
                                                                     "</w:comment>"
                                                                     "<w:comment>" +
                                                                     paragraph("more") + "</w:comment>")}}));
    EXPECT_EQ(text.text, u"Skills"_s);
    ASSERT_EQ(text.notes.size(), 1);
    EXPECT_TRUE(text.notes[0].contains(u"2 comments"_s));
}

TEST(Docx, aTextBoxIsReadOnceAfterItsParagraph)
{
    const QByteArray box = "<w:txbxContent>" + paragraph("In the box") + "</w:txbxContent>";
    const DocumentText text = read(
        docx("<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" +
             box + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
             "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>, "
             "behind</w:t></w:r></w:p>"));
    EXPECT_EQ(text.text, u"Before, behind\nIn the box"_s);
}

TEST(Docx, whereAChoiceSaysNothingTheFallbackIsRead)
{
    EXPECT_EQ(read(docx("<w:p><w:r><mc:AlternateContent><mc:Choice><wps:smile/></"
                        "mc:Choice><mc:Fallback><w:t>:-)</w:t></mc:Fallback>"
                        "</mc:AlternateContent></w:r></w:p>"))
                  .text,
              u":-)"_s);
}

TEST(Docx, footnotesComeAfterTheText)
{
    const DocumentText text = read(docx(
        "<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r>"
        "<w:r><w:t xml:space=\"preserve\"> two</w:t></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>" +
            paragraph("End"),
        {{u"word/footnotes.xml"_s,
          wordPart("footnotes", "<w:footnote w:id=\"7\">" + paragraph("Low") + "</w:footnote>")},
         {u"word/endnotes.xml"_s,
          wordPart("endnotes", "<w:endnote w:id=\"2\">" + paragraph("Last") + "</w:endnote>")}}));
    EXPECT_EQ(text.text, u"One[1] two[2]\nEnd\n[1] Low\n[2] Last"_s);
}

TEST(Docx, aRowIsALineAndATableMayHoldAnother)
{
    const QByteArray inner = "<w:tbl><w:tr><w:tc>" + paragraph("in") + "</w:tc><w:tc>" + paragraph("ner") +
                             "</w:tc></w:tr></w:tbl>";
    EXPECT_EQ(read(docx("<w:tbl><w:tr><w:tc>" + paragraph("A") + paragraph("B") + "</w:tc><w:tc>" + inner +
                        "</w:tc></w:tr>"
                        "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" +
                        paragraph("deleted") + "</w:tc></w:tr></w:tbl>" + paragraph("After")))
                  .text,
              u"A B\tin\tner\nAfter"_s);
}

TEST(Docx, listsHaveTheirMarkers)
{
    const auto item = [](const QByteArray &list, const QByteArray &level, const QByteArray &text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list +
               "\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    };
    const QByteArray numbering =
        wordPart("numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
                              "w:val=\"3\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                              "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
                              "w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>"
                              "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt "
                              "w:val=\"bullet\"/><w:lvlText w:val=\"x\"/></w:lvl></w:abstractNum>"
                              "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num "
                              "w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>");
    EXPECT_EQ(read(docx(item("1", "0", "a") + item("1", "1", "b") + item("1", "1", "c") +
                            item("1", "0", "d") + item("2", "0", "e"),
                        {{u"word/numbering.xml"_s, numbering}}))
                  .text,
              u"3. a\n3.a) b\n3.b) c\n4. d\n- e"_s);
}

TEST(Docx, aFieldShowsItsResultAndATickedBoxItsTick)
{
    EXPECT_EQ(
        read(docx("<w:p><w:r><w:fldChar "
                  "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
                  "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar "
                  "w:fldCharType=\"end\"/></w:r>"
                  "<w:r><w:tab/><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default "
                  "w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar>"
                  "<w:fldChar w:fldCharType=\"end\"/><w:t xml:space=\"preserve\"> Yes</w:t></w:r></w:p>"))
            .text,
        u"12\t☒ Yes"_s);
}

TEST(Docx, headersAreReadWhereThereIsNothingElse)
{
    const QMap<QString, QByteArray> header{{u"word/header.xml"_s, wordPart("hdr", paragraph("Letterhead"))}};
    EXPECT_EQ(read(docx(paragraph("Body"), header)).text, u"Body"_s);
    EXPECT_EQ(read(docx(paragraph(""), header)).text, u"Letterhead"_s);
}

TEST(Docx, aDocumentThatBreaksOffIsReadUpToThere)
{
    const QByteArray whole = "<w:document xmlns:w=\"urn:w\"><w:body>" + paragraph("Read this") + "<w:p><w:r>";
    const DocumentText text = read(zipped({{u"word/document.xml"_s, whole}}));
    EXPECT_EQ(text.text, u"Read this"_s);
    EXPECT_EQ(text.notes.size(), 1);
}

TEST(Docx, bombsAndDamageAreRefusedWithAReason)
{
    const QByteArray good = docx(paragraph("text"));
    EXPECT_TRUE(reason({}).contains(u"empty"_s));
    EXPECT_TRUE(reason(good.left(good.size() / 2)).contains(u"damaged"_s));
    const QByteArray blanks(64 * 1024 * 1024, ' '); // a thousand to one
    EXPECT_TRUE(reason(docx(paragraph("text") + blanks)).contains(u"too large"_s));
    ReadLimits narrow;
    narrow.unpackedBytes = 100;
    EXPECT_TRUE(reason(good, narrow).contains(u"too large"_s));
}

TEST(Docx, entitiesThatGrowAreRefused)
{
    QByteArray laughs = "<!DOCTYPE w:document [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 20; ++i)
        laughs += "<!ENTITY a" + QByteArray::number(i) + " \"" +
                  ("&a" + QByteArray::number(i - 1) + ";").repeated(10) + "\">";
    laughs += "]><w:document xmlns:w=\"urn:w\"><w:body>" + paragraph("&a19;") + "</w:body></w:document>";
    EXPECT_TRUE(reason(zipped({{u"word/document.xml"_s, laughs}})).contains(u"damaged"_s));
}

TEST(Docx, nestingWithoutEndIsCutOff)
{
    const QByteArray deep = paragraph("Top") + QByteArray("<w:sdt>").repeated(200'000);
    EXPECT_EQ(read(docx(deep)).text, u"Top"_s);
}

TEST(Docx, textIsCutAtTheLimitWithANote)
{
    ReadLimits limits;
    limits.characters = 10;
    const Result<DocumentText> text =
        readOffice(docx(paragraph("A long paragraph") + paragraph("more")), OfficeKind::Docx, limits);
    ASSERT_TRUE(text.has_value());
    EXPECT_EQ(text->text, u"A long par"_s);
    EXPECT_EQ(text->notes.size(), 1);
}
