//! Issues of every shape, with characters that mean something to TOML, Markdown and file systems.

use paiban::model::choices::THEMES;
use paiban::model::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Text that is full of markup and of the characters newspapers use.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[省委召开会议上下。，“”‘’（）《》—…·、：；！？]{1,6}",
        2 => "[a-zA-Z0-9]{1,4}",
        4 => prop::sample::select(vec![
            "*", "**", "_", "`", "```", "<", ">", "<b>", "<ruby>", "<u>", "</u>", "<rp>", "<br>", "</em>", "&", "&amp;", "&#32;", "[", "]", "[^1]",
            "[^1]:", "(", ")", "![", "!", "#", "## ", "+", "- ", "+++", "***", "---", "===", "1.", "1)", "12. ", "|",
            "| --- |", "\\", "\\\\", "\"", "\"\"\"", "'", "~", "~~", "~~~", "$", "$$", ":", "://", "{", "}", "@", "^", "%", "=",
            " ", "  ", "    ", "\t", "\n", "\r\n", "\n\n", "\u{3000}", "\u{a0}", "\u{200b}", "\u{feff}", "\u{1}", "\u{7f}",
            "\u{85}", "\u{2028}", "==", "++", "%%", "||", ":::", "!!!", ":smile:", "{.a}", "[[", "＊＊", "＃ ", "<sub>", "</sup>", "<!--", "é", "e\u{301}", "한글", "😀", "\u{e000}", "𠀀", "３", "Ａ", "①", "http://a.cn", "a@b.cn", "--",
        ]).prop_map(str::to_owned),
    ];
    vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

fn word() -> impl Strategy<Value = String> {
    "[今日头条a-z0-9]{1,5}"
}

fn url() -> impl Strategy<Value = String> {
    ("https?://[a-z]{1,5}\\.cn/", option::of(text()))
        .prop_map(|(start, rest)| start + &rest.unwrap_or_default())
}

fn image() -> impl Strategy<Value = ImagePath> {
    prop::sample::select(vec!["photos/a.jpg", "photos/运河 (1).png", "b[1].webp", "图/“x” &y.jpg"])
        .prop_map(Into::into)
}

fn note_label() -> impl Strategy<Value = NoteId> {
    prop::sample::select(vec!["1", "2", "注", "a-b", "n 1", "*"]).prop_map(Into::into)
}

pub(crate) fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => text().prop_map(Inline::text),
        1 => (text(), text()).prop_map(|(base, reading)| Inline::Ruby { base, reading }),
        1 => note_label().prop_map(|note| Inline::NoteMark { note }),
        1 => Just(Inline::LineBreak),
    ];
    let inline = leaf.prop_recursive(3, 12, 3, |inner| {
        let content = vec(inner, 0..4);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.clone().prop_map(|content| Inline::Emphasis { content }),
            content.clone().prop_map(|content| Inline::ProperName { content }),
            content.clone().prop_map(|content| Inline::Subscript { content }),
            content.clone().prop_map(|content| Inline::Superscript { content }),
            (url(), content).prop_map(|(url, content)| Inline::Link { url, content }),
        ]
    });
    vec(inline, 0..5)
}

pub(crate) fn figure() -> impl Strategy<Value = Figure> {
    let focus = (0..=100u8, 0..=100u8).prop_map(|(x, y)| Focus(x, y));
    let caption = prop_oneof![inlines(), text().prop_map(|text| vec![Inline::text(text)])];
    let crop = option::of(Just(Crop::None));
    let part = (0..50u8, 0..50u8, 1..=50u8, 1..=50u8).prop_map(|(x, y, w, h)| Keep(x, y, w, h));
    let size = option::of(prop::sample::select(vec![
        PictureSize::Dominant,
        PictureSize::Large,
        PictureSize::Medium,
        PictureSize::Small,
    ]));
    let qr = option::of(prop::sample::select(vec!["https://a.example/x", "mailto:a@b.example"]));
    let shown = (option::of(focus), vec(part, 0..3), crop, size, qr);
    (option::of(image()), caption, option::of(text()), option::of(text()), shown).prop_map(
        |(image, caption, credit, alt, (focus, keep, crop, size, qr))| Figure {
            qr: qr.filter(|_| image.is_none()).map(str::to_owned),
            image,
            caption,
            credit,
            alt,
            focus,
            keep,
            crop,
            size,
        },
    )
}

fn table() -> impl Strategy<Value = Table> {
    let alignment = prop::sample::select(vec![Alignment::Start, Alignment::Center, Alignment::End]);
    let cells = || vec(cell(), 0..4);
    let rows = || vec(cells(), 0..4);
    let caption = prop_oneof![2 => Just(Vec::new()), 1 => inlines()];
    let lower_head = prop_oneof![2 => Just(Vec::new()), 1 => rows()];
    let chart = option::of(prop::sample::select(vec![ChartKind::Bar, ChartKind::Line]));
    (caption, vec(alignment, 0..4), cells(), lower_head, rows(), chart).prop_map(
        |(caption, columns, head, lower_head, rows, chart)| Table {
            caption,
            columns,
            head,
            lower_head,
            rows,
            chart,
        },
    )
}

/// A cell, plain or of several columns and rows, which may run into others or out of the table.
fn cell() -> impl Strategy<Value = Cell> {
    let number = || prop_oneof![5 => Just(1_u16), 3 => 2..4_u16, 1 => Just(MOST_SPAN)];
    let text = prop_oneof![1 => Just(Vec::new()), 3 => inlines()];
    let spanning = (text, number(), number(), any::<bool>())
        .prop_map(|(text, columns, rows, is_head)| Cell { text, span: CellSpan { columns, rows }, is_head });
    let plain = prop_oneof![1 => Just(Vec::new()), 3 => inlines()].prop_map(Cell::of);
    prop_oneof![1 => plain, 1 => spanning]
}

/// A paragraph that begins with its speaker.
fn turn() -> impl Strategy<Value = Block> {
    let plain = |label: &str| vec![Inline::text(label)];
    let strong = |name: &str| Inline::Strong { content: vec![Inline::text(name)] };
    let labels = vec![
        plain("问："),
        plain("答："),
        vec![strong("记者：")],
        vec![strong("沈砚秋"), Inline::text("：")],
        vec![strong("顾一鸣:")],
    ];
    (prop::sample::select(labels), inlines(), any::<bool>()).prop_map(|(label, said, is_known)| {
        let text = [label, said].concat();
        if is_known { Block::Interview { text } } else { Block::Paragraph { text } }
    })
}

pub(crate) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let leaf = prop_oneof![
        5 => inlines().prop_map(|text| Block::Paragraph { text }),
        1 => inlines().prop_map(|text| Block::Verse { text }),
        2 => turn(),
        1 => (1..=4u8, inlines()).prop_map(|(level, text)| Block::Subhead { level, text }),
        1 => table().prop_map(Block::Table),
        1 => figure().prop_map(Block::Figure),
        1 => Just(Block::Break),
    ];
    let block = leaf.prop_recursive(3, 12, 3, |inner| {
        let blocks = vec(inner, 0..3);
        let item = blocks.clone().prop_map(|blocks| ListItem { blocks });
        let start = option::of(prop_oneof![0..12u32, Just(999_999_999)]);
        let manner = option::of(list_manner());
        prop_oneof![
            blocks.prop_map(|blocks| Block::Quote { blocks }),
            (start, manner, vec(item, 0..4)).prop_map(|(start, manner, items)| Block::List {
                start,
                manner,
                items
            }),
            (option::of(list_manner()), vec(term(), 2..4)).prop_map(|(manner, items)| Block::List {
                start: None,
                manner,
                items
            }),
        ]
    });
    vec(block, 0..6)
}

fn list_manner() -> impl Strategy<Value = ListManner> {
    prop_oneof![Just(ListManner::Figures), Just(ListManner::Timeline), Just(ListManner::Cells)]
}

/// An item of a list of terms.
fn term() -> impl Strategy<Value = ListItem> {
    let name = prop_oneof!["[0-9]{1,4}个月", "票价", "\\PC{1,6}"];
    (name, option::of(inlines())).prop_map(|(name, text)| {
        let name = Inline::Strong { content: vec![Inline::text(name)] };
        let text = [vec![name], text.unwrap_or_default()].concat();
        ListItem { blocks: vec![Block::Paragraph { text }] }
    })
}

fn byline() -> impl Strategy<Value = Byline> {
    (option::of(text()), option::of(text()), vec(text(), 0..3))
        .prop_map(|(role, affiliation, names)| Byline { role: role.unwrap_or_default(), affiliation, names })
}

fn article_id() -> impl Strategy<Value = ArticleId> {
    prop_oneof![
        4 => "0[1-4]/[a-z]{1,3}",
        1 => prop::sample::select(vec!["../x", "/x", "a\\b", ".hidden", "要闻/头条", "a.md", "a.md/b", "x.", "README", "c:d"])
            .prop_map(str::to_owned),
        1 => text(),
    ]
    .prop_map(Into::into)
}

/// Few names, so that several articles have the same.
fn section() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["要闻", "民生", "副刊"]).prop_map(str::to_owned)
}

pub(crate) fn article() -> impl Strategy<Value = Article> {
    use Rank::*;
    let lines = || vec(text(), 0..3);
    let rank = option::of(prop::sample::select(vec![Lead, Major, Middle, Minor, Brief, Photo]));
    let pin = option::of(prop::sample::select(vec![Pin::Top, Pin::BottomRight, Pin::Ear]));
    let head = (article_id(), rank, option::of(text()), lines(), lines(), lines(), option::of(text()));
    let quote = option::of((text(), option::of(text())).prop_map(|(text, by)| PullQuote { text, by }));
    let people = (vec(byline(), 0..3), vec(byline(), 0..2), vec(text(), 0..3), quote);
    let may_jump = option::of(any::<bool>());
    let place =
        (any::<bool>(), option::of(word()), pin, may_jump, option::of(article_id()), option::of(text()));
    let kind = prop::sample::select(vec![NoticeKind::Advertisement, NoticeKind::Announcement]);
    let size = (100..=6000u16, 100..=6000u16).prop_map(|(width, height)| PrintSize { width, height });
    let room = prop_oneof![
        (option::of(1..=12u16), option::of(3..=140u16)).prop_map(|(columns, rows)| (None, columns, rows)),
        size.prop_map(|size| (Some(size), None, None)),
    ];
    let artwork = (image(), option::of(text())).prop_map(|(image, alt)| Figure {
        image: Some(image),
        alt,
        ..Figure::default()
    });
    let notice = (kind, room, option::of(artwork))
        .prop_map(|(kind, (size, columns, rows), artwork)| Notice { kind, size, columns, rows, artwork });
    let manner = prop::sample::select(vec![HeadManner::Left, HeadManner::Reversed, HeadManner::TwoDeck]);
    let part = (option::of(section()), option::of(notice), option::of(manner));
    let lang = option::of(prop::sample::select(vec!["en", "zh-Hant-TW"]));
    let note = (note_label(), blocks()).prop_map(|(id, blocks)| Note { id, blocks });
    let text = (vec(figure(), 0..3), blocks(), vec(note, 0..3));
    (head, people, place, part, lang, text)
        .prop_map(|(head, people, place, part, lang, text)| Article {
            id: head.0,
            rank: head.1,
            section: part.0,
            column_title: head.2,
            head: part.2,
            kicker: head.3,
            headline: head.4,
            deck: head.5,
            summary: people.2,
            quote: people.3,
            jump_head: place.5,
            dateline: head.6,
            byline: people.0,
            sign_off: people.1,
            boxed: place.0,
            notice: part.1,
            group: place.1.map(Into::into),
            pin: place.2,
            may_jump: place.3,
            companion_of: place.4,
            lang: lang.map(Into::into),
            figures: text.0,
            body: text.1,
            notes: text.2,
        })
        .prop_map(with_paired_notes)
}

/// Marks without notes, and notes without marks, are errors: the first get a note, the others a
/// mark.
fn with_paired_notes(mut article: Article) -> Article {
    let json = serde_json::to_value(&article).expect("articles are JSON");
    let mut marks = Vec::new();
    marks_of(&json, &mut marks);
    for mark in &marks {
        if !article.notes.iter().any(|note| note.id == *mark) {
            let blocks = vec![Block::Paragraph { text: vec![Inline::text("注")] }];
            article.notes.push(Note { id: mark.clone(), blocks });
        }
    }
    let idle = article.notes.iter().filter(|note| !marks.contains(&note.id));
    let text: Vec<_> = idle.map(|note| Inline::NoteMark { note: note.id.clone() }).collect();
    article.body.push(Block::Paragraph { text });
    article
}

fn marks_of(value: &serde_json::Value, marks: &mut Vec<NoteId>) {
    match value {
        serde_json::Value::Object(object) => {
            if object.get("kind").and_then(|kind| kind.as_str()) == Some("note-mark") {
                marks.extend(object.get("note").and_then(|note| note.as_str()).map(NoteId::from));
            }
            object.values().for_each(|value| marks_of(value, marks));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|value| marks_of(value, marks)),
        _ => {}
    }
}

fn publication() -> impl Strategy<Value = Publication> {
    let kind =
        prop::sample::select(vec![PublicationKind::Cn, PublicationKind::Permit, PublicationKind::Other]);
    let address =
        prop_oneof![(url(), Just(false)), (Just("https://a.example/二维码?b=c".to_owned()), any::<bool>()),];
    let link = (text(), address).prop_map(|(label, (url, qr))| Link { label, url, qr });
    let masthead = option::of(Just(ImagePath::from("报头.png")));
    let accessibility = option::of(
        (text(), option::of(text()))
            .prop_map(|(conforms_to, certified_by)| Accessibility { conforms_to, certified_by }),
    );
    let weekdays = prop::collection::btree_set(1..=7u8, 0..7).prop_map(|days| days.into_iter().collect());
    let masthead = (masthead, weekdays, defaults());
    let texts =
        (vec(text(), 0..3), vec(text(), 0..2), vec(text(), 0..2), option::of(text()), option::of(text()));
    let fillers = vec(filler(), 0..3);
    (text(), kind, option::of(any::<u32>()), vec(link, 0..3), masthead, accessibility, fillers, texts)
        .prop_map(
            |(title, kind, copies, links, (masthead, weekdays, defaults), accessibility, fillers, texts)| {
                Publication {
                    title,
                    slug: "xi-wan".into(),
                    language: "zh-Hans-CN".into(),
                    kind,
                    copies,
                    links,
                    masthead,
                    site: accessibility
                        .as_ref()
                        .map(|_| Site { base_url: "https://news.example/".to_owned(), urls: SiteUrls::Pc }),
                    wechat: (copies != Some(0)).then(|| WechatAccount {
                        author: texts.3.clone(),
                        comments: copies.map(|copies| copies % 2 == 0),
                    }),
                    accessibility,
                    fillers,
                    supervisor: texts.0,
                    sponsor: texts.1,
                    masthead_notes: texts.2,
                    publisher: texts.3,
                    price: texts.4,
                    weekdays,
                    theme: defaults.0.map(|_| "metro".to_owned()),
                    look: defaults.1.map(|_| "plain".to_owned()),
                    paper: defaults.0.map(str::to_owned),
                    profile: defaults.1.map(str::to_owned),
                    faces: Some(defaults.2.is_empty()),
                    editions: defaults.2,
                    ..Publication::default()
                }
            },
        )
}

/// Paper, profile and editions.
fn defaults() -> impl Strategy<Value = (Option<&'static str>, Option<&'static str>, Vec<EditionKind>)> {
    let one_of = |words: &'static [&'static str]| option::of(prop::sample::select(words));
    let editions = prop::sample::subsequence(vec![EditionKind::Epub, EditionKind::Pdf], 0..=2);
    (one_of(choices::PAPERS), one_of(&choices::PROFILES), editions)
}

fn filler() -> impl Strategy<Value = Filler> {
    let image = option::of(Just(ImagePath::from("补白.png")));
    (image, option::of(text()), vec(text(), 1..3), 1..=12u16, 4..=60u16)
        .prop_map(|(image, alt, text, columns, rows)| Filler { image, alt, text, columns, rows })
}

fn page() -> impl Strategy<Value = Page> {
    let editor = (text(), vec(text(), 0..3)).prop_map(|(role, names)| Editor { role, names });
    let plan = option::of(prop::sample::select(PlanKind::NAMES.map(|(_, plan)| plan).to_vec()));
    let theme = option::of(prop::sample::select(THEMES).prop_map(str::to_owned));
    (text(), option::of(text()), plan, theme, vec(editor, 0..2), vec(article(), 0..3)).prop_map(
        |(label, name, plan, theme, editors, articles)| Page {
            label: label.into(),
            name,
            plan,
            theme,
            editors,
            articles,
        },
    )
}

pub(crate) fn issue() -> impl Strategy<Value = Issue> {
    let day = || (1900..2100i16, 1..=12i8, 1..=28i8).prop_map(|(y, m, d)| Date::new(y, m, d).expect("a day"));
    let paging = prop::sample::select(vec![Paging::Given, Paging::Auto]);
    let cover = option::of(Just(ImagePath::from("封面.jpg")));
    let numbers = (cover, option::of(any::<u32>()), defaults());
    (publication(), day(), numbers, option::of(day()), paging, vec(page(), 0..3)).prop_map(
        |(publication, date, (cover, number, defaults), printed, paging, pages)| Issue {
            cover,
            number,
            total_number: number,
            printed,
            paper: defaults.0.map(str::to_owned),
            profile: defaults.1.map(str::to_owned),
            faces: (defaults.2.len() == 1).then_some(false),
            editions: defaults.2,
            paging,
            pages,
            ..Issue::new(publication, date)
        },
    )
}
