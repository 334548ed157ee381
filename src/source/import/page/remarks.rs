//! What was guessed of a page, as diagnostics with page, block and box.

use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};

use super::super::boxes::BoxedPage;
use super::super::ocr;
use super::super::pdf::PdfRemark;
use super::measure::{MeasuredPage, Oddity};
use super::text::PageText;
use super::units::Guess;

/// Characters of a block that a message shows.
const SHOWN: usize = 16;

/// Characters that a message shows of what a PDF file has and the issue has not.
const SHOWN_OF_FILE: usize = 60;

/// Makes the remarks of one page.
pub(super) struct Remarks<'a> {
    pub(super) page: &'a BoxedPage,
    pub(super) text: &'a PageText,
    pub(super) label: &'a str,
}

impl Remarks<'_> {
    /// A guess about a block.
    pub(super) fn guess(&self, guess: Guess, at: usize) -> Option<Diagnostic> {
        let key = match guess {
            // A story remarks its subheads itself.
            Guess::Subhead => return None,
            Guess::SmallHeadline => "unsure-layout.small-headline",
            Guess::UnseenHeading => "unsure-layout.unseen-heading",
            Guess::NoHead => "unsure-layout.no-head",
            Guess::Continued => "unsure-layout.continued",
            Guess::PhotoStory => "unsure-layout.photo-story",
            Guess::FigureNearby => "unsure-layout.figure-nearby",
        };
        let words = self.text.block(at).head(SHOWN);
        let (block, taken) = (self.name(at), Sentence::new(key));
        let message = sentence!("unsure-layout", block, words = words.text, taken);
        let unsure = Diagnostic::new(Code::UnsureLayout, message)
            .at(words.span())
            .help(Sentence::new("unsure-layout.help"));
        Some(self.placed(unsure, at))
    }

    /// That the order of the program and that of the places differ, first at a block.
    pub(super) fn order(&self, first: (usize, usize), by_engine: bool) -> Diagnostic {
        let [one, two] = [first.0, first.1].map(|at| self.name(at));
        let trusted = if by_engine { "engine" } else { "geometry" };
        let message = sentence!("unsure-layout.order", one, two, trusted);
        let help = Sentence::new("unsure-layout.help-order");
        let unsure =
            Diagnostic::new(Code::UnsureLayout, message).at(self.text.block(first.1).head(SHOWN).span());
        self.placed(unsure.help(help), first.1)
    }

    /// What was told of a page of a PDF file.
    pub(super) fn of_file(&self, number: usize, told: &[PdfRemark]) -> Vec<Diagnostic> {
        let whole = self.text.whole().head(0).span();
        let own = told.iter().filter(|remark| remark.page == number);
        own.map(|remark| {
            if remark.words.is_empty() {
                let message = Sentence::new(remark.key);
                return Diagnostic::new(Code::UnsureLayout, message).at(whole.clone()).on_page(self.label);
            }
            let shown: String = remark.words.chars().take(SHOWN_OF_FILE).collect();
            let left_out = ocr::left_out(remark.key, &shown, Some(whole.clone())).on_page(self.label);
            left_out.data("text", remark.words.clone())
        })
        .collect()
    }

    /// What is odd about the places of the page.
    pub(super) fn odd(&self, measured: &MeasuredPage) -> Vec<Diagnostic> {
        let whole = || self.text.whole().head(0).span();
        let size = || format!("{}×{}", self.page.width, self.page.height);
        let mut odd: Vec<Diagnostic> = measured
            .oddities
            .iter()
            .map(|oddity| {
                let message = match oddity {
                    Oddity::Swapped => sentence!("odd-boxes.swapped", size = size()),
                    Oddity::Outside => sentence!("odd-boxes.outside", size = size()),
                    Oddity::Shapeless => return self.shapeless(),
                };
                Diagnostic::new(Code::OddBoxes, message).at(whole()).on_page(self.label)
            })
            .collect();
        if let Some(&first) = measured.unplaced.first() {
            let (block, count) = (self.name(first), measured.unplaced.len());
            let message = sentence!("odd-boxes", block, count);
            let help = Sentence::new("odd-boxes.help");
            let unplaced =
                Diagnostic::new(Code::OddBoxes, message).at(self.text.block(first).head(SHOWN).span());
            odd.push(unplaced.help(help).on_page(self.label).data("block", block));
        }
        odd
    }

    fn shapeless(&self) -> Diagnostic {
        let message = Sentence::new("unsure-layout.shapeless");
        Diagnostic::new(Code::UnsureLayout, message).at(self.text.whole().head(0).span()).on_page(self.label)
    }

    fn placed(&self, diagnostic: Diagnostic, at: usize) -> Diagnostic {
        let corners = self.page.blocks[at].corners.map(|corners| corners.to_vec());
        let placed = diagnostic.on_page(self.label).data("block", self.name(at));
        corners.map_or(placed.clone(), |corners| placed.data("box", corners))
    }

    fn name(&self, at: usize) -> String {
        let id = &self.page.blocks[at].id;
        if id.is_empty() { at.to_string() } else { id.clone() }
    }
}
