//! What a finished page lacks of what its plan asks for.

use serde::{Deserialize, Serialize};

use super::kind::{PageItem, PagePlan, lead_of};
use super::limits::DOMINANT_PICTURE;
use super::{Plan, PlannedModule};
use crate::geometry::Length;
use crate::layout::grid::paper::Paper;
use crate::layout::style::contract::{Contract, PicturePlace};
use crate::model::{ArticleId, PlanKind, Rank};

/// What a page was planned as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedKind {
    /// Its kind.
    pub kind: PlanKind,
    /// Whether its editor named the kind.
    pub is_named: bool,
    /// The article that has the dominant picture.
    pub dominant: Option<ArticleId>,
    /// The part of the page that this picture should take, in hundredths; of a page of photos that of all pictures.
    pub picture: [u8; 2],
    /// The sizes that heads should have, by rank: lead, major, middle, minor, brief.
    pub heads: Vec<Length>,
    /// Most lines of the headline of the lead.
    pub lead_lines: u16,
    /// Heads, pictures, subheads and boxes that it should have.
    pub entries: u16,
    /// What it lacks.
    pub lacks: Vec<Lack>,
}

/// Something that a page lacks of what its plan asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lack {
    /// What it is.
    pub kind: LackKind,
    /// What was found; the kind says in which unit.
    pub found: u32,
    /// What is asked for, in the same unit.
    pub asked: u32,
}

/// Kinds of what a page may lack, each with what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LackKind {
    /// A photo: that of the lead, or those of a page of photos. Photos.
    Photo,
    /// Main stories. How many.
    Majors,
    /// Articles on one subject. How many.
    Subject,
    /// Briefs. How many.
    Briefs,
    /// Comment. Articles.
    Comment,
    /// Notices. How many.
    Notices,
    /// The dominant picture is too small. Hundredths of the page.
    SmallPicture,
    /// It is too large. Hundredths of the page.
    LargePicture,
    /// Another picture is nearly as large. Hundredths of the other.
    DominantPicture,
    /// It stands too low. The row of its middle.
    HighPicture,
    /// The headline of the lead has too many lines. Lines.
    LeadLines,
    /// The head of the lead is not much larger than the next one. Hundredths of that one.
    LeadHead,
    /// Heads, pictures, subheads and boxes. How many.
    Entries,
}

/// Hundredths of the page more or less than asked that nobody sees.
const NEARLY: u32 = 1;

/// What the head of a lead is larger than any other, in hundredths: less is no lead.
const LEADING_HEAD: u32 = 120;

impl PlannedKind {
    /// What a page of some items was planned as; it still lacks nothing.
    pub fn new(page: &PagePlan, dominant: Option<ArticleId>, contract: &Contract, paper: &Paper) -> Self {
        Self {
            kind: page.kind,
            is_named: page.is_named,
            dominant: dominant.filter(|_| contract.wants_picture()),
            picture: contract.picture,
            heads: contract.ladder(paper).to_vec(),
            lead_lines: u16::from(contract.lead_lines),
            entries: contract.entries(paper),
            lacks: Vec::new(),
        }
    }
}

/// What a finished page with these items lacks of what its plan asks for.
pub fn lacks(plan: &Plan, page: &PagePlan, items: &[PageItem], contract: &Contract) -> Vec<Lack> {
    let mut found = Vec::from_iter(missing_items(page, items));
    if contract.wants_picture() {
        found.extend(pictures(plan, page, contract));
    }
    found.extend(heads(plan));
    let boxes = plan.modules.iter().filter(|module| module.boxed).count();
    let entries = items.iter().map(|item| item.entries).sum::<usize>() + boxes;
    found.extend(lack(LackKind::Entries, entries as u32, u32::from(plan.planned.entries)));
    found
}

/// Something of which there is less than asked.
fn lack(kind: LackKind, found: u32, asked: u32) -> Option<Lack> {
    (found < asked).then_some(Lack { kind, found, asked })
}

/// Items that a page of its kind is about and has not.
fn missing_items(page: &PagePlan, items: &[PageItem]) -> Option<Lack> {
    let count = |is_such: &dyn Fn(&&PageItem) -> bool| items.iter().filter(is_such).count() as u32;
    let photos = |items: &[PageItem]| items.iter().map(|item| item.photos).sum::<usize>() as u32;
    match page.kind {
        PlanKind::LeadPhoto => {
            let of_lead = lead_of(items).map_or(0, |lead| photos(&items[lead..=lead]));
            lack(LackKind::Photo, of_lead, 1)
        }
        PlanKind::Photos => lack(LackKind::Photo, photos(items), 2),
        PlanKind::Majors => {
            lack(LackKind::Majors, count(&|item| item.rank <= Rank::Major && !item.is_notice), 2)
        }
        PlanKind::Package => {
            let same = |one: &PageItem| count(&|item| item.subject == one.subject);
            lack(LackKind::Subject, items.iter().map(same).max().unwrap_or(0), 2)
        }
        PlanKind::Briefs => {
            lack(LackKind::Briefs, items.iter().map(|item| item.briefs).sum::<usize>() as u32, 2)
        }
        PlanKind::Comment => lack(LackKind::Comment, count(&|item| item.is_comment), 1),
        PlanKind::Notices => lack(LackKind::Notices, count(&|item| item.is_notice), 1),
        PlanKind::Lead | PlanKind::Feature => None,
    }
}

/// The dominant picture against what is asked of it.
fn pictures(plan: &Plan, page: &PagePlan, contract: &Contract) -> Vec<Lack> {
    let largest_of = |module: &PlannedModule| module.photos.iter().map(|photo| photo.part).max().unwrap_or(0);
    let all: u32 = plan.modules.iter().flat_map(|module| &module.photos).map(|photo| photo.part).sum();
    let Some(module) = plan.modules.iter().find(|module| {
        module.article.is_some() && module.article == plan.planned.dominant && !module.photos.is_empty()
    }) else {
        return Vec::new();
    };
    let own = largest_of(module);
    let counted = if page.kind == PlanKind::Photos { all } else { own } / 10;
    let [least, most] = contract.picture.map(u32::from);
    let mut found = Vec::new();
    if counted + NEARLY < least {
        found.push(Lack { kind: LackKind::SmallPicture, found: counted, asked: least });
    }
    if counted > most + NEARLY {
        found.push(Lack { kind: LackKind::LargePicture, found: counted, asked: most });
    }
    let others = plan.modules.iter().filter(|other| other.cells != module.cells).map(largest_of);
    if let Some(other) = others.max().filter(|&other| other > 0) {
        found.extend(lack(LackKind::DominantPicture, own * 100 / other, DOMINANT_PICTURE));
    }
    let middle = module.pictures.first().map_or(0, |cells| u32::from(cells.row) + u32::from(cells.rows) / 2);
    let fold = u32::from(plan.taken) + u32::from(plan.rows - plan.taken.min(plan.rows)) / 2;
    if contract.picture_place == PicturePlace::Top && middle > fold {
        found.push(Lack { kind: LackKind::HighPicture, found: middle, asked: fold });
    }
    found
}

/// The head of the lead against the others and against what is asked of it.
fn heads(plan: &Plan) -> Vec<Lack> {
    let with_head = |module: &PlannedModule| Some((module.rank?, module.head?));
    let heads = || plan.modules.iter().filter_map(with_head);
    let Some((_, lead)) = heads().find(|(rank, _)| *rank == Rank::Lead) else { return Vec::new() };
    let second = heads().filter(|(rank, _)| *rank != Rank::Lead).map(|(_, head)| head.size).max();
    let mut found = Vec::new();
    if lead.lines > plan.planned.lead_lines {
        let (found_lines, asked) = (u32::from(lead.lines), u32::from(plan.planned.lead_lines));
        found.push(Lack { kind: LackKind::LeadLines, found: found_lines, asked });
    }
    if let Some(second) = second.filter(|size| *size > Length::ZERO) {
        let part = i64::from(lead.size.millipoints()) * 100 / i64::from(second.millipoints());
        found.extend(lack(LackKind::LeadHead, part as u32, LEADING_HEAD));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::grid::cells::CellRect;
    use crate::layout::plan::PlannedPhoto;
    use crate::layout::plan::lint::sample::{article, page_of};
    use crate::layout::style::theme::Theme;

    fn item(rank: Rank, photos: usize) -> PageItem {
        PageItem {
            rank,
            is_notice: false,
            is_comment: false,
            briefs: 0,
            photos,
            wanted: None,
            characters: 500,
            entries: 8,
            subject: format!("{rank:?}"),
        }
    }

    /// A lead over a smaller story, each with a picture of so many thousandths of the page.
    fn made(lead: (i32, u32), second: (i32, u32)) -> Plan {
        let module = |id: &str, rank, (size, part): (i32, u32), row| {
            let cells = CellRect::new(0, row, 6, 20);
            let photo = PlannedPhoto {
                image: format!("{id}.jpg").as_str().into(),
                size: None,
                part,
                cut: 0,
                faces: 0,
            };
            let pictures = vec![CellRect::new(0, row + 4, 3, 8)];
            let photos = if part > 0 { vec![photo] } else { Vec::new() };
            crate::layout::plan::PlannedModule { photos, pictures, ..article(id, rank, size, cells) }
        };
        let mut plan = page_of(vec![module("a", Rank::Lead, lead, 0), module("b", Rank::Major, second, 20)]);
        plan.planned.dominant = Some("a".into());
        plan
    }

    fn kinds(plan: &Plan, kind: PlanKind, items: &[PageItem]) -> Vec<LackKind> {
        let theme = Theme::bundled("party").unwrap();
        let page = PagePlan::of(items, Some(kind));
        lacks(plan, &page, items, theme.plans.of(kind)).into_iter().map(|lack| lack.kind).collect()
    }

    #[test]
    fn a_page_that_keeps_its_contract_lacks_nothing() {
        let items = [item(Rank::Lead, 1), item(Rank::Major, 1)];
        assert_eq!(kinds(&made((48, 120), (26, 60)), PlanKind::LeadPhoto, &items), []);
    }

    #[test]
    fn the_dominant_picture_is_neither_small_nor_swollen_and_larger_than_others() {
        let items = [item(Rank::Lead, 1), item(Rank::Major, 1)];
        let found = |own, other| kinds(&made((48, own), (26, other)), PlanKind::LeadPhoto, &items);
        assert_eq!(found(40, 10), [LackKind::SmallPicture]);
        assert_eq!(found(50, 10), [], "a hundredth nobody sees");
        assert_eq!(found(400, 100), [LackKind::LargePicture]);
        assert_eq!(found(120, 100), [LackKind::DominantPicture]);
        let low = Plan { rows: 13, ..made((48, 120), (26, 0)) };
        assert_eq!(kinds(&low, PlanKind::LeadPhoto, &items), [LackKind::HighPicture]);
    }

    #[test]
    fn heads_lead_or_the_page_lacks_one() {
        let items = [item(Rank::Lead, 1), item(Rank::Major, 0)];
        let plan = made((30, 120), (26, 0));
        assert_eq!(kinds(&plan, PlanKind::LeadPhoto, &items), [LackKind::LeadHead]);
        let mut plan = made((48, 120), (26, 0));
        plan.modules[0].head.as_mut().unwrap().lines = 3;
        assert_eq!(kinds(&plan, PlanKind::LeadPhoto, &items), [LackKind::LeadLines]);
        let mut plan = made((48, 120), (26, 0));
        plan.planned.entries = 17;
        let found = lacks(
            &plan,
            &PagePlan::of(&items, None),
            &items,
            Theme::bundled("party").unwrap().plans.of(PlanKind::LeadPhoto),
        );
        assert_eq!(found, [Lack { kind: LackKind::Entries, found: 16, asked: 17 }]);
    }

    #[test]
    fn what_a_kind_is_about_is_missed() {
        let items = [item(Rank::Lead, 0), item(Rank::Minor, 0)];
        let first = |kind| kinds(&made((48, 0), (26, 0)), kind, &items).first().copied();
        let missed = [
            (PlanKind::LeadPhoto, LackKind::Photo),
            (PlanKind::Photos, LackKind::Photo),
            (PlanKind::Majors, LackKind::Majors),
            (PlanKind::Package, LackKind::Subject),
            (PlanKind::Briefs, LackKind::Briefs),
            (PlanKind::Comment, LackKind::Comment),
            (PlanKind::Notices, LackKind::Notices),
        ];
        missed.into_iter().for_each(|(kind, lack)| assert_eq!(first(kind), Some(lack), "{kind:?}"));
        assert_eq!((first(PlanKind::Lead), first(PlanKind::Feature)), (None, None));
    }
}
