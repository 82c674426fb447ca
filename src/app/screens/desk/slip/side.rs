//! What stands beside a slip: past cases that are like this one, and the coaching strip: what to ask next, what
//! never to do, when to send the person on and to whom.

use super::SlipForm;
use crate::{
    app::screens::desk::{Intent, Scene, back, pieces::facts},
    domain::{
        coaching::Coaching,
        consultation::Consultation,
        ids::{LessonId, ServiceId, TopicId},
        lesson::Lesson,
        text::{Block, Text},
    },
    ui::{
        sheet::{Piece, Sheet},
        theme::Role,
    },
};

/// Past cases that are shown.
const SIMILAR: usize = 4;

/// The whole of what stands beside a slip, on a page of its own: a small screen has no room for it beside.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    topic: Option<TopicId>,
    lessons: Vec<LessonId>,
    similar: Vec<Consultation>,
}

/// Texts with the heading that they stand below.
struct Section {
    heading: Text,
    role: Role,
    texts: Vec<Text>,
}

impl SlipForm {
    pub(super) fn side(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let parts: Vec<_> = self.guide().parts(scene).into_iter().map(stacked).collect();
        parts.join(&Piece::Blank)
    }

    pub(super) fn guide(&self) -> Guide {
        Guide {
            topic: self.topic.clone(),
            lessons: self.lessons.clone(),
            similar: self.similar.clone(),
        }
    }
}

impl Guide {
    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self, scene: &Scene<'_>) -> bool {
        self.parts(scene).is_empty()
    }

    /// All of it.
    pub(in crate::app::screens::desk) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let topic = self.topic.as_ref().map(|topic| scene.topic(topic)).unwrap_or_default();
        let mut sheet = Sheet::new(scene.lang.guide_place(&topic));
        for Section { heading, role, texts } in self.parts(scene).into_iter().flatten() {
            let says = texts.into_iter().map(|text| (role, text)).collect();
            sheet.body.extend([facts(heading, says), Piece::Blank]);
        }
        sheet.keys.push(back(scene.lang));
        sheet
    }

    /// What belongs together, without what is empty. What never to do stands above everything else where it matters
    /// most: a small screen shows little more.
    fn parts(&self, scene: &Scene<'_>) -> Vec<Vec<Section>> {
        let lang = scene.lang;
        let coaching = self.coaching(scene);
        let shown = |texts: &[Text]| texts.iter().map(|text| lang.show(text)).collect();
        let section = |heading, role, texts: Vec<Text>| {
            let texts: Vec<Text> = texts.iter().map(item).collect();
            (!texts.is_empty()).then_some(Section { heading, role, texts })
        };
        let never = coaching
            .and_then(|coaching| section(lang.coach_never(), Role::Danger, shown(&coaching.never)));
        let (first, later) = match coaching {
            Some(coaching) if coaching.never_first => (never, None),
            _ => (None, never),
        };
        let ask = coaching
            .and_then(|coaching| section(lang.coach_ask(), Role::Text, shown(&coaching.ask)));
        let refer = coaching.map(|coaching| referrals(coaching, scene));
        let refer = section(lang.coach_refer(), Role::Text, refer.unwrap_or_default());
        let notes = section(lang.coach_notes(), Role::Tip, shown(&self.staff_notes(scene)));
        let strip = [ask, later, refer, notes].into_iter().flatten().collect();
        let parts = [Vec::from_iter(first), Vec::from_iter(self.similar_cases(scene)), strip];
        parts.into_iter().filter(|part| !part.is_empty()).collect()
    }

    fn similar_cases(&self, scene: &Scene<'_>) -> Option<Section> {
        let lang = scene.lang;
        let cases = self.similar.iter().filter(|case| !case.slip.note.is_empty()).take(SIMILAR);
        let line = |case: &Consultation| {
            let (on, outcome) = (case.slip.taken_on.to_string(), scene.outcome(&case.slip.outcome));
            let note = Text::plain(case.slip.note.replace('\n', " "));
            lang.slip_similar_case(&on, &outcome, &note)
        };
        let texts: Vec<Text> = cases.map(line).collect();
        let heading = lang.slip_similar();
        (!texts.is_empty()).then_some(Section { heading, role: Role::Text, texts })
    }

    /// The coaching on the topic, or on the one that it was split from.
    fn coaching<'a>(&self, scene: &Scene<'a>) -> Option<&'a Coaching> {
        let terms = &scene.known?.terms;
        let content = scene.content?;
        let of = |id: &str| content.coaching.get(id)?.get(scene.lang.locale());
        terms.topics.line(self.topic.as_ref()?.as_str()).find_map(of)
    }

    /// What the lessons that were shown in the talk say to helpers.
    fn staff_notes(&self, scene: &Scene<'_>) -> Vec<Text> {
        let lessons = scene.content.map(|content| &content.lessons);
        let shown = self.lessons.iter().filter_map(|id| lessons?.get(id.as_str()));
        shown.flat_map(|lesson| staff_notes(lesson, scene)).collect()
    }
}

/// Sections one below the other.
fn stacked(sections: Vec<Section>) -> Vec<Piece<Intent>> {
    let pieces = sections.into_iter().flat_map(|Section { heading, role, texts }| {
        let texts = texts.into_iter().map(move |text| Piece::Text(role, text));
        std::iter::once(Piece::Heading(heading)).chain(texts)
    });
    pieces.collect()
}

/// To whom the person can be sent on, and when.
fn referrals(coaching: &Coaching, scene: &Scene<'_>) -> Vec<Text> {
    let lang = scene.lang;
    let Some(terms) = scene.known.map(|known| &known.terms) else { return Vec::new() };
    let to = coaching.referrals(terms).map(|(to, when)| {
        let name = scene.term(Some(to), to.term.id.as_str());
        let phone = phone(&to.services, &name.written(), scene);
        lang.coach_refer_to(&lang.show(when), &name, &phone)
    });
    to.collect()
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
