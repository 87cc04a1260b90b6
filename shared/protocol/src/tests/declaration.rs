//! How one type is written down. `ts-rs` puts a type on one line; people read it one field or variant per line.

use ts_rs::{Config, TS};

/// The longest line of a union.
const LINE: usize = 110;

/// The declaration of a type under its Rust name, with what its documentation says.
pub(super) fn declared<T: TS>(config: &Config) -> String {
    let declaration = T::decl(config);
    let declaration = declaration
        .strip_prefix("type ")
        .and_then(|text| text.strip_suffix(';'))
        .expect("a declaration of a type");
    let (name, shape) = declaration.split_once(" = ").expect("a name and a shape");
    let rust = std::any::type_name::<T>()
        .split('<')
        .next()
        .unwrap_or_default();
    assert_eq!(
        name.split('<').next(),
        rust.rsplit("::").next(),
        "one name on both sides of the wire"
    );
    let docs = T::docs().map_or_else(String::new, |docs| one_line(&docs) + "\n");
    docs + &named(name, shape)
}

/// A shape under a name.
pub(super) fn named(name: &str, shape: &str) -> String {
    let shape = shape.trim();
    let variants = split(shape, '|');
    if let [only] = variants.as_slice()
        && let Some(body) = only.strip_prefix('{').and_then(|s| s.strip_suffix('}'))
    {
        let fields = fields(body);
        let line = format!("export interface {name} {}\n", variant(only));
        if line.len() <= LINE && fields.iter().all(|(docs, _)| docs.is_none()) {
            return line;
        }
        let lines = fields.iter().map(|(docs, field)| {
            let docs = docs.map_or_else(String::new, |docs| format!("  {}\n", one_line(docs)));
            format!("{docs}  {field};\n")
        });
        return format!(
            "export interface {name} {{\n{}}}\n",
            lines.collect::<String>()
        );
    }
    let variants: Vec<_> = variants.into_iter().map(variant).collect();
    let line = format!("export type {name} = {};\n", variants.join(" | "));
    if line.len() <= LINE {
        return line;
    }
    let lines: Vec<_> = variants.iter().map(|one| format!("\n  | {one}")).collect();
    format!("export type {name} ={};\n", lines.concat())
}

/// One of several shapes, on one line. The documentation of its fields has no place there.
fn variant(shape: &str) -> String {
    match shape.strip_prefix('{').and_then(|s| s.strip_suffix('}')) {
        Some(body) => {
            let fields: Vec<_> = fields(body).into_iter().map(|(_, field)| field).collect();
            format!("{{ {} }}", fields.join("; "))
        }
        None => shape.to_owned(),
    }
}

/// The fields between two braces, each with its documentation.
fn fields(body: &str) -> Vec<(Option<&str>, String)> {
    let fields = split(body, ',').into_iter().filter(|one| !one.is_empty());
    fields
        .map(|field| match field.split_once("*/") {
            Some((docs, field)) => (Some(docs), unquoted(field)),
            None => (None, unquoted(field)),
        })
        .collect()
}

/// `"type": "ack"` as `type: "ack"`.
fn unquoted(field: &str) -> String {
    let (name, shape) = field.split_once(": ").expect("a name and a shape");
    format!("{}: {shape}", name.trim().replace('"', ""))
}

/// A comment on one line.
fn one_line(docs: &str) -> String {
    let words = docs.split_whitespace();
    let words: Vec<_> = words
        .filter(|word| !matches!(*word, "/**" | "*" | "*/"))
        .collect();
    format!("/** {} */", words.join(" "))
}

/// The parts between separators that stand in no bracket, string or comment.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_u32);
    let (mut in_string, mut in_comment) = (false, false);
    for (at, c) in text.char_indices() {
        in_comment = match in_comment {
            false => text[at..].starts_with("/*"),
            true => !text[..at].ends_with("*/"),
        };
        in_string ^= c == '"' && !in_comment;
        match c {
            _ if in_string || in_comment => {}
            '{' | '(' | '[' | '<' => depth += 1,
            '}' | ')' | ']' | '>' => depth -= 1,
            _ if c == separator && depth == 0 => {
                parts.push(text[from..at].trim());
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text[from..].trim());
    parts
}
