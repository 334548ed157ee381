//! Addresses on the web as a document may carry them.

/// The address with the characters escaped that a URL cannot hold. `None` unless it is a complete
/// `http`, `https` or `mailto` address, so that no document has a broken link.
pub(crate) fn sound(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    match scheme.as_str() {
        "http" | "https" => {
            let rest = rest.strip_prefix("//")?;
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (authority, path) = rest.split_at(end);
            is_authority(authority).then(|| format!("{scheme}://{authority}{}", escape(path)))
        }
        "mailto" => (rest.contains('@') && !rest.contains('#')).then(|| format!("{scheme}:{}", escape(rest))),
        _ => None,
    }
}

/// Whether the text between `//` and the path is a host, with or without a port. User names
/// are refused: browsers hide them, so they mislead.
fn is_authority(authority: &str) -> bool {
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c == '-' || c == '_' || c.is_alphanumeric());
    host.split('.').all(label) && port.parse::<u16>().is_ok() != port.is_empty()
}

/// Escapes every character that is not a URL code point (WHATWG URL §1.3); `%` before two hexadecimal digits stays,
/// and of several `#` the first.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_fragment = false;
    for (at, c) in text.char_indices() {
        let keep = match c {
            '%' => text.as_bytes()[at + 1..].iter().take(2).filter(|b| b.is_ascii_hexdigit()).count() == 2,
            '#' => !std::mem::replace(&mut in_fragment, true),
            _ => is_url_character(c),
        };
        if keep {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|b| out.push_str(&format!("%{b:02X}")));
        }
    }
    out
}

fn is_url_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!$&'()*+,-./:;=?@_~".contains(c) || (!c.is_ascii() && c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_addresses_are_kept_and_escaped() {
        for (url, expected) in [
            ("https://example.org", "https://example.org"),
            ("HTTP://example.org:8080/a b?c=[1]#d#e", "http://example.org:8080/a%20b?c=%5B1%5D#d%23e"),
            ("https://例子.中国/溪湾", "https://例子.中国/溪湾"),
            ("https://example.org/100%/%E6%BA", "https://example.org/100%25/%E6%BA"),
            ("mailto:desk@example.org", "mailto:desk@example.org"),
        ] {
            assert_eq!(sound(url).as_deref(), Some(expected), "{url}");
        }
    }

    #[test]
    fn broken_addresses_are_not_links() {
        for url in [
            "",
            "example.org",
            "javascript:alert(1)",
            "http://",
            "http:///a",
            "https://a b/",
            "https://a:x/",
            "#a",
            "mailto:x",
        ] {
            assert_eq!(sound(url), None, "{url}");
        }
    }
}
