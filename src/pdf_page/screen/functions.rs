//! Functions of a page (ISO 32000-1, 7.10): what they weigh, and that all machines make the same of them.
//!
//! Sampled functions, and programs that only add and multiply, are the same everywhere. Powers and sines are
//! taken from the library of the system, which differs: powers are computed here, by products and square roots,
//! which have one right result. Programs that need more are refused.

use hayro_interpret::Function;
use hayro_interpret::color::ColorComponents;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object, dict_or_stream};

use super::super::PageFault;

/// Words of programs that each library of a system computes in its own way.
const DIFFERENT: [&[u8]; 6] = [b"exp", b"ln", b"log", b"sin", b"cos", b"atan"];
/// The most that a function weighs: a table of four inks with 17 steps has 83,521 entries of three bytes.
const HEAVIEST: usize = 600_000;
/// Functions in each other.
const DEEPEST: u8 = 8;
/// Samples of a power.
pub(super) const SAMPLES: usize = 256;

/// A function that all machines make the same of.
pub(super) enum Exact {
    /// A power of one number between two colours.
    Power(Power),
    /// Any other, as the interpreter computes it.
    Other(Function),
}

/// A power between two colours (7.10.3).
pub(super) struct Power {
    from: Vec<f32>,
    to: Vec<f32>,
    exponent: f32,
}

impl Exact {
    /// The function that an object is.
    ///
    /// # Errors
    /// It is none ([`PageFault::Part`]), or differs between machines ([`PageFault::Colours`]).
    pub(super) fn of(object: &Object<'_>) -> Result<Self, PageFault> {
        let (dict, _) = dict_or_stream(object).ok_or(PageFault::Part)?;
        if let Some(power) = Power::of(dict) {
            return Ok(Self::Power(power));
        }
        weight(object, false)?;
        Function::new(object).map(Self::Other).ok_or(PageFault::Part)
    }

    /// What it makes of some numbers; nothing if it cannot.
    pub(super) fn values(&self, input: &[f32]) -> Vec<f32> {
        match self {
            Self::Power(power) => input.first().map(|at| power.values(*at)).unwrap_or_default(),
            Self::Other(function) => {
                function.eval(ColorComponents::from_slice(input)).unwrap_or_default().to_vec()
            }
        }
    }
}

impl Power {
    /// A power that is not the first; the first is the same everywhere.
    pub(super) fn of(dict: &Dict<'_>) -> Option<Self> {
        let exponent = dict.get::<f32>(b"N")?;
        if dict.get::<u8>(b"FunctionType")? != 2 || exponent == 1.0 {
            return None;
        }
        let values = |key: &[u8], default: f32| match dict.get::<Array<'_>>(key) {
            Some(array) => array.iter::<f32>().collect(),
            None => vec![default],
        };
        Some(Self { from: values(b"C0", 0.0), to: values(b"C1", 1.0), exponent })
    }

    /// The colour at a place between 0 and 1.
    pub(super) fn values(&self, at: f32) -> Vec<f32> {
        let part = power(f64::from(at.clamp(0.0, 1.0)), f64::from(self.exponent)) as f32;
        self.from.iter().zip(&self.to).map(|(from, to)| from + part * (to - from)).collect()
    }
}

/// A number between 0 and 1 to a power, by products and square roots.
fn power(base: f64, exponent: f64) -> f64 {
    let exponent = exponent.clamp(0.0, 1000.0);
    let whole = (0..exponent as u32).fold(1.0, |product, _| product * base);
    let (mut part, mut root, mut rest) = (1.0, base, exponent.fract());
    for _ in 0..32 {
        (root, rest) = (root.sqrt(), rest * 2.0);
        if rest >= 1.0 {
            (part, rest) = (part * root, rest - 1.0);
        }
    }
    whole * part
}

/// What a function weighs: the bytes and entries that are read whenever it is loaded.
///
/// # Errors
/// Machines differ in what they make of it ([`PageFault::Colours`]; `powers` where those are replaced); it is no
/// function ([`PageFault::Part`]); there is too much in it.
pub(super) fn weight(object: &Object<'_>, powers: bool) -> Result<usize, PageFault> {
    let mut left = HEAVIEST;
    weigh(object, powers, DEEPEST, &mut left)?;
    Ok(HEAVIEST - left)
}

fn weigh(object: &Object<'_>, powers: bool, levels: u8, left: &mut usize) -> Result<(), PageFault> {
    let (dict, stream) = dict_or_stream(object).ok_or(PageFault::Part)?;
    let content = stream.map(|stream| stream.decoded().map_err(|_| PageFault::Part)).transpose()?;
    let own = 1 + dict.len() + content.as_ref().map_or(0, |content| content.len());
    *left = left.checked_sub(own).ok_or(PageFault::TooMuch)?;
    let levels = levels.checked_sub(1).ok_or(PageFault::TooMuch)?;
    match (dict.get::<u8>(b"FunctionType"), content) {
        (Some(2), _) if !powers && Power::of(dict).is_some() => Err(PageFault::Colours),
        (Some(3), _) => {
            let parts = dict.get::<Array<'_>>(b"Functions").ok_or(PageFault::Part)?;
            parts.iter::<Object<'_>>().try_for_each(|part| weigh(&part, powers, levels, left))
        }
        (Some(4), Some(program)) => {
            let mut words = program.split(|byte| !byte.is_ascii_alphabetic());
            if words.any(|word| DIFFERENT.contains(&word)) { Err(PageFault::Colours) } else { Ok(()) }
        }
        (Some(0), Some(_)) | (Some(2), _) => Ok(()),
        _ => Err(PageFault::Part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "what the power is compared with")]
    fn powers_are_those_of_mathematics() {
        for exponent in [0.0, 0.3, 0.5, 1.0, 1.7, 2.0, 2.4, 12.25] {
            for base in [0.0, 0.001, 0.2, 0.5, 0.93, 1.0] {
                let (found, expected) = (power(base, exponent), base.powf(exponent));
                assert!((found - expected).abs() < 1e-7, "{base}^{exponent}: {found}, {expected}");
            }
        }
    }
}
