//! The GSM 7-bit alphabet (3GPP TS 23.038), and the way into it.

/// Characters of one unit. The alphabet has `Ç` but not `ç`, and of the accented vowels only some.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
    ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// Characters of two units: an escape comes before them.
const EXTENDED: &str = "\u{c}^{}\\[~]|€";

/// Each group of letters is written as the one before it.
const LETTERS: &[(&str, &str)] = &[
    ("A", "ÁÀÂÃĀĂĄǍẠẢẤẦẨẬẮẰẶ"),
    ("a", "áâãāăąǎạảấầẩẫậắằẵặª"),
    ("C", "ĆĈĊČ"),
    ("c", "çćĉċč"),
    ("D", "ĎĐÐ"),
    ("d", "ďđð"),
    ("E", "ÈÊËĒĔĖĘĚẸẺẼẾỀỂỆ"),
    ("e", "êëēĕėęěẹẻẽếềểễệ"),
    ("G", "ĜĞĠĢ"),
    ("g", "ĝğġģ"),
    ("H", "ĤĦ"),
    ("h", "ĥħ"),
    ("I", "ÍÌÎÏĨĪĬĮİỊỈ"),
    ("i", "íîïĩīĭįıịỉ"),
    ("J", "Ĵ"),
    ("j", "ĵ"),
    ("K", "Ķ"),
    ("k", "ķĸ"),
    ("L", "ĹĻĽĿŁ"),
    ("l", "ĺļľŀł"),
    ("N", "ŃŅŇŊ"),
    ("n", "ńņňŉŋ"),
    ("O", "ÓÒÔÕŌŎŐƠỌỎỐỒỔỘỚỜỢ"),
    ("o", "óôõōŏőơọỏốồổỗộớờởỡợº°"),
    ("R", "ŔŖŘ"),
    ("r", "ŕŗř"),
    ("S", "ŚŜŞŠȘ"),
    ("s", "śŝşšșſ"),
    ("T", "ŢŤŦȚ"),
    ("t", "ţťŧț"),
    ("U", "ÚÙÛŨŪŬŮŰŲƯỤỦỨỪỰ"),
    ("u", "úûũūŭůűųưụủứừửữự"),
    ("W", "Ŵ"),
    ("w", "ŵ"),
    ("Y", "ÝŶŸỲỴỶỸ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("Z", "ŹŻŽ"),
    ("z", "źżž"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Th", "Þ"),
    ("th", "þ"),
    ("SS", "ẞ"),
    ("'", "‘’‚‛`´ʼ′"),
    ("\"", "“”„‟«»″"),
    ("-", "‐‑‒–—―−•·"),
    ("...", "…"),
    ("x", "×"),
    ("(c)", "©"),
    ("(R)", "®"),
    ("1/2", "½"),
    ("1/4", "¼"),
    ("<", "‹"),
    (">", "›"),
];

/// How many units a character takes; `None` if the alphabet does not have it.
pub(super) fn width(c: char) -> Option<usize> {
    if BASIC.contains(c) { Some(1) } else { EXTENDED.contains(c).then_some(2) }
}

/// The text in GSM-7: `á` becomes `a`, `Ł` becomes `L`, curly quotes straight; emoji are left out, and a letter of
/// another script becomes `?`.
pub fn to_gsm7(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match LETTERS.iter().find(|(_, variants)| variants.contains(c)) {
            Some((letter, _)) => plain.push_str(letter),
            None if width(c).is_some() => plain.push(c),
            None if c.is_whitespace() => plain.push(' '),
            None if c.is_alphanumeric() => plain.push('?'),
            // Emoji, invisible marks, accents that stand on their own.
            None => {}
        }
    }
    plain
}
