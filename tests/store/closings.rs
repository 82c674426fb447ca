//! Closed months in the store: closed once, opened again, and what was recorded about them since.

use terakoya::{
    domain::{
        consultation::Slip,
        figures::{
            closing::{ClosedMonth, Closing, Figure, LateRecord},
            table::{Cell, ColumnId, Late, TableId},
        },
        ids::{ConsultationId, ServiceId, TopicId, VenueId},
        locale::{Locale, Localized},
        machine::MachineSet,
        period::{Month, Period},
        terms::{TermChange, TermList, Terms},
        venue::{AboutVenue, Venue},
    },
    store::StoreError,
};

use crate::{
    classes::{opened, plan},
    kit::{Desk, slip},
};

fn april() -> Month {
    "2026-04".parse().unwrap()
}

fn closed(consultations: u64) -> ClosedMonth {
    let figures = vec![Figure {
        table: TableId::KeyFigures,
        of: None,
        row: vec![],
        column: ColumnId::Value,
        each: None,
        cell: Cell::Count(consultations),
    }];
    let hash = terakoya::domain::figures::closing::hash(&figures, None);
    ClosedMonth { month: april(), figures, open_data: None, made_after: None, hash }
}

impl Desk {
    fn closes(&mut self, consultations: u64) -> Result<(), StoreError> {
        let stamp = self.stamp();
        self.store.close_month(&closed(consultations), stamp).map(|_| ())
    }

    fn stands(&mut self) -> Option<Closing> {
        let all = self.store.closings().unwrap();
        Closing::standing(&all, april()).cloned()
    }

    fn late(&mut self) -> Vec<(Late, String, String)> {
        let late = self.late_of(april().period());
        late.into_iter().map(|one| (one.what, one.about, one.why)).collect()
    }

    fn late_of(&mut self, period: Period) -> Vec<LateRecord> {
        let closing = self.stands().unwrap();
        self.store.late_records(&closing, period).unwrap()
    }

    fn receipt(&mut self, id: ConsultationId) -> String {
        self.store.consultation(id).unwrap().unwrap().receipt.to_string()
    }
}

#[test]
fn a_month_is_closed_once_and_again_only_after_it_was_opened() {
    let (_dir, mut desk) = opened();
    assert_eq!(desk.stands(), None);
    let stamp = desk.stamp();
    assert!(matches!(desk.store.reopen_month(april(), "", stamp), Err(StoreError::MonthOpen(_))));
    let stamp = desk.stamp();
    desk.store.close_month(&closed(3), stamp).unwrap();
    let entries = desk.verified();
    // the answer was lost, so it is tried again
    desk.store.close_month(&closed(3), stamp).unwrap();
    assert_eq!(desk.verified(), entries);
    assert!(matches!(desk.closes(4), Err(StoreError::MonthClosed(_))));
    let stamp = desk.stamp();
    desk.store.reopen_month(april(), "数えもれ", stamp).unwrap();
    assert_eq!(desk.stands(), None);
    desk.closes(4).unwrap();
    assert_eq!(desk.stands().unwrap().closed, closed(4));
    let all = desk.store.closings().unwrap();
    assert_eq!(all.len(), 2, "what was handed in first is kept");
    assert_eq!(all[0].closed, closed(3));
    desk.verified();
}

#[test]
fn what_was_recorded_since_is_told_with_its_reason_and_only_of_that_month() {
    let (_dir, mut desk) = opened();
    let [amended, voided, erased, moved] = [(); 4].map(|()| desk.saved(slip("wifi", "")));
    let class = desk.class(3);
    let guest = desk.books(class, "花子");
    desk.closes(4).unwrap();
    assert_eq!(desk.late(), []);

    let event = |desk: &mut Desk, id| desk.store.consultation(id).unwrap().unwrap().event;
    let other_month = |day: &str| Slip { taken_on: day.parse().unwrap(), ..slip("wifi", "") };
    let late = desk.saved(slip("line", ""));
    desk.saved(other_month("2026-05-02"));
    let (base, stamp) = (event(&mut desk, amended), desk.stamp());
    desk.store.amend_consultation(amended, base, &slip("maps", ""), "話題", stamp).unwrap();
    let (base, stamp) = (event(&mut desk, moved), desk.stamp());
    desk.store.amend_consultation(moved, base, &other_month("2026-05-01"), "日", stamp).unwrap();
    let (base, stamp) = (event(&mut desk, voided), desk.stamp());
    desk.store.void_consultation(voided, base, "二重", stamp).unwrap();
    let stamp = desk.stamp();
    desk.store.erase(erased.into(), stamp).unwrap();
    let stamp = desk.stamp();
    desk.store.cancel_booking(guest.booking, "都合", stamp).unwrap();
    let receipts = [late, amended, moved, voided].map(|id| desk.receipt(id));
    let [late, amended, moved, voided] = receipts;
    let text = str::to_owned;
    assert_eq!(
        desk.late(),
        [
            (Late::Saved, late, String::new()),
            (Late::Amended, amended, text("話題")),
            (Late::Amended, moved, text("日")),
            (Late::Voided, voided, text("二重")),
            (Late::Erased, String::new(), String::new()),
            (Late::Class, plan(3).title, text("都合")),
        ]
    );
}

#[test]
fn late_records_say_their_day_venue_and_topic_and_are_of_all_the_days_that_are_asked_for() {
    let (_dir, mut desk) = opened();
    desk.closes(0).unwrap();
    let of = |day: &str| Slip { taken_on: day.parse().unwrap(), ..slip("wifi", "") };
    for day in ["2026-03-31", "2026-04-01", "2026-05-31", "2026-06-01"] {
        desk.saved(of(day));
    }
    let two_months = Period { until: "2026-05-31".parse().unwrap(), ..april().period() };
    let late = desk.late_of(two_months);
    let days: Vec<String> = late.iter().map(|one| one.on.unwrap().to_string()).collect();
    assert_eq!(days, ["2026-04-01", "2026-05-31"]);
    assert_eq!(late[0].venue, slip("", "").venue);
    assert_eq!(late[0].topic, Some(TopicId::new("wifi")));
}

#[test]
fn what_came_while_the_figures_were_made_is_late() {
    let (_dir, mut desk) = opened();
    desk.saved(slip("wifi", ""));
    let last = desk.entries().pop().map(|entry| entry.envelope.event_id);
    let between = desk.saved(slip("line", ""));
    let stamp = desk.stamp();
    let closed = ClosedMonth { made_after: last, ..closed(1) };
    desk.store.close_month(&closed, stamp).unwrap();
    let receipt = desk.receipt(between);
    assert_eq!(desk.late(), [(Late::Saved, receipt, String::new())]);
}

#[test]
fn what_figures_are_sorted_by_and_visits_to_kiosks_are_late_records_too() {
    let (_dir, mut desk) = opened();
    desk.closes(0).unwrap();
    let sitting = desk.ended_sitting().unwrap();
    let stamp = desk.stamp();
    desk.store.record_code_shown(&ServiceId::new("city-line"), Some(sitting.id), stamp).unwrap();
    desk.ended_sitting().unwrap();
    let about = AboutVenue { name: "北公民館".into(), ..AboutVenue::default() };
    let venue = Venue { id: VenueId(desk.ids.next(0)), about };
    let stamp = desk.stamp();
    desk.store.save_venues(&[(venue, stamp)]).unwrap();
    let name = Localized([(Locale::Ja, "写真".to_owned())].into());
    let change = TermChange { name, ..TermChange::of(TermList::Topic, "photos") };
    let stamp = desk.stamp();
    desk.store.change_term(&Terms::default(), &change, stamp).unwrap();
    let machine = MachineSet { name: "台".into(), number: 4, venue: "北公民館".into() };
    let stamp = desk.stamp();
    desk.store.set_machine(&machine, stamp).unwrap();
    // nobody's figures
    let stamp = desk.stamp();
    desk.store.erase(sitting.id.into(), stamp).unwrap();
    let late: Vec<_> = desk.late().into_iter().map(|(what, about, _)| (what, about)).collect();
    let called = |what, about: &str| (what, about.to_owned());
    assert_eq!(
        late,
        [
            called(Late::Sitting, ""),
            called(Late::Sitting, ""),
            called(Late::Venue, "北公民館"),
            called(Late::Term, "photos"),
            called(Late::Machine, "台"),
            called(Late::Erased, ""),
        ]
    );
}

#[test]
fn of_very_many_late_records_the_first_are_told_and_the_others_counted() {
    let (_dir, mut desk) = opened();
    desk.closes(0).unwrap();
    let many: Vec<_> = (0..503)
        .map(|_| {
            let new = desk.new_consultation(slip("wifi", ""));
            (new, desk.stamp())
        })
        .collect();
    desk.store.save_consultations(&many).unwrap();
    let late = desk.late();
    assert_eq!(late.len(), 501);
    assert_eq!(late[500], (Late::More, "3".to_owned(), String::new()));
}
