//! The bodies of draft/add in a finished folder: their limits, and their texts beside the articles.

use serde::Deserialize;

use super::kept::plain;
use super::limits::{
    ADDRESS_BYTES, ARTICLES, AUTHOR, CONTENT, LONGEST_DIGEST, LONGEST_TITLE, MESSAGE_PICTURES,
};
use crate::messages::{Sentence, sentence};

/// What is read of a body.
#[derive(Debug, Deserialize)]
struct Body {
    articles: Vec<BodyArticle>,
}

/// An article or a message of pictures. What it has not is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct BodyArticle {
    title: String,
    author: String,
    digest: String,
    content: String,
    content_source_url: String,
    image_info: Images,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Images {
    image_list: Vec<serde_json::Value>,
}

/// What is wrong with a body: it cannot be read, something is over a limit, a text differs from that of its article.
/// `folders` are those of its articles in their order.
pub(super) fn faults(
    bytes: &[u8],
    folders: &[String],
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Vec<Sentence> {
    let Ok(Body { articles }) = serde_json::from_slice(bytes) else {
        return vec![Sentence::new("broken-wechat.body")];
    };
    let mut found = Vec::new();
    if !(1..=ARTICLES).contains(&articles.len()) {
        found.push(sentence!("broken-wechat.articles", found = articles.len(), limit = ARTICLES));
    }
    for (place, article) in articles.iter().enumerate() {
        found.extend(over(article));
        let written = folders.get(place).and_then(|folder| read(&format!("{folder}/article.html")));
        let written = written.and_then(|bytes| String::from_utf8(bytes).ok());
        if written.is_some_and(|written| packed(&plain(&written)) != packed(&plain(&article.content))) {
            found.push(sentence!("broken-wechat.differs", title = &article.title));
        }
    }
    found
}

/// The fields that are over their limits.
fn over(article: &BodyArticle) -> Vec<Sentence> {
    let count = |text: &str| text.chars().count();
    let fields = [
        ("title", count(&article.title), LONGEST_TITLE),
        ("author", count(&article.author), AUTHOR),
        ("digest", count(&article.digest), LONGEST_DIGEST),
        ("content", count(&article.content), CONTENT - 1),
        ("content_source_url", article.content_source_url.len(), ADDRESS_BYTES),
        ("image_list", article.image_info.image_list.len(), MESSAGE_PICTURES),
    ];
    let over = fields.into_iter().filter(|(_, found, limit)| found > limit);
    over.map(|(field, found, limit)| sentence!("broken-wechat.limit", field, found, limit)).collect()
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn keys(body: &serde_json::Value) -> Vec<String> {
        let read = |path: &str| (path == "a/article.html").then(|| "<p>文字</p>".as_bytes().to_vec());
        let found = faults(body.to_string().as_bytes(), &["a".to_owned()], &read);
        found.iter().map(Sentence::english).collect()
    }

    #[test]
    fn a_body_within_the_limits_with_the_text_of_its_article_is_sound() {
        let sound = json!({ "title": "题", "content": "<p>文 <strong>字</strong></p>" });
        assert_eq!(keys(&json!({ "articles": [sound] })), [""; 0]);
    }

    #[test]
    fn every_limit_of_a_body_is_found_and_so_is_another_text() {
        let text = |count: usize| "文".repeat(count);
        for (field, most) in
            [("title", 64), ("author", 16), ("digest", 128), ("content", 19_999), ("content_source_url", 341)]
        {
            let named = |count: usize| {
                let mut article = json!({ "title": "题", "content": "<p>文字</p>" });
                article[field] = json!(text(count));
                let found = keys(&json!({ "articles": [article] }));
                found.iter().filter(|fault| fault.contains(&format!("`{field}`"))).count()
            };
            assert_eq!((named(most), named(most + 1)), (0, 1), "{field}");
        }
        let images = json!({ "content": "文字", "image_info": { "image_list": vec![json!({}); 21] } });
        assert_eq!(keys(&json!({ "articles": [images] })).len(), 1);
        assert!(
            keys(&json!({ "articles": [{ "title": "题", "content": "<p>文</p>" }] }))[0].contains("`题`")
        );
        let nine = vec![json!({ "content": "<p>文字</p>" }); 9];
        assert!(keys(&json!({ "articles": nine }))[0].contains("9 articles"));
        assert_eq!(keys(&json!([])).len(), 1);
    }
}
