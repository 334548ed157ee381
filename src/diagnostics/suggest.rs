//! "Did you mean": the nearest of the known names.

/// Longer words are no misspelt names, in characters.
const LONGEST: usize = 100;

/// The name of `known` that is nearest to `found` by edit distance, if it is near enough to be
/// meant: at most a third of its length away. What was found is never meant itself: if it is known
/// and yet at fault, another name does not help.
pub fn did_you_mean<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if found.chars().nth(LONGEST).is_some() {
        return None;
    }
    let asked = found;
    let found = found.to_lowercase();
    let length = found.chars().count();
    let near = |name: &'a str| {
        let most = name.chars().count().max(3) / 3;
        let lower = name.to_lowercase();
        // The lengths alone tell most names apart.
        let may_be_near = lower.chars().count().abs_diff(length) <= most;
        let distance = may_be_near.then(|| strsim::damerau_levenshtein(&found, &lower))?;
        (distance <= most).then_some((distance, name))
    };
    known
        .into_iter()
        .filter(|name| *name != asked)
        .filter_map(near)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let known = ["headline", "kicker", "deck"];
        assert_eq!(did_you_mean("headlines", known), Some("headline"));
        assert_eq!(did_you_mean("Kiker", known), Some("kicker"));
        assert_eq!(did_you_mean("subtitle", known), None);
        assert_eq!(did_you_mean(&"deck".repeat(1_000_000), known), None);
        assert_eq!(did_you_mean("deck", known), None, "it is known, so something else is wrong");
        assert_eq!(did_you_mean("Deck", known), Some("deck"));
    }
}
