//! The table of codes: what each means and what to do. Codes and slugs never change their meaning.
//!
//! Families: `M` publication, issue and page data · `A` text of articles · `S` pictures ·
//! `F` fonts · `I` import of OCR pages · `L` pages · `T` themes and templates ·
//! `P` PDF · `V` records and packages. The hundreds part each family into groups.

use std::fmt;

use super::Severity;

macro_rules! codes {
    ($($name:ident $id:literal $slug:literal $severity:ident $summary:literal $explanation:literal)*) => {
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

            /// How bad it is unless the one who runs the program says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// One sentence about the fault.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$name => $summary),* }
            }

            /// Why it is a fault and the ways out, in Markdown.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation),* }
            }
        }
    };
}

codes! {
MissingFile "M101" "missing-file" Error
"A file that the issue names is not there."
"`issue.toml` lists an article, or an article or the publication names a picture, and there is no such \
file. Paths are relative to the folder of the issue (the masthead picture: of `publication.toml`) and \
upper and lower case differ. Add the file or mend the path."

InvalidUtf8 "M102" "invalid-utf8" Error
"A text file is not UTF-8."
"All text files are read as UTF-8. Older files are often GB 18030: convert them with \
`iconv -f gb18030 -t utf-8`. The place is the first byte that does not fit."

Syntax "M103" "syntax" Error
"A TOML or JSON file breaks the rules of its language."
"The rest of the file may still be read, so that other faults are reported in the same run."

UnknownKey "M104" "unknown-key" Error
"A table has a key this program does not know."
"A misspelt key would silently lose what it says, so unknown keys are refused. The help names the \
nearest known key. `paiban schema` prints all keys there are."

WrongType "M105" "wrong-type" Error
"A key has a value of another type than it needs."
"For example a number where a text is needed. Put texts in quotes; dates are written 2019-04-19."

MissingKey "M106" "missing-key" Error
"A key that must be there is not."
"`title`, `slug` and `language` are needed in `publication.toml`; `date` and at least one `[[page]]` in \
`issue.toml`; `label` in each page. The date of an issue is never guessed."

InvalidValue "M107" "invalid-value" Error
"A key has a value outside of those it may have."
"The message lists the values, or the range of numbers, that are known."

InvalidDate "M108" "invalid-date" Error
"A date is not a day of the calendar, written 2019-04-19."
"Dates are written with four digits for the year and two each for month and day."

PathOutside "M109" "path-outside" Error
"A path leaves the folder of the issue."
"Paths are relative, use `/`, and may not hold `..`, begin with `/`, or lead outside through a symbolic \
link: an issue folder stands alone and can be moved or handed on. Copy the file into the folder."

FileTooLarge "M110" "file-too-large" Error
"A file is larger than the program reads."
"Limits: texts 16 MiB, pictures 64 MiB. They keep a wrong file from taking all memory. Split the text \
or reduce the picture."

NoPublication "M111" "no-publication" Error
"There is no `publication.toml` in the folder of the issue or a folder above."
"The file says what is the same in every issue: title, language, numbers, sponsors. `paiban new` writes \
one to begin with."

DuplicateArticle "M201" "duplicate-article" Error
"Two articles of the issue have the same id."
"Ids tie jumps, companions and links to one article. An article's id is its path without the ending, \
unless its front matter has `id`. Give one of them another id, or remove the second listing."

DuplicateLabel "M202" "duplicate-label" Error
"Two pages of the issue have the same label."
"The label (版次) names the page in the contents, in the page list and in links. Give each page its own."

UnknownReference "M203" "unknown-reference" Error
"An article names another one that is not in the issue."
"`companion_of` takes the id of an article of the same issue: its path without the ending. It names another \
article, and articles do not accompany each other in a circle."

EmptyPage "M204" "empty-page" Warning
"A page has no articles."
"The page would be a folio line over blank paper. List articles in `articles`, or take the page out."

UnlistedArticle "M205" "unlisted-article" Warning
"The folder holds an article that no page lists."
"It is in neither output. Add it to `articles` of a page in `issue.toml`, or move the file away."

NoPages "M206" "no-pages" Error
"The issue has no pages."
"An issue needs at least one `[[page]]` with a label and articles."

InvalidLanguage "M207" "invalid-language" Error
"A language is not a BCP 47 tag."
"Examples: `zh-Hans-CN`, `zh-Hant-TW`, `ja`, `en`. E-readers refuse books with malformed tags."

InvalidUrl "M208" "invalid-url" Error
"An address does not begin with `http://`, `https://` or `mailto:`."
"Links of both outputs lead outside of the book, so the address has to be whole."

ContestedPlace "M209" "contested-place" Warning
"Two articles of a page are pinned to the same corner."
"A corner of a page, and the box beside the masthead (`pin = \"ear\"`), takes one article. The first \
gets it; take `pin` away from the others, or give them another corner."

PartedArticles "M210" "parted-articles" Warning
"Articles that belong together are on different pages."
"Articles of one `group` stand side by side, and one with `companion_of` stands by the article it names. \
That holds within a page. List them on one page, or take `group` or `companion_of` away."

MissingImprint "M301" "missing-imprint" Warning
"The publication lacks something that every issue must print."
"Chinese newspapers print at a fixed place of each issue: national serial number, supervising and \
sponsoring bodies, publisher, address and phone, printer and its address, postal code, price, issue number \
(报纸出版形式差错数计算方法, 2020; 出版管理条例 art. 28). Internal publications print permit, 编印单位, \
发送对象, 印刷单位, 印刷日期, 印数 and 期号 (内部资料性出版物管理办法 art. 14). Add the keys the message \
names; `kind = \"other\"` turns the rule off."

InvalidSerial "M302" "invalid-serial" Error
"A serial number has the wrong shape or check digit."
"`cn` is `CN dd-dddd` with a two-digit region (GB/T 9999); `issn` is four digits, a hyphen, three digits \
and the check digit of ISO 3297."

PermitPosesAsPress "M303" "permit-poses-as-press" Warning
"An internal publication calls itself a newspaper."
"内部资料性出版物管理办法 art. 14 forbids ××报, ××刊, 本报, 本刊, 记者 and a serial number. Say 本讯, \
通讯员, or the name of the body."

EmptyArticle "A101" "empty-article" Error
"An article has no text, no figure and no headline."
"Such an article would leave a hole on the page. Write its text or take it out of its page."

MissingHeadline "A102" "missing-headline" Warning
"An article has no headline."
"It can be set, but the contents then list it by its first words. Briefs may do without: give them \
`rank = \"brief\"`."

NoFrontMatter "A103" "no-front-matter" Error
"An article does not begin with front matter between `+++` lines."
"The first line of the file is `+++`, then TOML, then another line `+++`, then the text. A byte order \
mark before it is allowed."

UnsupportedMarkdown "A104" "unsupported-markdown" Warning
"The text has markup that neither output can show; its characters are kept as plain text."
"Carried are: paragraphs, subheads, lists, quotes, tables, figures, footnotes, strong, emphasis, \
proper names (`<u>`), ruby, links and hard line breaks. Other markup (HTML, code, formulas) is set as \
it was typed, so that nothing is lost."

InvalidRuby "A105" "invalid-ruby" Error
"A `<ruby>` element is not whole."
"Write `<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>`: each base is followed by its reading. \
Brackets in `<rp>` beside a reading are read and left out."

UndefinedNote "A106" "undefined-note" Error
"A footnote mark has no footnote, or a footnote no mark."
"The mark is `[^1]`, the footnote a paragraph that begins `[^1]:`."

InlinePicture "A107" "inline-picture" Error
"The text places a picture in the middle of a line."
"A picture stands alone in its paragraph: `![description](photos/name.jpg)` with blank lines around."

ControlCharacter "A201" "control-character" Error
"The text has a control character."
"EPUB does not allow control characters and they show nothing on paper. They come from copying out of \
other programs. Delete them."

PrivateUse "A202" "private-use" Warning
"The text has a private-use character."
"Its meaning depends on one font of one maker; others show a box or another character. Find the \
character in Unicode, often in an extension of the Han characters."

UnbalancedBrackets "A203" "unbalanced-brackets" Warning
"A bracket or quotation mark is opened and not closed, or closed and not opened."
"Judged by paragraph. A quotation of several paragraphs that opens each of them is right and is not \
reported."

MixedWidth "A204" "mixed-width" Advice
"A half-width mark stands between Chinese characters, or a full-width letter or digit in the text."
"Chinese text uses full-width marks and half-width letters and digits (GB/T 15834, GB/T 15835). The text \
is set as it was written."

NotNfc "A205" "not-nfc" Warning
"The text is not in Unicode normalisation form C."
"The same character can be coded in several ways, which breaks searching. The text is set as it was \
written. Convert it with `uconv -x nfc`."

ReplacementCharacter "A206" "replacement-character" Warning
"The text has the replacement character U+FFFD."
"A program before this one could not read a character and put U+FFFD in its place. Restore the character \
from the source."

UnreadablePicture "S101" "unreadable-picture" Error
"A picture cannot be decoded."
"The file is damaged, or is not what its name says. Open it in a picture program and save it anew."

MissingAlt "S102" "missing-alt-text" Warning
"A figure has no description for those who cannot see it."
"Say in `alt` what the picture shows, not what the caption says already. Without it the outputs cannot \
claim to be accessible (PDF/UA-1, EPUB Accessibility 1.1)."

TooFewPixels "S103" "too-few-pixels" Warning
"A picture is too small to be printed well."
"Newsprint needs about 150 pixels an inch: 600 pixels for one broadsheet column and a half. Use the \
original of the picture."

UnsupportedPicture "S104" "unsupported-picture" Error
"A picture is of a kind that cannot be used."
"Kinds: JPEG, PNG, WebP. Convert it, for example with `magick in.tiff out.jpg`."

PictureTooLarge "S105" "picture-too-large" Error
"A picture has more pixels than the program decodes."
"The limit is 20,000 pixels a side and 100 million pixels in all. It keeps a small file from taking all \
memory. Reduce the picture; print needs 300 pixels an inch."

LostPicture "S106" "lost-picture" Warning
"A figure has words but no picture."
"OCR pages lose their pictures. Add `image` to the figure; until then its caption and credit are set \
without it."

MissingGlyph "F201" "missing-glyph" Error
"No font has a character of the text."
"It would be set as a blank box. Add a font that has it with `--font-dir` or `--system-fonts`, or write \
another form of the character. `paiban fonts ISSUE` lists what each face covers."

UnknownFamily "F202" "unknown-family" Error
"The theme names a font family that was not found."
"`paiban fonts` lists the families there are. Mend the name, or add the font with `--font-dir`."

NoMasthead "I101" "no-masthead" Warning
"The page names no paper."
"The first heading of level 1 is taken as the masthead when it is the name in `--publication`, or when \
no text stands between it and the sponsors' line. Give `--publication publication.toml`."

JoinedParagraph "I102" "joined-paragraph" Advice
"A paragraph that was torn at the foot of a column was joined."
"The first part ends without a final mark, so the sentence goes on in the second."

UnsureJoin "I103" "unsure-join" Advice
"Two paragraphs may belong together; they were left apart."
"The first ends with a final mark, but the second goes on with its enumeration. Compare with the page and \
join them by hand if it shows so."

SuspiciousWord "I104" "suspicious-word" Warning
"The text has a word of the list of suspicious words."
"The list comes from `--suspects FILE`. Nothing is corrected: compare with the page."

UnsureHeading "I105" "unsure-heading" Advice
"What a heading is could not be said for sure."
"The help says what it was taken for. Mend the front matter if that is wrong."

BylineAsText "I106" "byline-as-text" Advice
"A byline could not be taken apart and stays in the text."
"Only bylines that can be put together again character by character become data."

UnfollowedWish "L101" "unfollowed-wish" Advice
"The pages do not follow a wish about the place of an article."
"`pin`, `group`, `may_jump` and the `focus` of a picture are read, kept and handed on, but the page \
flow places articles in the order of their page and never crops. Order and `rank` decide what stands \
on top."

NoRoomBetweenRows "L102" "no-room-between-rows" Advice
"Marks that stand between two rows have no room there."
"Emphasis dots, lines under names and readings need half an em between the rows (CLREQ, Interlinear \
Marks), and rows are never opened for a single line. Emphasis takes the face that the theme names, a \
reading follows its base in parentheses, a name stays unmarked. A paper with wider rows shows the marks."

ForcedLine "L103" "forced-line" Advice
"A line could not be set by the rules."
"No place where a line may end was near enough: a long word or address in a narrow column, or a long row \
of marks. The line is spaced widely, cut where no line should end, or wider than its column; no character \
is lost. Reword the sentence, or choose a paper with wider columns."

ThroughLine "L104" "through-line" Advice
"A line runs through the whole page."
"A cut over the whole width in the middle of a page (断版) makes two pages of it, a gutter that is free \
over four fifths of its height (通线) makes two as well, and a crossing of four articles shows the grid. \
Readers should find one page whose parts interlock. Another order or `rank` of the articles, a box or a \
picture across the line changes it."

ButtingHeads "L105" "butting-heads" Advice
"Two heads stand side by side and read as one."
"碰题: heads of neighbours in the same rows and of like size, with nothing between them. The larger one \
should have 1.35 times the size of the smaller, or a box, a picture or a vertical head should part them. \
Give the articles different ranks, or one of them `boxed = true`."

HeadOrder "L106" "head-order" Advice
"The sizes of heads contradict the weight of their articles."
"Readers take the largest head for the most important story, and expect heads to become smaller down the \
page. Shorten the headline that is too large in its place, lengthen the other, or change a `rank`."

LeadElsewhere "L107" "lead-elsewhere" Advice
"The lead of a page does not stand at its upper left corner."
"The first story (头条) of a page in horizontal lines begins at the left of the top, below the masthead if \
there is one. Pin it with `pin = \"top\"`, or give way: another article may be pinned in its place."

CutHead "L108" "cut-head" Advice
"A word of a headline is cut at a line end."
"No width and size kept the word whole. Break the headline by hand: `headline` may be a list of lines, and \
a blank between words is a place to turn."

UntidyLegs "L109" "untidy-legs" Advice
"The legs of an article are uneven, too short, blank at their feet, or end with a subhead."
"All legs of an article end at one row; the last may be up to three rows shorter. A leg of fewer than four \
rows is not read as one, and a subhead without a row of text below it (背题) announces nothing. Move the \
subhead by a paragraph; a few words more or less, or a picture, help the rest."

UnquietPage "L110" "unquiet-page" Advice
"A page has too many kinds of emphasis."
"More than two boxes, more than two heads beside their text, more than six sizes of heads: where all is \
set off, nothing is. Use fewer ranks on the page, take `boxed` from an article."

GreyArea "L111" "grey-area" Advice
"A large part of a page is text only."
"Four columns by 45 rows without picture, head or box tire the eye. Give the article a picture or \
subheads, or put a boxed article there."

TouchingPictures "L112" "touching-pictures" Advice
"Pictures of two articles touch."
"They read as one picture with two captions. Move one of them into its text, or change the order of the \
articles."

ManyJumps "L113" "many-jumps" Advice
"Too many articles of a page go on at other pages."
"Most readers do not follow a jump; two on a page are enough. Move an article to another page as a whole, \
or shorten one."

UnderfullPage "L114" "underfull-page" Advice
"A page is not full."
"Its articles, with all that may be adapted, take less than 98.5 % of it. Add an article, a picture or \
fillers, or take a smaller paper."

MovedArticle "L115" "moved-article" Advice
"An article stands on a later page than the one that lists it."
"The articles of its page ask for far more than it has, also when some of them jump. It is complete on a \
page with room, or on a sheet that pages share behind the last one. Shorten articles of the page, list it on the other page, or take a larger \
paper."

InvalidTheme "T101" "invalid-theme" Error
"A theme has a value that cannot be drawn."
"The message says which. `templates/themes/` holds the themes to begin from."

InvalidTemplate "T102" "invalid-template" Error
"A template of the EPUB cannot be used."
"Templates are Jinja files as minijinja reads them. The message is of the template engine. Start again \
from the template of the same name in `templates/epub/`."

NotABook "B101" "not-a-book" Error
"A file that was to be compared with its issue is no book of this program."
"Only EPUB files that `paiban build` made can be read back; they keep their documents in the folder `EPUB`."

BrokenBook "B102" "broken-book" Error
"A finished book is not whole."
"A text, a picture or a note of the issue is not in it, its contents leave an article out, or a link leads \
nowhere. The message says which and where. Build the book anew."

EmptyVolume "C101" "empty-volume" Error
"No issue was found for a volume."
"`paiban compile` takes issues, or folders with issues in them, and of these the days that are asked for."

DuplicateDay "C102" "duplicate-day" Error
"Two issues of a volume are of the same day."
"A volume has one issue of a day. Leave the others out, or mend the `date` of one."

MixedPublications "C103" "mixed-publications" Error
"The issues of a volume are of several papers."
"What is a paper is told by its `slug`. Make a volume of each."

MissingDay "C104" "missing-day" Warning
"A day on which the paper appears has no issue in the volume."
"The days are those of `weekdays` in `publication.toml`. Add the issue; on holidays without one the \
warning can be allowed."

UnusableCache "C105" "unusable-cache" Warning
"Set pages could not be kept."
"The folder of `--cache` cannot be made or written to, or its disk is full. The volume is whole; the next \
run sets the pages again."

LeftOut "C106" "left-out" Warning
"An issue with errors was left out of a volume."
"`--keep-going` makes the volume of the others. The run ends with exit code 1 all the same."

LesserPdf "P101" "lesser-pdf" Warning
"A PDF is not what its profile can be."
"The profile `archive` makes PDF/A-2a and PDF/UA-1 where every picture is described, and PDF/A-2u where \
one is not. Give each picture an `alt` that says what is seen."

RefusedByStandard "P102" "refused-by-standard" Error
"The standard of a profile forbids what a page holds."
"PDF/A lets nothing stand in a file that may be lost later: a glyph that no font has, a font that may not be \
embedded, a picture in colours that no profile describes. Mend it, or take `--profile web`. Where the code is \
allowed the file is made and claims no standard."

ChangedOutput "V101" "changed-output" Error
"A file is not the one that was made."
"Its bytes are not those that the record beside it, or the manifest of its bag, names. Build the issue \
again, or take the file from a copy that is sound."

ChangedInput "V102" "changed-input" Error
"A file of the issue is not the one that the editions were made from."
"It was changed, moved or lost since. The editions are of the issue as it was."

NoRecord "V103" "no-record" Error
"Nothing says how a file was made."
"`paiban build` writes a record beside what it makes, named after the issue. Without it, or with one that \
cannot be read, nothing can be verified."
}

impl Code {
    /// The code with this id or slug.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(name) || code.slug() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
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
    fn every_code_is_explained() {
        for code in Code::ALL {
            assert!(code.summary().ends_with('.'), "{code}");
            assert!(code.explanation().len() > 60, "{code} needs an explanation");
        }
    }
}
