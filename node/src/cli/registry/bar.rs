//! How far it has come.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::world::{Setting, World};
use crate::service::views::ImportProgress;

/// A bar on a terminal, nothing anywhere else.
pub(in super::super) struct Bar(pub(in super::super) ProgressBar);

impl Bar {
    pub(in super::super) fn new(setting: &Setting, world: &World<'_>) -> Self {
        let template = "{bar:30} {bytes}/{total_bytes} {msg} {eta}";
        Self::with(setting, world, template, "note-importing")
    }

    /// A bar of things that are not bytes.
    pub(in super::super) fn counting(setting: &Setting, world: &World<'_>, key: &str) -> Self {
        Self::with(setting, world, "{bar:30} {human_pos}/{human_len} {msg} {eta}", key)
    }

    fn with(setting: &Setting, world: &World<'_>, template: &str, key: &str) -> Self {
        let target = if world.err_is_terminal && !setting.json {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(setting.text.say(key));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    pub(in super::super) fn at(&self, position: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(position);
    }

    pub(in super::super) fn show(&self, progress: ImportProgress) {
        self.0.set_length(progress.total_bytes);
        self.0.set_position(progress.bytes);
    }
}
