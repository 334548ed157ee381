//! A closer look: layers of sums that say whether a square is a face, and where the face in it really is.

/// What a network says of a square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Judgement {
    /// How likely it is a face, 0 to 1.
    pub(crate) score: f32,
    /// How far to the right it stands, in sides of the square, -1 to 1.
    pub(crate) right: f32,
    /// How far down.
    pub(crate) down: f32,
    /// By how much it is larger.
    pub(crate) larger: f32,
}

/// Layers of sums over some patches.
pub(crate) struct Network {
    /// The numbers of the patches it looks at.
    pub(crate) patches: Vec<usize>,
    /// The score of a face is greater.
    least: f32,
    layers: Vec<Layer>,
}

/// Sums of inputs, each with a weight: one sum for every bias.
pub(crate) struct Layer {
    /// Values of the layer before.
    pub(crate) inputs: usize,
    /// Weights of all inputs, of the first sum, then of the others.
    pub(crate) weights: Vec<f32>,
    /// What is added to each sum.
    pub(crate) biases: Vec<f32>,
}

/// Values of the last layer.
const RESULTS: usize = 4;

impl Network {
    /// A network of layers; none if it has none, or another number of results.
    pub(crate) fn new(patches: Vec<usize>, least: f32, layers: Vec<Layer>) -> Option<Self> {
        let fits = layers.last()?.biases.len() == RESULTS && layers.iter().all(|layer| layer.inputs > 0);
        fits.then_some(Self { patches, least, layers })
    }

    /// What it says of a square, by the values of its patches; none where there is no face.
    pub(crate) fn judge(&self, patches: Vec<f32>) -> Option<Judgement> {
        let (last, inner) = self.layers.split_last()?;
        let values = inner.iter().fold(patches, |values, layer| {
            layer.sums(&values).map(|sum| if sum > 0.0 { sum } else { 0.0 }).collect()
        });
        let results: Vec<f32> = last.sums(&values).map(part_of_one).collect();
        let &[score, right, down, larger] = results.as_slice() else { return None };
        let signed = |result: f32| result * 2.0 - 1.0;
        let judgement = Judgement { score, right: signed(right), down: signed(down), larger: signed(larger) };
        (score > self.least).then_some(judgement)
    }
}

/// Sums that are added up side by side, always the same ones: fast, and the same everywhere.
const LANES: usize = 8;

impl Layer {
    fn sums<'a>(&'a self, values: &'a [f32]) -> impl Iterator<Item = f32> + 'a {
        let sums = self.weights.chunks_exact(self.inputs).zip(&self.biases);
        sums.map(move |(weights, bias)| product(values, weights) + bias)
    }
}

fn product(values: &[f32], weights: &[f32]) -> f32 {
    let (mut lanes, mut rest) = ([0.0_f32; LANES], 0.0);
    let (values, last_values) = values.as_chunks::<LANES>();
    let (weights, last_weights) = weights.as_chunks::<LANES>();
    for (values, weights) in values.iter().zip(weights) {
        for ((lane, value), weight) in lanes.iter_mut().zip(values).zip(weights) {
            *lane += value * weight;
        }
    }
    for (value, weight) in last_values.iter().zip(last_weights) {
        rest += value * weight;
    }
    lanes.iter().sum::<f32>() + rest
}

/// The logistic function: any number as a part of one.
fn part_of_one(x: f32) -> f32 {
    (1.0 / (1.0 + exponential(-f64::from(x)))) as f32
}

/// `e` to a power, by additions and multiplications alone: what the libraries of systems have differs in the
/// last digit. Powers beyond 700 are as good as those.
fn exponential(power: f64) -> f64 {
    let power = power.clamp(-700.0, 700.0);
    let twos = (power * std::f64::consts::LOG2_E).round();
    let rest = power - twos * std::f64::consts::LN_2;
    // Taylor's series: the rest is at most a third, so that the next term is below 1e-17.
    let series = (1..=14).rev().fold(1.0, |sum, number| 1.0 + rest / f64::from(number) * sum);
    series * f64::from_bits(((twos as i64 + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_that_of_the_library() {
        for hundredths in -6000..6000 {
            let power = f64::from(hundredths) / 100.0;
            let (own, known) = (exponential(power), power.exp());
            assert!((own - known).abs() <= known * 1e-14, "{power}: {own} {known}");
        }
        assert_eq!((part_of_one(0.0), part_of_one(1e9), part_of_one(-1e9)), (0.5, 1.0, 0.0));
    }

    #[test]
    fn products_are_added_up_whatever_their_number() {
        let numbers: Vec<f32> = (0..19_u8).map(f32::from).collect();
        for count in 0..numbers.len() {
            let plain: f32 = numbers[..count].iter().map(|number| number * number).sum();
            assert_eq!(product(&numbers[..count], &numbers[..count]), plain);
        }
    }
}
