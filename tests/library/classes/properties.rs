//! The class of a code point by its properties of Unicode.

use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory, GeneralCategoryGroup, LineBreak, Script};
use paiban::text::class::Class;

/// The properties of a code point that determine its class.
pub(crate) struct Properties {
    category: GeneralCategory,
    line_break: LineBreak,
    script: Script,
    width: EastAsianWidth,
}

impl Properties {
    pub(crate) fn of(c: char) -> Self {
        Self {
            category: CodePointMapData::<GeneralCategory>::new().get(c),
            line_break: CodePointMapData::<LineBreak>::new().get(c),
            script: CodePointMapData::<Script>::new().get(c),
            width: CodePointMapData::<EastAsianWidth>::new().get(c),
        }
    }

    pub(crate) fn is_han(&self) -> bool {
        self.script == Script::Han
    }

    fn is_in(&self, group: GeneralCategoryGroup) -> bool {
        group.contains(self.category)
    }

    fn is_wide(&self) -> bool {
        matches!(self.width, EastAsianWidth::Wide | EastAsianWidth::Fullwidth)
    }

    /// Selects a glyph and is not a mark of a letter.
    fn is_variation_selector(c: char) -> bool {
        matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
    }

    /// Where a line ends or a blank may vanish: UAX #14, classes BK, CR, LF, NL; General_Category
    /// Zs.
    fn blank(&self, c: char) -> Option<Class> {
        use LineBreak as LB;
        if matches!(self.line_break, LB::MandatoryBreak | LB::CarriageReturn | LB::LineFeed | LB::NextLine) {
            return Some(Class::LineBreak);
        }
        if c == '\u{3000}' {
            return Some(Class::IdeographicSpace);
        }
        (self.category == GeneralCategory::SpaceSeparator || c == '\t').then_some(Class::Space)
    }

    /// Letters and digits: CSS Text 4, ideographs, non-ideographic letters and numerals. Letters of
    /// East Asian width belong to neither there; they are set as ideographs are.
    fn letter(&self, c: char) -> Option<Class> {
        let spaced = if self.is_in(GeneralCategoryGroup::Letter) || self.is_in(GeneralCategoryGroup::Mark) {
            Class::Latin
        } else if self.category == GeneralCategory::DecimalNumber {
            Class::Number
        } else {
            return self.is_han().then_some(Class::Ideograph);
        };
        if Self::is_variation_selector(c) {
            return Some(Class::Other);
        }
        Some(if self.is_han() || self.is_wide() { Class::Ideograph } else { spaced })
    }

    /// Signs beside numbers: UAX #14, classes PR and PO.
    fn sign(&self) -> Option<Class> {
        match self.line_break {
            LineBreak::PostfixNumeric => Some(Class::Postfix),
            LineBreak::PrefixNumeric if self.category == GeneralCategory::CurrencySymbol => {
                Some(Class::Prefix)
            }
            _ => None,
        }
    }

    /// What is one em wide among Chinese characters: UAX #11, wide and full-width; UAX #14, class AI;
    /// the pictures and operators of no script.
    fn is_symbol(&self, c: char) -> bool {
        let of_no_script = matches!(self.script, Script::Common | Script::Inherited);
        let picture = matches!(self.category, GeneralCategory::OtherSymbol | GeneralCategory::MathSymbol);
        let visible = self.is_in(GeneralCategoryGroup::Symbol)
            || self.is_in(GeneralCategoryGroup::Punctuation)
            || self.is_in(GeneralCategoryGroup::Number);
        let ambiguous = self.line_break == LineBreak::Ambiguous;
        !c.is_ascii() && visible && (self.is_wide() || ambiguous || picture && of_no_script)
    }

    /// The class they give the code point.
    pub(crate) fn class(&self, c: char) -> Class {
        self.blank(c)
            .or_else(|| self.letter(c))
            .or_else(|| self.sign())
            .or_else(|| self.is_symbol(c).then_some(Class::Symbol))
            .unwrap_or(Class::Other)
    }
}
