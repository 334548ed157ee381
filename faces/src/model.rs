//! The file of the model.
//!
//! Numbers of four bytes, the lowest first: how many steps there are; of each step how many branches; of each
//! branch its classifiers, and the branches before it whose squares it takes. The first step has a view
//! ([`View`]) in every branch, all others one branch of networks.

use crate::network::{Layer, Network};
use crate::patches::VALUES;
use crate::view::{GROUP, View};

/// What was learned.
pub(crate) struct Model {
    /// The first step: faces from three sides.
    pub(crate) views: Vec<View>,
    /// The steps behind it.
    pub(crate) networks: Vec<Network>,
}

const VIEW: i32 = 0;
const NETWORK: i32 = 1;

impl Model {
    /// Reads a model; none if it is damaged.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let mut model = Self { views: Vec::new(), networks: Vec::new() };
        for _ in 0..reader.count()? {
            for _ in 0..reader.count()? {
                for _ in 0..reader.count()? {
                    match reader.number()? {
                        VIEW => model.views.push(reader.view()?),
                        NETWORK => model.networks.push(reader.network()?),
                        _ => return None,
                    }
                }
                // The first step has none before it: -1.
                let before = reader.number()?.max(0);
                reader.numbers(before as usize)?;
            }
        }
        reader.0.is_empty().then_some(model)
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> Option<i32> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(i32::from_le_bytes(*number))
    }

    fn count(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    fn numbers(&mut self, count: usize) -> Option<Vec<i32>> {
        (0..count).map(|_| self.number()).collect()
    }

    fn reals(&mut self, count: usize) -> Option<Vec<f32>> {
        (0..count).map(|_| self.number().map(|bits| f32::from_bits(bits as u32))).collect()
    }

    fn view(&mut self) -> Option<View> {
        let (count, values) = (self.count()?, self.count()?);
        let places = self.numbers(count.checked_mul(2)?)?;
        let limits = self.reals(count)?;
        let weights = self.reals(count.checked_mul(values + 1)?)?;
        let pairs = places.chunks_exact(2);
        let places: Vec<(u32, u32)> = pairs
            .map(|pair| Some((pair[0].try_into().ok()?, pair[1].try_into().ok()?)))
            .collect::<Option<_>>()?;
        (count % GROUP == 0 && values == usize::from(u8::MAX))
            .then(|| View::new(&places, &limits, weights))
            .flatten()
    }

    fn network(&mut self) -> Option<Network> {
        let (layers, patches) = (self.count()?, self.count()?);
        let patches = self.numbers(patches)?;
        let patches: Option<Vec<usize>> =
            patches.into_iter().map(|number| usize::try_from(number).ok()?.checked_sub(1)).collect();
        let patches = patches?;
        let least = f32::from_bits(self.number()? as u32);
        let mut inputs = self.count()?;
        let mut read = Vec::new();
        if inputs != patches.len() * VALUES {
            return None;
        }
        for _ in 1..layers {
            let outputs = self.count()?;
            let weights = self.reals(inputs.checked_mul(outputs)?)?;
            read.push(Layer { inputs, weights, biases: self.reals(outputs)? });
            inputs = outputs;
        }
        Network::new(patches, least, read)
    }
}
