//! The question at the end of a class: one press each, nobody's, and may be left.

use super::words::title;
use crate::{
    app::screens::kiosk::{Intent, Scene, Screen, going_on, missing, plain_view},
    domain::{ids::ClassId, sitting::Confidence},
    ui::view::{Choice, Part, View},
};

/// Which class did you come to? Asked where two end at the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Which;

/// Can you do it now?
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The class.
    pub class: ClassId,
}

/// Would you come again?
#[derive(Clone, Debug, PartialEq)]
pub struct Again;

/// Thank you.
#[derive(Clone, Debug, PartialEq)]
pub struct Thanks;

/// Where the question begins; none if none is asked.
pub fn beginning(scene: &Scene<'_>) -> Option<Screen> {
    let mut asking = scene.classes.offers.asking(scene.now_ms);
    let class = asking.next()?.class.id;
    Some(match asking.next() {
        Some(_) => Screen::ExitWhich(Which),
        None => Screen::ExitAsk(Ask { class }),
    })
}

impl Which {
    /// The classes.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.exit_place());
        view.heading = Some(lang.exit_which());
        let ask = |class| Intent::open(Screen::ExitAsk(Ask { class }));
        let asking = scene.classes.offers.asking(scene.now_ms);
        view.choices = asking
            .map(|offer| {
                let when = lang.when(&offer.class.plan);
                Choice::new(title(offer, lang), ask(offer.class.id)).with_note(Some(when))
            })
            .collect();
        view.choices.push(Choice::new(lang.exit_skip(), Intent::Back));
        view
    }
}

impl Ask {
    /// Alone, with help, not yet; or nothing.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some(offer) = scene.classes.offers.find(self.class) else {
            return missing(scene, lang.exit_place());
        };
        let mut view = plain_view(scene, lang.exit_place());
        view.heading = Some(lang.exit_ask(&title(offer, lang)));
        view.parts.push(Part::Paragraph(lang.exit_no_name()));
        let say = |confidence| Intent::SayOfClass(self.class, confidence);
        view.choices = vec![
            Choice::new(lang.end_alone(), say(Confidence::Alone)),
            Choice::new(lang.end_with_help(), say(Confidence::WithHelp)),
            Choice::new(lang.end_not_yet(), say(Confidence::NotYet)),
            Choice::new(lang.exit_skip(), Intent::Back),
        ];
        view
    }
}

impl Again {
    /// Yes, no; or nothing.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.exit_place());
        view.heading = Some(lang.exit_again());
        view.choices = vec![
            Choice::new(lang.exit_yes(), Intent::SayWhetherAgain(Some(true))),
            Choice::new(lang.exit_no(), Intent::SayWhetherAgain(Some(false))),
            Choice::new(lang.exit_skip(), Intent::SayWhetherAgain(None)),
        ];
        view
    }
}

impl Thanks {
    /// A kind word.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.exit_place());
        view.heading = Some(lang.exit_thanks_heading());
        view.parts.push(Part::Paragraph(lang.exit_thanks()));
        going_on(&mut view, lang.bookmark_copied(), Intent::Leave);
        view
    }
}
