#include "core/intake/leaves.h"

#include "core/intake/charset.h"
#include "core/intake/headers.h"
#include "core/intake/htmltext.h"

#include <QCoreApplication>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

qsizetype words(const QString &text)
{
    qsizetype count = 0;
    bool inWord = false;
    for (const QChar c : text) {
        const bool letter = c.isLetterOrNumber();
        count += letter && !inWord;
        inWord = letter;
    }
    return count;
}

// "From: … / Date: … / Subject: …" of a nested message.
QString headOf(const MimeMessage &nested, const QString &subject)
{
    const Mailbox from = firstMailbox(nested.header("from"));
    const QString sender = from.name.isEmpty() || from.address.isEmpty()
                               ? from.name + from.address
                               : from.name + u" <"_s + from.address + u'>';
    QStringList lines;
    if (!sender.isEmpty())
        lines << u"From: "_s + sender;
    if (const QString date = headerText(nested.header("date")); !date.isEmpty())
        lines << u"Date: "_s + date;
    if (!subject.isEmpty())
        lines << u"Subject: "_s + subject;
    return lines.join(u'\n');
}

} // namespace

QByteArray MimeMessage::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name && !value.trimmed().isEmpty())
            return value;
    }
    return {};
}

void addLeaf(MimeLeaf leaf, std::vector<MimeLeaf> &leaves)
{
    if (leaves.size() < mostParts)
        leaves.push_back(std::move(leaf));
    if (leaves.size() == mostParts)
        leaves.back().reason = QCoreApplication::translate(
            "soundings", "The message has more parts than Soundings lists. The rest is in the original.");
}

void addOneForm(std::vector<std::vector<MimeLeaf>> forms, std::vector<MimeLeaf> &leaves)
{
    struct Substance
    {
        qsizetype plain = 0; ///< words
        qsizetype html = 0;
    };
    std::vector<Substance> substances;
    qsizetype htmlWords = 0;
    for (const std::vector<MimeLeaf> &form : forms) {
        Substance &substance = substances.emplace_back();
        for (const MimeLeaf &leaf : form) {
            if (leaf.kind == PartKind::Message)
                (leaf.type == u"text/html" ? substance.html : substance.plain) += words(leaf.text);
        }
        htmlWords = std::max(htmlWords, substance.html);
    }
    // "Your program can't show this message" is no substance: a few words beside a long HTML form.
    constexpr qsizetype longHtml = 30;
    const auto hasSubstance = [&](const Substance &form) {
        return form.plain > 0 && (htmlWords < longHtml || form.plain * 5 >= htmlWords);
    };
    const bool usePlain = std::any_of(substances.cbegin(), substances.cend(), hasSubstance);
    const bool useHtml = !usePlain && htmlWords > 0;
    bool taken = false;
    for (size_t i = 0; i < forms.size(); ++i) {
        const Substance &form = substances[i];
        const bool chosen = usePlain  ? hasSubstance(form)
                            : useHtml ? form.html > 0 && !taken
                                      : form.plain > 0;
        taken = taken || chosen;
        for (MimeLeaf &leaf : forms[i]) {
            if (chosen || leaf.kind != PartKind::Message)
                addLeaf(std::move(leaf), leaves);
        }
    }
}

void addNested(MimeMessage nested, MimeLeaf leaf, std::vector<MimeLeaf> &leaves)
{
    settleBodies(nested.leaves);
    const QString subject = headerText(nested.header("subject"));
    const QString head = headOf(nested, subject);
    QStringList texts = head.isEmpty() ? QStringList() : QStringList(head);
    for (const MimeLeaf &inner : nested.leaves) {
        if (inner.kind == PartKind::Message && !inner.text.isEmpty())
            texts << inner.text;
    }
    leaf.text = texts.join(u"\n\n"_s);
    if (leaf.name.isEmpty()) {
        QString stem = subject.left(100).replace(u'/', u'-').replace(u'\\', u'-').replace(u':', u'-');
        const QString ending = leaf.type == u"application/vnd.ms-outlook" ? u".msg"_s
                               : leaf.type == u"application/ms-tnef"      ? u".dat"_s
                                                                          : u".eml"_s;
        leaf.name = (stem.isEmpty() ? QCoreApplication::translate("soundings", "Message") : stem) + ending;
    }
    addLeaf(std::move(leaf), leaves);
    for (MimeLeaf &inner : nested.leaves) {
        if (inner.kind != PartKind::Message)
            addLeaf(std::move(inner), leaves);
    }
}

void settleBodies(std::vector<MimeLeaf> &leaves)
{
    const auto says = [](const MimeLeaf &leaf) {
        return leaf.kind == PartKind::Message && !leaf.spare && !leaf.text.isEmpty();
    };
    if (std::any_of(leaves.cbegin(), leaves.cend(), says))
        std::erase_if(leaves, [](const MimeLeaf &leaf) { return leaf.spare; });
    const auto blank = [](const MimeLeaf &leaf) {
        return leaf.kind == PartKind::Message && leaf.text.isEmpty() && leaf.reason.isEmpty();
    };
    if (!std::all_of(leaves.cbegin(), leaves.cend(), blank))
        std::erase_if(leaves, blank);
    else if (leaves.size() > 1)
        leaves.resize(1);
}

QString unflowed(const QString &text, bool delSp)
{
    QString out;
    out.reserve(text.size());
    std::optional<qsizetype> open; // depth of quoting of the paragraph that goes on
    for (qsizetype at = 0; at <= text.size();) {
        qsizetype end = text.indexOf(u'\n', at);
        end = end < 0 ? text.size() : end;
        QStringView line = QStringView(text).mid(at, end - at);
        qsizetype depth = 0;
        while (depth < line.size() && line[depth] == u'>')
            ++depth;
        line = line.mid(depth);
        if (line.startsWith(u' '))
            line = line.mid(1);
        const bool signature = line == u"-- ";
        if (open != depth || signature) {
            if (at > 0)
                out += u'\n';
            if (depth > 0)
                out += QString(depth, u'>') + u' ';
        }
        const bool soft = line.endsWith(u' ') && !signature;
        out += soft && delSp ? line.chopped(1) : line;
        open = soft ? std::optional(depth) : std::nullopt;
        at = end + 1;
    }
    return out;
}

QString leafText(const MimeLeaf &leaf)
{
    QString text;
    if (leaf.type == u"text/html" || leaf.name.endsWith(u".html", Qt::CaseInsensitive) ||
        leaf.name.endsWith(u".htm", Qt::CaseInsensitive)) {
        text = htmlToText(leaf.bytes, leaf.charset);
    } else {
        text = cleanText(decodeText(leaf.bytes, leaf.charset));
        if (leaf.flowed)
            text = unflowed(text, leaf.delSp);
    }
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size() && text[i].isSpace(); ++i) {
        if (text[i] == u'\n')
            begin = i + 1;
    }
    qsizetype end = text.size();
    while (end > begin && text[end - 1].isSpace())
        --end;
    return text.mid(begin, end - begin);
}

bool hasReadableType(const MimeLeaf &leaf)
{
    const QString name = leaf.name.toLower();
    const bool plainName = name.endsWith(u".txt") || name.endsWith(u".text") || name.endsWith(u".html") ||
                           name.endsWith(u".htm") || name.endsWith(u".md");
    const bool rich = leaf.type == u"text/rtf" || leaf.type == u"text/richtext";
    return plainName || (leaf.type.startsWith(u"text/") && !rich);
}

} // namespace soundings::intake
