# まとめ役が見る集計の画面。

## the way in

office-enter = 集計を見る
office-not-for-you = 集計は、まとめ役の人だけが見られます。相談の記録は「terakoya desk」で書けます。
office-lock = かくす
office-leave = 終わる

## what a page says of itself

office-page = { $page ->
    [overview] 全体
    [attendance] 教室
    [lessons] 教材
    [consultations] 相談
    [strategy] 計画
   *[month] 月報
 }
office-place = 集計：{ $report }
office-reading = 数えています。
office-failed = 数えられませんでした。上の数字のキーで、もう一度ためせます。
office-nothing = この期間には、何もありません。
office-heard = { $venues }。機械{ $machines }台のうち{ $heard }台から届きました。{ $last }
office-last = 最後は { $at }。
office-no-last = 記録は、まだありません。
office-beside = くらべる期間：{ $days }
office-not-over = { $days }（まだ途中：{ $day }までの数）
office-month-short = { $month }月
office-table = { $table }（表{ $nth }／全部で{ $tables }）

## what is wrong

office-wrong = 先に確かめること
office-nothing-wrong = 届いていないもの、終わっていないものは、ありません。
office-wrong-elsewhere = 確かめることが、{ $kinds }種類あります。「1 全体」に出ています。
office-silent-venues = 届かない会場
office-silent-machines = 届かない機械
office-drafts = 書きかけの記録
office-classes = 締めていない教室
office-clocks = 時計
office-closed = 締めた月

## what one can do

office-look = 記録を見る
office-chart = 図で見る
office-figures = 数で見る
office-next-table = 次の表
office-previous-table = 前の表
office-left = 前の列
office-right = 次の列
office-before = 前の期間
office-after = 次の期間
office-month = 月で見る
office-year = 年度で見る
office-days = 日を決める
office-compare = くらべる
office-venue = 会場を選ぶ
office-cross = 2つの項目で見る
office-funnel = 進み方を見る
office-close = 月を締める
office-reopen = 締めた月をひらく
office-write = ファイルに書く
office-choose = これにする
office-chosen = { $what }（今）

## which days

office-days-place = 集計：期間
office-days-heading = どの期間を見ますか。
office-compare-place = 集計：くらべる期間
office-compare-heading = どの期間とくらべますか。
office-compare-usual = 前の期間とくらべる
office-from = 最初の日
office-until = 最後の日
office-day-example = 例：2026-10-01
office-days-how = 「10/1」や「令和8年10月1日」のようにも書けます。
office-days-next = 次へ
office-day-wrong = この日付は読めません。2026-10-01 のように書いてください。
office-days-backwards = 最後の日が、最初の日より前です。

## which venue, which fields

office-venues-place = 集計：会場
office-venues-heading = どの会場の数を見ますか。
office-cross-place = 集計：2つの項目
office-cross-heading = 相談の、どの項目とどの項目を組み合わせますか。
office-cross-rows = たて
office-cross-columns = よこ
office-cross-show = 表を見る
office-cross-same = たてとよこが同じです。どちらかを変えてください。

## what is behind a figure

office-records-place = 集計：もとの記録
office-all-records = すべての相談
office-records = { $count }件あります。{ $shown }件を、新しいものから出しています。
office-record = 記録をひらく
office-funnel-of = 進み方：{ $lesson }
office-funnel-shades = うすい部分は、そこでやめた人です。

## closing a month

office-close-place = 集計：月を締める
office-close-not-over = この月は、まだ終わっていません。{ $day }の次の日から締められます。
office-close-missing = 足りないものが{ $kinds }種類あります。下に出ています。
office-close-nothing-missing = 足りないものは、ありません。
office-close-asks = この月の数を、今のまま締めますか。
office-close-why = 締めると、数とそのしるしが記録に残ります。あとから届いた記録は、締めた数を変えずに、「締めたあとに変わった数」として別に出ます。
office-close-keep = まだ締めない
office-close-go-on = 締める
office-close-pin = { $month }を締めます。
office-close-pin-why = あなたの暗証番号を入れてください。
office-close-now = 締める
office-close-wrong-pin = 暗証番号が、ちがっています。もう一度入れてください。
office-close-done = { $month }を締めました。数のしるしは { $hash } です。
office-close-already = この月は、ほかの人がもう締めています。

## opening a closed month again

office-reopen-place = 集計：締めた月をひらく
office-reopen-asks = { $month }を、もう一度ひらきますか。
office-reopen-why = ひらくと、まだ締めていない月にもどります。前に締めた数と、ひらいた理由は、記録に残ります。もう一度締めるまで、オープンデータには入りません。
office-reopen-reason = ひらく理由
office-reopen-example = 例 数えていない日があった
office-reopen-reason-missing = ひらく理由を、短く書いてください。
office-reopen-next = 次へ
office-reopen-pin = { $month }を、もう一度ひらきます。
office-reopen-now = ひらく
office-reopen-done = { $month }を、もう一度ひらきました。数が正しくなったら、また締めてください。
office-reopen-is-open = この月は、締めてありません。ほかの人が、もうひらいています。

## a file

office-file-place = ファイルに書く：{ $report }
office-file-where = 記録のフォルダーの中の「reports」に書きます。
office-file-as = { $format ->
    [xlsx] 表計算のファイル（XLSX）
    [html] 印刷もできるページ（HTML）
    [csv] 表計算で使う表（CSV）
   *[txt] 読むための文字（テキスト）
 }
office-file-done = 書きました：{ $path }
