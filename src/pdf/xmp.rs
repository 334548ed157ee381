//! The metadata packet (XMP, ISO 16684-1): Dublin Core, PRISM and what Chinese papers must also
//! print.
//!
//! PDF/A-2 and -3 allow properties of other schemas only with a description of them in the packet
//! (ISO 19005-2, 6.6.2.3); a namespace of our own holds what PRISM has no word for.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::metadata;
use super::profile::Standard;
use crate::edition::Edition;
use crate::model::Issue;
use crate::wording::Words;

/// Where the terms of PRISM come from (basic metadata, version 2.0).
const PRISM: &str = "http://prismstandard.org/namespaces/basic/2.0/";
/// Namespace of the terms that only Chinese papers have.
const PAPER: &str = "urn:paiban:newspaper:1.0:";
/// Namespace of the claim to be PDF/UA.
const ACCESSIBLE: &str = "http://www.aiim.org/pdfua/ns/id/";

/// A property of a schema that has to be described: its name and what it says.
type Described = (&'static str, &'static str);

const PRISM_TERMS: [Described; 6] = [
    ("publicationName", "Title of the newspaper"),
    ("issn", "ISSN of the newspaper"),
    ("number", "Number of the issue"),
    ("publicationDate", "Day of publication"),
    ("coverDisplayDate", "Day of publication as printed"),
    ("edition", "Pages of the issue"),
];

const PAPER_TERMS: [Described; 8] = [
    ("cnNumber", "National serial number (CN)"),
    ("totalNumber", "Number of the issue since the first"),
    ("postalCode", "Code under which post offices distribute the newspaper"),
    ("permit", "Permit of an internal publication"),
    ("supervisor", "Authority in charge"),
    ("sponsor", "Sponsors"),
    ("organizer", "Organizers"),
    ("printer", "Printer"),
];

/// The packet of an issue or a volume.
pub(super) fn packet(edition: &Edition, standard: Standard) -> String {
    let (issue, title) = (edition.issue.issue(), &edition.title);
    let (author, creator) = (metadata::author(issue), metadata::CREATOR);
    let day = format!("{}T00:00:00Z", issue.date);
    let publication = &issue.publication;
    let mut out = String::from(concat!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>",
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
    ));
    let mut about = |namespaces: &[(&str, &str)], properties: &[String]| {
        out.push_str("<rdf:Description rdf:about=\"\"");
        for (prefix, uri) in namespaces {
            // Writing to a string cannot fail.
            let _ = write!(out, " xmlns:{prefix}=\"{uri}\"");
        }
        let _ = write!(out, ">{}</rdf:Description>", properties.concat());
    };
    let publisher = publication.publisher.as_deref().unwrap_or(&publication.title);
    about(
        &[("dc", "http://purl.org/dc/elements/1.1/")],
        &[
            simple("dc:format", "application/pdf"),
            format!(
                "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>",
                escape(title)
            ),
            array("dc:creator", "Seq", &[author]),
            array("dc:publisher", "Bag", &[publisher]),
            array("dc:date", "Seq", &[&issue.date.to_string()]),
            array("dc:language", "Bag", &[&metadata::language(&publication.language)]),
            array("dc:type", "Bag", &["newspaper"]),
            simple("dc:identifier", &edition.identifier),
        ],
    );
    about(
        &[("xmp", "http://ns.adobe.com/xap/1.0/")],
        &[
            simple("xmp:CreatorTool", creator),
            simple("xmp:CreateDate", &day),
            simple("xmp:ModifyDate", &day),
            simple("xmp:MetadataDate", &day),
        ],
    );
    let mut described = Vec::new();
    if let Some((part, level)) = standard.archival {
        about(
            &[("pdfaid", "http://www.aiim.org/pdfa/ns/id/")],
            &[simple("pdfaid:part", &part.to_string()), simple("pdfaid:conformance", &level.to_string())],
        );
    }
    if standard.accessible {
        about(&[("pdfuaid", ACCESSIBLE)], &[simple("pdfuaid:part", "1")]);
        described.push(schema("PDF/UA", ACCESSIBLE, "pdfuaid", &[("part", "Part of ISO 14289")], "Integer"));
    }
    let (of_prism, of_paper) = (prism(issue), paper(issue));
    about(&[("prism", PRISM)], &of_prism);
    described.push(schema("PRISM basic metadata", PRISM, "prism", &used(&PRISM_TERMS, &of_prism), "Text"));
    if !of_paper.is_empty() {
        about(&[("paper", PAPER)], &of_paper);
        described.push(schema("Chinese newspapers", PAPER, "paper", &used(&PAPER_TERMS, &of_paper), "Text"));
    }
    if standard.archival.is_some() {
        about(
            &[
                ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
                ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
                ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
            ],
            &[format!(
                "<pdfaExtension:schemas><rdf:Bag>{}</rdf:Bag></pdfaExtension:schemas>",
                described.concat()
            )],
        );
    }
    out.push_str("</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>");
    out
}

fn prism(issue: &Issue) -> Vec<String> {
    let words = Words::of(&issue.publication.language);
    let labels: Vec<&str> = issue.pages.iter().map(|page| page.label.as_str()).collect();
    let mut terms = vec![simple("prism:publicationName", &issue.publication.title)];
    terms.extend(issue.publication.issn.iter().map(|issn| simple("prism:issn", issn)));
    terms.extend(issue.number.map(|number| simple("prism:number", &number.to_string())));
    terms.push(simple("prism:publicationDate", &issue.date.to_string()));
    terms.push(simple("prism:coverDisplayDate", &words.date(issue.date)));
    terms.push(simple("prism:edition", &labels.join(" ")));
    terms
}

fn paper(issue: &Issue) -> Vec<String> {
    let publication = &issue.publication;
    let total = issue.total_number.map(|number| number.to_string());
    let joined = |names: &[String]| (!names.is_empty()).then(|| names.join("；"));
    let values = [
        ("paper:cnNumber", publication.cn.clone()),
        ("paper:totalNumber", total),
        ("paper:postalCode", publication.postal_code.clone()),
        ("paper:permit", publication.permit.clone()),
        ("paper:supervisor", joined(&publication.supervisor)),
        ("paper:sponsor", joined(&publication.sponsor)),
        ("paper:organizer", joined(&publication.organizer)),
        ("paper:printer", publication.printer.clone()),
    ];
    values.into_iter().filter_map(|(name, value)| Some(simple(name, &value?))).collect()
}

/// The terms that the properties use: others need no description.
fn used(terms: &[Described], properties: &[String]) -> Vec<Described> {
    let says = |name: &str, property: &String| {
        let tag = property.split_once(':').map_or("", |(_, rest)| rest);
        tag.strip_prefix(name).is_some_and(|rest| rest.starts_with('>'))
    };
    terms.iter().filter(|(name, _)| properties.iter().any(|property| says(name, property))).copied().collect()
}

fn simple(name: &str, value: &str) -> String {
    format!("<{name}>{}</{name}>", escape(value))
}

fn array(name: &str, kind: &str, values: &[&str]) -> String {
    let items: String = values.iter().map(|value| format!("<rdf:li>{}</rdf:li>", escape(*value))).collect();
    format!("<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>")
}

/// The description of a schema (ISO 19005-2, tables 4 and 5).
fn schema(title: &str, uri: &str, prefix: &str, terms: &[Described], kind: &str) -> String {
    let term = |(name, says): &Described| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
             <pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\
             <pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{says}</pdfaProperty:description></rdf:li>"
        )
    };
    let terms: String = terms.iter().map(term).collect();
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{title}</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>\
         <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>{terms}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
}
