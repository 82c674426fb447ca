//! Closed months in the store: closed once, opened again, and what was recorded about them since.

use terakoya::{
    domain::{
        consultation::Slip,
        figures::{
            closing::{ClosedMonth, Closing, Figure},
            table::{Cell, ColumnId, Late, TableId},
        },
        ids::ConsultationId,
        period::Month,
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
    ClosedMonth { month: april(), figures, open_data: None, hash }
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
        let closing = self.stands().unwrap();
        let late = self.store.late_records(&closing).unwrap();
        late.into_iter().map(|one| (one.what, one.about, one.why)).collect()
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
