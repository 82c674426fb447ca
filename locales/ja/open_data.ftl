# オープンデータのファイルに書くことばと、書き出したときのことば

open-data-licence = このデータは、クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）で使えます。
open-data-attribution = 使うときは、次のように出典を書いてください。　出典：{ $by }（CC BY 4.0）

open-data-column = { $column ->
    [municipal-code] 全国地方公共団体コード（6桁）。先頭の0も書く
    [month] 数えた月（YYYY-MM）
    [measure] 何を数えたか
    [by] 何ごとに数えたか。別の集計軸の行どうしは足さない
    [item-code] 施設は公共施設一覧のNO、相談内容と年代はそのコード。合計は空欄
    [item-name] 施設・相談内容・年代の名前
    [value] 数。公表しないときと報告がないときは空欄
    [status] 値があるか、ないときはなぜか
    [class-no] 教室のID。教室ごとにちがう
    [title] 教室の名前
    [title-kana] 教室の名前のよみ（全角カタカナ）
    [class-on] 教室をひらく日（YYYY-MM-DD）
    [class-ends-on] 開始日と同じ
    [class-from] はじまる時刻（HH:MM）
    [class-until] おわる時刻（HH:MM）
    [class-about] 教室の内容
    [place] 会場の名前
    [address] 住所
    [room] 部屋の名前
    [latitude] 緯度（世界測地系、小数点以下6桁）
    [longitude] 経度（世界測地系、小数点以下6桁）
    [seats] 定員（人）
    [book-until] 申し込める最後の日（YYYY-MM-DD）
    [page] 申し込みのページ
    [called-off] 中止になったときは、そのこと
    [venue-no] 施設のID。施設ごとにちがう
    [venue-name] 施設の名前
    [venue-kana] 施設の名前のよみ（全角カタカナ）
    [weekdays] ひらいている曜日
    [opens] ひらく時刻（HH:MM）。曜日でちがうときは空欄
    [closes] しまる時刻（HH:MM）。曜日でちがうときは空欄
    [opening-remarks] 曜日ごとの時刻と、ふだんとちがう日。「;」で区切る
    [wifi-no] 施設のID。施設がわからないときはサービスのID
    [wifi-name] 使える場所、またはサービスの名前
    [wifi-english] サービスの名前（英語）
    [wifi-owner] 設置した人・団体
    [wifi-phone] 問い合わせの電話番号
   *[ssid] ネットワークの名前
 }
open-data-empty = 空欄（記録していない項目）
open-data-measure = { $measure ->
    [consultations] 相談の件数（時計が確かでない記録は除く）
    [classes] ひらいた教室の数
    [capacity] ひらいた教室の定員の合計（人）
    [booked] 席のある予約の数（人）
   *[attended] 来た人の数（人）
 }
open-data-by = { $by ->
    [total] 合計
    [venue] 施設
    [topic] 相談内容
   *[age] 年代
 }
open-data-status = { $status ->
    [published] 値を公表する
    [hidden] 公表しない。1〜4の数か、そこから1〜4の数がわかってしまう数
   *[not-reported] 施設から報告がない。0ではない
 }
open-data-unknown = 不明

open-data-done = { $months }か月分、{ $files }個のファイルを { $path } に書きました。
open-data-left-out = しめていない月は書いていません：{ $months }
open-data-counted-now = 締めたときの数が残っていない月は、いまの記録から数えました：{ $months }
open-data-letters = { $file } { $row }行目「{ $heading }」：ほかの機械で出ないかもしれない文字があります：{ $letters }
