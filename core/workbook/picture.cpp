#include "core/workbook/picture.h"

namespace soundings::workbook {

using namespace Qt::StringLiterals;

QString endingOf(const Picture &picture)
{
    return picture.bytes.startsWith("\xff\xd8") ? u"jpeg"_s : u"png"_s;
}

QByteArray drawingXml(const Picture &picture)
{
    constexpr double emuInAPoint = 12'700;
    const qint64 width = qRound64(picture.size.width() * emuInAPoint);
    const qint64 height = qRound64(picture.size.height() * emuInAPoint);
    return uR"xml(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><xdr:oneCellAnchor><xdr:from><xdr:col>%1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="%2" cy="%3"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo" descr=""/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%2" cy="%3"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>
)xml"_s.arg(picture.column).arg(width).arg(height).toUtf8();
}

} // namespace soundings::workbook
