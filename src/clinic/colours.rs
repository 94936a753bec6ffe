//! The hospital's colours: one for each scheme, from which the others follow. What is written in them must be readable.

use std::fmt;

/// Text on its ground has at least this contrast (WCAG 2.2 AA).
const READABLE: f64 = 4.5;

/// The grounds of the page, and what is written on the colour itself, as `widget/styles/tokens.css` has them.
const LIGHT: Scheme =
    Scheme { ground: Rgb(0xf5, 0xf3, 0xee), surface: Rgb(0xff, 0xff, 0xff), ink: Rgb(0xff, 0xff, 0xff) };
const DARK: Scheme =
    Scheme { ground: Rgb(0x0f, 0x1a, 0x1c), surface: Rgb(0x18, 0x27, 0x2a), ink: Rgb(0x06, 0x28, 0x2a) };

#[derive(Clone, Copy)]
struct Scheme {
    ground: Rgb,
    surface: Rgb,
    ink: Rgb,
}

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rgb(u8, u8, u8);

/// A colour for light pages.
pub(super) fn on_light(written: &str) -> Result<Rgb, String> {
    LIGHT.readable(written)
}

/// A colour for dark pages.
pub(super) fn on_dark(written: &str) -> Result<Rgb, String> {
    DARK.readable(written)
}

/// Both colours in place of those of the page.
pub(super) fn stylesheet(light: Rgb, dark: Rgb) -> String {
    let tokens =
        |brand: Rgb, deep: Rgb, wash: Rgb| format!(":root{{--brand:{brand};--brand-deep:{deep};--brand-wash:{wash}}}");
    let (black, white) = (Rgb(0, 0, 0), Rgb(0xff, 0xff, 0xff));
    let on_light = tokens(light, light.mixed(black, 0.22), white.mixed(light, 0.13));
    let on_dark = tokens(dark, dark.mixed(white, 0.25), DARK.surface.mixed(dark, 0.15));
    format!("{on_light}@media(prefers-color-scheme:dark){{{on_dark}}}")
}

impl Scheme {
    /// The colour is written with on both grounds, and written on.
    fn readable(self, written: &str) -> Result<Rgb, String> {
        let colour = Rgb::parse(written).ok_or_else(|| format!("{written:?} must be a colour such as #0b6468"))?;
        let neighbours = [("the text of buttons", self.ink), ("the page", self.ground), ("the cards", self.surface)];
        for (what, other) in neighbours {
            let contrast = contrast(colour, other);
            if contrast < READABLE {
                return Err(format!(
                    "{colour} has a contrast of {contrast:.1} to {what} ({other}); it takes {READABLE}"
                ));
            }
        }
        Ok(colour)
    }
}

impl Rgb {
    fn parse(written: &str) -> Option<Self> {
        let digits = written.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let [red, green, blue] = hex::decode(digits).ok()?.try_into().ok()?;
        Some(Self(red, green, blue))
    }

    /// This colour with so much of another in it.
    fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |one: u8, other: u8| (f64::from(one) * (1.0 - share) + f64::from(other) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// How bright it is, as WCAG reckons it.
    fn luminance(self) -> f64 {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            part if part <= 0.040_45 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
