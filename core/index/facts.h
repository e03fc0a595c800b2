#pragma once

#include "core/consultation/comment.h"
#include "core/consultation/response.h"
#include "core/index/bitmap.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <vector>

/// What the index knows of a consultation besides words: values, as the store reads them.
namespace soundings::index {

/// A comment that counts.
struct CommentFacts
{
    std::vector<quint32> themes;
    std::vector<quint32> sections;
    Stance stance = Stance::None;
    QString author;
};

struct Facts
{
    Document document = 0;
    int number = 0;
    Instant received;
    RespondentKind kind = RespondentKind::Unknown;
    Channel channel = Channel::Email;
    Status status = Status::Unread;
    Timeliness timeliness = Timeliness::OnTime;
    LateRuling lateRuling = LateRuling::None;
    Confidentiality confidentiality = Confidentiality::MayPublish;
    QString place;
    QString assignee;
    quint32 campaign = 0; ///< its id; 0: none
    QByteArray sortName; ///< of the respondent, UTF-8: orders by its bytes
    bool attachments = false;
    bool acknowledged = false;
    bool duplicate = false; ///< set aside as one
    bool proposals = false;
    bool quotable = false; ///< a comment of it is
    bool notes = false;    ///< a comment of it has one
    std::vector<CommentFacts> comments;
};

/// A theme or a section.
struct Heading
{
    quint32 id = 0;
    quint32 parent = 0;  ///< 0: none
    QString label;       ///< as a facet shows it: the theme's path, the section's number or else its title
    QStringList foldedNames; ///< of a theme its path, "/people/apprenticeships"; of a section its number and its title

    friend bool operator==(const Heading &, const Heading &) = default;
};

} // namespace soundings::index
