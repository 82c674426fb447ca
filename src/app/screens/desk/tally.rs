//! The tally of a day, typed in from paper: a day, and a count for each topic. Asked once, written all or nothing.

use chrono::NaiveDate;

use super::{
    Intent, Make, Scene, Turn,
    board::today,
    hint,
    pieces::{fact, question},
    slip::{DATE, Preset, day_meant},
};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{
        consultation::{Slip, from_japan, in_japan},
        desk::NewConsultation,
        ids::{ConsultationId, TopicId},
    },
    ui::{
        field::TextField,
        sheet::{self, Hot, Piece, Sheet},
        theme::Role,
    },
};

/// The most strokes for a topic: more than anybody counts in a day.
const MOST: usize = 200;
/// Digits of a count.
const DIGITS: usize = 3;
/// Where the day stands; the topics come after it.
const AT_DAY: usize = 0;

/// The tally of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    day: TextField,
    counts: Vec<Count>,
    step: Step,
    /// The day for which the ids of the strokes were made.
    made_for: Option<NaiveDate>,
    /// Whether the answer is awaited.
    asked: bool,
}

/// The count of a topic.
#[derive(Clone, Debug, PartialEq)]
struct Count {
    topic: TopicId,
    typed: TextField,
    /// The consultations that its strokes become: trying again writes the same ones.
    ids: Vec<ConsultationId>,
}

/// How far somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Typing.
    Types,
    /// Asked whether to write it all.
    Asks(NaiveDate),
    /// Asked whether to throw it away.
    Leaves,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// On to the next field, or to the question.
    Next,
    /// That is all.
    Done,
    /// Back to the numbers.
    Correct,
    /// Write it all down.
    Write,
    /// Leave; asked first if something was typed.
    Leave,
    /// Throw it away.
    ThrowAway,
}

impl Tally {
    /// An empty tally of the topics that are offered.
    pub fn new(scene: &Scene<'_>) -> Self {
        let topics = scene.known.into_iter().flat_map(|known| known.terms.topics.offered());
        let counts = topics.map(|topic| Count {
            topic: topic.term.id.clone(),
            typed: TextField::digits(DIGITS),
            ids: Vec::new(),
        });
        Self {
            day: TextField::new(DATE),
            counts: counts.collect(),
            step: Step::Types,
            made_for: None,
            asked: false,
        }
    }

    /// The fields, or a question.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.tally_place(self.total()));
        match self.step {
            Step::Types => {
                sheet.body = self.fields(scene);
                sheet.keys = vec![
                    hint(Hot::Enter, lang.tally_next(), act(Act::Next)),
                    hint(Hot::F(2), lang.tally_done(), act(Act::Done)),
                    hint(Hot::Esc, lang.desk_back(), act(Act::Leave)),
                ];
            }
            Step::Asks(on) => {
                let total = self.total();
                sheet.body = question(
                    lang.tally_ask(total, &lang.day(on)),
                    lang.tally_ask_why(),
                    (lang.tally_correct(), act(Act::Correct)),
                    (lang.tally_write(total), act(Act::Write)),
                );
                sheet.body.extend([Piece::Blank, Piece::Heading(lang.tally_list())]);
                let counted = self.counts.iter().filter(|count| count.number() > 0);
                sheet.body.extend(counted.map(|count| {
                    fact(scene.topic(&count.topic), lang.tally_count(count.number()))
                }));
                sheet.keys = vec![hint(Hot::Esc, lang.tally_correct(), act(Act::Correct))];
            }
            Step::Leaves => {
                sheet.body = question(
                    lang.tally_leave(),
                    lang.tally_leave_why(),
                    (lang.tally_stay(), act(Act::Correct)),
                    (lang.tally_throw_away(), act(Act::ThrowAway)),
                );
                sheet.keys = vec![hint(Hot::Esc, lang.tally_stay(), act(Act::Correct))];
            }
        }
        sheet
    }

    fn fields(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let lang = scene.lang;
        let field = |label, field: &TextField, example, remark| {
            Piece::Field(sheet::Field {
                label,
                value: field.text().to_owned(),
                cursor: field.cursor(),
                example,
                rows: 1,
                is_secret: false,
                remark,
                intent: Intent::Focus,
            })
        };
        let today = today(scene).to_string();
        let mut pieces = vec![
            Piece::Text(Role::Text, lang.tally_why(&scene.outcome(&scene.usual_outcome()))),
            Piece::Blank,
            field(lang.slip_day(), &self.day, lang.tally_day_example(&today), None),
        ];
        pieces.extend(self.counts.iter().map(|count| {
            let topics = scene.known.map(|known| &known.terms.topics);
            let topic = topics.and_then(|topics| topics.get(count.topic.as_str()));
            let button = topic.and_then(|topic| topic.term.button(lang.locale()));
            let label = button.map_or_else(|| scene.topic(&count.topic), |name| lang.show(name));
            let remark = (count.number() > MOST).then(|| (Role::Danger, lang.tally_too_many()));
            field(label, &count.typed, lang.tally_none(), remark)
        }));
        pieces
    }

    fn total(&self) -> usize {
        self.counts.iter().map(Count::number).sum()
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match (self.step, focus) {
            (Step::Types, AT_DAY) => Some(&mut self.day),
            (Step::Types, _) => self.counts.get_mut(focus - 1).map(|count| &mut count.typed),
            _ => None,
        }
    }

    pub(super) fn act(
        &mut self,
        act: Act,
        focus: usize,
        scene: &Scene<'_>,
        make: Make<'_>,
    ) -> Vec<Turn> {
        match act {
            Act::Next if focus < self.counts.len() => vec![Turn::Focus(focus + 1)],
            Act::Next | Act::Done => self.ask(scene),
            Act::Correct => {
                self.step = Step::Types;
                vec![Turn::Focus(AT_DAY + 1)]
            }
            Act::Write => self.write(scene, make),
            Act::Leave if self.total() == 0 => vec![Turn::Drop],
            Act::Leave => {
                self.step = Step::Leaves;
                vec![Turn::Focus(0)]
            }
            Act::ThrowAway => vec![Turn::Drop],
        }
    }

    /// Asks whether to write it all; or says which field is not well.
    fn ask(&mut self, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        let today = today(scene);
        let on = match self.day.text().trim() {
            "" => Some(today),
            typed => day_meant(typed, today).filter(|on| *on <= today),
        };
        let Some(on) = on else {
            return vec![Turn::Focus(AT_DAY), Turn::Say(Role::Caution, lang.slip_day_wrong())];
        };
        if let Some(at) = self.counts.iter().position(|count| count.number() > MOST) {
            let says = lang.tally_too_many();
            return vec![Turn::Focus(AT_DAY + 1 + at), Turn::Say(Role::Caution, says)];
        }
        if self.total() == 0 {
            return vec![Turn::Say(Role::Caution, lang.tally_empty())];
        }
        let topics = scene.known.map(|known| &known.terms.topics);
        let is_gone = |count: &&Count| {
            let topic = topics.and_then(|topics| topics.get(count.topic.as_str()));
            count.number() > 0 && topic.is_none_or(|topic| topic.term.retired)
        };
        if let Some(gone) = self.counts.iter().find(is_gone).map(|count| count.topic.clone()) {
            return self.refuse(&gone, scene);
        }
        self.step = Step::Asks(on);
        vec![Turn::Focus(0)]
    }

    fn write(&mut self, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        let Step::Asks(on) = self.step else { return Vec::new() };
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        if self.made_for.replace(on) != Some(on) {
            self.counts.iter_mut().for_each(|count| count.ids.clear());
        }
        let today = today(scene);
        let machine = scene.machine.number;
        let mut strokes = Vec::new();
        for count in &mut self.counts {
            let number = count.number();
            while count.ids.len() < number {
                count.ids.push(ConsultationId(make()));
            }
            strokes.extend(count.ids.iter().take(number).map(|id| {
                let slip = stroke(count.topic.clone(), on, scene);
                NewConsultation { id: *id, machine, on: today, slip }
            }));
        }
        vec![Turn::Ask(Request::SaveTally(strokes))]
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        match answer {
            Answer::Tallied(count) if self.asked => {
                vec![Turn::Drop, Turn::Say(Role::Tip, scene.lang.tally_written(*count))]
            }
            Answer::TallyRefused(topic) if self.asked => {
                self.asked = false;
                self.refuse(topic, scene)
            }
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Back to the number of a topic that an organizer has retired meanwhile; everything that was typed stays.
    fn refuse(&mut self, topic: &TopicId, scene: &Scene<'_>) -> Vec<Turn> {
        self.step = Step::Types;
        let at = self.counts.iter().position(|count| count.topic == *topic).unwrap_or(0);
        let says = scene.lang.tally_gone(&scene.topic(topic));
        vec![Turn::Focus(AT_DAY + 1 + at), Turn::Say(Role::Caution, says)]
    }
}

impl Count {
    fn number(&self) -> usize {
        self.typed.text().parse().unwrap_or(0)
    }
}

/// What a stroke on paper says: a topic and a day, and nothing else.
fn stroke(topic: TopicId, on: NaiveDate, scene: &Scene<'_>) -> Slip {
    let slip = Preset::read(None).slip(topic, scene);
    let (today, at) = in_japan(scene.now.wall_ms);
    let taken_ms = if on == today { scene.now.wall_ms } else { from_japan(on, at) };
    Slip { taken_ms, taken_on: on, back_dated: on < today, ..slip }
}

fn act(act: Act) -> Intent {
    Intent::Screen(super::Act::Tally(act))
}
