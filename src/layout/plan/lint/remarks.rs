//! The messages about the faults of a page.

use std::collections::BTreeMap;

use super::{Finding, Lint, lint};
use crate::diagnostics::{Code, Diagnostic, PageArea};
use crate::geometry::Length;
use crate::layout::grid::cells::CellRect;
use crate::layout::grid::paper::Paper;
use crate::layout::plan::{ModuleContent, Plan, PlannedModule};
use crate::messages::{Sentence, count, sentence};
use crate::model::{Article, ArticleId, Pin};

/// The articles of an issue by their ids.
pub type ArticlesById<'a> = BTreeMap<&'a ArticleId, &'a Article>;

/// A remark on each fault of a page that its editor can do something about and has not decided already.
/// Text without room and modules that share cells are faults of this program: the composition reports
/// them as errors. `paper` is the grid the page was made on, `articles` what the editor said of each.
pub fn remarks(plan: &Plan, paper: &Paper, articles: &ArticlesById<'_>) -> Vec<Diagnostic> {
    let mut findings = lint(plan);
    // Of faults of one kind in one article the first is enough.
    findings.dedup_by_key(|finding| (finding.kind, finding.modules.clone()));
    findings.retain(|finding| is_for_the_editor(plan, finding, articles));
    // On a page with little on it everything else follows from that.
    if plan.filled() < LITTLE {
        findings.retain(|finding| finding.kind == Lint::Underfull);
    }
    let jumps = plan.modules.iter().filter_map(|module| jump(plan, paper, module));
    jumps.chain(findings.iter().filter_map(|finding| remark(plan, paper, finding))).collect()
}

/// A remark on an article that jumps (L122), to another page or to the next sheet of its own: no fault, but
/// its editor has to know.
fn jump(plan: &Plan, paper: &Paper, module: &PlannedModule) -> Option<Diagnostic> {
    let (id, page) = (module.article.as_ref()?, module.jumps_to.as_ref()?);
    let message = if *page == plan.label { sentence!("jump.sheet") } else { sentence!("jump", page) };
    let remark = Diagnostic::new(Code::Jump, message).in_article(id).on_page(&plan.label);
    let remark = remark.help(sentence!("jump.help")).data("sheet", plan.sheet).data("to", page.as_str());
    Some(remark.on_area(area(plan, paper, &module.cells)))
}

/// Less than this part of a page filled, in thousandths, is little. Tuned by eye on the two
/// examples; see docs/tuning.md.
const LITTLE: u32 = 850;

/// Fewer rectangles cannot tile a page without a line through all of it.
const FEWEST_THAT_INTERLOCK: usize = 5;

/// Whether the editor can change what was found. What the editor asked for, and what only the program
/// chooses, is no advice; `--explain` has it.
fn is_for_the_editor(plan: &Plan, finding: &Finding, articles: &ArticlesById<'_>) -> bool {
    let module = finding.modules.first().and_then(|&number| plan.modules.get(number));
    match finding.kind {
        Lint::MidCut | Lint::LongGutter | Lint::FourCorners => {
            let texts = plan.modules.iter().filter(|module| module.article.is_some());
            texts.count() >= FEWEST_THAT_INTERLOCK
        }
        // No key says where a head stands beside its text.
        Lint::HeadsBeside => false,
        // The program draws boxes of its own.
        Lint::Boxes => {
            let modules = finding.modules.iter().filter_map(|&number| plan.modules.get(number));
            let ids = modules.filter_map(|module| module.article.as_ref());
            let requested = ids.filter_map(|id| articles.get(id)).any(|article| article.boxed);
            requested || articles.is_empty()
        }
        // The room of a notice is booked, that of a filler given.
        Lint::SubheadAtFoot | Lint::RaggedFeet | Lint::ShortLeg | Lint::BlankFoot => !module
            .is_some_and(|module| matches!(module.holds, ModuleContent::Notice | ModuleContent::Filler)),
        Lint::LeadNotAtTop | Lint::LeadNotAtLeft => {
            let id = module.and_then(|module| module.article.as_ref());
            match id.and_then(|id| articles.get(id)).and_then(|article| article.pin) {
                None => true,
                // At the top it may stand further to the left.
                Some(Pin::Top) => finding.kind == Lint::LeadNotAtLeft,
                // Pinned elsewhere, or where it cannot stand (L101).
                Some(_) => false,
            }
        }
        _ => true,
    }
}

/// A remark on a fault of a page: about the article to be changed first, if it has one.
fn remark(plan: &Plan, paper: &Paper, finding: &Finding) -> Option<Diagnostic> {
    let mut remark = Diagnostic::new(code(finding.kind)?, message(plan, finding)?)
        .on_page(&plan.label)
        .help(way_out(plan, paper, finding)?)
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

/// What is wrong; nothing of faults that are no remarks.
fn message(plan: &Plan, finding: &Finding) -> Option<Sentence> {
    let (measured, cells) = (finding.measured, finding.cells);
    let other = || named(plan, finding.modules.get(1));
    let size = |at: usize| size_of(plan, finding.modules.get(at));
    let (column, row) = (cells.column, cells.row);
    Some(match finding.kind {
        Lint::MidCut => sentence!("through-line", row = measured, rows = plan.rows),
        Lint::LongGutter => sentence!("through-line.gutter", column, part = measured / 10),
        Lint::FourCorners => sentence!("through-line.corners", column, row),
        Lint::ButtingHeads => {
            sentence!("butting-heads", other = other(), size = size(0), other_size = size(1))
        }
        Lint::HeadInversion => sentence!("head-order", other = other(), size = size(0), other_size = size(1)),
        Lint::LargerBelow => sentence!("head-order.below", heads = measured),
        Lint::LeadNotAtTop => sentence!("lead-elsewhere", rows = measured),
        Lint::LeadNotAtLeft => sentence!("lead-elsewhere.left", columns = measured),
        Lint::HeadCut => sentence!("cut-head"),
        Lint::SubheadAtFoot => sentence!("untidy-legs.subhead", leg = measured + 1),
        Lint::RaggedFeet => sentence!("untidy-legs", rows = measured),
        Lint::ShortLeg => sentence!("untidy-legs.short", rows = count(measured)),
        Lint::BlankFoot => sentence!("untidy-legs.blank", rows = measured),
        Lint::Boxes => sentence!("unquiet-page", articles = measured),
        Lint::HeadSizes => sentence!("unquiet-page.sizes", sizes = measured),
        Lint::HeadsBeside => sentence!("unquiet-page.beside", heads = measured),
        Lint::GreyArea => {
            let (columns, column, row) = (cells.columns, column + 1, row + 1);
            sentence!("grey-area", columns, rows = measured, column, row)
        }
        Lint::PicturesTouch => sentence!("touching-pictures", other = other()),
        Lint::Jumps => sentence!("many-jumps", articles = measured),
        Lint::Underfull => sentence!("underfull-page", part = format!("{}.{}", measured / 10, measured % 10)),
        Lint::Overfull | Lint::Collision => return None,
    })
}

/// What the editor can do about it.
fn way_out(plan: &Plan, paper: &Paper, finding: &Finding) -> Option<Sentence> {
    let key = match finding.kind {
        Lint::MidCut | Lint::LongGutter | Lint::FourCorners => "through-line.help",
        Lint::ButtingHeads => "butting-heads.help",
        Lint::HeadInversion => {
            let other = named(plan, finding.modules.get(1));
            return Some(sentence!("head-order.help", other));
        }
        Lint::LargerBelow => "head-order.help-below",
        Lint::LeadNotAtTop | Lint::LeadNotAtLeft => "lead-elsewhere.help",
        Lint::HeadCut => "cut-head.help",
        Lint::SubheadAtFoot => "untidy-legs.help-subhead",
        Lint::RaggedFeet | Lint::ShortLeg | Lint::BlankFoot => "untidy-legs.help",
        Lint::Boxes => "unquiet-page.help",
        Lint::HeadSizes | Lint::HeadsBeside => "unquiet-page.help-ranks",
        Lint::GreyArea => "grey-area.help",
        Lint::PicturesTouch => "touching-pictures.help",
        Lint::Jumps => "many-jumps.help",
        Lint::Underfull => return Some(way_to_fill(plan, paper)),
        Lint::Overfull | Lint::Collision => return None,
    };
    Some(Sentence::new(key))
}

/// What fills a page: more to print, or less paper where little stands on it.
fn way_to_fill(plan: &Plan, paper: &Paper) -> Sentence {
    match smaller(paper).filter(|_| plan.filled() < LITTLE) {
        Some(paper) => sentence!("underfull-page.help-paper", paper),
        None => sentence!("underfull-page.help"),
    }
}

/// The next smaller paper: the first of another kind after it in the list, which goes down in size.
fn smaller(paper: &Paper) -> Option<&'static str> {
    let kind = |name: &str| name.split('-').next().unwrap_or_default().to_owned();
    let after = Paper::NAMES.iter().skip_while(|name| **name != paper.name);
    after.copied().find(|name| kind(name) != kind(&paper.name))
}

/// What a finding calls a module of the page: the article in it, or what else it holds.
fn named(plan: &Plan, number: Option<&usize>) -> Sentence {
    let module = number.and_then(|&number| plan.modules.get(number));
    match module.map(|module| (&module.article, module.holds)) {
        Some((Some(id), _)) => sentence!("lint-article", id),
        Some((None, ModuleContent::Masthead)) => sentence!("lint-masthead"),
        Some((None, ModuleContent::Index)) => sentence!("lint-index"),
        Some((None, ModuleContent::Notice)) => sentence!("lint-notice"),
        _ => sentence!("lint-another"),
    }
}

fn size_of(plan: &Plan, number: Option<&usize>) -> Length {
    let module = number.and_then(|&number| plan.modules.get(number));
    module.and_then(|module| module.head).map(|head| head.size).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::sample::page;
    use super::*;
    use crate::layout::plan::PlannedModule;

    fn paper() -> Paper {
        Paper::find("tabloid-6").unwrap()
    }

    #[test]
    fn a_remark_has_its_place_on_the_page() {
        let mut plan = page();
        plan.modules[2].boxed = false;
        let found = remarks(&plan, &paper(), &BTreeMap::new());
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
        let found = remarks(&plan, &paper(), &BTreeMap::new());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0].message.english(),
            "its headline is beside that of `e` in a similar size: 22 and 18 points"
        );
        assert_eq!(
            (found[0].code, found[0].subject.sentence().unwrap().english().as_str()),
            (Code::ButtingHeads, "page A02, article c")
        );
        assert_eq!(found[0].data["row"], 18);
    }

    /// The page with its lead at the right, and whether there is advice about it where the lead is pinned.
    fn advises_about_lead(pin: Option<Pin>) -> bool {
        let mut plan = page();
        plan.modules[0].cells.column = 2;
        plan.modules[1].cells.column = 0;
        let id = plan.modules[0].article.clone().unwrap();
        let lead = Article { id: id.clone(), pin, ..Article::default() };
        let found = remarks(&plan, &paper(), &BTreeMap::from([(&id, &lead)]));
        found.iter().any(|one| one.code == Code::LeadElsewhere)
    }

    #[test]
    fn nothing_is_advised_that_was_done_already() {
        assert!(advises_about_lead(None));
        assert!(advises_about_lead(Some(Pin::Top)), "it is at the top, and not at the left");
        assert!(!advises_about_lead(Some(Pin::TopLeft)), "that it could not be followed is another remark");
        assert!(!advises_about_lead(Some(Pin::TopRight)), "the editor wants it there");
    }

    #[test]
    fn nothing_is_advised_that_nobody_can_change() {
        let blank_foot = |holds: ModuleContent| {
            let mut plan = page();
            plan.modules[2].holds = holds;
            plan.modules[2].legs[0].filled -= 4;
            let found = remarks(&plan, &paper(), &BTreeMap::new());
            found.iter().any(|one| one.code == Code::UntidyLegs)
        };
        assert!(blank_foot(ModuleContent::Article));
        assert!(!blank_foot(ModuleContent::Notice), "its room is booked");
        let mut plan = page();
        plan.modules.truncate(2);
        let cells = plan.free_area();
        plan.modules[0].cells = CellRect { rows: 20, ..cells };
        plan.modules[1].cells = CellRect::new(0, 20, cells.columns, cells.rows - 20);
        assert!(lint(&plan).iter().any(|finding| finding.kind == Lint::MidCut));
        let found = remarks(&plan, &paper(), &BTreeMap::new());
        assert!(found.iter().all(|one| one.code != Code::ThroughLine), "two articles do not interlock");
        let mut plan = page();
        plan.modules.iter_mut().take(3).for_each(|module| module.boxed = true);
        let boxes = |boxed: bool| {
            let ids = plan.modules.iter().filter_map(|module| module.article.clone());
            let articles: Vec<_> = ids.map(|id| Article { id, boxed, ..Article::default() }).collect();
            let by_id = articles.iter().map(|article| (&article.id, article)).collect();
            remarks(&plan, &paper(), &by_id).iter().any(|one| one.code == Code::UnquietPage)
        };
        assert!(boxes(true) && !boxes(false), "what the program draws cannot be taken away");
    }

    #[test]
    fn a_page_with_little_on_it_is_advised_a_smaller_paper_if_there_is_one() {
        let mut little = page();
        little.modules.truncate(1);
        little.modules.push(PlannedModule::empty(CellRect::new(0, 18, 6, 23)));
        for (paper, smaller) in [
            ("broadsheet-8", Some("tabloid-6")),
            ("broadsheet-6", Some("tabloid-6")),
            ("tabloid-5", Some("a4-4")),
            ("a4-4", None),
        ] {
            let paper = Paper::find(paper).unwrap();
            let help = way_to_fill(&little, &paper).english();
            let expected = smaller.map(|name| format!("`paper = \"{name}\"`"));
            assert_eq!(help.contains("smaller"), smaller.is_some(), "{}: {help}", paper.name);
            assert!(expected.is_none_or(|words| help.contains(&words)), "{help}");
            assert!(!way_to_fill(&page(), &paper).english().contains("smaller"), "nearly full");
        }
    }

    #[test]
    fn every_jump_is_told_whether_to_another_page_or_the_next_sheet() {
        let mut plan = page();
        plan.modules[1].jumps_to = Some("A03".into());
        plan.modules[3].jumps_to = Some(plan.label.clone());
        let found = remarks(&plan, &paper(), &BTreeMap::new());
        let told = |one: &Diagnostic| (one.code, one.subject.article.clone(), one.message.english());
        let expected = [
            (plan.modules[1].article.clone(), "it goes on at page A03"),
            (plan.modules[3].article.clone(), "it goes on at the next sheet of its page"),
        ];
        let expected = expected.map(|(id, text)| (Code::Jump, id.map(|id| id.to_string()), text.to_owned()));
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_fault_of_the_whole_page_names_no_article() {
        let mut plan = page();
        plan.modules[0].legs[3].filled = 10;
        plan.modules[1].legs[1].filled -= 3;
        let found = remarks(&plan, &paper(), &BTreeMap::new());
        assert_eq!(found[0].message.english(), "only 97.6 % of the page is filled, expected 98.5");
        assert_eq!(found[0].subject.article, None);
    }

    #[test]
    fn faults_of_the_program_are_no_remarks() {
        let mut plan = page();
        plan.modules[0].legs[0].filled += 1;
        assert!(lint(&plan).iter().any(|finding| finding.kind == Lint::Overfull));
        assert_eq!(remarks(&plan, &paper(), &BTreeMap::new()), []);
    }

    #[test]
    fn a_finding_about_a_missing_module_is_still_reported() {
        let (cells, modules) = (CellRect::default(), vec![7, 8]);
        let finding = Finding { kind: Lint::PicturesTouch, measured: 2, modules, cells };
        let message = remark(&page(), &paper(), &finding).unwrap().message;
        assert_eq!(message.english(), "a picture of it touches one of another");
    }
}
