//! Articles for WeChat, with the cards and tables that the program draws for them.

use rayon::prelude::*;

use super::set::Press;
use super::write::OutputFile;
use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Error};
use crate::layout;
use crate::raster::{Drawing, Picture};
use crate::wechat::{self, CARD_PIXELS, Drawn, DrawnPictures, Options, TABLE_PIXELS, TableToDraw, ToDraw};

/// The files of the articles of an issue. Characters that no font has are told where they are drawn alone (G112): all
/// others are shown by the reader's phone.
pub(super) fn articles(
    press: &Press,
    issue: &CheckedIssue,
    options: &Options,
) -> Result<Checked<Vec<OutputFile>>, Error> {
    press.fonts.not_empty()?;
    let wanted = wechat::to_draw(issue);
    let mut found = wechat::without_glyphs(issue, &wanted, &|c| press.fonts.covers(c));
    let drawn = drawn(press, issue, &wanted)?;
    let Checked { value: files, diagnostics } = wechat::export(issue, &drawn, options)?;
    found.extend(diagnostics);
    let files = files.into_iter().map(|file| OutputFile::new(file.path, file.bytes)).collect();
    Ok(Checked { value: files, diagnostics: found })
}

fn drawn(press: &Press, issue: &CheckedIssue, wanted: &[ToDraw<'_>]) -> Result<DrawnPictures, Error> {
    let made = wanted.par_iter().map(|one| picture(press, issue, one)).collect::<Result<Vec<_>, _>>()?;
    let mut drawn = DrawnPictures::default();
    for (one, made) in wanted.iter().zip(made) {
        match one {
            ToDraw::Card(article) => drop(drawn.cards.insert(article.id.to_string(), made)),
            ToDraw::Table(TableToDraw { article, number, .. }) => {
                drop(drawn.tables.insert((article.id.to_string(), *number), made));
            }
        }
    }
    Ok(drawn)
}

fn picture(press: &Press, issue: &CheckedIssue, one: &ToDraw<'_>) -> Result<Drawn, Error> {
    let Press { theme, paper, fonts, .. } = press;
    let picture: Picture = match one {
        ToDraw::Card(article) => {
            let card = layout::card(issue, article, theme, fonts);
            Drawing::of(&card).stretched(0, CARD_PIXELS)?
        }
        ToDraw::Table(TableToDraw { article, table, .. }) => {
            let alone = layout::table_alone(issue, article, table, theme, paper, fonts);
            Drawing::of(&alone).picture(0, TABLE_PIXELS)?
        }
    };
    Ok(Drawn { width: picture.width, height: picture.height, png: picture.png()? })
}
