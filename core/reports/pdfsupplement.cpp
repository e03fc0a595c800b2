#include "core/reports/pdfsupplement.h"

#include "core/reports/pdfstructure.h"

#include <QRegularExpression>

#include <map>
#include <optional>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

/// ISO 32000-1, 7.9.2.2: UTF-16BE with a byte order mark, as hexadecimal.
QByteArray textString(const QString &text)
{
    QByteArray hex = "<FEFF";
    for (const QChar c : text)
        hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    return hex + '>';
}

/// The numbers of the objects that Qt's file rests on.
struct Anatomy
{
    int objects = 0;
    int info = 0;
    int root = 0;
    int pageTree = 0;
    qint64 crossReference = 0;
    std::vector<int> pages;
};

std::optional<Anatomy> read(const QByteArray &tail)
{
    const qsizetype trailerAt = tail.lastIndexOf("\ntrailer");
    const qsizetype treeAt = tail.lastIndexOf("/Type /Pages");
    if (trailerAt < 0 || treeAt < 0)
        return {};
    static const QRegularExpression trailer(
        u"/Size (\\d+)\\s+/Info (\\d+) 0 R\\s+/Root (\\d+) 0 R\\s*>>\\s*startxref\\s+(\\d+)"_s);
    static const QRegularExpression tree(u"(\\d+) 0 obj\\s*<<\\s*/Type /Pages\\s+/Kids\\s*\\[([^\\]]*)\\]"_s);
    static const QRegularExpression kid(u"(\\d+) 0 R"_s);
    const auto end = trailer.match(QString::fromLatin1(tail.mid(trailerAt)));
    const qsizetype from = std::max<qsizetype>(tail.lastIndexOf("endobj", treeAt), 0);
    const auto kids = tree.match(QString::fromLatin1(tail.mid(from, trailerAt - from)));
    if (!end.hasMatch() || !kids.hasMatch())
        return {};
    Anatomy anatomy{end.captured(1).toInt(), end.captured(2).toInt(), end.captured(3).toInt(),
                    kids.captured(1).toInt(), end.captured(4).toLongLong(), {}};
    for (auto it = kid.globalMatch(kids.captured(2)); it.hasNext();)
        anatomy.pages.push_back(it.next().captured(1).toInt());
    return anatomy;
}

/// Headings as a tree of numbered objects.
struct Bookmark
{
    const Pages::Entry *entry = nullptr;
    int parent = -1; ///< place in the list; -1: the top
    int next = -1;
    int previous = -1;
    int firstChild = -1;
    int lastChild = -1;
    int children = 0;
};

std::vector<Bookmark> treeOf(const std::vector<Pages::Entry> &outline)
{
    std::vector<Bookmark> marks;
    std::map<int, int> openAt; // level → the last bookmark of it that can still take children
    int lastAtTop = -1;
    for (const Pages::Entry &entry : outline) {
        const int self = int(marks.size());
        openAt.erase(openAt.lower_bound(entry.level), openAt.end());
        Bookmark mark;
        mark.entry = &entry;
        mark.parent = openAt.empty() ? -1 : openAt.rbegin()->second;
        mark.previous = mark.parent < 0 ? lastAtTop : marks[size_t(mark.parent)].lastChild;
        marks.push_back(mark);
        if (mark.previous >= 0)
            marks[size_t(mark.previous)].next = self;
        if (mark.parent < 0) {
            lastAtTop = self;
        } else {
            Bookmark &parent = marks[size_t(mark.parent)];
            parent.firstChild = parent.firstChild < 0 ? self : parent.firstChild;
            parent.lastChild = self;
            ++parent.children;
        }
        openAt[entry.level] = self;
    }
    return marks;
}

class Supplement
{
public:
    Supplement(const Anatomy &anatomy, qint64 size) : m_anatomy(anatomy), m_size(size), m_next(anatomy.objects) {}

    QByteArray make(const Report &report, const std::vector<Pages::Entry> &outline, double pageHeight,
                    const std::vector<TaggedContent> &content)
    {
        m_bytes = "\n";
        object(m_anatomy.info, "/Title " + textString(report.title) + " /Author " + textString(report.organisation)
                                   + " /Subject " + textString(report.subtitle) + " /Creator "
                                   + textString(u"Soundings " SOUNDINGS_VERSION ""_s) + " /Producer "
                                   + textString(u"Qt " QT_VERSION_STR ""_s) + " /CreationDate (D:"
                                   + toUtc(report.made).toString(u"yyyyMMddHHmmss"_s).toLatin1() + "Z)");
        QByteArray catalog = "/Type /Catalog /Pages " + reference(m_anatomy.pageTree) + " /Lang ("
                             + report.language.toLatin1() + ") /ViewerPreferences << /DisplayDocTitle true >>";
        if (outline.size() > 1)
            catalog += " /Outlines " + reference(bookmarks(outline, pageHeight)) + " /PageMode /UseOutlines";
        if (!content.empty())
            catalog += " /MarkInfo << /Marked true >> /StructTreeRoot " + reference(structure(report, content));
        object(m_anatomy.root, catalog);
        return m_bytes + crossReferences();
    }

private:
    static QByteArray reference(int object) { return QByteArray::number(object) + " 0 R"; }

    void object(int number, const QByteArray &dictionary)
    {
        m_offsets[number] = m_size + m_bytes.size();
        m_bytes += QByteArray::number(number) + " 0 obj\n<< " + dictionary + " >>\nendobj\n";
    }

    int bookmarks(const std::vector<Pages::Entry> &outline, double pageHeight)
    {
        const std::vector<Bookmark> marks = treeOf(outline);
        const int root = m_next;
        const int base = root + 1;
        m_next = base + int(marks.size());
        const auto link = [base](const char *name, int place) {
            return place < 0 ? QByteArray() : " /" + QByteArray(name) + ' ' + reference(base + place);
        };
        int first = -1;
        int last = -1;
        for (size_t i = 0; i < marks.size(); ++i) {
            const Bookmark &mark = marks[i];
            if (mark.parent < 0) {
                first = first < 0 ? int(i) : first;
                last = int(i);
            }
            const int page = std::clamp(mark.entry->page, 0, int(m_anatomy.pages.size()) - 1);
            const double top = pageHeight - std::max(mark.entry->top - 12, 0.0);
            object(base + int(i), "/Title " + textString(mark.entry->text) + " /Parent "
                                      + reference(mark.parent < 0 ? root : base + mark.parent)
                                      + link("Prev", mark.previous) + link("Next", mark.next)
                                      + link("First", mark.firstChild) + link("Last", mark.lastChild)
                                      + (mark.children == 0 ? QByteArray() : " /Count -" + QByteArray::number(mark.children))
                                      + " /Dest [" + reference(m_anatomy.pages[size_t(page)]) + " /XYZ null "
                                      + QByteArray::number(top, 'f', 1) + " null]");
        }
        object(root, "/Type /Outlines" + link("First", first) + link("Last", last));
        return root;
    }

    [[nodiscard]] QByteArray pageReference(int page) const
    {
        return reference(m_anatomy.pages[size_t(std::clamp(page, 0, int(m_anatomy.pages.size()) - 1))]);
    }

    /// The document, then its elements in order, then which element each content belongs to.
    int structure(const Report &report, const std::vector<TaggedContent> &content)
    {
        const std::vector<StructureElement> elements = structureOf(report, content);
        const int root = m_next;
        const int document = root + 1;
        const int owners = root + 2;
        const int first = root + 3;
        m_next = first + int(elements.size());
        std::vector<int> ownerOf(content.size(), 0);
        QByteArray top;
        for (size_t i = 0; i < elements.size(); ++i) {
            const StructureElement &element = elements[i];
            const int self = first + int(i);
            if (element.parent < 0)
                top += reference(self) + ' ';
            for (const StructureElement::Kid &kid : element.kids) {
                if (kid.content >= 0)
                    ownerOf[size_t(kid.content)] = self;
            }
            object(self, "/Type /StructElem /S /" + element.role + " /P "
                             + reference(element.parent < 0 ? document : first + element.parent)
                             + (element.attributes.isEmpty() ? QByteArray() : " /A << " + element.attributes + " >>")
                             + (element.alternative.isEmpty() ? QByteArray() : " /Alt " + textString(element.alternative))
                             + kidsOf(element, content, first));
        }
        object(root, "/Type /StructTreeRoot /K " + reference(document) + " /ParentTree " + reference(owners)
                         + " /ParentTreeNextKey " + QByteArray::number(m_anatomy.pages.size()));
        object(document, "/Type /StructElem /S /Document /P " + reference(root) + " /K [" + top + ']');
        object(owners, "/Nums [" + ownersByPage(content, ownerOf) + ']');
        return root;
    }

    /// Contents by their numbers on the page that the first is on; those on others say on which.
    [[nodiscard]] QByteArray kidsOf(const StructureElement &element, const std::vector<TaggedContent> &content, int first) const
    {
        int page = -1;
        QByteArray kids;
        for (const StructureElement::Kid &kid : element.kids) {
            if (kid.element >= 0) {
                kids += reference(first + kid.element) + ' ';
                continue;
            }
            const TaggedContent &painted = content[size_t(kid.content)];
            page = page < 0 ? painted.page : page;
            const QByteArray number = QByteArray::number(painted.number);
            kids += painted.page == page ? number + ' '
                                         : "<< /Type /MCR /Pg " + pageReference(painted.page) + " /MCID " + number + " >> ";
        }
        return (page < 0 ? QByteArray() : " /Pg " + pageReference(page)) + " /K [" + kids + ']';
    }

    [[nodiscard]] QByteArray ownersByPage(const std::vector<TaggedContent> &content, const std::vector<int> &ownerOf) const
    {
        QByteArray numbers;
        size_t at = 0;
        for (int page = 0; page < int(m_anatomy.pages.size()); ++page) {
            numbers += QByteArray::number(page) + " [";
            for (; at < content.size() && content[at].page == page; ++at)
                numbers += reference(ownerOf[at]) + ' ';
            numbers += "]\n";
        }
        return numbers;
    }

    [[nodiscard]] QByteArray crossReferences() const
    {
        QByteArray table = "xref\n";
        for (auto run = m_offsets.begin(); run != m_offsets.end();) {
            int next = run->first; // numbers that follow one another stand under one head
            QByteArray places;
            const int first = next;
            for (; run != m_offsets.end() && run->first == next; ++run, ++next)
                places += QByteArray::number(run->second).rightJustified(10, '0') + " 00000 n \n";
            table += QByteArray::number(first) + ' ' + QByteArray::number(next - first) + '\n' + places;
        }
        return table + "trailer\n<< /Size " + QByteArray::number(m_next) + " /Info " + reference(m_anatomy.info)
               + " /Root " + reference(m_anatomy.root) + " /Prev " + QByteArray::number(m_anatomy.crossReference)
               + " >>\nstartxref\n" + QByteArray::number(m_size + m_bytes.size()) + "\n%%EOF\n";
    }

    const Anatomy &m_anatomy;
    const qint64 m_size;
    int m_next;
    QByteArray m_bytes;
    std::map<int, qint64> m_offsets;
};

} // namespace

QByteArray pdfSupplement(const QByteArray &tail, qint64 size, const Report &report,
                         const std::vector<Pages::Entry> &outline, double pageHeight,
                         const std::vector<TaggedContent> &content)
{
    const std::optional<Anatomy> anatomy = read(tail);
    if (!anatomy || anatomy->pages.empty())
        return {};
    return Supplement(*anatomy, size).make(report, outline, pageHeight, content);
}

} // namespace soundings::reports
