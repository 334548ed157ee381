//! The lines of a paragraph at three measures: `cargo run --release --example paragraph_lines`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints what it made")]

use paiban::geometry::Length;
use paiban::model::Language;
use paiban::text::{Align, FontLibrary, FontRole, FontSpec, Locale, Manner};
use paiban::text::{Paragraph, Setting, StyledText, TextStyle};

const TEXT: &str = "清晨六点，溪湾码头的水上巴士“春归号”准时离岸。从这里到老城，\
    航程4.8公里，票价2元，比公交车早到11分钟。";

fn main() {
    let fonts = FontLibrary::bundled();
    let language = Language::from("zh-Hans-CN");
    let em = Length::from_points(9);
    let chain = fonts.chain(&FontSpec::of(FontRole::Body), &language);
    let text = StyledText::plain(TEXT, TextStyle::new(chain, em, Locale::of(&language)));

    // Shaped once; broken at any measure.
    let paragraph = Paragraph::new(&text, &Manner::default(), &fonts);
    for characters in [11, 13, 17] {
        println!("{characters} em");
        let setting = Setting { measure: em * characters, indent: em * 2, align: Align::Justify };
        for line in paragraph.lines(&setting) {
            let words: String = line.runs.iter().map(|run| run.text.as_str()).collect();
            println!("  {:5.1} pt  {words}", line.width.points());
        }
    }
}
