//! The files of a package and the names of what is in them. Sheets are counted from 0 here and from 1 in names.

/// ALTO of a sheet: `xiwan-2026-03-20_0001.xml`.
pub fn alto(stem: &str, sheet: usize) -> String {
    format!("{stem}_{:04}.xml", sheet + 1)
}

/// Picture of a sheet.
pub fn picture(stem: &str, sheet: usize) -> String {
    format!("{stem}_{:04}.jpg", sheet + 1)
}

/// The PDF of the issue.
pub fn pdf(stem: &str) -> String {
    format!("{stem}.pdf")
}

/// METS of the issue.
pub fn mets(stem: &str) -> String {
    format!("{stem}_mets.xml")
}

/// The folder of the package.
pub fn folder(stem: &str) -> String {
    format!("{stem}-mets")
}

/// Name of the ALTO file of a sheet within METS.
pub(super) fn alto_file(sheet: usize) -> String {
    format!("ALTO{:04}", sheet + 1)
}

/// Name of the picture of a sheet within METS.
pub(super) fn picture_file(sheet: usize) -> String {
    format!("IMG{:04}", sheet + 1)
}

/// Name of a part of a sheet: `P1_TB00012`.
pub(super) fn part(sheet: usize, kind: &str, number: usize) -> String {
    format!("P{}_{kind}{number:05}", sheet + 1)
}
