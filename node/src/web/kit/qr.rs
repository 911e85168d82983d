//! A QR code: dark on light with its quiet zone, in dark mode too.

use askama::Template;
use qrcode::QrCode;
use qrcode::types::Color;

/// Modules of the quiet zone (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code with words for those who do not see it.
#[derive(Clone, Debug, Template)]
#[template(
    source = "<svg class=\"qr\" viewBox=\"0 0 {{ width }} {{ width }}\" role=\"img\" aria-label=\"{{ title }}\" shape-rendering=\"crispEdges\"><rect width=\"{{ width }}\" height=\"{{ width }}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{{ path }}\"/></svg>",
    ext = "html"
)]
pub(in super::super) struct Qr {
    width: usize,
    path: String,
    title: String,
}

impl Qr {
    /// Of a text; none if it is too long for one.
    pub(in super::super) fn new(text: &str, title: String) -> Option<Self> {
        let code = QrCode::new(text).ok()?;
        let modules = code.width();
        let colors = code.to_colors();
        let mut path = String::new();
        for (y, row) in colors.chunks(modules).enumerate() {
            let mut x = 0;
            while let Some(color) = row.get(x) {
                let run = row.iter().skip(x).take_while(|other| *other == color).count();
                if *color == Color::Dark {
                    path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
                }
                x += run;
            }
        }
        Some(Self { width: modules + 2 * QUIET, path, title })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_a_quiet_zone() {
        let qr = Qr::new("otpauth://totp/x", "t".to_owned()).unwrap();
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
        assert!(qr.path.contains(&format!("M{} 4h7v1h-7z", qr.width - 11)));
        assert!(Qr::new(&"x".repeat(5000), String::new()).is_none());
    }
}
