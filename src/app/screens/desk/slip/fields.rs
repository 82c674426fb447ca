//! The fields of a slip: their order, their values, the keys of what may be chosen, and the sheet that shows them.

use super::{Act, Basis, SlipForm};
use crate::{
    app::screens::desk::{self, Intent, Scene, Turn, back, hint},
    domain::{
        consultation::{AgeBand, Channel, Device, NOTE_LIMIT, Visits, in_japan},
        mask::What,
        terms::{List, Listed, Terms},
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Choice, Field, Hot, Options, Piece, Sheet},
        theme::Role,
    },
};

/// Rows of the note.
const NOTE_ROWS: u16 = 3;
/// The keys of what may be chosen, in order.
const KEYS: &str = "1234567890abcdefghijklmnopqrstuvwxyz";

/// A field of the slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// What it was about, above all.
    Topic,
    /// How old.
    Age,
    /// Here before?
    Visits,
    /// With what.
    Device,
    /// How it came out.
    Outcome,
    /// To whom the learner was sent on.
    Referral,
    /// Free text.
    Note,
    /// How long.
    Minutes,
    /// How the learner came.
    Channel,
    /// What is still to be done.
    FollowUp,
    /// By when.
    Due,
    /// What else it was about.
    MoreTopics,
    /// The day of the talk.
    Day,
    /// Why it is corrected.
    Reason,
}

/// The fields in the order in which one learns the answers.
pub fn stops(form: &SlipForm, scene: &Scene<'_>) -> Vec<Name> {
    use Name::{
        Age, Channel, Day, Device, Due, FollowUp, Minutes, MoreTopics, Note, Outcome, Reason,
        Referral, Topic, Visits,
    };
    let asks = |name: &Name| match name {
        Referral => form.refers(scene),
        Reason => matches!(form.basis, Basis::Amends { .. }),
        _ => true,
    };
    [
        Topic, Age, Visits, Device, Outcome, Referral, Note, Minutes, Channel, FollowUp, Due,
        MoreTopics, Day, Reason,
    ]
    .into_iter()
    .filter(asks)
    .collect()
}

impl SlipForm {
    /// The field that a focus is on.
    pub(super) fn name_at(&self, focus: usize, scene: &Scene<'_>) -> Option<Name> {
        stops(self, scene).get(focus).copied()
    }

    pub(in crate::app::screens::desk) fn field(
        &mut self,
        focus: usize,
        scene: &Scene<'_>,
    ) -> Option<&mut TextField> {
        match self.name_at(focus, scene)? {
            Name::Note => Some(&mut self.note),
            Name::Minutes => Some(&mut self.minutes),
            Name::FollowUp => Some(&mut self.follow_up),
            Name::Due => Some(&mut self.due),
            Name::Day => Some(&mut self.day),
            Name::Reason => Some(&mut self.reason),
            _ => None,
        }
    }

    /// Whether the outcome asks to whom the learner was sent on, or somebody was named already.
    fn refers(&self, scene: &Scene<'_>) -> bool {
        let terms = scene.known.map(|known| &known.terms);
        let outcome = terms.zip(self.outcome.as_ref());
        let outcome = outcome.and_then(|(terms, id)| terms.outcomes.get(id.as_str()));
        outcome.is_some_and(|outcome| outcome.refers) || !self.referrals.is_empty()
    }

    /// Sets a field to the value at a place among those that are offered. Answers whether only one can be chosen.
    pub(super) fn set(&mut self, name: Name, nth: usize, scene: &Scene<'_>) -> bool {
        let Some(terms) = scene.known.map(|known| &known.terms) else { return false };
        match name {
            Name::Topic => {
                self.topic = nth_offered(&terms.topics, nth).or(self.topic.take());
            }
            Name::Outcome => {
                self.outcome = nth_offered(&terms.outcomes, nth).or(self.outcome.take());
            }
            Name::Age => self.age = AgeBand::ALL.get(nth).copied().unwrap_or(self.age),
            Name::Visits => self.visits = Visits::ALL.get(nth).copied().unwrap_or(self.visits),
            Name::Device => self.device = Device::ALL.get(nth).copied().unwrap_or(self.device),
            Name::Channel => self.channel = Channel::ALL.get(nth).copied().unwrap_or(self.channel),
            Name::Referral => {
                toggle(&mut self.referrals, nth_offered(&terms.referrals, nth));
                return false;
            }
            Name::MoreTopics => {
                toggle(&mut self.more_topics, nth_offered(&terms.topics, nth));
                return false;
            }
            _ => return false,
        }
        true
    }

    /// The whole slip.
    pub(in crate::app::screens::desk) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let place = match self.basis {
            Basis::New => lang.slip_place(),
            Basis::Amends { .. } => lang.slip_place_amend(),
        };
        let mut sheet = Sheet::new(place);
        let Some(terms) = scene.known.map(|known| &known.terms) else { return sheet };
        sheet.body =
            stops(self, scene).into_iter().map(|name| self.piece(name, terms, scene)).collect();
        sheet.body.extend(self.attached(scene).map(|text| Piece::Text(Role::Tip, text)));
        sheet.side = self.side(scene);
        let act = |act| Intent::Screen(desk::Act::Slip(act));
        sheet.keys = vec![hint(Hot::Enter, lang.slip_save(), act(Act::Save))];
        if !self.found().is_empty() {
            sheet.keys.push(hint(Hot::F(2), lang.slip_mask(), act(Act::Mask)));
        }
        sheet.keys.push(hint(Hot::F(3), lang.slip_codes(), act(Act::ShowCodes)));
        if !self.guide().is_empty(scene) {
            sheet.keys.push(hint(Hot::F(4), lang.slip_guide(), act(Act::ShowGuide)));
        }
        if self.basis == Basis::New {
            sheet.keys.push(hint(Hot::F(8), lang.slip_throw_away(), act(Act::ThrowAway)));
            sheet.keys.push(hint(Hot::Esc, lang.slip_later(), Intent::Back));
        } else {
            sheet.keys.push(back(lang));
        }
        sheet
    }

    /// The lessons and codes that attached themselves.
    fn attached(&self, scene: &Scene<'_>) -> Option<Text> {
        let content = scene.content?;
        let locale = scene.lang.locale();
        let lessons = self.lessons.iter().filter_map(|id| {
            Some(content.lessons.get(id.as_str())?.texts.get(locale)?.title.written())
        });
        let services = self
            .services
            .iter()
            .filter_map(|id| Some(content.service(id.as_str())?.name.get(locale)?.written()));
        let names: Vec<String> = lessons.chain(services).collect();
        let comma = if locale.joins_words() { "、" } else { ", " };
        (!names.is_empty()).then(|| scene.lang.slip_attached(&Text::plain(names.join(comma))))
    }

    fn piece(&self, name: Name, terms: &Terms, scene: &Scene<'_>) -> Piece<Intent> {
        let lang = scene.lang;
        let text = |label, field: &TextField, example, rows, remark| {
            Piece::Field(Field {
                label,
                value: field.text().to_owned(),
                cursor: field.cursor(),
                example,
                rows,
                is_secret: false,
                remark,
                intent: Intent::Focus,
            })
        };
        match name {
            Name::Topic => {
                let chosen: Vec<_> = self.topic.iter().collect();
                options(name, lang.slip_topic(), terms_of(&terms.topics, &chosen, scene), scene)
            }
            Name::MoreTopics => {
                let chosen: Vec<_> = self.more_topics.iter().collect();
                options(
                    name,
                    lang.slip_more_topics(),
                    terms_of(&terms.topics, &chosen, scene),
                    scene,
                )
            }
            Name::Outcome => {
                let chosen: Vec<_> = self.outcome.iter().collect();
                options(name, lang.slip_outcome(), terms_of(&terms.outcomes, &chosen, scene), scene)
            }
            Name::Referral => {
                let chosen: Vec<_> = self.referrals.iter().collect();
                options(
                    name,
                    lang.slip_referral(),
                    terms_of(&terms.referrals, &chosen, scene),
                    scene,
                )
            }
            Name::Age => {
                let values = AgeBand::ALL
                    .iter()
                    .map(|age| (lang.word_age(&format!("age-{}", age.name())), *age == self.age));
                options(name, lang.slip_age(), values.collect(), scene)
            }
            Name::Visits => {
                let values =
                    Visits::ALL.iter().map(|v| (lang.word_visits(v.name()), *v == self.visits));
                options(name, lang.slip_visits(), values.collect(), scene)
            }
            Name::Device => {
                let values =
                    Device::ALL.iter().map(|d| (lang.word_device(d.name()), *d == self.device));
                options(name, lang.slip_device(), values.collect(), scene)
            }
            Name::Channel => {
                let values =
                    Channel::ALL.iter().map(|c| (lang.word_channel(c.name()), *c == self.channel));
                options(name, lang.slip_channel(), values.collect(), scene)
            }
            Name::Note => text(
                lang.slip_note(),
                &self.note,
                lang.slip_note_example(),
                NOTE_ROWS,
                self.remark(scene),
            ),
            Name::Minutes => {
                let measured = usize::from(self.measured(scene.now.running_ms));
                let example = match self.basis {
                    Basis::New => lang.slip_minutes_measured(measured),
                    Basis::Amends { .. } => lang.slip_minutes_none(),
                };
                text(lang.slip_minutes(), &self.minutes, example, 1, None)
            }
            Name::FollowUp => {
                text(lang.slip_follow_up(), &self.follow_up, lang.slip_follow_up_example(), 1, None)
            }
            Name::Due => text(lang.slip_due(), &self.due, lang.slip_due_example(), 1, None),
            Name::Day => {
                let on = in_japan(self.taken_ms).0;
                let example = lang.slip_day_example(&on.to_string());
                text(lang.slip_day(), &self.day, example, 1, None)
            }
            Name::Reason => {
                text(lang.slip_reason(), &self.reason, lang.slip_reason_example(), 1, None)
            }
        }
    }

    /// What is to be thought of with the note: numbers that must not be kept, and how much room is left.
    fn remark(&self, scene: &Scene<'_>) -> Option<(Role, Text)> {
        let lang = scene.lang;
        let says = match self.found().first() {
            Some(What::MyNumber) => lang.mask_my_number(),
            Some(What::Card) => lang.mask_card(),
            Some(What::Phone) => lang.mask_phone(),
            Some(What::Secret) => lang.mask_secret(),
            None => {
                let left = self.note.left();
                return (left < NOTE_LIMIT / 10).then(|| (Role::Tip, lang.slip_note_left(left)));
            }
        };
        Some((Role::Danger, says))
    }
}

/// A field whose values are chosen by keys.
fn options(name: Name, label: Text, values: Vec<(Text, bool)>, scene: &Scene<'_>) -> Piece<Intent> {
    let chosen: Vec<String> =
        values.iter().filter(|(_, is_chosen)| *is_chosen).map(|(text, _)| text.written()).collect();
    let comma = if scene.lang.locale().joins_words() { "、" } else { ", " };
    let value = if chosen.is_empty() {
        scene.lang.slip_nothing_chosen()
    } else {
        Text::plain(chosen.join(comma))
    };
    let options = values
        .into_iter()
        .zip(KEYS.chars())
        .enumerate()
        .map(|(nth, ((label, is_chosen), key))| Choice {
            key: Hot::Char(key),
            label,
            is_chosen,
            intent: Intent::Screen(desk::Act::Slip(Act::Choose(name, nth))),
        })
        .collect();
    Piece::Options(Options { label, value, options, intent: Intent::Focus })
}

/// The entries of a list that are offered, and whether each is chosen.
fn terms_of<T: Listed>(list: &List<T>, chosen: &[&T::Id], scene: &Scene<'_>) -> Vec<(Text, bool)>
where
    T::Id: PartialEq,
{
    let locale = scene.lang.locale();
    let text = |entry: &T| {
        let name = entry.term().button(locale);
        name.map_or_else(|| Text::plain(entry.id()), |name| scene.lang.show(name))
    };
    list.offered().map(|entry| (text(entry), chosen.contains(&&entry.term().id))).collect()
}

fn nth_offered<T: Listed>(list: &List<T>, nth: usize) -> Option<T::Id> {
    list.offered().nth(nth).map(|entry| entry.term().id.clone())
}

fn toggle<T: PartialEq>(chosen: &mut Vec<T>, value: Option<T>) {
    let Some(value) = value else { return };
    match chosen.iter().position(|other| *other == value) {
        Some(at) => {
            chosen.remove(at);
        }
        None => chosen.push(value),
    }
}

/// The turns of a focus that goes to a field.
pub fn focus_on(form: &SlipForm, name: Name, scene: &Scene<'_>) -> Option<Turn> {
    stops(form, scene).iter().position(|at| *at == name).map(Turn::Focus)
}
