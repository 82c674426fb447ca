//! A venue that is added or changed. Rooms, hours and days that differ are typed as tables and the command line have
//! them, the hours by the days of the week.

mod fields;

use self::fields::{FIELDS, Name};
use super::{Act as PlanAct, act as intent, ask, field};
use crate::{
    app::{
        desk::plan_request::{PlanAnswer, PlanRequest},
        screens::desk::{Intent, Make, Scene, Turn, hint, pieces::question},
    },
    domain::{
        ids::{VenueId, derived},
        search::fold::fold,
        text::Text,
        venue::{AboutVenue, Venue},
    },
    i18n::Lang,
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// A venue that is added or changed.
#[derive(Clone, Debug, PartialEq)]
pub struct VenueForm {
    /// The venue as it was; none if it is new.
    before: Option<Box<Venue>>,
    /// What was typed, in the order of [`FIELDS`].
    texts: [TextField; FIELDS.len()],
    /// What stood there when it was opened.
    began: Vec<String>,
    venues: Vec<Venue>,
    /// The id of a new venue, once it was made: trying again adds the same one.
    id: Option<VenueId>,
    /// Whether what is wrong is said beside the fields: not before somebody thought that it is all there.
    shows_flaws: bool,
    /// Whether it is asked to throw it away.
    leaves: bool,
    /// Whether the answer is awaited.
    asked: bool,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// On to the next field, or that is all.
    Next,
    /// That is all.
    Save,
    /// Tuesday to Friday are open as Monday is.
    LikeMonday,
    /// Leave; asked first if something was changed.
    Leave,
    /// Back to the fields.
    Stay,
    /// Throw it away.
    ThrowAway,
}

impl VenueForm {
    fn begin(before: Option<Box<Venue>>, about: &AboutVenue) -> Self {
        let texts = FIELDS.map(|name| name.field(about));
        let mut form = Self {
            before,
            texts,
            began: Vec::new(),
            venues: Vec::new(),
            id: None,
            shows_flaws: false,
            leaves: false,
            asked: false,
        };
        form.began = form.said();
        form
    }

    /// A new venue that may have a name already.
    pub fn add(name: &str) -> Self {
        Self::begin(None, &AboutVenue { name: name.to_owned(), ..AboutVenue::default() })
    }

    /// A venue that is there.
    pub fn change(venue: &Venue) -> Self {
        Self::begin(Some(Box::new(venue.clone())), &venue.about)
    }

    fn said(&self) -> Vec<String> {
        self.texts.iter().map(|field| field.text().to_owned()).collect()
    }

    fn text(&self, name: Name) -> &str {
        let at = FIELDS.iter().position(|other| *other == name);
        at.and_then(|at| self.texts.get(at)).map_or("", |field| field.text().trim())
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(match &self.before {
            None => lang.venue_place_new(),
            Some(venue) => lang.venue_place(&venue.about.name),
        });
        let act = |act| intent(PlanAct::Venue(act));
        if self.leaves {
            sheet.body = question(
                lang.plan_leave(),
                lang.plan_leave_why(),
                (lang.plan_stay(), act(Act::Stay)),
                (lang.plan_throw_away(), act(Act::ThrowAway)),
            );
            sheet.keys = vec![hint(Hot::Esc, lang.plan_stay(), act(Act::Stay))];
            return sheet;
        }
        let flaws = if self.shows_flaws { self.read(lang).err() } else { None };
        let flaws = flaws.unwrap_or_default();
        for (name, typed) in FIELDS.into_iter().zip(&self.texts) {
            if name.begins_hours() {
                sheet.body.push(Piece::Text(Role::Label, lang.venue_hours_how()));
            }
            let (label, example) = name.label(lang);
            let flaw = flaws.iter().find(|(of, _)| *of == name);
            let remark = flaw.map(|(_, says)| (Role::Danger, says.clone()));
            sheet.body.push(field(label, typed, example, name.rows(), remark));
        }
        sheet.keys = vec![
            hint(Hot::Enter, lang.plan_next(), act(Act::Next)),
            hint(Hot::F(2), lang.venue_save(), act(Act::Save)),
            hint(Hot::F(3), lang.venue_like_monday(), act(Act::LikeMonday)),
            hint(Hot::Esc, lang.desk_back(), act(Act::Leave)),
        ];
        sheet
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        if self.leaves { None } else { self.texts.get_mut(focus) }
    }

    pub(super) fn act(
        &mut self,
        act: Act,
        focus: usize,
        scene: &Scene<'_>,
        make: Make<'_>,
    ) -> Vec<Turn> {
        match act {
            Act::Next if focus + 1 < FIELDS.len() => vec![Turn::Focus(focus + 1)],
            Act::Next | Act::Save => self.save(scene, make),
            Act::LikeMonday => self.like_monday(scene.lang),
            Act::Leave if self.said() != self.began => {
                self.leaves = true;
                vec![Turn::Focus(0)]
            }
            Act::Leave | Act::ThrowAway => vec![Turn::Drop],
            Act::Stay => {
                self.leaves = false;
                vec![Turn::Focus(0)]
            }
        }
    }

    fn like_monday(&mut self, lang: &Lang) -> Vec<Turn> {
        let monday = self.text(Name::Monday).to_owned();
        let at = FIELDS.iter().position(|name| *name == Name::Monday).unwrap_or_default();
        if monday.is_empty() {
            return vec![Turn::Focus(at), Turn::Say(Role::Caution, lang.venue_monday_missing())];
        }
        for (name, field) in FIELDS.into_iter().zip(&mut self.texts) {
            if name.is_weekday() {
                field.set(&monday);
            }
        }
        vec![Turn::Focus(at), Turn::Say(Role::Tip, lang.venue_like_monday_done())]
    }

    fn save(&mut self, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        let about = match self.read(scene.lang) {
            Ok(about) => about,
            Err(flaws) => {
                self.shows_flaws = true;
                let says = scene.lang.plan_flaws(flaws.len());
                return flaws.first().map(|(name, _)| at(*name, says)).unwrap_or_default();
            }
        };
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        let before = self.before.as_ref().map(|venue| venue.id).or(self.id);
        let id = before.unwrap_or_else(|| self.new_id(&about.name, make));
        self.id = Some(id);
        vec![ask(PlanRequest::SaveVenue(Box::new(Venue { id, about })))]
    }

    /// A venue of this name is the same one on whichever machine it is added, unless one has had this name before.
    fn new_id(&self, name: &str, make: Make<'_>) -> VenueId {
        let named = VenueId(derived("terakoya venue", fold(name).as_bytes()));
        let is_taken = self.venues.iter().any(|venue| venue.id == named);
        if is_taken { VenueId(make()) } else { named }
    }

    pub(super) fn answered(&mut self, answer: &PlanAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        match answer {
            PlanAnswer::Known { venues, .. } => {
                self.venues.clone_from(venues);
                Vec::new()
            }
            PlanAnswer::VenueSaved if self.asked => {
                let says = scene.lang.venue_saved(self.text(Name::Called));
                vec![Turn::Drop, Turn::Say(Role::Tip, says)]
            }
            PlanAnswer::VenueThere => {
                self.asked = false;
                at(Name::Called, refused(self.text(Name::Called), scene.lang))
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn unasked(&mut self) {
        self.asked = false;
    }
}

/// The focus on a field, and what is to be said of it.
fn at(name: Name, says: Text) -> Vec<Turn> {
    let at = FIELDS.iter().position(|other| *other == name).unwrap_or_default();
    vec![Turn::Focus(at), Turn::Say(Role::Caution, says)]
}

/// Another venue has this name.
pub fn refused(name: &str, lang: &Lang) -> Text {
    lang.venue_there(name)
}
