//! Takes out what refers to something that was left out, so that every id in a content exists in it.

use std::collections::BTreeSet;

use crate::domain::{
    content::Content,
    lesson::{Lesson, LessonText},
    text::{Block, Target, Text},
};

/// Takes out every reference that leads nowhere. A symptom from which nothing leads on is told to call a
/// person.
pub(super) fn prune(content: &mut Content) {
    let there = There {
        lessons: content.lessons.keys().map(|id| id.as_str().to_owned()).collect(),
        services: content.services.iter().map(|service| service.id.as_str().to_owned()).collect(),
        words: content.words.keys().map(|id| id.as_str().to_owned()).collect(),
    };
    for course in &mut content.courses {
        course.lessons.retain(|id| there.lessons.contains(id.as_str()));
    }
    content.courses.retain(|course| !course.lessons.is_empty());
    for lesson in content.lessons.values_mut() {
        there.prune_lesson(lesson);
    }
    for trouble in &mut content.troubles {
        trouble.lesson.take_if(|(id, _)| !there.lessons.contains(id.as_str()));
        trouble.service.take_if(|id| !there.services.contains(id.as_str()));
        if let Some((id, step)) = &mut trouble.lesson {
            let steps = content.lessons.get(id.as_str()).map_or(0, Lesson::step_count);
            step.take_if(|step| *step >= steps);
        }
        trouble.helper |= trouble.lesson.is_none() && trouble.service.is_none();
    }
    for topic in &mut content.terms.topics.0 {
        topic.lessons.retain(|id| there.lessons.contains(id.as_str()));
        topic.services.retain(|id| there.services.contains(id.as_str()));
    }
    for referral in &mut content.terms.referrals.0 {
        referral.services.retain(|id| there.services.contains(id.as_str()));
    }
    let groups: BTreeSet<&str> = content.trouble_groups.iter().map(|g| g.id.as_str()).collect();
    content.troubles.retain(|trouble| groups.contains(trouble.group.as_str()));
}

/// The ids that are there.
struct There {
    lessons: BTreeSet<String>,
    services: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl There {
    fn prune_lesson(&self, lesson: &mut Lesson) {
        lesson.next.retain(|id| self.lessons.contains(id.as_str()));
        lesson.services.retain(|id| self.services.contains(id.as_str()));
        for text in lesson.texts.0.values_mut() {
            self.prune_lesson_text(text);
        }
    }

    fn prune_lesson_text(&self, text: &mut LessonText) {
        self.prune_text(&mut text.title);
        self.prune_blocks(&mut text.about);
        self.prune_blocks(&mut text.before);
        for step in &mut text.steps {
            self.prune_text(&mut step.title);
            self.prune_blocks(&mut step.blocks);
            if let Some(question) = &mut step.question {
                self.prune_text(&mut question.ask);
                for choice in &mut question.choices {
                    self.prune_text(&mut choice.text);
                    self.prune_text(&mut choice.feedback);
                }
            }
        }
        for asked in &mut text.asked {
            self.prune_text(&mut asked.question);
            self.prune_blocks(&mut asked.answer);
        }
    }

    fn prune_blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => self.prune_text(text),
                Block::List { items, .. } => {
                    for item in items {
                        self.prune_text(item);
                    }
                }
                Block::Alert { blocks, .. }
                | Block::ForHandset { blocks, .. }
                | Block::Staff(blocks) => self.prune_blocks(blocks),
                Block::Phone(_) | Block::Practice(_) => {}
            }
        }
    }

    /// A link that leads nowhere becomes plain text.
    fn prune_text(&self, text: &mut Text) {
        for run in &mut text.0 {
            run.link.take_if(|target| match target {
                Target::Service(id) => !self.services.contains(id.as_str()),
                Target::Lesson(id) => !self.lessons.contains(id.as_str()),
                Target::Word(id) => !self.words.contains(id.as_str()),
            });
        }
    }
}
