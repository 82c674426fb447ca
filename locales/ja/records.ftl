# コマンドが相談の記録、伝票の一覧、表の読み込みについて言うこと。

## 相談の一覧と一件

consultation-minutes = { $minutes }分
consultation-open = [続きあり]
consultation-voided = [取り消し]
consultation-history = これまでのこと
history-saved = 記録しました
history-amended = 直しました：{ $reason }
history-voided = 取り消しました：{ $reason }
history-erased = 消しました。中身は残っていません。
history-put-off = 続きを残しました（期限 { $due }）：{ $line }
history-closed = 続きを終えました：{ $line }
history-by = （担当 { $helper }）
history-change = { $was } から { $is } に
term-retired = [今は出していません]

## 記録の項目

column-receipt = 番号
column-taken-on = 相談日
column-taken-at = 時刻
column-minutes = かかった分
column-venue = 会場
column-channel = 受け方
column-age = 年代
column-visit = 来た回数
column-device = 機種
column-topic = 相談のこと
column-more-topics = ほかの話
column-outcome = どうなったか
column-referrals = 紹介先
column-lessons = 見せた教材
column-services = 見せたQR
column-note = メモ
column-follow-up = 残ったこと
column-due-on = いつまで
column-open = 続きが残っている
column-back-dated = あとから記録
column-standing = 扱い
column-saved-on = 記録した日
column-saved-at = 記録した時刻
column-helper = 担当
column-call = キオスクからの呼び出し
column-id = ID

## 表の読み込み

import-columns = 読み取る列：{ $columns }
import-sample = { $row }行目：{ $told }
import-more-rows = （ほかに{ $count }行）
import-would-write = { $rows }行のうち、{ $count }件を記録することになります。まだ何も記録していません。
import-written = { $rows }行のうち、{ $count }件を記録しました。
import-there = すでに記録があるので飛ばした行：{ $count }
import-alike = ほかから来た記録と一字一句同じ行：{ $count }
import-erased = 前に消した記録なので飛ばした行：{ $count }
import-voided = もとの表で取り消されているので飛ばした行：{ $count }
import-cut = メモを途中で切った行：{ $count }
import-masked = 残してはいけない番号を伏せた行（{ $what ->
    [phone] 電話番号
    [card] カード番号
    [my-number] マイナンバー
   *[secret] 暗証番号やパスワード
 }）：{ $count }
import-left-out = 使わない列：{ $headings }

## 表の直すところ

sheet-column-missing = 「{ $column }」の列が見つかりません。
    .remedy = --column { $column }=見出し で列を指すか、--default { $column }=値 で全行の値を決めてください。
sheet-heading-missing = 「{ $heading }」という見出しがありません（{ $column }）。
    .remedy = 表の1行目の見出しを、そのとおりに書いてください。
sheet-column-twice = 「{ $heading }」と「{ $value }」が、どちらも { $column } の列に見えます。
    .remedy = --column { $column }=見出し で、どちらかに決めてください。
sheet-word-meaning = 「{ $heading }」の意味として書かれた「{ $value }」は、{ $column } にありません。
    .remedy = 近い名前：{ $names }。
sheet-empty = 「{ $heading }」に何も書いてありません。
    .remedy = 書くか、--default { $column }=値 で、空いている行の値を決めてください。
sheet-unknown-word = 「{ $heading }」の「{ $value }」がわかりません。
    .remedy = 近い名前：{ $names }。読みかえるときは、--map のファイルの [values.{ $column }] に "{ $value }" = "ID" と書いてください。
sheet-not-a-day = 「{ $heading }」の「{ $value }」は日付として読めません。
    .remedy = 2026/4/1、2026-04-01、令和8年4月1日、R8.4.1 のように、年から書いてください。
sheet-day-outside = 「{ $heading }」の「{ $value }」は、{ $first } から { $last } の間にありません。
    .remedy = 日付を確かめてください。
sheet-not-a-time = 「{ $heading }」の「{ $value }」は時刻として読めません。
    .remedy = 13:30、午後1時30分 のように書いてください。
sheet-not-minutes = 「{ $heading }」の「{ $value }」は分の数として読めません。
    .remedy = 15、15分、1時間30分 のように、{ $most }分までで書いてください。
sheet-too-long = 「{ $heading }」が長すぎます（{ $count }文字）：{ $value }
    .remedy = { $most }文字までに縮めてください。メモは --cut-notes で切ることもできます。
sheet-not-an-id = 「{ $heading }」の「{ $value }」は ID ではありません。
    .remedy = 小文字と数字とハイフンの ID を書くか、--column { $column }= でこの列を使わないようにしてください。
sheet-not-a-receipt = 「{ $heading }」の「{ $value }」は、寺子屋の番号ではありません。
    .remedy = A261128-7 のような番号を書くか、--column { $column }= でこの列を使わないようにしてください。
sheet-not-yes-or-no = 「{ $heading }」の「{ $value }」は yes でも no でもありません。
    .remedy = yes か no、はい か いいえ と書くか、--column { $column }= でこの列を使わないようにしてください。
sheet-too-many-cells = この行は{ $count }列あり、見出しの{ $headings }列より多くなっています：{ $value }
    .remedy = コンマの入った文は "" で囲むか、見出しを足してください。

# terakoya bookmark
bookmark-also = { $numbers } からも開けます
bookmark-visits = はじめて来た日 { $first }、最後に来た日 { $last }
bookmark-lesson-at = { $step }ばんめ
bookmark-lesson-read = { $day } に終わりまで
bookmark-skill-alone = ひとりでできる
bookmark-skill-with-help = 手伝ってもらえばできる
bookmark-skill-not-yet = まだむずかしい
bookmark-erased = しおりを消しました：{ $numbers }
month-is-closed = { $month } を締めました。数のしるし：{ $hash }
month-is-open = { $month } を、また直せるようにしました。締めたときの数は、残してあります。
pin-confirm = 暗証番号: 
