//! Venues and Wi-Fi in the tables in which municipalities publish them.

use chrono::Weekday;

use super::{Release, Sheet, VENUES, WIFI, letters::katakana};
use crate::domain::{
    catalogue::{Access, Service},
    locale::{Locale, Localized},
    text::Text,
    venue::{Opening, Position, Span, Venue},
};

/// Wi-Fi that everybody may use. Its password is no part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessPoint {
    /// What tells it apart: the id of its venue, or of its service.
    pub no: String,
    /// What the place is called, or the network.
    pub name: String,
    /// The reading of the name.
    pub reading: String,
    /// The name in English.
    pub english: String,
    /// The address; empty if nobody said.
    pub address: String,
    /// Where it is on the map.
    pub position: Option<Position>,
    /// Whose it is.
    pub owner: String,
    /// Where to call.
    pub phone: String,
    /// The network's name.
    pub ssid: String,
}

impl AccessPoint {
    /// The network of a service, if it is one; `venue` is where it is, if that is known.
    pub fn of(service: &Service, venue: Option<&Venue>) -> Option<Self> {
        let Access::Wifi(wifi) = &service.access else { return None };
        let text = |text: &Localized<Text>, locale| {
            text.get(locale).map(Text::written).unwrap_or_default()
        };
        let service_name = text(&service.name, Locale::Ja);
        let point = Self {
            no: service.id.to_string(),
            name: service_name,
            english: text(&service.name, Locale::En),
            owner: text(&service.owner, Locale::Ja),
            phone: service.phone.clone().unwrap_or_default(),
            ssid: wifi.ssid.clone(),
            ..Self::default()
        };
        Some(match venue {
            None => point,
            Some(Venue { id, about }) => Self {
                no: id.to_string(),
                name: about.name.clone(),
                reading: about.reading.clone(),
                english: String::new(),
                address: about.address.clone(),
                position: about.position,
                ..point
            },
        })
    }
}

/// The venues that are still offered.
pub(super) fn venues(release: &Release<'_>) -> Sheet {
    let mut venues: Vec<&Venue> =
        release.venues.iter().filter(|venue| !venue.about.retired).collect();
    venues.sort_by_key(|venue| (&venue.about.reading, &venue.about.name, venue.id));
    let row = |venue: &Venue| {
        let Venue { id, about } = venue;
        let Hours { weekdays, from, until, remarks } = hours(release, &about.opening);
        let [latitude, longitude] = about.position.map(Position::in_degrees).unwrap_or_default();
        let (id, reading) = (id.to_string(), katakana(&about.reading));
        let cell = |heading: &&'static str| match *heading {
            "都道府県コード又は市区町村コード" => release.code.as_str(),
            "NO" => &id,
            "名称" => &about.name,
            "名称_カナ" => &reading,
            "住所" => &about.address,
            "緯度" => &latitude,
            "経度" => &longitude,
            "利用可能曜日" => &weekdays,
            "開始時間" => &from,
            "終了時間" => &until,
            "利用可能日時特記事項" => &remarks,
            _ => "",
        };
        VENUES.iter().map(|heading| cell(heading).to_owned()).collect()
    };
    Sheet { headings: VENUES.to_vec(), rows: venues.into_iter().map(row).collect() }
}

/// When a venue is open, in the columns of the table.
struct Hours {
    weekdays: String,
    from: String,
    until: String,
    remarks: String,
}

fn hours(release: &Release<'_>, opening: &Opening) -> Hours {
    const DAYS: [(Weekday, &str); 7] = [
        (Weekday::Mon, "月"),
        (Weekday::Tue, "火"),
        (Weekday::Wed, "水"),
        (Weekday::Thu, "木"),
        (Weekday::Fri, "金"),
        (Weekday::Sat, "土"),
        (Weekday::Sun, "日"),
    ];
    let spans_of = |day: Weekday| {
        let of_day = opening.weekly.iter().filter(move |hours| hours.weekday == day);
        let mut spans: Vec<Span> = of_day.map(|hours| hours.span).collect();
        spans.sort_by_key(|span| span.from);
        spans
    };
    let open: Vec<(&str, Vec<Span>)> = DAYS.map(|(day, name)| (name, spans_of(day))).into();
    let open: Vec<(&str, Vec<Span>)> =
        open.into_iter().filter(|(_, spans)| !spans.is_empty()).collect();
    let weekdays = open.iter().map(|(name, _)| *name).collect();
    let first = open.first().map(|(_, spans)| spans.clone()).unwrap_or_default();
    let is_one = first.len() == 1 && open.iter().all(|(_, spans)| *spans == first);
    let written = |spans: &[Span]| spans.iter().map(Span::to_string).collect::<Vec<_>>().join(" ");
    let time = |at: chrono::NaiveTime| at.format("%H:%M").to_string();
    let [from, until] = match first.first().filter(|_| is_one) {
        Some(span) => [time(span.from), time(span.until)],
        None => [String::new(), String::new()],
    };
    let mut remarks: Vec<String> = Vec::new();
    if !is_one {
        let by_day = open.iter().map(|(name, spans)| format!("{name} {}", written(spans)));
        remarks.extend(by_day);
    }
    // Days that differ, from the first month on; why is nobody's business.
    let since = release.months.iter().map(|figures| figures.month.first()).min();
    let mut exceptions: Vec<_> =
        opening.exceptions.iter().filter(|e| since.is_none_or(|since| since <= e.on)).collect();
    exceptions.sort_by_key(|exception| exception.on);
    remarks.extend(exceptions.into_iter().map(|exception| {
        let open = written(&exception.open);
        format!("{} {}", exception.on, if open.is_empty() { "休館" } else { &open })
    }));
    Hours { weekdays, from, until, remarks: remarks.join(";") }
}

/// Wi-Fi that everybody may use.
pub(super) fn wifi(release: &Release<'_>) -> Sheet {
    let mut points: Vec<&AccessPoint> = release.points.iter().collect();
    points.sort_by_key(|point| (&point.name, &point.no));
    let row = |point: &AccessPoint| {
        let [latitude, longitude] = point.position.map(Position::in_degrees).unwrap_or_default();
        let reading = katakana(&point.reading);
        let cell = |heading: &&'static str| match *heading {
            "都道府県コード又は市区町村コード" => release.code.as_str(),
            "NO" => &point.no,
            "名称" => &point.name,
            "名称_カナ" => &reading,
            "名称_英語" => &point.english,
            "住所" => &point.address,
            "緯度" => &latitude,
            "経度" => &longitude,
            "設置者" => &point.owner,
            "電話番号" => &point.phone,
            "SSID" => &point.ssid,
            _ => "",
        };
        WIFI.iter().map(|heading| cell(heading).to_owned()).collect()
    };
    Sheet { headings: WIFI.to_vec(), rows: points.into_iter().map(row).collect() }
}
