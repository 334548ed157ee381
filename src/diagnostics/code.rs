//! The table of codes. Codes and slugs never change their meaning.
//!
//! A code is the letter of its family ([`FAMILIES`]) and three digits, of which the first divides
//! the family into groups. What a code is about, why it matters, an example, the same fixed and the
//! options that change it are in a page for each code, `pages/S102.md`, and in Chinese
//! `pages/zh/S102.md`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Severity;

macro_rules! codes {
    ($($name:ident $id:literal $slug:literal $severity:ident $summary:literal)*) => {
        /// What kind of fault a diagnostic is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $summary] $name,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable short form, such as `S102`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }

            /// The stable readable form, such as `missing-alt-text`.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug),* }
            }

            /// How bad it is, unless the caller decides otherwise.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            pub(super) const fn english_summary(self) -> &'static str {
                match self { $(Self::$name => $summary),* }
            }

            pub(super) const fn english_page(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("pages/", $id, ".md"))),* }
            }

            pub(super) const fn chinese_page(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("pages/zh/", $id, ".md"))),* }
            }
        }
    };
}

codes! {
    MissingFile "M101" "missing-file" Error "A file that the issue names is missing."
    InvalidUtf8 "M102" "invalid-utf8" Error "A text file is not UTF-8."
    Syntax "M103" "syntax" Error "A TOML or JSON file has a syntax error."
    UnknownKey "M104" "unknown-key" Error "A table has an unknown key."
    WrongType "M105" "wrong-type" Error "The value of a key has the wrong type."
    MissingKey "M106" "missing-key" Error "A required key is missing."
    InvalidValue "M107" "invalid-value" Error "The value of a key is not allowed."
    InvalidDate "M108" "invalid-date" Error "A date is not a date of the calendar."
    PathOutside "M109" "path-outside" Error "A path leaves the folder of the issue."
    FileTooLarge "M110" "file-too-large" Error "A file is too large to be read."
    NoPublication "M111" "no-publication" Error "`publication.toml` is missing."
    OverLimit "M112" "over-limit" Error "The issue has more of something than pages can be made of."
    UnportableName "M113" "unportable-name" Error "Not every system can have the name of a file, or tell it from another."
    DuplicateArticle "M201" "duplicate-article" Error "Two articles of the issue have the same id."
    DuplicateLabel "M202" "duplicate-label" Error "Two pages of the issue have the same label."
    UnknownReference "M203" "unknown-reference" Error "`companion_of` names no other article of the issue."
    EmptyPage "M204" "empty-page" Warning "A page has no articles."
    UnlistedArticle "M205" "unlisted-article" Warning "The folder contains an article that no page lists."
    NoPages "M206" "no-pages" Error "The issue has no pages."
    InvalidLanguage "M207" "invalid-language" Error "A language is not a BCP 47 tag."
    InvalidUrl "M208" "invalid-url" Error "An address does not begin with `http://`, `https://` or `mailto:`."
    ContestedPlace "M209" "contested-place" Warning "Two articles of a page are pinned to the same place."
    PartedArticles "M210" "parted-articles" Warning "Articles that belong together are on different pages."
    RenamedArticle "M211" "renamed-article" Advice "An imported article has a file that is not named after its id."
    MissingImprint "M301" "missing-imprint" Warning "The imprint lacks something that every issue must print."
    InvalidSerial "M302" "invalid-serial" Error "A serial number has the wrong form or check digit."
    PermitPosesAsPress "M303" "permit-poses-as-press" Warning "An internal publication presents itself as a newspaper."
    EmptyArticle "A101" "empty-article" Error "An article has no text, no figure and no headline."
    MissingHeadline "A102" "missing-headline" Warning "An article has no headline."
    NoFrontMatter "A103" "no-front-matter" Error "An article does not begin with front matter."
    UnsupportedMarkdown "A104" "unsupported-markdown" Warning "The text has markup that is not supported."
    InvalidRuby "A105" "invalid-ruby" Error "A `<ruby>` element is incomplete."
    UndefinedNote "A106" "undefined-note" Error "A footnote and its mark do not match."
    InlinePicture "A107" "inline-picture" Error "A picture is placed inside a line of text."
    InvisibleCharacter "A108" "invisible-character" Advice "The text has a character of no ink, which is left out."
    InvisibleControl "A109" "invisible-control" Warning "The text has an invisible control, which is left out."
    UnevenTable "A110" "uneven-table" Warning "The cells of a table do not fill its rows and columns."
    UndrawnChart "A111" "undrawn-chart" Warning "A table cannot be drawn as a chart, and is set as a table."
    UnfoundQuote "A112" "unfound-quote" Advice "The words of a pull quote are not in the text of its article."
    UndrawnList "A113" "undrawn-list" Warning "A list cannot be drawn with its terms, and is set as a list."
    ControlCharacter "A201" "control-character" Error "The text has a control character."
    PrivateUse "A202" "private-use" Warning "The text has a private-use character."
    UnbalancedBrackets "A203" "unbalanced-brackets" Warning "A bracket or quotation mark has no partner."
    MixedWidth "A204" "mixed-width" Advice "A mark, letter or digit has a width that Chinese text does not use."
    NotNfc "A205" "not-nfc" Warning "The text is not in Unicode normalization form C."
    ReplacementCharacter "A206" "replacement-character" Warning "The text has the replacement character U+FFFD."
    HtmlComment "A207" "html-comment" Error "The text has an HTML comment."
    MarkForm "A208" "mark-form" Advice "A mark has a form that Chinese text does not use."
    UnreadablePicture "S101" "unreadable-picture" Error "A picture cannot be decoded."
    MissingAlt "S102" "missing-alt-text" Warning "A picture has no description."
    TooFewPixels "S103" "too-few-pixels" Warning "A picture has too few pixels for print."
    UnsupportedPicture "S104" "unsupported-picture" Error "A picture has an unsupported format."
    PictureTooLarge "S105" "picture-too-large" Error "A picture has too many pixels."
    LostPicture "S106" "lost-picture" Warning "A figure has no picture."
    PagesLeftOut "S107" "pages-left-out" Warning "A PDF file has more pages than the one that is shown."
    EncryptedPage "S108" "encrypted-page" Error "A PDF file is encrypted."
    NoPdfPage "S109" "no-pdf-page" Error "A PDF file has no page, or one without a size."
    MissingFonts "S110" "missing-fonts" Error "A PDF file does not contain the fonts that its page uses."
    EndlessPage "S111" "endless-page" Error "The page of a PDF file takes too much to draw."
    MissingGlyph "F201" "missing-glyph" Error "No font has a character of the text."
    UnknownFamily "F202" "unknown-family" Error "A font family of the theme was not found."
    UnusableFont "F203" "unusable-font" Warning "A font file cannot be used."
    NoMasthead "I101" "no-masthead" Warning "The masthead is missing or disagrees with the publication."
    JoinedParagraph "I102" "joined-paragraph" Advice "Two paragraphs were joined."
    UnsureJoin "I103" "unsure-join" Advice "Two paragraphs may belong together and were left apart."
    SuspiciousWord "I104" "suspicious-word" Warning "The text has a word of the list of suspicious words."
    UnsureHeading "I105" "unsure-heading" Advice "The role of a heading is uncertain."
    BylineAsText "I106" "byline-as-text" Advice "A byline stays in the text."
    UnsureLayout "I107" "unsure-layout" Advice "What a block of an imported page is was guessed."
    NotImported "I108" "not-imported" Advice "Something of an imported page is in no article."
    OddBoxes "I109" "odd-boxes" Warning "The places of the blocks of an imported page are odd."
    PictureNotBesidePage "I110" "picture-not-beside-page" Warning "A picture of an imported page was not found."
    UnreadablePages "I111" "unreadable-pages" Error "A file to be imported is not what its format asks."
    LeftOutOfImport "I201" "left-out-of-import" Warning "Something of an imported file is not in the issue."
    UnreadableDocument "I202" "unreadable-document" Error "A file to be imported cannot be read."
    ChangedForm "I203" "changed-form" Advice "Something of an imported file has another form in the issue."
    UnusualSite "I204" "unusual-site" Advice "Something of a saved site stands elsewhere than its family has it."
    UnfollowedWish "L101" "unfollowed-wish" Advice "No arrangement of a page follows its plan, pins, groups, companions and sizes of pictures."
    NoRoomBetweenRows "L102" "no-room-between-rows" Advice "Marks between rows have no room."
    ForcedLine "L103" "forced-line" Advice "A line could not be set by the rules."
    ThroughLine "L104" "through-line" Advice "A line runs through the whole page."
    ButtingHeads "L105" "butting-heads" Advice "Two headlines side by side read as one."
    HeadOrder "L106" "head-order" Advice "Sizes of headlines contradict the ranks of their articles."
    LeadElsewhere "L107" "lead-elsewhere" Advice "The lead is not at the upper left corner of the page."
    CutHead "L108" "cut-head" Advice "A word of a headline is broken."
    UntidyLegs "L109" "untidy-legs" Advice "The legs of an article are uneven."
    UnquietPage "L110" "unquiet-page" Advice "A page has too much emphasis."
    GreyArea "L111" "grey-area" Advice "A large part of a page is text only."
    TouchingPictures "L112" "touching-pictures" Advice "Pictures of two articles touch."
    ManyJumps "L113" "many-jumps" Advice "Too many articles of a page are continued on other pages."
    UnderfullPage "L114" "underfull-page" Advice "A page is not full."
    MovedArticle "L115" "moved-article" Advice "An article stands on a later page than the one that lists it."
    NoRoom "L116" "no-room" Error "An article or a notice fits no page of the paper."
    OverlongLine "L117" "overlong-line" Error "A text of the paper or of a page does not fit its place."
    OverlongText "L118" "overlong-text" Error "A caption or a cell of a table has more characters than can be set."
    WideTable "L119" "wide-table" Error "A table has more columns than can stand side by side."
    MovedModules "L120" "moved-modules" Advice "Modules of an accepted page were moved, so that it stays full."
    LayoutGivenUp "L121" "layout-given-up" Warning "A page cannot stand as it was accepted."
    Jump "L122" "jump" Advice "An article is continued on another page or sheet."
    QuoteLeftOut "L123" "quote-left-out" Advice "A pull quote has no room on the page of its article."
    InvalidTheme "T101" "invalid-theme" Error "A theme cannot be used."
    InvalidTemplate "T102" "invalid-template" Error "A template of the EPUB cannot be used."
    NotABook "B101" "not-a-book" Error "The file is not an EPUB that this program built."
    BrokenBook "B102" "broken-book" Error "A finished book is incomplete."
    OversizedBook "B103" "oversized-book" Error "A book is too large to be checked."
    ReducedPicture "B104" "reduced-picture" Advice "Pictures have fewer pixels in the EPUB."
    EmptyVolume "C101" "empty-volume" Error "No issues were found for the volume."
    DuplicateDay "C102" "duplicate-day" Error "Two issues of a volume have the same date."
    MixedPublications "C103" "mixed-publications" Error "The issues of a volume belong to several papers."
    MissingDay "C104" "missing-day" Warning "The volume lacks an issue of a day on which the paper appears."
    UnusableCache "C105" "unusable-cache" Warning "Composed pages cannot be kept in the cache."
    LeftOut "C106" "left-out" Warning "An issue with errors was left out of a volume."
    Unplanned "C107" "unplanned" Warning "An issue is in no unit of a plan."
    LesserPdf "P101" "lesser-pdf" Warning "A PDF meets a lower level of its standard."
    RefusedByStandard "P102" "refused-by-standard" Error "The standard of the profile forbids something on a page."
    ShortenedString "P103" "shortened-string" Warning "A text is too long for a string of a PDF."
    LongTitle "G101" "long-title" Warning "A title has more characters than one of the sources allows."
    OverlongTitle "G102" "overlong-title" Error "A title has more characters than WeChat takes."
    OverlongAuthor "G103" "overlong-author" Error "The author of an article has more characters than WeChat takes."
    CutDigest "G104" "cut-digest" Warning "The first sentence of a digest is too long and is cut."
    OverlongContent "G105" "overlong-content" Error "The text of an article is larger than WeChat takes."
    OverlongAddress "G106" "overlong-address" Error "The address of the original is longer than WeChat takes."
    RecodedPicture "G107" "recoded-picture" Advice "Pictures were coded anew for WeChat."
    CoverMargins "G108" "cover-margins" Warning "What must be kept of a picture does not fit a cover."
    NoOriginalAddress "G109" "no-original-address" Advice "Articles for WeChat have no address of the original."
    TableAsPicture "G110" "table-as-picture" Advice "A chart, or a table that is too wide for a phone, becomes a picture."
    ManyPictures "G111" "many-pictures" Warning "A photo story has more pictures than a picture message takes."
    UndrawnCharacter "G112" "undrawn-character" Warning "No font has a character of a picture that is drawn for WeChat."
    NotWechat "G201" "not-wechat" Error "The folder does not hold articles for WeChat that this program made."
    BrokenWechat "G202" "broken-wechat" Error "Finished articles for WeChat are incomplete."
    ChangedOutput "V101" "changed-output" Error "An output is missing or has changed since it was built."
    ChangedInput "V102" "changed-input" Error "A file of the issue is missing or has changed since the editions were built."
    NoRecord "V103" "no-record" Error "No record says how the file was built."
    OtherOptions "V104" "other-options" Error "An edition was built with other options than those that are expected."
    OtherProgram "V105" "other-program" Warning "An edition was built by another version of the program."
    MissingUnit "V106" "missing-unit" Error "A unit of the plan is missing in the archive, or some of its issues are."
    WrongWord "N101" "wrong-word" Error "A word is on the list of the paper as an error."
    DoubtfulWord "N102" "doubtful-word" Warning "A word is on the list of the paper as doubtful."
    NotedWord "N103" "noted-word" Advice "A word is on the list of the paper as worth a look."
    NearName "N201" "near-name" Warning "A name differs from a listed one in one character."
    UnfitTitle "N202" "unfit-title" Warning "A listed person has another title."
    NameOrder "N203" "name-order" Warning "Listed names stand in another order than that of the list."
    NotASite "W101" "not-a-site" Error "The folder is not a site that this program built."
    BrokenSite "W102" "broken-site" Error "A finished site is incomplete."
    UnknownAct "E101" "unknown-act" Error "An act of the desk is none, or names something that the issue does not have."
    RefusedAct "E102" "refused-act" Error "An act of the desk cannot be done, or a file was changed by someone else since the page was shown."
    UneditableFile "E103" "uneditable-file" Error "A file cannot be changed by an act of the desk."
}

/// A section of every page, in their order. Fenced blocks of the example and of the fixed one name the
/// file they are: ```` ```toml issue.toml ````.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What is reported.
    WhatItIs,
    /// What follows from it.
    WhyItMatters,
    /// Files that have the fault.
    Example,
    /// The same without it.
    Fixed,
    /// What the caller may decide.
    Options,
}

impl Section {
    /// Every section.
    pub const ALL: [Self; 5] =
        [Self::WhatItIs, Self::WhyItMatters, Self::Example, Self::Fixed, Self::Options];
}

/// Codes of one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// First letter of its codes.
    pub letter: char,
    /// What its codes are about, in English.
    pub(super) name: &'static str,
}

/// The families, in the order of the table.
pub const FAMILIES: [Family; 15] = [
    Family { letter: 'M', name: "publication, issue and pages" },
    Family { letter: 'A', name: "text of articles" },
    Family { letter: 'S', name: "pictures" },
    Family { letter: 'F', name: "fonts" },
    Family { letter: 'I', name: "import of other formats" },
    Family { letter: 'L', name: "layout of pages" },
    Family { letter: 'T', name: "themes and templates" },
    Family { letter: 'B', name: "finished books" },
    Family { letter: 'C', name: "volumes" },
    Family { letter: 'P', name: "PDF" },
    Family { letter: 'G', name: "articles for WeChat" },
    Family { letter: 'V', name: "records and bags" },
    Family { letter: 'N', name: "words and people of the paper" },
    Family { letter: 'W', name: "finished sites" },
    Family { letter: 'E', name: "the editor's desk" },
];

impl Family {
    /// That of the layout of pages.
    pub const PAGES: Self = FAMILIES[5];

    /// Whether a code is one of it.
    pub fn has(self, code: Code) -> bool {
        code.id().starts_with(self.letter)
    }

    /// Its codes, in the order of the table.
    pub fn codes(self) -> impl Iterator<Item = Code> {
        Code::ALL.iter().copied().filter(move |&code| self.has(code))
    }
}

impl Code {
    /// The code with this id or slug.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(name) || code.slug() == name)
    }

    /// Whether somebody can decide to go on in spite of it. There are no pages of what cannot be set.
    pub fn can_be_allowed(self) -> bool {
        !matches!(self, Self::NoRoom | Self::OverlongLine | Self::OverlongText | Self::WideTable)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Self::find(&id).ok_or_else(|| de::Error::custom(format!("`{id}` is no code")))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_and_slugs_are_unique_and_found() {
        let names: BTreeSet<_> = Code::ALL.iter().flat_map(|c| [c.id(), c.slug()]).collect();
        assert_eq!(names.len(), Code::ALL.len() * 2);
        for &code in Code::ALL {
            assert_eq!(Code::find(code.id()), Some(code));
            assert_eq!(Code::find(code.slug()), Some(code));
        }
    }

    #[test]
    fn the_families_hold_every_code_once_and_in_the_order_of_the_table() {
        let of_families: Vec<Code> = FAMILIES.iter().flat_map(|family| family.codes()).collect();
        assert_eq!(of_families, Code::ALL);
        assert_eq!(Family::PAGES.letter, 'L');
        assert!(FAMILIES.iter().all(|family| family.codes().next().is_some()));
    }
}
