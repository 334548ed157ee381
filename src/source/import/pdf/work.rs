//! How much a page would cost, before it is read: the bytes of its content, and of every form as often as it is drawn.

use std::collections::BTreeMap;

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

/// Most bytes of content of all pages: some hundred dense pages.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Most pixels of the pictures of all pages that are decoded: some hundred photographs.
const MOST_PIXELS: usize = 400_000_000;

/// Most pixels of a picture that is decoded.
const LARGEST_PICTURE: usize = 24_000_000;

/// Forms in each other.
const DEEPEST: u8 = 12;

/// What is left of what may be read of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    bytes: usize,
    pixels: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: MOST_BYTES, pixels: MOST_PIXELS }
    }
}

impl Budget {
    /// Takes what the content of a page costs; whether that was left.
    pub(super) fn takes(&mut self, page: &Page<'_>) -> bool {
        let content = page.page_stream().unwrap_or_default();
        let mut known = BTreeMap::new();
        let cost = cost(content, page.resources(), &mut known, 0);
        self.bytes.checked_sub(cost).map(|left| self.bytes = left).is_some()
    }

    /// Takes the pixels of a picture; whether they were left.
    pub(super) fn takes_picture(&mut self, width: u32, height: u32) -> bool {
        let pixels = (width as usize).saturating_mul(height as usize);
        let fits = pixels <= LARGEST_PICTURE;
        fits && self.pixels.checked_sub(pixels).map(|left| self.pixels = left).is_some()
    }
}

/// The bytes of some content and of the forms in it. Deeper ones are not drawn.
fn cost(
    content: &[u8],
    resources: &Resources<'_>,
    known: &mut BTreeMap<ObjectIdentifier, usize>,
    depth: u8,
) -> usize {
    let mut sum = content.len();
    if depth == DEEPEST {
        return usize::MAX;
    }
    let mut names: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let mut instructions = TypedIter::new(content);
    while let Some(instruction) = instructions.next() {
        if let TypedInstruction::XObject(drawn) = instruction {
            *names.entry(drawn.0.as_ref().to_vec()).or_default() += 1;
        }
    }
    for (name, times) in names {
        let Some(form) = Name::new(&name).and_then(|name| resources.get_x_object(&name)) else { continue };
        if !is_form(&form) {
            continue;
        }
        let id = form.obj_id();
        let each = match known.get(&id) {
            Some(each) => *each,
            None => {
                // A form that draws itself is as deep as can be.
                known.insert(id, MOST_BYTES);
                let own = form.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
                let own = Resources::from_parent(own, resources.clone());
                let each = form.decoded().map_or(0, |bytes| cost(&bytes, &own, known, depth + 1));
                known.insert(id, each);
                each
            }
        };
        sum = sum.saturating_add(each.saturating_mul(times));
    }
    sum
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref() == b"Form")
}
