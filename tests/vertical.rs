//! Vertical lines on a sheet.

use std::sync::Arc;

use paiban::check::{self, CheckedIssue};
use paiban::geometry::{Length, Point, Size};
use paiban::layout::edition::vertical_line_frames;
use paiban::layout::{Edition, Frame, Sheet};
use paiban::model::{Issue, Language};
use paiban::pdf;
use paiban::source::{Draft, PictureFiles};
use paiban::text::class::Direction;
use paiban::text::{
    Align, FontLibrary, FontRole, FontSpec, Locale, Manner, Paragraph, Setting, StyledText, TextStyle,
};
use serde_json::json;

fn fonts() -> &'static FontLibrary {
    static FONTS: std::sync::OnceLock<FontLibrary> = std::sync::OnceLock::new();
    FONTS.get_or_init(FontLibrary::bundled)
}

/// An issue without articles: what a sheet is drawn for.
fn issue() -> CheckedIssue {
    let issue: Issue = serde_json::from_value(json!({
        "publication": { "title": "试验报", "slug": "test", "language": "zh-Hans-CN", "kind": "other" },
        "date": "2026-03-20",
        "pages": [{ "label": "A01", "name": "要闻", "articles": [] }],
    }))
    .unwrap();
    let draft = Draft {
        issue,
        pictures: PictureFiles::new(),
        origins: paiban::source::Origins::default(),
        files: paiban::diagnostics::SourceMap::default(),
    };
    check::check(&draft, &|_| true).value
}

fn style(role: FontRole, language: &str, size: Length) -> TextStyle {
    let language = Language::from(language);
    let chain: Arc<[_]> = fonts().chain(&FontSpec::of(role), &language).into();
    TextStyle::new(chain, size, Locale::of(&language))
}

/// Frames of a text set vertically, its first line at `top`, the others to the left of it.
fn head(text: &StyledText, measure: Length, em: Length, top: Point) -> Vec<Frame> {
    let manner = Manner { direction: Direction::Vertical, headline: true, ..Manner::default() };
    let paragraph = Paragraph::new(text, &manner, fonts());
    let setting = Setting { measure, indent: Length::ZERO, align: Align::Start };
    let lines = paragraph.lines(&setting);
    let at = |number: usize| Point::new(top.x - em.scaled(5, 4) * number as i32, top.y);
    lines.iter().enumerate().flat_map(|(i, line)| vertical_line_frames(line, at(i), em)).collect()
}

fn edition(frames: Vec<Frame>, size: Size) -> Edition {
    let issue = issue();
    let sheet = Sheet {
        size,
        label: issue.issue().pages[0].label.clone(),
        title: "A01 要闻".to_owned(),
        number: 0,
        frames,
    };
    Edition {
        title: "试验".to_owned(),
        date: issue.issue().date,
        language: "zh-Hans-CN".to_owned(),
        sheets: vec![sheet],
    }
}

#[test]
fn picture() {
    let em = Length::from_points(24);
    let pt = Length::from_points;
    let heads = [
        (
            FontRole::Headline,
            "zh-Hans-CN",
            "溪湾春早：120名志愿者上桥头“讲堂”——GDP增长5.6%，《运河》A4纸2026年第3期",
        ),
        (
            FontRole::Strong,
            "zh-Hans-CN",
            "溪湾春早：120名志愿者上桥头“讲堂”——GDP增长5.6%，《运河》A4纸2026年第3期",
        ),
        (
            FontRole::Kai,
            "zh-Hans-CN",
            "〖专题〗⸺溪湾“春‘早’来”……1～3月、10-15日⸺5G手机，iPhone 17 Pro上市？！",
        ),
        (
            FontRole::Body,
            "zh-Hans-CN",
            "（记者 王国防）北京—上海，克里斯·罗塞蒂：“It’s ‘go’ to me”；2018–2021年，1-3月在Wi-Fi下",
        ),
        (
            FontRole::Headline,
            "zh-Hant-TW",
            "溪灣春早：「橋頭『講堂』」，第15屆《運河》展。“VIP”卡100%；真的？",
        ),
        (FontRole::Headline, "ja", "春の“コンサート”、第12回「東京」大会：20:30開演・入場無料。スーパー"),
    ];
    let mut frames = Vec::new();
    let mut x = pt(740);
    for (role, language, text) in heads {
        let styled = StyledText::plain(text, style(role, language, em));
        frames.extend(head(&styled, em * 22, em, Point::new(x, pt(30))));
        for (number, dx) in [(0, 12), (1, 12)] {
            let _ = number;
            let _ = dx;
        }
        x -= em * 5;
    }
    let edition = edition(frames, Size::new(pt(800), pt(600)));
    std::fs::write("/tmp/vertical.pdf", pdf::export(&edition, &issue(), fonts()).unwrap()).unwrap();
    println!("{}", edition.dump());
}
