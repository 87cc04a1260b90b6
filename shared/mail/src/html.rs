//! The HTML part. Tables and inline styles, because mail programs know little else; no images, no fonts, no scripts.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::letter::{Block, Letter};

/// Programs that know dark mode take these colours; the rest keep the inline ones. The values are the tokens of the
/// product's look: ground, raised, line, ink, soft ink, accent.
const DARK: &str = "
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #14161A !important; }
  .card { background: #1C1F25 !important; border-color: #2B3038 !important; }
  .ink { color: #E8EAED !important; }
  .soft { color: #9AA4B2 !important; }
  .button { background: #7AA2FF !important; }
  .button a { color: #14161A !important; }
}
";

const PAGE: &str = "margin:0;padding:0;background:#F6F7F9";
const AROUND: &str = "padding:24px 12px;-webkit-text-size-adjust:100%;\
    font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const CARD: &str = "width:100%;max-width:560px;background:#FFFFFF;border:1px solid #E3E6EB;\
    border-radius:10px;border-collapse:separate";
const HEADLINE: &str =
    "margin:0 0 16px;font-size:18px;line-height:26px;font-weight:600;color:#1A1D21";
const PARAGRAPH: &str = "margin:0 0 16px;font-size:15px;line-height:22px;color:#1A1D21";
const LABEL: &str = "padding:2px 16px 2px 0;font-size:15px;line-height:22px;font-weight:400;\
    text-align:left;vertical-align:top;white-space:nowrap;color:#5B6470";
const VALUE: &str = "padding:2px 0;font-size:15px;line-height:22px;vertical-align:top;\
    word-break:break-word;font-variant-numeric:tabular-nums;color:#1A1D21";
const BUTTON: &str = "border-radius:6px;background:#2457D6";
const BUTTON_LINK: &str = "display:inline-block;padding:12px 24px;font-size:15px;line-height:22px;\
    font-weight:600;text-align:center;text-decoration:none;color:#FFFFFF";
const SIGNATURE: &str =
    "margin:24px 0 0;font-size:15px;line-height:22px;word-break:break-word;color:#1A1D21";
const FOOTER: &str = "margin:0 0 4px;font-size:12px;line-height:16px;color:#5B6470";
const FOOTER_LINK: &str = "color:#5B6470;text-decoration:underline";

/// The whole page. All text is escaped by the template.
pub(crate) fn page(letter: &Letter) -> String {
    let language = letter.language.tag();
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                // Keeps telephones from turning numbers and dates into links of their own.
                meta name="format-detection" content="telephone=no, date=no, address=no, email=no";
                title { (letter.subject) }
                style { (PreEscaped(DARK)) }
            }
            body.page style=(PAGE) {
                // Webmail drops what is around this element, so language, font and ground are said here once more.
                main lang=(language) dir="ltr" {
                    table.page role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style=(PAGE) {
                        tr { td align="center" style=(AROUND) { (card(letter)) } }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn card(letter: &Letter) -> Markup {
    html! {
        table.card role="presentation" cellpadding="0" cellspacing="0" border="0" style=(CARD) {
            tr { td align="left" style="padding:24px" {
                h1.ink style=(HEADLINE) { (letter.headline) }
                @for block in &letter.blocks {
                    @match block {
                        Block::Paragraph(text) => p.ink style=(PARAGRAPH) { (text) },
                        Block::Details(facts) => (details(facts)),
                    }
                }
                table role="presentation" cellpadding="0" cellspacing="0" border="0" {
                    tr { td.button style=(BUTTON) {
                        a href=(letter.link) style=(BUTTON_LINK) { (letter.button) }
                    } }
                }
                p.ink style=(SIGNATURE) { (letter.site) }
            } }
        }
        table role="presentation" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:560px" {
            tr { td align="left" style="padding:16px 24px" {
                @for line in &letter.footer {
                    p.soft style=(FOOTER) { (line) }
                }
                @if let Some((text, link)) = &letter.stop {
                    p.soft style=(FOOTER) { a.soft href=(link) style=(FOOTER_LINK) { (text) } }
                }
            } }
        }
    }
}

fn details(details: &[(String, String)]) -> Markup {
    html! {
        table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px" {
            @for (label, value) in details {
                tr {
                    th.soft scope="row" style=(LABEL) { (label) }
                    td.ink style=(VALUE) { (value) }
                }
            }
        }
    }
}
