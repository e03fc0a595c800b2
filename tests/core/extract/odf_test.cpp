#include "core/extract/office.h"

#include "tests/core/extract/packages.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::extract;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto names =
    " xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" xmlns:table=\"urn:tb\" xmlns:draw=\"urn:d\""
    " xmlns:style=\"urn:s\" xmlns:presentation=\"urn:p\" xmlns:p=\"urn:pp\" xmlns:a=\"urn:a\" "
    "xmlns:r=\"urn:r\"";

QByteArray odf(const QByteArray &body, const QByteArray &styles = {},
               const QMap<QString, QByteArray> &more = {})
{
    QMap<QString, QByteArray> parts = more;
    parts[u"content.xml"_s] = QByteArray("<office:document-content") + names + "><office:automatic-styles>" +
                              styles + "</office:automatic-styles><office:body><office:text>" + body +
                              "</office:text></office:body></office:document-content>";
    return zipped(parts);
}

DocumentText read(const QByteArray &bytes)
{
    const Result<DocumentText> text = readOffice(bytes, OfficeKind::Odt, {});
    EXPECT_TRUE(text.has_value()) << (text ? "" : text.error().detail.toStdString());
    return text.value_or(DocumentText());
}

} // namespace

TEST(Odt, paragraphsBlanksNotesAndBoxes)
{
    EXPECT_EQ(read(odf("<text:h>Title</text:h><text:p>One<text:s text:c=\"2\"/>two   "
                       "three<text:note><text:note-citation>1</text:note-citation>"
                       "<text:note-body><text:p>Low</text:p></text:note-body></"
                       "text:note><draw:frame><draw:text-box><text:p>Box</text:p>"
                       "</draw:text-box></draw:frame><text:line-break/>next</text:p>"))
                  .text,
              u"Title\nOne  two three[1]\nnext\nBox\n[1] Low"_s);
}

TEST(Odt, listsAreNumberedAsTheirStyleSays)
{
    const QByteArray styles = "<text:list-style style:name=\"L\"><text:list-level-style-number "
                              "text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
                              "<text:list-level-style-bullet text:level=\"2\"/></text:list-style>";
    EXPECT_EQ(read(odf("<text:list "
                       "text:style-name=\"L\"><text:list-item><text:p>a</"
                       "text:p><text:list><text:list-item><text:p>b</text:p>"
                       "</text:list-item></text:list></text:list-item><text:list-item><text:p>c</text:p></"
                       "text:list-item></text:list>",
                       styles))
                  .text,
              u"1. a\n- b\n2. c"_s);
}

TEST(Odt, tablesTrackedChangesAndComments)
{
    const DocumentText text =
        read(odf("<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></"
                 "text:deletion></text:changed-region>"
                 "</text:tracked-changes><table:table><table:table-row><table:table-cell><text:p>A</text:p></"
                 "table:table-cell>"
                 "<table:table-cell><text:p>B<office:annotation><text:p>secret</text:p></office:annotation></"
                 "text:p></table:table-cell>"
                 "</table:table-row></table:table>"));
    EXPECT_EQ(text.text, u"A\tB"_s);
    EXPECT_EQ(text.notes.size(), 2);
}

TEST(Odt, aPasswordIsSaid)
{
    const QByteArray manifest =
        "<manifest><file-entry full-path=\"content.xml\"><encryption-data/></file-entry></manifest>";
    const Result<DocumentText> text =
        readOffice(odf("", "", {{u"META-INF/manifest.xml"_s, manifest}}), OfficeKind::Odt, {});
    ASSERT_FALSE(text.has_value());
    EXPECT_TRUE(text.error().message.contains(u"password"_s));
}

TEST(Pptx, slidesInTheirOrderEachWithItsNotes)
{
    const auto shape = [](const QByteArray &type, const QByteArray &text) {
        return "<p:sp><p:nvSpPr><p:nvPr><p:ph type=\"" + type +
               "\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>" + text +
               "</a:t></a:r></a:p></p:txBody></p:sp>";
    };
    const auto slide = [&](const QByteArray &shapes) {
        return QByteArray("<p:sld") + names + "><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>";
    };
    const QByteArray bytes = zipped(
        {{u"ppt/presentation.xml"_s, QByteArray("<p:presentation") + names +
                                         "><p:sldIdLst><p:sldId id=\"1\" r:id=\"b\"/><p:sldId id=\"2\" "
                                         "r:id=\"a\"/></p:sldIdLst></p:presentation>"},
         {u"ppt/_rels/presentation.xml.rels"_s,
          "<Relationships><Relationship Id=\"a\" Type=\"x/slide\" Target=\"slides/one.xml\"/>"
          "<Relationship Id=\"b\" Type=\"x/slide\" Target=\"slides/two.xml\"/></Relationships>"},
         {u"ppt/slides/one.xml"_s, slide(shape("body", "Last"))},
         {u"ppt/slides/two.xml"_s,
          slide(shape("body", "Text") + shape("title", "Title") + shape("sldNum", "1"))},
         {u"ppt/slides/_rels/two.xml.rels"_s, "<Relationships><Relationship Id=\"n\" Type=\"x/notesSlide\" "
                                              "Target=\"../notes/two.xml\"/></Relationships>"},
         {u"ppt/notes/two.xml"_s, slide(shape("body", "Said"))}});
    EXPECT_EQ(read(bytes).text, u"Title\nText\nSaid\n\nLast"_s);
}
