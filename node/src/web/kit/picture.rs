//! A picture in a page: both its forms, of which the stylesheet shows the one that fits, and its table
//! for everybody.

use askama::Template;

use super::super::assets;
use crate::drawing::svg::{self, Page};
use crate::drawing::{Drawing, Form, Table};

/// A picture with its table.
#[derive(Clone, Debug, Template)]
#[template(path = "kit/picture.html")]
pub(in super::super) struct Picture {
    wide: String,
    narrow: String,
    id: &'static str,
    table: Table,
    as_table: String,
}

impl Picture {
    /// Of what `draw` lays out for a form. `id` is different for each picture of a page; `as_table`
    /// names its table.
    pub(in super::super) fn new(
        id: &'static str,
        as_table: String,
        draw: impl Fn(Form) -> Drawing,
    ) -> Self {
        let world = assets::path("world.svg");
        let write = |drawing: &Drawing, form: &str| {
            let prefix = format!("{id}-{form}");
            svg::write(drawing, &Page { prefix: &prefix, world })
        };
        let (wide, narrow) = (draw(Form::Wide), draw(Form::Narrow));
        Self {
            wide: write(&wide, "wide"),
            narrow: write(&narrow, "narrow"),
            id,
            table: wide.table,
            as_table,
        }
    }
}
