//! Classes in words: what it is called, how much is free, what does not take place.

use super::list::List;
use crate::{
    app::screens::kiosk::{Intent, Scene, Screen},
    domain::{
        booking::{Place, register::Vacancy},
        programme::offer::{Bookable, Offer},
        text::{Run, Text},
    },
    i18n::Lang,
    ui::{
        flow::width,
        theme::Role,
        view::{Choice, Part},
    },
};

/// The widest title with its reading that stays in one line everywhere, in columns.
const READABLE: u16 = 28;

/// What a class is called, with its reading where kanji would be misread and there is room for it.
pub fn title(offer: &Offer, lang: &Lang) -> Text {
    let plan = &offer.class.plan;
    let columns = width(&plan.title) + width(&plan.reading);
    let has_kanji = plan.title.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let reading = (has_kanji && !plan.reading.is_empty() && columns + 4 <= READABLE)
        .then(|| plan.reading.clone());
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

/// What does not take place at this venue, so that nobody misses it: the next class, and whether there are others. None
/// if nothing was called off.
pub fn called_off(scene: &Scene<'_>) -> Option<Part> {
    let (offer, more) = next_called_off(scene)?;
    let (lang, plan) = (scene.lang, &offer.class.plan);
    let (day, from) = (lang.day_of_class(plan.on), lang.time_of_class(plan.span.from));
    let line = lang.class_called_off_line(&day, &from, &title(offer, lang));
    let parts = [Some(line), more].into_iter().flatten().map(Part::Paragraph).collect();
    Some(Part::Boxed { role: Role::Danger, title: lang.class_called_off_heading(), parts })
}

/// The same as a choice, which leads to the list.
pub fn see_called_off(scene: &Scene<'_>) -> Option<Choice<Intent>> {
    let (offer, more) = next_called_off(scene)?;
    let lang = scene.lang;
    let day = lang.day_of_class(offer.class.plan.on);
    let note = match more {
        None => lang.class_called_off_on(&day),
        Some(_) => lang.class_called_off_on_and_more(&day),
    };
    let list = Intent::open(Screen::Classes(List { elsewhere: false }));
    let choice = Choice::new(lang.class_called_off_heading(), list).with_role(Role::Help);
    Some(choice.with_note(Some(note)))
}

/// The next class that does not take place, and that there are more of them.
fn next_called_off<'s>(scene: &Scene<'s>) -> Option<(&'s Offer, Option<Text>)> {
    let mut all = scene.classes.offers.called_off(scene.now_ms);
    let next = all.next()?;
    Some((next, all.next().map(|_| scene.lang.class_called_off_more())))
}

/// Texts in one, each in a line of its own.
pub fn in_lines(texts: impl IntoIterator<Item = Option<Text>>) -> Text {
    let mut runs: Vec<Run> = Vec::new();
    for text in texts.into_iter().flatten() {
        if !runs.is_empty() {
            runs.push(Run { text: "\n".to_owned(), ..Run::default() });
        }
        runs.extend(text.0);
    }
    Text(runs)
}
