//! An address as a QR code (ISO/IEC 18004), in the error level M: a seventh of it may be unreadable.

use qrcodegen::{QrCode as Encoded, QrCodeEcc, QrSegment, Version};

use super::address;

/// Light modules around a code (ISO/IEC 18004, 5.3.8).
pub(crate) const QUIET_ZONE: i32 = 4;

/// The largest code: with its quiet zone it is 24 mm wide where a module has a third of a millimetre, so it stands
/// in every column.
const LARGEST: u8 = 12;

/// Most bytes of an address in the largest code.
pub(crate) const MOST_BYTES: usize = 287;

/// The squares of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QrCode {
    /// Modules along a side, without the quiet zone.
    side: i32,
    /// Rows of modules: for each run of dark ones its first column and the one after its last.
    rows: Vec<Vec<(i32, i32)>>,
}

impl QrCode {
    /// The code of an address; none of one that is not complete, or too long.
    pub(crate) fn of(url: &str) -> Option<Self> {
        let address = address::sound(url)?;
        let segments = QrSegment::make_segments(&address);
        let level = QrCodeEcc::Medium;
        let encoded = Encoded::encode_segments_advanced(
            &segments,
            level,
            Version::MIN,
            Version::new(LARGEST),
            None,
            false,
        )
        .ok()?;
        let side = encoded.size();
        Some(Self { side, rows: (0..side).map(|y| dark_runs(&encoded, y)).collect() })
    }

    /// Modules along a side, with the quiet zone.
    pub(crate) fn modules(&self) -> i32 {
        self.side + QUIET_ZONE * 2
    }

    /// The dark parts of its rows, in modules from the corner of the quiet zone: left, top and width. All are one
    /// module high.
    pub(crate) fn dark(&self) -> impl Iterator<Item = (i32, i32, i32)> {
        let rows = self.rows.iter().zip(QUIET_ZONE..);
        rows.flat_map(|(row, y)| row.iter().map(move |&(from, to)| (from + QUIET_ZONE, y, to - from)))
    }
}

fn dark_runs(code: &Encoded, y: i32) -> Vec<(i32, i32)> {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for x in (0..code.size()).filter(|&x| code.get_module(x, y)) {
        match runs.last_mut().filter(|(_, to)| *to == x) {
            Some((_, to)) => *to += 1,
            None => runs.push((x, x + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What another program reads in a code.
    fn read(code: &QrCode) -> String {
        let scale = 3;
        let side = (code.modules() * scale) as usize;
        let dark: Vec<_> = code.dark().collect();
        let is_dark = |x: usize, y: usize| {
            let (x, y) = (x as i32 / scale, y as i32 / scale);
            dark.iter().any(|&(left, top, width)| top == y && (left..left + width).contains(&x))
        };
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(
                side,
                side,
                |x, y| if is_dark(x, y) { 0 } else { 255 },
            );
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1);
        let (data, text) = grids[0].decode().unwrap();
        assert_eq!(data.ecc_level, 0, "level M is written 0");
        text
    }

    #[test]
    fn another_program_reads_the_address() {
        for (url, expected) in [
            ("https://news.xiwan.example/a?b=c", "https://news.xiwan.example/a?b=c"),
            ("HTTP://example.org/甲 乙", "http://example.org/甲%20乙"),
            ("mailto:desk@example.org", "mailto:desk@example.org"),
        ] {
            assert_eq!(read(&QrCode::of(url).unwrap()), expected);
        }
        let longest = format!("https://example.org/{}", "x".repeat(MOST_BYTES - 20));
        assert_eq!(read(&QrCode::of(&longest).unwrap()), longest);
    }

    #[test]
    fn a_code_has_its_quiet_zone_and_grows_with_its_address() {
        let small = QrCode::of("https://a.cn").unwrap();
        assert_eq!(small.modules(), 21 + 8, "version 1");
        let longest = QrCode::of(&format!("https://example.org/{}", "x".repeat(MOST_BYTES - 20))).unwrap();
        assert_eq!(longest.modules(), 65 + 8, "version 12");
        for code in [small, longest] {
            let inside = QUIET_ZONE..code.modules() - QUIET_ZONE;
            assert!(code.dark().all(|(x, y, width)| {
                inside.contains(&x) && inside.contains(&y) && inside.contains(&(x + width - 1))
            }));
        }
    }

    #[test]
    fn what_is_no_address_or_too_long_has_no_code() {
        for url in ["", "example.org", "javascript:alert(1)", "https://"] {
            assert_eq!(QrCode::of(url), None, "{url}");
        }
        assert_eq!(QrCode::of(&format!("https://example.org/{}", "x".repeat(MOST_BYTES - 19))), None);
    }
}
