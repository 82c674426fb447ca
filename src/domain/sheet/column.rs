//! The columns of a table of consultations: their names in what this program writes, and what other tables call them.

use serde::{Deserialize, Serialize};

use crate::domain::{consultation::words, search::fold::fold};

words! {
    /// A column of a table of consultations, in the order in which they are written. The name is the heading.
    Column {
        /// The number that people read to each other.
        Receipt = "receipt",
        /// The day of the talk.
        TakenOn = "taken_on",
        /// The time of day at which it began.
        TakenAt = "taken_at",
        /// How many minutes it took.
        Minutes = "minutes",
        /// The venue's name.
        Venue = "venue",
        /// How the learner came.
        Channel = "channel",
        /// How old the learner is.
        Age = "age",
        /// Whether the learner was here before.
        Visit = "visit",
        /// What the learner holds.
        Device = "device",
        /// What it was about, above all.
        Topic = "topic",
        /// What else it was about.
        MoreTopics = "more_topics",
        /// How it came out.
        Outcome = "outcome",
        /// To whom the learner was sent on.
        Referrals = "referrals",
        /// Lessons shown in the talk.
        Lessons = "lessons",
        /// Services whose codes were shown in the talk.
        Services = "services",
        /// Free text.
        Note = "note",
        /// What was left to be done.
        FollowUp = "follow_up",
        /// The day by which it was to be done.
        DueOn = "due_on",
        /// Whether it still is to be done; nothing where nothing was left.
        Open = "open",
        /// Whether it was written down on a later day.
        BackDated = "back_dated",
        /// Whether the record counts.
        Standing = "standing",
        /// The day on which it was written down.
        SavedOn = "saved_on",
        /// The time of day at which it was written down.
        SavedAt = "saved_at",
        /// Who wrote it down.
        Helper = "helper",
        /// The call from the kiosk that it began with.
        Call = "call",
        /// Its id.
        Id = "id",
    }
}

/// What other tables call the columns. Width, case, kana and signs between words do not matter.
const OTHER_NAMES: [(Column, &str); 25] = [
    (Column::Receipt, "受付番号、受付No、整理番号、相談番号、receipt number"),
    (
        Column::TakenOn,
        "日付、相談日、実施日、受付日、対応日、来所日、来館日、利用日、年月日、相談年月日、 \
         日時、相談日時、受付日時、対応日時、実施日時、date、day、date and time、datetime",
    ),
    (
        Column::TakenAt,
        "時刻、時間帯、開始時刻、開始時間、相談時刻、受付時刻、受付時間、相談開始、開始、 \
         time、start、start time、started at",
    ),
    (
        Column::Minutes,
        "分、分数、時間、所要時間、対応時間、相談時間、時間（分）、所要時間（分）、 \
         対応時間（分）、相談時間（分）、所要分、duration、length、time spent、 \
         minutes spent、min",
    ),
    (
        Column::Venue,
        "会場、場所、施設、施設名、会場名、相談場所、実施場所、拠点、館、館名、公民館、 \
         place、location、site",
    ),
    (
        Column::Channel,
        "受付方法、相談方法、方法、形態、受付形態、来所方法、来館方法、経路、予約、 \
         予約の有無、how they came、mode、method",
    ),
    (Column::Age, "年代、年齢、年齢層、年齢区分、世代、age band、age group"),
    (
        Column::Visit,
        "初回、新規、来所回数、利用回数、初回・再来、初回／再来、新規・再来、新規・継続、 \
         来所歴、利用歴、回数、visits、first visit、new or returning",
    ),
    (
        Column::Device,
        "機種、端末、端末種別、使用端末、利用端末、機器、使用機器、スマホ、スマホの種類、OS、 \
         handset、phone",
    ),
    (
        Column::Topic,
        "相談内容、相談項目、相談分類、相談区分、相談種別、内容、分類、区分、項目、種別、 \
         主な相談、主な内容、用件、subject、category",
    ),
    (
        Column::MoreTopics,
        "その他の相談、ほかの相談、他の相談、副項目、相談内容2、相談内容（その他）、分類2、 \
         other topics、also about",
    ),
    (
        Column::Outcome,
        "結果、対応結果、相談結果、処理結果、解決状況、解決、状況、対応状況、result、status",
    ),
    (
        Column::Referrals,
        "紹介先、案内先、引継ぎ先、引継先、つなぎ先、連携先、他機関、referred to、referral",
    ),
    (Column::Lessons, "講座、使った講座、教材、lesson"),
    (Column::Services, "サービス、案内したサービス、service"),
    (
        Column::Note,
        "備考、メモ、所見、特記事項、詳細、相談詳細、対応内容、対応、記録、コメント、摘要、 \
         notes、remarks、comment、details",
    ),
    (
        Column::FollowUp,
        "次回、次回予定、引継ぎ、引継、引継事項、申し送り、継続事項、残件、宿題、todo、 \
         to do、open matter",
    ),
    (Column::DueOn, "期限、次回日、次回相談日、対応期限、due、due date"),
    (Column::Open, "未完了、未対応、still open"),
    (Column::BackDated, "後日入力、後日記入"),
    (Column::Standing, "取消"),
    (Column::SavedOn, "入力日、記入日、登録日"),
    (Column::SavedAt, "入力時刻、登録時刻"),
    (Column::Helper, "担当、担当者、相談員、対応者、記入者、staff、volunteer"),
    (Column::Id, "uuid"),
];

impl Column {
    /// Whether a table is read for it. Who wrote a record down, and when, is said anew where it is read in.
    pub fn is_read(self) -> bool {
        !matches!(self, Self::SavedOn | Self::SavedAt | Self::Helper)
    }

    /// Whether it cannot be done without.
    pub fn is_required(self) -> bool {
        matches!(self, Self::TakenOn | Self::Venue | Self::Topic | Self::Outcome)
    }

    /// The column that a heading means.
    pub fn headed(heading: &str) -> Option<Self> {
        let heading = fold(heading);
        let means = |name: &str| fold(name) == heading;
        Self::ALL
            .iter()
            .copied()
            .find(|column| means(column.name()) || column.other_names().any(means))
    }

    /// What other tables call it.
    fn other_names(self) -> impl Iterator<Item = &'static str> {
        let names = OTHER_NAMES.iter().filter(move |(column, _)| *column == self);
        names.flat_map(|(_, names)| names.split('、'))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_heading_means_one_column_only() {
        let mut known = BTreeMap::new();
        for column in Column::ALL {
            for name in column.other_names().chain([column.name()]).map(fold) {
                assert!(!name.is_empty(), "{column:?}");
                let before = known.insert(name.clone(), column);
                assert!(before.is_none_or(|before| before == column), "{name}: {column:?}");
            }
        }
    }

    #[test]
    fn a_heading_is_known_in_any_width_case_and_spelling() {
        for (heading, column) in [
            ("taken_on", Column::TakenOn),
            ("Taken On", Column::TakenOn),
            ("ＤＡＴＥ", Column::TakenOn),
            (" 相談日 ", Column::TakenOn),
            ("所要時間(分)", Column::Minutes),
            ("年代", Column::Age),
            ("相談項目", Column::Topic),
            ("備　考", Column::Note),
        ] {
            assert_eq!(Column::headed(heading), Some(column), "{heading}");
        }
        assert_eq!(Column::headed("氏名"), None);
        assert_eq!(Column::headed(""), None);
    }
}
