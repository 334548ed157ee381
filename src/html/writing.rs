//! Which way the lines of a publication run.

use super::choice::choice;

choice! {
    /// Which way lines run.
    Writing, "kind-writing":
    /// To the right, pages turn to the left.
    #[default]
    Horizontal = "horizontal",
    /// Downwards, pages turn to the right.
    Vertical = "vertical",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        assert_eq!(Writing::NAMES, ["horizontal", "vertical"]);
        assert_eq!("vertical".parse::<Writing>().ok(), Some(Writing::Vertical));
        assert_eq!(serde_json::to_string(&Writing::Vertical).unwrap(), "\"vertical\"");
        let error = "diagonal".parse::<Writing>().unwrap_err();
        assert!(error.to_string().contains("diagonal"), "{error}");
    }
}
