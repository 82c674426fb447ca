## 集計と報告。表・列・数の名前は、ファイルの中の名前（英字）ごとに一つずつ。
report-title = { $report ->
    [overview] 全体のようす
    [attendance] 教室
    [lessons] 教材
    [consultations] 相談
    [strategy] 手続きと不足
    [month] 月報
    [year] 実績報告書
   *[cross] 二つの項目の表
 }
report-table = { $table ->
    [key-figures] 主な数
    [venues] 会場別
    [districts] 地区別
    [machines] 機械
    [silent] 記録が届いていない会場と機械
    [open-matters] 終わっていない用件
    [to-check] 見直す時期の教材と案内
    [classes] 教室の一覧
    [courses] 講座別
    [class-months] 月別の教室
    [class-hours] 曜日と時間帯別の参加者
    [class-ages] 年代別の参加者
    [class-visits] 来た回数（教室）
    [class-devices] 機種別の参加者
    [class-reasons] 来た理由
    [exit-answers] 終わりの質問
    [lessons] 教材別
    [funnel] 手順ごとの人数
    [words] 調べられたことば
    [troubles] 開かれた「こまったとき」
    [languages] 使われた言語
    [handsets] 選ばれた機種
    [visit-hours] 曜日と時間帯別の利用
    [codes] 見せたQRコード
    [topics] 相談のこと別
    [topic-months] 相談のことと月別
    [outcomes] どうなったか（相談）
    [referrals] 紹介先別
    [channels] 受け方別
    [ages] 年代別の相談
    [visits] 来た回数（相談）
    [devices] 機種別の相談
    [helpers] 担当別
    [hours] 曜日と時間帯別の相談
    [months] 月別の相談
    [cross] 二つの項目の表
    [online] インターネットでできる手続き
    [counter-only] 窓口だけの手続きの相談
    [gaps] 教材も案内もない相談
    [corrections] 締めたあとに変わった数
   *[late-records] 締めたあとに届いた記録や直した記録
 }
report-table-of = { $table }：{ $of }
report-column = { $column ->
    [name] 項目
    [second] 内わけ
    [value] 数
    [before] 前の期間
    [year-ago] 前の年
    [since-april] 4月からの計
    [visits] 利用回数
    [people] 人数
    [started] 始めた
    [finished] 終えた
    [reached] ここまで
    [middle-minutes] 時間の中央値
    [left-here] やめた
    [went-back] もどった
    [wrong] まちがえた
    [help-calls] 人をよんだ
    [classes] 教室
    [days-open] 開設日
    [capacity] 定員
    [booked] 申込
    [attended] 参加者
    [fill-rate] 充足率
    [cancelled] 取り消し
    [no-shows] 無断欠席
    [never-served] 待ったまま
    [walk-ins] 当日参加
    [first-share] はじめての割合
    [consultations] 相談
    [minutes] かかった時間
    [measured] 計った件数
    [unsolved] 未解決
    [share] 割合
    [codes] 見せたQR
    [days-missing] 届かない日
    [open-days] 開館日
    [on] 日
    [at] 時刻
    [since] いつから
    [due] 期限
    [venue] 会場
    [state] ようす
    [text] 内容
    [of] 全体
    [closed] 締めたとき
    [now] いま
    [change] 差
    [why] 理由
    [figure] 数の名前
    [when] 記録した時
    [by] した人
   *[hour] 時
 }
report-figure = { $figure ->
    [visits] 学習機の利用回数
    [people] しおりで数えた人数
    [lessons-started] 始めた教材
    [lessons-finished] 終えた教材
    [help-calls] 人をよんだ回数
    [codes] 見せたQRコード
    [classes] 開いた教室
    [called-off] 中止した教室
    [capacity] 定員
    [booked] 申込
    [attended] 参加者
    [walk-ins] 当日参加
    [fill-rate] 充足率
    [cancelled] 取り消し
    [no-shows] 無断欠席
    [never-served] 待ったまま入れなかった人
    [first-share] はじめての割合
    [come-again] また来たい人の割合
    [consultations] 相談件数
    [minutes] 相談にかかった時間
    [days-open] 開設日数（会場ごとに数えた計）
    [unsure-clock] 時計が確かでない記録
    [procedures] 案内している手続き
   *[online] インターネットで全部できる手続き
 }

## fields of consultations that are not on the slip; the others have its words
report-dimension = { $field ->
    [district] 地区
    [helper] 担当
    [month] 月
    [weekday] 曜日
   *[hour] 時間帯
 }

## names
report-total = 計
report-unknown = わからない
report-nobody = 担当の名前なし
report-somebody = わからない人
report-no-referral = 紹介なし
report-no-reason = 言わなかった
report-hour = { $hour }時
report-step = { $step }　{ $title }
report-step-untitled = 手順{ $step }
report-standing = { $standing ->
    [to-come] これから
    [held] 開いた
   *[called-off] 中止
 }
report-online = { $online ->
    [full] 全部できる
    [part] 一部できる
   *[counter-only] 窓口だけ
 }
report-late = { $late ->
    [saved] あとから記録した相談
    [amended] 直した相談
    [voided] 取り消した相談
    [erased] 消した記録
    [sitting] あとから届いた学習機の利用
    [bookmark] しおりの利用
    [venue] 会場の登録を直した
    [term] 区分・結果・紹介先を直した
    [machine] 機械の登録を直した
    [more] このほかの件数
   *[class] 教室の記録
 }

## cells
report-not-reported = 未報告
report-hidden = 秘匿
report-minutes-unit = 分
report-moment = { $day } { $time }

## days
report-month = { $year }年{ $month }月
report-month-era = { $year }年{ $month }月（{ $era }）
report-era = { $era ->
    [showa] 昭和
    [heisei] 平成
   *[reiwa] 令和
 }{ $year ->
    [1] 元
   *[other] { $year }
 }年
report-fiscal-year = { $era }度（{ $first }から{ $last }まで）
report-days = { $from }から{ $until }まで
report-all-venues = すべての会場

## notes
report-note-unsure = 時計が確かでない記録が{ $count }件あります。ほかの数には入れていません。
report-note-silent-venue = { $venue }：開いていた日のうち{ $count }日、記録が届いていません。{ $days }
report-note-silent-machine = { $venue }の{ $machine }：開いていた日のうち{ $count }日、記録が届いていません。{ $days }
report-note-drafts = 書きかけの記録が{ $count }件あります。
report-note-unclosed = 終わったのに締めていない教室が{ $count }件あります。
report-note-not-over = { $day }までの数です。このあとの日は、まだ入っていません。
report-note-closed = { $month }は、{ $at }に締めました。数のしるし：{ $hash }。{ $changed ->
    [0] そのあと変わった数はありません。
   *[other] そのあと{ $changed }か所の数が変わりました。
 }
report-note-several = 「{ $table }」は、一件を二つ以上に数えることがあります。足しても計になりません。
report-note-only-now = 「{ $table }」は、この報告を作った日のようすです。前のようすは残っていません。
report-days-more = { $days } ほか{ $more }日

## what a file says of itself
report-about = この報告について
report-about-period = 期間
report-about-compared = くらべる期間
report-about-venues = 会場
report-about-machines = 記録が届いた機械
report-about-machines-of = { $machines }台のうち{ $heard }台
report-about-last = 最後の記録
report-about-made = 作った日
report-about-notes = 読む前に
report-about-none = なし
report-about-contents = 目次
report-legend = 「未報告」は、ゼロではなく、報告が届いていないことです。「秘匿」は、人が分からないように出していない数です。

## charts, for those who do not see them
report-chart = { $chart ->
    [bars] 項目ごとの横の棒です。
    [columns] 時の順の縦の棒です。
    [funnel] 手順ごとの横の棒で、そこまで進んだ人数です。斜線は、そこでやめた人です。
   *[heat] 縦と横の項目ごとのます目です。多いほど濃くなります。
 }いちばん多いのは「{ $most }」の{ $value }です。数はすべて表にあります。
