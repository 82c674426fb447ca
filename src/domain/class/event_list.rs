//! The table in which Japanese municipalities publish events (イベント一覧 of the 推奨データセット): its columns in their
//! order, what stands in them for a class, and a class as a row tells it. Rows of the national pilot of 2022, which has
//! other names for the same, are understood too. How a table is a file is the business of `report`.

mod row;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

pub use self::row::{EventProblem, EventRow, EventSheet, EventTrouble};
use super::Class;
use crate::domain::{
    consultation::words,
    search::fold::fold,
    venue::{AboutVenue, MunicipalCode, Position},
};

words! {
    /// A column, in the order of the table. The name is the heading.
    EventColumn {
        /// The municipality.
        MunicipalCode = "都道府県コード又は市区町村コード",
        /// What tells the rows apart: here the id of the class.
        No = "NO",
        /// The prefecture.
        Prefecture = "都道府県名",
        /// The city.
        City = "市区町村名",
        /// The title.
        Title = "イベント名",
        /// The reading of the title.
        Reading = "イベント名_カナ",
        /// The title in English.
        English = "イベント名_英語",
        /// The day.
        On = "開始日",
        /// The last day: the same one.
        EndsOn = "終了日",
        /// When it begins.
        From = "開始時間",
        /// When it ends.
        Until = "終了時間",
        /// A remark on day and time.
        OnRemark = "開始日時特記事項",
        /// What it is about.
        About = "説明",
        /// What it costs.
        Fee = "料金(基本)",
        /// What it costs in detail.
        FeeDetails = "料金(詳細)",
        /// Whom to ask.
        Contact = "連絡先名称",
        /// Where to call.
        Phone = "連絡先電話番号",
        /// The extension.
        Extension = "連絡先内線番号",
        /// Who holds it.
        Organizer = "主催者",
        /// The venue.
        Venue = "場所名称",
        /// The venue's address.
        Address = "住所",
        /// The room.
        Room = "方書",
        /// North of the equator, in degrees.
        Latitude = "緯度",
        /// East of Greenwich, in degrees.
        Longitude = "経度",
        /// How to get there.
        Access = "アクセス方法",
        /// Where to park.
        Parking = "駐車場情報",
        /// How many learners have a place.
        Capacity = "定員",
        /// The last day on which it can be booked.
        BookUntil = "参加申込終了日",
        /// Until when on that day.
        BookUntilTime = "参加申込終了時間",
        /// How it is booked.
        BookHow = "参加申込方法",
        /// The page on which it is booked.
        Page = "URL",
        /// Whatever else: here whether it was called off.
        Remarks = "備考",
    }
}

/// What the pilot of 2022 and later tables call the same.
const OTHER_NAMES: [(EventColumn, &str); 13] = [
    (EventColumn::MunicipalCode, "全国地方公共団体コード"),
    (EventColumn::No, "ID"),
    (EventColumn::Title, "名称"),
    (EventColumn::Reading, "名称(カナ)"),
    (EventColumn::Reading, "イベント名(カナ)"),
    (EventColumn::From, "開始時刻"),
    (EventColumn::Until, "終了時刻"),
    (EventColumn::Organizer, "主催団体"),
    (EventColumn::Venue, "開催場所"),
    (EventColumn::Room, "建物名等(方書)"),
    (EventColumn::BookUntil, "申込期限日"),
    (EventColumn::BookHow, "申込方法"),
    (EventColumn::Page, "イベントURL"),
];

impl EventColumn {
    /// The column that a heading means, in any width and case.
    pub fn headed(heading: &str) -> Option<Self> {
        let heading = fold(heading);
        let named = Self::ALL.iter().copied().find(|column| fold(column.name()) == heading);
        let other = || OTHER_NAMES.iter().find(|(_, name)| fold(name) == heading);
        named.or_else(|| other().map(|(column, _)| *column))
    }

    /// Whether a class cannot be read without it.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Title | Self::On | Self::From | Self::Until | Self::Venue)
    }
}

/// What is the same in every row that a city publishes. Nothing of it is known by itself; empty stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publisher {
    /// The prefecture.
    pub prefecture: String,
    /// The city.
    pub city: String,
    /// Who holds the classes.
    pub organizer: String,
    /// Whom to ask.
    pub contact: String,
    /// Where to call.
    pub phone: String,
    /// What classes cost.
    pub fee: String,
    /// How classes are booked.
    pub book_how: String,
    /// What stands in the remarks of a class that was called off.
    pub called_off: String,
}

/// What stands in a column for a class.
pub fn cell(
    column: EventColumn,
    class: &Class,
    venue: &AboutVenue,
    publisher: &Publisher,
) -> String {
    let plan = &class.plan;
    let degrees = venue.position.map(Position::in_degrees);
    let [latitude, longitude] = degrees.unwrap_or_default();
    let time = |at: NaiveTime| at.format("%H:%M").to_string();
    match column {
        EventColumn::MunicipalCode => {
            venue.municipal_code.as_ref().map_or("", MunicipalCode::as_str).to_owned()
        }
        EventColumn::No => class.id.to_string(),
        EventColumn::Prefecture => publisher.prefecture.clone(),
        EventColumn::City => publisher.city.clone(),
        EventColumn::Title => plan.title.clone(),
        EventColumn::Reading => plan.reading.clone(),
        EventColumn::On | EventColumn::EndsOn => plan.on.to_string(),
        EventColumn::From => time(plan.span.from),
        EventColumn::Until => time(plan.span.until),
        EventColumn::About => plan.about.clone(),
        EventColumn::Fee => publisher.fee.clone(),
        EventColumn::Contact => publisher.contact.clone(),
        EventColumn::Phone => publisher.phone.clone(),
        EventColumn::Organizer => publisher.organizer.clone(),
        EventColumn::Venue => venue.name.clone(),
        EventColumn::Address => venue.address.clone(),
        EventColumn::Room => plan.room.clone(),
        EventColumn::Latitude => latitude,
        EventColumn::Longitude => longitude,
        EventColumn::Capacity => plan.capacity.to_string(),
        EventColumn::BookUntil => plan.book_until.map(|on| on.to_string()).unwrap_or_default(),
        EventColumn::BookHow => publisher.book_how.clone(),
        EventColumn::Page => plan.booking_page.clone().unwrap_or_default(),
        EventColumn::Remarks if class.called_off.is_some() => publisher.called_off.clone(),
        EventColumn::English
        | EventColumn::OnRemark
        | EventColumn::FeeDetails
        | EventColumn::Extension
        | EventColumn::Access
        | EventColumn::Parking
        | EventColumn::BookUntilTime
        | EventColumn::Remarks => String::new(),
    }
}

#[cfg(test)]
mod tests;
