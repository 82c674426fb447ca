//! Classes in words: what it is called, how much is free, what does not take place.

use crate::{
    app::screens::kiosk::Scene,
    domain::{
        booking::{Place, register::Vacancy},
        programme::offer::{Bookable, Offer},
        text::{Run, Text},
    },
    i18n::Lang,
    ui::{theme::Role, view::Part},
};

/// So many classes that were called off are named.
const NAMED: usize = 2;

/// What a class is called, with its reading where kanji would be misread.
pub fn title(offer: &Offer, lang: &Lang) -> Text {
    let plan = &offer.class.plan;
    let has_kanji = plan.title.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let reading = (has_kanji && !plan.reading.is_empty()).then(|| plan.reading.clone());
    lang.show(&Text(vec![Run { text: plan.title.clone(), reading, ..Run::default() }]))
}

/// Where it is: the venue and the room.
pub fn place(offer: &Offer, lang: &Lang) -> Option<Text> {
    let room = &offer.class.plan.room;
    let room = if room.is_empty() { String::new() } else { format!(" {room}") };
    let shown = |text: &str| lang.show(&Text::plain(text));
    (!offer.venue.is_empty()).then(|| lang.class_where(&shown(&offer.venue), &shown(&room)))
}

/// How it stands with booking it, and how that looks.
pub fn standing(offer: &Offer, scene: &Scene<'_>) -> (Role, Text) {
    let lang = scene.lang;
    match (offer.bookable(scene.today, scene.now_ms), offer.vacancy) {
        (Bookable::CalledOff, _) => (Role::Danger, lang.class_called_off()),
        (Bookable::Mine(mine), _) => (Role::Tip, placed(mine.place, lang)),
        (Bookable::Closed, _) => (Role::Text, lang.class_closed()),
        (Bookable::Yes, Vacancy::Free) => (Role::Tip, lang.class_free()),
        (Bookable::Yes, Vacancy::Few { seats }) => (Role::Caution, lang.class_few(seats)),
        (Bookable::Yes, Vacancy::Full) => (Role::Caution, lang.class_full()),
    }
}

/// A place that somebody has.
pub fn placed(place: Place, lang: &Lang) -> Text {
    match place {
        Place::Seat => lang.class_mine_seat(),
        Place::Waiting { .. } => lang.class_mine_waiting(),
        Place::Gone => lang.class_closed(),
    }
}

/// Title, when and where, as they stand above a question or an answer.
pub fn reminder(offer: &Offer, lang: &Lang) -> Vec<Part> {
    let title = Part::Remark(Role::Label, title(offer, lang));
    let when = Part::Paragraph(lang.when(&offer.class.plan));
    [Some(title), Some(when), place(offer, lang).map(Part::Paragraph)]
        .into_iter()
        .flatten()
        .collect()
}

/// What does not take place at this venue, so that nobody misses it; none if nothing was called off.
pub fn called_off(scene: &Scene<'_>) -> Option<Part> {
    let lang = scene.lang;
    let mut all = scene.classes.offers.called_off(scene.now_ms);
    let named = all.by_ref().take(NAMED).map(|offer| {
        let plan = &offer.class.plan;
        let (day, from) = (lang.day_of_class(plan.on), lang.time_of_class(plan.span.from));
        Part::Paragraph(lang.class_called_off_line(&day, &from, &title(offer, lang)))
    });
    let mut parts: Vec<Part> = named.collect();
    parts.extend(all.next().map(|_| Part::Paragraph(lang.class_called_off_more())));
    let title = lang.class_called_off_heading();
    (!parts.is_empty()).then_some(Part::Boxed { role: Role::Danger, title, parts })
}

/// Several texts in one, a gap between them.
pub fn joined(texts: impl IntoIterator<Item = Text>) -> Text {
    let gap = || Run { text: "  ".to_owned(), ..Run::default() };
    let mut runs: Vec<Run> = Vec::new();
    for text in texts {
        if !runs.is_empty() {
            runs.push(gap());
        }
        runs.extend(text.0);
    }
    Text(runs)
}
