//! The place's own Wi-Fi, which the configuration names, as a service among the others.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    config::Config,
    domain::{
        catalogue::{Access, Online, Service, Status},
        ids::ServiceId,
        lesson::CheckDate,
        locale::Localized,
        text::Text,
    },
    i18n::{Lang, WRITTEN},
};

/// The id of the service.
pub const VENUE_WIFI: &str = "venue-wifi";
/// The need that leads to it in the directory of services.
const NEED: &str = "living";

/// The service that joins the place's own network, if there is one. Whoever wrote the configuration has
/// confirmed it, and it holds until that changes.
pub fn wifi_service(config: &Config, today: NaiveDate) -> Option<Service> {
    let wifi = config.wifi.clone()?;
    let everywhere = |text: &dyn Fn(&Lang) -> Text| {
        Localized(WRITTEN.map(|locale| (locale, text(&Lang::new(locale)))).into())
    };
    let owner = config.site.as_deref().map(|site| everywhere(&|_| Text::plain(site)));
    Some(Service {
        id: ServiceId::new(VENUE_WIFI),
        access: Access::Wifi(wifi),
        owner: owner.unwrap_or_default(),
        name: everywhere(&Lang::venue_wifi_name),
        what: everywhere(&Lang::venue_wifi_what),
        bring: Localized(BTreeMap::new()),
        needs: vec![NEED.to_owned()],
        phone: None,
        hours: Localized(BTreeMap::new()),
        online: Online::Full,
        check: CheckDate { checked_on: today, valid_for_days: u16::MAX },
        status: Status::Confirmed,
        source: None,
    })
}
