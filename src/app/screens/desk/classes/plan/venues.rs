//! Which venues there are: those that are offered, then those that are not any more.

use super::{
    Act as PlanAct, Planning, act as intent, ask, open,
    venue::{VenueForm, refused},
};
use crate::{
    app::{
        desk::plan_request::{PlanAnswer, PlanRequest},
        screens::desk::{Intent, Scene, Turn, back, hint},
    },
    domain::{
        ids::VenueId,
        text::Text,
        venue::{AboutVenue, Venue},
    },
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the list; the names and addresses share the rest.
const DISTRICT: u16 = 14;
const ROOMS: u16 = 10;
const CAPACITY: u16 = 8;

/// Which venues there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Venues {
    /// None until it was answered.
    venues: Option<Vec<Venue>>,
    /// The venue that is being retired or offered again, until it is answered.
    asked: Option<VenueId>,
}

/// What may happen here; it is about what has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Change it.
    Change,
    /// No longer offer it, or offer it again.
    Retire,
    /// Add a new one.
    Add,
    /// Add the one at which the machine stands.
    AddHere,
}

impl Venues {
    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.venues_place());
        let act = |act| intent(PlanAct::Venues(act));
        let Some(venues) = &self.venues else {
            sheet.body = vec![Piece::Text(Role::Text, lang.classes_reading())];
            sheet.keys = vec![back(lang)];
            return sheet;
        };
        let here = &scene.machine.venue;
        let is_missing = Venue::named(venues, here).is_none();
        if is_missing {
            sheet.body.push(Piece::Text(Role::Caution, lang.venues_none_here(here)));
            sheet.keys.push(hint(Hot::Char('m'), lang.venues_add_here(), act(Act::AddHere)));
        }
        if !venues.is_empty() {
            sheet.body.push(Piece::Heads(vec![
                (lang.venue_name(), None),
                (lang.venue_district(), Some(DISTRICT)),
                (lang.venue_rooms(), Some(ROOMS)),
                (lang.plan_capacity(), Some(CAPACITY)),
                (lang.lists_state(), Some(DISTRICT)),
            ]));
            sheet.keys.push(hint(Hot::Enter, lang.venues_change(), act(Act::Change)));
            sheet.keys.push(hint(Hot::Char('r'), lang.lists_retire(), act(Act::Retire)));
        }
        sheet.body.extend(venues.iter().map(|venue| {
            let AboutVenue { name, district, rooms, capacity, retired, .. } = &venue.about;
            let rooms = match rooms.len() {
                0 => Text::default(),
                count => lang.venues_rooms(count),
            };
            let capacity = capacity.map(|count| lang.plan_people(count.into()));
            let state = if *retired { lang.lists_retired() } else { Text::default() };
            Piece::Row(Row {
                key: None,
                cells: vec![
                    (Text::plain(name.as_str()), None),
                    (Text::plain(district.as_str()), Some(DISTRICT)),
                    (rooms, Some(ROOMS)),
                    (capacity.unwrap_or_default(), Some(CAPACITY)),
                    (state, Some(DISTRICT)),
                ],
                role: if *retired { Role::Tip } else { Role::Text },
                intent: act(Act::Change),
            })
        }));
        sheet.keys.push(hint(Hot::Char('a'), lang.venues_add(), act(Act::Add)));
        sheet.keys.push(back(lang));
        sheet
    }

    pub(super) fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let go = |form| open(Planning::Venue(Box::new(form)));
        let venue = self.venues.iter().flatten().nth(focus);
        match (act, venue) {
            (Act::Add, _) => go(VenueForm::add("")),
            (Act::AddHere, _) => go(VenueForm::add(&scene.machine.venue)),
            (Act::Change, Some(venue)) => go(VenueForm::change(venue)),
            (Act::Retire, Some(venue)) if self.asked.is_none() => {
                let mut venue = venue.clone();
                venue.about.retired = !venue.about.retired;
                self.asked = Some(venue.id);
                vec![ask(PlanRequest::SaveVenue(Box::new(venue)))]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn answered(&mut self, answer: &PlanAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        match answer {
            PlanAnswer::Known { venues, .. } => {
                self.venues = Some(venues.clone());
                let id = self.asked.take();
                let at = venues.iter().position(|venue| Some(venue.id) == id);
                let Some((at, venue)) = at.and_then(|at| Some((at, venues.get(at)?))) else {
                    return Vec::new();
                };
                let name = &venue.about.name;
                let says = if venue.about.retired {
                    scene.lang.venues_retired(name)
                } else {
                    scene.lang.venues_offered(name)
                };
                vec![Turn::Focus(at), Turn::Say(Role::Tip, says)]
            }
            PlanAnswer::VenueThere => {
                let id = self.asked.take();
                let venue = self.venues.iter().flatten().find(|venue| Some(venue.id) == id);
                let name = venue.map_or("", |venue| venue.about.name.as_str());
                vec![Turn::Say(Role::Caution, refused(name, scene.lang))]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn unasked(&mut self) {
        self.asked = None;
    }
}
