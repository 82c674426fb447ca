//! `terakoya bookmark`: hand out a bookmark, see what is kept under one, print its slip, make one of
//! two, erase one.

use std::io::Write;

use serde_json::json;

use super::{
    Kit,
    arguments::{BookmarkCommand, Format},
    records::{self, Missing, Records},
    texts::Texts,
};
use crate::{
    domain::{
        bookmark::{Bookmark, BookmarkNo, Comfort},
        consultation::in_japan,
        ids::EventId,
        journal::Stamp,
        sitting::Confidence,
        staff::Deed,
    },
    error::{AppError, Fault},
    i18n::Lang,
    store::Store,
    ui::code::{Code, QUIET},
};

/// Does what was typed about bookmarks.
pub fn run(kit: &Kit, what: &BookmarkCommand, out: &mut dyn Write) -> Result<(), AppError> {
    let mut records = Records::open(kit, Missing::AreTold)?;
    match what {
        BookmarkCommand::New => {
            let machine = records.ask(Store::machine_set)?.ok_or(Fault::NotSetUp)?.number;
            let on = in_japan(kit.clock.now().wall_ms).0;
            let locale = kit.config.languages.first().copied().unwrap_or(kit.locale);
            let theme = kit.config.theme;
            let comfort = Comfort { locale, theme, reads_aloud: false, handset: None };
            let stamp = records.stamp(None);
            let made = records.ask(|store| store.make_bookmark(machine, on, comfort, stamp))?;
            writeln!(out, "{made}")?;
        }
        BookmarkCommand::Show { number, format } => {
            let found = find(&mut records, *number)?;
            match format {
                Format::Json => records::print(&found, out)?,
                Format::Text => show(&found, &kit.texts, out)?,
            }
        }
        BookmarkCommand::Merge { old, new } => {
            for number in [old, new] {
                find(&mut records, *number)?;
            }
            if old == new {
                return Err(Fault::SameBookmark { number: old.to_string() }.into());
            }
            let stamp = records.stamp(None);
            let merged = records.ask(|store| store.merge_bookmarks(*old, *new, stamp))?;
            let line = json!({"number": merged.number, "numbers": merged.numbers});
            records::print(&line, out)?;
        }
        BookmarkCommand::Erase { number, yes, helper } => {
            let actor = records.helper_who_may(*helper, Deed::Erase)?;
            let found = find(&mut records, *number)?;
            if !yes {
                show(&found, &kit.texts, out)?;
                return Err(Fault::BookmarkNotErased { number: number.to_string() }.into());
            }
            let mut ids = records.randomness.ids();
            let stamp = records.stamp(actor);
            let next = || Stamp { event: EventId(ids.next(stamp.at_ms)), ..stamp };
            records.ask(|store| store.erase_bookmark(*number, next))?;
            let numbers: Vec<String> = found.numbers.iter().map(ToString::to_string).collect();
            let args = [("numbers", numbers.join(", "))];
            writeln!(out, "{}", kit.texts.say("bookmark-erased", &args))?;
        }
        BookmarkCommand::Slip { number } => {
            let found = find(&mut records, *number)?;
            print_slip(found.number, &Lang::new(kit.locale), out)?;
        }
    }
    Ok(())
}

fn find(records: &mut Records<'_>, number: BookmarkNo) -> Result<Bookmark, AppError> {
    let found = records.ask(|store| store.bookmark(number))?;
    found.ok_or_else(|| Fault::UnknownBookmark { number: number.to_string() }.into())
}

fn show(found: &Bookmark, texts: &Texts, out: &mut dyn Write) -> Result<(), AppError> {
    writeln!(out, "{}", found.number)?;
    let others = found.numbers.iter().filter(|number| **number != found.number);
    let others: Vec<String> = others.map(ToString::to_string).collect();
    if !others.is_empty() {
        writeln!(out, "{}", texts.say("bookmark-also", &[("numbers", others.join(", "))]))?;
    }
    let days = [("first", found.first_on.to_string()), ("last", found.last_on.to_string())];
    writeln!(out, "{}", texts.say("bookmark-visits", &days))?;
    let mut lessons: Vec<_> = found.lessons.iter().collect();
    lessons.sort_by_key(|(_, place)| std::cmp::Reverse(place.nth));
    for (lesson, place) in lessons {
        let says = match place.finished_on.filter(|_| place.finished) {
            Some(on) => texts.say("bookmark-lesson-read", &[("day", on.to_string())]),
            None => texts.say("bookmark-lesson-at", &[("step", (place.step + 1).to_string())]),
        };
        writeln!(out, "  {lesson}: {says}")?;
    }
    for (skill, confidence) in &found.skills {
        let says = match confidence {
            Confidence::Alone => texts.say("bookmark-skill-alone", &[]),
            Confidence::WithHelp => texts.say("bookmark-skill-with-help", &[]),
            Confidence::NotYet => texts.say("bookmark-skill-not-yet", &[]),
        };
        writeln!(out, "  {skill}: {says}")?;
    }
    Ok(())
}

/// A slip for the printer: the number, its code, and the words of the screen.
fn print_slip(number: BookmarkNo, lang: &Lang, out: &mut dyn Write) -> Result<(), AppError> {
    let readings = lang.locale().shows_readings();
    let number = number.to_string();
    writeln!(out, "{}\n", lang.bookmark_number(&number).shown(readings))?;
    for line in Code::new(&number).iter().flat_map(|code| code.to_lines(QUIET)) {
        writeln!(out, "{}", line.trim_end())?;
    }
    for text in [lang.bookmark_offer_slip(), lang.bookmark_no_name()] {
        writeln!(out, "{}", text.shown(readings))?;
    }
    Ok(())
}
