//! A person was called: says so, how long ago, and what became of it.

use super::{Intent, Scene, going_on, plain_view};
use crate::{
    app::help_state::{HelpState, Stage},
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// A person was called.
#[derive(Clone, Debug, PartialEq)]
pub struct Called;

impl Called {
    /// How far the call has come.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.help_place());
        view.heading = Some(lang.help_heading());
        let stage = match scene.help {
            HelpState::Called { stage, .. } => *stage,
            HelpState::None => Stage::Unsent,
        };
        let parts = &mut view.parts;
        match stage {
            Stage::Sending | Stage::Waiting => {
                parts.push(Part::Paragraph(lang.help_wait()));
                if scene.help_minutes > 0 {
                    parts.push(Part::Paragraph(lang.help_minutes(scene.help_minutes)));
                }
                parts.push(Part::Remark(Role::Caution, lang.help_speak()));
            }
            Stage::Taken => parts.push(Part::Remark(Role::Tip, lang.help_taken())),
            Stage::Done => {
                view.heading = Some(lang.help_place());
                parts.push(Part::Paragraph(lang.help_done()));
            }
            Stage::Declined => {
                view.heading = Some(lang.help_declined_heading());
                parts.push(Part::Remark(Role::Caution, lang.help_declined()));
            }
            Stage::Unsent => {
                view.heading = Some(lang.help_place());
                parts.push(Part::Remark(Role::Caution, lang.help_unsaved()));
            }
        }
        view.choices = vec![match stage {
            Stage::Done | Stage::Declined => Choice::new(lang.help_again(), Intent::CallHelp),
            _ => Choice::new(lang.help_cancel(), Intent::CancelHelp),
        }];
        // Has the focus: who presses Enter once more reads on, and the call stands.
        going_on(&mut view, lang.help_go_on(), Intent::Back);
        view
    }
}
