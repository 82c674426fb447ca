//! QR codes that were shown.

use super::{Receipt, Store, StoreError, views::QrShown};
use crate::domain::{
    ids::{EntityId, ServiceId, SittingId},
    journal::{Fact, Kind, Stamp},
};

impl Store {
    /// Records that a service's code was shown. The entry is about the sitting if there is one, so that both
    /// are erased together.
    pub fn record_code_shown(
        &mut self,
        service: &ServiceId,
        sitting: Option<SittingId>,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let entity = sitting.map_or(EntityId(stamp.event.0), EntityId::from);
        let body = serde_json::to_value(QrShown { service: service.clone(), sitting })?;
        let fact = Fact { stamp, kind: Kind::QrShown, entity, base: None, body };
        self.transact(|change| change.append(fact.clone()))
    }
}
