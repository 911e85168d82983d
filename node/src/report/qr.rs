//! A QR code as rectangles.

use qrcode::{Color, EcLevel, QrCode};

use super::ReportError;

/// Light margin around the code, in modules, as the standard wants it.
const QUIET: usize = 4;

/// A dark run: column, row and length in modules.
type Run = (usize, usize, usize);

/// Dark runs of a code, each as column, row and length in modules, and the width of the whole with
/// its margin.
pub(super) fn dark(text: &str) -> Result<(Vec<Run>, usize), ReportError> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M)
        .map_err(|_| ReportError::Qr)?;
    let width = code.width();
    let colors = code.to_colors();
    let mut runs = Vec::new();
    for (row, line) in colors.chunks(width.max(1)).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                runs.push((QUIET + column, QUIET + row, run.len()));
            }
            column += run.len();
        }
    }
    Ok((runs, width + 2 * QUIET))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_corners_of_a_code_are_there() {
        let (runs, width) = dark("vestigo").unwrap();
        // Version 1 has 21 modules; a finder pattern begins with seven dark ones.
        assert_eq!(width, 21 + 8);
        for corner in [(4, 4, 7), (18, 4, 7), (4, 18, 7)] {
            assert!(runs.contains(&corner), "{corner:?}");
        }
        assert!(matches!(dark(&"x".repeat(4000)), Err(ReportError::Qr)));
    }
}
