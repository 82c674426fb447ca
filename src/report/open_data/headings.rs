//! The headings of the tables in their order, and what kind of values stands under each.

use crate::domain::class::event_list::EventColumn;

/// The table of counts, our own: one line a figure.
pub const FIGURES: [&str; 8] =
    ["全国地方公共団体コード", "年月", "指標", "集計軸", "項目コード", "項目名", "値", "状態"];

/// The list of public facilities (公共施設一覧 of the 推奨データセット).
pub const VENUES: [&str; 24] = [
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "名称",
    "名称_カナ",
    "名称_通称",
    "POIコード",
    "住所",
    "方書",
    "緯度",
    "経度",
    "電話番号",
    "内線番号",
    "法人番号",
    "団体名",
    "利用可能曜日",
    "開始時間",
    "終了時間",
    "利用可能日時特記事項",
    "説明",
    "バリアフリー情報",
    "URL",
    "備考",
];

/// The list of access points (公衆無線LANアクセスポイント一覧 of the 推奨データセット).
pub const WIFI: [&str; 18] = [
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "名称",
    "名称_カナ",
    "名称_英語",
    "住所",
    "方書",
    "緯度",
    "経度",
    "設置者",
    "電話番号",
    "内線番号",
    "SSID",
    "提供エリア",
    "URL",
    "備考",
];

/// The list of events (イベント一覧 of the 推奨データセット).
pub fn classes() -> Vec<&'static str> {
    EventColumn::ALL.iter().map(|column| column.name()).collect()
}

/// The data dictionary.
pub(super) const DICTIONARY: [&str; 7] =
    ["ファイル", "列番号", "列名", "値", "型", "説明", "説明_英語"];

/// What stands under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Text,
    /// Text of digits, or the name of a value: never a number.
    Code,
    /// A whole number.
    Integer,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM`.
    Month,
    /// `HH:MM`.
    Time,
    /// Degrees with six digits after the point.
    Degrees,
    /// An address on the net.
    Url,
}

impl Kind {
    /// The name in the dictionary.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Integer => "integer",
            Self::Date => "date",
            Self::Month => "month",
            Self::Time => "time",
            Self::Degrees => "degrees",
            Self::Url => "url",
        }
    }

    /// The kind of a heading.
    pub(super) fn of(heading: &str) -> Self {
        match heading {
            "全国地方公共団体コード"
            | "都道府県コード又は市区町村コード"
            | "NO"
            | "指標"
            | "集計軸"
            | "項目コード"
            | "状態"
            | "POIコード"
            | "法人番号" => Self::Code,
            "年月" => Self::Month,
            "値" | "定員" => Self::Integer,
            "開始日" | "終了日" | "参加申込終了日" => Self::Date,
            "開始時間" | "終了時間" | "参加申込終了時間" => Self::Time,
            "緯度" | "経度" => Self::Degrees,
            "URL" => Self::Url,
            _ => Self::Text,
        }
    }
}

/// The key of what the dictionary says of a column of a table; none if nothing ever stands there, since nobody wrote
/// it down.
pub(super) fn meaning(table: &str, heading: &str) -> Option<&'static str> {
    let key = match (table, heading) {
        (_, "全国地方公共団体コード" | "都道府県コード又は市区町村コード") => {
            "municipal-code"
        }
        (_, "年月") => "month",
        (_, "指標") => "measure",
        (_, "集計軸") => "by",
        (_, "項目コード") => "item-code",
        (_, "項目名") => "item-name",
        (_, "値") => "value",
        (_, "状態") => "status",
        ("classes", "NO") => "class-no",
        (_, "イベント名") => "title",
        (_, "イベント名_カナ") => "title-kana",
        ("classes", "開始日") => "class-on",
        ("classes", "終了日") => "class-ends-on",
        ("classes", "開始時間") => "class-from",
        ("classes", "終了時間") => "class-until",
        ("classes", "説明") => "class-about",
        (_, "場所名称") => "place",
        (_, "住所") => "address",
        ("classes", "方書") => "room",
        (_, "緯度") => "latitude",
        (_, "経度") => "longitude",
        (_, "定員") => "seats",
        (_, "参加申込終了日") => "book-until",
        ("classes", "URL") => "page",
        ("classes", "備考") => "called-off",
        ("venues", "NO") => "venue-no",
        ("venues", "名称") => "venue-name",
        ("venues" | "wifi", "名称_カナ") => "venue-kana",
        (_, "利用可能曜日") => "weekdays",
        ("venues", "開始時間") => "opens",
        ("venues", "終了時間") => "closes",
        (_, "利用可能日時特記事項") => "opening-remarks",
        ("wifi", "NO") => "wifi-no",
        ("wifi", "名称") => "wifi-name",
        (_, "名称_英語") => "wifi-english",
        (_, "設置者") => "wifi-owner",
        ("wifi", "電話番号") => "wifi-phone",
        (_, "SSID") => "ssid",
        _ => return None,
    };
    Some(key)
}
