# キオスクの画面のことば。読みは [漢字|かんじ] と書きます。

## 下のならび
nav-help = 人をよぶ
nav-start = はじめ
nav-back = もどる
nav-display = ことば Language
nav-display-short = ことば/A
nav-next = つぎへ
page-of = { $page }まいめ／{ $pages }まい
ok = とじる

## ことばと見やすさ
language-name = [日本語|にほんご]
attract-welcome = ようこそ
attract-about = スマホの練習が、できます。
attract-touch = ここをさわってください
attract-place = スマホのてらこや
language-title = どのことばで読みますか
display-title = ことばと見やすさ
display-language = ことばをかえる（Language）
display-theme = 色をかえる（いまは「{ $theme }」）
display-hide = まわりの人から、画面をかくす
display-speak-on = 声に出して読みあげる
display-speak-off = 読みあげをやめる
theme-paper = 明るい画面
theme-night = 暗い画面
theme-plain = 色なし

## はじめの画面
home-place = スマホのてらこや
home-heading = 何をしますか
home-learn = スマホの使い方を習う
home-learn-note = ゆっくり、ひとつずつ
home-troubles = こまったことを調べる
home-troubles-note = 画面がおかしい、あやしい知らせ
home-services = 手続きやサービスをさがす
home-services-note = 市役所、防災、年金、図書館など
home-help = 係の人をよぶ
home-help-note = 何でも聞いてください
home-bookmark = しおりの番号がある
home-bookmark-note = 前の続きから始めます
home-bookmark-mine = しおりの番号を見る
loading = いま、用意をしています。少しお待ちください。
nothing-here = いまは、ここには何もありません。係の人に聞いてください。

## 習う
courses-heading = どれを習いますか
lessons-heading = どれから始めますか
lesson-minutes = およそ{ $minutes }分
lesson-begin = はじめる
lesson-about-heading = できるようになること
lesson-before = はじめる前に
lesson-asked = よくあるご質問を読む
lesson-asked-heading = よくあるご質問
lesson-in-other-language = このページは、いまは「{ $language }」で書いてあります。
step-progress = { $step }ばんめ／ぜんぶで{ $steps }
question-place = 考えてみましょう
feedback-right = そのとおりです
feedback-other = もう一度、考えてみましょう
feedback-again = もう一度えらぶ
end-heading = 「{ $lesson }」を、終わりまで読みました
end-ask = いま、ひとりでできそうですか。思ったとおりに、えらんでください。
end-alone = ひとりでできる
end-with-help = 手伝ってもらえば、できる
end-not-yet = まだむずかしい
end-kept = 今日習ったことを、書きとめました。お名前は書いていません。
next-alone = すばらしいですね。次も、ゆっくり進みましょう。
next-with-help = それで十分です。くり返すうちに、慣れてきます。
next-not-yet = だいじょうぶです。はじめは、みなさん同じです。もう一度読んでも、係の人に聞いても、かまいません。
next-heading = 次は、どうしますか
next-lesson = 次に「{ $lesson }」を習う
next-service = 「{ $service }」を開いてみる
next-again = もう一度、はじめから読む
next-home = 今日は、ここまでにする

## しおり
bookmark-place = しおり
bookmark-note = 次に続きから始められる「しおり」も、作れます
bookmark-offer-heading = おつかれさまでした
bookmark-offer = しおりを作ると、次に来たとき、続きから始められます。
bookmark-make = しおりを作る
bookmark-leave-without = 作らずに終わる
bookmark-making = しおりを作っています。
bookmark-unmade = いまは、しおりを作れません。すみません。レッスンは、このまま続けられます。
bookmark-unsaved = いまは、今日の続きを書きとめられません。すみません。係の人に、そう伝えてください。
bookmark-number = しおりの番号 { $number }
bookmark-copy = この番号を、紙に書き写してください。係の人に、印刷してもらうこともできます。
bookmark-scan = 四角いもようは、番号だけのQRコードです。
bookmark-no-name = お名前は書いていません。番号をなくしても、また作れます。
bookmark-copied = おわる
bookmark-offer-slip = 次に来たとき、この番号を入れると、続きから始められます。
bookmark-enter = しおりの番号を入れてください。
bookmark-erase = 消す
bookmark-missing = あと{ $count }つ、数字を入れます。
bookmark-complete = そろいました。「つぎへ」を押してください。
bookmark-wrong-digit = どこか1つ、数字がちがうようです。紙の番号と見くらべて、「消す」で直してください。
bookmark-looking = さがしています。
bookmark-unknown = この番号のしおりは、ここでは見つかりません。紙の番号と見くらべるか、係の人に聞いてください。
bookmark-wait = 少し休んで、{ $seconds }秒ほどたってから、もう一度「つぎへ」を押してください。
bookmark-unreadable = いまは、しおりを開けません。すみません。レッスンは、はじめから選べます。
bookmark-welcome = おかえりなさい
bookmark-was-at = 前は、「{ $lesson }」の{ $step }ばんめまで進みました。
bookmark-had-finished = 前は、「{ $lesson }」を終わりまで読みました。
bookmark-nothing-yet = 好きなところから、始めてください。
bookmark-resume = 続きから
bookmark-read-again = 「{ $lesson }」を、もう一度読む
bookmark-else = ほかのことをする
recall-begin = 「{ $lesson }」を、まだ覚えていますか
recall-note = 質問が2つまであります。試験ではありません
recall-place = 思い出してみましょう
recall-other = だいじょうぶ、いっしょに思い出しましょう
recall-skip = 今日は、やめておく

## スマホの種類
handset-heading = お使いのスマホは、どれですか
handset-android = アンドロイド（Android）
handset-iphone = アイフォーン（iPhone）
handset-senior = らくらくスマホ、かんたんスマホなど
handset-unknown = わからない
handset-find-heading = スマホのうら側を見てください
handset-find-apple = りんごの絵がある
handset-find-senior = 「らくらく」「シンプル」「かんたん」とある
handset-find-other = どちらもない
handset-find-none = 見てもわからない、持っていない
handset-for = { $handset }の場合

## ひとこと
alert-tip = こつ
alert-note = 知っておくと安心
alert-warning = 気をつけて

## ことばの説明
word-place = ことばの説明
word-link = 「{ $word }」とは
word-close = とじる
service-link = 「{ $service }」を開く
lesson-link = 「{ $lesson }」を習う

## こまったこと
troubles-place = こまったこと
troubles-heading = どんなことで、おこまりですか
trouble-heading = いちばん近いものを、えらんでください
trouble-try = まず、こうしてみてください
trouble-lesson = 「{ $lesson }」でくわしく見る
trouble-service = 「{ $service }」を見る
trouble-helper = 係の人をよぶ

## 手続きとサービス
services-place = 手続きとサービス
services-heading = どんなことを、おさがしですか
service-owner = これは「{ $owner }」のサービスです。
service-host = { $host }
service-scan = スマホのカメラを、四角いもように向けてください。
service-scan-next = 次の画面に、四角いもようが出ます。スマホのカメラを向けてください。
service-compare = スマホに、この名前が出ましたか
service-bring = 用意するもの
service-phone = 電話 { $phone }
service-hours = 受付 { $hours }
service-no-code = いま、内容を確かめています。係の人に聞いてください。
service-counter = 電話か窓口で、受けつけています。
service-too-large = 文字が大きいので、四角いもよう（QRコード）が入りません。係の人に「QRコードを出してください」と言ってください。これは { $host } につながります。
service-wifi = 電波の名前は { $ssid } です。
venue-wifi-name = ここの無料Wi-Fi
venue-wifi-what = この場所で、料金のかからない電波（Wi-Fi）につなぐ

## 係の人をよぶ
help-place = 係の人をよぶ
help-heading = 係の人をよびました
help-wait = このまま、お待ちください。どの画面を見ていたかも、係の人に伝えてあります。
help-minutes = よんでから、{ $minutes }分たちました。
help-taken = 係の人が、こちらへ向かっています。
help-done = ここまでで、お手伝いは終わりです。まだ困っていることがあれば、もう一度よんでください。
help-declined-heading = 今は、係の人が行けません
help-declined = お待たせしたのに、すみません。近くの人に声をかけるか、少したってから、もう一度よんでください。
help-again = もう一度よぶ
help-unsaved = 係の人に、知らせがとどきませんでした。近くの係の人に、声をかけてください。
help-speak = お急ぎのときは、近くの係の人に声をかけてください。
help-cancel = よぶのをやめる
help-go-on = つづける

## まだいますか
idle-heading = まだ、つづけますか
idle-text = このまま何もさわらないと、はじめの画面にもどります。
idle-yes = つづける
blank-text = 画面をかくしています。さわると、もどります。
too-small = 画面が小さすぎます。係の人に「文字の大きさをなおしてください」と言ってください。
too-small-size = いまは、横{ $columns }文字、たて{ $rows }行です。横60文字、たて16行より小さいと、使えません。

## 係の人の画面
staff-place = 係の人のページ
staff-heading = この機械のようす
staff-fine = 記録は、きちんと保存されています。
staff-saving-disk-full = 保存する場所がいっぱいで、記録できません。いらないファイルを消してください。場所が空けば、また記録を始めます。教材とQRコードは使えます。
staff-saving-not-writable = 保存する場所に書きこめないので、記録できません。フォルダの権限を確かめてください。教材とQRコードは使えます。
staff-saving-damaged = 記録のファイルを読めないので、記録できません。ファイルには手をつけていません。「terakoya journal verify」で調べてください。教材とQRコードは使えます。
staff-saving-unreachable = 保存できたかどうか確かめられないので、記録を止めています。機械を再起動してください。教材とQRコードは使えます。
staff-missing = { $since }からあとの記録が{ $count }件、見つかりません。電源が急に切れたか、古いファイルにもどされたようです。
staff-cloned = この機械は、別の機械の写しのようです。記録の番号を新しく始めました。
staff-closed = 途中で切れた学習が{ $count }件ありました。そこまでの記録を残しました。
staff-open-to-others = この機械を使うほかの人も、記録を読めるようになっています。データのフォルダを本人だけのものにするよう（chmod 700）、担当の人に伝えてください。
staff-complaints = 教材に、直すところが{ $count }か所あります。
staff-return = はじめの画面にもどる
staff-desk = 相談の窓口を開く
staff-quit = このプログラムを終わる

## The linear mode
plain-prompt = 番号かしるしを入れて、Enterキーを押してください

## 教室
home-classes = 教室をさがす、申しこむ
home-classes-note = スマホの教室の、日にちと時間
home-check-in = 受付をする
home-check-in-note = { $from }からの教室
home-today = 今日の教室のレッスン
home-today-note = { $class }
home-exit = 今日の教室は、いかがでしたか
home-exit-note = ふたつだけ、お聞きします。お名前は聞きません
class-day = { $month }月{ $day }日（{ $weekday ->
    [mon] 月
    [tue] 火
    [wed] 水
    [thu] 木
    [fri] 金
    [sat] 土
   *[sun] 日
 }）
class-time = { $half ->
    [am] 午前{ $hour }
   *[pm] { $hour ->
        [0] 昼の12
       *[other] 午後{ $hour }
     }
 }時{ $minute ->
    [0] {""}
   *[other] { $minute }分
 }
class-when = { $day }{ $from }から{ $until }まで
class-starts = { $day }{ $from }から
class-begins = { $class }（{ $from }から）
class-free = 空きがあります
class-few = のこりわずか、あと{ $seats }人
class-full = 満席です。空きを待てます
class-closed = 申しこみは、終わりました
class-mine-seat = 申しこんであります。席があります
class-mine-waiting = 申しこんであります。空きを待っています
class-called-off = 中止になりました
class-called-off-title = 【中止】{ $class }
class-called-off-heading = 中止のお知らせ
class-called-off-line = { $day }{ $from }からの「{ $class }」は、中止になりました。
class-called-off-on = { $day }の教室
class-called-off-on-and-more = { $day }の教室など
class-called-off-more = ほかにも、中止の教室があります。
class-called-off-why = わけは、「{ $reason }」です。
classes-place = 教室
classes-here = ここで開く教室
classes-elsewhere = ほかの会場で開く教室
classes-none-here = いま、ここで開く教室はありません。
classes-see-elsewhere = ほかの会場の教室を見る
class-where = 場所は、{ $venue }{ $room }です。
class-book-until = 申しこみは、{ $day }までです。
class-page = このもようから、スマホで申しこむ画面に行けます。
class-page-open = スマホで申しこむ
class-page-open-note = QRコードが出ます
class-check-in-how = 当日は、始まる1時間前から受付をします。しおりの番号を持ってきてください。
class-book = ここで申しこむ
class-wait = ここで、空きを待つ申しこみをする
class-cancel = 申しこみを取りやめる
book-place = 教室の申しこみ
book-needs-heading = しおりの番号で、申しこみます
book-needs = 「しおり」は、番号だけを書いた紙です。お名前も、電話番号もいりません。当日は、この番号で受付をします。
book-needs-helper = この機械では、申しこめません。係の人が、お手伝いします。
book-make = しおりを新しく作る
book-ask = この教室に、申しこみますか
book-ask-waiting = いまは満席です。空きを待ちますか
book-with = しおりの番号は、{ $number } です。
book-no = まだ、申しこまない
book-yes = はい、申しこむ
book-yes-waiting = はい、空きを待つ
book-sending = 申しこんでいます。
book-seat-heading = 申しこみが、できました
book-waiting-heading = 空きを待つ人に、入りました
book-waiting = { $before ->
    [0] 席が空いたら、次はあなたの番です。
   *[other] あなたの前に、{ $before }人が待っています。
 }
book-waiting-how = 席が空いたかどうかは、この機械にしおりの番号を入れて、教室の画面を開くとわかります。
book-already-heading = もう、申しこんであります
book-closed-heading = この教室は、もう申しこめません
book-closed = ほかの教室を見るか、係の人に聞いてください。
book-failed-heading = いまは、申しこめませんでした
book-failed = すみません。少したってから、もう一度押してください。二重に申しこむことはありません。
book-again = もう一度、申しこむ
cancel-ask = 申しこみを、取りやめますか
cancel-loses = 取りやめると、あなたの席は、ほかの人の席になります。
cancel-no = 取りやめない
cancel-yes = はい、取りやめる
cancel-sending = 取りやめています。
cancelled-heading = 申しこみを、取りやめました
cancelled = また来たくなったら、いつでも申しこめます。
cancel-failed = すみません。いまは、取りやめられませんでした。少したってから、もう一度押してください。
check-in-place = 教室の受付
check-in-enter = しおりの番号か、番号札の番号を入れてください。
check-in-slip-or-more = 番号札なら、「つぎへ」を押してください。しおりなら、続けて入れてください。
check-in-here-heading = ようこそ。受付ができました
check-in-here = どうぞ、席でお待ちください。
check-in-already-heading = もう、受付がすんでいます
check-in-waiting-heading = 空きをお待ちの番号です
check-in-waiting = 席があるかどうか、係の人が確かめます。係の人をよんでください。
check-in-not-booked-heading = 申しこみが、見つかりません
check-in-not-booked = 番号を見くらべてください。同じなら、係の人がご案内します。
check-in-number = 番号 { $number }
check-in-not-now-heading = いまは、受付の時間ではありません
check-in-not-now = 受付は、教室が始まる1時間前から、終わるまでです。
check-in-failed = いまは、受付ができません。すみません。係の人に、声をかけてください。
check-in-again = 番号を入れなおす
today-heading = どのレッスンを開きますか
today-others = 教室の日にちを見る
exit-place = 教室のあとに
exit-which = どの教室に、いらっしゃいましたか
exit-ask = 「{ $class }」で習ったことは、できそうですか
exit-no-name = お名前は聞きません。思ったとおりに、えらんでください。
exit-skip = 答えない
exit-again = また、教室に来たいですか
exit-yes = はい、また来たい
exit-no = いいえ
exit-thanks-heading = ありがとうございました
exit-thanks = お答えは、次の教室をよくするために使います。
