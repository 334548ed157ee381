//! The keys of `publication.toml` and of `publication` in `issue.json`.

use std::collections::BTreeSet;

use crate::diagnostics::Code;
use crate::links::address;
use crate::messages::{Sentence, sentence};
use crate::model::{
    Accessibility, Filler, ImagePath, Language, Link, Publication, PublicationKind, Section, Site, SiteUrls,
    Slug, WechatAccount,
};
use crate::source::record::Fields;

use super::{check_address, check_code, check_language, color, defaults};

/// Most bytes of an address whose code stands in a masthead: it is 19 mm wide.
const MOST_CODE_BYTES: usize = 152;

/// Most codes of a masthead: three have room beside the name.
const MOST_CODES: usize = 3;

const KINDS: [(&str, PublicationKind); 3] =
    [("cn", PublicationKind::Cn), ("permit", PublicationKind::Permit), ("other", PublicationKind::Other)];

/// The keys of lists of tables.
pub struct TableKeys {
    fillers: &'static str,
    sections: &'static str,
}

impl TableKeys {
    /// JSON has one list of all.
    pub const JSON: Self = Self { fillers: "fillers", sections: "sections" };

    /// TOML has one table for each.
    pub const TOML: Self = Self { fillers: "filler", sections: "section" };
}

/// Reads a publication.
pub fn read(fields: &mut Fields<'_>, keys: &TableKeys) -> Publication {
    Publication {
        title: fields.required_text("title"),
        slug: slug(fields),
        language: language(fields),
        kind: fields.required_choice("kind", &KINDS).unwrap_or_default(),
        cn: fields.text("cn"),
        issn: fields.text("issn"),
        postal_code: fields.text("postal_code"),
        permit: fields.text("permit"),
        audience: fields.text("audience"),
        copies: fields.number("copies", 0..=u32::MAX),
        supervisor: fields.texts("supervisor"),
        sponsor: fields.texts("sponsor"),
        organizer: fields.texts("organizer"),
        publisher: fields.text("publisher"),
        address: fields.text("address"),
        postcode: fields.text("postcode"),
        phone: fields.text("phone"),
        printer: fields.text("printer"),
        printer_address: fields.text("printer_address"),
        price: fields.text("price"),
        links: links(fields),
        masthead_notes: fields.texts("masthead_notes"),
        masthead: fields.text("masthead").map(ImagePath::from),
        fillers: fields.tables_at(keys.fillers, "fillers", filler),
        weekdays: weekdays(fields),
        paper: defaults::paper(fields),
        theme: defaults::theme(fields),
        accent: color::accent(fields),
        sections: fields.tables_at(keys.sections, "sections", section).into_iter().flatten().collect(),
        look: defaults::look(fields),
        profile: defaults::profile(fields),
        editions: defaults::editions(fields),
        faces: fields.flag("faces"),
        accessibility: fields.table("accessibility", accessibility),
        site: fields.table("site", site),
        wechat: fields.table("wechat", wechat),
    }
}

fn slug(fields: &mut Fields<'_>) -> Slug {
    let slug = Slug::from(fields.required_text("slug"));
    if !slug.as_str().is_empty() && !slug.is_well_formed() {
        let message = sentence!("invalid-value.slug", slug);
        let help = Some(Sentence::new("invalid-value.help-slug"));
        fields.refuse(Code::InvalidValue, "slug", message, help);
    }
    slug
}

fn language(fields: &mut Fields<'_>) -> Language {
    let language = Language::from(fields.required_text("language"));
    check_language(fields, "language", &language);
    language
}

/// Days of the week in their order, each once.
fn weekdays(fields: &mut Fields<'_>) -> Vec<u8> {
    let nodes = fields.list("weekdays");
    let days = nodes.into_iter().filter_map(|node| fields.number_of("weekdays", node, 1..=7));
    let days: BTreeSet<u8> = days.map(|day| day as u8).collect();
    days.into_iter().collect()
}

fn accessibility(fields: &mut Fields<'_>) -> Accessibility {
    Accessibility {
        conforms_to: fields.required_text("conforms_to"),
        certified_by: fields.text("certified_by"),
    }
}

fn site(fields: &mut Fields<'_>) -> Site {
    let base_url = fields.required_text("base_url");
    if !base_url.is_empty() && address::sound(&base_url).is_none_or(|url| !url.starts_with("http")) {
        let help = Some(Sentence::new("invalid-url.help"));
        fields.refuse(Code::InvalidUrl, "base_url", sentence!("invalid-url", url = &base_url), help);
    }
    Site { base_url, urls: fields.choice("urls", &SiteUrls::NAMES).unwrap_or_default() }
}

fn wechat(fields: &mut Fields<'_>) -> WechatAccount {
    WechatAccount { author: fields.text("author"), comments: fields.flag("comments") }
}

fn filler(fields: &mut Fields<'_>) -> Filler {
    let filler = Filler {
        image: fields.text("image").map(ImagePath::from),
        alt: fields.text("alt"),
        text: fields.texts("text"),
        columns: fields
            .number("columns", 1..=12)
            .map_or_else(Filler::usual_columns, |columns| columns as u16),
        rows: fields.number("rows", 4..=60).map_or_else(Filler::usual_rows, |rows| rows as u16),
    };
    if filler.image.is_none() && filler.text.is_empty() {
        fields.refuse(Code::InvalidValue, "", Sentence::new("invalid-value.filler"), None);
    }
    filler
}

/// A section; none without a colour.
fn section(fields: &mut Fields<'_>) -> Option<Section> {
    let name = fields.required_text("name");
    let accent = color::accent(fields);
    if accent.is_none() && fields.places().get("accent").is_none() {
        fields.missing("accent");
    }
    Some(Section { name, accent: accent? })
}

/// The links; of those with codes as many keep them as there is room for.
fn links(fields: &mut Fields<'_>) -> Vec<Link> {
    let mut links = fields.tables("links", link);
    if links.iter().filter(|link| link.qr).count() > MOST_CODES {
        let message = sentence!("invalid-value.qr-many", most = MOST_CODES);
        fields.refuse(Code::InvalidValue, "links", message, None);
        links.iter_mut().filter(|link| link.qr).skip(MOST_CODES).for_each(|link| link.qr = false);
    }
    links
}

fn link(fields: &mut Fields<'_>) -> Link {
    let (label, url) = (fields.required_text("label"), fields.required_text("url"));
    let link = Link { label, url, qr: fields.flag("qr").unwrap_or(false) };
    if link.qr {
        check_code(fields, "url", &link.url, MOST_CODE_BYTES);
    } else {
        check_address(fields, &link.url);
    }
    link
}
