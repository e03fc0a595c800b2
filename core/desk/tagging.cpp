#include "core/desk/tagging.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/desk/codebook.h"
#include "core/desk/independent.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

Result<SectionId> sectionNamed(const Desk &desk, const QString &name)
{
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!drafts)
        return passOn(drafts);
    for (auto draft = drafts->rbegin(); draft != drafts->rend(); ++draft) {
        const Result<std::vector<Section>> sections = desk.sections(draft->id);
        if (!sections)
            return passOn(sections);
        for (const Section &section : *sections) {
            const QString &known = section.number.isEmpty() ? section.title : section.number;
            if (known.compare(name, Qt::CaseInsensitive) == 0)
                return section.id;
        }
    }
    return failure(ErrorKind::NotFound,
                   text("The draft has no section “%1”. “soundings sections” lists them.").arg(name));
}

} // namespace

std::optional<Passage> findQuote(const Response &response, const QString &quote)
{
    QStringList words;
    for (const QString &word : quote.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts))
        words << QRegularExpression::escape(word);
    if (words.isEmpty())
        return std::nullopt;
    const QRegularExpression pattern(words.join(u"\\s+"_s), QRegularExpression::UseUnicodePropertiesOption);
    for (const Part &part : response.parts) {
        const QRegularExpressionMatch match = pattern.match(part.text);
        if (match.hasMatch()) {
            return Passage{part.id, toCodePoint(part.text, match.capturedStart()),
                           toCodePoint(part.text, match.capturedEnd())};
        }
    }
    return std::nullopt;
}

Result<Comment> readTagging(const Desk &desk, const Tagging &how)
{
    Comment comment;
    comment.response = how.response;
    comment.stance = how.stance;
    comment.note = how.note;
    for (const QString &name : how.themes) {
        const Result<Theme> theme = themeNamed(desk, name);
        if (!theme)
            return passOn(theme);
        if (theme->retired)
            return failure(ErrorKind::Refused, text("“%1” is retired: nothing is tagged with it any more.").arg(theme->name));
        comment.themes.push_back(theme->id);
    }
    for (const QString &name : how.sections) {
        const Result<SectionId> section = sectionNamed(desk, name);
        if (!section)
            return passOn(section);
        comment.sections.push_back(*section);
    }
    if (how.quote.isEmpty())
        return comment;
    const Result<ResponseDetail> detail = desk.response(how.response);
    if (!detail)
        return passOn(detail);
    comment.passage = findQuote(detail->response, how.quote);
    if (!comment.passage) {
        return failure(ErrorKind::NotFound, text("%1 does not say “%2”.")
                                                .arg(reference(detail->response.number), how.quote));
    }
    return comment;
}

Result<ChangeSet> tagResponse(Desk &desk, const Tagging &how)
{
    const Result<Comment> comment = readTagging(desk, how);
    if (!comment)
        return passOn(comment);
    const Result<ResponseDetail> detail = desk.response(how.response);
    if (!detail)
        return passOn(detail);
    const Result<std::vector<Coder>> coders = desk.coders(how.response);
    if (!coders)
        return passOn(coders);
    Comment made = *comment;
    made.standing = standingFor(*coders, desk.person());
    ChangeSet changes{CommentAdded{std::move(made)}};
    if (detail->response.status == Status::Unread)
        changes.push_back(StatusChanged{how.response, Status::Unread, Status::InProgress});
    return desk.apply(std::move(changes), text("Tag %1").arg(reference(detail->response.number)));
}

} // namespace soundings
