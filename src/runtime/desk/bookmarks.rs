//! What the desk asks about bookmarks. Who practises gets numbers of the practice store, which nobody can use.

use super::{Answers, Asking};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{bookmark::BookmarkNo, consultation::in_japan},
    runtime::world::World,
    store::StoreError,
};

impl World {
    pub(super) fn bookmarks(&mut self, request: &Request, asking: Asking) -> Answers {
        let shown = |number, is_merged| vec![Answer::Bookmark { number, is_merged }];
        match request {
            Request::MakeBookmark(comfort) => {
                let (stamp, machine) = (self.request_stamp(asking), self.place()?.number);
                let on = in_japan(asking.now.wall_ms).0;
                let made = self.store(asking)?.make_bookmark(machine, on, *comfort, stamp);
                match made {
                    Err(StoreError::NoNumberLeft) => Ok(vec![Answer::NoNumberLeft]),
                    made => Ok(shown(made?, false)),
                }
            }
            Request::ShowBookmark(number) => {
                let found = self.store(asking)?.bookmark(*number)?;
                Ok(found.map_or_else(|| unknown(*number), |found| shown(found.number, false)))
            }
            Request::MergeBookmarks { lost, number } => {
                let stamp = self.request_stamp(asking);
                match self.store(asking)?.merge_bookmarks(*lost, *number, stamp) {
                    Ok(merged) => Ok(shown(merged.number, true)),
                    Err(StoreError::UnknownBookmark(number)) => Ok(unknown(number)),
                    Err(StoreError::Erased(_)) => Ok(unknown(*lost)),
                    Err(error) => Err(error),
                }
            }
            _ => Ok(Vec::new()),
        }
    }
}

fn unknown(number: BookmarkNo) -> Vec<Answer> {
    vec![Answer::NoBookmark(number)]
}
