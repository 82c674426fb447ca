//! The sets of colours between which a learner chooses; how they look is the drawing kit's business.

use serde::{Deserialize, Serialize};

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Dark ink on paper.
    #[default]
    Paper,
    /// Light letters on night blue.
    Night,
    /// No colour at all: words and shapes carry everything.
    Plain,
}
