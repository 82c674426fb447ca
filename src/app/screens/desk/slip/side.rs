//! What stands beside a slip: past cases that are like this one, and the coaching strip: what to ask next, what
//! never to do, when to send the person on and to whom.

use super::SlipForm;
use crate::{
    app::screens::desk::{Intent, Scene},
    domain::{
        consultation::Consultation,
        ids::ServiceId,
        lesson::Lesson,
        text::{Block, Text},
    },
    ui::{sheet::Piece, theme::Role},
};

/// Past cases that are shown.
const SIMILAR: usize = 4;

impl SlipForm {
    pub(super) fn side(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let mut side = self.similar_cases(scene);
        let coaching = self.coaching(scene);
        if !side.is_empty() && !coaching.is_empty() {
            side.push(Piece::Blank);
        }
        side.extend(coaching);
        side
    }

    fn similar_cases(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let cases: Vec<&Consultation> =
            self.similar.iter().filter(|case| !case.slip.note.is_empty()).take(SIMILAR).collect();
        if cases.is_empty() {
            return Vec::new();
        }
        let lang = scene.lang;
        let heading = Piece::Heading(lang.slip_similar());
        let line = |case: &Consultation| {
            let (on, outcome) = (case.slip.taken_on.to_string(), scene.outcome(&case.slip.outcome));
            let note = Text::plain(case.slip.note.replace('\n', " "));
            Piece::Text(Role::Text, lang.slip_similar_case(&on, &outcome, &note))
        };
        std::iter::once(heading).chain(cases.into_iter().map(line)).collect()
    }

    fn coaching(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let (lang, locale) = (scene.lang, scene.lang.locale());
        let mut strip = Vec::new();
        let Some((content, topic)) = scene.content.zip(self.topic.as_ref()) else { return strip };
        let Some(terms) = scene.known.map(|known| &known.terms) else { return strip };
        let family = terms.topics.line(topic.as_str());
        let found = family.into_iter().find_map(|id| content.coaching.get(id)?.get(locale));
        if let Some(coaching) = found {
            let mut list = |heading, role, texts: &[Text]| {
                if !texts.is_empty() {
                    strip.push(Piece::Heading(heading));
                    strip
                        .extend(texts.iter().map(|text| Piece::Text(role, item(&lang.show(text)))));
                }
            };
            list(lang.coach_ask(), Role::Text, &coaching.ask);
            list(lang.coach_never(), Role::Danger, &coaching.never);
            let refer: Vec<Text> = coaching
                .referrals(terms)
                .map(|(to, when)| {
                    let name = scene.term(Some(to), to.term.id.as_str());
                    let phone = phone(&to.services, &name.written(), scene);
                    lang.coach_refer_to(&lang.show(when), &name, &phone)
                })
                .collect();
            list(lang.coach_refer(), Role::Text, &refer);
        }
        let notes: Vec<Text> = self
            .lessons
            .iter()
            .filter_map(|id| content.lessons.get(id.as_str()))
            .flat_map(|lesson| staff_notes(lesson, scene))
            .collect();
        if !notes.is_empty() {
            strip.push(Piece::Heading(lang.coach_notes()));
            strip.extend(notes.iter().map(|text| Piece::Text(Role::Tip, item(&lang.show(text)))));
        }
        strip
    }
}

/// The phone numbers of a referral that its name does not say; nothing if it has none.
fn phone(services: &[ServiceId], name: &str, scene: &Scene<'_>) -> Text {
    let found = services.iter().filter_map(|id| {
        scene.content?.service(id.as_str()).filter(|s| s.shown_on(scene.now.today))?.phone.clone()
    });
    let unsaid = found.filter(|phone| !name.contains(phone.as_str()));
    Text::plain(unsaid.collect::<Vec<_>>().join(" "))
}

/// A text as an item of a list.
fn item(text: &Text) -> Text {
    let mut item = Text::plain("- ");
    item.0.extend(text.0.iter().cloned());
    item
}

/// What a lesson says to helpers.
fn staff_notes(lesson: &Lesson, scene: &Scene<'_>) -> Vec<Text> {
    let Some(text) = lesson.texts.get(scene.lang.locale()) else { return Vec::new() };
    let blocks = text.steps.iter().flat_map(|step| step.blocks.iter());
    let notes = blocks.filter_map(|block| match block {
        Block::Staff(notes) => Some(notes),
        _ => None,
    });
    let texts = notes.flatten().flat_map(|block| match block {
        Block::Paragraph(text) => vec![text.clone()],
        Block::List { items, .. } => items.clone(),
        _ => Vec::new(),
    });
    texts.collect()
}
