//! "Did you mean": the nearest of the known names.

/// The name of `known` that is nearest to `found` by edit distance, if it is near enough to be
/// meant: at most a third of its length away. What was found is never meant itself: if it is known
/// and yet at fault, another name does not help.
pub fn did_you_mean<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .filter(|name| *name != found)
        .map(|name| (strsim::damerau_levenshtein(&found.to_lowercase(), &name.to_lowercase()), name))
        .filter(|&(distance, name)| distance <= name.chars().count().max(3) / 3)
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
        assert_eq!(did_you_mean("deck", known), None, "it is known, so something else is wrong");
        assert_eq!(did_you_mean("Deck", known), Some("deck"));
    }
}
