//! The messages about the faults of a page.

use super::{Finding, Lint, lint};
use crate::diagnostics::{Code, Diagnostic, PageArea};
use crate::geometry::Length;
use crate::layout::grid::cells::CellRect;
use crate::layout::grid::paper::Paper;
use crate::layout::plan::{ModuleContent, Plan, PlannedModule};

/// A remark on each fault of a page that its user can do something about. Text without room and
/// modules that share cells are faults of this program: the composition reports them as errors.
/// `paper` is the grid the page was made on.
pub fn remarks(plan: &Plan, paper: &Paper) -> Vec<Diagnostic> {
    let mut findings = lint(plan);
    // Of faults of one kind in one article the first is enough.
    findings.dedup_by_key(|finding| (finding.kind, finding.modules.clone()));
    // On a page with little on it everything else follows from that.
    if plan.filled() < LITTLE {
        findings.retain(|finding| finding.kind == Lint::Underfull);
    }
    findings.iter().filter_map(|finding| remark(plan, paper, finding)).collect()
}

/// Less than this part of a page filled, in thousandths, is little. Tuned by eye on the two
/// examples; see docs/tuning.md.
const LITTLE: u32 = 850;

/// A remark on a fault of a page: about the article to be changed first, if it has one.
fn remark(plan: &Plan, paper: &Paper, finding: &Finding) -> Option<Diagnostic> {
    let mut remark = Diagnostic::new(code(finding.kind)?, message(plan, finding))
        .on_page(&plan.label)
        .help(way_out(finding.kind))
        .data("sheet", plan.sheet)
        .data("measured", finding.measured)
        .data("column", finding.cells.column)
        .data("row", finding.cells.row);
    // What is too empty is so as a whole.
    if finding.kind != Lint::Underfull && finding.cells.area() > 0 {
        remark = remark.on_area(area(plan, paper, &finding.cells));
    }
    let first = finding.modules.first().and_then(|&number| plan.modules.get(number));
    Some(match first.and_then(|module| module.article.as_ref()) {
        Some(id) if !about_all(finding.kind) => remark.in_article(id),
        _ => remark,
    })
}

/// Where cells of a page are on its paper.
fn area(plan: &Plan, paper: &Paper, cells: &CellRect) -> PageArea {
    let across = |x: Length| thousandths(x, paper.trim.width);
    let down = |y: Length| thousandths(y, paper.trim.height);
    let left = paper.column_left(cells.column);
    PageArea {
        page: plan.label.to_string(),
        sheet: plan.sheet,
        left: across(left),
        top: down(paper.row_top(cells.row)),
        right: across(left + paper.span(cells.columns)),
        bottom: down(paper.row_top(cells.bottom())),
    }
}

/// A length in thousandths of a side of the page.
fn thousandths(length: Length, side: Length) -> u16 {
    let (length, side) = (i64::from(length.millipoints()), i64::from(side.millipoints().max(1)));
    (length * 1000 / side).clamp(0, 1000) as u16
}

/// Whether a fault is one of the page and of no single article.
fn about_all(kind: Lint) -> bool {
    match kind {
        Lint::MidCut | Lint::LongGutter | Lint::FourCorners | Lint::LargerBelow | Lint::HeadSizes => true,
        Lint::HeadsBeside | Lint::Underfull | Lint::GreyArea | Lint::Boxes | Lint::Jumps => true,
        Lint::ButtingHeads | Lint::HeadInversion | Lint::HeadCut | Lint::SubheadAtFoot => false,
        Lint::RaggedFeet | Lint::ShortLeg | Lint::BlankFoot | Lint::Overfull | Lint::Collision => false,
        Lint::LeadNotAtTop | Lint::LeadNotAtLeft | Lint::PicturesTouch => false,
    }
}

fn code(kind: Lint) -> Option<Code> {
    Some(match kind {
        Lint::MidCut | Lint::LongGutter | Lint::FourCorners => Code::ThroughLine,
        Lint::ButtingHeads => Code::ButtingHeads,
        Lint::HeadInversion | Lint::LargerBelow => Code::HeadOrder,
        Lint::LeadNotAtTop | Lint::LeadNotAtLeft => Code::LeadElsewhere,
        Lint::HeadCut => Code::CutHead,
        Lint::SubheadAtFoot | Lint::RaggedFeet | Lint::ShortLeg | Lint::BlankFoot => Code::UntidyLegs,
        Lint::HeadSizes | Lint::HeadsBeside | Lint::Boxes => Code::UnquietPage,
        Lint::GreyArea => Code::GreyArea,
        Lint::PicturesTouch => Code::TouchingPictures,
        Lint::Jumps => Code::ManyJumps,
        Lint::Underfull => Code::UnderfullPage,
        Lint::Overfull | Lint::Collision => return None,
    })
}

fn message(plan: &Plan, finding: &Finding) -> String {
    let (measured, cells) = (finding.measured, finding.cells);
    let other = || finding.modules.get(1).map_or_else(String::new, |&number| named(plan, number));
    let size = |at: usize| finding.modules.get(at).map_or(Length::ZERO, |&number| size_of(plan, number));
    match finding.kind {
        Lint::MidCut => {
            format!("a line runs across the whole width below row {measured} of {}", plan.rows)
        }
        Lint::LongGutter => {
            format!("the gutter after column {} is open over {} % of the height", cells.column, measured / 10)
        }
        Lint::FourCorners => {
            format!("the corners of four articles meet after column {}, row {}", cells.column, cells.row)
        }
        Lint::ButtingHeads => format!(
            "its headline is beside that of {} in a similar size: {} and {} points",
            other(),
            size(0),
            size(1)
        ),
        Lint::HeadInversion => format!(
            "its headline of {} points is larger than that of {} with {}, which ranks higher",
            size(0),
            other(),
            size(1)
        ),
        Lint::LargerBelow => {
            format!("{measured} headlines are larger than the one right above them, expected at most 2")
        }
        Lint::HeadCut => "a word of its headline is broken at a line end".to_owned(),
        Lint::HeadSizes => format!("the headlines have {measured} sizes, expected at most 6"),
        Lint::HeadsBeside => {
            format!("{measured} headlines are vertical or beside their text, expected at most 2")
        }
        Lint::SubheadAtFoot => format!("a subhead is the last row of leg {}", measured + 1),
        Lint::RaggedFeet => format!("its legs end up to {measured} rows apart"),
        Lint::ShortLeg => format!("a leg has only {measured} rows, expected at least 4"),
        Lint::BlankFoot => format!("{measured} rows are blank at the foot of a leg, expected at most 3"),
        Lint::Overfull => format!("{measured} rows of a leg have no room"),
        Lint::Collision => format!("{measured} cells of it belong to another article or to no page"),
        Lint::Underfull => {
            format!("only {}.{} % of the page is filled, expected 98.5", measured / 10, measured % 10)
        }
        Lint::LeadNotAtTop => format!("the lead begins {measured} rows below the top"),
        Lint::LeadNotAtLeft => format!("the lead begins {measured} columns from the left"),
        Lint::PicturesTouch => format!("a picture of it touches one of {}", other()),
        Lint::GreyArea => format!(
            "{} columns by {measured} rows have no picture, headline or box, from column {}, row {}",
            cells.columns,
            cells.column + 1,
            cells.row + 1
        ),
        Lint::Boxes => format!("{measured} articles have a box, expected at most 2"),
        Lint::Jumps => format!("{measured} articles continue on other pages, expected at most 2"),
    }
}

fn way_out(kind: Lint) -> &'static str {
    match kind {
        Lint::MidCut | Lint::LongGutter | Lint::FourCorners => {
            "change the order or a `rank`, or add a box or a picture"
        }
        Lint::ButtingHeads => "give the two articles different ranks, or one of them a box",
        Lint::HeadInversion | Lint::LargerBelow => "shorten the larger headline or change a `rank`",
        Lint::LeadNotAtTop | Lint::LeadNotAtLeft => {
            "pin it: `pin = \"top\"`, or unpin the article in its place"
        }
        Lint::HeadCut => "break the headline by hand: a list of lines, or spaces between words",
        Lint::SubheadAtFoot => "move the subhead by a paragraph, or change a few words of the text before it",
        Lint::RaggedFeet | Lint::ShortLeg | Lint::BlankFoot => {
            "a few words more or less, or a picture, make the text fill its legs"
        }
        Lint::HeadSizes | Lint::HeadsBeside => "use fewer ranks on the page",
        Lint::Boxes => "remove `boxed` from some of them",
        Lint::GreyArea => "give the article a picture or subheads, or another one a box",
        Lint::PicturesTouch => "move one of the pictures into the text, or change the order of the articles",
        Lint::Jumps => "move an article to another page, or shorten one",
        Lint::Underfull => "add an article, a picture or fillers to the page",
        Lint::Overfull | Lint::Collision => "shorten an article or move one to another page",
    }
}

fn named(plan: &Plan, number: usize) -> String {
    let Some(module) = plan.modules.get(number) else { return "another".to_owned() };
    match (&module.article, module.holds) {
        (Some(id), _) => format!("`{id}`"),
        (None, ModuleContent::Masthead) => "the masthead".to_owned(),
        (None, ModuleContent::Index) => "the index box".to_owned(),
        (None, ModuleContent::Notice) => "a notice".to_owned(),
        (None, _) => "another".to_owned(),
    }
}

fn size_of(plan: &Plan, number: usize) -> Length {
    let head = |module: &PlannedModule| module.head.map(|head| head.size);
    plan.modules.get(number).and_then(head).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::sample::page;
    use super::*;

    fn paper() -> Paper {
        Paper::find("tabloid-6").unwrap()
    }

    #[test]
    fn a_remark_has_its_place_on_the_page() {
        let mut plan = page();
        plan.modules[2].boxed = false;
        let found = remarks(&plan, &paper());
        let area = found[0].labels[0].area().unwrap();
        // The right half of the lower rows of the type area, inside the margins.
        assert_eq!((area.page.as_str(), area.sheet), ("A02", 0));
        assert!(area.left > 300 && area.right < 1000 && area.left < area.right, "{area:?}");
        assert!(area.top > 100 && area.bottom < 1000 && area.top < area.bottom, "{area:?}");
    }

    #[test]
    fn a_remark_names_page_articles_and_sizes() {
        let mut plan = page();
        plan.modules[2].boxed = false;
        let found = remarks(&plan, &paper());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0].message,
            "its headline is beside that of `e` in a similar size: 22 and 18 points"
        );
        assert_eq!(
            (found[0].code, found[0].subject.to_string().as_str()),
            (Code::ButtingHeads, "page A02, article c")
        );
        assert_eq!(found[0].data["row"], 18);
    }

    #[test]
    fn a_fault_of_the_whole_page_names_no_article() {
        let mut plan = page();
        plan.modules[0].legs[3].filled = 10;
        plan.modules[1].legs[1].filled -= 3;
        let found = remarks(&plan, &paper());
        assert_eq!(found[0].message, "only 97.6 % of the page is filled, expected 98.5");
        assert_eq!(found[0].subject.article, None);
    }

    #[test]
    fn faults_of_the_program_are_no_remarks() {
        let mut plan = page();
        plan.modules[0].legs[0].filled += 1;
        assert!(lint(&plan).iter().any(|finding| finding.kind == Lint::Overfull));
        assert_eq!(remarks(&plan, &paper()), []);
    }

    #[test]
    fn a_finding_about_a_missing_module_is_still_reported() {
        let (cells, modules) = (CellRect::default(), vec![7, 8]);
        let finding = Finding { kind: Lint::PicturesTouch, measured: 2, modules, cells };
        let message = remark(&page(), &paper(), &finding).unwrap().message;
        assert_eq!(message, "a picture of it touches one of another");
    }
}
