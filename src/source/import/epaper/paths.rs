//! Addresses in a saved site as paths of its files.

/// The path that an address on a document leads to; none where it leads out of the site.
pub(super) fn joined(document: &str, address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default().trim();
    let is_outside = address.contains(':') || address.starts_with("//") || address.is_empty();
    if is_outside {
        return None;
    }
    let mut parts: Vec<&str> = match address.starts_with('/') {
        true => Vec::new(),
        false => document.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_in_the_site() {
        for (address, path) in [
            ("content_1.htm?div=-1#a", Some("html/2026-03/20/content_1.htm")),
            ("../../../images/a.jpg", Some("images/a.jpg")),
            ("/images/a.jpg", Some("images/a.jpg")),
            ("../../../../a.jpg", None),
            ("https://a.cn/a.jpg", None),
            ("javascript:void(0)", None),
            ("#a", None),
        ] {
            assert_eq!(joined("html/2026-03/20/node_1.htm", address).as_deref(), path, "{address}");
        }
    }
}
