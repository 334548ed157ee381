//! PDF files for tests.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::text::{Font, GlyphId, KrillaGlyph};

/// Pages of 200 by 100 points: a red field over the left half, a blue line of 5 points along the foot, and type
/// on the right.
pub(crate) fn pdf_page(pages: usize) -> Vec<u8> {
    let font = Font::new(paiban_fonts::FACES[0].bytes.into(), 0).unwrap();
    let mut document = Document::new();
    for _ in 0..pages {
        let mut page = document.start_page_with(PageSettings::from_wh(200.0, 100.0).unwrap());
        let mut surface = page.surface();
        for (colour, (left, top, right, bottom)) in [
            (rgb::Color::new(220, 30, 40), (0.0, 0.0, 100.0, 100.0)),
            (rgb::Color::new(0, 60, 200), (0.0, 95.0, 200.0, 100.0)),
        ] {
            let paint = colour.into();
            surface.set_fill(Some(Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }));
            let mut path = PathBuilder::new();
            path.push_rect(Rect::from_ltrb(left, top, right, bottom).unwrap());
            surface.draw_path(&path.finish().unwrap());
        }
        surface.set_fill(Some(Fill {
            paint: rgb::Color::new(0, 0, 0).into(),
            opacity: NormalizedF32::ONE,
            rule: FillRule::NonZero,
        }));
        let glyphs: Vec<KrillaGlyph> = (0..2)
            .map(|number| KrillaGlyph {
                glyph_id: GlyphId::new(40 + number),
                text_range: number as usize..number as usize + 1,
                x_advance: 1.0,
                x_offset: 0.0,
                y_offset: 0.0,
                y_advance: 0.0,
                location: None,
            })
            .collect();
        surface.draw_glyphs(Point::from_xy(110.0, 70.0), &glyphs, font.clone(), "ab", 40.0, false);
        surface.finish();
        page.finish();
    }
    document.finish().unwrap()
}

/// A page of 200 by 100 points with these operators, which may name a font that is not in the file, a shading, a
/// pattern and half opacity.
pub(crate) fn with_content(content: &str) -> Vec<u8> {
    with_page("/MediaBox [0 0 200 100]", content)
}

/// A page of a size without content.
pub(crate) fn of_size(width: &str, height: &str) -> Vec<u8> {
    with_page(&format!("/MediaBox [0 0 {width} {height}]"), "")
}

/// A page with these entries and operators.
pub(crate) fn with_page(entries: &str, content: &str) -> Vec<u8> {
    with_objects(entries, "", content, &[])
}

/// A stream, packed in no way.
pub(crate) fn stream(head: &str, content: &str) -> String {
    format!("<<{head}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// A page with these entries, resources besides those of [`with_content`], operators and objects, the first of
/// which is 6.
pub(crate) fn with_objects(entries: &str, resources: &str, content: &str, more: &[String]) -> Vec<u8> {
    let known = "/Font <</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>> \
        /Shading <</Sh1 <</ShadingType 2/ColorSpace/DeviceRGB/Coords [0 0 50 0] \
        /Function <</FunctionType 2/Domain [0 1]/C0 [0 0 0]/C1 [1 0 0]/N 1>>>>>> \
        /Pattern <</P1 5 0 R>> /ExtGState <</G1 <</ca 0.5>>>>";
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids [3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R{entries}/Resources <<{known}{resources}>>/Contents 4 0 R>>"),
        stream("", content),
        stream(
            "/PatternType 1/PaintType 1/TilingType 1/BBox [0 0 10 10]/XStep 10/YStep 10/Resources <<>>",
            "0 1 0 rg 0 0 5 10 re f",
        ),
    ];
    objects.extend_from_slice(more);
    let mut out = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        out += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = out.len();
    out += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| out += &format!("{place:010} 00000 n \n"));
    out += &format!("trailer <</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.into_bytes()
}
