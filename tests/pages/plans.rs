//! What pages are about, and what that makes of them, on pages made for each kind.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};

use paiban::check;
use paiban::diagnostics::{Code, SourceMap};
use paiban::layout::plan::LackKind;
use paiban::layout::{Composed, Paper, Theme, compose, explain};
use paiban::model::*;
use paiban::source::{Draft, Origins, PictureFiles};

use crate::editions::fonts;

/// An article of a weight with so many paragraphs and photographs.
fn article(number: usize, rank: Option<Rank>, paragraphs: usize, photos: usize) -> Article {
    let headline = ["渡口修好了　街坊等船来", "社区食堂开进老厂房", "河边步道全线贯通", "菜场里的修鞋摊"];
    let sentence = "清晨的渡口停着十二条船，船工把缆绳解开，等第一班乘客上岸。".repeat(3);
    let figure = |photo: usize| Figure {
        image: Some(format!("{number}-{photo}.jpg").as_str().into()),
        alt: Some("渡口".into()),
        caption: vec![Inline::text("早班船离岸。")],
        ..Figure::default()
    };
    Article {
        id: format!("a{number}").into(),
        rank,
        headline: vec![headline[number % headline.len()].into()],
        figures: (0..photos).map(figure).collect(),
        body: vec![Block::Paragraph { text: vec![Inline::text(sentence)] }; paragraphs],
        ..Article::default()
    }
}

fn photograph() -> Vec<u8> {
    let image = GrayImage::from_fn(180, 120, |x, y| Luma([40 + (x + y) as u8 / 2]));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// A page of some articles, made in a theme.
fn made(articles: Vec<Article>, plan: Option<PlanKind>, theme: &Theme) -> (Composed, Vec<String>) {
    let paths =
        articles.iter().flat_map(|article| &article.figures).filter_map(|figure| figure.image.clone());
    let pictures: PictureFiles = paths.map(|path| (path, photograph().into())).collect();
    let page = Page { label: "A02".into(), name: None, plan, theme: None, editors: Vec::new(), articles };
    let publication = Publication {
        title: "溪湾日报".into(),
        slug: "xiwan".into(),
        language: "zh-Hans-CN".into(),
        ..Publication::default()
    };
    let front = Page {
        label: "A01".into(),
        name: None,
        plan: None,
        theme: None,
        editors: Vec::new(),
        articles: vec![article(90, Some(Rank::Lead), 12, 0), article(91, Some(Rank::Major), 8, 0)],
    };
    let issue =
        Issue { pages: vec![front, page], ..Issue::new(publication, Date::new(2026, 3, 20).expect("a day")) };
    let draft = Draft {
        issue,
        pictures,
        accepted: AcceptedLayout::default(),
        origins: Origins::default(),
        files: SourceMap::default(),
    };
    let checked = check::check(&draft, &|_| true).value;
    let composed = compose(&checked, theme, &Paper::find("tabloid-6").unwrap(), fonts()).unwrap();
    assert!(!composed.has_errors(), "{:?}", composed.diagnostics);
    let wishes = composed.diagnostics.iter().filter(|remark| remark.code == Code::UnfollowedWish);
    let wishes = wishes.map(|remark| remark.message.english()).collect();
    (composed.value, wishes)
}

fn party() -> Theme {
    Theme::bundled("party").unwrap()
}

/// The plan that the explanation gives for the page.
fn explained(composed: &Composed) -> serde_json::Value {
    let explanation = serde_json::to_value(explain(&composed.plans)).unwrap();
    let sheets = explanation["sheets"].as_array().unwrap();
    sheets.iter().find(|sheet| sheet["page"] == "A02").unwrap()["plan"].clone()
}

fn kind(articles: Vec<Article>) -> String {
    let (composed, _) = made(articles, None, &party());
    explained(&composed)["kind"].as_str().unwrap().to_owned()
}

fn news() -> Vec<Article> {
    let ranks = [Rank::Lead, Rank::Major, Rank::Middle, Rank::Minor, Rank::Minor];
    ranks.into_iter().enumerate().map(|(number, rank)| article(number, Some(rank), 8 - number, 0)).collect()
}

#[test]
fn each_kind_is_chosen_from_a_page_made_for_it() {
    let with_photo = || {
        let mut page = news();
        page[0] = article(0, Some(Rank::Lead), 8, 1);
        page
    };
    assert_eq!(kind(with_photo()), "lead-photo");
    assert_eq!(kind(news()), "lead");
    let majors = (0..4).map(|number| article(number, Some(Rank::Major), 6, 0)).collect();
    assert_eq!(kind(majors), "majors");
    assert_eq!(kind(vec![article(0, Some(Rank::Lead), 3, 4)]), "photos");
    assert_eq!(
        kind(vec![article(0, Some(Rank::Lead), 26, 1), article(1, Some(Rank::Minor), 3, 0)]),
        "feature"
    );
    let mut package = news();
    package[..4].iter_mut().for_each(|article| article.group = Some("bridge".into()));
    assert_eq!(kind(package), "package");
    let mut briefs: Vec<Article> = (1..9).map(|number| article(number, Some(Rank::Brief), 1, 0)).collect();
    briefs.insert(0, article(0, Some(Rank::Middle), 4, 0));
    assert_eq!(kind(briefs), "briefs");
    let mut comment = news();
    comment[..3].iter_mut().for_each(|article| article.column_title = Some("溪湾时评".into()));
    assert_eq!(kind(comment), "comment");
    let mut notices = news();
    for article in &mut notices[1..] {
        article.notice = Some(Notice {
            kind: NoticeKind::Announcement,
            size: None,
            columns: None,
            rows: None,
            artwork: None,
        });
        article.body.truncate(1);
    }
    assert_eq!(kind(notices), "notices");
}

#[test]
fn the_word_of_the_editor_wins() {
    let (composed, _) = made(news(), Some(PlanKind::Comment), &party());
    let plan = explained(&composed);
    assert_eq!((plan["kind"].as_str(), plan["named"].as_bool()), (Some("comment"), Some(true)));
    let (composed, _) = made(news(), None, &party());
    assert_eq!(explained(&composed)["named"], false);
}

#[test]
fn a_contract_that_cannot_be_kept_is_told_with_what_is_missing() {
    let (composed, wishes) = made(news(), Some(PlanKind::Photos), &party());
    assert_eq!(wishes.len(), 1);
    assert!(wishes[0].starts_with("page A02: its `plan` is `photos`, but it lacks photos (0 of at least 2)"));
    assert_eq!(explained(&composed)["lacks"][0]["kind"], "photo");
    let (composed, wishes) = made(news(), None, &party());
    assert_eq!(wishes, Vec::<String>::new(), "what the program chose is told by the explanation");
    assert!(composed.plans[1].planned.lacks.iter().all(|lack| lack.kind != LackKind::Photo));
}

#[test]
fn the_lead_has_the_dominant_picture_of_its_page() {
    let mut page = news();
    page[0] = article(0, Some(Rank::Lead), 8, 1);
    page[3] = article(3, Some(Rank::Minor), 4, 1);
    let (composed, _) = made(page, None, &party());
    let plan = &composed.plans[1];
    assert_eq!(plan.planned.dominant, Some("a0".into()));
    let part = |id: &str| {
        let module = plan.modules.iter().find(|module| module.article == Some(id.into())).unwrap();
        module.photos[0].part
    };
    assert!(part("a0") >= 60, "{} thousandths", part("a0"));
    assert!(part("a0") * 2 >= part("a3") * 3, "{} and {}", part("a0"), part("a3"));
}

#[test]
fn the_head_of_a_photo_page_stands_over_its_pictures_or_beside_them() {
    for photos in 3..=5 {
        let page = vec![article(0, Some(Rank::Lead), 4, photos), article(1, Some(Rank::Minor), 4, 0)];
        let (composed, _) = made(page, Some(PlanKind::Photos), &party());
        let modules = &composed.plans[1].modules;
        let lead = modules.iter().find(|module| module.article == Some("a0".into())).unwrap();
        let (head, pictures) = (lead.head.unwrap().cells, lead.pictures[0]);
        assert!(pictures.rows > 40, "{photos} photos are the page: {pictures:?}");
        assert!(head.row < pictures.bottom(), "{photos} photos: {head:?} under {pictures:?}");
    }
}

#[test]
fn the_contract_of_a_theme_changes_the_page() {
    let page = || {
        let mut page = news();
        page[0] = article(0, Some(Rank::Lead), 8, 1);
        page
    };
    let part = |theme: &Theme| {
        let (composed, _) = made(page(), None, theme);
        let parts =
            composed.plans[1].modules.iter().flat_map(|module| &module.photos).map(|photo| photo.part);
        parts.max().unwrap()
    };
    let mut theirs = party();
    theirs.plans.lead_photo.picture = [28, 40];
    let (usual, large) = (part(&party()), part(&theirs));
    assert!(large >= 270 && usual < 250, "{usual} and {large} thousandths");
    let lead = |theme: &Theme| {
        let (composed, _) = made(page(), None, theme);
        let heads = composed.plans[1].modules.iter().filter(|module| module.rank == Some(Rank::Lead));
        heads.filter_map(|module| module.head).next().unwrap().size
    };
    let mut quiet = party();
    quiet.plans.lead_photo.heads = vec![theirs.heads.minor.sizes[0]];
    assert!(lead(&quiet) < lead(&party()), "a ladder of small heads makes small heads");
}
