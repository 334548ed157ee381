//! One article: its words from the material, as many as requested.

use paiban::model::{Article, Block, Byline, Figure, Inline, Rank};

use super::material::{Material, printed};
use super::pictures::Picture;
use super::random::{Deck, Random};

/// An article before its length is known.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    /// All of it but the text.
    shell: Article,
    /// Characters of its text.
    pub(crate) characters: u32,
    /// Its pictures.
    pub(crate) pictures: Vec<Picture>,
    /// What follows its text.
    ending: Vec<Block>,
    /// Whether it has text before its ending.
    has_text: bool,
    /// Where its text comes from.
    random: Random,
}

/// Articles above so many characters have subheads, and between two of them so many stand.
const SUBHEADS_FROM: u32 = 900;
const BETWEEN_SUBHEADS: std::ops::RangeInclusive<u32> = 350..=600;

impl Sketch {
    pub(crate) fn new(
        material: &Material,
        random: &mut Random,
        id: &str,
        rank: Rank,
        characters: u32,
    ) -> Self {
        let mut shell = Article { id: id.into(), rank: Some(rank), ..Article::default() };
        let some = |random: &mut Random, percent: u32, from: &[String]| {
            if random.percent(percent) { vec![random.pick(from).clone()] } else { Vec::new() }
        };
        let (kicker, deck) = match rank {
            Rank::Lead => (50, 70),
            Rank::Major => (35, 50),
            Rank::Middle => (12, 0),
            Rank::Minor | Rank::Brief | Rank::Photo => (0, 0),
        };
        shell.kicker = some(random, kicker, &material.kickers);
        shell.deck = some(random, deck, &material.decks);
        let lines = if rank == Rank::Lead && random.percent(60) { 2 } else { 1 };
        shell.headline = (0..lines).map(|_| headline(material, random)).collect();
        let titled = if rank == Rank::Brief { 0 } else { 15 };
        shell.column_title = some(random, titled, &material.column_titles).pop();
        let people = |random: &mut Random, role: &str| Byline {
            role: role.to_owned(),
            affiliation: None,
            names: (0..random.between(1, 2)).map(|_| random.pick(&material.names).clone()).collect(),
        };
        match random.between(0, 9) {
            0..=6 => {
                shell.dateline = Some("本报讯".to_owned());
                shell.byline = vec![people(random, "记者")];
            }
            7 if rank != Rank::Brief => shell.byline = vec![people(random, "本报记者")],
            8 if rank != Rank::Brief => shell.sign_off = vec![people(random, "文")],
            _ => {}
        }
        let (pictures, ending, random) = (Vec::new(), Vec::new(), random.branch());
        Self { shell, characters, pictures, ending, has_text: true, random }
    }

    pub(crate) fn rank(&self) -> Option<Rank> {
        self.shell.rank
    }

    /// What an editor may ask for.
    pub(crate) fn wish(&mut self, wish: impl FnOnce(&mut Article)) {
        wish(&mut self.shell);
    }

    /// Puts blocks after the text.
    pub(crate) fn end_with(&mut self, blocks: Vec<Block>) {
        self.ending = blocks;
    }

    /// Makes blocks all that it has to say.
    pub(crate) fn be_only(&mut self, blocks: Vec<Block>) {
        (self.ending, self.has_text) = (blocks, false);
        (self.shell.dateline, self.characters) = (None, 0);
    }

    pub(crate) fn add_picture(&mut self, material: &Material, random: &mut Random, number: usize) {
        let picture = Picture::new(random, number);
        self.shell.figures.push(Figure {
            image: Some(picture.name.as_str().into()),
            caption: vec![Inline::text(random.pick(&material.captions).clone())],
            credit: Some(format!("{}/摄", random.pick(&material.names))),
            alt: Some("照片".to_owned()),
            focus: None,
            crop: None,
            keep: Vec::new(),
            size: None,
            qr: None,
        });
        self.pictures.push(picture);
    }

    /// Widths of its pictures in hundredths of their heights.
    pub(crate) fn aspects(&self) -> Vec<u32> {
        self.pictures.iter().map(|picture| picture.aspect).collect()
    }

    /// The article with its text. A longer text begins like a shorter one.
    pub(crate) fn article(&self, material: &Material) -> Article {
        let mut random = self.random.clone();
        let mut deck = Deck::new(random.branch(), material.sentences.len());
        let mut subheads = Deck::new(random.branch(), material.subheads.len());
        let (mut body, mut all, mut since) = (Vec::new(), 0, 0);
        let mut stretch = random.between(*BETWEEN_SUBHEADS.start(), *BETWEEN_SUBHEADS.end());
        while self.has_text && all < self.characters {
            let wanted = random.between(50, 160);
            let text = paragraph(material, &mut deck, wanted.min(self.characters - all));
            let characters = printed(&text) as u32;
            let rest = self.characters.saturating_sub(all);
            if self.characters > SUBHEADS_FROM && since > stretch && rest > 150 {
                let text = vec![Inline::text(material.subheads[subheads.draw()].clone())];
                body.push(Block::Subhead { level: 1, text });
                stretch = random.between(*BETWEEN_SUBHEADS.start(), *BETWEEN_SUBHEADS.end());
                since = 0;
            }
            body.push(Block::Paragraph { text: vec![Inline::text(text)] });
            all += characters;
            since += characters;
        }
        body.extend(self.ending.iter().cloned());
        Article { body, ..self.shell.clone() }
    }
}

/// Whole sentences, about as many characters as wanted.
fn paragraph(material: &Material, deck: &mut Deck, wanted: u32) -> String {
    let mut text = String::new();
    while (printed(&text) as u32) < wanted {
        text.push_str(&material.sentences[deck.draw()]);
    }
    text
}

/// A headline of the example, or two phrases of its headlines, 9 to 15 characters.
fn headline(material: &Material, random: &mut Random) -> String {
    if random.percent(40) {
        return random.pick(&material.headlines).clone();
    }
    loop {
        let (first, second) = (random.pick(&material.phrases), random.pick(&material.phrases));
        if first != second && (9..=15).contains(&(printed(first) + printed(second))) {
            return format!("{first} {second}");
        }
    }
}
