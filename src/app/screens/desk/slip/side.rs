//! What stands beside a slip: past cases that are like this one, and the coaching strip: what to ask next, what
//! never to do, when to send the person on and to whom.

use super::SlipForm;
use crate::{
    app::screens::desk::{Intent, Scene},
    domain::{
        coaching::Coaching,
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
    /// What never to do stands above everything else where it matters most: a small screen shows little more.
    pub(super) fn side(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let coaching = self.coaching(scene);
        let never = coaching.map_or_else(Vec::new, |coaching| {
            list(scene.lang.coach_never(), Role::Danger, &coaching.never, scene)
        });
        let (first, later) = match coaching {
            Some(coaching) if coaching.never_first => (never, Vec::new()),
            _ => (Vec::new(), never),
        };
        let mut strip = coaching.map_or_else(Vec::new, |coaching| {
            list(scene.lang.coach_ask(), Role::Text, &coaching.ask, scene)
        });
        strip.extend(later);
        strip.extend(coaching.map_or_else(Vec::new, |coaching| referrals(coaching, scene)));
        strip.extend(self.staff_notes(scene));
        let parts = [first, self.similar_cases(scene), strip];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(&Piece::Blank)
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

    /// The coaching on the topic, or on the one that it was split from.
    fn coaching<'a>(&self, scene: &Scene<'a>) -> Option<&'a Coaching> {
        let terms = &scene.known?.terms;
        let content = scene.content?;
        let of = |id: &str| content.coaching.get(id)?.get(scene.lang.locale());
        terms.topics.line(self.topic.as_ref()?.as_str()).find_map(of)
    }

    /// What the lessons that were shown in the talk say to helpers.
    fn staff_notes(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let lessons = scene.content.map(|content| &content.lessons);
        let shown = self.lessons.iter().filter_map(|id| lessons?.get(id.as_str()));
        let notes: Vec<Text> = shown.flat_map(|lesson| staff_notes(lesson, scene)).collect();
        list(scene.lang.coach_notes(), Role::Tip, &notes, scene)
    }
}

/// Texts below a heading; nothing if there are none.
fn list(heading: Text, role: Role, texts: &[Text], scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    if texts.is_empty() {
        return Vec::new();
    }
    let items = texts.iter().map(|text| Piece::Text(role, item(&scene.lang.show(text))));
    std::iter::once(Piece::Heading(heading)).chain(items).collect()
}

/// To whom the person can be sent on, and when.
fn referrals(coaching: &Coaching, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let lang = scene.lang;
    let Some(terms) = scene.known.map(|known| &known.terms) else { return Vec::new() };
    let to = coaching.referrals(terms).map(|(to, when)| {
        let name = scene.term(Some(to), to.term.id.as_str());
        let phone = phone(&to.services, &name.written(), scene);
        lang.coach_refer_to(&lang.show(when), &name, &phone)
    });
    list(lang.coach_refer(), Role::Text, &to.collect::<Vec<_>>(), scene)
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
