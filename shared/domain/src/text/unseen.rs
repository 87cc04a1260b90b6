//! Characters that no screen shows. People do not type them: they come with what is pasted from a mail, a table or a telephone's
//! address book, and must neither be a reason to refuse a text nor pass for one.

/// Turns the direction of writing; a name with one of them changes how the line around it is read.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Says where a line may be broken, or nothing at all.
fn hints_at_breaks(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// Changes how the character before it looks: the end of an emoji or of a word in Persian.
fn joins(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{200C}' | '\u{200D}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Takes the room of a letter and leaves it white, or takes none: fillers, an empty braille cell, signs for programs.
fn is_white(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || hints_at_breaks(c)
        || matches!(c, '\u{115F}' | '\u{1160}' | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}')
}

/// Whether nothing of the text would be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| is_white(c) || turns_direction(c) || joins(c))
}

/// The text without what is not seen at its ends. A mark that turns the direction of the whole text stays.
fn trimmed(text: &str) -> &str {
    if is_blank(text) {
        return "";
    }
    text.trim_start_matches(|c| is_white(c) || joins(c))
        .trim_end_matches(is_white)
}

/// A text of several lines: without control characters but tab and newline, trimmed.
pub(super) fn lines(text: &str) -> String {
    let shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    trimmed(&text.chars().filter(shown).collect::<String>()).to_owned()
}

/// A text of one line: tabs are spaces, and all that only lays out a longer text is gone. `None` when it has several lines or another
/// control character.
pub(super) fn line(text: &str) -> Option<String> {
    let text = trimmed(text);
    let breaks = |c: char| c.is_control() && c != '\t' || matches!(c, '\u{2028}' | '\u{2029}');
    if text.contains(breaks) {
        return None;
    }
    let kept = text.chars().filter_map(|c| match c {
        '\t' => Some(' '),
        c if hints_at_breaks(c) || turns_direction(c) => None,
        c => Some(c),
    });
    Some(trimmed(&kept.collect::<String>()).to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Answers, Body, DisplayName, EmailAddress, TextError};

    /// Each alone would be an empty bubble.
    const UNSEEN: &str = "\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{180E}\u{200B}\u{200D}\u{200E}\u{202E}\u{2060}\u{2064}\
        \u{2069}\u{2800}\u{3000}\u{3164}\u{FE0F}\u{FEFF}\u{FFA0}\u{E0041}\t\n\u{0}\u{A0}";

    #[test]
    fn what_no_screen_shows_is_no_text() {
        let alone = UNSEEN.chars().map(String::from);
        for blank in alone.chain([UNSEEN.to_owned(), String::new()]) {
            let shown = blank.escape_unicode();
            assert_eq!(Body::parse(&blank), Err(TextError::Required), "{shown}");
            let name = DisplayName::parse(&blank);
            assert_eq!(name, Err(TextError::Required), "{shown}");
            assert!(is_blank(&blank), "{shown}");
            let text = blank.as_str();
            let fields = [("message", "Hello"), ("email", text), ("size", text)];
            let fields = fields.map(|(name, text)| (name.to_owned(), text.to_owned()));
            let answers = Answers::parse(&fields.into(), &[], &["message"]).expect("a form");
            assert_eq!(answers.iter().count(), 1, "{shown}");
        }
    }

    #[test]
    fn what_came_with_a_paste_is_trimmed() {
        let name = |text: &str| DisplayName::parse(text).map(DisplayName::into_string);
        for (pasted, kept) in [
            ("Aino\tVirtanen", "Aino Virtanen"),
            ("\u{FEFF}Aino Virtanen\u{200B}", "Aino Virtanen"),
            ("\u{202A}Aino Virtanen\u{202C}", "Aino Virtanen"),
            ("Aino\u{202E}nenatriV", "AinonenatriV"),
            (" \u{2060}Aino\u{AD} Virtanen\r\n", "Aino Virtanen"),
            ("\u{0}Aino Virtanen\u{3164}\u{7F}", "Aino Virtanen"),
        ] {
            assert_eq!(name(pasted).as_deref(), Ok(kept), "{pasted:?}");
        }
        for pasted in [
            "aino@example.com\u{200B}",
            "\u{FEFF}aino@example.com",
            "\u{202A}aino@example.com\u{202C}\u{A0}",
            "aino@\u{2060}example.com\t",
            "\u{AD}aino@example.com\u{3164}\n",
        ] {
            let address = EmailAddress::parse(pasted).expect("an address");
            assert_eq!(address.as_str(), "aino@example.com", "{pasted:?}");
        }
        assert_eq!(
            crate::Phone::parse("\u{202A}+358 40\t123\u{202C}")
                .as_ref()
                .map(crate::Phone::as_str),
            Ok("+358 40 123")
        );
        let body = Body::parse("\u{200B}\n Hello\tthere\n\nBye\u{FEFF}\n").expect("a text");
        assert_eq!(body.as_str(), "Hello\tthere\n\nBye");
    }

    #[test]
    fn what_is_seen_or_has_a_meaning_stays() {
        for text in [
            "\u{2764}\u{FE0F}",
            "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
            "\u{6A9}\u{646}\u{200C}",
            "\u{200F}?Hello",
            "a\u{200B}b\u{AD}c",
        ] {
            let body = Body::parse(text).expect("a text");
            assert_eq!(body.as_str(), text, "{}", text.escape_unicode());
        }
    }

    #[test]
    fn several_lines_are_no_name() {
        for text in [
            "a\nb",
            "a\r\nb",
            "a\u{2028}b",
            "a\u{85}b",
            "a\u{B}b",
            "a\u{200B}\nb",
            "a\u{0}b",
        ] {
            assert_eq!(
                DisplayName::parse(text),
                Err(TextError::LineBreak),
                "{text:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_line_is_one_line_and_stable(text in "[a\\PC\u{200B}\u{202E}\u{3164}\t ]{0,60}") {
            if let Some(line) = line(&text) {
                prop_assert!(!line.contains(char::is_control));
                prop_assert!(!line.contains(turns_direction) && !line.contains(hints_at_breaks));
                prop_assert_eq!(super::line(&line), Some(line.clone()));
                prop_assert_eq!(lines(&lines(&text)), lines(&text));
            }
        }
    }
}
