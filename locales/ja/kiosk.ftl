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
home-troubles-note = 画面がおかしい、あやしい知らせが来た
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
